//! The head of a table in a sheet: its rows, the tree of its titles.
//!
//! In: a sheet. Out: where the head is, and its headings. A head begins in the row that names the column of
//! numbers (`TT`, `STT`), or else in the first row that is filled like the rows below it; it goes on as far as
//! its merged cells do, and over rows that have titles only where the first columns have none.

use std::ops::Range;

use super::columns::{SheetColumn, SheetHeading};
use super::grid::{SheetGrid, words};
use super::{folded, plain};
use crate::content::money::named::named;
use crate::tabular::{CellValue, DataCell, numbers_columns};

/// Rows in which a head is looked for, and the most rows of one.
const FIRST_ROWS: usize = 200;
const HIGHEST: usize = 8;

/// Titles of the column of row numbers.
pub(super) const NUMBERS: [&str; 7] = ["tt", "stt", "so tt", "so thu tu", "s.t.t", "s tt", "no"];

/// Where the head of a table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeadPlace {
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<usize>,
    /// The first row below it and below the row that numbers the columns.
    pub(super) body: usize,
}

/// Whether a title is that of the column of row numbers.
pub(super) fn is_number_title(title: &str) -> bool {
    NUMBERS.contains(&folded(title).trim_end_matches(['.', ':']))
}

/// Finds the head. Returns None if no row looks like one.
pub(super) fn find(grid: &SheetGrid<'_>) -> Option<HeadPlace> {
    let rows = grid.height().min(FIRST_ROWS);
    let numbered = (0..rows).find(|row| {
        let filled = grid.filled(*row);
        let spans: usize = filled.iter().map(|column| grid.span(*row, *column).1).sum();
        spans > 1 && filled.iter().any(|column| is_number_title(&grid.text(*row, *column)))
    });
    let most = (0..rows).map(|row| grid.filled(row).len()).max()?;
    let full = |row: &usize| {
        let filled = grid.filled(*row);
        filled.len() >= most.div_ceil(2).max(2)
            && filled.iter().all(|column| grid.cell(*row, *column).is_some_and(is_title))
    };
    let anchor = numbered.or_else(|| (0..rows).find(full))?;
    let mut top = anchor;
    while top > 0 && anchor - top < HIGHEST && goes_up(grid, top) {
        top -= 1;
    }
    let left = (top..=anchor).flat_map(|row| grid.filled(row)).min()?;
    let names = left + 1;
    let mut bottom = anchor + 1;
    while bottom < grid.height() && bottom - top < HIGHEST && goes_down(grid, top..bottom, left..names + 1) {
        bottom += 1;
    }
    let ends = (top..bottom)
        .flat_map(|row| grid.filled(row).into_iter().map(move |column| column + grid.span(row, column).1));
    let right = ends.max()?;
    let numbering = grid.sheet.rows.get(bottom).is_some_and(numbers_columns);
    Some(HeadPlace { rows: top..bottom, columns: left..right, body: bottom + usize::from(numbering) })
}

/// Whether a cell may be a title: words, or a year.
fn is_title(cell: &DataCell) -> bool {
    match &cell.value {
        CellValue::Text(_) => true,
        CellValue::Number(_) => {
            let text = words(cell);
            text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
        }
        _ => false,
    }
}

/// Whether the row above is of the head too: a merged cell comes down from it, or it has titles over several
/// columns but not over all.
fn goes_up(grid: &SheetGrid<'_>, top: usize) -> bool {
    let above = top - 1;
    let width = grid.sheet.rows[top].cells.len();
    if (0..width).any(|column| grid.owner(top, column).0 < top) {
        return true;
    }
    let own = grid.filled(top);
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return false };
    let filled = grid.filled(above);
    let groups = |column: &usize| {
        let (_, span) = grid.span(above, *column);
        span > 1 && *column > *first && column + span <= last + 1
    };
    let is_unit = |column: &usize| named(&grid.text(above, *column)).is_some_and(|named| named.labelled);
    filled.iter().any(groups) && !filled.iter().any(is_unit)
}

