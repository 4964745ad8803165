//! Words of a line that nobody typed there.
//!
//! In: a line. Out: who gave the words at a byte of it. Of a paper that was only observed nobody knows.

use std::ops::Range;

use super::paper_view::Line;
use crate::paper::{GivenBy, GivenWords};

/// The words of a line that nobody typed there, by their bytes in its text.
pub(super) struct GivenOfLine<'a> {
    all: Vec<(Range<usize>, &'a GivenBy)>,
}

/// Those of a line.
pub(super) fn of<'a>(line: &Line<'a>) -> GivenOfLine<'a> {
    let given: &'a [GivenWords] = &line.paragraph.given;
    if given.is_empty() {
        return GivenOfLine { all: Vec::new() };
    }
    // A blank that does not break is a byte longer in the paragraph than in the line.
    let plain = line.paragraph.plain_text();
    let moved = |at: usize| at - plain[..at].matches('\u{a0}').count();
    let all = given.iter().map(|one| (moved(one.at.start)..moved(one.at.end), &one.by));
    GivenOfLine { all: all.collect() }
}

impl<'a> GivenOfLine<'a> {
    /// Who gave the letter at a byte; None where it was typed.
    pub(super) fn by(&self, at: usize) -> Option<&'a GivenBy> {
        self.all.iter().find(|(given, _)| given.contains(&at)).map(|(_, by)| *by)
    }

    /// The words that were given, with who gave them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(Range<usize>, &'a GivenBy)> {
        self.all.iter()
    }

    /// Who gave words, if only a part of them: the first of several, with whether all of them are of one.
    pub(super) fn any(&self, words: &Range<usize>) -> Option<(&'a GivenBy, bool)> {
        let touches =
            |(given, _): &&(Range<usize>, &GivenBy)| given.start < words.end && words.start < given.end;
        let (given, by) = self.all.iter().find(touches)?;
        Some((*by, given.start <= words.start && words.end <= given.end))
    }
}
