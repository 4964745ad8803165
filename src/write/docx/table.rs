//! Tables with borders, and the two columns of header and signature, which are tables without.
//!
//! In: tables and columns of the tree. Out: docx-rs's tables. It leaves to `mend` what docx-rs
//! cannot write: repeated head rows and the title.

use docx_rs::{
    CellMargins, Paragraph as WordParagraph, Table as WordTable, TableAlignmentType, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType,
};

use super::paragraph::{Flow, empty_in_table, flow, in_table, paragraph, rule, separator, sign_space};
use super::{eighths, twips};
use crate::document::{Block, Cell, Columns, ColumnsKind, PairRow, Row, Table};
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
    let mut spans = vec![Span::default(); source.columns.len()];
    let last = source.head.len() + source.body.len();
    let rows = source.head.iter().chain(&source.body).enumerate().map(|(at, row)| {
        let is_head = at < source.head.len();
        // The head stays with the first row below it.
        let bound = is_head || row.keep_next || (at + 1 == last && flow == Flow::WithNext);
        let cells = cells(row, &mut spans, source, Flow::of(bound), theme);
        let cells = TableRow::new(cells);
        if is_head || row.whole { cells.cant_split() } else { cells }
    });
    fixed(rows.collect(), &source.columns)
        .align(TableAlignmentType::Center)
        .set_borders(borders(room.stroke))
        .margins(margins)
}

/// A table whose columns have exactly these widths.
fn fixed(rows: Vec<TableRow>, columns: &[Length]) -> WordTable {
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

/// Rows of two cells side by side, kept together.
pub(super) fn columns(source: &Columns, theme: &Theme) -> WordTable {
    let rows = source.rows.iter().enumerate().map(|(at, row)| {
        let bound = Flow::of(at + 1 < source.rows.len());
        let gap = match source.kind {
            ColumnsKind::Signature if at == 0 => theme.room.section_gap,
            _ => Length::ZERO,
        };
        let cells = [0, 1].map(|side| pair_cell(row, side, source.widths[side], gap, bound, theme));
        TableRow::new(cells.into()).cant_split()
    });
    fixed(rows.collect(), &source.widths).indent(0).margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// One side of a row; `gap` is the room above it.
fn pair_cell(
    row: &PairRow,
    side: usize,
    width: Length,
    gap: Length,
    bound: Flow,
    theme: &Theme,
) -> TableCell {
    let blocks = &row.cells[side];
    let mut cell = TableCell::new().width(twips(width), WidthType::Dxa);
    if gap > Length::ZERO {
        cell.property = cell.property.margins(CellMargins::new().margin_top(twips(gap), WidthType::Dxa));
    }
    if row.level_bottom {
        cell = cell.vertical_align(VAlignType::Bottom);
    }
    if blocks.is_empty() {
        return cell.add_paragraph(separator(bound));
    }
    (0..blocks.len()).fold(cell, |cell, at| {
        match in_pair(&blocks[at], bound.or(flow(blocks, at)), width, theme) {
            Some(paragraph) => cell.add_paragraph(paragraph),
            None => cell,
        }
    })
}

/// A block inside a pair of columns: paragraphs, rules and sign space only.
fn in_pair(block: &Block, flow: Flow, width: Length, theme: &Theme) -> Option<WordParagraph> {
    match block {
        Block::Paragraph(source) => Some(paragraph(source, flow, theme)),
        Block::Rule(source) => Some(rule(*source, width, flow)),
        Block::SignSpace(height) => Some(sign_space(*height, flow)),
        Block::Columns(_) | Block::Table(_) => None,
    }
}
