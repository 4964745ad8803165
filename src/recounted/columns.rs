//! What each column of a table of figures holds: numbers of rows, words, amounts, sums of other columns.
//!
//! In: the headings over it and its cells. Out: a [`RecognisedColumn`]. Which columns a sum is of,
//! `row_totals` finds.

use super::figures::{CellReading, MarksOfNumbers, read};
use super::formula::ColumnFormula;
use super::grid::TextGrid;
use super::head::{TableHead, headings, is_year};
use super::words;
use crate::content::money::{Unit, named};
use crate::content::row_label as labels;

/// A column of a table of figures.
#[derive(Clone, Debug)]
pub struct RecognisedColumn {
    /// The headings over it, from top to bottom.
    pub headings: Vec<ColumnHeading>,
    /// What it holds.
    pub kind: RecognisedKind,
    /// The unit of its money: of its heading, else of the table.
    pub unit: Option<Unit>,
    /// Whether its amounts are money.
    pub is_money: bool,
    /// Its number under the head.
    pub number: Option<String>,
    /// How it is made of others, as printed under the head.
    pub formula: Option<ColumnFormula>,
}

/// A heading of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHeading {
    /// Its words.
    pub text: String,
    /// The first column that it is over.
    pub from: usize,
    /// How many columns it is over.
    pub across: usize,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecognisedKind {
    /// Numbers of rows.
    RowNumber,
    /// Words.
    Words,
    /// Amounts.
    Amount {
        /// The year that its heading names.
        year: Option<u16>,
    },
    /// Amounts that are sums of other columns of the same row.
    RowTotal {
        /// These columns, each with whether it is taken away.
        of: Vec<(usize, bool)>,
    },
    /// Shares in per cent.
    Share,
    /// Other figures: quantities, prices, years.
    Quantity,
}

impl RecognisedKind {
    /// Whether it holds amounts.
    pub fn is_amount(&self) -> bool {
        matches!(self, RecognisedKind::Amount { .. } | RecognisedKind::RowTotal { .. })
    }
}

impl RecognisedColumn {
    /// The lowest heading, with the one above it where that says more; its number where it has none.
    pub fn name(&self) -> String {
        match (&self.headings[..], &self.number) {
            ([], Some(number)) => number.clone(),
            ([], None) => String::new(),
            ([.., last], _) => last.text.clone(),
        }
    }

    /// The lowest heading.
    pub(super) fn lowest(&self) -> &str {
        self.headings.last().map_or("", |heading| &heading.text)
    }
}

/// Recognises all columns; `unit` is that of the table.
pub(super) fn recognise(
    grid: &TextGrid<'_>,
    head: &TableHead,
    unit: Option<Unit>,
    marks: MarksOfNumbers,
) -> Vec<RecognisedColumn> {
    let column = |column: usize| {
        let headings: Vec<ColumnHeading> = distinct(headings(grid, head, column));
        let cells: Vec<&str> = grid.rows[head.rows..]
            .iter()
            .filter_map(|row| row[column].as_ref().map(|cell| cell.text.as_str()))
            .filter(|text| !text.is_empty())
            .collect();
        let kind = kind(&headings, &cells, (column, marks));
        let own = headings.iter().rev().find_map(|heading| unit_of(&heading.text));
        let speaks = headings.iter().any(|heading| words::heads_money(&heading.text));
        let is_money = kind.is_amount() && (unit.is_some() || own.is_some() || speaks);
        let numbers = head.numbers.as_ref().and_then(|(_, all)| all.get(column).cloned());
        let (number, formula) = numbers.unwrap_or_default();
        RecognisedColumn { headings, kind, unit: own.or(unit), is_money, number, formula }
    };
    (0..grid.columns).map(column).collect()
}

fn distinct(all: Vec<(usize, usize, String)>) -> Vec<ColumnHeading> {
    let mut headings: Vec<ColumnHeading> =
        all.into_iter().map(|(from, across, text)| ColumnHeading { text, from, across }).collect();
    headings.dedup();
    headings
}

/// The unit of money that a heading names.
pub(super) fn unit_of(heading: &str) -> Option<Unit> {
    match named::named(heading)?.units[..] {
        [unit] => unit,
        _ => None,
    }
}

fn kind(
    headings: &[ColumnHeading],
    cells: &[&str],
    (column, marks): (usize, MarksOfNumbers),
) -> RecognisedKind {
    let heading = headings.last().map_or(String::new(), |heading| words::small(&heading.text));
    if ["stt", "tt", "số tt", "số thứ tự", "s.t.t", "#", "no"].contains(&heading.trim_end_matches('.'))
    {
        return RecognisedKind::RowNumber;
    }
    let labels = cells.iter().filter(|text| labels::whole(text).is_some()).count();
    if column == 0 && headings.is_empty() && labels * 3 >= cells.len() * 2 && labels > 0 {
        return RecognisedKind::RowNumber;
    }
    let is_figure = |text: &&&str| matches!(read(text, marks), CellReading::Figure(_));
    let (figures, all) = (cells.iter().filter(is_figure).count(), cells.len());
    let per_cent = cells.iter().filter(|text| text.ends_with('%')).count();
    if per_cent * 2 > all || figures > 0 && words::heads_share(&heading) {
        return RecognisedKind::Share;
    }
    if figures == 0 || figures * 2 < all {
        return RecognisedKind::Words;
    }
    let years = cells.iter().filter(|text| is_year(text)).count();
    if words::heads_no_amount(&heading) || years == all {
        return RecognisedKind::Quantity;
    }
    RecognisedKind::Amount { year: year(&heading) }
}

/// The one year that a heading names.
fn year(heading: &str) -> Option<u16> {
    let mut years = heading.split(|one: char| !one.is_ascii_digit()).filter(|word| is_year(word));
    let year = years.next()?.parse().ok()?;
    years.next().is_none().then_some(year)
}
