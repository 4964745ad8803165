//! A document as DOCX.
//!
//! In: a document laid out. Out: the bytes of a Word file, the same for the same tree. Every part is
//! written as XML in the order of its schema, then packed. Only what the tree says gets in: no date of a
//! clock, no random id, no name of a machine.

mod body;
mod chart;
mod columns;
mod first_page;
mod frames;
mod headings;
mod images;
mod names;
mod package;
mod paragraph;
mod parts;
mod section;
mod simple;
mod styles;
mod table;

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use self::headings::{Headings, Used};
use self::package::{Package, Packed};
use crate::fingerprint::package as fingerprint;
use crate::layout::Laid;
use crate::length::Length;
use crate::theme::Theme;
use crate::write::{Drawn, WriteError, Writer, control};

/// Writes DOCX files of one theme. Made once per run; any number of threads may use it.
pub struct DocxWriter {
    theme: Theme,
    /// Made when the first document is written.
    shared: OnceLock<Shared>,
}

/// The parts that documents have in common, packed.
struct Shared {
    /// Those that name all others, for a document without further parts.
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

impl Writer for DocxWriter {
    fn write(&self, page: &Laid<'_>) -> Result<Drawn, WriteError> {
        // A control character, which Word cannot store.
        control::check(page.document)?;
        let shared = self.shared()?;
        let used = headings::used(page);
        let headings = Headings::of(&used);
        let (extras, first_pages) = first_page::extras(page);
        let mut package = Package::default();
        if extras.is_empty() {
            package.shared(&shared.lists)?;
        } else {
            parts::lists(&extras).iter().try_for_each(|part| package.own(part))?;
        }
        package.shared(&shared.rest)?;
        package.shared(&self.styles(shared, used, &headings)?)?;
        package.own(&parts::properties(page.document))?;
        first_page::parts(extras).try_for_each(|part| package.own(&part))?;
        package.own(&("word/document.xml".into(), body::part(page, &first_pages, &headings)))?;
        let property = fingerprint::part(package.facts());
        package.own(&(fingerprint::PART.into(), property))?;
        package.finish().map(Drawn::of)
    }
}

/// A size in half points, Word's unit for the size of letters.
fn half_points(size: Length) -> i32 {
    size.to_twips() / 10
}

/// A thickness in eighths of a point, Word's unit for lines; it draws none thinner than 2.
fn eighths(stroke: Length) -> i32 {
    (stroke.to_twips() * 8 / 20).max(2)
}
