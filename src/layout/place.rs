//! Lays out a tree: one walk from top to bottom that gives each block the room above it and its width.
//!
//! In: the tree and the theme. Out: [`Laid`]. It leaves which lines are level to `level`, the cells of
//! tables to `grid`, levels of headings to `outline`.

use super::area::{Area, AreaKind};
use super::grid;
use super::laid::{
    Laid, LaidBlock, LaidChart, LaidColumns, LaidContent, LaidFrame, LaidPair, LaidSection, LaidSimple,
    LaidTable,
};
use super::level::LevelLines;
use super::outline::Outline;
use super::setting::Setting;
use super::text::LaidText;
use crate::length::Length;
use crate::paper::{
    Block, Chart, Columns, ColumnsKind, MarginFrames, Paper, Paragraph, Role, Section, Simple, Table,
    WordFrame,
};
use crate::theme::{Align, Margins, Theme};

/// Lays out a document.
pub fn of<'a>(document: &'a Paper, theme: &'a Theme) -> Laid<'a> {
    let mut walk = Walk {
        theme,
        outline: Outline::default(),
        top: Length::ZERO,
        bottom: Length::ZERO,
        below: Length::ZERO,
    };
    let sections = document.sections.iter().map(|section| walk.section(section)).collect();
    Laid { document, theme, sections }
}

/// Whether a table begins below a paragraph: its lines, or that of its unit.
fn begins_table(block: &Block, above: &Paragraph) -> bool {
    let of_table = |line: &Paragraph| matches!(line.role, Role::TenBang | Role::DonViTinh);
    match block {
        Block::Table(_) => !of_table(above),
        Block::Simple(Simple::Paragraph(line)) => line.role == Role::DonViTinh && !of_table(above),
        _ => false,
    }
}

struct Walk<'a> {
    theme: &'a Theme,
    outline: Outline,
    /// The upper and lower edges of the text.
    top: Length,
    bottom: Length,
    /// The room that the last block wants below it.
    below: Length,
}

/// A part of the width, from the left edge of the sheet.
#[derive(Clone, Copy)]
struct Strip {
    left: Length,
    width: Length,
}

