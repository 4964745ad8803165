//! A section of a Word file: the sheet, its margins, and which heads and feet its pages have.

use super::place::{ParagraphId, StoryId};
use crate::length::Length;

/// A section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordSection {
    /// Width and height of the sheet.
    pub sheet: (Length, Length),
    /// Whether it is held with the long side down.
    pub landscape: bool,
    /// Margins: above, right, below, left. Above and below may be negative, which Word reads as exact.
    pub margins: [Length; 4],
    /// From the upper edge to the head of pages, from the lower edge to their foot.
    pub head_and_foot: (Length, Length),
    /// Room for binding.
    pub gutter: Length,
    /// Columns of text.
    pub columns: u32,
    /// How it begins.
    pub begins: SectionStart,
    /// Whether its first page has a head and foot of its own.
    pub first_page: bool,
    /// Heads that are shown: on the first page (where that has its own), on even pages (where the file
    /// tells them apart), on all others; those of earlier sections where it names none.
    pub headers: [Option<StoryId>; 3],
    /// Feet, in the same order.
    pub footers: [Option<StoryId>; 3],
    /// The number of its first page; None where it goes on counting.
    pub first_number: Option<i32>,
    /// How its pages are numbered.
    pub numbers: PageNumbers,
    /// The last paragraph of it; None for the last section.
    pub end: Option<ParagraphId>,
}

/// Which pages a head or foot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageSort {
    /// The first of the section.
    First,
    /// Those of even number.
    Even,
    /// All others.
    Other,
}

/// How pages are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageNumbers {
    /// 1, 2, 3.
    #[default]
    Arabic,
    /// i, ii, iii.
    Roman,
    /// a, b, c.
    Letters,
    /// - 1 -, - 2 -.
    Dashed,
    /// Otherwise.
    Other,
}

impl PageNumbers {
    /// What a file calls it so: `upperRoman`.
    pub(super) fn of(name: &str) -> PageNumbers {
        match name {
            "decimal" => PageNumbers::Arabic,
            "upperRoman" | "lowerRoman" => PageNumbers::Roman,
            "upperLetter" | "lowerLetter" => PageNumbers::Letters,
            "numberInDash" => PageNumbers::Dashed,
            _ => PageNumbers::Other,
        }
    }
}

/// How a section begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SectionStart {
    /// On a new page.
    #[default]
    Page,
    /// Where the last one ended.
    Here,
    /// On a new page of even number.
    EvenPage,
    /// On a new page of odd number.
    OddPage,
    /// In a new column.
    Column,
}

impl WordSection {
    /// The head that pages of this sort show, in a file that tells even pages apart or does not.
    pub fn header(&self, pages: PageSort, even_pages: bool) -> Option<StoryId> {
        self.headers[self.shown(pages, even_pages)]
    }

    /// The foot that pages of this sort show.
    pub fn footer(&self, pages: PageSort, even_pages: bool) -> Option<StoryId> {
        self.footers[self.shown(pages, even_pages)]
    }

    fn shown(&self, pages: PageSort, even_pages: bool) -> usize {
        match pages {
            PageSort::First if self.first_page => 0,
            PageSort::Even if even_pages => 1,
            _ => 2,
        }
    }
}
