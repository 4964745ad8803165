//! Appendices of a document as documents of their own.
//!
//! In: a document. Out: the files of each of its appendices. Which sections are an appendix is left to
//! `paper`.

use super::{FormatBytes, Input, Pipeline, Rendered, Report};
use crate::write::Format;

impl Pipeline {
    /// The files of each appendix of a document, as a document of its own; empty if it has no appendix. The
    /// document comes with them, without files of its own.
    ///
    /// # Errors
    /// As [`Pipeline::render`], also for what is wrong in the rest of the document.
    pub fn render_appendices(
        &self,
        input: Input<'_>,
        formats: &[Format],
    ) -> Result<(Vec<FormatBytes>, Rendered), Report> {
        let mut rendered = self.render(input, &[])?;
        let appendices = rendered.tree.appendices();
        let report = &mut rendered.report;
        let all = appendices.iter().map(|one| self.files((one, None), formats, report)).collect();
        match all {
            Some(all) => Ok((all, rendered)),
            None => Err(rendered.report),
        }
    }
}