impl<'a> Walk<'a> {
    fn section(&mut self, source: &'a Section) -> LaidSection<'a> {
        let Margins { top, bottom, left, .. } = self.theme.page.margins;
        (self.top, self.bottom) = (top, source.orientation.sheet().1 - bottom);
        let width = self.theme.text_width(source.orientation);
        let text = Strip { left, width };
        let marks = source.marks.as_ref().map(|marks| self.marks(marks, text)).unwrap_or_default();
        self.below = Length::ZERO;
        let foot = source.foot.iter().map(|line| self.text(line, text, AreaKind::Foot)).collect();
        let blocks = self.blocks(&source.blocks, text);
        LaidSection { source, width, marks, foot, blocks }
    }

    /// Blocks from the top of a page.
    fn blocks(&mut self, blocks: &'a [Block], strip: Strip) -> Vec<LaidBlock<LaidContent<'a>>> {
        self.below = Length::ZERO;
        let laid = blocks.iter().enumerate().map(|(at, block)| {
            let bound = match blocks.get(at + 1) {
                Some(Block::Simple(Simple::Rule(_))) => true,
                Some(Block::Columns(columns)) => columns.kind == ColumnsKind::Signature,
                _ => false,
            };
            let (gap, mut content) = self.block(block, strip);
            if let LaidContent::Simple(LaidSimple::Text(text)) = &mut content
                && blocks.get(at + 1).is_some_and(|next| begins_table(next, text.paragraph))
            {
                self.part_from_table(text);
            }
            LaidBlock { gap, bound, content }
        });
        laid.collect()
    }

    /// A table is as far from a paragraph above it as the next paragraph would be.
    fn part_from_table(&mut self, text: &mut LaidText<'a>) {
        let room = self.theme.style(Role::DoanVan).before;
        if room > self.below {
            (self.below, text.below) = (room, Some(room));
        }
    }

    /// The blocks in a cell of two columns, from its top.
    fn cell(&mut self, cell: &'a [Simple], strip: Strip) -> Vec<LaidBlock<LaidSimple<'a>>> {
        self.below = Length::ZERO;
        let laid = cell.iter().enumerate().map(|(at, simple)| {
            let bound = matches!(cell.get(at + 1), Some(Simple::Rule(_)));
            let (gap, content) = self.simple(simple, strip, AreaKind::Columns);
            LaidBlock { gap, bound, content }
        });
        laid.collect()
    }

    fn block(&mut self, block: &'a Block, strip: Strip) -> (Length, LaidContent<'a>) {
        let (room, none) = (&self.theme.room, Length::ZERO);
        match block {
            Block::Simple(simple) => {
                let (gap, simple) = self.simple(simple, strip, AreaKind::Text);
                (gap, LaidContent::Simple(simple))
            }
            Block::Columns(columns) => {
                let above = match columns.kind {
                    ColumnsKind::Header => none,
                    ColumnsKind::Signature => room.section_gap,
                };
                (self.gap(above, none), LaidContent::Columns(self.columns(columns, strip)))
            }
            Block::Table(table) => (self.gap(none, none), LaidContent::Table(self.table(table, strip))),
            Block::Chart(chart) => (self.gap(none, none), LaidContent::Chart(self.chart(chart, strip))),
        }
    }

    fn simple(&mut self, simple: &'a Simple, strip: Strip, kind: AreaKind) -> (Length, LaidSimple<'a>) {
        let (room, none) = (&self.theme.room, Length::ZERO);
        match simple {
            Simple::Paragraph(paragraph) => {
                // A paragraph in a cell is no heading.
                let level = if kind == AreaKind::Text { self.outline.level(paragraph) } else { 0 };
                let text = LaidText { level, ..self.text(paragraph, strip, kind) };
                (text.gap, LaidSimple::Text(text))
            }
            Simple::Rule(rule) => (self.gap(room.rule_gap, room.rule_below), LaidSimple::Rule(rule.length)),
            Simple::SignSpace(height) => (self.gap(none, none), LaidSimple::SignSpace(*height)),
            Simple::Signed(signed) => (self.gap(none, none), LaidSimple::Signed(signed)),
            Simple::Mark(mark) => {
                let above = self.theme.style(mark.paragraph.role).before;
                (self.gap(above, none), LaidSimple::Frame(self.mark(mark, strip)))
            }
        }
    }

    /// The room between the last block and one that wants this much above and below it.
    fn gap(&mut self, above: Length, below: Length) -> Length {
        let gap = self.below.max(above);
        self.below = below;
        gap
    }

    fn columns(&mut self, source: &'a Columns, strip: Strip) -> LaidColumns<'a> {
        let [left, right] = source.widths;
        let strips = [Strip { width: left, ..strip }, Strip { left: strip.left + left, width: right }];
        let rows = source.rows.iter().map(|source| {
            let [left, right] = &source.cells;
            let cells = [(left, strips[0]), (right, strips[1])];
            let cells = cells.map(|(cell, strip)| self.cell(cell, strip));
            LaidPair { source, cells, level: LevelLines::of(source, self.theme) }
        });
        let rows = rows.collect();
        self.below = Length::ZERO;
        LaidColumns { source, rows }
    }

    fn table(&mut self, source: &'a Table, strip: Strip) -> LaidTable<'a> {
        let text = self.area(AreaKind::Text, [strip.left, strip.left + strip.width]);
        let [head, body] = grid::lay(source, text, self.theme);
        self.below = Length::ZERO;
        LaidTable { source, head, body }
    }

    fn chart(&mut self, source: &'a Chart, strip: Strip) -> LaidChart<'a> {
        let padding = self.theme.room.cell_padding;
        let mut alone = |paragraph: &'a Paragraph, left: Length, width: Length, room: Length| {
            self.below = Length::ZERO;
            let setting = Setting::of(paragraph, Some(source.text_size), width - room, self.theme);
            self.set(paragraph, setting, [left, left + width], AreaKind::Chart)
        };
        let groups = source.groups.iter().map(|group| {
            let label = alone(&group.label, strip.left, source.label_width, Length::ZERO);
            let bars = group.bars.iter().map(|bar| {
                let left = strip.left + source.label_width + bar.length;
                alone(&bar.words, left, source.plot_width - bar.length, padding)
            });
            (label, bars.collect())
        });
        let groups = groups.collect();
        self.below = Length::ZERO;
        LaidChart { source, groups }
    }

    fn marks(&mut self, marks: &'a MarginFrames, text: Strip) -> Vec<LaidFrame<'a>> {
        let mut left = text.left + marks.left;
        let frames = marks.frames.iter().map(|mark| {
            let right = left + mark.width;
            let mut frame = self.frame(mark, [left, right], AreaKind::TopMark);
            let area = &mut frame.text.area;
            (area.left, area.right) = (left.max(text.left), right.min(text.left + text.width));
            (area.top, area.bottom) = (marks.top, marks.top + mark.height);
            left = right + marks.gap;
            frame
        });
        frames.collect()
    }

    /// A frame in the text, aligned as the lines of its role.
    fn mark(&mut self, mark: &'a WordFrame, strip: Strip) -> LaidFrame<'a> {
        let free = strip.width - mark.width;
        let indent = match self.theme.style(mark.paragraph.role).align {
            Align::Left | Align::Justify => Length::ZERO,
            Align::Center => free.scale(0.5),
            Align::Right => free,
        };
        let left = strip.left + indent;
        self.frame(mark, [left, left + mark.width], AreaKind::Mark)
    }

    /// The word of a frame is centred in it, whatever room its role has.
    fn frame(&mut self, source: &'a WordFrame, edges: [Length; 2], kind: AreaKind) -> LaidFrame<'a> {
        let below = self.below;
        let setting = Setting::of(&source.paragraph, None, source.width, self.theme);
        let text = self.set(&source.paragraph, setting, edges, kind);
        self.below = below;
        LaidFrame { source, text: LaidText { gap: Length::ZERO, ..text } }
    }

    /// A paragraph that takes the whole width of a strip.
    fn text(&mut self, paragraph: &'a Paragraph, strip: Strip, kind: AreaKind) -> LaidText<'a> {
        let setting = Setting::of(paragraph, None, strip.width, self.theme);
        self.set(paragraph, setting, [strip.left, strip.left + strip.width], kind)
    }

    fn set(
        &mut self,
        paragraph: &'a Paragraph,
        setting: Setting<'a>,
        edges: [Length; 2],
        kind: AreaKind,
    ) -> LaidText<'a> {
        let area = self.area(kind, edges);
        LaidText::under(&mut self.below, paragraph, setting, area)
    }

    /// An area as high as the text of a page.
    fn area(&self, kind: AreaKind, [left, right]: [Length; 2]) -> Area {
        Area { kind, left, right, top: self.top, bottom: self.bottom }
    }
}
