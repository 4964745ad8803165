//! Who receives what a run reports: the terminal of the command line, or nobody.
//!
//! In: findings, lines, progress. Out: nothing; how it looks and where it goes is left to the listener.

use serde::Serialize;

use crate::finding::{Finding, Report};

/// Receives what a run reports.
pub(crate) trait Listener {
    /// Findings, with the files that they are about.
    fn findings(&self, report: &Report);

    /// A line about the run.
    fn say(&self, line: &str);

    /// The total of a run, for programs; in words it is a line.
    fn sum(&self, figures: &impl Serialize);

    /// Says at once what the run waits for.
    fn waiting(&self, sentence: &str);

    /// This many documents are done, and this one is next.
    fn next(&self, done: usize, name: &str);

    /// There is no next document.
    fn finish(&self);

    /// Whether no further document is to be begun: somebody has stopped the run.
    fn is_stopped(&self) -> bool {
        false
    }

    /// Findings that are about no file of a document.
    fn notes(&self, notes: Vec<Finding>) {
        self.findings(&notes.into_iter().collect());
    }
}

/// Ignores everything.
#[cfg(test)]
pub(super) struct Nobody;

#[cfg(test)]
impl Listener for Nobody {
    fn findings(&self, _: &Report) {}
    fn say(&self, _: &str) {}
    fn sum(&self, _: &impl Serialize) {}
    fn waiting(&self, _: &str) {}
    fn next(&self, _: usize, _: &str) {}
    fn finish(&self) {}
}
