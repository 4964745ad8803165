//! Words that an office's own rule tells of already.
//!
//! In: what the rules of an office found on a paper. Out: whether another rule tells the same words: two rules at one
//! place ask for one thing twice, or for two things. The graver of them is told, the office's where they are equal.

use std::ops::Range;

use crate::finding::Severity;
use crate::rules::{Broken, Judged, PaperView};

/// A place that a rule of the office tells of.
struct OwnPlace {
    /// The paragraph of the paper, by its address.
    paragraph: *const crate::paper::Paragraph,
    at: Range<usize>,
    severity: Severity,
}

/// What the rules of an office tell of a paper.
pub(in crate::rules) struct Covered<'p, 'a> {
    paper: &'p PaperView<'a>,
    all: Vec<OwnPlace>,
}

impl<'p, 'a> Covered<'p, 'a> {
    /// All of it.
    pub(in crate::rules) fn of(paper: &'p PaperView<'a>, own: &[Judged<'a>]) -> Covered<'p, 'a> {
        let mut covered = Covered { paper, all: Vec::new() };
        for one in own.iter().flat_map(|judged| &judged.broken) {
            if let Some(at) = covered.place(one) {
                let paragraph = std::ptr::from_ref(one.paragraph);
                covered.all.push(OwnPlace { paragraph, at, severity: one.severity });
            }
        }
        covered
    }

    /// Whether the office's rule tells of words of this finding, and as gravely.
    pub(in crate::rules) fn holds(&self, one: &Broken<'a>) -> bool {
        let paragraph = std::ptr::from_ref(one.paragraph);
        let mut near = self.all.iter().filter(|own| own.paragraph == paragraph).peekable();
        near.peek().is_some()
            && self.place(one).is_some_and(|at| {
                near.any(|own| own.at.start < at.end && at.start < own.at.end && own.severity <= one.severity)
            })
    }

    /// Where the words of a finding stand on its line; None of what is about the line or the paper as a whole.
    fn place(&self, one: &Broken<'a>) -> Option<Range<usize>> {
        if one.of_paper || one.words.is_empty() {
            return None;
        }
        let line = self.paper.lines().find(|line| std::ptr::eq(line.paragraph, one.paragraph))?;
        let (start, words) = line.text.match_indices(one.words.as_str()).nth(one.earlier)?;
        Some(start..start + words.len())
    }
}
