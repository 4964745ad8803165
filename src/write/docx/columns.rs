//! The two columns of header and signature: tables without borders, kept together.
//!
//! In: columns of the tree. Out: docx-rs's tables. The lines that shall be level are made so by
//! room above or below them, since sizes and spacing of the two cells differ.

use docx_rs::{
    CellMargins, LineSpacing, Paragraph as WordParagraph, Table as WordTable, TableCell, TableCellMargins,
    TableRow, VAlignType, WidthType,
};

use super::paragraph::{Flow, Room, flow, paragraph, rule, separator, sign_space};
use super::table::fixed;
use super::{mend, twips};
use crate::document::{Block, Columns, ColumnsKind, PairRow};
use crate::length::Length;
use crate::theme::Theme;

// The Times family's letters and the gap above them, and what hangs below the line, in ems.
const ABOVE_LINE: f64 = (1825.0 + 87.0) / 2048.0;
const BELOW_LINE: f64 = 443.0 / 2048.0;

/// Rows of two cells side by side, kept together.
pub(super) fn table(source: &Columns, theme: &Theme) -> WordTable {
    let rows = source.rows.iter().enumerate().map(|(at, row)| {
        let flow = Flow::of(at + 1 < source.rows.len());
        let gap = match source.kind {
            ColumnsKind::Signature if at == 0 => theme.room.section_gap,
            // A frame is a table, which has no room above of its own.
            _ => row.cells.iter().filter_map(|cell| frame_gap(cell, theme)).max().unwrap_or_default(),
        };
        let edges = [0, 1].map(|side| edge(row, side, theme));
        let cells = [0, 1].map(|side| {
            // The deeper line of the two stays; the other comes down or up to it.
            let drop = match edges {
                [Some(left), Some(right)] => left.max(right) - [left, right][side],
                _ => Length::ZERO,
            };
            let place = Place { width: source.widths[side], gap, drop, flow };
            pair_cell(row, side, &place, theme)
        });
        TableRow::new(cells.into()).cant_split()
    });
    fixed(rows.collect(), &source.widths).indent(0).margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

fn frame_gap(cell: &[Block], theme: &Theme) -> Option<Length> {
    match cell.first() {
        Some(Block::Mark(mark)) => Some(theme.style(mark.paragraph.role).before),
        _ => None,
    }
}

/// How far the line that shall be level is from its cell's edge, if it is text.
fn edge(row: &PairRow, side: usize, theme: &Theme) -> Option<Length> {
    let cell = &row.cells[side];
    match if row.level_bottom { cell.last() } else { cell.first() }? {
        Block::Paragraph(paragraph) => {
            let style = theme.style(paragraph.role);
            let extra = f64::from(style.line_percent) / 100.0 - 1.0;
            Some(if row.level_bottom {
                // A wider line is wider below its letters.
                style.after + style.size.scale(BELOW_LINE + extra * (ABOVE_LINE + BELOW_LINE))
            } else {
                style.before + style.size.scale(ABOVE_LINE)
            })
        }
        _ => None,
    }
}

/// Where a cell of a pair stands.
struct Place {
    width: Length,
    /// Room above the row.
    gap: Length,
    /// Room that brings its level line to the other cell's.
    drop: Length,
    flow: Flow,
}

fn pair_cell(row: &PairRow, side: usize, place: &Place, theme: &Theme) -> TableCell {
    let blocks = &row.cells[side];
    let mut cell = TableCell::new().width(twips(place.width), WidthType::Dxa);
    if place.gap > Length::ZERO {
        cell.property =
            cell.property.margins(CellMargins::new().margin_top(twips(place.gap), WidthType::Dxa));
    }
    if row.level_bottom {
        cell = cell.vertical_align(VAlignType::Bottom);
    }
    if blocks.is_empty() {
        return cell.add_paragraph(separator(place.flow));
    }
    let level = if row.level_bottom { blocks.len() - 1 } else { 0 };
    let cell = (0..blocks.len()).fold(cell, |cell, at| {
        let drop = if at == level { place.drop } else { Length::ZERO };
        match in_pair(&blocks[at], place.flow.or(flow(blocks, at)), place.width, theme) {
            Some(paragraph) => cell.add_paragraph(dropped(paragraph, &blocks[at], drop, row, theme)),
            None => cell,
        }
    });
    // Word wants a paragraph at the end of a cell.
    match blocks.last() {
        Some(Block::Mark(_)) => cell.add_paragraph(separator(place.flow)),
        _ => cell,
    }
}

/// With more room above or below, where that makes its line level with the other cell's.
fn dropped(word: WordParagraph, source: &Block, drop: Length, row: &PairRow, theme: &Theme) -> WordParagraph {
    let Block::Paragraph(source) = source else { return word };
    if drop == Length::ZERO {
        return word;
    }
    let style = theme.style(source.role);
    let room = |own: Length| u32::try_from((own + drop).to_twips()).unwrap_or(0);
    word.line_spacing(if row.level_bottom {
        LineSpacing::new().after(room(style.after))
    } else {
        LineSpacing::new().before(room(style.before))
    })
}

/// A block inside a pair of columns: paragraphs, rules and sign space only.
fn in_pair(block: &Block, flow: Flow, width: Length, theme: &Theme) -> Option<WordParagraph> {
    match block {
        Block::Paragraph(source) => Some(paragraph(source, flow, theme)),
        Block::Rule(source) => Some(rule(*source, width, Room::Nothing)),
        Block::SignSpace(height) => Some(sign_space(*height)),
        Block::Signed(_) | Block::Mark(_) => Some(mend::stand_in()),
        Block::Columns(_) | Block::Table(_) | Block::Chart(_) => None,
    }
}
