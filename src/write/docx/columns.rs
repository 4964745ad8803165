//! The two columns of header and signature: tables without borders, kept together.
//!
//! In: columns of the tree. Out: `w:tbl`. The lines that shall be level are made so by room above
//! or below them, since sizes and spacing of the two cells differ. Word knows no cell that stays
//! whole in a row that does not, and parts paragraphs in cells at any line: recipients that may
//! stand on the next page have rows of their own.

use super::paragraph::{Flow, Place, Room, flow, paragraph, rule, separator, sign_space};
use super::stamps::{self, Images};
use super::table::{Frame, Hold, cell, fixed, measure};
use super::xml::Xml;
use crate::document::{Block, Columns, ColumnsKind, PairRow};
use crate::length::Length;
use crate::theme::Theme;

// The Times family's letters and the gap above them, and what hangs below the line, in ems.
const ABOVE_LINE: f64 = (1825.0 + 87.0) / 2048.0;
const BELOW_LINE: f64 = 443.0 / 2048.0;

/// Rows of two cells side by side, kept together; the last one with what `below` says.
pub(super) fn table(xml: &mut Xml, source: &Columns, below: Flow, images: &mut Images, theme: &Theme) {
    let frame = Frame {
        columns: &source.widths,
        align: Some("left"),
        indent: Some(Length::ZERO),
        ..Frame::default()
    };
    fixed(xml, &frame, |xml| {
        for (at, row) in source.rows.iter().enumerate() {
            let [left, right] = &row.cells;
            let (beside, rest) = left.split_at(row.flows_after.unwrap_or(left.len()).min(left.len()));
            let parts = !rest.is_empty();
            let bound = at + 1 < source.rows.len() || !parts && below != Flow::Free;
            let flow = if bound { Flow::RowWithNext } else { Flow::Free };
            super::table::row(xml, Hold::Whole, |xml| {
                for (side, blocks) in [beside, right].into_iter().enumerate() {
                    let seat = Seat { flow, parts, ..seat(source, at, side, theme) };
                    pair_cell(xml, blocks, row.level_bottom, &seat, images, theme);
                }
            });
            for blocks in rest.chunk_by(|above, _| stays(above)) {
                super::table::row(xml, Hold::Whole, |xml| {
                    for (side, blocks) in [blocks, &[]].into_iter().enumerate() {
                        let seat = Seat { width: source.widths[side], parts, ..Seat::default() };
                        pair_cell(xml, blocks, false, &seat, images, theme);
                    }
                });
            }
        }
    });
}

/// Does it stay with the one below it?
fn stays(block: &Block) -> bool {
    matches!(block, Block::Paragraph(line) if line.keep_next)
}

/// Where the cell on this side of a row stands.
fn seat(source: &Columns, at: usize, side: usize, theme: &Theme) -> Seat {
    let row = &source.rows[at];
    let gap = match source.kind {
        ColumnsKind::Signature if at == 0 => theme.room.section_gap,
        // A frame is a table, which has no room above of its own.
        _ => row.cells.iter().filter_map(|cell| frame_gap(cell, theme)).max().unwrap_or_default(),
    };
    // The deeper line of the two stays; the other comes down or up to it.
    let drop = match [0, 1].map(|side| edge(row, side, theme)) {
        [Some(left), Some(right)] => left.max(right) - [left, right][side],
        _ => Length::ZERO,
    };
    Seat { width: source.widths[side], gap, drop, ..Seat::default() }
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
#[derive(Default)]
struct Seat {
    width: Length,
    /// Room above the row.
    gap: Length,
    /// Room that brings its level line to the other cell's.
    drop: Length,
    flow: Flow,
    /// The row may be parted from the one below, which Word would not do for a paragraph in it
    /// that stays with the next.
    parts: bool,
}

fn pair_cell(
    xml: &mut Xml,
    blocks: &[Block],
    level_bottom: bool,
    seat: &Seat,
    images: &mut Images,
    theme: &Theme,
) {
    let look = |xml: &mut Xml| {
        if seat.gap > Length::ZERO {
            xml.element("w:tcMar", |xml| measure(xml, "w:top", seat.gap));
        }
        if level_bottom {
            xml.val("w:vAlign", "bottom");
        }
    };
    cell(xml, seat.width, 1, look, |xml| {
        let level = if level_bottom { blocks.len().saturating_sub(1) } else { 0 };
        for (at, block) in blocks.iter().enumerate() {
            let room = if at == level { room(block, seat.drop, level_bottom, theme) } else { None };
            let own = if seat.parts { Flow::Free } else { flow(blocks, at) };
            let flow = seat.flow.or(own);
            let place = Place { width: seat.width, flow, room, ..Place::default() };
            in_pair(xml, block, &place, images, theme);
        }
        // Word wants a paragraph at the end of a cell.
        if matches!(blocks.last(), None | Some(Block::Mark(_))) {
            separator(xml, seat.flow, None);
        }
    });
}

/// The room above or below that makes its line level with the other cell's.
fn room(source: &Block, drop: Length, level_bottom: bool, theme: &Theme) -> Option<(&'static str, i32)> {
    let Block::Paragraph(source) = source else { return None };
    if drop == Length::ZERO {
        return None;
    }
    let style = theme.style(source.role);
    let (side, own) = if level_bottom { ("w:after", style.after) } else { ("w:before", style.before) };
    Some((side, (own + drop).to_twips().max(0)))
}

/// A block inside a pair of columns: paragraphs, rules and room to sign only.
fn in_pair(xml: &mut Xml, block: &Block, place: &Place<'_>, images: &mut Images, theme: &Theme) {
    match block {
        Block::Paragraph(source) => paragraph(xml, source, place, theme),
        Block::Rule(source) => rule(xml, *source, place.width, Room::Nothing, None),
        Block::SignSpace(height) => sign_space(xml, *height, place.flow, None, |_| ()),
        Block::Signed(source) => stamps::signed(xml, source, place.flow, None, images),
        Block::Mark(source) => stamps::mark(xml, source, theme),
        Block::Columns(_) | Block::Table(_) | Block::Chart(_) => {}
    }
}
