//! What of a table no width makes fit, and what has no room in a column whose width an office has set.
//!
//! In: what `widths`, `tables` and `pairs` found. Out: facts, for whoever makes findings of them.

use rust_decimal::Decimal;

use crate::length::Length;
use crate::paper::{ColumnsKind, Role};
use crate::source::Span;

/// What of a page does not fit.
#[derive(Clone, Debug, PartialEq)]
pub enum PageFault {
    /// Of a table.
    Table(TableFault),
    /// Of header or signature.
    Pair(NarrowPair),
}

/// A line of header or signature that is to be whole, and is wider than its column.
#[derive(Clone, Debug, PartialEq)]
pub struct NarrowPair {
    /// Header or signature.
    pub kind: ColumnsKind,
    /// What the line is.
    pub role: Role,
    /// Where it was written, where that is known.
    pub at: Option<Span>,
    /// Its words.
    pub words: String,
    /// Whether it stands in the left column.
    pub is_left: bool,
    /// The width of its column.
    pub width: Length,
    /// The width that it needs.
    pub needed: Length,
    /// The width of the left column of a portrait page that leaves it just this room.
    pub left: Length,
}

/// What of a table does not fit.
#[derive(Clone, Debug, PartialEq)]
pub enum TableFault {
    /// Its figures alone are wider than the page.
    TooManyFigures {
        /// Of the first column.
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
        /// Of the first stated width.
        at: Span,
        /// All stated widths together, in millimetres.
        stated: Decimal,
        /// The width of the page.
        page: Length,
        /// How many columns state none.
        open: usize,
    },
    /// A column is narrower than what stands in it.
    Narrow(Narrow),
    /// Under its head no page has room for any row.
    TallHead {
        /// Of its highest cell, where that is known.
        at: Option<Span>,
        /// The height of the head.
        head: Length,
        /// The height of the page.
        page: Length,
    },
}

/// A column that is narrower than what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Narrow {
    /// Where its width is stated, or else its id.
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
    /// A figure, which never parts.
    Figure(String),
    /// A word of the column's head, which Word would cut in two.
    Word {
        /// The word.
        word: String,
        /// No column of the table states a width.
        all_share: bool,
    },
}
