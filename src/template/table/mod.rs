//! A table of the content as a table of the tree: heads, cells, what stays together.
//!
//! In: the table, its sums, the theme and the page. Out: blocks. It leaves the texts' variables
//! and marks to the caller's function, borders and fonts to the writers.

mod body;
mod head;
mod room;
mod widest;
mod widths;

pub(super) use widths::check_widths;

use crate::budget::Sheet;
use crate::content::declare::Text;
use crate::content::money::format_amount;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::document::{
    Block, Cell, Inline, Orientation, Paragraph, Role, Row, Table,
    heights::{line_pitch, paragraph_height},
    measure::wrap,
};
use crate::length::Length;
use crate::theme::Theme;

/// The blocks of a table: its name and the line of its unit, if it has them, and the table. Widths that do
/// not fit the page are narrowed; [`check_widths`] is who tells.
pub(super) fn build(
    sheet: &Sheet,
    theme: &Theme,
    place: Place,
    text: &mut dyn FnMut(&Text) -> Vec<Inline>,
) -> Vec<Block> {
    let Place { orientation, above } = place;
    let bang = &sheet.bang;
    let mut blocks = Vec::new();
    if !bang.title.is_empty() {
        let lines = bang.title.iter().map(&mut *text).collect::<Vec<_>>();
        let name = lines.join(&Inline::LineBreak);
        blocks.push(Block::Paragraph(Paragraph::new(Role::TenBang, name)));
    }
    if bang.shows_unit {
        let line = format!("Đơn vị tính: {}", bang.shown.unit.name());
        blocks.push(Block::Paragraph(Paragraph::new(Role::DonViTinh, vec![Inline::text(line)])));
    }
    let columns = widths::fitted(sheet, theme, theme.text_width(orientation));
    let head = head::rows(bang, text);
    let mut body = body::rows(sheet, text);
    let page = Page { theme, columns: &columns, size: bang.text_size };
    page.keep_together(&head, &mut body, theme.text_height(orientation), above);
    let title = title(&head);
    let id = Some(sheet.id());
    blocks.push(Block::Table(Table { id, title, columns, text_size: bang.text_size, head, body }));
    blocks
}

/// Tells a head under which a page has no room for any row.
pub(super) fn check_head(blocks: &[Block], theme: &Theme, orientation: Orientation, diags: &mut Diagnostics) {
    let tables = blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let available = theme.text_height(orientation);
    for table in tables {
        let page = Page { theme, columns: &table.columns, size: table.text_size };
        let empty = Cell { column: 0, colspan: 1, rowspan: 1, middle: true, paragraphs: Vec::new() };
        let (head, row) = (page.head_height(&table.head), page.cell_height(&empty));
        if table.head.is_empty() || head + row <= available {
            continue;
        }
        let tall = table.head.iter().flat_map(|row| &row.cells).max_by_key(|cell| page.cell_height(cell));
        let origin = tall.and_then(|cell| cell.paragraphs.iter().find_map(|line| line.origin));
        let [head, available] =
            [head, available].map(|height| format_amount(height.to_decimal_mm().round_dp(0).normalize()));
        let message = format!("đầu bảng cao {head} mm, trang cao {available} mm: không còn chỗ cho hàng nào");
        let finding = match origin {
            Some(origin) => Diagnostic::error(codes::T013, origin, message),
            None => Diagnostic::general(codes::T013, message),
        };
        diags.push(finding.hint("viết ngắn tên cột này, hoặc tăng `rong` của cột"));
    }
}

/// Where a table stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) orientation: Orientation,
    /// Height of what stands above it on its first page.
    pub(super) above: Length,
}

/// Decides which rows of a body stay whole and which stay with the next.
pub(super) fn keep_together(
    theme: &Theme,
    columns: &[Length],
    size: Length,
    head: &[Row],
    body: &mut [Row],
    place: Place,
) {
    let page = Page { theme, columns, size };
    page.keep_together(head, body, theme.text_height(place.orientation), place.above);
}

