//! What depends on the words of header, title and signature: widths of their two columns, lengths of
//! rules, frames as wide as their word, room to sign with its images, frames in the top margin.
//!
//! In: the blocks of a section as its frame gave them. Out: the same blocks with these lengths decided,
//! at the width that each has, and words that have no room in a column whose width an office has set. It
//! leaves which lines are level to `level`.

use super::faults::{NarrowPair, PageFault};
use super::measure::{self, longest_line};
use crate::length::Length;
use crate::paper::walk;
use crate::paper::{
    Block, Columns, ColumnsKind, HorizontalRule, Image, MarginFrames, Orientation, Paragraph, PlacedField,
    PlacedImage, Role, Shows, Signed, Simple, WordFrame,
};
use crate::theme::{COLUMN_SLACK, Theme};

/// Decides these lengths in the blocks of a section whose text has this width.
pub(super) fn decide(blocks: &mut [Block], theme: &Theme, width: Length) -> Vec<PageFault> {
    let mut faults = Vec::new();
    let lengths = Lengths { theme, room: room_to_sign(blocks, theme) };
    for at in 0..blocks.len() {
        let (above, rest) = blocks.split_at_mut(at);
        match &mut rest[0] {
            Block::Simple(simple) => {
                lengths.decide(simple, above.iter().rev().filter_map(Block::paragraph), width);
            }
            Block::Columns(columns) => {
                columns.widths = match own_widths(columns.kind, theme, width) {
                    Some(own) => {
                        faults.extend(narrow(columns, own, theme, width).map(PageFault::Pair));
                        own
                    }
                    None => widths(columns, theme, width),
                };
                for row in &mut columns.rows {
                    for (cell, width) in row.cells.iter_mut().zip(columns.widths) {
                        for at in 0..cell.len() {
                            let (above, rest) = cell.split_at_mut(at);
                            let above = above.iter().rev().filter_map(Simple::paragraph);
                            lengths.decide(&mut rest[0], above, width);
                        }
                    }
                }
            }
            Block::Table(_) | Block::Chart(_) => {}
        }
    }
    faults
}

/// What lengths depend on.
struct Lengths<'a> {
    theme: &'a Theme,
    /// The height of the room to sign.
    room: Length,
}

impl Lengths<'_> {
    /// Decides the lengths of a block at the width it has; `above` are the paragraphs above it, the
    /// nearest first.
    fn decide<'a>(&self, simple: &mut Simple, above: impl Iterator<Item = &'a Paragraph>, width: Length) {
        match simple {
            Simple::Rule(rule) => decide_rule(rule, above, self.theme, width),
            Simple::Mark(mark) => decide_frame(mark, self.theme),
            Simple::SignSpace(height) => *height = self.room,
            Simple::Signed(signed) => place_signed(signed, self.room, width),
            Simple::Paragraph(_) => {}
        }
    }
}

/// The widths that an office has set for a portrait page. On a landscape page the right column of the
/// header keeps its width, and the columns of the signature keep their proportions.
fn own_widths(kind: ColumnsKind, theme: &Theme, width: Length) -> Option<[Length; 2]> {
    let portrait = theme.text_width(Orientation::Portrait);
    let left = match kind {
        ColumnsKind::Header => width - (portrait - theme.left.header?),
        ColumnsKind::Signature => theme.left.signature?.scale(width.to_mm() / portrait.to_mm()),
    };
    Some([left, width - left])
}

/// Lines that are never broken, and have no room in these columns.
fn narrow<'a>(
    columns: &'a Columns,
    widths: [Length; 2],
    theme: &'a Theme,
    page: Length,
) -> impl Iterator<Item = NarrowPair> + 'a {
    const WHOLE: [Role; 5] =
        [Role::QuocHieu, Role::TieuNgu, Role::SoKyHieu, Role::DiaDanhThoiGian, Role::HoTen];
    let cells = columns.rows.iter().flat_map(|row| row.cells.iter().enumerate());
    let lines =
        cells.flat_map(|(at, cell)| cell.iter().filter_map(Simple::paragraph).map(move |one| (at, one)));
    let lines = lines.filter(|(_, line)| WHOLE.contains(&line.role));
    lines.filter_map(move |(at, line)| {
        let needed = longest_of(line, theme, Length::mm(2000.0)) + COLUMN_SLACK;
        let portrait = theme.text_width(Orientation::Portrait);
        let here = if at == 0 { needed } else { page - needed };
        let left = match columns.kind {
            ColumnsKind::Header => here - (page - portrait),
            ColumnsKind::Signature => here.scale(portrait.to_mm() / page.to_mm()),
        };
        (needed > widths[at]).then(|| NarrowPair {
            kind: columns.kind,
            role: line.role,
            at: line.origin,
            words: line.plain_text(),
            is_left: at == 0,
            width: widths[at],
            needed,
            left,
        })
    })
}

