//! The tree as DOCX.
//!
//! In: a [`Document`] and a [`Theme`]. Out: the bytes of a Word file, the same for the same tree.
//! Every part is written as XML in the order of its schema, then packed. Nothing but the tree's
//! own texts gets in: no date, no id that a counter gave, no name of a machine.

mod body;
mod chart;
mod columns;
mod package;
mod paragraph;
mod parts;
mod seal;
mod section;
mod stamps;
mod styles;
mod table;
mod text;
mod xml;

pub use seal::is_as_written;

use std::sync::OnceLock;

use self::package::Packed;
use crate::document::Document;
use crate::length::Length;
use crate::theme::Theme;
use crate::write::WriteError;

/// Writes DOCX files of one theme. Made once a run; any number of threads may use it.
pub struct DocxWriter {
    theme: Theme,
    /// All parts that most documents do not change, once one was written.
    constant: OnceLock<Packed>,
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
        let (extras, first_pages) = stamps::extras(document, &self.theme);
        let text = body::part(document, &first_pages, &self.theme);
        let mut own = vec![parts::properties(document), ("word/document.xml".into(), text)];
        if !extras.is_empty() {
            own.extend(parts::lists(&extras));
        }
        own.extend(stamps::parts(extras));
        let constant = self.constant()?;
        own.push(seal::part(own.iter().chain(constant.besides(&own))));
        package::zip(own, constant)
    }

    fn constant(&self) -> Result<&Packed, WriteError> {
        if let Some(constant) = self.constant.get() {
            return Ok(constant);
        }
        let mut parts = parts::constant();
        parts.extend(parts::lists(&[]));
        parts.push(("word/styles.xml".into(), styles::part(&self.theme)));
        let made = Packed::new(parts)?;
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

/// Half points, Word's unit for the size of letters.
fn half_points(size: Length) -> i32 {
    size.to_twips() / 10
}

/// Eighths of a point, Word's unit for the thickness of lines; it draws none thinner than 2.
fn eighths(stroke: Length) -> i32 {
    (stroke.to_twips() * 8 / 20).max(2)
}
