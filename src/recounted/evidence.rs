//! What figures are worth together, and whether a printed sum is that.
//!
//! In: figures as printed. Out: their sum, and how far from it a printed one may be because each of them was
//! rounded: half a unit of its last printed digit. What ends in a nought was hardly rounded, and whole đồng
//! never.

use rust_decimal::Decimal;

use super::figures::{CellReading, PrintedFigure};
use super::{RecognisedCell, RecognisedTable};
use crate::budget;
use crate::content::money::Unit;

/// What a place is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Worth {
    /// An amount, and how far from the true one it may be.
    Amount { amount: Decimal, slack: Decimal },
    /// Nothing stands there.
    Nothing,
    /// What stands there could not be read.
    Unknown,
}

/// How a printed sum fits what was added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SumOutcome {
    /// It is the same.
    Holds,
    /// Rounding may have made the difference.
    Rounds(Decimal),
    /// It is another.
    Differs(Decimal),
}

impl Worth {
    /// What a cell is worth in a unit.
    pub(super) fn of(cell: Option<&RecognisedCell<'_>>, unit: Option<Unit>) -> Worth {
        match cell.map(|cell| cell.reading) {
            Some(CellReading::Figure(figure)) => {
                Worth::Amount { amount: figure.amount, slack: slack(figure, unit) }
            }
            Some(CellReading::Unclear) => Worth::Unknown,
            Some(CellReading::Nothing | CellReading::Words) | None => Worth::Nothing,
        }
    }

    /// All of them together, some of them taken away.
    pub(super) fn sum(all: impl Iterator<Item = (Worth, bool)>) -> Worth {
        let mut sum = Worth::Nothing;
        for (worth, is_less) in all {
            sum = match (sum, worth) {
                (Worth::Unknown, _) | (_, Worth::Unknown) => Worth::Unknown,
                (sum, Worth::Nothing) => sum,
                (sum, Worth::Amount { amount, slack }) => {
                    sum.with(if is_less { -amount } else { amount }, slack)
                }
            };
        }
        sum
    }

    fn with(self, amount: Decimal, slack: Decimal) -> Worth {
        let (before, loose) = match self {
            Worth::Amount { amount, slack } => (amount, slack),
            Worth::Nothing | Worth::Unknown => (Decimal::ZERO, Decimal::ZERO),
        };
        match (budget::sum([before, amount]), budget::sum([loose, slack])) {
            (Some(amount), Some(slack)) => Worth::Amount { amount, slack },
            _ => Worth::Unknown,
        }
    }
}

/// Half a unit of the last printed digit, where the figure may have been rounded to it.
fn slack(figure: PrintedFigure, unit: Option<Unit>) -> Decimal {
    let whole_dong = unit == Some(Unit::Dong) && figure.decimals == 0;
    let last = figure.amount.mantissa() % 10;
    if whole_dong || last == 0 { Decimal::ZERO } else { half(figure.decimals) }
}

fn half(decimals: u32) -> Decimal {
    Decimal::new(5, decimals + 1)
}

/// How a printed sum fits; None where nothing was added up, or not all of it could be read.
pub(super) fn compare(printed: PrintedFigure, added: Worth) -> Option<SumOutcome> {
    let Worth::Amount { amount, slack } = added else { return None };
    let off = budget::difference(printed.amount, amount)?.abs();
    if off.is_zero() {
        return Some(SumOutcome::Holds);
    }
    let bound = if slack.is_zero() { slack } else { slack.checked_add(half(printed.decimals))? };
    Some(if off <= bound { SumOutcome::Rounds(amount) } else { SumOutcome::Differs(amount) })
}

/// What each row is worth in a column: a group without a figure is worth what stands under it.
pub(super) fn worths(table: &RecognisedTable<'_>, column: usize) -> Vec<Worth> {
    let unit = table.columns[column].unit;
    let mut worths: Vec<Worth> =
        table.rows.iter().map(|row| Worth::of(row.cells[column].as_ref(), unit)).collect();
    let mut under: Vec<Worth> = vec![Worth::Nothing; worths.len()];
    for at in (0..worths.len()).rev() {
        if worths[at] == Worth::Nothing {
            worths[at] = under[at];
        }
        if let Some(parent) = table.rows[at].parent {
            under[parent] = Worth::sum([(under[parent], false), (worths[at], false)].into_iter());
        }
    }
    worths
}

/// How often sums of one kind were right, and how often wrong.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SumTally {
    pub(super) held: usize,
    pub(super) wrong: usize,
}

impl SumTally {
    /// Counts one; that nothing is the sum of nothing shows nothing.
    pub(super) fn count(&mut self, outcome: SumOutcome, printed: PrintedFigure) {
        match outcome {
            SumOutcome::Holds | SumOutcome::Rounds(_) if printed.amount.is_zero() => {}
            SumOutcome::Holds | SumOutcome::Rounds(_) => self.held += 1,
            SumOutcome::Differs(_) => self.wrong += 1,
        }
    }

    /// Whether it is beyond doubt that these are sums.
    pub(super) fn is_plain(self) -> bool {
        self.held >= 2 && self.held >= 2 * self.wrong && (self.wrong < 2 || self.held >= 10 * self.wrong)
    }

    /// Whether they are sums, where their numbers or headings say so too.
    pub(super) fn is_likely(self) -> bool {
        self.held >= 1 && self.held >= self.wrong && self.are_few_wrong()
    }

    /// One or two may be mistakes; more of them are only where most are right.
    fn are_few_wrong(self) -> bool {
        self.wrong <= 2 || self.held >= 4 * self.wrong
    }
}
