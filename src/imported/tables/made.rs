//! Columns of a table that are made of others: by the formula under them, else by their heading where the
//! figures of all rows bear it out.
//!
//! In: a grid, which of its columns hold money, its rows. Out: what such columns are made of. What is made of
//! nothing stays a column of figures.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};

use super::columns::ColumnGuess;
use super::figures::{CellFigure, RowGuess, figure};
use super::grid::GridTable;
use crate::content::table::formula::{self, FormulaMade};

/// Fewest rows with a figure that bear a heading out.
const FEWEST: usize = 2;

/// The columns that are made of others.
pub(super) struct MadeColumns<'a> {
    pub(super) table: &'a GridTable,
    /// The words above each column, folded.
    pub(super) above: &'a [String],
    pub(super) rows: &'a [RowGuess],
    pub(super) money: &'a BTreeSet<usize>,
}

impl MadeColumns<'_> {
    /// What each of them is made of, of columns of money and of each other.
    pub(super) fn all(&self) -> BTreeMap<usize, ColumnGuess> {
        let mut made = self.by_formulas();
        for &column in self.money {
            if !made.contains_key(&column)
                && let Some(guess) = self.by_heading(column, &made)
            {
                made.insert(column, guess);
            }
        }
        made
    }

    /// The columns of per cent of others.
    pub(super) fn ratios(&self, others: &[usize]) -> BTreeMap<usize, ColumnGuess> {
        let ratio = |&column: &usize| {
            let by_formula = self.formula(column).and_then(|made| match made {
                FormulaMade::Quotient(part, whole) => Some((part, whole)),
                _ => None,
            });
            let named = is_per_cent(self.heading(column)) || self.heading(column).contains("ty le");
            let pairs = self.pairs().filter(|_| named);
            let mut all = by_formula.into_iter().chain(pairs);
            let of = all.find(|of| self.bears_out(column, true, &|row| self.per_cent(row, *of)))?;
            Some((column, ColumnGuess::Ratio(of.0, of.1)))
        };
        others.iter().filter_map(ratio).collect()
    }

    fn heading(&self, column: usize) -> &str {
        self.above[column].rsplit(" | ").next().unwrap_or_default()
    }

    /// All ordered pairs of columns of money.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let with = |one: usize| self.money.iter().map(move |other| (one, *other));
        self.money.iter().flat_map(move |one| with(*one)).filter(|(one, other)| one != other)
    }

    fn formula(&self, column: usize) -> Option<FormulaMade> {
        let numbers = self.table.numbers()?;
        let formula = formula::apart(&numbers[column])?.formula?;
        let name = |text: &String| formula::apart(text).map_or(String::new(), |one| one.name.to_owned());
        formula::read(formula, &numbers.iter().map(name).collect::<Vec<_>>()).ok()
    }

    /// Sums that formulas say, and the figures bear out; none where one would be made of itself.
    fn by_formulas(&self) -> BTreeMap<usize, ColumnGuess> {
        let mut made = BTreeMap::new();
        for &column in self.money {
            let Some(FormulaMade::Terms(of)) = self.formula(column) else { continue };
            let known = of.iter().all(|(one, _)| self.money.contains(one) && *one != column);
            if known && self.mostly(column, &of) {
                let (less, of): (Vec<_>, Vec<_>) = of.into_iter().partition(|(_, less)| *less);
                let places = |of: Vec<(usize, bool)>| of.into_iter().map(|(one, _)| one).collect::<Vec<_>>();
                made.insert(column, terms(places(of), places(less)));
            }
        }
        if is_ring(&made) { BTreeMap::new() } else { made }
    }

    /// What a heading says a column is, if the figures of all rows bear it out.
    fn by_heading(&self, column: usize, made: &BTreeMap<usize, ColumnGuess>) -> Option<ColumnGuess> {
        let heading = self.heading(column);
        let is = |words: &[&str]| words.iter().any(|one| heading.contains(one));
        let alone = |word: &str| heading == word || heading == format!("so {word}");
        // Only of columns that tasks state, so that nothing is made of itself.
        let stated = |one: usize| one != column && !made.contains_key(&one);
        let pairs = || self.pairs().filter(move |(one, other)| stated(*one) && stated(*other));
        let holds = |value: &dyn Fn(usize) -> Option<Decimal>| self.bears_out(column, false, value);
        let difference = |row: usize, (one, other): (usize, usize)| {
            self.amount(row, one)?.checked_sub(self.amount(row, other)?)
        };
        let zero = Decimal::ZERO;
        if is(&["chenh lech", "con lai", "tang, giam", "tang (+), giam (-)"]) {
            let of = pairs().find(|of| holds(&|row| difference(row, *of)))?;
            return Some(ColumnGuess::Difference(vec![of.0, of.1]));
        }
        if alone("tang") || alone("giam") {
            let rises = alone("tang");
            let side = |amount: Decimal| if rises { amount.max(zero) } else { (-amount).max(zero) };
            let guess = if rises { ColumnGuess::Rise } else { ColumnGuess::Fall };
            let is_signed = |one: &usize| self.table.any_below_zero(*one);
            let mut single = self.money.iter().copied().filter(|one| stated(*one)).filter(is_signed);
            if let Some(one) = single.find(|one| holds(&|row| Some(side(self.amount(row, *one)?)))) {
                return Some(guess(vec![one]));
            }
            let of = pairs().find(|of| holds(&|row| Some(side(difference(row, *of)?))))?;
            return Some(guess(vec![of.0, of.1]));
        }
        if is(&["sau dieu chinh", "sau khi dieu chinh"]) {
            let signed = |(_, other): &(usize, usize)| self.table.any_below_zero(*other);
            let sum = |row: usize, (one, other): (usize, usize)| {
                self.amount(row, one)?.checked_add(self.amount(row, other)?)
            };
            let of = pairs().filter(signed).find(|of| holds(&|row| sum(row, *of)))?;
            return Some(ColumnGuess::RowSum(Some(vec![of.0, of.1])));
        }
        None
    }

    fn amount(&self, row: usize, column: usize) -> Option<Decimal> {
        match figure(&self.table.text(row, column)) {
            CellFigure::Amount(amount) => Some(amount),
            CellFigure::Blank => Some(Decimal::ZERO),
            CellFigure::Words => None,
        }
    }

    fn per_cent(&self, row: usize, (part, whole): (usize, usize)) -> Option<Decimal> {
        let part = self.amount(row, part)?.checked_mul(Decimal::ONE_HUNDRED)?;
        let share = part.checked_div(self.amount(row, whole)?)?;
        Some(share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
    }

    /// Whether the stated figures of a column are these in all rows, or in all tasks, and not only zeros.
    fn bears_out(&self, column: usize, all: bool, value: &dyn Fn(usize) -> Option<Decimal>) -> bool {
        let mut held = 0;
        for row in (0..self.rows.len()).filter(|row| all || self.rows[*row].is_counted()) {
            let stated = match figure(&self.table.text(row, column)) {
                CellFigure::Amount(amount) => amount,
                CellFigure::Blank if all && value(row).is_none() => continue,
                CellFigure::Blank => Decimal::ZERO,
                CellFigure::Words => return false,
            };
            if value(row) != Some(stated) {
                return false;
            }
            held += usize::from(!stated.is_zero());
        }
        held >= FEWEST
    }

    /// Whether a sum holds in nearly all tasks: a formula is believed even where a figure is wrong.
    fn mostly(&self, column: usize, of: &[(usize, bool)]) -> bool {
        let tasks: Vec<usize> = (0..self.rows.len()).filter(|row| self.rows[*row].is_counted()).collect();
        let differs = |row: &&usize| {
            let term = |sum: Decimal, (one, less): &(usize, bool)| {
                let amount = self.amount(**row, *one)?;
                sum.checked_add(if *less { -amount } else { amount })
            };
            of.iter().try_fold(Decimal::ZERO, term) != self.amount(**row, column)
        };
        tasks.iter().filter(differs).count() * 8 <= tasks.len()
    }
}

/// Whether a heading is of per cents: `so sanh (%)`, and not `10% tiet kiem`.
pub(super) fn is_per_cent(heading: &str) -> bool {
    let of_number = |before: &str| before.trim_end().ends_with(|one: char| one.is_ascii_digit());
    heading.match_indices('%').any(|(at, _)| !of_number(&heading[..at]))
}

/// A sum of columns less others, as its kind has it.
fn terms(of: Vec<usize>, less: Vec<usize>) -> ColumnGuess {
    match (&of[..], less.is_empty()) {
        (_, true) => ColumnGuess::RowSum(Some(of)),
        ([_], false) => ColumnGuess::Difference([of, less].concat()),
        _ => ColumnGuess::RowLess(of, less),
    }
}

/// Whether a column would be made of itself.
fn is_ring(made: &BTreeMap<usize, ColumnGuess>) -> bool {
    let mut left: BTreeSet<usize> = made.keys().copied().collect();
    loop {
        let ready = |column: &usize| !made[column].terms().iter().any(|one| left.contains(one));
        let now: Vec<usize> = left.iter().copied().filter(ready).collect();
        if now.is_empty() {
            return !left.is_empty();
        }
        left.retain(|column| !now.contains(column));
    }
}
