//! Which columns are sums of others, and of which: by their formula, else where their heading says so and
//! the figures bear it out.
//!
//! In: a table with its rows read. Out: [`RecognisedKind::RowTotal`] for those columns.

use super::evidence::{SumTally, Worth, compare};
use super::{RecognisedKind, RecognisedSort, RecognisedTable, words};

/// Columns with whether each is taken away.
type SignedColumns = Vec<(usize, bool)>;

/// Finds them all.
pub(super) fn find(table: &mut RecognisedTable<'_>) {
    let amounts: Vec<usize> = table.amounts().collect();
    let totals: Vec<usize> = amounts.iter().copied().filter(|column| is_candidate(table, *column)).collect();
    let mut found = Vec::new();
    for &column in &amounts {
        let formula = table.columns[column].formula.as_ref().map(|formula| formula.of.clone());
        let of = formula.filter(|of| of.iter().all(|(one, _)| is_figures(table, *one)));
        let of =
            of.or_else(|| totals.contains(&column).then(|| by_figures(table, column, &amounts, &totals))?);
        found.extend(of.map(|of| (column, of)));
    }
    for (column, of) in found {
        table.columns[column].kind = RecognisedKind::RowTotal { of };
    }
}

fn is_figures(table: &RecognisedTable<'_>, column: usize) -> bool {
    let kind = &table.columns[column].kind;
    kind.is_amount() || *kind == RecognisedKind::Quantity
}

/// Whether its heading says that it is a sum, or the columns after it are its parts.
fn is_candidate(table: &RecognisedTable<'_>, column: usize) -> bool {
    words::heads_total(table.columns[column].lowest()) || !parts_after(table, column).is_empty()
}

/// The columns right after one that stand together under "Trong đó".
fn parts_after(table: &RecognisedTable<'_>, column: usize) -> SignedColumns {
    let Some(next) = table.columns.get(column + 1) else { return Vec::new() };
    let parts = next.headings.iter().find(|one| one.from == column + 1 && words::heads_parts(&one.text));
    let amounts = parts.into_iter().flat_map(|one| one.from..one.from + one.across);
    amounts.filter(|one| table.columns[*one].kind.is_amount()).map(|one| (one, false)).collect()
}

/// The sets of columns that it may be the sum of, the likeliest first.
fn sets(
    table: &RecognisedTable<'_>,
    column: usize,
    amounts: &[usize],
    totals: &[usize],
) -> Vec<SignedColumns> {
    let plain = |columns: Vec<usize>| columns.into_iter().map(|one| (one, false)).collect::<SignedColumns>();
    let others = || amounts.iter().copied().filter(|one| *one != column);
    let mut sets = vec![parts_after(table, column)];
    for heading in table.columns[column].headings.iter().rev().filter(|heading| heading.across > 1) {
        let under = heading.from..heading.from + heading.across;
        sets.push(plain(others().filter(|one| under.contains(one) && !totals.contains(one)).collect()));
    }
    let after = others().filter(|one| *one > column).take_while(|one| !totals.contains(one));
    sets.push(plain(after.collect()));
    let before = others().collect::<Vec<_>>().into_iter().rev().filter(|one| *one < column);
    sets.push(plain(before.take_while(|one| !totals.contains(one)).collect()));
    let is_year = |one: &usize| matches!(table.columns[*one].kind, RecognisedKind::Amount { year: Some(_) });
    sets.push(plain(others().filter(is_year).collect()));
    sets.push(plain(others().filter(|one| totals.contains(one)).collect()));
    sets.push(plain(others().filter(|one| !totals.contains(one)).collect()));
    sets.retain(|set| set.len() > 1);
    sets
}

/// The set that its figures are the sums of.
fn by_figures(
    table: &RecognisedTable<'_>,
    column: usize,
    amounts: &[usize],
    totals: &[usize],
) -> Option<SignedColumns> {
    let named = words::heads_whole(table.columns[column].lowest());
    let mut best: Option<(SignedColumns, usize)> = None;
    for set in sets(table, column, amounts, totals) {
        let tally = tally(table, column, &set);
        let holds = tally.is_plain() || named && tally.is_likely();
        let better = best.as_ref().is_none_or(|(_, held)| tally.held > *held);
        if holds && better {
            best = Some((set, tally.held));
        }
    }
    best.map(|(set, _)| set)
}

fn tally(table: &RecognisedTable<'_>, column: usize, of: &[(usize, bool)]) -> SumTally {
    let mut tally = SumTally::default();
    for (at, row) in table.body().filter(|(_, row)| row.sort != RecognisedSort::Remark) {
        let Some(printed) = table.figure(at, column) else { continue };
        let worth = |(one, less): &(usize, bool)| {
            (Worth::of(row.cells[*one].as_ref(), table.columns[*one].unit), *less)
        };
        if let Some(outcome) = compare(printed, Worth::sum(of.iter().map(worth))) {
            tally.count(outcome, printed);
        }
    }
    tally
}
