//! Powers and rounding as spreadsheets do them, where the noise of a float cannot change the result.
//!
//! In: exact numbers. Out: the exact result, or None if it is not certain.

use rust_decimal::{Decimal, RoundingStrategy};

use super::formula::Function;

/// Whole powers only.
pub(super) fn power(of: Decimal, to: Decimal) -> Option<Decimal> {
    let times = u32::try_from(to.normalize().mantissa())
        .ok()
        .filter(|times| to.normalize().scale() == 0 && *times <= 20)?;
    (0..times).try_fold(Decimal::ONE, |all, _| all.checked_mul(of))
}

/// A number that is not so near an edge that a float may be on the other side. Returns None if it is. At
/// the edge itself, a number that was not computed is certain.
pub(super) fn edge(number: Decimal, firm: bool, at: Decimal) -> Option<Decimal> {
    let from = (number.abs().fract() - at).abs();
    let from = if at.is_zero() { from.min(Decimal::ONE - from) } else { from };
    (from > Decimal::new(1, 9) || (firm && from.is_zero())).then_some(number)
}

/// ROUND and its like, half away from zero.
pub(super) fn rounded(function: Function, number: Decimal, places: Decimal) -> Option<Decimal> {
    let places = i32::try_from(places.normalize().mantissa())
        .ok()
        .filter(|at| places.normalize().scale() == 0 && at.abs() <= 12)?;
    let by = Decimal::from(10_i64.pow(places.unsigned_abs()));
    let moved = if places >= 0 { number.checked_mul(by)? } else { number.checked_div(by)? };
    let (strategy, at) = match function {
        Function::Round => (RoundingStrategy::MidpointAwayFromZero, Decimal::new(5, 1)),
        Function::RoundUp => (RoundingStrategy::AwayFromZero, Decimal::ZERO),
        _ => (RoundingStrategy::ToZero, Decimal::ZERO),
    };
    // A whole number rounds to itself.
    let whole = moved.fract().is_zero() && function == Function::Round;
    let firm = if whole { moved } else { edge(moved, false, at)? };
    let rounded = firm.round_dp_with_strategy(0, strategy);
    if places >= 0 { rounded.checked_div(by) } else { rounded.checked_mul(by) }
}
