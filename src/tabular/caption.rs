//! What is above the columns of a table: heads for people, a unit, a year.
//!
//! In: the rows above the first row of the table, and which of their cells are merged. Out: their cells,
//! each with the columns it is above. What they say is left to the caller.

use std::collections::BTreeMap;

use super::{Caption, CellValue, DataColumn, DataRow, SheetLooks};

/// The cells over columns: above the names, among them and under them.
pub(super) fn over(
    above: &[DataRow],
    head: &[DataRow],
    body: &[DataRow],
    key: Option<usize>,
    looks: &SheetLooks,
    names: &[Option<DataColumn>],
) -> Vec<Caption> {
    let is_row = |row: &&DataRow| {
        let key = key.and_then(|key| row.cells.get(key)).map(|cell| &cell.value);
        key.is_some_and(|value| match value {
            CellValue::Empty => false,
            CellValue::Text(text) => !text.starts_with('#'),
            _ => true,
        })
    };
    // Without a key the first row under the names is one of the table.
    let under = body.iter().take_while(|row| key.is_some() && !is_row(row));
    // The columns that have a name, by their places among those that are kept.
    let mut kept = Vec::new();
    let mut count = 0;
    for name in names {
        kept.push(name.as_ref().map(|_| count));
        count += usize::from(name.is_some());
    }
    let mut captions = Vec::new();
    // Of two that begin in one cell the first counts.
    let merged: BTreeMap<_, _> = looks.merged.iter().rev().copied().collect();
    for (number, row) in above.iter().chain(head).chain(under).enumerate() {
        let held = |cell: &&super::DataCell| cell.value != CellValue::Empty;
        let alone = row.cells.iter().filter(held).count() == 1;
        for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| held(cell)) {
            if names.get(column).and_then(Option::as_ref).is_some_and(|name| name.at == cell.at) {
                continue;
            }
            let last = merged.get(&(number, column)).map_or(column, |last| last.1);
            let over: Vec<usize> = (column..=last).filter_map(|at| kept.get(at).copied().flatten()).collect();
            let beyond = over.len() <= last - column;
            captions.push(Caption { cell: cell.clone(), over, beyond, alone });
        }
    }
    captions
}
