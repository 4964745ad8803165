//! What stays together, in the words that Typst understands.
//!
//! In: blocks of the tree with their marks. Out: what goes along with a signature, what a line
//! demands below it, the groups of a table's rows. Typst moves a sticky block as a whole, which
//! is right for a heading. Of a longer paragraph only the last two lines have to go along: so it
//! asks for room below them.

use serde_json::{Value, json};

use crate::document::{Block, Columns, ColumnsKind, Paragraph, Row};
use crate::layout::heights;
use crate::length::Length;
use crate::theme::Theme;

/// Lines that are never parted: Typst leaves no line of a paragraph alone.
const WHOLE_LINES: usize = 3;

/// Is it a signature, or the recipients that stand below one?
pub(super) fn is_signature(block: &Block) -> bool {
    matches!(block, Block::Columns(Columns { kind: ColumnsKind::Signature, .. }))
}

/// What goes along with a signature, by the places of the blocks before it.
pub(super) struct Along {
    /// A paragraph or table of which the last lines or rows go along.
    pub(super) anchor: Option<usize>,
    /// From here on all blocks do.
    pub(super) whole: usize,
}

/// Keeps in one theme and width.
pub(super) struct Keep<'a> {
    pub(super) theme: &'a Theme,
    pub(super) width: Length,
}

impl Keep<'_> {
    /// What goes along with the signature that follows these blocks: at least two lines, where
    /// the tree's marks say that a last line is not alone.
    pub(super) fn along(&self, before: &[Block]) -> Along {
        let mut whole = before.len();
        for (at, block) in before.iter().enumerate().rev() {
            let above = at.checked_sub(1).map(|above| &before[above]);
            match block {
                Block::Paragraph(line)
                    if is_heading(line) || self.is_short(line) && above.is_some_and(stays) => {}
                Block::Rule(_) => {}
                Block::Paragraph(_) => return Along { anchor: Some(at), whole },
                Block::Table(table) if last_rows(&table.body) < table.body.len() => {
                    return Along { anchor: Some(at), whole };
                }
                _ => break,
            }
            whole = at;
        }
        Along { anchor: None, whole }
    }

    /// How a paragraph stays with the next block: not at all, as a whole, or with its last lines,
    /// by the room in points that they ask for.
    pub(super) fn with_next(&self, blocks: &[Block], at: usize) -> Value {
        let Block::Paragraph(line) = &blocks[at] else { return json!(false) };
        let whole = !line.keep_next || is_heading(line) || self.lines(line) <= WHOLE_LINES;
        match if whole { None } else { self.room_below(blocks, at) } {
            Some(room) => json!(room.to_pt()),
            None => json!(line.keep_next),
        }
    }

    /// The room that the next paragraphs need to begin below this one; none where other blocks
    /// would have to be measured.
    fn room_below(&self, blocks: &[Block], at: usize) -> Option<Length> {
        let (Block::Paragraph(line), Block::Paragraph(next)) = (&blocks[at], blocks.get(at + 1)?) else {
            return None;
        };
        let style = self.theme.style(next.role);
        let gap = self.theme.style(line.role).after.max(style.before);
        let pitch = heights::line_pitch(style, style.size);
        let lines = self.lines(next);
        if lines > WHOLE_LINES + 1 && !is_heading(next) {
            return Some(gap + pitch * 2);
        }
        // One line more or less, for what Typst breaks otherwise.
        let height = gap + pitch * (lines.min(WHOLE_LINES) as i32);
        if next.keep_next || blocks.get(at + 2).is_some_and(is_signature) {
            return Some(height + self.room_below(blocks, at + 1)?);
        }
        Some(height)
    }

    fn lines(&self, paragraph: &Paragraph) -> usize {
        heights::line_count(paragraph, self.theme, self.width)
    }

    fn is_short(&self, paragraph: &Paragraph) -> bool {
        !heights::has_two_lines(paragraph, self.theme, self.width)
    }
}

fn is_heading(paragraph: &Paragraph) -> bool {
    paragraph.role.info().outline > 0 && paragraph.role.info().keep_next
}

/// Does its end stay with the next block?
fn stays(block: &Block) -> bool {
    match block {
        Block::Paragraph(line) => line.keep_next && !is_heading(line),
        Block::Table(table) => table.body.last().is_some_and(|row| row.keep_next),
        _ => false,
    }
}

/// Where the rows begin that go with the signature: the last one, those that stay with it, and
/// those that share a cell with them. None do when one of them may break.
pub(super) fn last_rows(rows: &[Row]) -> usize {
    let shared = shared(rows);
    let mut start = rows.len();
    while start > 0 && (start == rows.len() || rows[start - 1].keep_next || shared[start]) {
        start -= 1;
    }
    if rows[start..].iter().all(|row| row.whole) { start } else { rows.len() }
}

/// Whether a cell reaches over the upper border of a row, for each row.
fn shared(rows: &[Row]) -> Vec<bool> {
    let mut reached = 0;
    let borders = rows.iter().enumerate().map(|(y, row)| {
        let shared = reached > y;
        let below = row.cells.iter().map(|cell| y + cell.rowspan).max();
        reached = reached.max(below.unwrap_or(0));
        shared
    });
    borders.collect()
}

/// Body rows in groups, each of one kind; a cell never reaches over a group's border. Those from
/// `last` on stay with what follows the table.
pub(super) fn groups(rows: &[Row], made: Vec<Value>, last: usize) -> Vec<Value> {
    let shared = shared(rows);
    let mut groups: Vec<(&str, Vec<Value>)> = Vec::new();
    for (y, value) in made.into_iter().enumerate() {
        let kind = if y >= last {
            "last"
        } else if rows[y].keep_next && y + 1 < rows.len() && !shared[y] && !shared[y + 1] {
            "head"
        } else {
            "rows"
        };
        match groups.last_mut() {
            Some((before, group)) if *before == kind => group.push(value),
            _ => groups.push((kind, vec![value])),
        }
    }
    groups.into_iter().map(|(kind, rows)| json!([kind, rows])).collect()
}
