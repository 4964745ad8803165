//! The cells of a table: which places of its grid each cell takes, the widths and areas of its texts.
//!
//! In: a table of the tree whose columns have their widths, the area of the page's text. Out: its rows,
//! in which each place holds a cell that starts there, one that comes down from above, or nothing. It
//! leaves the room above the table to `place`.

use super::area::{Area, AreaKind};
use super::setting::Setting;
use super::text::LaidText;
use crate::length::Length;
use crate::paper::{Cell, Row, Table};
use crate::theme::Theme;

/// A row of a table.
pub struct LaidRow<'a> {
    /// The row in the tree.
    pub source: &'a Row,
    /// The places from the first column to the last.
    pub places: Vec<GridPlace<'a>>,
    /// Whether a cell reaches into it from the row above.
    pub shared: bool,
}

/// A place in a row.
pub struct GridPlace<'a> {
    /// How many columns it takes.
    pub columns: usize,
    /// Its width from edge to edge.
    pub width: Length,
    /// What is in it.
    pub content: PlaceContent<'a>,
}

/// What is in a place.
pub enum PlaceContent<'a> {
    /// A cell that starts here.
    Starts {
        /// The cell in the tree.
        source: &'a Cell,
        /// How many rows it takes, of those that exist.
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

/// The rows of a table's head and of its body. The table is centred in the text.
pub(super) fn lay<'a>(source: &'a Table, text: Area, theme: &'a Theme) -> [Vec<LaidRow<'a>>; 2] {
    let whole: Length = source.columns.iter().copied().sum();
    let mut edge = text.left + (text.right - text.left - whole).scale(0.5);
    let mut edges = vec![edge];
    for width in &source.columns {
        edge = edge + *width;
        edges.push(edge);
    }
    let padding = theme.room.cell_padding * 2;
    [&source.head, &source.body].map(|part| {
        rows(part, &source.columns, |cell, columns| {
            let (left, right) = (edges[cell.column], edges[cell.column + columns]);
            let (inside, size) = (right - left - padding, Some(source.text_size));
            let (left, right) = (left.max(text.left), right.min(text.right));
            let area = Area { kind: AreaKind::Cell, left, right, ..text };
            let mut below = Length::ZERO;
            let line = |line| LaidText::under(&mut below, line, Setting::of(line, size, inside, theme), area);
            cell.paragraphs.iter().map(line).collect()
        })
    })
}

/// Puts rows on a grid of columns; `fill` lays out the texts of a cell that takes this many of them.
fn rows<'a>(
    rows: &'a [Row],
    widths: &[Length],
    mut fill: impl FnMut(&'a Cell, usize) -> Vec<LaidText<'a>>,
) -> Vec<LaidRow<'a>> {
    // For each column: the row up to which the cell that starts there reaches, and its number of columns.
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
                // Even if a cell from above reaches here: no words are lost.
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
    use crate::length::Length;
    use crate::paper::{Cell, Row};

    /// Each row's places: a cell as columns and rows, `.` for one that continues, `-` for none.
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
        // A cell over two columns and two rows continues as one.
        assert_eq!(shown(&[&[(0, 2, 2), (2, 1, 1)], &[(2, 1, 1)]], 3), ["2x2 1x1", ".. 1x1 <"]);
        // A row without a cell, and a cell that reaches further than the table.
        assert_eq!(shown(&[&[(1, 5, 9)], &[]], 3), ["- 2x2", "- .. <"]);
    }
}
