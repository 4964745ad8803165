//! What was read, and what was found in it: the one thing that a command passes on and prints.
//!
//! In: files and findings of the stages. Out: both together; how they look is [`super::render`]'s.

use super::{Code, Finding, Findings, Verdict, Version};
use crate::source::Sources;

/// What was read and what was found in it.
#[derive(Debug, Default)]
pub struct Report {
    /// The files, for the places of the findings.
    pub sources: Sources,
    /// The findings.
    pub findings: Findings,
    /// What each rule of content says of the document; empty where it is about no document.
    pub verdicts: Vec<(Code, Verdict)>,
}

/// Findings that are about no file that was read.
impl FromIterator<Finding> for Report {
    fn from_iter<T: IntoIterator<Item = Finding>>(all: T) -> Report {
        let mut report = Report::default();
        all.into_iter().for_each(|one| report.findings.push(one));
        report
    }
}

impl Report {
    /// Nothing found yet in a paper that this version of the program has issued, if it was issued at
    /// all.
    pub fn about_paper(issued_by: Option<Version>) -> Report {
        Report { findings: Findings::about_paper(issued_by), ..Report::default() }
    }

    /// What `work` gives and what it finds, among the same files but apart from what was found before: of
    /// another paper, which this version of the program has issued, if it was issued at all.
    pub fn apart<T>(
        &mut self,
        issued_by: Option<Version>,
        work: impl FnOnce(&mut Report) -> T,
    ) -> (T, Findings) {
        let before = std::mem::replace(&mut self.findings, Findings::about_paper(issued_by));
        let made = work(self);
        (made, std::mem::replace(&mut self.findings, before))
    }

    /// What `work` gives, of the same paper and among the same files. What it finds is left out: it is
    /// reported elsewhere.
    pub fn unheard<T>(&mut self, work: impl FnOnce(&mut Report) -> T) -> T {
        self.apart(self.findings.issued_by(), work).0
    }
}
