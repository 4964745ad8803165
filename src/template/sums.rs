//! Sums of a dossier's tables, as its texts and those of papers that cite it see them.
//!
//! In: the sheets of its tables. Out: words by the ids of columns, groups and tasks.

use std::collections::BTreeMap;

use serde::Serialize;

use super::filters::{self, Ledger};
use crate::budget::{RowKind, Sheet, Sheets};
use crate::content::money::format_amount;
use crate::content::table::Counts;
use rust_decimal::Decimal;

/// Sums of a dossier's tables, as texts see them.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Sums {
    /// `tong["2026"]`: totals of the only table that has money; none with several.
    pub(super) tong: BTreeMap<String, String>,
    /// `bang.<mã>.tong["2026"]`, `bang.<mã>.nhom.<mã>["2026"]`.
    pub(super) bang: BTreeMap<String, TableSums>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct TableSums {
    /// What the table as a whole stands for, as of a row.
    #[serde(rename = "\u{1}")]
    total: String,
    tong: BTreeMap<String, String>,
    nhom: BTreeMap<String, BTreeMap<String, String>>,
    nhiem_vu: BTreeMap<String, BTreeMap<String, String>>,
}

impl Sums {
    /// The sums of all tables of a dossier.
    pub(super) fn of(sheets: &Sheets, ledger: &mut Ledger) -> Sums {
        let mut sums = Sums::default();
        let mut with_money = 0;
        for sheet in sheets.iter().filter(|sheet| sheet.bang.has_sums()) {
            let table = table_sums(sheet, ledger);
            if sheet.bang.has_money() {
                with_money += 1;
                sums.tong = if with_money == 1 { table.tong.clone() } else { BTreeMap::new() };
            }
            if let Some(ma) = sheet.bang.ma() {
                sums.bang.insert(ma.to_owned(), table);
            }
        }
        if with_money != 1 {
            sums.tong = filters::row(BTreeMap::new(), None);
        }
        sums
    }
}

fn table_sums(sheet: &Sheet, ledger: &mut Ledger) -> TableSums {
    let (bang, unit) = (&sheet.bang, sheet.unit());
    let main = bang.main_column();
    let mut row = |sums: &[Option<Decimal>]| {
        let columns = bang.columns.iter().zip(sums);
        let words = columns.filter_map(|(column, &sum)| {
            let sum = sum?;
            let words = match column.kind.counts()? {
                Counts::PerCent => format!("{}%", format_amount(sum)),
                Counts::Things => format_amount(sum),
                Counts::Money | Counts::Price => ledger.amount(sum, unit),
            };
            Some((column.id.text.clone(), words))
        });
        let total = main.and_then(|main| sums[main]);
        filters::row(words.collect(), total.map(|total| ledger.amount(total, unit)))
    };
    let tong = row(sheet.grand());
    let rows = sheet.rows();
    let mut of = |kind: RowKind| {
        let rows = rows.iter().filter(|one| one.kind() == kind);
        rows.filter_map(|one| Some((one.id()?.to_owned(), row(one.shown)))).collect()
    };
    let total = tong.get(filters::TOTAL).cloned().unwrap_or_default();
    TableSums { total, tong, nhom: of(RowKind::Group), nhiem_vu: of(RowKind::Task) }
}