/// Whether the row below the head so far is of the head too.
fn goes_down(grid: &SheetGrid<'_>, head: Range<usize>, first: Range<usize>) -> bool {
    let row = head.end;
    let width = grid.sheet.rows[row].cells.len();
    if (0..width).any(|column| head.contains(&grid.owner(row, column).0)) {
        return true;
    }
    let filled = grid.filled(row);
    let is_part = |column: &usize| {
        grid.cell(row, *column).is_some_and(is_title)
            && head.clone().any(|above| !grid.is_free(above, *column) || *column > first.end)
    };
    !filled.is_empty()
        && filled.iter().all(|column| !first.contains(column))
        && filled.iter().all(is_part)
        && !grid.sheet.rows.get(row).is_some_and(numbers_columns)
}

/// The headings over the columns of a head, and the columns under them, each with the titles over it.
pub(super) fn titles(grid: &SheetGrid<'_>, head: &HeadPlace) -> (Vec<SheetHeading>, Vec<SheetColumn>) {
    let mut reader = TitleReader { grid, end: head.rows.end, columns: Vec::new() };
    let headings = reader.within(head.columns.clone(), head.rows.start, &[]);
    (headings, reader.columns)
}

struct TitleReader<'g, 's> {
    grid: &'g SheetGrid<'s>,
    /// The row behind the head.
    end: usize,
    columns: Vec<SheetColumn>,
}

impl TitleReader<'_, '_> {
    fn within(&mut self, columns: Range<usize>, from: usize, over: &[String]) -> Vec<SheetHeading> {
        let mut headings = Vec::new();
        let mut column = columns.start;
        while column < columns.end {
            let found = (from..self.end).find_map(|row| Some((row, self.grid.cell(row, column)?)));
            let Some((row, cell)) = found else {
                headings.extend(self.column(column, from, over, ("", "")));
                column += 1;
                continue;
            };
            let title = words(cell);
            let (rows, mut span) = self.grid.span(row, column);
            span = span.min(columns.end - column).max(1);
            if span == 1 {
                span = self.spread(column..columns.end, from, row);
            }
            if span == 1 {
                let below = (row + rows..self.end).map(|row| self.grid.text(row, column));
                let note = plain(&below.collect::<Vec<_>>().join(" "));
                headings.extend(self.column(column, row, over, (&title, &note)));
            } else {
                let path: Vec<String> = over.iter().cloned().chain([title.clone()]).collect();
                let below = self.within(column..column + span, row + rows, &path);
                headings.push(SheetHeading { title, note: String::new(), at: cell.at, below, column: None });
            }
            column += span;
        }
        headings
    }

    /// Over how many columns a title stands that is not merged: those behind it that have titles of their own
    /// only further down.
    fn spread(&self, columns: Range<usize>, from: usize, row: usize) -> usize {
        let below = |column: usize| (row + 1..self.end).any(|row| self.grid.cell(row, column).is_some());
        if !below(columns.start) {
            return 1;
        }
        let belongs =
            |column: &usize| (from..=row).all(|row| self.grid.is_free(row, *column)) && below(*column);
        1 + (columns.start + 1..columns.end).take_while(belongs).count()
    }

    fn column(
        &mut self,
        place: usize,
        row: usize,
        over: &[String],
        (title, note): (&str, &str),
    ) -> Option<SheetHeading> {
        let at = self.grid.at(row.min(self.end - 1), place)?;
        let own = Some(title.to_owned()).filter(|title| !title.is_empty());
        let titles = over.iter().cloned().chain(own).collect();
        let hidden = self.grid.sheet.hidden_columns.contains(&place);
        self.columns.push(SheetColumn { titles, note: note.to_owned(), at, place, hidden });
        let column = Some(self.columns.len() - 1);
        Some(SheetHeading { title: title.to_owned(), note: note.to_owned(), at, below: Vec::new(), column })
    }
}
