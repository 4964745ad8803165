//! The tree as it is laid out on the page: what `of` decides and every writer reads.
//!
//! In: what [`super::place`] found for each block. Out: the blocks in their order, each with the room
//! above it, its width and its place in a grid. Words and roles are borrowed from the tree. It leaves to
//! `text` where lines end, to `keep` what stays together.

use super::grid::LaidRow;
use super::level::LevelLines;
use super::text::LaidText;
use crate::length::Length;
use crate::paper::{Chart, Columns, PairRow, Paper, Section, Signed, Table, WordFrame};
use crate::theme::Theme;

/// A document laid out, except for where its pages end: only those who break pages know that.
pub struct Laid<'a> {
    /// The tree.
    pub document: &'a Paper,
    /// The looks it is laid out in.
    pub theme: &'a Theme,
    /// Its sections.
    pub sections: Vec<LaidSection<'a>>,
}

/// A section.
pub struct LaidSection<'a> {
    /// The section in the tree.
    pub source: &'a Section,
    /// The width of its text.
    pub width: Length,
    /// The frames in the top margin of its first page.
    pub marks: Vec<LaidFrame<'a>>,
    /// The lines at the foot of its first page.
    pub foot: Vec<LaidText<'a>>,
    /// The blocks on its pages, from top to bottom.
    pub blocks: Vec<LaidBlock<LaidContent<'a>>>,
}

/// A block, on the pages or in one of two columns.
pub struct LaidBlock<C> {
    /// The room above it; a text also has this itself. It is the larger of what the block before wants
    /// below and this one wants above, as in Word (ISO/IEC 29500-1, 17.3.1.33).
    pub gap: Length,
    /// Whether it stays on one page with the next block because of what that block is: a rule closes the
    /// title above it, and no signature is alone on a page.
    pub bound: bool,
    /// What it is.
    pub content: C,
}

/// The content of a block on the pages.
pub enum LaidContent<'a> {
    /// Content that may also be in one of two columns.
    Simple(LaidSimple<'a>),
    /// Header or signature.
    Columns(LaidColumns<'a>),
    /// A table with borders.
    Table(LaidTable<'a>),
    /// A bar chart.
    Chart(LaidChart<'a>),
}

/// The content of a block that may be in one of two columns.
pub enum LaidSimple<'a> {
    /// A paragraph.
    Text(LaidText<'a>),
    /// A horizontal line of this length.
    Rule(Length),
    /// Room to sign of this height.
    SignSpace(Length),
    /// Room to sign with images.
    Signed(&'a Signed),
    /// A frame with a word in it.
    Frame(LaidFrame<'a>),
}

/// Header or signature.
pub struct LaidColumns<'a> {
    /// The columns in the tree.
    pub source: &'a Columns,
    /// Its rows.
    pub rows: Vec<LaidPair<'a>>,
}

/// Two cells side by side.
pub struct LaidPair<'a> {
    /// The row in the tree.
    pub source: &'a PairRow,
    /// Left and right.
    pub cells: [Vec<LaidBlock<LaidSimple<'a>>>; 2],
    /// Which of their lines are level.
    pub level: LevelLines,
}

/// A table.
pub struct LaidTable<'a> {
    /// The table in the tree.
    pub source: &'a Table,
    /// Rows repeated on each page.
    pub head: Vec<LaidRow<'a>>,
    /// All other rows.
    pub body: Vec<LaidRow<'a>>,
}

/// A chart.
pub struct LaidChart<'a> {
    /// The chart in the tree.
    pub source: &'a Chart,
    /// For each group its label and the words of its bars.
    pub groups: Vec<(LaidText<'a>, Vec<LaidText<'a>>)>,
}

/// A frame with a word in it.
pub struct LaidFrame<'a> {
    /// The frame in the tree.
    pub source: &'a WordFrame,
    /// Its word.
    pub text: LaidText<'a>,
}

/// A part of the pages of a section, in the order of reading.
pub enum LaidPart<'s, 'a> {
    /// A frame in the top margin of the first page.
    TopMargin(&'s LaidFrame<'a>),
    /// The lines at the foot of the first page; there may be none.
    Foot(&'s [LaidText<'a>]),
    /// A block.
    Block(&'s LaidContent<'a>),
}

impl<'a> Laid<'a> {
    /// The headings in their order.
    pub fn headings(&self) -> impl Iterator<Item = &LaidText<'a>> {
        let texts = self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| block.text());
        texts.filter(|text| text.level > 0)
    }
}

impl<'a> LaidSection<'a> {
    /// All parts of its pages in the order of reading: the foot comes after the first part of its page,
    /// as in all formats.
    pub fn parts<'s>(&'s self) -> impl Iterator<Item = LaidPart<'s, 'a>> {
        let (first, rest) = self.blocks.split_at(self.blocks.len().min(1));
        let block = |block: &'s LaidBlock<LaidContent<'a>>| LaidPart::Block(&block.content);
        let marks = self.marks.iter().map(LaidPart::TopMargin);
        marks.chain(first.iter().map(block)).chain([LaidPart::Foot(&self.foot)]).chain(rest.iter().map(block))
    }

    /// Shows all its texts in the order of reading: in a row of two cells from left to right, in a table
    /// the head before the body.
    pub fn each_text<'s>(&'s self, see: &mut impl FnMut(&'s LaidText<'a>)) {
        for part in self.parts() {
            match part {
                LaidPart::TopMargin(frame) => see(&frame.text),
                LaidPart::Foot(lines) => lines.iter().for_each(&mut *see),
                LaidPart::Block(LaidContent::Simple(simple)) => {
                    simple.words().into_iter().for_each(&mut *see);
                }
                LaidPart::Block(LaidContent::Columns(columns)) => {
                    let simple = columns.rows.iter().flat_map(|row| &row.cells).flatten();
                    simple.filter_map(|block| block.content.words()).for_each(&mut *see);
                }
                LaidPart::Block(LaidContent::Table(table)) => {
                    let rows = table.head.iter().chain(&table.body);
                    rows.flat_map(LaidRow::texts).for_each(&mut *see);
                }
                LaidPart::Block(LaidContent::Chart(chart)) => {
                    for (label, bars) in &chart.groups {
                        see(label);
                        bars.iter().for_each(&mut *see);
                    }
                }
            }
        }
    }
}

impl<'a> LaidBlock<LaidContent<'a>> {
    /// The paragraph. Returns None if it is something else.
    pub fn text(&self) -> Option<&LaidText<'a>> {
        if let LaidContent::Simple(LaidSimple::Text(text)) = &self.content { Some(text) } else { None }
    }
}

impl<'a> LaidSimple<'a> {
    /// The words in it: of a paragraph or in a frame.
    pub fn words(&self) -> Option<&LaidText<'a>> {
        match self {
            LaidSimple::Text(text) => Some(text),
            LaidSimple::Frame(frame) => Some(&frame.text),
            LaidSimple::Rule(_) | LaidSimple::SignSpace(_) | LaidSimple::Signed(_) => None,
        }
    }
}
