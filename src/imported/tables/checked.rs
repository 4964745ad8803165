//! The sums that a table states, compared with what they are of.
//!
//! In: a grid, what its rows and columns are. Out: which columns are sums of others of their row, and each
//! stated sum that is not the computed one.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::columns::ColumnGuess;
use super::figures::{CellFigure, RowGuess, amount, figure};
use super::grid::GridTable;

/// A stated figure that is not what it is of.
pub(super) struct DifferingFigure {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) stated: Decimal,
    pub(super) computed: Decimal,
    /// Whether it is a product and no sum.
    pub(super) is_product: bool,
}

/// Sums that were looked at.
#[derive(Default)]
pub(super) struct CheckedSums {
    pub(super) differing: Vec<DifferingFigure>,
    pub(super) count: usize,
    /// How many of them are wrong, and not only because what they are of is.
    faults: usize,
    /// What figures that differ will be.
    corrected: BTreeMap<(usize, usize), Decimal>,
}

impl CheckedSums {
    /// Whether too many are wrong for a table that adds up: one may be beside two that are right.
    pub(super) fn is_doubtful(&self) -> bool {
        self.faults * 8 > self.count && !(self.faults == 1 && self.count > 2)
    }

    /// Takes in figures that differ; `count` were looked at.
    pub(super) fn extend(&mut self, differing: impl IntoIterator<Item = DifferingFigure>, count: usize) {
        self.count += count;
        for one in differing {
            self.faults += 1;
            self.differ(one);
        }
    }

    fn differ(&mut self, one: DifferingFigure) {
        self.corrected.insert((one.row, one.column), one.computed);
        self.differing.push(one);
    }

    /// Counts a stated sum of cells. Returns None where it is too large.
    fn take(&mut self, table: &GridTable, (row, column): (usize, usize), of: SummedCells<'_>) -> Option<()> {
        let stated = amount(table, row, column);
        let seen = of.sum(|row, column| amount(table, row, column))?;
        let corrected = |row, column| match self.corrected.get(&(row, column)) {
            Some(amount) => *amount,
            None => amount(table, row, column),
        };
        // A sum of figures that are another product is wrong with them.
        let computed = of.sum(corrected)?;
        self.count += 1;
        if stated != computed {
            self.faults += usize::from(stated != seen);
            self.differ(DifferingFigure { row, column, stated, computed, is_product: false });
        }
        Some(())
    }
}

/// The cells that a sum is of: some are taken away.
#[derive(Clone, Copy)]
struct SummedCells<'a> {
    of: &'a [(usize, usize)],
    less: &'a [(usize, usize)],
}

impl SummedCells<'_> {
    fn sum(self, amount: impl Fn(usize, usize) -> Decimal) -> Option<Decimal> {
        let add = |sum: Decimal, (row, column): &(usize, usize)| sum.checked_add(amount(*row, *column));
        let sum = self.of.iter().try_fold(Decimal::ZERO, add)?;
        let less = self.less.iter().try_fold(Decimal::ZERO, add)?;
        sum.checked_sub(less)
    }
}

/// The figures of tasks that are not what their formula makes of the others. Returns None where one is too large.
pub(super) fn made_of_rows(
    table: &GridTable,
    rows: &[RowGuess],
    columns: &[ColumnGuess],
    checked: &mut CheckedSums,
) -> Option<()> {
    for (column, guess) in columns.iter().enumerate() {
        let (of, less): (&[usize], &[usize]) = match guess {
            ColumnGuess::RowSum(Some(of)) => (of, &[]),
            ColumnGuess::RowLess(of, less) => (of, less),
            ColumnGuess::Difference(of) => of.split_at(1),
            _ => continue,
        };
        for row in (0..rows.len()).filter(|row| rows[*row].is_counted()) {
            let cells = |columns: &[usize]| columns.iter().map(|one| (row, *one)).collect::<Vec<_>>();
            let (of, less) = (cells(of), cells(less));
            checked.take(table, (row, column), SummedCells { of: &of, less: &less })?;
        }
    }
    Some(())
}

/// Columns that are sums of others of their row.
pub(super) fn sums_of_rows(
    table: &GridTable,
    above: &[String],
    rows: &[RowGuess],
    columns: &mut [ColumnGuess],
    checked: &mut CheckedSums,
) {
    let tasks: Vec<usize> = (0..rows.len()).filter(|row| rows[*row].is_counted()).collect();
    let money: Vec<usize> = (0..columns.len()).filter(|column| columns[*column].is_leaf()).collect();
    let titled = |column: &usize| {
        let last = above[*column].rsplit(" | ").next().unwrap_or_default();
        ["tong", "cong"].iter().any(|word| last.split(' ').any(|one| one == *word)) || last.is_empty()
    };
    let is_stated = |column: &usize| columns[*column] == ColumnGuess::Money;
    let sums: Vec<usize> = money.iter().copied().filter(titled).filter(is_stated).collect();
    for sum in sums {
        let leaves: Vec<usize> =
            money.iter().copied().filter(|one| *one != sum && columns[*one].is_leaf()).collect();
        let common = above[sum].rsplit_once(" | ").map(|(common, _)| common.to_owned());
        let siblings = leaves
            .iter()
            .copied()
            .filter(|one| common.as_ref().is_some_and(|common| above[*one].starts_with(common.as_str())));
        for of in [leaves.clone(), siblings.collect()] {
            if of.len() < 2 {
                continue;
            }
            let differing = tasks.iter().filter_map(|row| {
                let (row, column, stated) = (*row, sum, amount(table, *row, sum));
                let computed = of.iter().map(|one| amount(table, row, *one)).sum();
                let is_blank = figure(&table.text(row, sum)) == CellFigure::Blank;
                let one = DifferingFigure { row, column, stated, computed, is_product: false };
                (stated != computed && !is_blank).then_some(one)
            });
            let differing: Vec<DifferingFigure> = differing.collect();
            if differing.len() * 8 <= tasks.len() {
                checked.extend(differing, tasks.len());
                let all = of.len() == leaves.len();
                columns[sum] = ColumnGuess::RowSum((!all).then_some(of));
                break;
            }
        }
    }
}

/// A column of sums that no formula made adds up columns of money only.
pub(super) fn plain_sums(columns: &mut [ColumnGuess], made: &BTreeSet<usize>) {
    let money: BTreeSet<usize> = (0..columns.len()).filter(|column| columns[*column].is_leaf()).collect();
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
    for column in (0..columns.len()).filter(|column| columns[*column].is_summed()) {
        check_column(table, rows, column, checked)?;
    }
    Some(())
}

/// The same of one column. Returns None where a sum is too large.
pub(super) fn check_column(
    table: &GridTable,
    rows: &[RowGuess],
    column: usize,
    checked: &mut CheckedSums,
) -> Option<()> {
    for (row, guess) in rows.iter().enumerate() {
        let of: Vec<usize> = match guess {
            RowGuess::Task(_) | RowGuess::OwnSum(_) => continue,
            RowGuess::Total => (0..rows.len()).collect(),
            RowGuess::Group(depth) => (row + 1..rows.len())
                .take_while(|one| rows[*one].depth().is_some_and(|other| other > *depth))
                .collect(),
        };
        if !matches!(figure(&table.text(row, column)), CellFigure::Amount(_)) {
            continue;
        }
        let of = of.into_iter().filter(|one| rows[*one].is_counted());
        let of: Vec<(usize, usize)> = of.map(|one| (one, column)).collect();
        checked.take(table, (row, column), SummedCells { of: &of, less: &[] })?;
    }
    Some(())
}
