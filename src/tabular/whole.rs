//! A sheet as it is laid out for people: all rows, which cells are merged, what is hidden.
//!
//! In: a file's name and bytes, which sheet is wanted. Out: a [`WholeSheet`]. Which rows are the head of a
//! table, its groups, its totals is left to the caller.

use std::collections::BTreeSet;

use super::{DataRow, FileRows, SheetLooks, WantedTable, file_rows};
use crate::finding::Report;

/// The first and the last cell that are merged, each by row and column from 0.
pub type MergedCells = ((usize, usize), (usize, usize));

/// A sheet as it is laid out.
#[derive(Clone, Debug, Default)]
pub struct WholeSheet {
    /// All rows, from row 1 on; a blank one may have no cells.
    pub rows: Vec<DataRow>,
    /// Cells that are merged.
    pub merged: Vec<MergedCells>,
    /// Columns that people do not see, from 0.
    pub hidden_columns: BTreeSet<usize>,
    /// The name of the sheet, if people do not see it.
    pub hidden_tab: Option<String>,
    /// Whether a filter hides rows.
    pub filtered: bool,
}

/// Reads a sheet. Returns None if it cannot be read, or a row of it is broken; every fault is reported.
pub fn whole(name: &str, bytes: &[u8], wanted: WantedTable<'_>, report: &mut Report) -> Option<WholeSheet> {
    let FileRows { rows, looks, faults } = file_rows(name, bytes, wanted, report)?;
    let is_broken = !faults.is_empty();
    faults.into_iter().for_each(|(_, fault)| report.findings.push(fault.finding()));
    let SheetLooks { hidden_tab, hidden_columns, filtered, merged, around: _ } = looks;
    (!is_broken).then_some(WholeSheet { rows, merged, hidden_columns, hidden_tab, filtered })
}
