//! Tables with borders.
//!
//! In: tables of the tree. Out: docx-rs's tables. It leaves to `mend` what docx-rs cannot write:
//! repeated head rows and the title.

use docx_rs::{
    Table as WordTable, TableAlignmentType, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use super::paragraph::{Flow, empty_in_table, in_table};
use super::{eighths, twips};
use crate::document::{Cell, Row, Table};
use crate::length::Length;
use crate::theme::Theme;

/// A table with borders.
pub(super) fn table(source: &Table, flow: Flow, theme: &Theme) -> WordTable {
    let room = &theme.room;
    let margins = TableCellMargins::new().margin(
        twips(room.cell_padding_vertical),
        twips(room.cell_padding),
        twips(room.cell_padding_vertical),
        twips(room.cell_padding),
    );
    let rows = [rows(source, Part::Head, flow, theme), rows(source, Part::Body, flow, theme)].concat();
    fixed(rows, &source.columns)
        .align(TableAlignmentType::Center)
        .set_borders(borders(room.stroke))
        .margins(margins)
}

/// A part of a table; no cell reaches from one into the other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Body,
}

fn rows(table: &Table, part: Part, flow: Flow, theme: &Theme) -> Vec<TableRow> {
    let rows = match part {
        Part::Head => &table.head,
        Part::Body => &table.body,
    };
    let mut spans = vec![Span::default(); table.columns.len()];
    let rows = rows.iter().enumerate().map(|(at, row)| {
        let own = match part {
            // The head stays with the first row below it.
            Part::Head => Flow::WithNext,
            Part::Body if at + 1 == rows.len() => flow,
            Part::Body => Flow::Free,
        };
        let made = TableRow::new(cells(row, &mut spans, table, own.or(Flow::of(row.keep_next)), theme));
        if part == Part::Head || row.whole { made.cant_split() } else { made }
    });
    rows.collect()
}

/// A table whose columns have exactly these widths.
pub(super) fn fixed(rows: Vec<TableRow>, columns: &[Length]) -> WordTable {
    WordTable::without_borders(rows)
        .set_grid(columns.iter().copied().map(twips).collect())
        .width(twips(columns.iter().copied().sum()), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

fn borders(stroke: Length) -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let border = |position| TableBorder::new(position).size(eighths(stroke));
    [Top, Left, Bottom, Right, InsideH, InsideV]
        .into_iter()
        .fold(TableBorders::with_empty(), |borders, position| borders.set(border(position)))
}

/// A cell from a row above that still covers this column and those to its right.
#[derive(Clone, Copy, Default)]
struct Span {
    rows: usize,
    columns: usize,
}

/// The cells of one row, from the first column to the last: those that start here, those that
/// come down from above, and an empty one where the tree has none, lest the rest shift.
fn cells(row: &Row, spans: &mut [Span], table: &Table, flow: Flow, theme: &Theme) -> Vec<TableCell> {
    let mut cells = Vec::new();
    let mut column = 0;
    while column < spans.len() {
        let width = |columns: usize| table.columns[column..column + columns].iter().copied().sum();
        let above = spans[column];
        let (columns, cell) = match row.cells.iter().find(|cell| cell.column == column) {
            Some(source) => {
                let columns = source.colspan.clamp(1, spans.len() - column);
                spans[column] = Span { rows: source.rowspan.saturating_sub(1), columns };
                (columns, started(source, columns, flow, table.text_size, theme))
            }
            None if above.rows > 0 => {
                spans[column].rows -= 1;
                let cell = spanned(TableCell::new(), above.columns).vertical_merge(VMergeType::Continue);
                (above.columns, cell.add_paragraph(empty_in_table(flow, table.text_size, theme)))
            }
            None => (1, TableCell::new().add_paragraph(empty_in_table(flow, table.text_size, theme))),
        };
        cells.push(cell.width(twips(width(columns)), WidthType::Dxa));
        column += columns;
    }
    cells
}

/// A cell where it starts.
fn started(source: &Cell, columns: usize, flow: Flow, size: Length, theme: &Theme) -> TableCell {
    let mut cell = spanned(TableCell::new(), columns);
    if source.rowspan > 1 {
        cell = cell.vertical_merge(VMergeType::Restart);
    }
    if source.middle {
        cell = cell.vertical_align(VAlignType::Center);
    }
    if source.paragraphs.is_empty() {
        return cell.add_paragraph(empty_in_table(flow, size, theme));
    }
    source.paragraphs.iter().fold(cell, |cell, paragraph| {
        cell.add_paragraph(in_table(paragraph, flow.or(Flow::of(paragraph.keep_next)), size, theme))
    })
}

fn spanned(cell: TableCell, columns: usize) -> TableCell {
    if columns > 1 { cell.grid_span(columns) } else { cell }
}
