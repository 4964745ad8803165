//! The template of a batch, read once for all its localities.
//!
//! In: a template's name and bytes, and who issued it. Out: its node, with its text among the sources and
//! what was found in it: the same as if it were read again, on whichever thread.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Input, Report};
use crate::finding::Version;
use crate::yaml::{self, Node};

/// The template that was read last.
#[derive(Default)]
pub(super) struct Templates(Mutex<Option<Arc<Template>>>);

/// A template that was read.
struct Template {
    name: String,
    bytes: Vec<u8>,
    issued_by: Option<Version>,
    node: Option<Node>,
    report: Report,
}

impl Templates {
    /// The node of a template. Returns None if it cannot be read. The report must be empty.
    pub(super) fn node(&self, input: Input<'_>, report: &mut Report) -> Option<Node> {
        let template = self.template(input);
        report.sources = template.report.sources.clone();
        report.findings = template.report.findings.clone();
        template.node.clone()
    }

    fn template(&self, input: Input<'_>) -> Arc<Template> {
        // A panic of another holder of this lock has changed nothing in it.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |one: &&Arc<Template>| {
            one.name == input.name && one.issued_by == input.issued_by && one.bytes == input.bytes
        };
        if let Some(template) = last.as_ref().filter(same) {
            return Arc::clone(template);
        }
        let mut report = input.report();
        let node = yaml::open(input.name, input.bytes, &mut report);
        let (name, bytes, issued_by) = (input.name.to_owned(), input.bytes.to_vec(), input.issued_by);
        let template = Arc::new(Template { name, bytes, issued_by, node, report });
        *last = Some(Arc::clone(&template));
        template
    }
}
