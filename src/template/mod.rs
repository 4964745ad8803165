//! The frame of a document: one Tera template per kind, and the texts with variables.
//!
//! In: a document as read and an [`Office`]. Out: the tree. The body's numbering and the tables' spans
//! are built in Rust; templates say which components come in which order, with which fixed phrases. It
//! leaves every look to the theme.

mod appendices;
mod assemble;
mod beside;
mod body;
mod bounds;
mod carriers;
mod check;
mod cited;
mod comparison;
mod emphasis;
mod faults;
mod figured;
mod filled;
mod filters;
mod frame_reader;
mod frames;
mod given;
mod groups;
mod in_order;
mod keywords;
mod left_out;
mod legal;
mod legal_marks;
mod locality;
mod names;
mod office;
mod open_dossier;
mod own_error;
mod practice;
mod references;
mod sections;
mod settings;
mod sums;
mod table;
mod texts;
mod title;
mod unfit;
mod unit_behind;
mod variables;
mod view;
mod wording;

pub use assemble::{appendix, build, issuer};
pub use cited::CitedPaper;
pub use comparison::{charts, sheet};
pub use figured::{Figured, figured};
pub use filters::FILTERS;
pub use locality::{settle, words};
pub use names::{SeenNames, names};
pub use office::{BUILT_IN, FileTexts, Office};
pub use open_dossier::Referred;
