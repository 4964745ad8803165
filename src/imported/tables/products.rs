//! Amounts that are numbers of things times a price.
//!
//! In: a grid, its rows, which columns hold numbers of things, prices, money. Out: the columns of money that are
//! such products where nearly all rows bear it out, with the rows that do not; and those that are called so and are
//! none.

use rust_decimal::Decimal;

use super::checked::DifferingFigure;
use super::figures::{CellFigure, RowGuess, figure};
use super::grid::GridTable;

/// Fewest rows with a figure that bear a product out, unless its heading says so.
const FEWEST: usize = 2;
/// Numbers of things that are looked at together.
const MOST_FACTORS: usize = 6;

/// Columns that may be factors and products.
pub(super) struct ProductFinder<'a> {
    pub(super) table: &'a GridTable,
    /// The words above each column, folded.
    pub(super) above: &'a [String],
    pub(super) rows: &'a [RowGuess],
    /// Numbers of things.
    pub(super) things: &'a [usize],
    /// Prices by their headings, and other figures that nobody adds up.
    pub(super) prices: &'a [usize],
}

/// A column that is a product.
pub(super) struct FoundProduct {
    pub(super) column: usize,
    /// The numbers of things, then the price.
    pub(super) of: Vec<usize>,
    pub(super) differing: Vec<DifferingFigure>,
}

/// A column that is called a product and is none.
pub(super) struct NoProduct {
    pub(super) column: usize,
    /// How many rows are another product.
    pub(super) rows: usize,
    /// The first of them.
    pub(super) first: usize,
}

impl ProductFinder<'_> {
    /// The products among columns of money; each factor belongs to one.
    pub(super) fn all(&self, money: &[usize]) -> Vec<FoundProduct> {
        let mut targets = money.to_vec();
        targets.sort_by_key(|column| !self.is_called_product(*column));
        let mut found: Vec<FoundProduct> = Vec::new();
        for column in targets {
            let used: Vec<usize> = found.iter().flat_map(|one| one.of.clone()).collect();
            let product = self.sets(&used).find_map(|of| self.product(column, of));
            found.extend(product);
        }
        found
    }

    /// Whether a heading says that a column is a product, which none of its factors bear out.
    pub(super) fn missed(&self, column: usize) -> Option<NoProduct> {
        if !self.is_called_product(column) || self.things.is_empty() {
            return None;
        }
        let price = self.prices.iter().find(|price| is_price(&self.above[**price]))?;
        let of = [self.things, &[*price]].concat();
        let differs = |row: &usize| {
            let (stated, factors) = self.figures(*row, column, &of);
            stated.zip(product_of(&factors)).is_some_and(|(stated, product)| stated != product)
        };
        let rows: Vec<usize> = self.counted().filter(differs).collect();
        Some(NoProduct { column, rows: rows.len(), first: *rows.first()? })
    }

    fn is_called_product(&self, column: usize) -> bool {
        self.above[column].contains("thanh tien")
    }

    fn counted(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.rows.len()).filter(|row| self.rows[*row].is_counted())
    }

    /// The sets of factors, the largest first: a number of 1 in all rows does not show whether it is one.
    fn sets<'s>(&'s self, used: &'s [usize]) -> impl Iterator<Item = Vec<usize>> + 's {
        let free = |column: &&usize| !used.contains(column);
        let things: Vec<usize> = self.things.iter().filter(free).copied().take(MOST_FACTORS).collect();
        let mut sets: Vec<Vec<usize>> = (1..1_usize << things.len())
            .map(|bits| (0..things.len()).filter(|at| bits >> at & 1 == 1).map(|at| things[at]).collect())
            .collect();
        sets.sort_by_key(|set| std::cmp::Reverse(set.len()));
        let prices = self.prices.iter().filter(move |price| !used.contains(price));
        prices.flat_map(move |price| {
            let others = sets.clone().into_iter().filter(|set| !set.contains(price));
            others.map(|set| [set, vec![*price]].concat())
        })
    }

    /// The column as this product: every row states all figures, and nearly all of them are right.
    fn product(&self, column: usize, of: Vec<usize>) -> Option<FoundProduct> {
        let (mut differing, mut held, mut all) = (Vec::new(), 0, 0);
        for row in self.counted() {
            let (stated, factors) = self.figures(row, column, &of);
            let (stated, computed) = (stated?, product_of(&factors)?);
            all += 1;
            held += usize::from(stated == computed && !stated.is_zero());
            if stated != computed {
                differing.push(DifferingFigure { row, column, stated, computed, is_product: true });
            }
        }
        let fewest = if self.is_called_product(column) { 1 } else { FEWEST };
        (held >= fewest && differing.len() * 8 <= all).then_some(FoundProduct { column, of, differing })
    }

    /// What a row states in a column, and in its factors where they all are figures.
    fn figures(&self, row: usize, column: usize, of: &[usize]) -> (Option<Decimal>, Option<Vec<Decimal>>) {
        let amount = |column: usize| match figure(&self.table.text(row, column)) {
            CellFigure::Amount(amount) if !amount.is_sign_negative() => Some(amount),
            _ => None,
        };
        (amount(column), of.iter().map(|one| amount(*one)).collect())
    }
}

/// Whether a heading is that of a price.
pub(super) fn is_price(above: &str) -> bool {
    above.contains("don gia")
}

fn product_of(factors: &Option<Vec<Decimal>>) -> Option<Decimal> {
    factors
        .as_ref()?
        .iter()
        .try_fold(Decimal::ONE, |all, one| all.checked_mul(*one))
        .map(|one| one.normalize())
}
