//! The tree as DOCX.
//!
//! In: a [`Document`] and a [`Theme`]. Out: the bytes of a Word file, the same for the same tree.
//! Every part is written as XML in the order of its schema, then packed. Nothing but what the
//! tree says gets in: no clock's date, no id that a counter gave, no name of a machine.

mod body;
mod chart;
mod columns;
mod headings;
mod lines;
mod names;
mod package;
mod paragraph;
mod parts;
mod section;
mod stamps;
mod styles;
mod table;
pub(in crate::write) mod text;
mod xml;

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use self::headings::{Headings, Used};
use self::package::{Package, Packed};
use crate::document::Document;
use crate::fingerprint::package as fingerprint;
use crate::length::Length;
use crate::theme::Theme;
use crate::write::WriteError;

/// Writes DOCX files of one theme. Made once a run; any number of threads may use it.
pub struct DocxWriter {
    theme: Theme,
    /// Made when the first document is written.
    shared: OnceLock<Shared>,
}

/// The parts that documents have in common, packed.
struct Shared {
    /// Those that name all others, for a document without parts of its own kind.
    lists: Packed,
    /// Those that every document has.
    rest: Packed,
    /// The styles of documents with the same headings.
    styles: Mutex<BTreeMap<Used, Packed>>,
}

impl DocxWriter {
    /// A writer of this theme.
    pub fn new(theme: &Theme) -> DocxWriter {
        DocxWriter { theme: theme.clone(), shared: OnceLock::new() }
    }

    /// Writes a document.
    ///
    /// # Errors
    /// A text holds a character that Word cannot store (a control character).
    pub fn write(&self, document: &Document) -> Result<Vec<u8>, WriteError> {
        text::check(document)?;
        let shared = self.shared()?;
        let used = headings::used(document);
        let headings = Headings::of(&used);
        let (extras, first_pages) = stamps::extras(document, &self.theme);
        let mut package = Package::default();
        if extras.is_empty() {
            package.shared(&shared.lists)?;
        } else {
            parts::lists(&extras).iter().try_for_each(|part| package.own(part))?;
        }
        package.shared(&shared.rest)?;
        package.shared(&self.styles(shared, used, &headings)?)?;
        package.own(&parts::properties(document))?;
        stamps::parts(extras).try_for_each(|part| package.own(&part))?;
        package
            .own(&("word/document.xml".into(), body::part(document, &first_pages, &headings, &self.theme)))?;
        let property = fingerprint::part(package.facts());
        package.own(&(fingerprint::PART.into(), property))?;
        package.finish()
    }

    fn shared(&self) -> Result<&Shared, WriteError> {
        if let Some(shared) = self.shared.get() {
            return Ok(shared);
        }
        let made = Shared {
            lists: Packed::new(&parts::lists(&[]))?,
            rest: Packed::new(&parts::constant())?,
            styles: Mutex::default(),
        };
        // Another thread may have made the same meanwhile.
        Ok(self.shared.get_or_init(|| made))
    }

    fn styles(&self, shared: &Shared, used: Used, headings: &Headings) -> Result<Packed, WriteError> {
        let mut known = shared.styles.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(packed) = known.get(&used) {
            return Ok(packed.clone());
        }
        let packed = Packed::new(&[("word/styles.xml".into(), styles::part(&self.theme, headings))])?;
        known.insert(used, packed.clone());
        Ok(packed)
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
