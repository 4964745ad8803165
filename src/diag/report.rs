//! What was read, and what was found in it: the one thing that a command passes on and prints.
//!
//! In: files and findings of the stages. Out: both together; how they look is [`super::render`]'s.

use super::{Diagnostics, Version};
use crate::source::Sources;

/// What was read and what was found in it.
#[derive(Debug, Default)]
pub struct Report {
    /// The files, for the places of the findings.
    pub sources: Sources,
    /// The findings.
    pub findings: Diagnostics,
}

impl Report {
    /// Nothing found yet in a paper that this version of the program has issued, if it was issued at
    /// all.
    pub fn about_paper(issued_by: Option<Version>) -> Report {
        Report { findings: Diagnostics::about_paper(issued_by), ..Report::default() }
    }
}
