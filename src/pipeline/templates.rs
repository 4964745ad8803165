//! The template of a batch, read once for all its units.
//!
//! In: a template's name and bytes, and who issued it. Out: its node, with its text among the sources
//! and what was found in it: what reading it anew would give, whichever thread asks.

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
    /// The node of a template; None where it cannot be read. The report is one in which nothing stands
    /// yet.
    pub(super) fn node(&self, input: Input<'_>, report: &mut Report) -> Option<Node> {
        let template = self.template(input);
        report.sources = template.report.sources.clone();
        report.findings = template.report.findings.clone();
        template.node.clone()
    }

    fn template(&self, input: Input<'_>) -> Arc<Template> {
        // Whoever panicked while it was held has changed nothing of it.
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
