//! Papers that are made from no document, such as the check sheet.
//!
//! In: a tree. Out: its files, or what is wrong in it.

use super::{FormatBytes, Pipeline, Report};
use crate::paper::Paper;
use crate::write::Format;

impl Pipeline {
    /// The files of a tree that comes from no document, laid out like any other. Returns None if something in
    /// it is wrong, which is then in the report.
    pub fn paper(&self, tree: Paper, formats: &[Format], report: &mut Report) -> Option<FormatBytes> {
        let tree = self.decided(tree, None, &mut report.findings)?;
        self.files((&tree, None), formats, report)
    }
}
