//! What written DOCX were made of, kept beside them (`.vanban/nguon` of the folder of results).
//!
//! In: a document that was made, with the files that were read for it. Out: its DOCX, which name their
//! pack; the pack, on the disk before any of them; and later, packs that no file names taken away. What
//! stands in a pack and how it is read is left to [`crate::made_of`].

mod gather;
mod named;
mod sweep;
mod written;

pub(crate) use gather::{MadeOf, SharedMaterials, name_pack};
pub(crate) use sweep::sweep;
pub(crate) use written::{PackToKeep, Packs};
