//! What written DOCX files were made of, kept beside them (`.vanban/nguon` in the folder of results).
//!
//! In: a document that was made, with the files that were read for it. Out: its DOCX files, which name their
//! pack; the pack, on the disk before any of them; and later, the removal of packs that no file names. What a
//! pack holds and how it is read is left to [`crate::made_of`].

mod gather;
mod named;
mod sweep;
mod written;

pub(crate) use gather::{IN_PDF, MadeOf, NamedPack, SharedMaterials, name_pack, put_issued_into};
pub(crate) use sweep::sweep;
pub(crate) use written::{PackToKeep, Packs};
