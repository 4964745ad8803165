//! Tables: what all of them have, and those of the text, which have lines around their cells.
//!
//! In: tables laid out. Out: `w:tbl`, its properties in the order of the schema.

use std::fmt::Display;

use super::eighths;
use super::paragraph::{Flow, ParagraphPlace, empty, paragraph};
use crate::layout::{GridPlace, LaidRow, LaidTable, PlaceContent};
use crate::length::Length;
use crate::theme::Theme;
use crate::write::xml::Xml;

/// What a table has as a whole.
#[derive(Clone, Copy, Default)]
pub(super) struct Frame<'a> {
    /// The widths of its columns, kept exactly.
    pub(super) columns: &'a [Length],
    /// Its alignment in the width of the text, in Word's term.
    pub(super) align: Option<&'static str>,
    /// Its distance from the left edge of the text.
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

/// A line along one side, at a distance in points from the text.
pub(super) fn line(xml: &mut Xml, side: &str, stroke: Length, gap: impl Display, color: &str) {
    let size = eighths(stroke);
    xml.leaf(side, &[("w:val", &"single"), ("w:sz", &size), ("w:space", &gap), ("w:color", &color)]);
}

/// Whether a page may end inside a row, and whether the row is repeated on each page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowBreak {
    /// Its lines may be parted.
    Loose,
    /// It stays on one page.
    Whole,
    /// Exact height, on one page.
    Exact(Length),
    /// On one page, and repeated on each that the table reaches.
    Head,
}

/// A row; `cells` writes its cells.
pub(super) fn row(xml: &mut Xml, hold: RowBreak, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", |xml| {
        xml.unless_empty("w:trPr", |xml| {
            if hold != RowBreak::Loose {
                xml.leaf("w:cantSplit", &[]);
            }
            match hold {
                RowBreak::Loose | RowBreak::Whole => {}
                RowBreak::Exact(height) => {
                    xml.leaf("w:trHeight", &[("w:val", &height.to_twips()), ("w:hRule", &"exact")]);
                }
                RowBreak::Head => xml.leaf("w:tblHeader", &[]),
            }
        });
        cells(xml);
    });
}

/// A cell over `span` columns of the grid; `look` writes what else it has, `content` its blocks.
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
pub(super) fn table(xml: &mut Xml, table: &LaidTable<'_>, flow: Flow, theme: &Theme) {
    let (source, room) = (table.source, &theme.room);
    let frame = Frame {
        columns: &source.columns,
        align: Some("center"),
        stroke: Some(room.stroke),
        padding: [room.cell_padding_vertical, room.cell_padding],
        title: &source.title,
        ..Frame::default()
    };
    fixed(xml, &frame, |xml| {
        let cells = |xml: &mut Xml, row: &LaidRow<'_>, flow: Flow| {
            row.places.iter().for_each(|place| place_of(xml, place, flow, source.text_size, theme));
        };
        for row in &table.head {
            // The head stays with the first row below it.
            self::row(xml, RowBreak::Head, |xml| cells(xml, row, Flow::WithNext));
        }
        for (at, row) in table.body.iter().enumerate() {
            let own = if at + 1 == table.body.len() { flow } else { Flow::Free };
            let hold = if row.source.whole { RowBreak::Whole } else { RowBreak::Loose };
            self::row(xml, hold, |xml| cells(xml, row, own.or(Flow::of(row.source.keep_next))));
        }
    });
}

/// The cell at a place of the grid; one without text has an empty paragraph, its mark of this size.
fn place_of(xml: &mut Xml, place: &GridPlace<'_>, flow: Flow, size: Length, theme: &Theme) {
    let (merge, middle, texts) = match &place.content {
        PlaceContent::Starts { source, rows, texts } => {
            ((*rows > 1).then_some("restart"), source.middle, texts.as_slice())
        }
        PlaceContent::GoesOn => (Some("continue"), false, [].as_slice()),
        PlaceContent::Empty => (None, false, [].as_slice()),
    };
    let look = |xml: &mut Xml| {
        if let Some(merge) = merge {
            xml.val("w:vMerge", merge);
        }
        if middle {
            xml.val("w:vAlign", "center");
        }
    };
    cell(xml, place.width, place.columns, look, |xml| {
        for text in texts {
            let flow = flow.or(Flow::of(text.paragraph.keep_next));
            paragraph(xml, text, &ParagraphPlace { flow, ..ParagraphPlace::default() });
        }
        if texts.is_empty() {
            empty(xml, flow, size, theme);
        }
    });
}