/// The right column gets the width of its widest line, so that the Quốc hiệu stays on one line (PL I,
/// II.1); in the signature at least the right half (PL I, II.7).
fn widths(columns: &Columns, theme: &Theme, width: Length) -> [Length; 2] {
    let least = match columns.kind {
        ColumnsKind::Header => Length::ZERO,
        ColumnsKind::Signature => width.scale(0.5),
    };
    let lines = columns.rows.iter().flat_map(|row| &row.cells[1]).filter_map(Simple::paragraph);
    let lines = lines.map(|line| longest_of(line, theme, width) + COLUMN_SLACK);
    let right = lines.fold(least, Length::max).min(width.scale(0.7));
    [width - right, right]
}

/// Sets the length of a rule, as its share of the longest line above it in one role.
fn decide_rule<'a>(
    rule: &mut HorizontalRule,
    above: impl Iterator<Item = &'a Paragraph>,
    theme: &Theme,
    width: Length,
) {
    let Some(percent) = rule.percent else { return };
    let mut lines = above.peekable();
    let role = lines.peek().map(|nearest| nearest.role);
    let lines = lines.take_while(|line| Some(line.role) == role);
    let longest = lines.map(|line| longest_of(line, theme, width)).max().unwrap_or_default();
    rule.length = longest.thousandths(u16::from(percent) * 10);
}

/// The width of a paragraph's longest line.
fn longest_of(paragraph: &Paragraph, theme: &Theme, width: Length) -> Length {
    let style = theme.style(paragraph.role);
    longest_line(&measure::wrap(&paragraph.content, style, style.size, width, &theme.faces))
}

/// Makes a frame as wide as its word with room at both sides, if no width is stated.
fn decide_frame(mark: &mut WordFrame, theme: &Theme) {
    if mark.width == Length::ZERO {
        mark.width = longest_of(&mark.paragraph, theme, Length::mm(200.0)) + Length::mm(3.0) * 2;
    }
}

/// The room to sign, of the same height for all who sign: it grows with the highest image, so that their
/// names stay level.
fn room_to_sign(blocks: &[Block], theme: &Theme) -> Length {
    let images = walk::images(blocks).map(|image| image.height);
    images.fold(theme.room.signature, Length::max)
}

/// Puts the image of the signature in the middle of the room, and the seal over about its left third (PL
/// I, II.7d and II.8a).
fn place_signed(signed: &mut Signed, room: Length, width: Length) {
    let of = |image: &Image| image.width;
    let signature = signed.images.iter().find(|one| one.shows == Shows::Signature);
    // A seal alone is placed as if there were a signature, which will be written by hand.
    let signature = signature.map_or(Length::mm(40.0), |one| of(&one.image));
    let left = (width - signature).scale(0.5);
    signed.height = room;
    for PlacedImage { shows, image, left: own, top } in &mut signed.images {
        *own = match shows {
            Shows::Signature => left,
            Shows::Seal => left + signature.scale(1.0 / 3.0) - of(image),
        };
        *top = (room - image.height).scale(0.5);
    }
    // A field is as wide as images of signatures are and as high as the room: the signer's in the middle, the
    // agency's over its left third.
    let own = Length::mm(45.0).min(width);
    for PlacedField { shows, width: wide, height, left, top, .. } in &mut signed.fields {
        let from = (width - own).scale(0.5);
        (*wide, *left) = match shows {
            Shows::Signature => (own, from),
            Shows::Seal => (own.scale(2.0 / 3.0), from + own.scale(1.0 / 3.0) - own.scale(2.0 / 3.0)),
        };
        (*height, *top) = (room, Length::ZERO);
    }
}

/// Places the frames of the top margin (PL I, IV, ô 11): where page numbers are on later pages, centred
/// over the Quốc hiệu unless they are wider.
pub(super) fn top_margin(marks: &mut MarginFrames, blocks: &[Block], theme: &Theme, width: Length) {
    marks.frames.iter_mut().for_each(|mark| decide_frame(mark, theme));
    let tallest = marks.frames.iter().map(|mark| mark.height).max().unwrap_or_default();
    let gap = Length::mm(3.0);
    let gaps = gap * (marks.frames.len() as i32 - 1);
    let all = marks.frames.iter().map(|mark| mark.width).sum::<Length>() + gaps;
    let header = blocks.iter().find_map(|block| match block {
        Block::Columns(columns) => Some(columns),
        _ => None,
    });
    let header = header.filter(|columns| columns.kind == ColumnsKind::Header);
    let right = header.map_or(width, |columns| columns.widths[1]);
    let free = theme.page.margins.top - tallest - Length::mm(1.0);
    marks.left = (width - right + (right - all).scale(0.5)).min(width - all);
    marks.top = theme.page.number_from_top.min(free);
    marks.gap = gap;
}
