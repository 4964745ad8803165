//! The pages of a paper, with all that is needed to tell where their words were typed.
//!
//! In: a paper on its pages, the report of the same text. Out: both together, for as long as they are shown.

use std::sync::Arc;

use super::stretches::{Stretch, stretches};
use crate::finding::Report;
use crate::pipeline::PaperOnPages;

/// A page, without its picture. Lengths are points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SessionPage {
    /// The same for all pages that look the same, in every run.
    pub mark: u128,
    /// Width of the sheet.
    pub width: f64,
    /// Height of the sheet.
    pub height: f64,
}

/// The pages of the last text that had any, with the report of that text.
pub(super) struct LastPages {
    pub(super) paper: PaperOnPages,
    pub(super) report: Arc<Report>,
    /// Where each paragraph on paper was typed.
    pub(super) typed: Vec<Option<Stretch>>,
    pub(super) pages: Vec<SessionPage>,
}

impl LastPages {
    pub(super) fn new(paper: PaperOnPages, report: Arc<Report>) -> LastPages {
        let pages = paper.drawn.pages.iter();
        let pages = pages.map(|page| SessionPage { mark: page.mark, width: page.width, height: page.height });
        let typed = stretches(&paper);
        LastPages { pages: pages.collect(), paper, report, typed }
    }
}
