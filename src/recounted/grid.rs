//! A table as a grid of places: which cell begins where, and how far it goes.
//!
//! In: a table of the tree. Out: its rows, those of the head first, each with the cells that begin there by
//! column, and their words.

use crate::paper::{Cell, Row, Table};

/// Most columns and places of a table that is looked at.
const MOST_COLUMNS: usize = 60;
const MOST_PLACES: usize = 400_000;

/// A table as a grid.
pub(super) struct TextGrid<'a> {
    pub(super) columns: usize,
    pub(super) rows: Vec<Vec<Option<GridCell<'a>>>>,
}

/// A cell where it begins.
#[derive(Clone)]
pub(super) struct GridCell<'a> {
    pub(super) cell: &'a Cell,
    pub(super) text: String,
    /// How many columns and rows of the grid it takes.
    pub(super) across: usize,
    pub(super) down: usize,
}

impl<'a> TextGrid<'a> {
    /// Returns None for a table that is too large, or empty.
    pub(super) fn of(table: &'a Table) -> Option<TextGrid<'a>> {
        let all = || table.head.iter().chain(&table.body);
        let columns = all().flat_map(|row| &row.cells).map(|cell| cell.column + 1).max()?;
        let count = table.head.len() + table.body.len();
        if columns > MOST_COLUMNS || columns * count > MOST_PLACES {
            return None;
        }
        let rows = all().enumerate().map(|(at, row)| row_of(row, columns, count - at)).collect();
        Some(TextGrid { columns, rows })
    }

    /// The cell of the head rows that is over a column in a row, wherever it begins.
    pub(super) fn over(&self, row: usize, column: usize) -> Option<(usize, &GridCell<'a>)> {
        let beginning =
            |from: usize| self.rows[row][from].as_ref().filter(|cell| from + cell.across > column);
        (0..=column).rev().find_map(|from| Some((from, beginning(from)?)))
    }

    /// Whether a cell that begins above takes places of a row.
    pub(super) fn goes_on(&self, row: usize) -> bool {
        let above = self.rows[..row].iter().enumerate();
        above
            .flat_map(|(at, cells)| cells.iter().flatten().map(move |cell| at + cell.down))
            .any(|end| end > row)
    }

    /// The cells of a row that have words, each with its column.
    pub(super) fn worded(&self, row: usize) -> impl Iterator<Item = (usize, &GridCell<'a>)> {
        let cells = self.rows[row].iter().enumerate();
        cells.filter_map(|(column, cell)| Some((column, cell.as_ref().filter(|cell| !cell.text.is_empty())?)))
    }
}

fn row_of(row: &Row, columns: usize, rows: usize) -> Vec<Option<GridCell<'_>>> {
    let mut places: Vec<Option<GridCell<'_>>> = vec![None; columns];
    for cell in &row.cells {
        let across = cell.colspan.clamp(1, columns - cell.column);
        let down = cell.rowspan.clamp(1, rows);
        places[cell.column] = Some(GridCell { cell, text: text(cell), across, down });
    }
    places
}

/// The words of a cell in one line.
fn text(cell: &Cell) -> String {
    let lines = cell.paragraphs.iter().map(|one| one.plain_text().replace('\u{a0}', " "));
    lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
