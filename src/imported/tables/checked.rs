//! The sums that a table states, compared with what they are of.
//!
//! In: a grid, what its rows and columns are. Out: which columns are sums of others of their row, and each
//! stated sum that is not the computed one.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::columns::ColumnGuess;
use super::figures::{CellFigure, RowGuess, amount, figure};
use super::grid::GridTable;

/// Sums that were looked at.
pub(super) struct CheckedSums {
    pub(super) differing: Vec<(usize, usize, Decimal, Decimal)>,
    pub(super) count: usize,
}

/// The figures of tasks that are not what their formula makes of the others.
pub(super) fn made_of_rows(
    table: &GridTable,
    rows: &[RowGuess],
    columns: &[ColumnGuess],
    checked: &mut CheckedSums,
) {
    for (column, guess) in columns.iter().enumerate() {
        let (of, less): (&[usize], &[usize]) = match guess {
            ColumnGuess::RowSum(Some(of)) => (of, &[]),
            ColumnGuess::RowLess(of, less) => (of, less),
            ColumnGuess::Difference(of) => of.split_at(1),
            _ => continue,
        };
        for row in (0..rows.len()).filter(|row| rows[*row] == RowGuess::Task) {
            let sum = |of: &[usize]| of.iter().map(|one| amount(table, row, *one)).sum::<Decimal>();
            let (stated, computed) = (amount(table, row, column), sum(of) - sum(less));
            checked.count += 1;
            if stated != computed {
                checked.differing.push((row, column, stated, computed));
            }
        }
    }
}

/// Columns that are sums of others of their row.
pub(super) fn sums_of_rows(
    table: &GridTable,
    above: &[String],
    rows: &[RowGuess],
    columns: &mut [ColumnGuess],
    checked: &mut CheckedSums,
) {
    let tasks: Vec<usize> = (0..rows.len()).filter(|row| rows[*row] == RowGuess::Task).collect();
    let money: Vec<usize> =
        (0..columns.len()).filter(|column| columns[*column] == ColumnGuess::Money).collect();
    let titled = |column: &usize| {
        let last = above[*column].rsplit(" | ").next().unwrap_or_default();
        ["tong", "cong"].iter().any(|word| last.split(' ').any(|one| one == *word)) || last.is_empty()
    };
    let sums: Vec<usize> = money.iter().copied().filter(titled).collect();
    for sum in sums {
        let leaves: Vec<usize> =
            money.iter().copied().filter(|one| *one != sum && columns[*one] == ColumnGuess::Money).collect();
        let common = above[sum].rsplit_once(" | ").map(|(common, _)| common.to_owned());
        let siblings = leaves
            .iter()
            .copied()
            .filter(|one| common.as_ref().is_some_and(|common| above[*one].starts_with(common.as_str())));
        for of in [leaves.clone(), siblings.collect()] {
            if of.len() < 2 {
                continue;
            }
            let differs: Vec<(usize, Decimal, Decimal)> = tasks
                .iter()
                .filter_map(|row| {
                    let stated = amount(table, *row, sum);
                    let computed = of.iter().map(|one| amount(table, *row, *one)).sum();
                    let is_blank = figure(&table.text(*row, sum)) == CellFigure::Blank;
                    (stated != computed && !is_blank).then_some((*row, stated, computed))
                })
                .collect();
            if differs.len() * 8 <= tasks.len() {
                checked.count += tasks.len();
                checked
                    .differing
                    .extend(differs.iter().map(|(row, stated, computed)| (*row, sum, *stated, *computed)));
                let all = of.len() == leaves.len();
                columns[sum] = ColumnGuess::RowSum((!all).then_some(of));
                break;
            }
        }
    }
}

/// A column of sums that no formula made adds up columns of money only.
pub(super) fn plain_sums(columns: &mut [ColumnGuess], made: &BTreeSet<usize>) {
    let money: BTreeSet<usize> =
        (0..columns.len()).filter(|column| columns[*column] == ColumnGuess::Money).collect();
    for (column, guess) in columns.iter_mut().enumerate() {
        if let ColumnGuess::RowSum(Some(of)) = guess
            && !made.contains(&column)
        {
            of.retain(|one| money.contains(one));
            if of.len() == money.len() {
                *guess = ColumnGuess::RowSum(None);
            }
        }
    }
}

/// Compares the stated sums of groups and of the table with the computed ones.
pub(super) fn sums_of_columns(
    table: &GridTable,
    rows: &[RowGuess],
    columns: &[ColumnGuess],
    checked: &mut CheckedSums,
) -> Option<()> {
    for (column, guess) in columns.iter().enumerate() {
        if !guess.is_summed() {
            continue;
        }
        for (row, guess) in rows.iter().enumerate() {
            let of: Vec<usize> = match guess {
                RowGuess::Task => continue,
                RowGuess::Total => (0..rows.len()).filter(|one| rows[*one] == RowGuess::Task).collect(),
                RowGuess::Group(depth) => (row + 1..rows.len())
                    .take_while(|one| match rows[*one] {
                        RowGuess::Group(other) => other > *depth,
                        RowGuess::Task => true,
                        RowGuess::Total => false,
                    })
                    .filter(|one| rows[*one] == RowGuess::Task)
                    .collect(),
            };
            let CellFigure::Amount(stated) = figure(&table.text(row, column)) else { continue };
            let mut computed = Decimal::ZERO;
            for one in of {
                computed = computed.checked_add(amount(table, one, column))?;
            }
            checked.count += 1;
            if stated != computed {
                checked.differing.push((row, column, stated, computed));
            }
        }
    }
    Some(())
}
