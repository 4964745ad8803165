//! The tree as DOCX.
//!
//! In: a [`Document`] and a [`Theme`]. Out: the bytes of a Word file, the same for the same tree.
//! docx-rs writes paragraphs, runs and tables; `mend` puts right what it writes wrong or cannot
//! write; styles, sections, settings and the package are our own.

mod body;
mod columns;
mod mend;
mod package;
mod paragraph;
mod parts;
mod section;
mod styles;
mod table;
mod text;
mod xml;

use std::sync::OnceLock;

use crate::document::Document;
use crate::length::Length;
use crate::theme::Theme;
use crate::write::WriteError;

/// Writes DOCX files of one theme. Made once a run; any number of threads may use it.
pub struct DocxWriter {
    theme: Theme,
    /// The package of all parts that no document changes, once one was written.
    constant: OnceLock<Vec<u8>>,
}

impl DocxWriter {
    /// A writer of this theme.
    pub fn new(theme: &Theme) -> DocxWriter {
        DocxWriter { theme: theme.clone(), constant: OnceLock::new() }
    }

    /// Writes a document.
    ///
    /// # Errors
    /// A text holds a character that Word cannot store (a control character).
    pub fn write(&self, document: &Document) -> Result<Vec<u8>, WriteError> {
        text::check(document)?;
        let own =
            vec![parts::properties(document), ("word/document.xml", body::part(document, &self.theme)?)];
        package::zip(own, self.constant()?)
    }

    fn constant(&self) -> Result<&[u8], WriteError> {
        if let Some(constant) = self.constant.get() {
            return Ok(constant);
        }
        let mut parts = parts::constant();
        parts.push(("word/styles.xml", styles::part(&self.theme)));
        let made = package::zip(parts, package::EMPTY)?;
        // Another thread may have made the same meanwhile.
        Ok(self.constant.get_or_init(|| made))
    }
}

/// Writes the tree as a DOCX file.
///
/// # Errors
/// As [`DocxWriter::write`].
pub fn write(document: &Document, theme: &Theme) -> Result<Vec<u8>, WriteError> {
    DocxWriter::new(theme).write(document)
}

/// A width or height for docx-rs, which takes no negative ones.
fn twips(length: Length) -> usize {
    usize::try_from(length.to_twips()).unwrap_or(0)
}

/// Half points, Word's unit for the size of letters.
fn half_points(size: Length) -> usize {
    twips(size) / 10
}

/// Eighths of a point, Word's unit for the thickness of lines; it draws none thinner than 2.
fn eighths(stroke: Length) -> usize {
    (twips(stroke) * 8 / 20).max(2)
}
