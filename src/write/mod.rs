//! The writers, and charts as SVG: tree and theme in, bytes out. They know no YAML, no budget, no Tera.

mod misplaced;

pub mod docx;
pub mod pdf;
pub mod svg;
pub mod text;

use std::fmt;

pub use misplaced::{Displacement, Misplaced, Side};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// PDF, by Typst.
    Pdf,
    /// DOCX, as parts of XML in a ZIP.
    Docx,
    /// Plain text, for search and comparison.
    Text,
}

impl Format {
    /// All, in the order they are written.
    pub const ALL: [Format; 3] = [Format::Pdf, Format::Docx, Format::Text];

    /// Those that are the paper itself, to be signed and to be edited: what is written where
    /// nothing else is asked for, and what is issued.
    pub const PAPER: [Format; 2] = [Format::Pdf, Format::Docx];

    /// The ending of the file's name, without dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Text => "txt",
        }
    }
}

/// Why a document could not be written. Its words are a sentence in Vietnamese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The built-in font has no picture of a character; on paper there would be an empty box.
    MissingGlyph {
        /// The character.
        letter: char,
        /// The text it stands in.
        text: String,
    },
    /// A control character, which Word cannot store.
    Control {
        /// The character.
        letter: char,
        /// The text it stands in.
        text: String,
    },
    /// The library that lays out or packs the document refused it: a defect of this program.
    Engine {
        /// Its own words, in English.
        reason: String,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::MissingGlyph { letter, text } => {
                let code = u32::from(*letter);
                let shown = if letter.is_control() { String::new() } else { format!(" “{letter}”") };
                write!(f, "phông chữ không có ký tự{shown} (U+{code:04X}) trong “{text}”")
            }
            WriteError::Control { letter, text } => {
                write!(f, "ký tự điều khiển U+{:04X} trong “{text}” không ghi được", u32::from(*letter))
            }
            WriteError::Engine { reason } => write!(f, "lỗi của chương trình khi ghi tệp: {reason}"),
        }
    }
}

impl std::error::Error for WriteError {}
