//! The frame of a document: a Tera template a kind, and the texts with variables.
//!
//! In: a read document and an [`Office`]. Out: the tree. The body's numbering and
//! the tables' spans are built in Rust; templates say which components come in which order,
//! with which fixed phrases. It leaves every look to the theme.

mod appendices;
mod assemble;
mod beside;
mod body;
mod check;
mod cited;
mod compared;
mod dossier;
mod faults;
mod figured;
mod filters;
mod groups;
mod keywords;
mod legal;
mod legal_marks;
mod local;
mod marks;
mod office;
mod own_error;
mod read;
mod references;
mod sections;
mod stamps;
mod stated;
mod sums;
mod table;
mod texts;
mod title;
mod typed;
mod unfit;
mod unit_behind;
mod variables;
mod view;
mod wording;

pub use assemble::{appendix, build, issuer};
pub use cited::CitedPaper;
pub use compared::{charts, sheet};
pub use dossier::Referred;
pub use figured::{Figured, figured};
pub use local::{settle, words};
pub use office::{BUILT_IN, Office};
