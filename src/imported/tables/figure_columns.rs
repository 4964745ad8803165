//! Which columns of a table hold figures, and of what their headings say they are.
//!
//! In: a grid, the words above its columns. Out: columns of money, of numbers of things, of prices; and which of the
//! first nobody adds up. What is made of others is left to `made` and `products`.

use std::collections::BTreeSet;

use super::figures::{CellFigure, RowGuess, figure};
use super::grid::GridTable;
use super::made::is_per_cent;
use super::products::is_price;

/// Words above figures that are printed as they stand.
const AS_IT_IS: [&str; 7] = ["ty le", "nam sinh", "ma so", "he so", "diem", "so hieu", "thoi gian"];
/// Words above numbers of things.
const THINGS: [&str; 15] = [
    "so luong",
    "khoi luong",
    "dien tich",
    "so nguoi",
    "so ho",
    "so to",
    "so ngay",
    "so lop",
    "so luot",
    "so buoi",
    "so thang",
    "so hoc vien",
    "so dai bieu",
    "so don vi",
    "quy mo",
];

/// The columns of figures.
#[derive(Default)]
pub(super) struct FigureColumns {
    /// All that hold nothing else, also those that are printed as they stand.
    pub(super) all: BTreeSet<usize>,
    pub(super) money: BTreeSet<usize>,
    pub(super) things: BTreeSet<usize>,
    pub(super) prices: BTreeSet<usize>,
}

impl FigureColumns {
    /// Finds them; without a unit no column is money. `label` holds the numbers of rows.
    pub(super) fn of(
        table: &GridTable,
        above: &[String],
        label: Option<usize>,
        has_unit: bool,
    ) -> FigureColumns {
        let mut found = FigureColumns::default();
        for column in (0..table.columns).filter(|column| Some(*column) != label) {
            let figures: Vec<CellFigure> =
                (0..table.body.len()).map(|row| figure(&table.text(row, column))).collect();
            let amounts = figures.iter().filter(|one| matches!(one, CellFigure::Amount(_))).count();
            let words = &above[column];
            let named = |names: &[&str]| names.iter().any(|one| words.contains(one));
            if figures.contains(&CellFigure::Words) || amounts == 0 {
                continue;
            }
            found.all.insert(column);
            if named(&AS_IT_IS) || is_per_cent(words) {
                continue;
            }
            // Things and prices have no figure in a row of a group.
            let few = |part: usize| amounts * part < figures.len();
            let (kind, part) = match () {
                () if is_price(words) => (&mut found.prices, 5),
                () if named(&THINGS) => (&mut found.things, 5),
                () => (&mut found.money, 3),
            };
            if !few(part) {
                kind.insert(column);
            }
        }
        if !has_unit {
            found.money.clear();
            found.prices.clear();
        }
        found
    }

    /// Whether it holds money, numbers of things or prices.
    pub(super) fn contains(&self, column: usize) -> bool {
        self.money.contains(&column) || self.things.contains(&column) || self.prices.contains(&column)
    }
}

/// Columns of figures that no group and no total adds up, though they add up others: numbers of things, prices.
pub(super) fn unsummed(table: &GridTable, rows: &[RowGuess], figures: &BTreeSet<usize>) -> BTreeSet<usize> {
    let sums: Vec<usize> = (0..rows.len()).filter(|row| !matches!(rows[*row], RowGuess::Task(_))).collect();
    let blank = |row: &usize, column: usize| figure(&table.text(*row, column)) == CellFigure::Blank;
    let (blank, stated): (BTreeSet<usize>, BTreeSet<usize>) =
        figures.iter().partition(|column| sums.iter().all(|row| blank(row, **column)));
    if stated.is_empty() { BTreeSet::new() } else { blank }
}
