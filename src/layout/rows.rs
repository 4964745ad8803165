//! The rows of a table: their heights, and which stay together.
//!
//! In: rows of the tree, the widths of their columns, the page. Out: their heights; in the tree, which
//! rows stay whole and which stay with the next. It leaves widths to `widths`.

use super::heights::{line_pitch, paragraph_height};
use super::measure::{most_lines, wrap};
use crate::length::Length;
use crate::paper::{Cell, Orientation, Paragraph, Role, Row};
use crate::theme::Theme;

/// What the heights of a table's rows depend on.
#[derive(Clone, Copy)]
pub(super) struct TableRows<'a> {
    /// The looks.
    pub(super) theme: &'a Theme,
    /// The widths of the columns.
    pub(super) columns: &'a [Length],
    /// The size of all letters.
    pub(super) size: Length,
}

/// A row higher than one part of so many of the room that a page has for rows may be parted,
const HIGH: i32 = 3;
/// a lower one, down to one part of so many, only where more than one part of [`HOLE`] of the room would stay empty.
const RATHER_HIGH: i32 = 4;
const HOLE: i32 = 6;

/// What is left of a page below so much of a row, which may go on over several pages.
fn below_the_break(rest: Length, room: Length) -> Length {
    if room <= Length::ZERO {
        return Length::ZERO;
    }
    room - Length::twips(rest.to_twips() % room.to_twips())
}

impl TableRows<'_> {
    /// Decides which rows stay whole and which of those that ask for it stay with the next one, such that
    /// this is possible on a page under the repeated head, on the first page also under what is `above`.
    pub(super) fn keep_together(
        &self,
        head: &[Row],
        body: &mut [Row],
        orientation: Orientation,
        above: Length,
    ) {
        let page = self.theme.text_height(orientation);
        // One line is kept free for what the writers round and draw.
        let line = line_pitch(self.theme.style(Role::OChu), self.size);
        let room = page - self.head_height(head) - line;
        let most: Vec<Length> = body.iter().map(|row| self.at_most(row)).collect();
        // Where pages end is only reckoned for tables with rows high enough to be parted there.
        let part = |of: i32| Length::twips(room.to_twips() / of);
        let mut left = most.iter().any(|most| *most > part(RATHER_HIGH)).then(|| room - above);
        let mut start = 0;
        while start < body.len() {
            let free = if start == 0 { room - above } else { room };
            let end = start + body[start..].iter().take_while(|row| row.keep_next).count();
            let end = end.min(body.len() - 1);
            // Nearly all fit; this is known without breaking their lines.
            if left.is_none() && most[start..=end].iter().copied().sum::<Length>() <= free {
                body[end].whole = true;
                start = end + 1;
                continue;
            }
            let kept: Length = body[start..end].iter().map(|row| self.row_height(row)).sum();
            let last = self.row_height(&body[end]);
            // A row that fits no page may break; so may one that would leave the page of its group, or of
            // the title, all but empty. A few of its lines must be on that page.
            let breaks = kept + last > free && kept + line * 4 <= free && last > line * 4;
            // A high row is parted where its page ends, instead of leaving the rest of the page empty: at least
            // two lines on either side.
            let here = left.unwrap_or(free);
            let high = last > part(HIGH) || (last > part(RATHER_HIGH) && here > part(HOLE));
            let parted = left.is_some() && kept + last > here && high && kept + line * 4 <= here;
            let breaks = breaks || parted;
            if !breaks && kept + last > room && start < end {
                body[end - 1].keep_next = false;
                continue;
            }
            body[end].whole = !breaks && last <= room;
            // Words beside a text that continues on the next page are aligned to its first lines. If the
            // first row needs just the line that is kept free, it looks like the others.
            let fits = (start == 0 || left.is_some()) && kept + last <= here + line;
            if !body[end].whole && !fits {
                body[end].cells.iter_mut().for_each(|cell| cell.middle = false);
            }
            left = left.map(|left| match kept + last <= left {
                true => left - kept - last,
                false if breaks => below_the_break(kept + last - left, room),
                false => below_the_break(kept + last, room),
            });
            start = end + 1;
        }
    }

    /// An upper limit of the row's height, however its lines are broken.
    fn at_most(&self, row: &Row) -> Length {
        self.highest(row, |paragraph, width| {
            let style = self.theme.style(paragraph.role);
            let lines = most_lines(paragraph, style, self.size, width, &self.theme.faces);
            lines.map_or_else(
                || self.height(paragraph, width),
                |lines| paragraph_height(style, self.size, lines),
            )
        })
    }

    /// The height of a row: that of its highest cell.
    pub(super) fn row_height(&self, row: &Row) -> Length {
        self.highest(row, |paragraph, width| self.height(paragraph, width))
    }

    fn highest(&self, row: &Row, height: impl Fn(&Paragraph, Length) -> Length) -> Length {
        row.cells.iter().map(|cell| self.around(cell, &height)).max().unwrap_or(Length::ZERO)
    }

    /// The height of all head rows: a cell over several rows stretches the last of them.
    pub(super) fn head_height(&self, head: &[Row]) -> Length {
        let mut bottoms = vec![Length::ZERO; head.len() + 1];
        for end in 1..=head.len() {
            let ending = head[..end].iter().enumerate().flat_map(|(start, row)| {
                row.cells
                    .iter()
                    .filter(move |cell| start + cell.rowspan == end)
                    .map(move |cell| (start, cell))
            });
            let reach = ending.map(|(start, cell)| bottoms[start] + self.cell_height(cell)).max();
            bottoms[end] = bottoms[end - 1].max(reach.unwrap_or(Length::ZERO));
        }
        bottoms[head.len()]
    }

    /// The height of a cell with its text and the room around it.
    pub(super) fn cell_height(&self, cell: &Cell) -> Length {
        self.around(cell, |paragraph, width| self.height(paragraph, width))
    }

    fn around(&self, cell: &Cell, height: impl Fn(&Paragraph, Length) -> Length) -> Length {
        let room = &self.theme.room;
        let width: Length = self.columns[cell.column..cell.column + cell.colspan].iter().copied().sum();
        let inner = width - room.cell_padding * 2;
        let text: Length = cell.paragraphs.iter().map(|paragraph| height(paragraph, inner)).sum();
        // An empty cell is as high as a line: Word has a paragraph in each.
        let line = line_pitch(self.theme.style(Role::OChu), self.size);
        text.max(line) + room.cell_padding_vertical * 2 + room.stroke
    }

    fn height(&self, paragraph: &Paragraph, width: Length) -> Length {
        let style = self.theme.style(paragraph.role);
        let lines = wrap(&paragraph.content, style, self.size, width, &self.theme.faces);
        // Word breaks a word wider than the cell into as many lines as it needs.
        let broken = |line: &Length| (line.to_twips() - 1).max(0) / width.to_twips().max(1) + 1;
        let lines: i32 = lines.iter().map(broken).sum();
        paragraph_height(style, self.size, lines as usize)
    }
}
