//! Sums of a dossier's tables, as its texts and those of papers that cite it see them.
//!
//! In: tables and their totals. Out: words by the ids of columns, groups and tasks.

use std::collections::BTreeMap;

use serde::Serialize;

use super::filters;
use crate::budget::{self, PartKind, Totals};
use crate::content::money::format_amount;
use crate::content::table::{Bang, Kind};

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
    pub(super) fn of<'a>(tables: impl Iterator<Item = (&'a Bang, &'a Totals)>) -> Sums {
        let mut sums = Sums::default();
        let mut with_money = 0;
        for (bang, totals) in tables.filter(|(bang, _)| bang.has_money()) {
            with_money += 1;
            let table = table_sums(bang, totals);
            sums.tong = if with_money == 1 { table.tong.clone() } else { BTreeMap::new() };
            if let Some(ma) = bang.ma() {
                sums.bang.insert(ma.to_owned(), table);
            }
        }
        if with_money != 1 {
            sums.tong = filters::row(BTreeMap::new(), None);
        }
        sums
    }
}

fn table_sums(bang: &Bang, totals: &Totals) -> TableSums {
    let main = bang.main_column();
    let row = |sums: &budget::Sums| {
        let columns = bang.columns.iter().zip(sums);
        let words = columns.filter_map(|(column, &sum)| {
            let sum = sum?;
            let words = match column.kind {
                Kind::Share(_) => format!("{}%", format_amount(sum)),
                Kind::Quantity => format_amount(sum),
                _ => filters::amount(sum, totals.unit),
            };
            Some((column.id.text.clone(), words))
        });
        let total = main.and_then(|main| sums[main]);
        filters::row(words.collect(), total.map(|total| filters::amount(total, totals.unit)))
    };
    let of = |kind: PartKind| {
        let rows = totals.rows().into_iter().filter(move |part| part.of == kind);
        rows.filter_map(|part| Some((part.id.clone()?, row(&part.sums)))).collect()
    };
    let tong = row(&totals.grand);
    let total = tong.get(filters::TOTAL).cloned().unwrap_or_default();
    TableSums { total, tong, nhom: of(PartKind::Group), nhiem_vu: of(PartKind::Task) }
}
