//! A table of the content as a table of the tree: heads, cells, which rows ask to stay together.
//!
//! In: the table, its sums, the theme and the page. Out: blocks. It leaves the texts' variables
//! and marks to the caller's function, which rows do stay together to the layout, borders and fonts
//! to the writers.

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
use crate::document::{Block, Cell, Inline, Orientation, Paragraph, Role, Row, Table};
use crate::layout::TableRows;
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
    let rows = TableRows { theme, columns: &columns, size: bang.text_size };
    rows.keep_together(&head, &mut body, orientation, above);
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
        let rows = TableRows { theme, columns: &table.columns, size: table.text_size };
        let empty = Cell { column: 0, colspan: 1, rowspan: 1, middle: true, paragraphs: Vec::new() };
        let (head, row) = (rows.head_height(&table.head), rows.cell_height(&empty));
        if table.head.is_empty() || head + row <= available {
            continue;
        }
        let tall = table.head.iter().flat_map(|row| &row.cells).max_by_key(|cell| rows.cell_height(cell));
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

#[cfg(test)]
mod tests;
