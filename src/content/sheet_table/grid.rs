//! The cells of a sheet by row and column, merged ones as one.
//!
//! In: a sheet. Out: the cell that begins at a place, how far it goes, which cell covers a place.

use std::collections::BTreeMap;

use super::plain;
use crate::source::Span;
use crate::tabular::{CellValue, DataCell, WholeSheet};

/// A sheet with its merged cells by place.
pub(super) struct SheetGrid<'s> {
    pub(super) sheet: &'s WholeSheet,
    /// The first cell of the group that covers a place; not for that first cell itself.
    covered: BTreeMap<(usize, usize), (usize, usize)>,
    /// Rows and columns of a group, by its first cell.
    spans: BTreeMap<(usize, usize), (usize, usize)>,
}

impl<'s> SheetGrid<'s> {
    pub(super) fn of(sheet: &'s WholeSheet) -> SheetGrid<'s> {
        let (height, width) =
            (sheet.rows.len(), sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0));
        let (mut covered, mut spans) = (BTreeMap::new(), BTreeMap::new());
        for ((top, left), (bottom, right)) in &sheet.merged {
            let (bottom, right) =
                ((*bottom).min(height.saturating_sub(1)), (*right).min(width.saturating_sub(1)));
            if bottom < *top || right < *left {
                continue;
            }
            spans.insert((*top, *left), (bottom - top + 1, right - left + 1));
            let places = (*top..=bottom).flat_map(|row| (*left..=right).map(move |column| (row, column)));
            covered
                .extend(places.filter(|place| *place != (*top, *left)).map(|place| (place, (*top, *left))));
        }
        SheetGrid { sheet, covered, spans }
    }

    pub(super) fn height(&self) -> usize {
        self.sheet.rows.len()
    }

    /// The cell that begins at a place and holds anything.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&'s DataCell> {
        if self.covered.contains_key(&(row, column)) {
            return None;
        }
        let cell = self.sheet.rows.get(row)?.cells.get(column)?;
        (cell.value != CellValue::Empty).then_some(cell)
    }

    /// The first cell of the group that a place belongs to.
    pub(super) fn owner(&self, row: usize, column: usize) -> (usize, usize) {
        self.covered.get(&(row, column)).copied().unwrap_or((row, column))
    }

    /// How many rows and columns the cell that begins at a place takes.
    pub(super) fn span(&self, row: usize, column: usize) -> (usize, usize) {
        self.spans.get(&(row, column)).copied().unwrap_or((1, 1))
    }

    /// Whether nothing begins at a place and nothing covers it.
    pub(super) fn is_free(&self, row: usize, column: usize) -> bool {
        self.cell(row, column).is_none() && !self.covered.contains_key(&(row, column))
    }

    /// The columns of a row in which a cell begins that holds anything.
    pub(super) fn filled(&self, row: usize) -> Vec<usize> {
        let width = self.sheet.rows.get(row).map_or(0, |row| row.cells.len());
        (0..width).filter(|column| self.cell(row, *column).is_some()).collect()
    }

    /// What a person reads in a cell, on one line.
    pub(super) fn text(&self, row: usize, column: usize) -> String {
        self.cell(row, column).map(words).unwrap_or_default()
    }

    /// The place of a cell, or of the end of its row where it has none.
    pub(super) fn at(&self, row: usize, column: usize) -> Option<Span> {
        let cells = &self.sheet.rows.get(row)?.cells;
        let last = cells.last()?.at;
        Some(cells.get(column).map_or(Span { start: last.end, ..last }, |cell| cell.at))
    }
}

/// What a person reads in a cell, on one line.
pub(super) fn words(cell: &DataCell) -> String {
    let text = match &cell.value {
        CellValue::Date(date) => Some(date.clone()),
        CellValue::Number(_) => cell.code(),
        _ => cell.text(),
    };
    plain(&text.unwrap_or_default())
}
