//! The units of a table: workbooks or CSV in, the units that a template is made for out.
//!
//! What is wrong with the tables becomes findings at their cells. It leaves which units are wanted, and
//! what single ones have differently, to the caller.

use crate::finding::Report;
use crate::localities::{self, LocalityTable};
use crate::tabular::{self, DataTable, WantedTable};

/// Reads tables of units, each by its name and bytes: the first one says which units there are, further
/// ones add columns to them.
///
/// Returns None if something in them is wrong; the report then holds every fault.
pub fn localities(tables: &[(String, Vec<u8>)], report: &mut Report) -> Option<LocalityTable> {
    let mut sheets = Vec::new();
    for (name, bytes) in tables {
        let columns = localities::required(sheets.is_empty());
        let wanted = WantedTable {
            key: Some(localities::CODE),
            columns: &columns,
            all_columns: true,
            ..WantedTable::default()
        };
        sheets.push(tabular::read(name, bytes, wanted, report));
    }
    let mut sheets: Vec<DataTable> = sheets.into_iter().collect::<Option<_>>()?;
    let broken = sheets.iter().any(|sheet| sheet.broken);
    if sheets.first().is_some_and(|first| first.broken) {
        // Which units there are is not known to the further tables.
        sheets.truncate(1);
    }
    let table = localities::read(&sheets, &mut report.findings);
    table.filter(|_| !broken)
}
