//! The pages of a paper, with all that is needed to tell where their words were typed.
//!
//! In: a paper on its pages, the report of the same text. Out: both together, for as long as they are shown.

use std::sync::Arc;

use super::stretches::{Stretch, stretches};
use crate::finding::Report;
use crate::pipeline::PaperOnPages;
use crate::write::pdf::DrawnWord;

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
    /// The words of each paragraph in their order: page and number on it.
    words: Vec<Vec<(usize, usize)>>,
}

/// A word, and the page it is on.
pub(super) type PagedWord<'a> = (usize, &'a DrawnWord);

impl LastPages {
    pub(super) fn new(paper: PaperOnPages, report: Arc<Report>) -> LastPages {
        let pages = paper.drawn.pages.iter();
        let pages = pages.map(|page| SessionPage { mark: page.mark, width: page.width, height: page.height });
        let mut words = vec![Vec::new(); paper.drawn.paragraphs.len()];
        for (page, one) in paper.drawn.pages.iter().enumerate() {
            for (number, word) in one.words.iter().enumerate() {
                word.paragraph.into_iter().for_each(|at| words[at].push((page, number)));
            }
        }
        let typed = stretches(&paper);
        LastPages { pages: pages.collect(), paper, report, typed, words }
    }

    /// The words of a paragraph, in their order.
    pub(super) fn words_of(&self, paragraph: usize) -> Vec<PagedWord<'_>> {
        let pages = &self.paper.drawn.pages;
        self.words[paragraph].iter().map(|&(page, number)| (page, &pages[page].words[number])).collect()
    }

    /// The words of a paragraph before the one with a number on a page.
    pub(super) fn words_before(&self, paragraph: usize, page: usize, number: usize) -> Vec<&str> {
        let before = self.words[paragraph].partition_point(|place| *place < (page, number));
        self.words_of(paragraph)[..before].iter().map(|(_, word)| word.text.as_str()).collect()
    }
}
