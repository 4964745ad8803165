//! The tree as DOCX.
//!
//! In: a [`Document`] and a [`Theme`]. Out: the bytes of a Word file, the same for the same tree.
//! docx-rs writes paragraphs, runs and tables; `mend` puts right what it writes wrong or cannot
//! write; styles, sections, settings and the package are our own.

mod body;
mod chart;
mod columns;
mod mend;
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

use crate::document::Document;
use crate::length::Length;
use crate::theme::Theme;
use crate::write::WriteError;

/// Writes the tree as a DOCX file.
///
/// # Errors
/// A text holds a character that Word cannot store (a control character).
pub fn write(document: &Document, theme: &Theme) -> Result<Vec<u8>, WriteError> {
    text::check(document)?;
    let (extras, first_pages) = stamps::extras(document, theme);
    let mut parts = parts::all(document, &extras);
    parts.push(("word/styles.xml".into(), styles::part(theme)));
    parts.push(("word/document.xml".into(), body::part(document, &first_pages, theme)?));
    parts.extend(stamps::parts(extras));
    parts.push(seal::part(&parts));
    package::zip(parts)
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
