//! The two columns of header and signature: tables without borders, kept together.
//!
//! In: columns laid out. Out: `w:tbl`. Room above or below lines makes them level. Word has no cell that
//! stays whole in a row that does not, and parts paragraphs in cells at any line: recipients that may be
//! on the next page have rows of their own.

use super::images::Images;
use super::paragraph::{Flow, ParagraphPlace, RuleRoom, separator};
use super::simple::{self, RuleGround};
use super::table::{Frame, RowBreak, cell, fixed, measure};
use crate::layout::{LaidBlock, LaidColumns, LaidSimple};
use crate::length::Length;
use crate::paper::ColumnsKind;
use crate::theme::Theme;
use crate::write::xml::Xml;

/// Rows of two cells side by side, kept together; `below` says whether the last one stays with the next.
pub(super) fn table(
    xml: &mut Xml,
    columns: &LaidColumns<'_>,
    below: Flow,
    images: &mut Images,
    theme: &Theme,
) {
    let widths = columns.source.widths;
    let frame =
        Frame { columns: &widths, align: Some("left"), indent: Some(Length::ZERO), ..Frame::default() };
    fixed(xml, &frame, |xml| {
        for (at, row) in columns.rows.iter().enumerate() {
            let [left, right] = &row.cells;
            let (beside, rest) = left.split_at(row.source.flows_after.unwrap_or(left.len()).min(left.len()));
            let parts = !rest.is_empty();
            let bound = at + 1 < columns.rows.len() || !parts && below != Flow::Free;
            let flow = if bound { Flow::RowWithNext } else { Flow::Free };
            let (gap, drops) = (gap(columns, at, theme), row.level.drops_in_twips());
            super::table::row(xml, RowBreak::Whole, |xml| {
                for (side, blocks) in [beside, right].into_iter().enumerate() {
                    let seat = Seat { width: widths[side], gap, drop: drops[side], flow, parts };
                    pair_cell(xml, blocks, row.source.level_bottom, &seat, images, theme);
                }
            });
            for blocks in rest.chunk_by(|above, _| stays(above)) {
                super::table::row(xml, RowBreak::Whole, |xml| {
                    for (side, blocks) in [blocks, &[]].into_iter().enumerate() {
                        let seat = Seat { width: widths[side], parts, ..Seat::default() };
                        pair_cell(xml, blocks, false, &seat, images, theme);
                    }
                });
            }
        }
    });
}

/// Whether it stays with the block below it.
fn stays(block: &LaidBlock<LaidSimple<'_>>) -> bool {
    matches!(&block.content, LaidSimple::Text(text) if text.paragraph.keep_next)
}

/// Room above a row.
fn gap(columns: &LaidColumns<'_>, at: usize, theme: &Theme) -> Length {
    match columns.source.kind {
        ColumnsKind::Signature if at == 0 => theme.room.section_gap,
        // A frame is a table, which has no room above of its own.
        _ => {
            let first = columns.rows[at].cells.iter().filter_map(|cell| cell.first());
            let frames = first.filter(|block| matches!(block.content, LaidSimple::Frame(_)));
            frames.map(|block| block.gap).max().unwrap_or_default()
        }
    }
}

/// The place of a cell of a pair.
#[derive(Default)]
struct Seat {
    width: Length,
    /// Room above the row.
    gap: Length,
    /// Room that makes its level line as low as the other cell's.
    drop: Length,
    flow: Flow,
    /// Whether the row may be parted from the one below, which Word would not do if a paragraph in it
    /// stayed with the next.
    parts: bool,
}

fn pair_cell(
    xml: &mut Xml,
    blocks: &[LaidBlock<LaidSimple<'_>>],
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
            let room = if at == level { room(block, seat.drop, level_bottom) } else { None };
            let own = if seat.parts { Flow::Free } else { flow(block) };
            let place = ParagraphPlace { flow: seat.flow.or(own), room, ..ParagraphPlace::default() };
            let ground = RuleGround { width: seat.width, rule: RuleRoom::Nothing };
            simple::write(xml, &block.content, ground, &place, images, theme);
        }
        // Word wants a paragraph at the end of a cell.
        if blocks.last().is_none_or(|last| matches!(last.content, LaidSimple::Frame(_))) {
            separator(xml, seat.flow, None);
        }
    });
}

/// The room above or below that makes its line level with the other cell's.
fn room(block: &LaidBlock<LaidSimple<'_>>, drop: Length, level_bottom: bool) -> Option<(&'static str, i32)> {
    let LaidSimple::Text(text) = &block.content else { return None };
    if drop == Length::ZERO {
        return None;
    }
    let style = text.setting.style;
    let (side, own) = if level_bottom { ("w:after", style.after) } else { ("w:before", style.before) };
    Some((side, (own + drop).to_twips().max(0)))
}

fn flow(block: &LaidBlock<LaidSimple<'_>>) -> Flow {
    let text = if let LaidSimple::Text(text) = &block.content { Some(text) } else { None };
    Flow::in_stack(block.bound, text)
}
