//! How the columns of a table come to their widths, and bars of a chart to their lengths.
//!
//! In: what the content states, or what a comparison asks for. Out: facts that `layout` decides widths
//! by; each column of the content with its place, for findings.

use rust_decimal::Decimal;

use crate::length::Length;
use crate::source::Span;

/// How the columns of a table come to their widths.
#[derive(Clone, Debug, PartialEq)]
pub enum Fit {
    /// They have them.
    Given,
    /// Stated ones as they are; the others share what is left, so that figures fit as far as there
    /// is room.
    Declared(Vec<DeclaredColumn>),
    /// By what stands in them.
    ByContent(Vec<ContentColumn>),
}

/// A column that the content declares.
#[derive(Clone, Debug, PartialEq)]
pub struct DeclaredColumn {
    /// Its id.
    pub id: String,
    /// Where that stands.
    pub at: Span,
    /// Its width, where stated.
    pub stated: Option<StatedWidth>,
    /// What stands in its cells.
    pub holds: Holds,
}

/// A width as a person states it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatedWidth {
    /// In millimetres.
    pub mm: Decimal,
    /// Its place.
    pub at: Span,
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words, which go on over lines.
    Words,
    /// The numbers of rows, which never part.
    RowNumbers,
    /// Figures, which never part.
    Figures,
}

/// A column whose width comes from what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentColumn {
    /// So wide.
    Exact(Length),
    /// As wide as the widest word of its head and its figures ask for; inside at least so wide.
    Figures(Length),
    /// So many thousandths of the page's width.
    Thousandths(u16),
    /// What all others leave, and at least so much.
    Rest(Length),
}
