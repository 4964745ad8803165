//! What a sheet says around the figures of a table: units, years.
//!
//! In: a table's node and its sheet. Out: errors if the sheet says another unit or year than the table. For a
//! workbook that comes back from an export, the import compares the titles.

use super::{Nameless, list, word};
use crate::content::captions::{MoneyColumn, check_unit, check_years};
use crate::content::column_kind::{ColumnKind, Counts, KIEU};
use crate::content::money::Unit;
use crate::finding::{Findings, Version};
use crate::tabular::DataTable;
use crate::yaml::Node;

/// Reports units and years of the sheet that differ from those of the table.
pub(super) fn check(
    table: &Node,
    sheet: &DataTable,
    unit: Unit,
    (nameless, since): (Nameless, Version),
    findings: &mut Findings,
) {
    let mut columns = Vec::new();
    if nameless == Nameless::Refused {
        money(table, sheet, &[], &mut columns);
        check_years(sheet, &columns, findings);
    }
    check_unit(sheet, unit, &columns, since, findings);
}

/// The columns of money that are taken from the sheet, with their titles on paper.
fn money(head: &Node, sheet: &DataTable, above: &[&str], found: &mut Vec<MoneyColumn>) {
    let is_money = |kind: &ColumnKind| {
        (kind.is_cost() || kind.is_factor()) && matches!(kind.counts(), Some(Counts::Money | Counts::Price))
    };
    for column in list(head.get("cot")) {
        let title = column.get("ten").and_then(Node::scalar).map_or("", |title| title.text.as_str());
        let heads = [&[title], above].concat();
        match column.get("ma").and_then(word).zip(KIEU.value(column).filter(is_money)) {
            Some((id, _)) => found.extend(MoneyColumn::of(sheet, &id.text, &heads)),
            None => money(column, sheet, &heads, found),
        }
    }
}
