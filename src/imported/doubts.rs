//! What an import is not sure of, with its place in what was read.

use crate::source::Span;

/// A place that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtfulPlace {
    /// Where in what was read; None for what is missing there.
    pub at: Option<Span>,
    /// What is doubtful, one sentence.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl DoubtfulPlace {
    pub(super) fn new(at: Option<Span>, message: impl Into<String>) -> DoubtfulPlace {
        DoubtfulPlace { at, message: message.into(), hint: None }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> DoubtfulPlace {
        DoubtfulPlace { hint: Some(hint.into()), ..self }
    }
}
