//! The paragraphs of the tree in the order in which they are read, each with the area that its
//! kind may use.
//!
//! In: the tree and the theme. Out: areas in points of the sheet. It leaves looking at what was
//! laid out to `check`.

use super::text::has_ink;
use crate::document::{Block, Chart, Columns, Document, Mark, Marks, Paragraph, Section, Table};
use crate::length::Length;
use crate::theme::{Align, Margins, Theme, sheet};
use crate::write::AreaKind;

/// A paragraph and where its words may stand.
pub(super) struct Allowed<'a> {
    pub(super) paragraph: &'a Paragraph,
    pub(super) kind: AreaKind,
    /// Number of its section.
    pub(super) section: usize,
    pub(super) left: f64,
    pub(super) right: f64,
    /// From the sheet's upper edge; of a frame that stands in the text, all of the text's height.
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// All paragraphs that have any words.
pub(super) fn allowed<'a>(document: &'a Document, theme: &Theme) -> Vec<Allowed<'a>> {
    let mut reader = Reader { theme, section: 0, top: 0.0, bottom: 0.0, found: Vec::new() };
    for (number, section) in document.sections.iter().enumerate() {
        reader.section = number;
        reader.section(section);
    }
    reader.found
}

struct Reader<'a, 't> {
    theme: &'t Theme,
    section: usize,
    top: f64,
    bottom: f64,
    found: Vec<Allowed<'a>>,
}

/// From the left edge of the sheet.
#[derive(Clone, Copy)]
struct Strip {
    left: Length,
    width: Length,
}

impl<'a> Reader<'a, '_> {
    /// The foot is read after what stands first on its page.
    fn section(&mut self, section: &'a Section) {
        let Margins { top, bottom, left, .. } = self.theme.page.margins;
        let height = sheet(section.orientation).1;
        (self.top, self.bottom) = (top.to_pt(), (height - bottom).to_pt());
        let text = Strip { left, width: self.theme.text_width(section.orientation) };
        if let Some(marks) = &section.marks {
            self.marks(marks, left);
        }
        let (first, rest) = section.blocks.split_at(section.blocks.len().min(1));
        first.iter().for_each(|block| self.block(block, text));
        section.foot.iter().for_each(|line| self.add(line, AreaKind::Foot, text));
        rest.iter().for_each(|block| self.block(block, text));
    }

    fn block(&mut self, block: &'a Block, place: Strip) {
        match block {
            Block::Paragraph(paragraph) => self.add(paragraph, AreaKind::Text, place),
            Block::Columns(columns) => self.columns(columns, place),
            Block::Table(table) => self.table(table, place),
            Block::Chart(chart) => self.chart(chart, place),
            Block::Mark(mark) => self.mark(mark, place),
            Block::Rule(_) | Block::SignSpace(_) | Block::Signed(_) => {}
        }
    }

    fn columns(&mut self, columns: &'a Columns, place: Strip) {
        let [left, right] = columns.widths;
        let spans = [Strip { width: left, ..place }, Strip { left: place.left + left, width: right }];
        for row in &columns.rows {
            for (cell, span) in row.cells.iter().zip(spans) {
                for block in cell {
                    match block {
                        Block::Paragraph(paragraph) => self.add(paragraph, AreaKind::Columns, span),
                        block => self.block(block, span),
                    }
                }
            }
        }
    }

    /// A table stands in the middle of the text.
    fn table(&mut self, table: &'a Table, place: Strip) {
        let whole: Length = table.columns.iter().copied().sum();
        let left = place.left + (place.width - whole).scale(0.5);
        let mut edges = vec![left];
        edges.extend(table.columns.iter().scan(left, |edge, width| {
            *edge = *edge + *width;
            Some(*edge)
        }));
        let last = edges.len() - 1;
        for cell in table.head.iter().chain(&table.body).flat_map(|row| &row.cells) {
            let left = edges[cell.column.min(last)];
            let right = edges[(cell.column + cell.colspan).min(last)];
            let span = Strip { left, width: right - left };
            cell.paragraphs.iter().for_each(|paragraph| self.add(paragraph, AreaKind::Cell, span));
        }
    }

    fn chart(&mut self, chart: &'a Chart, place: Strip) {
        for group in &chart.groups {
            self.add(&group.label, AreaKind::Chart, Strip { width: chart.label_width, ..place });
            for bar in &group.bars {
                let left = place.left + chart.label_width + bar.length;
                self.add(&bar.words, AreaKind::Chart, Strip { left, width: chart.plot_width - bar.length });
            }
        }
    }

    fn marks(&mut self, marks: &'a Marks, left: Length) {
        let text = (self.top, self.bottom);
        let mut left = left + marks.left;
        for mark in &marks.frames {
            (self.top, self.bottom) = (marks.top.to_pt(), (marks.top + mark.height).to_pt());
            self.add(&mark.paragraph, AreaKind::TopMark, Strip { left, width: mark.width });
            left = left + mark.width + marks.gap;
        }
        (self.top, self.bottom) = text;
    }

    fn mark(&mut self, mark: &'a Mark, place: Strip) {
        let free = place.width - mark.width;
        let indent = match self.theme.style(mark.paragraph.role).align {
            Align::Left | Align::Justify => Length::ZERO,
            Align::Center => free.scale(0.5),
            Align::Right => free,
        };
        self.add(&mark.paragraph, AreaKind::Mark, Strip { left: place.left + indent, width: mark.width });
    }

    fn add(&mut self, paragraph: &'a Paragraph, kind: AreaKind, place: Strip) {
        if paragraph.content.iter().any(has_ink) {
            let (left, right) = (place.left.to_pt(), (place.left + place.width).to_pt());
            let Reader { section, top, bottom, .. } = *self;
            self.found.push(Allowed { paragraph, kind, section, left, right, top, bottom });
        }
    }
}
