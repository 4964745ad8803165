//! Shares of the grand total, in per cent with one decimal, that add up.
//!
//! In: counted rows. Out: the same rows with their shares. It leaves printing them to others.
//!
//! Every share is the exact one cut after its first decimal, or one tenth more; within a group, and
//! within the table, those with the largest remainder are raised until the shares add up to the group's,
//! and the groups to 100. Of equal remainders the upper row is raised.

use rust_decimal::{Decimal, RoundingStrategy};

use super::sheet::{Counted, side_by_side};

/// Tenths of a per cent in the whole.
const WHOLE: i128 = 1_000;

/// The whole in per cent.
pub(super) const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// A part of a total in per cent, rounded by itself to one decimal; unlike those on paper, such figures
/// need not add up. Returns None without a total.
pub fn percent(part: Decimal, total: Decimal) -> Option<Decimal> {
    let share = part.checked_mul(HUNDRED)?.checked_div(total)?;
    Some(share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize())
}

/// Writes the share of each row into `column`, computed from the rows' figures in the column `of`, whose
/// total is not zero. Returns None if a figure is not known or too long to be divided.
pub(super) fn fill(rows: &mut [Counted], column: usize, of: usize, total: Decimal) -> Option<()> {
    let scales = rows.iter().filter_map(|row| row.shown[of]).map(|sum| sum.scale());
    let scale = scales.max().unwrap_or(0).max(total.scale());
    let divide = Divide { column, of, scale, total: digits(total, scale)? };
    divide.spread(rows, (0, rows.len()), WHOLE)
}

/// A figure as an integer in units of its last decimal.
fn digits(figure: Decimal, scale: u32) -> Option<i128> {
    figure.mantissa().checked_mul(10_i128.checked_pow(scale - figure.scale())?)
}

struct Divide {
    column: usize,
    of: usize,
    scale: u32,
    total: i128,
}

impl Divide {
    /// Distributes this many tenths over the rows of one level, from the first position to the one before
    /// the second, and then over the rows in them.
    fn spread(&self, rows: &mut [Counted], (first, end): (usize, usize), tenths: i128) -> Option<()> {
        let places: Vec<usize> = side_by_side(rows, first, end).collect();
        let mut shares = Vec::new();
        for &place in &places {
            let scaled = digits(rows[place].shown[self.of]?, self.scale)?.checked_mul(WHOLE)?;
            shares.push((scaled / self.total, scaled % self.total));
        }
        let mut left = tenths - shares.iter().map(|(cut, _)| cut).sum::<i128>();
        let mut by_rest: Vec<usize> = (0..places.len()).collect();
        // The sort is stable, so equal remainders keep their order.
        by_rest.sort_by_key(|&at| std::cmp::Reverse(shares[at].1));
        for at in by_rest {
            if left > 0 {
                shares[at].0 += 1;
                left -= 1;
            }
        }
        for (place, (share, _)) in places.into_iter().zip(shares) {
            rows[place].shown[self.column] = Some(Decimal::try_from_i128_with_scale(share, 1).ok()?);
            if rows[place].end > place + 1 {
                self.spread(rows, (place + 1, rows[place].end), share)?;
            }
        }
        Some(())
    }
}
