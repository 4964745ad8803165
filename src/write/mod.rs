//! The writers, and charts as SVG: a document laid out in, bytes out. They know no YAML, no budget,
//! no Tera, and measure no text. A further format is a folder here and a line in the table below.

mod control;
mod misplaced;
mod xml;

pub mod akn;
pub mod docx;
pub mod pdf;
pub mod svg;
pub mod text;

use std::fmt;

pub(crate) use control::check as check_letters;
pub use misplaced::{AreaEdge, Displacement, Misplaced};

use crate::layout::Laid;
use crate::theme::Theme;

/// Makes [`Format`] and [`Writers`] from a table: the name of a format, the ending of its files, its
/// writer. Those of `paper` are the paper itself.
macro_rules! formats {
    (
        paper { $($(#[doc = $doc:literal])+ $paper:ident, $paper_ending:literal, $paper_module:ident::$paper_writer:ident;)+ }
        other { $($(#[doc = $other_doc:literal])+ $other:ident, $other_ending:literal, $other_module:ident::$other_writer:ident;)* }
    ) => {
        /// A kind of file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Format {
            $($(#[doc = $doc])+ $paper,)+
            $($(#[doc = $other_doc])+ $other,)*
        }

        impl Format {
            /// All formats, in the order in which they are written.
            pub const ALL: [Format; [$($paper_ending,)+ $($other_ending,)*].len()] =
                [$(Format::$paper,)+ $(Format::$other,)*];

            /// Those that are the paper itself, to be signed and to be edited: these are written if
            /// nothing else is asked for, and these are issued.
            pub const PAPER: [Format; [$($paper_ending),+].len()] = [$(Format::$paper),+];

            /// The ending of the file's name, without a dot.
            pub const fn extension(self) -> &'static str {
                match self {
                    $(Format::$paper => $paper_ending,)+
                    $(Format::$other => $other_ending,)*
                }
            }
        }

        /// The writers of one theme.
        pub struct Writers {
            $(pub(crate) $paper_module: $paper_module::$paper_writer,)+
            $(pub(crate) $other_module: $other_module::$other_writer,)*
        }

        impl Writers {
            /// The writers of this theme.
            pub fn new(theme: &Theme) -> Writers {
                Writers {
                    $($paper_module: $paper_module::$paper_writer::new(theme),)+
                    $($other_module: $other_module::$other_writer::new(theme),)*
                }
            }

            /// The writer of a format.
            pub fn of(&self, format: Format) -> &dyn Writer {
                match format {
                    $(Format::$paper => &self.$paper_module,)+
                    $(Format::$other => &self.$other_module,)*
                }
            }
        }
    };
}

formats! {
    paper {
        /// PDF, by Typst.
        Pdf, "pdf", pdf::PdfWriter;
        /// DOCX, as parts of XML in a ZIP.
        Docx, "docx", docx::DocxWriter;
    }
    other {
        /// Plain text, for search and comparison.
        Text, "txt", text::TextWriter;
        /// Akoma Ntoso 3.0, for systems that exchange legal texts by their structure.
        Akn, "akn", akn::AknWriter;
    }
}

/// Writes documents of one theme in one format. Made once per run; any number of threads may use it.
pub trait Writer: Send + Sync {
    /// The bytes of a document that is laid out in the writer's theme.
    ///
    /// # Errors
    /// A letter that the format cannot show or store, or a bug.
    fn write(&self, page: &Laid<'_>) -> Result<Drawn, WriteError>;

    /// Whether its files hold the faces, so that they cannot show a letter that has no glyph there.
    fn holds_faces(&self) -> bool {
        false
    }
}

/// A file that a writer made.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The file.
    pub bytes: Vec<u8>,
    /// Words that are not where they may be, if the format has pages. A file with any must not be given
    /// out.
    pub misplaced: Vec<Misplaced>,
}

impl Drawn {
    /// A file without pages of its own.
    pub(crate) fn of(bytes: Vec<u8>) -> Drawn {
        Drawn { bytes, misplaced: Vec::new() }
    }
}

/// Why a document could not be written. Its words are a sentence in Vietnamese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The built-in font has no glyph for a character; on paper there would be an empty box.
    MissingGlyph {
        /// The character.
        letter: char,
        /// The text it is in.
        text: String,
    },
    /// A control character, which Word cannot store.
    Control {
        /// The character.
        letter: char,
        /// The text it is in.
        text: String,
    },
    /// The library that lays out or packs the document refused it: a defect of this program.
    Engine {
        /// What it was about to do, in Vietnamese.
        step: &'static str,
        /// Its own words, in English: for who changes the program, never for who uses it.
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
            WriteError::Engine { step, .. } => write!(f, "lỗi của chương trình khi ghi tệp, lúc {step}"),
        }
    }
}

impl std::error::Error for WriteError {}
