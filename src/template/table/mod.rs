//! A table of the content as a table of the tree: heads, cells, which rows ask to stay together.
//!
//! In: the table and its sums. Out: blocks. It leaves the texts' variables and marks to the caller's
//! function, widths of columns and which rows do stay together to the layout, borders and fonts to the
//! writers.

mod body;
mod head;

use super::beside::FilledLine;
use super::filled::FilledText;
use super::texts::Texts;
use crate::budget::{Sheet, Sheets};
use crate::content::body_tables::BodyTables;
use crate::content::declare::Text;
use crate::content::fixed::Beside;
use crate::content::table::{Column, ColumnKind, TableNote};
use crate::paper::{
    Block, Cell, DeclaredColumn, Fit, Holds, Inline, Paragraph, Role, Row, StatedWidth, Table,
};

/// The blocks of tables among the paragraphs of a body, with the notes under them.
pub(super) fn in_body(tables: &BodyTables, sheets: &Sheets, texts: &mut Texts<'_>) -> Vec<Block> {
    let sheets = tables.bang.iter().filter_map(|bang| sheets.get(bang.table_id()));
    let mut blocks: Vec<Block> =
        sheets.flat_map(|sheet| build(sheet, &mut |text| texts.filled(text))).collect();
    let notes = texts.each_of(Beside::of("phu_luc.ghi_chu"), &tables.ghi_chu);
    if !notes.is_empty() {
        blocks.push(Paragraph::new(Role::TieuDeGhiChu, vec![Inline::text("Ghi chú:")]).into());
    }
    let note =
        |(content, at): FilledLine| Paragraph { origin: Some(at), ..content.into_paragraph(Role::GhiChu) };
    blocks.extend(notes.into_iter().map(|line| note(line).into()));
    blocks
}

/// The blocks of a table: its name and the line of its unit, if it has them, the table itself, and the notes
/// that marks of its cells refer to.
pub(super) fn build(sheet: &Sheet, text: &mut dyn FnMut(&Text) -> FilledText) -> Vec<Block> {
    let bang = &sheet.bang;
    let mut blocks = Vec::new();
    if let Some((first, others)) = bang.title.split_first() {
        let mut name = text(first);
        others.iter().for_each(|line| name.put_below(text(line)));
        let name = Paragraph { origin: Some(first.at), ..name.into_paragraph(Role::TenBang) };
        blocks.push(name.into());
    }
    if bang.shows_unit {
        let line = format!("Đơn vị tính: {}", bang.shown.unit.name());
        blocks.push(Paragraph::new(Role::DonViTinh, vec![Inline::text(line)]).into());
    }
    let head = head::rows(bang, text);
    let body = body::rows(sheet, text);
    let (id, title, text_size) = (Some(sheet.id()), title(&head), bang.text_size);
    let fit = Fit::Declared(bang.columns.iter().map(column).collect());
    blocks.push(Block::Table(Table { id, title, fit, columns: Vec::new(), text_size, head, body }));
    blocks.extend(bang.notes.iter().flat_map(|note| notes(note, text)).map(Block::from));
    blocks
}

/// The lines of a note under a table, its mark before the first.
fn notes(note: &TableNote, text: &mut dyn FnMut(&Text) -> FilledText) -> Vec<Paragraph> {
    let line = |(at, line): (usize, &Text)| {
        let mut filled = text(line);
        if at == 0 {
            filled.put_in_front(&format!("{}\u{a0}", note.mark.text), false);
        }
        Paragraph { origin: Some(line.at), ..filled.into_paragraph(Role::GhiChu) }
    };
    note.lines.iter().enumerate().map(line).collect()
}

/// What the layout has to know of a column.
fn column(column: &Column) -> DeclaredColumn {
    let holds = match column.kind {
        ColumnKind::RowNumber => Holds::RowNumbers,
        ColumnKind::Words { .. } => Holds::Words,
        ColumnKind::Figures { .. } => Holds::Figures,
    };
    let stated = column.width.map(|width| StatedWidth { mm: width.mm, at: width.at });
    DeclaredColumn { id: column.id.text.clone(), at: column.id.at, stated, holds }
}

/// The words of the first row of the head.
fn title(head: &[Row]) -> String {
    let cells = head.first().map(|row| row.cells.as_slice()).unwrap_or_default();
    let words = |cell: &Cell| cell.paragraphs.iter().map(Paragraph::plain_text).collect::<Vec<_>>().join(" ");
    format!("Bảng gồm các cột: {}", cells.iter().map(words).collect::<Vec<_>>().join("; "))
}

/// The lines of a text as paragraphs.
fn paragraphs(texts: &[Text], role: Role, text: &mut dyn FnMut(&Text) -> FilledText) -> Vec<Paragraph> {
    let one = |line: &Text| Paragraph { origin: Some(line.at), ..text(line).into_paragraph(role) };
    texts.iter().map(one).collect()
}

#[cfg(test)]
mod tests;
