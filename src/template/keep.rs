//! What stays together on a page, decided once for both writers.
//!
//! In: the blocks of a section, in order. Out: the same blocks, marked: which paragraph or row
//! never ends a page, and where a long list of recipients may go on to the next one. It leaves
//! the rows of a table by themselves to `table`, and lines of one paragraph to the writers.

use crate::document::{Block, Columns, ColumnsKind, Orientation, PairRow, Paragraph, Role, Table, heights};
use crate::length::Length;
use crate::theme::Theme;

/// Marks the blocks of a section of this orientation.
pub(super) fn mark(blocks: &mut [Block], theme: &Theme, orientation: Orientation) {
    let page = Page { theme, width: theme.text_width(orientation), height: theme.text_height(orientation) };
    announcements(blocks);
    for at in 0..blocks.len() {
        match &mut blocks[at] {
            Block::Table(table) => announcements_in_cells(table),
            Block::Columns(columns) if columns.kind == ColumnsKind::Signature => {
                page.let_recipients_flow(columns);
                page.bring_two_lines(&mut blocks[..at]);
            }
            _ => {}
        }
    }
    page.part_long_chains(blocks);
}

/// A line that announces something stays with it, whatever it is.
fn announcements(blocks: &mut [Block]) {
    let followed = blocks.len().saturating_sub(1);
    for block in &mut blocks[..followed] {
        if let Block::Paragraph(paragraph) = block {
            paragraph.keep_next |= announces(paragraph);
        }
    }
}

/// The same inside of cells that a page's end may part.
fn announcements_in_cells(table: &mut Table) {
    for cell in table.body.iter_mut().filter(|row| !row.whole).flat_map(|row| &mut row.cells) {
        let followed = cell.paragraphs.len().saturating_sub(1);
        cell.paragraphs[..followed].iter_mut().for_each(|line| line.keep_next |= announces(line));
    }
}

/// Is it "…, gồm:", or an article's title?
fn announces(paragraph: &Paragraph) -> bool {
    let text = paragraph.plain_text();
    let text = text.trim_end();
    text.ends_with(':') || (paragraph.role == Role::Dieu && is_title(text))
}

/// "Điều 2." alone, or an article whose words do not end as a sentence or an item does.
fn is_title(article: &str) -> bool {
    article.split_whitespace().count() == 2 || !article.ends_with(['.', ';', ',', '…', '/', '"', '”', ')'])
}

/// What heights are measured in.
struct Page<'a> {
    theme: &'a Theme,
    width: Length,
    height: Length,
}

impl Page<'_> {
    /// What stands before a signature goes with it. A last line alone brings what stands before
    /// it along, and a last row the one above.
    fn bring_two_lines(&self, before: &mut [Block]) {
        match before {
            [.., above, Block::Paragraph(last)] if !heights::has_two_lines(last, self.theme, self.width) => {
                match above {
                    Block::Paragraph(above) => above.keep_next = true,
                    Block::Table(table) => {
                        if let Some(last) = table.body.last_mut() {
                            last.keep_next = true;
                        }
                    }
                    _ => {}
                }
            }
            [.., Block::Table(table)] => {
                if let [.., above, last] = table.body.as_mut_slice() {
                    above.keep_next |= above.whole && last.whole;
                }
            }
            _ => {}
        }
    }

    /// Only what stands beside the signature and the last lines of a long list stay together.
    fn let_recipients_flow(&self, columns: &mut Columns) {
        let widths = columns.widths;
        let Some(row) = columns.rows.last_mut() else { return };
        row.flows_after = self.beside_signature(row, widths);
        if row.flows_after.is_none() {
            return;
        }
        let [left, _] = &mut row.cells;
        announcements(left);
        // No page has the last recipient alone, nor the mark of who wrote it.
        let kept = if matches!(left.last(), Some(Block::Paragraph(last)) if last.role == Role::SoanThao) {
            2
        } else {
            1
        };
        for block in left.iter_mut().rev().skip(1).take(kept) {
            if let Block::Paragraph(line) = block {
                line.keep_next = true;
            }
        }
    }

    /// How many blocks of the left cell are at least as high as the right one, with "Nơi nhận:"
    /// and two recipients among them; none where hardly more is left.
    fn beside_signature(&self, row: &PairRow, widths: [Length; 2]) -> Option<usize> {
        const FEWEST: usize = 3;
        let [left, right] = &row.cells;
        if row.level_bottom || !left.iter().all(|block| matches!(block, Block::Paragraph(_))) {
            return None;
        }
        let height = |block: &Block, side: usize| heights::block_height(block, self.theme, widths[side]);
        let recipient = self.theme.style(Role::NoiNhan);
        let line = heights::line_pitch(recipient, recipient.size);
        // A line more, for what another program breaks otherwise: no gap shall part the list.
        let room: Length = right.iter().map(|block| height(block, 1)).sum::<Length>() + line;
        let most = self.height.scale(0.5).max(room);
        let (mut beside, mut filled) = (0, Length::ZERO);
        for block in left {
            let more = filled + height(block, 0);
            if beside > 0 && (filled >= room && beside >= FEWEST || more > most) {
                break;
            }
            (beside, filled) = (beside + 1, more);
        }
        let below: Length = left[beside..].iter().map(|block| height(block, 0)).sum();
        (below >= line * FEWEST as i32).then_some(beside)
    }

    /// Lines that all stay with the next are parted where they would fill most of a page: as far
    /// up as they can be, so that the lower ones stay with what they announce.
    fn part_long_chains(&self, blocks: &mut [Block]) {
        let most = self.height.scale(0.5);
        let mut filled = Length::ZERO;
        for block in blocks.iter_mut().rev() {
            let (height, parts) = self.in_chain(block);
            match block {
                Block::Paragraph(line) if line.keep_next => {
                    let fits = filled == Length::ZERO || filled + height <= most;
                    line.keep_next = fits;
                    filled = if parts || !fits { Length::ZERO } else { filled + height };
                }
                Block::Rule(_) => filled = filled + height,
                _ => filled = Length::ZERO,
            }
        }
    }

    /// What a block fills of a chain; and whether the chain may break in the middle of it, as in
    /// that of a paragraph of four lines, two of which stay with the next block.
    fn in_chain(&self, block: &Block) -> (Length, bool) {
        match block {
            Block::Paragraph(line) if line.keep_next && line.role.info().outline == 0 => {
                let style = self.theme.style(line.role);
                let lines = heights::line_count(line, self.theme, self.width);
                let parts = lines > 3;
                (heights::paragraph_height(style, style.size, if parts { 2 } else { lines }), parts)
            }
            Block::Paragraph(line) if !line.keep_next => (Length::ZERO, true),
            _ => (heights::block_height(block, self.theme, self.width), false),
        }
    }
}
