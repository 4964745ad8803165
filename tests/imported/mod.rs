//! Papers of Word and texts copied from a PDF as YAML: what is built from it is the same paper.

mod body_tables;
mod command;
mod looks;
mod norm_refused;
mod normed;
pub(crate) mod notice;
mod same_paper;
mod shuffled;
mod texts;
mod wide_tables;
