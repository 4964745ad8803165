//! A workbook as its readers give it, whatever its format.
//!
//! In: the cells of `xlsx`, `xls` or `ods`, each with what is stored, its number format and its formula.
//! Out: a [`StoredBook`], for `rows` to lay out. A workbook comes from anywhere: its size unpacked, its rows
//! and its columns are limited.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::format::{CellFormat, Epoch, Relation};
use super::formula::Expr;
use super::{CellValue, text_value};
use crate::source::Sources;

/// Rows and columns of a sheet, and cells that it spans.
pub(super) const ROWS: u32 = 100_000;
pub(super) const COLUMNS: u32 = 1_000;
pub(super) const CELLS: usize = 2_000_000;
/// Cells that all sheets of a workbook span together, its sheets, and the letters of its formulas.
const ALL_CELLS: usize = 3_000_000;
const ALL_LETTERS: usize = 2 * Sources::LIMIT;
const ALL_FORMULAS: usize = 16_000_000;
const ALL_HIDDEN: usize = 2_000_000;
pub(super) const TABS: usize = 1_000;
/// Looks and number formats of a workbook: Excel has no more.
pub(super) const LOOKS: usize = 65_536;

/// A workbook.
#[derive(Debug, Default)]
pub(super) struct StoredBook {
    /// Its sheets with cells, in order.
    pub(super) tabs: Vec<StoredTab>,
    /// The number formats that cells name.
    pub(super) formats: Vec<CellFormat>,
    /// Which of them belong to looks that strike through.
    pub(super) struck: BTreeSet<usize>,
    /// Which of them belong to looks with bold letters.
    pub(super) bold: BTreeSet<usize>,
    /// Where its dates count from.
    pub(super) epoch: Epoch,
    /// Who calculated the results of its formulas.
    pub(super) results: Results,
}

/// Who calculated the results of formulas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Results {
    /// A program that calculates.
    Calculated,
    /// Nobody: the file says that they are to be calculated when it is opened.
    ToCalculate,
    /// It is not known.
    #[default]
    Unknown,
}

/// A sheet as stored.
#[derive(Debug)]
pub(super) struct StoredTab {
    pub(super) name: String,
    /// Whether people see it.
    pub(super) visible: bool,
    /// Its cells; None if they are too many.
    pub(super) grid: Option<Grid>,
}

/// The cells of a sheet and how it shows them.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Those that hold something or have a formula, by row and column, from 0.
    pub(super) cells: BTreeMap<(u32, u32), Stored>,
    pub(super) hidden_rows: BTreeSet<u32>,
    /// The first and last column of each run of hidden ones.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Whether a filter hides rows.
    pub(super) filtered: bool,
    /// The first and last cell of each group of merged cells.
    pub(super) merged: Vec<((u32, u32), (u32, u32))>,
    /// What is written beside the cells, each with the cell it belongs to: comments, boxes.
    pub(super) remarks: Vec<((u32, u32), String)>,
    /// Formats that cells have only under a condition; the first whose condition holds counts.
    pub(super) conditional: Vec<Conditional>,
    /// What is printed at the top and the foot of its pages.
    pub(super) printed: Vec<String>,
    /// Rows and columns that have cells.
    pub(super) height: u32,
    pub(super) width: u32,
    length: usize,
}

/// The first and last cell of an area, each by row and column.
pub(super) type CellArea = ((u32, u32), (u32, u32));

/// A format that cells have only under a condition.
#[derive(Clone, Debug)]
pub(super) struct Conditional {
    /// The first and last cell of each area that it is for.
    pub(super) areas: Arc<[CellArea]>,
    pub(super) format: CellFormat,
    /// Which numbers it is for; None if that is not known.
    pub(super) test: Option<(Relation, Decimal)>,
}

impl Conditional {
    /// Whether it is for this cell.
    pub(super) fn covers(&self, row: u32, column: u32) -> bool {
        let inside = |((top, left), (bottom, right)): &((u32, u32), (u32, u32))| {
            (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column)
        };
        self.areas.iter().any(inside)
    }
}

/// A cell as stored.
#[derive(Debug)]
pub(super) struct Stored {
    /// What it holds, without its number format.
    pub(super) value: CellValue,
    /// Its number format among those of the workbook.
    pub(super) format: usize,
    pub(super) formula: Option<Arc<Formula>>,
}

/// A formula.
#[derive(Clone, Debug, Default)]
pub(super) struct Formula {
    /// As text, where the file has it.
    pub(super) text: Option<String>,
    /// As it is calculated again, where it is simple enough.
    pub(super) expr: Option<Expr>,
    /// Whether the stored result is an empty text, which means nothing if nobody calculated it.
    pub(super) says_nothing: bool,
}

/// What a workbook may still hold, over all its sheets: each may be named, and repeated, any number of times.
#[derive(Debug)]
pub(super) struct BookRoom {
    cells: usize,
    letters: usize,
    formulas: usize,
    hidden: usize,
}

impl Default for BookRoom {
    fn default() -> BookRoom {
        BookRoom { cells: ALL_CELLS, letters: ALL_LETTERS, formulas: ALL_FORMULAS, hidden: ALL_HIDDEN }
    }
}