/// What the first row of the head says.
fn title(head: &[Row]) -> String {
    let cells = head.first().map(|row| row.cells.as_slice()).unwrap_or_default();
    let words = |cell: &Cell| cell.paragraphs.iter().map(Paragraph::plain_text).collect::<Vec<_>>().join(" ");
    format!("Bảng gồm các cột: {}", cells.iter().map(words).collect::<Vec<_>>().join("; "))
}

/// The lines of a text as paragraphs.
fn paragraphs(texts: &[Text], role: Role, text: &mut dyn FnMut(&Text) -> Vec<Inline>) -> Vec<Paragraph> {
    let one = |line: &Text| Paragraph { origin: Some(line.at), ..Paragraph::new(role, text(line)) };
    texts.iter().map(one).collect()
}

/// What heights are measured in.
struct Page<'a> {
    theme: &'a Theme,
    columns: &'a [Length],
    size: Length,
}

impl Page<'_> {
    /// Decides which rows stay whole and which stay with the next, so that it is possible on a
    /// page under the repeated head, on the first page also under what stands `above`.
    fn keep_together(&self, head: &[Row], body: &mut [Row], page: Length, above: Length) {
        // One line is left for what the writers round and draw.
        let line = line_pitch(self.theme.style(Role::OChu), self.size);
        let room = page - self.head_height(head) - line;
        let heights: Vec<Length> = body.iter().map(|row| self.row_height(row)).collect();
        let mut start = 0;
        while start < body.len() {
            let free = if start == 0 { room - above } else { room };
            let end = start + body[start..].iter().take_while(|row| row.keep_next).count();
            let end = end.min(body.len() - 1);
            let kept: Length = heights[start..end].iter().copied().sum();
            let last = heights[end];
            // A row that fits no page breaks; so does one that would leave the page of its
            // group, or of the title, all but empty. A few lines of it must stand there.
            let breaks = kept + last > free && kept + line * 4 <= free && last > line * 4;
            if !breaks && kept + last > room && start < end {
                body[end - 1].keep_next = false;
                continue;
            }
            body[end].whole = !breaks && last <= room;
            // Words beside a text that goes on over the page stand at its first lines. The first
            // row may need just the line that is left: it looks like the others.
            let fits = start == 0 && kept + last <= free + line;
            if !body[end].whole && !fits {
                body[end].cells.iter_mut().for_each(|cell| cell.middle = false);
            }
            start = end + 1;
        }
    }

    fn row_height(&self, row: &Row) -> Length {
        row.cells.iter().map(|cell| self.cell_height(cell)).max().unwrap_or(Length::ZERO)
    }

    /// The head's rows together: a cell over several rows stretches the last of them.
    fn head_height(&self, head: &[Row]) -> Length {
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

    fn cell_height(&self, cell: &Cell) -> Length {
        let room = &self.theme.room;
        let width: Length = self.columns[cell.column..cell.column + cell.colspan].iter().copied().sum();
        let inner = width - room.cell_padding * 2;
        let text: Length = cell.paragraphs.iter().map(|paragraph| self.height(paragraph, inner)).sum();
        // An empty cell is as high as a line: Word has a paragraph in each.
        let line = line_pitch(self.theme.style(Role::OChu), self.size);
        text.max(line) + room.cell_padding_vertical * 2 + room.stroke
    }

    fn height(&self, paragraph: &Paragraph, width: Length) -> Length {
        let style = self.theme.style(paragraph.role);
        let lines = wrap(&paragraph.content, style, self.size, width, &self.theme.faces);
        // A word wider than the cell is broken by Word into as many lines as it needs.
        let broken = |line: &Length| (line.to_twips() - 1).max(0) / width.to_twips().max(1) + 1;
        let lines: i32 = lines.iter().map(broken).sum();
        paragraph_height(style, self.size, lines as usize)
    }
}

#[cfg(test)]
mod tests;
