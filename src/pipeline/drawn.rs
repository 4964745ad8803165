//! A document on its pages, to be looked at: what `build` would put into its PDF, without the file.
//!
//! In: a document. Out: its pages, and all that is found in it, as `check` and `build` find it. Nothing of it
//! is to be given out: pages on which words are misplaced are shown too, with the finding.

use super::typed_places::WrittenPlaces;
use super::{Input, LocalityData, Pipeline, Report, Stages, misplaced, places};
use crate::paper::{Paper, Paragraph};
use crate::source::{Sources, Span};
use crate::write::pdf::DrawnPages;
use crate::write::{self, Format};
use crate::yaml::Node;

/// A document on its pages.
pub struct PaperOnPages {
    /// Its tree.
    pub tree: Paper,
    /// What was typed, with attached files in their places.
    pub node: Node,
    /// Its pages.
    pub drawn: DrawnPages,
}

impl PaperOnPages {
    /// Where a word of a paragraph on paper was typed, if it is not known to be set by the program; `earlier` is how
    /// many of the same are before it in the paragraph.
    pub fn typed(
        &self,
        sources: &Sources,
        paragraph: &Paragraph,
        word: &str,
        earlier: usize,
    ) -> Option<Span> {
        WrittenPlaces::of(&self.tree, Some(&self.node), sources).own(paragraph, word, earlier)
    }

    /// The value that a paragraph without a text of its own is made from.
    pub fn own_value(&self, paragraph: &Paragraph) -> Option<&Node> {
        places::key_of(paragraph.role).and_then(|key| self.node.get(key))
    }
}

impl Pipeline {
    /// A document on its pages, and all that is found in it. The pages are None if something in it is wrong
    /// before there are any; else `early` sees its tree, and what was found so far, before they are laid out.
    pub fn drawn(
        &self,
        input: Input<'_>,
        early: &mut dyn FnMut(&Paper, &Report),
    ) -> (Option<PaperOnPages>, Report) {
        self.drawn_of(input, None, early)
    }

    /// The document that a template gives for one locality, on its pages.
    pub fn drawn_for(
        &self,
        template: Input<'_>,
        local: LocalityData<'_>,
        early: &mut dyn FnMut(&Paper, &Report),
    ) -> (Option<PaperOnPages>, Report) {
        self.drawn_of(template, Some(local), early)
    }

    fn drawn_of(
        &self,
        input: Input<'_>,
        local: Option<LocalityData<'_>>,
        early: &mut dyn FnMut(&Paper, &Report),
    ) -> (Option<PaperOnPages>, Report) {
        let (dossier, mut report) = self.dossier_of(input, local);
        let Some(Stages { tree, node, .. }) = dossier else { return (None, report) };
        early(&tree, &report);
        let drawn = self.pages(&tree, &node, &mut report);
        (drawn.map(|drawn| PaperOnPages { tree, node, drawn }), report)
    }

    /// The pages of a tree. What is found on them goes into the report.
    pub(super) fn pages(&self, tree: &Paper, node: &Node, report: &mut Report) -> Option<DrawnPages> {
        let name = report.sources.file(node.span.file).name().to_owned();
        let page = self.fitted(tree, &name, true, report)?;
        if let Some(late) = self.late(&name) {
            report.findings.push(late);
            return None;
        }
        match write::check_letters(tree).and_then(|()| self.writers.pdf.drawn(&page)) {
            Ok(drawn) => {
                let told = misplaced::misplaced(&drawn.misplaced);
                told.into_iter().for_each(|finding| report.findings.push(finding));
                Some(drawn)
            }
            Err(error) => {
                let finding = Pipeline::unwritten(&error);
                self.refused(finding, (tree, Some(node)), &Format::PAPER, report);
                None
            }
        }
    }
}
