//! The localities of a table. In: workbooks or CSV. Out: the localities that a template is made for.
//!
//! What is wrong with the tables becomes findings at their cells. Which localities are wanted, and what is
//! different for single ones, is left to the caller.

use crate::finding::Report;
use crate::localities::money::MoneyColumns;
use crate::localities::{self, LocalityTable};
use crate::tabular::{self, DataTable, WantedTable};

/// Reads tables of localities, each by its name and bytes: the first one lists the localities, further ones
/// add columns to them.
///
/// Returns None if something in them is wrong; the report then holds every error.
pub fn localities(tables: &[(String, Vec<u8>)], report: &mut Report) -> Option<LocalityTable> {
    localities_with_money(tables, &MoneyColumns::default(), report)
}

/// The same for a template that declares columns of money: their cells are figures.
pub fn localities_with_money(
    tables: &[(String, Vec<u8>)],
    money: &MoneyColumns,
    report: &mut Report,
) -> Option<LocalityTable> {
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
        // The further tables cannot be checked without the list of localities.
        sheets.truncate(1);
    }
    let table = localities::read(&sheets, money, &mut report.findings);
    table.filter(|_| !broken)
}
