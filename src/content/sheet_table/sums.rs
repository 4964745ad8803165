//! Which columns of a sheet are made of others: sums of a row, quantities times a price.
//!
//! In: the figures of rows by column, the titles over columns. Out: of each such column what it is of. A column
//! is only taken for a sum where its figures say so; a few that do not are left to be told by whoever adds up.

use rust_decimal::Decimal;

use super::columns::SheetColumn;
use super::folded;

/// Columns that are looked at together, and sets of factors that are tried.
const MOST_FACTORS: usize = 6;

/// The figures of rows: None where a cell holds words.
pub(super) struct RowFigures {
    pub(super) rows: Vec<Vec<Option<Decimal>>>,
}

/// A column that is made of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MadeOfColumns {
    pub(super) column: usize,
    pub(super) of: Vec<usize>,
    /// Those that are taken away.
    pub(super) less: Vec<usize>,
}

impl RowFigures {
    /// Whether a column is what `made` makes of others in nearly all rows that have figures there.
    fn fits(&self, column: usize, of: &[usize], made: &dyn Fn(&[Decimal]) -> Option<Decimal>) -> bool {
        let (mut all, mut wrong) = (0, 0);
        for row in &self.rows {
            let figure = |column: usize| row.get(column).copied().flatten();
            let Some(stated) = figure(column) else { continue };
            let Some(parts) = of.iter().map(|one| figure(*one)).collect::<Option<Vec<Decimal>>>() else {
                continue;
            };
            if stated.is_zero() && parts.iter().all(Decimal::is_zero) {
                continue;
            }
            all += 1;
            wrong += usize::from(!made(&parts).is_some_and(|made| is_near(made, stated)));
        }
        all > 0 && (wrong == 0 || (all >= 4 && wrong * 4 <= all))
    }

