//! What was read, and what was found in it: the one value that a command passes on and prints.
//!
//! In: files and findings of the stages. Out: both together. It leaves how they look to
//! [`super::render`].

use super::{Code, Finding, Findings, Verdict, Version};
use crate::source::Sources;

/// What was read and what was found in it.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The files, for the places of the findings.
    pub sources: Sources,
    /// The findings.
    pub findings: Findings,
    /// The verdict of each rule of content on the document; empty if the report is about no document.
    pub verdicts: Vec<(Code, Verdict)>,
}

/// A report of findings that are about no file that was read.
impl FromIterator<Finding> for Report {
    fn from_iter<T: IntoIterator<Item = Finding>>(all: T) -> Report {
        let mut report = Report::default();
        all.into_iter().for_each(|one| report.findings.push(one));
        report
    }
}

impl Report {
    /// An empty report about a paper that this version of the program has issued, if it was issued at
    /// all.
    pub fn about_paper(issued_by: Option<Version>) -> Report {
        Report { findings: Findings::about_paper(issued_by), ..Report::default() }
    }

    /// Runs `work` with the same files but separate findings, about another paper, which this version of
    /// the program has issued, if it was issued at all. Returns the result and these findings.
    pub fn apart<T>(
        &mut self,
        issued_by: Option<Version>,
        work: impl FnOnce(&mut Report) -> T,
    ) -> (T, Findings) {
        let before = std::mem::replace(&mut self.findings, Findings::about_paper(issued_by));
        let made = work(self);
        (made, std::mem::replace(&mut self.findings, before))
    }

    /// Runs `work` on the same paper and with the same files, and drops what it finds, which is reported
    /// elsewhere.
    pub fn unheard<T>(&mut self, work: impl FnOnce(&mut Report) -> T) -> T {
        self.apart(self.findings.issued_by(), work).0
    }
}
