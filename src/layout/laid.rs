//! The tree as it stands on the page: what `of` decides, and every writer reads.
//!
//! In: what [`super::place`] found for each block. Out: the blocks in their order, each with its
//! room, its width and its place in a grid. Words and roles are borrowed from the tree. It leaves
//! to `text` where lines end, to `keep` what stays together.

use super::grid::LaidRow;
use super::level::LevelLines;
use super::text::LaidText;
use crate::document::{Chart, Columns, Document, Mark, PairRow, Section, Signed, Table};
use crate::length::Length;
use crate::theme::Theme;

/// A document laid out, but for where its pages end: that is known to who breaks pages.
pub struct Laid<'a> {
    /// The tree.
    pub document: &'a Document,
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
    pub blocks: Vec<LaidBlock<'a>>,
}

/// A block.
pub struct LaidBlock<'a> {
    /// The room above it, which a text has of its own too: of what the block before wants below
    /// and this one above, the larger, as in Word (ISO/IEC 29500-1, 17.3.1.33).
    pub gap: Length,
    /// It stays on one page with the next block because of what that one is: a rule closes the
    /// title above it, and no signature stands alone.
    pub bound: bool,
    /// What it is.
    pub content: LaidContent<'a>,
}

/// What a block is.
pub enum LaidContent<'a> {
    /// A paragraph.
    Text(LaidText<'a>),
    /// Header or signature.
    Columns(LaidColumns<'a>),
    /// A table with borders.
    Table(LaidTable<'a>),
    /// Bars.
    Chart(LaidChart<'a>),
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
    pub cells: [Vec<LaidBlock<'a>>; 2],
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
    pub source: &'a Mark,
    /// Its word.
    pub text: LaidText<'a>,
}

impl<'a> Laid<'a> {
    /// The headings in their order.
    pub fn headings(&self) -> impl Iterator<Item = &LaidText<'a>> {
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match &block.content {
            LaidContent::Text(text) if text.level > 0 => Some(text),
            _ => None,
        })
    }
}

impl<'a> LaidSection<'a> {
    /// Shows all its texts in the order of reading: the foot comes after what stands first on its
    /// page, a row of two cells from left to right, a table's head before its body.
    pub fn each_text<'s>(&'s self, see: &mut impl FnMut(&'s LaidText<'a>)) {
        self.marks.iter().for_each(|frame| see(&frame.text));
        let (first, rest) = self.blocks.split_at(self.blocks.len().min(1));
        first.iter().for_each(|block| block.each_text(see));
        self.foot.iter().for_each(&mut *see);
        rest.iter().for_each(|block| block.each_text(see));
    }
}

impl<'a> LaidBlock<'a> {
    /// Shows all texts in it in the order of reading.
    pub fn each_text<'s>(&'s self, see: &mut impl FnMut(&'s LaidText<'a>)) {
        match &self.content {
            LaidContent::Text(text) => see(text),
            LaidContent::Frame(frame) => see(&frame.text),
            LaidContent::Columns(columns) => {
                let blocks = columns.rows.iter().flat_map(|row| &row.cells).flatten();
                blocks.for_each(|block| block.each_text(see));
            }
            LaidContent::Table(table) => {
                let rows = table.head.iter().chain(&table.body);
                rows.flat_map(LaidRow::texts).for_each(see);
            }
            LaidContent::Chart(chart) => {
                for (label, bars) in &chart.groups {
                    see(label);
                    bars.iter().for_each(&mut *see);
                }
            }
            LaidContent::Rule(_) | LaidContent::SignSpace(_) | LaidContent::Signed(_) => {}
        }
    }
}
