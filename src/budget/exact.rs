//! Sums and products that keep every digit; otherwise None. `Decimal` itself rounds what has too many
//! digits.
//!
//! In: decimals. Out: an exact decimal, or None. It leaves reporting that to its callers.

use rust_decimal::Decimal;

/// The limit below which all sums are, so that their digits fit a line and their decimals a [`Decimal`].
const LIMIT: i128 = 10_i128.pow(21);

/// The sum. Returns None if it has too many digits.
pub(super) fn add(left: Decimal, right: Decimal) -> Option<Decimal> {
    let (left, right) = (left.normalize(), right.normalize());
    let scale = left.scale().max(right.scale());
    let digits = |one: Decimal| one.mantissa().checked_mul(10_i128.checked_pow(scale - one.scale())?);
    within(digits(left)?.checked_add(digits(right)?)?, scale)
}

/// The difference. Returns None if it has too many digits.
pub(super) fn subtract(left: Decimal, right: Decimal) -> Option<Decimal> {
    add(left, -right)
}

/// The product. Returns None if it has too many digits.
pub(super) fn multiply(left: Decimal, right: Decimal) -> Option<Decimal> {
    let (left, right) = (left.normalize(), right.normalize());
    within(left.mantissa().checked_mul(right.mantissa())?, left.scale() + right.scale())
}

fn within(digits: i128, scale: u32) -> Option<Decimal> {
    let number = Decimal::try_from_i128_with_scale(digits, scale).ok()?.normalize();
    (number.abs() < Decimal::from(LIMIT)).then_some(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::{add, multiply, subtract};

    fn decimal(digits: i128, scale: u32) -> Decimal {
        Decimal::from_i128_with_scale(digits, scale)
    }

    #[test]
    fn what_would_be_rounded_is_none() {
        // 28 digits and one decimal more than a decimal can hold.
        assert_eq!(add(decimal(10_i128.pow(20), 0), decimal(1, 9)), None);
        assert_eq!(multiply(decimal(923_456_789_012_345, 6), decimal(923_456_789_012_345, 6)), None);
        assert_eq!(multiply(decimal(25, 1), decimal(4, 1)), Some(decimal(1, 0)));
        assert_eq!(add(decimal(5, 1), decimal(5, 1)), Some(Decimal::ONE));
    }

    proptest! {
        #[test]
        fn sums_and_products_are_exact(a in 0..10_i128.pow(10), b in 0..10_i128.pow(10), s in 0..=6_u32, t in 0..=6_u32) {
            let (left, right) = (decimal(a, s), decimal(b, t));
            let sum = add(left, right).unwrap();
            prop_assert_eq!(sum.mantissa() * 10_i128.pow(12 - sum.scale()), a * 10_i128.pow(12 - s) + b * 10_i128.pow(12 - t));
            prop_assert_eq!(subtract(sum, right), Some(left.normalize()));
            let product = multiply(left, right).unwrap();
            prop_assert_eq!(product.mantissa() * 10_i128.pow(12 - product.scale()), a * b * 10_i128.pow(12 - s - t));
        }
    }
}
