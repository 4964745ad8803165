//! All that is found in a document when its files are made, without making those that would report nothing
//! more.
//!
//! In: a document. Out: its report, and its tree if its files could be made. If all words surely fit their
//! places, which `layout` can tell for most letters, plans and notices, no page is drawn; in doubt all files
//! are made, as `build` makes them.

use super::{Input, LocalityData, Pipeline, Report, Stages};
use crate::layout;
use crate::paper::Paper;
use crate::write::{self, Format};

impl Pipeline {
    /// The tree of a document that could be written, and what is found. The tree is None if something in it
    /// is wrong.
    pub fn found_in(&self, input: Input<'_>) -> (Option<Paper>, Report) {
        self.found_of(input, None)
    }

    /// The same of the document that a template gives for one locality.
    pub fn found_for(&self, template: Input<'_>, local: LocalityData<'_>) -> (Option<Paper>, Report) {
        self.found_of(template, Some(local))
    }

    fn found_of(&self, input: Input<'_>, local: Option<LocalityData<'_>>) -> (Option<Paper>, Report) {
        let (dossier, mut report) = self.dossier_of(input, local);
        let Some(Stages { tree, node, .. }) = dossier else { return (None, report) };
        let written = self.fits_surely(&tree)
            || self.files((&tree, Some(&node)), &Format::PAPER, &mut report).is_some();
        (written.then_some(tree), report)
    }

    /// Whether all words of a tree surely fit their places, so that no page has to be looked at.
    pub(super) fn fits_surely(&self, tree: &Paper) -> bool {
        layout::fits_surely(&layout::of(tree, &self.office.theme)) && write::check_letters(tree).is_ok()
    }
}
