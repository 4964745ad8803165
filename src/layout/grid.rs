//! Which places of a table's grid each cell takes.
//!
//! In: rows of the tree, each with the cells that start in it. Out: rows whose places are all
//! taken: by a cell that starts there, by one that comes down from above, or by none.

use super::text::LaidText;
use crate::document::{Cell, Row};
use crate::length::Length;

/// A row of a table.
pub struct LaidRow<'a> {
    /// In the tree.
    pub source: &'a Row,
    /// From the first column to the last.
    pub places: Vec<GridPlace<'a>>,
    /// A cell reaches into it from the row above.
    pub shared: bool,
}

/// A place in a row.
pub struct GridPlace<'a> {
    /// How many columns it takes.
    pub columns: usize,
    /// From edge to edge.
    pub width: Length,
    /// What stands there.
    pub content: PlaceContent<'a>,
}

/// What stands in a place.
pub enum PlaceContent<'a> {
    /// A cell that starts here.
    Starts {
        /// In the tree.
        source: &'a Cell,
        /// How many rows it takes, of those there are.
        rows: usize,
        /// Its texts.
        texts: Vec<LaidText<'a>>,
    },
    /// A cell that starts in a row above.
    GoesOn,
    /// Nothing: the tree has no cell for it.
    Empty,
}

impl<'a> LaidRow<'a> {
    /// The texts of the cells that start in it.
    pub fn texts(&self) -> impl Iterator<Item = &LaidText<'a>> {
        self.places.iter().flat_map(|place| match &place.content {
            PlaceContent::Starts { texts, .. } => texts.as_slice(),
            PlaceContent::GoesOn | PlaceContent::Empty => &[],
        })
    }
}

/// The rows of the head or of the body of a table; `fill` lays out the texts of a cell that takes
/// so many columns.
pub(super) fn rows<'a>(
    rows: &'a [Row],
    widths: &[Length],
    mut fill: impl FnMut(&'a Cell, usize) -> Vec<LaidText<'a>>,
) -> Vec<LaidRow<'a>> {
    // For each column: up to which row the cell that starts there reaches, and over how many columns.
    let mut reach = vec![(0, 1); widths.len()];
    let mut lowest = 0;
    let mut laid = Vec::with_capacity(rows.len());
    for (y, source) in rows.iter().enumerate() {
        let shared = lowest > y;
        let mut places = Vec::with_capacity(source.cells.len());
        let mut column = 0;
        while column < widths.len() {
            let (end, above) = reach[column];
            let cell = source.cells.iter().find(|cell| cell.column == column);
            let (columns, content) = match cell {
                // Even where one from above reaches: no words are lost.
                Some(source) => {
                    let columns = source.colspan.clamp(1, widths.len() - column);
                    let rows = source.rowspan.clamp(1, rows.len() - y);
                    reach[column] = (y + rows, columns);
                    lowest = lowest.max(y + rows);
                    (columns, PlaceContent::Starts { source, rows, texts: fill(source, columns) })
                }
                None if end > y => (above, PlaceContent::GoesOn),
                None => (1, PlaceContent::Empty),
            };
            let width = widths[column..column + columns].iter().copied().sum();
            places.push(GridPlace { columns, width, content });
            column += columns;
        }
        laid.push(LaidRow { source, places, shared });
    }
    laid
}

#[cfg(test)]
mod tests {
    use super::{PlaceContent, rows};
    use crate::document::{Cell, Row};
    use crate::length::Length;

    /// Each row's places: a cell by its columns and rows, `.` for one that goes on, `-` for none.
    fn shown(cells: &[&[(usize, usize, usize)]], columns: usize) -> Vec<String> {
        let cell = |&(column, colspan, rowspan): &(usize, usize, usize)| Cell {
            column,
            colspan,
            rowspan,
            middle: false,
            paragraphs: Vec::new(),
        };
        let row = |cells: &&[(usize, usize, usize)]| Row {
            cells: cells.iter().map(cell).collect(),
            whole: true,
            keep_next: false,
        };
        let source: Vec<Row> = cells.iter().map(row).collect();
        let widths = vec![Length::mm(10.0); columns];
        let laid = rows(&source, &widths, |_, _| Vec::new());
        let line = |row: &super::LaidRow<'_>| {
            let places = row.places.iter().map(|place| match place.content {
                PlaceContent::Starts { rows, .. } => format!("{}x{rows}", place.columns),
                PlaceContent::GoesOn => ".".repeat(place.columns),
                PlaceContent::Empty => "-".to_owned(),
            });
            places.collect::<Vec<_>>().join(" ") + if row.shared { " <" } else { "" }
        };
        laid.iter().map(line).collect()
    }

    #[test]
    fn every_place_is_taken() {
        let head: [&[_]; 3] =
            [&[(0, 1, 3), (1, 3, 1), (4, 1, 3)], &[(1, 2, 1), (3, 1, 2)], &[(1, 1, 1), (2, 1, 1)]];
        assert_eq!(shown(&head, 5), ["1x3 3x1 1x3", ". 2x1 1x2 . <", ". 1x1 1x1 . . <"]);
        // A cell over two columns and two rows goes on as one.
        assert_eq!(shown(&[&[(0, 2, 2), (2, 1, 1)], &[(2, 1, 1)]], 3), ["2x2 1x1", ".. 1x1 <"]);
        // A row without a cell, and a cell that reaches further than the table.
        assert_eq!(shown(&[&[(1, 5, 9)], &[]], 3), ["- 2x2", "- .. <"]);
    }
}
