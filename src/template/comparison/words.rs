//! Figures of comparisons as texts see them: `{{ so_sanh.cu.tong["2027"] }}`.
//!
//! In: the comparisons of a dossier. Out: words by the ids of tables, groups, tasks and columns. How a
//! whole row is told in a sentence is left to `sentences`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::sentences;
use crate::budget::RowKind;
use crate::budget::comparison::{
    ComparedSums, RowComparison, RowSide, Sides, TableComparison, difference, names_without_id,
};
use crate::content::money::format_amount;
use crate::source::Span;
use crate::template::sums::{Ledger, with_total};

/// All comparisons of a dossier: a single one by itself, each also by the id of its table.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::template) struct ComparedWords {
    #[serde(flatten)]
    only: Option<ComparisonWords>,
    #[serde(flatten)]
    by_table: BTreeMap<String, ComparisonWords>,
}

/// Figures before, figures after, and what changed.
#[derive(Clone, Debug, Default, Serialize)]
struct ComparisonWords {
    cu: TableWords,
    moi: TableWords,
    /// "tăng 100 triệu đồng", "giảm …", "không thay đổi".
    thay_doi: TableWords,
}

/// Shaped like the sums of a table: of all, by group, by task.
#[derive(Clone, Debug, Default, Serialize)]
struct TableWords {
    tong: RowWords,
    nhom: BTreeMap<String, RowWords>,
    nhiem_vu: BTreeMap<String, RowWords>,
}

type RowWords = BTreeMap<String, String>;

impl ComparedWords {
    /// The words of comparisons.
    pub(in crate::template) fn of(
        compared: &[(Span, TableComparison)],
        ledger: &mut Ledger,
    ) -> ComparedWords {
        let mut words = ComparedWords::default();
        for (_, diff) in compared {
            let own = ComparisonWords::of(diff, ledger);
            // Of two comparisons of tables with one id, it is not clear which one is meant.
            let alone = compared.iter().filter(|(_, other)| other.id == diff.id).count() == 1;
            if let Some(id) = diff.id.clone().filter(|_| alone) {
                words.by_table.insert(id, own.clone());
            }
            if compared.len() == 1 {
                for name in ["cu", "moi", "thay_doi"] {
                    words.by_table.remove(name);
                }
                words.only = Some(own);
            }
        }
        words
    }
}

impl ComparisonWords {
    fn of(diff: &TableComparison, ledger: &mut Ledger) -> ComparisonWords {
        let mut compared = ComparisonWords::default();
        let rows = words(diff, &diff.total.old, &diff.total.new, ledger);
        [compared.cu.tong, compared.moi.tong, compared.thay_doi.tong] = rows;
        let named = [RowKind::Group, RowKind::Task].map(|of| (of, names_without_id(diff, of)));
        for line in diff.all_lines() {
            compared.add(diff, line, &named, ledger);
        }
        compared
    }

    fn add(
        &mut self,
        diff: &TableComparison,
        line: &RowComparison,
        named: &[(RowKind, Vec<&str>)],
        ledger: &mut Ledger,
    ) {
        let called = |name: &str| named.iter().any(|(of, names)| *of == line.of && names.contains(&name));
        let Some(shown) = line.shown() else { return };
        let name = line.id.as_ref().or(Some(&shown.name).filter(|name| called(name)));
        let Some(name) = name else { return };
        let none: ComparedSums = vec![None; diff.columns.len()];
        let sums =
            |side: &Option<RowSide>| side.as_ref().map_or_else(|| none.clone(), |side| side.sums.clone());
        let (old, new) = (sums(&line.sides.old), sums(&line.sides.new));
        let [mut was, mut is, change] = words(diff, &old, &new, ledger);
        // What only one version has is called there as in the other.
        let Sides { old, new } = &line.sides;
        tell(diff, old.as_ref().unwrap_or(shown), &mut was);
        tell(diff, new.as_ref().unwrap_or(shown), &mut is);
        for (table, row) in [(&mut self.cu, was), (&mut self.moi, is), (&mut self.thay_doi, change)] {
            let rows = if line.of == RowKind::Group { &mut table.nhom } else { &mut table.nhiem_vu };
            rows.insert(name.clone(), row);
        }
    }
}

/// Adds the words of a group or a task to its figures, which keep their names.
fn tell(diff: &TableComparison, side: &RowSide, row: &mut RowWords) {
    let columns = diff.words.iter().zip(&side.words).map(|((id, _), words)| (id.as_str(), words.clone()));
    let own = [
        ("ten", side.name.clone()),
        ("so_thu_tu", side.number.clone()),
        ("thuoc_nhom", side.group.clone().unwrap_or_default()),
    ];
    for (name, words) in columns.chain(own) {
        row.entry(name.to_owned()).or_insert(words);
    }
}

/// Old, new and change by column; a missing figure counts as zero.
fn words(
    diff: &TableComparison,
    old: &ComparedSums,
    new: &ComparedSums,
    ledger: &mut Ledger,
) -> [RowWords; 3] {
    let of = |word: &mut dyn FnMut(usize) -> String| {
        let columns = diff.columns.iter().enumerate();
        let words = columns.map(|(at, column)| (column.head.id.clone(), word(at))).collect();
        with_total(words, diff.main.map(word))
    };
    let mut amount = |at: usize, amount: Decimal| match diff.columns[at].head.is_money {
        true => ledger.amount(amount, diff.unit),
        false => format_amount(amount),
    };
    let mut rows = [
        of(&mut |at| amount(at, old[at].unwrap_or_default())),
        of(&mut |at| amount(at, new[at].unwrap_or_default())),
        of(&mut |at| change(old[at], new[at], |change| amount(at, change))),
    ];
    let told =
        [sentences::amounts(diff, old), sentences::amounts(diff, new), sentences::change(diff, old, new)];
    for (row, told) in rows.iter_mut().zip(told) {
        row.entry(sentences::KEY.to_owned()).or_insert(told);
    }
    rows
}

fn change(old: Option<Decimal>, new: Option<Decimal>, mut amount: impl FnMut(Decimal) -> String) -> String {
    let change = difference(old, new);
    if change.is_zero() {
        return sentences::SAME.to_owned();
    }
    let word = if change.is_sign_negative() { "giảm" } else { "tăng" };
    format!("{word} {}", amount(change.abs()))
}
