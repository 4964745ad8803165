//! Bounds Typst's cache over many documents.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::write::pdf;

/// Counts the documents of a run.
#[derive(Default)]
pub(crate) struct Rhythm(AtomicUsize);

/// A document that is being made; counted when it ends, however it ends.
pub(crate) struct Beat<'a>(&'a Rhythm);

impl Rhythm {
    /// A document begins.
    pub(crate) fn beat(&self) -> Beat<'_> {
        Beat(self)
    }
}

impl Drop for Beat<'_> {
    fn drop(&mut self) {
        if self.0.0.fetch_add(1, Ordering::Relaxed) % 8 == 7 {
            pdf::evict();
        }
    }
}
