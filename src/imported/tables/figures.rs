//! What a row of a table is, and what a cell of it is as a figure.
//!
//! In: words. Out: the sort, the figure. Which columns are money is left to `sums`.

use rust_decimal::Decimal;

use super::grid::GridTable;
use crate::content::money::signed::parse_signed;

/// What a row is; rows of a group and of tasks say how many groups they stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowGuess {
    /// A group that is added up; nothing needs to stand in it yet.
    Group(usize),
    /// A group that states its own money and holds nothing.
    OwnSum(usize),
    Task(usize),
    Total,
}

impl RowGuess {
    /// Whether it states figures that are added up.
    pub(super) fn is_counted(self) -> bool {
        matches!(self, RowGuess::OwnSum(_) | RowGuess::Task(_))
    }

    /// How many groups it stands in.
    pub(super) fn depth(self) -> Option<usize> {
        match self {
            RowGuess::Group(depth) | RowGuess::OwnSum(depth) | RowGuess::Task(depth) => Some(depth),
            RowGuess::Total => None,
        }
    }

    /// Whether it is printed as a group.
    pub(super) fn heads(self) -> bool {
        matches!(self, RowGuess::Group(_) | RowGuess::OwnSum(_))
    }
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

/// Whether words are the label of a row of totals; `at_end` says that the row is the first or the last, where also
/// "Tổng chi ngân sách" is one.
pub(super) fn is_total(words: &str, at_end: bool) -> bool {
    let words = words.trim_end_matches([':', '.', ' ']);
    let named = ["thu", "chi", "von", "nguon", "du toan", "gia tri", "tien", "kinh phi", "ngan sach"];
    let of = words.strip_prefix("tong ").filter(|of| at_end && of.split(' ').count() <= 5);
    let is_named = |of: &str| {
        named.iter().any(|word| {
            of.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|one: char| one.is_alphanumeric()))
        })
    };
    of.is_some_and(is_named)
        || ["tong", "cong", "tong cong", "tong so", "tong kinh phi", "cong chung", "tong cong kinh phi"]
            .contains(&words)
        || ["tong cong (", "cong (", "tong ("].iter().any(|opening| words.starts_with(opening))
}