    fn is_sum(&self, column: usize, of: &[usize]) -> bool {
        let sum = |parts: &[Decimal]| parts.iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(*one));
        of.len() > 1 && self.fits(column, of, &sum)
    }

    fn is_product(&self, column: usize, of: &[usize]) -> bool {
        let product =
            |parts: &[Decimal]| parts.iter().try_fold(Decimal::ONE, |all, one| all.checked_mul(*one));
        of.len() > 1 && self.fits(column, of, &product)
    }

    /// Columns of money that are sums of others.
    pub(super) fn row_sums(&self, money: &[usize], columns: &[SheetColumn]) -> Vec<MadeOfColumns> {
        let mut found: Vec<MadeOfColumns> = Vec::new();
        let named = |column: usize| is_total_title(columns[column].title());
        let opens = |column: usize| {
            let next = columns.get(column + 1).map(|next| folded(&next.titles.join(" ")));
            next.is_some_and(|next| next.contains("trong do"))
        };
        let wanted: Vec<usize> = money.iter().copied().filter(|one| named(*one) || opens(*one)).collect();
        // Sums of a part come first, so that the one over all adds up what they are of.
        for inner in [true, false] {
            for column in wanted.iter().copied() {
                if found.iter().any(|one| one.column == column) {
                    continue;
                }
                let leaves: Vec<usize> = money
                    .iter()
                    .copied()
                    .filter(|one| *one != column && !found.iter().any(|sum| sum.column == *one))
                    .filter(|one| !inner || !wanted.contains(one))
                    .collect();
                let parent =
                    |column: usize| columns[column].titles.split_last().map(|(_, over)| over.to_vec());
                let own = parent(column).unwrap_or_default();
                let siblings: Vec<usize> = leaves
                    .iter()
                    .copied()
                    .filter(|one| !own.is_empty() && columns[*one].titles.starts_with(&own))
                    .collect();
                let right: Vec<usize> =
                    (column + 1..columns.len()).take_while(|one| leaves.contains(one)).collect();
                let left: Vec<usize> = (0..column).rev().take_while(|one| leaves.contains(one)).collect();
                let left: Vec<usize> = left.into_iter().rev().collect();
                let sets = if inner { vec![siblings, right, left] } else { vec![leaves, right, left] };
                let of = sets.into_iter().find(|of| self.is_sum(column, of));
                found.extend(of.map(|of| MadeOfColumns { column, of, less: Vec::new() }));
            }
        }
        found
    }

    /// What is left of a column of money when others are taken away, with what comes to it: "Còn lại" of two columns
    /// before it, "Sau điều chỉnh" of three. Returns None if no such columns fit, or several do.
    pub(super) fn remainder(&self, column: usize, money: &[usize]) -> Option<MadeOfColumns> {
        let near: Vec<usize> = money.iter().copied().filter(|one| *one != column).collect();
        let near = &near[..near.len().min(MOST_FACTORS)];
        let taken = |count: usize| {
            move |parts: &[Decimal]| {
                let (less, of) = parts.split_last()?;
                let sum = of.iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(*one))?;
                sum.checked_sub(*less).filter(|_| of.len() == count)
            }
        };
        let pairs = near.iter().flat_map(|a| near.iter().map(move |b| vec![*a, *b]));
        let triples = near.iter().flat_map(|a| {
            near.iter().flat_map(move |b| near.iter().filter(move |_| a < b).map(move |c| vec![*a, *b, *c]))
        });
        for sets in [pairs.collect::<Vec<_>>(), triples.collect()] {
            let is_set = |set: &&Vec<usize>| set[..set.len() - 1].iter().all(|one| Some(one) != set.last());
            let fits = |set: &&Vec<usize>| {
                is_set(set) && self.fits_all(column, set, &taken(set.len() - 1)) && self.shows(set)
            };
            let mut fitting = sets.iter().filter(fits);
            if let (Some(set), None) = (fitting.next(), fitting.next()) {
                let (less, of) = set.split_last()?;
                return Some(MadeOfColumns { column, of: of.to_vec(), less: vec![*less] });
            }
        }
        None
    }

    /// Two columns of which one is per cent of the other in every row: part and whole.
    pub(super) fn ratio(&self, shares: &[Option<Decimal>], columns: &[usize]) -> Option<(usize, usize)> {
        let fits = |(part, whole): &(usize, usize)| {
            let mut count = 0;
            for (row, stated) in self.rows.iter().zip(shares) {
                let figure = |column: usize| row.get(column).copied().flatten();
                let Some(stated) = stated else { continue };
                let (Some(part), Some(whole)) = (figure(*part), figure(*whole)) else { return false };
                let ratio = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole));
                // Shares are rounded to whole per cents at most.
                let is_one = ratio.is_some_and(|ratio| (ratio - *stated).abs() <= Decimal::new(5, 1));
                if !is_one {
                    return false;
                }
                count += usize::from(*stated != Decimal::ONE_HUNDRED);
            }
            count > 1
        };
        let pairs = columns.iter().flat_map(|part| columns.iter().map(move |whole| (*part, *whole)));
        let mut fitting = pairs.filter(|(part, whole)| part != whole).filter(fits);
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Whether a column is what `made` makes of others in every row.
    fn fits_all(&self, column: usize, of: &[usize], made: &dyn Fn(&[Decimal]) -> Option<Decimal>) -> bool {
        self.rows.iter().all(|row| {
            let figure = |column: usize| row.get(column).copied().flatten();
            let parts = of.iter().map(|one| figure(*one)).collect::<Option<Vec<Decimal>>>();
            parts
                .zip(figure(column))
                .is_some_and(|(parts, stated)| made(&parts).is_some_and(|made| is_near(made, stated)))
        })
    }

    /// Whether each of some columns has a figure other than 0.
    fn shows(&self, columns: &[usize]) -> bool {
        let has = |column: &usize| {
            self.rows.iter().any(|row| row.get(*column).copied().flatten().is_some_and(|one| !one.is_zero()))
        };
        columns.iter().all(has)
    }

    /// The column of money that is quantities times a price.
    pub(super) fn product(
        &self,
        price: usize,
        quantities: &[usize],
        targets: &[usize],
    ) -> Option<MadeOfColumns> {
        let near = &quantities[..quantities.len().min(MOST_FACTORS)];
        let mut sets: Vec<Vec<usize>> = (1..1_usize << near.len())
            .map(|bits| (0..near.len()).filter(|at| bits >> at & 1 == 1).map(|at| near[at]).collect())
            .collect();
        // Of sets that all fit, the largest: a quantity of 1 each does not show whether it is a factor.
        sets.sort_by_key(|set| std::cmp::Reverse(set.len()));
        for column in targets.iter().copied() {
            for set in &sets {
                let of: Vec<usize> = set.iter().copied().chain([price]).collect();
                if self.is_product(column, &of) {
                    return Some(MadeOfColumns { column, of, less: Vec::new() });
                }
            }
        }
        None
    }
}

/// Whether a title is that of a sum.
pub(super) fn is_total_title(title: &str) -> bool {
    let folded = folded(title);
    // The whole cost of a project is no sum of the columns beside it.
    !folded.starts_with("tong muc")
        && folded.split(|one: char| !one.is_alphanumeric()).any(|word| ["tong", "cong"].contains(&word))
}

/// Whether two figures are the same but for the noise of floats.
fn is_near(one: Decimal, other: Decimal) -> bool {
    one.checked_sub(other).is_some_and(|gap| gap.abs() < Decimal::new(1, 6))
}
