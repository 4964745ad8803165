//! The tree as it stands on the page: what `of` decides, and every writer reads.
//!
//! In: what [`super::place`] found for each block. Out: the blocks in their order, each with its
//! room, its width and its place in a grid. Words and roles are borrowed from the tree. It leaves
//! to `text` where lines end, to `keep` what stays together.

use super::grid::LaidRow;
use super::level::LevelLines;
use super::text::LaidText;
use crate::length::Length;
use crate::paper::{Chart, Columns, PairRow, Paper, Section, Signed, Table, WordFrame};
use crate::theme::Theme;

/// A document laid out, but for where its pages end: that is known to who breaks pages.
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
    /// In the tree.
    pub source: &'a Section,
    /// Of its text.
    pub width: Length,
    /// The frames in the top margin of its first page.
    pub marks: Vec<LaidFrame<'a>>,
    /// The lines at the foot of its first page.
    pub foot: Vec<LaidText<'a>>,
    /// What stands on its pages, from top to bottom.
    pub blocks: Vec<LaidBlock<LaidContent<'a>>>,
}

/// A block, on the pages or in one of two columns.
pub struct LaidBlock<C> {
    /// The room above it, which a text has of its own too: of what the block before wants below
    /// and this one above, the larger, as in Word (ISO/IEC 29500-1, 17.3.1.33).
    pub gap: Length,
    /// It stays on one page with the next block because of what that one is: a rule closes the
    /// title above it, and no signature stands alone.
    pub bound: bool,
    /// What it is.
    pub content: C,
}

/// What a block of the pages is.
pub enum LaidContent<'a> {
    /// What may also stand in one of two columns.
    Simple(LaidSimple<'a>),
    /// Header or signature.
    Columns(LaidColumns<'a>),
    /// A table with borders.
    Table(LaidTable<'a>),
    /// Bars.
    Chart(LaidChart<'a>),
}

/// What a block is that may stand in one of two columns.
pub enum LaidSimple<'a> {
    /// A paragraph.
    Text(LaidText<'a>),
    /// A line so long.
    Rule(Length),
    /// Room to sign so high.
    SignSpace(Length),
    /// The same with images.
    Signed(&'a Signed),
    /// A frame with a word in it.
    Frame(LaidFrame<'a>),
}

/// Header or signature.
pub struct LaidColumns<'a> {
    /// In the tree.
    pub source: &'a Columns,
    /// Its rows.
    pub rows: Vec<LaidPair<'a>>,
}

/// Two cells side by side.
pub struct LaidPair<'a> {
    /// In the tree.
    pub source: &'a PairRow,
    /// Left and right.
    pub cells: [Vec<LaidBlock<LaidSimple<'a>>>; 2],
    /// Which of their lines are level.
    pub level: LevelLines,
}

/// A table.
pub struct LaidTable<'a> {
    /// In the tree.
    pub source: &'a Table,
    /// Rows repeated on each page.
    pub head: Vec<LaidRow<'a>>,
    /// All others.
    pub body: Vec<LaidRow<'a>>,
}

/// A chart.
pub struct LaidChart<'a> {
    /// In the tree.
    pub source: &'a Chart,
    /// For each group its label, and the words of its bars.
    pub groups: Vec<(LaidText<'a>, Vec<LaidText<'a>>)>,
}

/// A frame with a word in it.
pub struct LaidFrame<'a> {
    /// In the tree.
    pub source: &'a WordFrame,
    /// Its word.
    pub text: LaidText<'a>,
}

/// What stands on the pages of a section, in the order of reading.
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
    /// All that stands on its pages in the order of reading: the foot comes after what stands first on
    /// its page, as all files have it.
    pub fn parts<'s>(&'s self) -> impl Iterator<Item = LaidPart<'s, 'a>> {
        let (first, rest) = self.blocks.split_at(self.blocks.len().min(1));
        let block = |block: &'s LaidBlock<LaidContent<'a>>| LaidPart::Block(&block.content);
        let marks = self.marks.iter().map(LaidPart::TopMargin);
        marks.chain(first.iter().map(block)).chain([LaidPart::Foot(&self.foot)]).chain(rest.iter().map(block))
    }

    /// Shows all its texts in the order of reading: of a row of two cells from left to right, a table's
    /// head before its body.
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
    /// The paragraph that it is.
    pub fn text(&self) -> Option<&LaidText<'a>> {
        if let LaidContent::Simple(LaidSimple::Text(text)) = &self.content { Some(text) } else { None }
    }
}

impl<'a> LaidSimple<'a> {
    /// The words in it, of a paragraph or in a frame.
    pub fn words(&self) -> Option<&LaidText<'a>> {
        match self {
            LaidSimple::Text(text) => Some(text),
            LaidSimple::Frame(frame) => Some(&frame.text),
            LaidSimple::Rule(_) | LaidSimple::SignSpace(_) | LaidSimple::Signed(_) => None,
        }
    }
}
