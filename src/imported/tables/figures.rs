//! What a row of a table is, and what a cell of it is as a figure.
//!
//! In: words. Out: the sort, the figure. Which columns are money is left to `sums`.

use rust_decimal::Decimal;

use super::grid::GridTable;
use crate::content::money::signed::parse_signed;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowGuess {
    /// A group of this depth.
    Group(usize),
    Task,
    Total,
}

/// A figure of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellFigure {
    Blank,
    Amount(Decimal),
    Words,
}

pub(super) fn figure(text: &str) -> CellFigure {
    let text = text.trim_matches([' ', '\u{a0}']);
    if text.is_empty() {
        return CellFigure::Blank;
    }
    parse_signed(text).map_or(CellFigure::Words, CellFigure::Amount)
}

/// The figure of a cell; 0 where it has none.
pub(super) fn amount(table: &GridTable, row: usize, column: usize) -> Decimal {
    if let CellFigure::Amount(amount) = figure(&table.text(row, column)) { amount } else { Decimal::ZERO }
}
