//! What depends on the words of header, title and signature: widths of their two columns, lengths of
//! rules, frames as wide as their word, room to sign with its images, frames in the top margin.
//!
//! In: the blocks of a section as its frame gave them. Out: the same blocks, these lengths decided, in
//! the width where each stands. It leaves which lines are level to `level`.

use super::measure::{self, longest_line};
use crate::length::Length;
use crate::paper::walk;
use crate::paper::{
    Block, Columns, ColumnsKind, HorizontalRule, Image, MarginFrames, Paragraph, PlacedImage, Shows, Signed,
    Simple, WordFrame,
};
use crate::theme::Theme;

/// Decides them in the blocks of a section with a text so wide.
pub(super) fn decide(blocks: &mut [Block], theme: &Theme, width: Length) {
    let lengths = Lengths { theme, room: room_to_sign(blocks, theme) };
    for at in 0..blocks.len() {
        let (above, rest) = blocks.split_at_mut(at);
        match &mut rest[0] {
            Block::Simple(simple) => {
                lengths.decide(simple, above.iter().rev().filter_map(Block::paragraph), width);
            }
            Block::Columns(columns) => {
                columns.widths = widths(columns, theme, width);
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
}

/// What lengths depend on.
struct Lengths<'a> {
    theme: &'a Theme,
    /// To sign.
    room: Length,
}

impl Lengths<'_> {
    /// Decides those of a block in the width where it stands; `above` are the paragraphs above it, from
    /// the nearest on.
    fn decide<'a>(&self, simple: &mut Simple, above: impl Iterator<Item = &'a Paragraph>, width: Length) {
        match simple {
            Simple::Rule(rule) => decide_rule(rule, above, self.theme, width),
            Simple::Mark(mark) => decide_frame(mark, self.theme),
            Simple::SignSpace(height) => *height = self.room,
            Simple::Signed(signed) => place_images(signed, self.room, width),
            Simple::Paragraph(_) => {}
        }
    }
}

/// The right column takes what its widest line needs, so that Quốc hiệu stays on one line
/// (PL I, II.1); the signature at least the right half (PL I, II.7).
fn widths(columns: &Columns, theme: &Theme, width: Length) -> [Length; 2] {
    let slack = Length::mm(1.5);
    let least = match columns.kind {
        ColumnsKind::Header => Length::ZERO,
        ColumnsKind::Signature => width.scale(0.5),
    };
    let lines = columns.rows.iter().flat_map(|row| &row.cells[1]).filter_map(Simple::paragraph);
    let lines = lines.map(|line| longest_of(line, theme, width) + slack);
    let right = lines.fold(least, Length::max).min(width.scale(0.7));
    [width - right, right]
}

/// So much of the longest line of what stands above it in one role.
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

/// As wide as its word with room at both sides, where no width is stated.
fn decide_frame(mark: &mut WordFrame, theme: &Theme) {
    if mark.width == Length::ZERO {
        mark.width = longest_of(&mark.paragraph, theme, Length::mm(200.0)) + Length::mm(3.0) * 2;
    }
}

/// The rooms of all who sign grow with the highest image, so that their names stay level.
fn room_to_sign(blocks: &[Block], theme: &Theme) -> Length {
    let images = walk::images(blocks).map(|image| image.height);
    images.fold(theme.room.signature, Length::max)
}

/// The image of the signature stands in the middle of the room, the seal over about the left third
/// of it (PL I, II.7d and II.8a).
fn place_images(signed: &mut Signed, room: Length, width: Length) {
    let of = |image: &Image| image.width;
    let signature = signed.images.iter().find(|one| one.shows == Shows::Signature);
    // A seal alone leaves the place where one will sign by hand.
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
}

/// Places the frames of the top margin (PL I, IV, ô 11): where page numbers stand on later pages,
/// centred over the Quốc hiệu unless they are wider.
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
