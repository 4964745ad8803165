//! What does not fit a table at any width, and what has no room in a column whose width an office has
//! set.
//!
//! In: what `widths`, `tables` and `pairs` found. Out: facts. It leaves making findings of them to
//! others.

use rust_decimal::Decimal;

use crate::length::Length;
use crate::paper::{ColumnsKind, Role};
use crate::source::Span;

/// What does not fit a page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageFault {
    /// Something in a table.
    Table(TableFault),
    /// Something in the header or the signature.
    Pair(NarrowPair),
}

/// A line of header or signature that must not be broken, and is wider than its column.
#[derive(Clone, Debug, PartialEq)]
pub struct NarrowPair {
    /// Whether it is in the header or the signature.
    pub kind: ColumnsKind,
    /// The role of the line.
    pub role: Role,
    /// Where it was written, if that is known.
    pub at: Option<Span>,
    /// Its words.
    pub words: String,
    /// Whether it is in the left column.
    pub is_left: bool,
    /// The width of its column.
    pub width: Length,
    /// The width that it needs.
    pub needed: Length,
    /// The width of the left column of a portrait page at which the line just fits.
    pub left: Length,
}

/// What does not fit a table.
#[derive(Clone, Debug, PartialEq)]
pub enum TableFault {
    /// Its figures alone are wider than the page.
    TooManyFigures {
        /// Place of the first column.
        at: Span,
        /// How many columns it has.
        columns: usize,
        /// How many of them hold figures.
        figures: usize,
        /// The least width that it needs, in millimetres.
        needed: Decimal,
        /// The width of the page.
        page: Length,
    },
    /// Its stated widths leave no room for the columns without one, or are wider than the page.
    StatedTooWide {
        /// Place of the first stated width.
        at: Span,
        /// All stated widths together, in millimetres.
        stated: Decimal,
        /// The width of the page.
        page: Length,
        /// How many columns have no stated width.
        open: usize,
    },
    /// A column is narrower than its content.
    Narrow(Narrow),
    /// No page has room for a row under the head.
    TallHead {
        /// Place of its highest cell, if that is known.
        at: Option<Span>,
        /// The height of the head.
        head: Length,
        /// The height of the page.
        page: Length,
    },
}

/// A column that is narrower than its content.
#[derive(Clone, Debug, PartialEq)]
pub struct Narrow {
    /// Where its width is stated, or otherwise its id.
    pub at: Span,
    /// Its id.
    pub id: String,
    /// Its width.
    pub width: Length,
    /// The width that it needs.
    pub needed: Length,
    /// What needs it.
    pub what: TooWide,
}

/// What is wider than its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TooWide {
    /// A figure, which is never broken.
    Figure(String),
    /// A word of the column's head, which Word would cut in two.
    Word {
        /// The word.
        word: String,
        /// Whether no column of the table states a width.
        all_share: bool,
        /// Whether the heads of all columns together need more than the page.
        crowded: bool,
    },
}
