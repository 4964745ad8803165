//! The rows of a head: those whose cells say what columns hold, and that of the numbers of columns.
//!
//! In: a grid. Out: how many rows are the head, which of them numbers the columns, and the headings over
//! each column. How a file marks its head is only believed as far as the words fit.

use super::figures::{CellReading, MarksOfNumbers, read};
use super::formula::{self, ColumnNumbers};
use super::grid::TextGrid;
use super::words::{NamedSum, named_sum};
use crate::content::row_label as labels;

/// Most rows of a head.
const MOST_ROWS: usize = 6;

/// The head of a table.
pub(super) struct TableHead {
    /// How many rows it has.
    pub(super) rows: usize,
    /// The row that numbers the columns, and what it says.
    pub(super) numbers: Option<(usize, ColumnNumbers)>,
}

/// Finds the head; `marked` is how many rows the file says it has.
pub(super) fn find(grid: &TextGrid<'_>, marked: usize) -> TableHead {
    let mut rows = 0;
    while rows < grid.rows.len().min(MOST_ROWS) {
        if let Some(numbers) = formula::numbers(grid, rows).filter(|_| rows > 0) {
            return TableHead { rows: rows + 1, numbers: Some((rows, numbers)) };
        }
        if !is_of_head(grid, rows, marked) {
            break;
        }
        rows += 1;
    }
    // Something has to be left under it.
    let rows = if rows == grid.rows.len() { rows.min(1) } else { rows };
    TableHead { rows, numbers: None }
}

fn is_of_head(grid: &TextGrid<'_>, row: usize, marked: usize) -> bool {
    let amounts = grid.worded(row).filter(|(_, cell)| is_amount(&cell.text)).count();
    let first = grid.worded(row).next();
    let opens_row = first.is_some_and(|(_, cell)| {
        labels::whole(&cell.text).is_some() || named_sum(&cell.text) != NamedSum::None
    });
    if row == 0 {
        return amounts == 0 && first.is_none_or(|(_, cell)| labels::whole(&cell.text).is_none());
    }
    let named = first.is_some_and(|(column, _)| {
        // "Tổng cộng" over years is a heading where the row goes on from one above.
        !opens_row || grid.goes_on(row) && column > 0
    });
    let several = grid.worded(row).count() > 1;
    amounts == 0 && named && (grid.goes_on(row) || row < marked && several)
}

/// Whether words are a figure and no year.
fn is_amount(text: &str) -> bool {
    let is_figure = matches!(read(text, MarksOfNumbers::Vietnamese), CellReading::Figure(_));
    is_figure && !is_year(text)
}

/// Whether words are a year.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The headings over a column from top to bottom; one that is over the whole table says nothing of it.
pub(super) fn headings(grid: &TextGrid<'_>, head: &TableHead, column: usize) -> Vec<(usize, usize, String)> {
    let numbers = head.numbers.as_ref().map(|(row, _)| *row);
    let rows = (0..head.rows).filter(|row| Some(*row) != numbers);
    let over = rows.filter_map(|row| {
        let (from, cell) = grid.over(row, column)?;
        let is_whole = cell.across == grid.columns;
        (!cell.text.is_empty() && !is_whole).then(|| (from, cell.across, cell.text.clone()))
    });
    over.collect()
}

/// Words of the head that are over the whole table.
pub(super) fn whole_rows(grid: &TextGrid<'_>, rows: usize) -> Vec<String> {
    let cells = grid.rows[..rows].iter().flat_map(|row| row.iter().flatten());
    cells.filter(|cell| cell.across == grid.columns).map(|cell| cell.text.clone()).collect()
}
