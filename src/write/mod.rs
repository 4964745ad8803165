//! The two writers: tree and theme in, bytes out. They know no YAML, no budget, no Tera.

pub mod docx;
pub mod pdf;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// PDF, by Typst.
    Pdf,
    /// DOCX, by docx-rs and our own package parts.
    Docx,
}

impl Format {
    /// Both, in the order they are written.
    pub const ALL: [Format; 2] = [Format::Pdf, Format::Docx];

    /// The ending of the file's name, without dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Docx => "docx",
        }
    }
}
