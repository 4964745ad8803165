//! How the columns of a table get their widths, and the bars of a chart their lengths.
//!
//! In: what the content states, or what a comparison asks for. Out: facts that `layout` decides widths
//! by; each column of the content with its place, for findings.

use rust_decimal::Decimal;

use crate::length::Length;
use crate::source::Span;

/// How the columns of a table get their widths.
#[derive(Clone, Debug, PartialEq)]
pub enum Fit {
    /// They have their widths already.
    Given,
    /// Stated ones as they are; the others share what is left, so that figures fit as far as there
    /// is room.
    Declared(Vec<DeclaredColumn>),
    /// By what is in them.
    ByContent(Vec<ContentColumn>),
}

/// A column that the content declares.
#[derive(Clone, Debug, PartialEq)]
pub struct DeclaredColumn {
    /// Its id.
    pub id: String,
    /// The place of the id.
    pub at: Span,
    /// Its width, where stated.
    pub stated: Option<StatedWidth>,
    /// What is in its cells.
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

/// What is in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words, which may take several lines.
    Words,
    /// The numbers of rows, which are never parted.
    RowNumbers,
    /// Figures, which are never parted.
    Figures,
}

/// A column whose width comes from what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentColumn {
    /// Exactly this width.
    Exact(Length),
    /// As wide as its figures and the widest word of its head need, and inside at least this wide.
    Figures(Length),
    /// So many thousandths of the page's width.
    Thousandths(u16),
    /// What all others leave, and at least this much.
    Rest(Length),
}
