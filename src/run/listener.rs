//! Who hears what a run says: the terminal of the command line, or nobody.
//!
//! In: findings, and what is waited for. Out: nothing; how it looks and where it goes is the listener's.

use crate::diag::{Diagnostic, Report};

/// Whoever hears a run.
pub(crate) trait Listener {
    /// Findings, with the files that they are about.
    fn findings(&self, report: &Report);

    /// What is waited for, at once.
    fn waiting(&self, sentence: &str);

    /// Findings that are about no file of a document.
    fn notes(&self, notes: Vec<Diagnostic>) {
        let mut report = Report::default();
        notes.into_iter().for_each(|note| report.findings.push(note));
        self.findings(&report);
    }
}
