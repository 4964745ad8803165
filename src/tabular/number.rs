//! The one place where floats and decimals meet: a workbook stores every number as a float.
//!
//! Nothing is rounded on the way: a float stands for the shortest decimal that reads back as
//! it, a decimal for its nearest float, and both only up to the 15 digits that Excel keeps.

use rust_decimal::Decimal;

/// Digits that a float carries both ways, and that Excel shows and keeps.
pub const DIGITS: usize = 15;

/// The decimal of a stored number; none when it has more than [`DIGITS`] digits: what it was
/// meant to be is then unknown.
pub(super) fn from_float(number: f64) -> Option<Decimal> {
    let decimal = Decimal::from_str_exact(&shortest(number)).ok()?;
    (digits(decimal) <= DIGITS).then(|| decimal.normalize())
}

/// A stored number as it would be read back: `0.30000000000000004`.
pub(super) fn shortest(number: f64) -> String {
    number.to_string()
}

/// The number to store; none when it has more than [`DIGITS`] digits.
pub(super) fn to_float(number: Decimal) -> Option<f64> {
    if digits(number) > DIGITS {
        return None;
    }
    let float: f64 = number.normalize().to_string().parse().ok()?;
    (from_float(float) == Some(number.normalize())).then_some(float)
}

/// Significant digits.
fn digits(number: Decimal) -> usize {
    let text = number.normalize().mantissa().unsigned_abs().to_string();
    text.trim_end_matches('0').len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::{from_float, to_float};

    #[test]
    fn numbers_beyond_fifteen_digits_are_refused_both_ways() {
        assert_eq!(from_float(0.1 + 0.2), None);
        assert_eq!(from_float(f64::NAN), None);
        assert_eq!(from_float(1e300), None);
        assert_eq!(from_float(1e-300), None);
        assert_eq!(from_float(0.3), Some(Decimal::new(3, 1)));
        assert_eq!(from_float(1e18), Some(Decimal::from(10_i64.pow(18))));
        assert_eq!(to_float(Decimal::from(1_234_567_890_123_456_i64)), None);
        assert_eq!(to_float(Decimal::from(123_456_789_012_345_000_i64)), Some(123_456_789_012_345_000.0));
    }

    proptest! {
        #[test]
        fn what_is_stored_comes_back(digits in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0u32..=15) {
            let number = Decimal::new(digits, scale);
            let float = to_float(number).expect("fifteen digits");
            prop_assert_eq!(from_float(float), Some(number.normalize()));
        }
    }
}
