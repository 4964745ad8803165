//! Tables: what all have, and those of the text, with lines around their cells.
//!
//! In: tables of the tree. Out: `w:tbl`, its properties in the order of the schema.

use std::fmt::Display;

use super::eighths;
use super::paragraph::{Flow, Place, empty, paragraph};
use super::xml::Xml;
use crate::document::{Cell, Row, Table};
use crate::length::Length;
use crate::theme::Theme;

/// What a table has as a whole.
#[derive(Clone, Copy, Default)]
pub(super) struct Frame<'a> {
    /// The widths, kept exactly.
    pub(super) columns: &'a [Length],
    /// Its place in the width of the text, as Word names it.
    pub(super) align: Option<&'static str>,
    /// From the left edge of the text.
    pub(super) indent: Option<Length>,
    /// Thickness of the lines around all cells.
    pub(super) stroke: Option<Length>,
    /// Between a cell's edges and its text: above and below, left and right.
    pub(super) padding: [Length; 2],
    /// What it is about, for readers who cannot see it; may be empty.
    pub(super) title: &'a str,
}

/// A table; `rows` writes its rows.
pub(super) fn fixed(xml: &mut Xml, frame: &Frame<'_>, rows: impl FnOnce(&mut Xml)) {
    xml.element("w:tbl", |xml| {
        xml.element("w:tblPr", |xml| properties(xml, frame));
        xml.element("w:tblGrid", |xml| {
            frame.columns.iter().for_each(|width| xml.leaf("w:gridCol", &[("w:w", &width.to_twips())]));
        });
        rows(xml);
    });
}

fn properties(xml: &mut Xml, frame: &Frame<'_>) {
    measure(xml, "w:tblW", frame.columns.iter().copied().sum());
    if let Some(align) = frame.align {
        xml.val("w:jc", align);
    }
    if let Some(indent) = frame.indent {
        measure(xml, "w:tblInd", indent);
    }
    if let Some(stroke) = frame.stroke {
        let sides = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
        xml.element("w:tblBorders", |xml| sides.iter().for_each(|side| line(xml, side, stroke, 0, "000000")));
    }
    xml.leaf("w:tblLayout", &[("w:type", &"fixed")]);
    let [vertical, horizontal] = frame.padding;
    xml.element("w:tblCellMar", |xml| {
        let sides =
            [("w:top", vertical), ("w:left", horizontal), ("w:bottom", vertical), ("w:right", horizontal)];
        sides.into_iter().for_each(|(side, width)| measure(xml, side, width));
    });
    if !frame.title.is_empty() {
        xml.val("w:tblCaption", frame.title);
    }
}

/// A width, in twips.
pub(super) fn measure(xml: &mut Xml, name: &str, width: Length) {
    xml.leaf(name, &[("w:w", &width.to_twips()), ("w:type", &"dxa")]);
}

/// A line along one side, so many points away from the text.
pub(super) fn line(xml: &mut Xml, side: &str, stroke: Length, gap: impl Display, color: &str) {
    let size = eighths(stroke);
    xml.leaf(side, &[("w:val", &"single"), ("w:sz", &size), ("w:space", &gap), ("w:color", &color)]);
}

/// May a page end inside a row, and does it come again on each page?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// Its lines may be parted.
    Loose,
    /// It stays on one page.
    Whole,
    /// So high, neither more nor less, and on one page.
    Exact(Length),
    /// On one page, and repeated on each that the table reaches.
    Head,
}

/// A row; `cells` writes its cells.
pub(super) fn row(xml: &mut Xml, hold: Hold, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", |xml| {
        xml.unless_empty("w:trPr", |xml| {
            if hold != Hold::Loose {
                xml.leaf("w:cantSplit", &[]);
            }
            match hold {
                Hold::Loose | Hold::Whole => {}
                Hold::Exact(height) => {
                    xml.leaf("w:trHeight", &[("w:val", &height.to_twips()), ("w:hRule", &"exact")]);
                }
                Hold::Head => xml.leaf("w:tblHeader", &[]),
            }
        });
        cells(xml);
    });
}