impl BookRoom {
    /// A formula is read that has so many letters. Returns None if it is not to be read: it is longer than any
    /// program writes, or all together are.
    pub(super) fn formula(&mut self, letters: usize) -> Option<()> {
        /// What Excel takes.
        const LONGEST: usize = 8_192;
        self.formulas = self.formulas.checked_sub(letters).filter(|_| letters <= LONGEST)?;
        Some(())
    }

    fn take(left: &mut usize, count: usize) -> Result<(), TooLarge> {
        *left = left.checked_sub(count).ok_or(TooLarge)?;
        Ok(())
    }
}

impl Grid {
    /// Adds a cell. The error: the sheet becomes too large, or the workbook.
    pub(super) fn put(
        &mut self,
        (row, column): (u32, u32),
        cell: Stored,
        room: &mut BookRoom,
    ) -> Result<(), TooLarge> {
        let formula = cell.formula.as_ref().and_then(|formula| formula.text.as_ref()).map_or(0, String::len);
        let letters = shown(&cell.value).len() + formula;
        self.length += letters;
        let (height, width) = (self.height.max(row + 1), self.width.max(column + 1));
        let spanned = height as usize * width as usize;
        if height > ROWS || width > COLUMNS || spanned > CELLS || self.length + spanned > Sources::LIMIT {
            return Err(TooLarge);
        }
        BookRoom::take(&mut room.letters, letters)?;
        BookRoom::take(&mut room.cells, spanned - self.height as usize * self.width as usize)?;
        (self.height, self.width) = (height, width);
        self.cells.insert((row, column), cell);
        Ok(())
    }

    /// Hides rows, as far as they can have cells. The error: the workbook becomes too large.
    pub(super) fn hide(&mut self, rows: Range<u32>, room: &mut BookRoom) -> Result<(), TooLarge> {
        let rows = rows.start..rows.end.min(ROWS);
        BookRoom::take(&mut room.hidden, rows.len())?;
        self.hidden_rows.extend(rows);
        Ok(())
    }

    /// Notes that the cells between two corners are merged, whichever the file names first.
    pub(super) fn merge(&mut self, one: (u32, u32), other: (u32, u32)) {
        let first = (one.0.min(other.0), one.1.min(other.1));
        self.merged.push((first, (one.0.max(other.0), one.1.max(other.1))));
    }

    /// Whether going over its cells would take too long, as all its areas are asked for each of them, and all
    /// merged cells are gone over.
    pub(super) fn is_tangled(&self) -> bool {
        const MOST_LOOKS: usize = 100_000_000;
        const MOST_RUNS: usize = 20_000;
        let areas: usize = self.conditional.iter().map(|one| one.areas.len()).sum();
        // No two merged cells have a cell in common, in a sheet of any program.
        let cells = |((top, left), (bottom, right)): &((u32, u32), (u32, u32))| {
            let length = |from: u32, to: u32, most: u32| to.min(most).saturating_sub(from) as usize + 1;
            length(*top, *bottom, self.height) * length(*left, *right, self.width)
        };
        let merged: usize = self.merged.iter().map(cells).sum();
        areas.saturating_mul(self.cells.len()) > MOST_LOOKS
            || self.hidden_columns.len() > MOST_RUNS
            || merged > CELLS
    }

    /// Whether a column is hidden.
    pub(super) fn is_hidden(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// A sheet has too many cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct TooLarge;

/// What a text in a cell is, with its letters composed.
pub(super) fn text(text: &str) -> CellValue {
    // A byte order mark at the start of the first cell would be taken for that of the whole text.
    let text = text.trim_start_matches('\u{feff}');
    let text: String = unicode_normalization::UnicodeNormalization::nfc(text).collect();
    text_value(&text.replace("\r\n", "\n"))
}

/// A cell in the text of its sheet, on one line and without tabs.
pub(super) fn shown(value: &CellValue) -> String {
    let text = match value {
        CellValue::Empty => return String::new(),
        CellValue::Text(text) | CellValue::Date(text) | CellValue::Error(text) | CellValue::Formula(text) => {
            text.clone()
        }
        CellValue::Number(number) => number.to_string(),
        CellValue::Inexact(number) => number.clone(),
        CellValue::Bool(truth) => truth.to_string(),
    };
    text.replace(['\t', '\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::{CELLS, Grid};

    /// Merged cells that all cover the same hundred thousand rows.
    #[test]
    fn merged_cells_begin_at_their_upper_left() {
        let mut grid = Grid::default();
        grid.merge((4, 7), (2, 1));
        grid.merge((2, 1), (4, 7));
        assert_eq!(grid.merged, [((2, 1), (4, 7)); 2]);
    }

    #[test]
    fn a_sheet_with_more_merged_cells_than_cells_is_tangled() {
        let merged = |count: usize| Grid {
            merged: vec![((0, 0), (u32::MAX, 0)); count],
            height: 100_000,
            ..Grid::default()
        };
        assert!(!merged(CELLS / 100_001).is_tangled());
        assert!(merged(CELLS / 100_001 + 1).is_tangled());
        let hidden = Grid { hidden_columns: vec![(0, 0); 20_001], ..Grid::default() };
        assert!(hidden.is_tangled());
    }
}
