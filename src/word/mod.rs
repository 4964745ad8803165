//! Word files (DOCX), read: stories of paragraphs and tables, each with its place, its look in the end
//! and the number that Word shows before it.
//!
//! In: the bytes of a file, and how its tracked changes are shown. Out: a [`WordFile`], or a
//! [`WordFault`] whose finding says what to do. What is not read, or not as Word shows it, is told in
//! [`WordFile::remarks`].
//!
//! ```ignore
//! let file = word::read(&bytes, ChangeView::Accepted)?;
//! for block in file.body() {
//!     match block {
//!         WordBlock::Paragraph(id) => {
//!             let paragraph = file.paragraph(*id);
//!             // paragraph.text(), .label, .look.align, .runs[..].look.bold, .place
//!         }
//!         WordBlock::Table(id) => { /* file.table(*id).rows[..].cells[..].blocks */ }
//!     }
//! }
//! ```
//!
//! It leaves to others what a paragraph is: it knows no component of any paper.
//!
//! Everything is bounded: what parts unpack to, how deep elements stand in one another, how many
//! paragraphs, cells and pieces there are. Nothing here calls itself.

mod annotate;
mod change;
mod drawing;
mod elements;
mod elements_of_tables;
mod fault;
mod labels;
mod level;
mod listing;
mod look;
mod measure;
mod model;
mod numbering;
mod old_codes;
mod open;
mod opened;
mod package;
mod parts;
mod place;
mod read_look;
mod read_sections;
mod read_table;
mod remarks;
mod resolve;
mod sections;
mod settings;
mod sort;
mod space;
mod story;
mod styles;
mod table;
mod table_look;
mod text;
mod told;
mod typed;
mod xml;

pub use annotate::{WordNote, annotated};
pub use change::{ChangeSort, ChangeView, WordChange};
pub use drawing::{DrawingKind, WordDrawing};
pub use fault::WordFault;
pub use listing::{listing, texts};
pub use look::{LetterHeight, LineHeight, ParagraphLook, RunLook, TabKind, TabPlace, WordAlign};
pub use model::{LabelGap, StoryKind, WordFile, WordLabel, WordParagraph, WordPiece, WordRun, WordStory};
pub use old_codes::{CodeConverted, decoded, to_unicode};
pub use open::read;
pub use package::WordRelation;
pub use parts::{WordParts, declared, relations_part};
pub use place::{CellPlace, NumberRef, ParagraphId, StoryId, WordBlock, WordPlace, WordTableId};
pub use remarks::{RemarkKind, WordRemark};
pub use sections::{PageNumbers, PageSort, SectionStart, WordSection};
pub use table::{CellEdge, WordCell, WordRow, WordTable};
pub use text::{composed, is_legacy, is_letter, is_letter_or_digit};
pub use typed::{PlainBlock, PlainCell, PlainLine, of_plain};

/// No larger file is read, in bytes: pictures are most of a large one.
pub const LARGEST_FILE: usize = 128 * 1024 * 1024;