/// A cell over so many columns of the grid; `look` writes what else it has, `content` its blocks.
pub(super) fn cell(
    xml: &mut Xml,
    width: Length,
    columns: usize,
    look: impl FnOnce(&mut Xml),
    content: impl FnOnce(&mut Xml),
) {
    xml.element("w:tc", |xml| {
        xml.element("w:tcPr", |xml| {
            measure(xml, "w:tcW", width);
            if columns > 1 {
                xml.val("w:gridSpan", columns);
            }
            look(xml);
        });
        content(xml);
    });
}

/// A table of the text.
pub(super) fn table(xml: &mut Xml, source: &Table, flow: Flow, theme: &Theme) {
    let room = &theme.room;
    let frame = Frame {
        columns: &source.columns,
        align: Some("center"),
        stroke: Some(room.stroke),
        padding: [room.cell_padding_vertical, room.cell_padding],
        title: &source.title,
        ..Frame::default()
    };
    fixed(xml, &frame, |xml| {
        // The head stays with the first row below it, and no cell reaches out of it.
        let mut cells = Cells::of(source, theme);
        for row in &source.head {
            self::row(xml, Hold::Head, |xml| cells.write(xml, row, Flow::WithNext));
        }
        let mut cells = Cells::of(source, theme);
        for (at, row) in source.body.iter().enumerate() {
            let own = if at + 1 == source.body.len() { flow } else { Flow::Free };
            let hold = if row.whole { Hold::Whole } else { Hold::Loose };
            self::row(xml, hold, |xml| cells.write(xml, row, own.or(Flow::of(row.keep_next))));
        }
    });
}

/// A cell from a row above that still covers this column and those to its right.
#[derive(Clone, Copy, Default)]
struct Span {
    rows: usize,
    columns: usize,
}

/// The cells of a part of a table, row by row.
struct Cells<'a> {
    table: &'a Table,
    theme: &'a Theme,
    spans: Vec<Span>,
}

impl<'a> Cells<'a> {
    fn of(table: &'a Table, theme: &'a Theme) -> Cells<'a> {
        Cells { table, theme, spans: vec![Span::default(); table.columns.len()] }
    }

    /// The cells of one row, from the first column to the last: those that start here, those that
    /// come down from above, and an empty one where the tree has none, lest the rest shift.
    fn write(&mut self, xml: &mut Xml, row: &Row, flow: Flow) {
        let mut column = 0;
        while column < self.spans.len() {
            let above = self.spans[column];
            column += match row.cells.iter().find(|cell| cell.column == column) {
                Some(source) => {
                    let columns = source.colspan.clamp(1, self.spans.len() - column);
                    self.spans[column] = Span { rows: source.rowspan.saturating_sub(1), columns };
                    self.started(xml, source, columns, flow);
                    columns
                }
                None if above.rows > 0 => {
                    self.spans[column].rows -= 1;
                    self.without_text(xml, column, above.columns, flow, |xml| {
                        xml.val("w:vMerge", "continue");
                    });
                    above.columns
                }
                None => {
                    self.without_text(xml, column, 1, flow, |_| ());
                    1
                }
            };
        }
    }

    /// A cell where it starts.
    fn started(&self, xml: &mut Xml, source: &Cell, columns: usize, flow: Flow) {
        let look = |xml: &mut Xml| {
            if source.rowspan > 1 {
                xml.val("w:vMerge", "restart");
            }
            if source.middle {
                xml.val("w:vAlign", "center");
            }
        };
        if source.paragraphs.is_empty() {
            return self.without_text(xml, source.column, columns, flow, look);
        }
        let width = self.width(source.column, columns);
        cell(xml, width, columns, look, |xml| {
            let width = width - self.theme.room.cell_padding * 2;
            for source in &source.paragraphs {
                let flow = flow.or(Flow::of(source.keep_next));
                let place = Place { width, flow, size: Some(self.table.text_size), ..Place::default() };
                paragraph(xml, source, &place, self.theme);
            }
        });
    }

    fn without_text(
        &self,
        xml: &mut Xml,
        column: usize,
        columns: usize,
        flow: Flow,
        look: impl FnOnce(&mut Xml),
    ) {
        cell(xml, self.width(column, columns), columns, look, |xml| {
            empty(xml, flow, self.table.text_size, self.theme);
        });
    }

    fn width(&self, column: usize, columns: usize) -> Length {
        self.table.columns[column..column + columns].iter().copied().sum()
    }
}
