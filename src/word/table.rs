//! A table of a Word file: its grid, rows, cells, and which places of the grid each cell takes.

use super::change::WordChange;
use super::look::WordAlign;
use super::place::{CellPlace, WordBlock};
use crate::length::Length;

/// A table.
#[derive(Clone, Debug, Default)]
pub struct WordTable {
    /// Widths of the columns of its grid, as far as they are stated.
    pub grid: Vec<Length>,
    /// Its rows.
    pub rows: Vec<WordRow>,
    /// Where it stands between the edges of the text.
    pub align: WordAlign,
    /// Room left of it; negative where it stands out.
    pub indent: Length,
    /// Whether lines are drawn around or between its cells by its own word, else by its style's.
    pub bordered: bool,
    /// Whether it floats, with words beside it.
    pub floating: bool,
    /// The cell it stands in.
    pub cell: Option<CellPlace>,
    /// Whether it draws lines by its own word; None where it says nothing.
    pub(super) own_borders: Option<bool>,
    /// The id of its style.
    pub(super) style: Option<std::sync::Arc<str>>,
    /// Which of the style's conditions hold.
    pub(super) shape: TableShape,
}

/// Which rows and columns of a table may look otherwise, as its style says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TableShape {
    pub(super) first_row: bool,
    pub(super) last_row: bool,
    pub(super) first_column: bool,
    pub(super) last_column: bool,
    pub(super) row_bands: bool,
    pub(super) column_bands: bool,
}

impl Default for TableShape {
    /// What Word takes when nothing is said.
    fn default() -> TableShape {
        TableShape {
            first_row: false,
            last_row: false,
            first_column: false,
            last_column: false,
            row_bands: true,
            column_bands: true,
        }
    }
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct WordRow {
    /// Its cells.
    pub cells: Vec<WordCell>,
    /// Whether it is shown again at the head of each page.
    pub is_head: bool,
    /// Whether it stays on one page.
    pub whole: bool,
    /// Its changes, where changes are marked.
    pub changes: Vec<WordChange>,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct WordCell {
    /// The first column of the grid it takes, from 0.
    pub column: u32,
    /// How many columns it takes.
    pub span: u32,
    /// How many rows it takes; 0 where it is taken by the cell above, whose look and lines hold.
    pub rows: u32,
    /// Its width, where that is stated.
    pub width: Option<Length>,
    /// Which of its edges are drawn by its own word, in the order of [`CellEdge`]; None where it says nothing.
    pub edges: [Option<bool>; 4],
    /// What stands in it.
    pub blocks: Vec<WordBlock>,
    /// Its changes, where changes are marked.
    pub changes: Vec<WordChange>,
    pub(super) merge: CellMerge,
}

/// An edge of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellEdge {
    /// Above.
    Top,
    /// At its left.
    Left,
    /// Below.
    Bottom,
    /// At its right.
    Right,
}

/// How a cell goes together with others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CellMerge {
    /// With none below or above.
    #[default]
    Alone,
    /// It goes on below.
    Begins,
    /// It is part of the one above.
    Continues,
}

impl WordTable {
    /// Columns of its grid, as far as cells reach.
    pub fn columns(&self) -> u32 {
        let ends = self.rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.column + cell.span);
        ends.max().unwrap_or(0)
    }

    /// Finds out which rows each cell takes: cells that continue belong to one above that begins in
    /// the same column.
    pub(super) fn span_rows(&mut self) {
        let mut open: std::collections::HashMap<u32, (usize, usize)> = std::collections::HashMap::new();
        for row in 0..self.rows.len() {
            for cell in 0..self.rows[row].cells.len() {
                let (column, merge) = (self.rows[row].cells[cell].column, self.rows[row].cells[cell].merge);
                let above = open.get(&column).copied().filter(|(last, _)| {
                    let begun = &self.rows[*last].cells;
                    begun.iter().any(|one| one.column == column && *last + one.rows as usize == row)
                });
                match (merge, above) {
                    (CellMerge::Continues, Some((first, at))) => {
                        self.rows[first].cells[at].rows += 1;
                        self.rows[row].cells[cell].rows = 0;
                    }
                    (CellMerge::Alone, _) => {
                        self.rows[row].cells[cell].rows = 1;
                        open.remove(&column);
                    }
                    // What continues nothing begins, as Word shows it.
                    _ => {
                        self.rows[row].cells[cell].rows = 1;
                        open.insert(column, (row, cell));
                    }
                }
            }
        }
    }
}
