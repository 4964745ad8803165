//! What stays together where pages end, by the marks of the tree.
//!
//! In: the blocks of a section as they are laid out. Out: how a paragraph stays with the next block, what
//! goes along with a signature, which rows of a table stay with the next. It leaves to the writers how
//! that is achieved. In a longer paragraph that stays with the next block, only the last two lines have
//! to; therefore the result says how much room they need below them.

use std::ops::Range;

use super::grid::LaidRow;
use super::heights::{self, WHOLE_LINES};
use super::laid::{LaidBlock, LaidContent, LaidSection, LaidSimple, LaidTable};
use crate::length::Length;
use crate::paper::{ColumnsKind, Paragraph};

/// How a paragraph stays with the next block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// Not at all.
    Free,
    /// As a whole.
    Whole,
    /// With its last lines, which need this much room below them.
    LastLines(Length),
}

/// A signature with what goes along with it, by the positions of the blocks in their section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// A paragraph or table whose last lines or rows go along.
    pub anchor: Option<usize>,
    /// The first of the blocks that go along as a whole.
    pub whole: usize,
    /// The signature, and the recipients below it.
    pub signs: Range<usize>,
}

/// How a row of a table's body stays with what is below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStay {
    /// Not at all.
    Free,
    /// With the next row. No cell of it reaches into another row.
    NextRow,
    /// With all rows up to the last one, and with the signature that follows the table.
    Signature,
}

impl LaidSection<'_> {
    /// The signatures in their order.
    pub fn endings(&self) -> Vec<Ending> {
        let mut endings = Vec::new();
        let mut start = 0;
        while let Some(first) = (start..self.blocks.len()).find(|&at| is_signature(&self.blocks[at])) {
            let signs = self.blocks[first..].iter().take_while(|block| is_signature(block)).count();
            let (anchor, whole) = self.along(start..first);
            endings.push(Ending { anchor, whole, signs: first..first + signs });
            start = first + signs;
        }
        endings
    }

    /// Which of these blocks go along with the signature that follows them: at least two lines, where the
    /// tree's marks say that a last line is not alone.
    fn along(&self, before: Range<usize>) -> (Option<usize>, usize) {
        let mut whole = before.end;
        for at in before.clone().rev() {
            let above = (at > before.start).then(|| &self.blocks[at - 1]);
            match &self.blocks[at].content {
                LaidContent::Simple(LaidSimple::Text(text))
                    if is_heading(text.paragraph)
                        || !text.setting.has_two_lines() && above.is_some_and(stays) => {}
                LaidContent::Simple(LaidSimple::Rule(_)) => {}
                LaidContent::Simple(LaidSimple::Text(_)) => return (Some(at), whole),
                LaidContent::Table(table) if table.closing_rows() < table.body.len() => {
                    return (Some(at), whole);
                }
                _ => break,
            }
            whole = at;
        }
        (None, whole)
    }

    /// How the block at this position stays with the next one, if it is a paragraph.
    pub fn stay(&self, at: usize) -> Stay {
        let Some(text) = self.blocks[at].text() else { return Stay::Free };
        if !text.paragraph.keep_next {
            return Stay::Free;
        }
        let whole = is_heading(text.paragraph) || text.line_count() <= WHOLE_LINES;
        let room = if whole { None } else { self.room_below(at) };
        room.map_or(Stay::Whole, Stay::LastLines)
    }

    /// The room that the next paragraphs need to begin below this one. Returns None if other blocks would
    /// have to be measured.
    fn room_below(&self, at: usize) -> Option<Length> {
        let next = at + 1;
        let (text, below) = (self.blocks[at].text()?, self.blocks.get(next)?.text()?);
        let style = below.setting.style;
        let gap = text.setting.style.after.max(style.before);
        let pitch = heights::line_pitch(style, style.size);
        let lines = below.line_count();
        if lines > WHOLE_LINES + 1 && !is_heading(below.paragraph) {
            return Some(gap + pitch * 2);
        }
        // One line more or less, as other programs may break lines differently.
        let height = gap + pitch * (lines.min(WHOLE_LINES) as i32);
        if below.paragraph.keep_next || self.blocks.get(next + 1).is_some_and(is_signature) {
            return Some(height + self.room_below(next)?);
        }
        Some(height)
    }
}

impl LaidTable<'_> {
    /// The first of the rows that go with the signature: the last row, those that stay with it, and those
    /// that share a cell with them. If one of them may break over pages, none do.
    pub fn closing_rows(&self) -> usize {
        let rows = &self.body;
        let mut start = rows.len();
        while start > 0 && (start == rows.len() || rows[start - 1].source.keep_next || rows[start].shared) {
            start -= 1;
        }
        if rows[start..].iter().all(|row| row.source.whole) { start } else { rows.len() }
    }

    /// How each row of the body stays, if those from `closing` on go with a signature.
    pub fn row_stays(&self, closing: usize) -> Vec<RowStay> {
        let shared = |at: usize| self.body.get(at).is_some_and(|row| row.shared);
        let stay = |(at, row): (usize, &LaidRow<'_>)| {
            let next = at + 1 < self.body.len() && row.source.keep_next;
            if at >= closing {
                RowStay::Signature
            } else if next && !shared(at) && !shared(at + 1) {
                RowStay::NextRow
            } else {
                RowStay::Free
            }
        };
        self.body.iter().enumerate().map(stay).collect()
    }
}

/// Whether it is a signature, or the recipients below one.
fn is_signature(block: &LaidBlock<LaidContent<'_>>) -> bool {
    matches!(&block.content, LaidContent::Columns(columns) if columns.source.kind == ColumnsKind::Signature)
}

fn is_heading(paragraph: &Paragraph) -> bool {
    paragraph.role.info().outline > 0 && paragraph.role.info().keep_next
}

/// Whether its end stays with the next block.
fn stays(block: &LaidBlock<LaidContent<'_>>) -> bool {
    match &block.content {
        LaidContent::Simple(LaidSimple::Text(text)) => {
            text.paragraph.keep_next && !is_heading(text.paragraph)
        }
        LaidContent::Table(table) => table.body.last().is_some_and(|row| row.source.keep_next),
        _ => false,
    }
}
