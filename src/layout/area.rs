//! The areas of a page that words may use.
//!
//! In: nothing. Out: [`Area`]. It leaves to `place` which area a paragraph has.

use crate::length::Length;

/// The areas that words may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// The text, between the margins.
    Text,
    /// A column of the header or of the signature, between the margins.
    Columns,
    /// A cell of a table.
    Cell,
    /// Its place in a chart.
    Chart,
    /// A frame in the text, on one line.
    Mark,
    /// A frame in the top margin of a first page.
    TopMark,
    /// The foot of a first page, below all else.
    Foot,
    /// The page between its margins, and the top margin: page numbers, repeated head rows.
    Page,
}

/// A part of the sheet, from its upper left corner.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// What the area is for.
    pub kind: AreaKind,
    /// Left edge.
    pub left: Length,
    /// Right edge.
    pub right: Length,
    /// Upper edge; for a frame in the text, that of the whole text.
    pub top: Length,
    /// Lower edge.
    pub bottom: Length,
}
