//! The frame of a document: a Tera template a kind, and the texts with variables.

pub mod table;
