//! The heights of paragraphs and other blocks at a width.
//!
//! In: a block, the theme, the width it has. Out: its height, or how many lines it takes. It leaves
//! breaking lines to [`super::measure`].

use super::measure::wrap;
use super::setting::Setting;
use crate::length::Length;
use crate::paper::{Block, Columns, PairRow, Paragraph, Simple};
use crate::theme::{Style, Theme};

/// A single line of the Times family in thousandths of its size: ascent, descent and gap.
const SINGLE_LINE: i32 = 1149;

/// A paragraph of up to this many lines is never split: none of its lines is ever alone.
pub(super) const WHOLE_LINES: usize = 3;

/// The height of a paragraph of this many lines, with the room above and below it.
pub(super) fn paragraph_height(style: &Style, size: Length, lines: usize) -> Length {
    style.before + line_pitch(style, size) * lines as i32 + style.after
}

/// The approximate height of a block at a width; tables and charts count as zero.
pub(super) fn block_height(block: &Block, theme: &Theme, width: Length) -> Length {
    match block {
        Block::Simple(simple) => simple_height(simple, theme, width),
        Block::Columns(columns) => columns_height(columns, theme),
        Block::Table(_) | Block::Chart(_) => Length::ZERO,
    }
}

/// The approximate height of rows of two cells: each row is as high as its higher cell.
pub(super) fn columns_height(columns: &Columns, theme: &Theme) -> Length {
    let cell = |blocks: &[Simple], width| -> Length {
        blocks.iter().map(|simple| simple_height(simple, theme, width)).sum()
    };
    let row = |row: &PairRow| {
        let [left, right] = &row.cells;
        cell(left, columns.widths[0]).max(cell(right, columns.widths[1]))
    };
    columns.rows.iter().map(row).sum()
}

/// The approximate height of a block that may be in a column.
pub(super) fn simple_height(simple: &Simple, theme: &Theme, width: Length) -> Length {
    match simple {
        Simple::Paragraph(paragraph) => {
            let style = theme.style(paragraph.role);
            paragraph_height(style, style.size, line_count(paragraph, theme, width))
        }
        Simple::Rule(_) => theme.room.rule_gap + theme.room.rule_below,
        Simple::Mark(mark) => theme.style(mark.paragraph.role).before + mark.height,
        Simple::SignSpace(height) => *height,
        Simple::Signed(signed) => signed.height,
    }
}

/// How many lines a paragraph takes at a width.
pub(super) fn line_count(paragraph: &Paragraph, theme: &Theme, width: Length) -> usize {
    Setting::of(paragraph, None, width, theme).line_count()
}

/// Whether a paragraph takes two lines or more, even if a line holds a little more.
pub(super) fn has_two_lines(paragraph: &Paragraph, theme: &Theme, width: Length) -> bool {
    Setting::of(paragraph, None, width, theme).has_two_lines()
}

impl Setting<'_> {
    fn line_count(&self) -> usize {
        let Setting { content, style, size, width, faces } = *self;
        wrap(content, style, size, width, faces).len()
    }

    /// As [`has_two_lines`].
    pub(super) fn has_two_lines(&self) -> bool {
        Setting { width: self.width.scale(1.02), ..*self }.line_count() > 1
    }
}

/// The distance from one line to the next.
pub(super) fn line_pitch(style: &Style, size: Length) -> Length {
    let exact = i64::from(size.to_twips()) * i64::from(SINGLE_LINE) * i64::from(style.line_percent);
    Length::twips(((exact + 99_999) / 100_000) as i32)
}

#[cfg(test)]
mod tests {
    use super::{line_pitch, paragraph_height};
    use crate::length::Length;
    use crate::paper::Role;
    use crate::theme::Theme;

    #[test]
    fn heights_are_lines_and_the_room_around() {
        let style = *Theme::default().style(Role::DoanVan);
        assert_eq!(line_pitch(&style, Length::pt(14.0)), Length::twips(322));
        assert_eq!(paragraph_height(&style, Length::pt(14.0), 2), Length::twips(2 * 322 + 120));
    }
}
