//! Who hears what a run says: the terminal of the command line, or nobody.
//!
//! In: findings, lines, how far it has come. Out: nothing; how it looks and where it goes is the listener's.

use serde::Serialize;

use crate::finding::{Finding, Report};

/// Whoever hears a run.
pub(crate) trait Listener {
    /// Findings, with the files that they are about.
    fn findings(&self, report: &Report);

    /// A line about the run.
    fn say(&self, line: &str);

    /// The sum of a run, for whoever counts; what it says in words is said by a line.
    fn sum(&self, figures: &impl Serialize);

    /// What is waited for, at once.
    fn waiting(&self, sentence: &str);

    /// So many documents are done, and which one is next.
    fn next(&self, done: usize, name: &str);

    /// There is no next one.
    fn finish(&self);

    /// Findings that are about no file of a document.
    fn notes(&self, notes: Vec<Finding>) {
        self.findings(&notes.into_iter().collect());
    }
}

/// Hears nothing.
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
