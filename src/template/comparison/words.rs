//! Figures of a comparison as texts see them: `{{ so_sanh.cu.tong["2027"] }}`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::budget::RowKind;
use crate::budget::comparison::{ComparedSums, RowComparison, TableComparison, difference};
use crate::content::money::format_amount;
use crate::template::sums::{Ledger, with_total};

/// Figures before, figures after, and what changed.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::template) struct ComparisonWords {
    cu: TableWords,
    moi: TableWords,
    /// "tăng 100 triệu đồng", "giảm …", "không thay đổi".
    thay_doi: TableWords,
}

/// Shaped like the sums of a table: of all, by group, by task.
#[derive(Clone, Debug, Default, Serialize)]
struct TableWords {
    tong: BTreeMap<String, String>,
    nhom: BTreeMap<String, BTreeMap<String, String>>,
    nhiem_vu: BTreeMap<String, BTreeMap<String, String>>,
}

impl ComparisonWords {
    /// The words of a comparison.
    pub(in crate::template) fn of(diff: &TableComparison, ledger: &mut Ledger) -> ComparisonWords {
        let mut compared = ComparisonWords::default();
        let rows = words(diff, &diff.total.old, &diff.total.new, ledger);
        [compared.cu.tong, compared.moi.tong, compared.thay_doi.tong] = rows;
        compared.add(diff, &diff.lines, ledger);
        compared
    }

    fn add(&mut self, diff: &TableComparison, lines: &[RowComparison], ledger: &mut Ledger) {
        for line in lines {
            self.add(diff, &line.lines, ledger);
            let Some(id) = &line.id else { continue };
            let none: ComparedSums = vec![None; diff.columns.len()];
            let [old, new] = [&line.sides.old, &line.sides.new]
                .map(|side| side.as_ref().map_or_else(|| none.clone(), |side| side.sums.clone()));
            let tables = [&mut self.cu, &mut self.moi, &mut self.thay_doi];
            for (table, row) in tables.into_iter().zip(words(diff, &old, &new, ledger)) {
                let rows = if line.of == RowKind::Group { &mut table.nhom } else { &mut table.nhiem_vu };
                rows.insert(id.clone(), row);
            }
        }
    }
}

/// Old, new and change by column; a missing figure counts as zero.
fn words(
    diff: &TableComparison,
    old: &ComparedSums,
    new: &ComparedSums,
    ledger: &mut Ledger,
) -> [BTreeMap<String, String>; 3] {
    let of = |word: &mut dyn FnMut(usize) -> String| {
        let columns = diff.columns.iter().enumerate();
        let words = columns.map(|(at, column)| (column.head.id.clone(), word(at))).collect();
        with_total(words, diff.main.map(word))
    };
    let mut amount = |at: usize, amount: Decimal| match diff.columns[at].head.is_money {
        true => ledger.amount(amount, diff.unit),
        false => format_amount(amount),
    };
    [
        of(&mut |at| amount(at, old[at].unwrap_or_default())),
        of(&mut |at| amount(at, new[at].unwrap_or_default())),
        of(&mut |at| change(old[at], new[at], |change| amount(at, change))),
    ]
}

fn change(old: Option<Decimal>, new: Option<Decimal>, mut amount: impl FnMut(Decimal) -> String) -> String {
    let change = difference(old, new);
    if change.is_zero() {
        return "không thay đổi".to_owned();
    }
    let word = if change.is_sign_negative() { "giảm" } else { "tăng" };
    format!("{word} {}", amount(change.abs()))
}
