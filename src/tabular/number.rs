//! The one place where floats and decimals meet: a workbook stores every number as a float.
//!
//! A float means the decimal of 15 digits that Excel shows for it: what a sum of floats has beyond them
//! is noise (0.1 + 0.2 is stored as 0.30000000000000004). The further digits of a whole number are no
//! noise, so such a number is refused. A decimal of at most 15 digits becomes a float and back without a
//! change.

use rust_decimal::Decimal;

use super::CellValue;

/// The digits that survive the way to a float and back, and that Excel shows and keeps.
pub const DIGITS: usize = 15;

/// Less than this is noise around zero.
const DUST: f64 = 1e-15;
/// From here on a float may hold a whole number of more digits than Excel shows.
const LARGE: f64 = 1e15;

/// The decimal of a stored number. Returns None for a whole number of more than [`DIGITS`] digits, and
/// for one that no decimal holds.
pub(super) fn from_float(number: f64) -> Option<Decimal> {
    if !number.is_finite() {
        return None;
    }
    if number.abs() < DUST {
        return Some(Decimal::ZERO);
    }
    if number.abs() >= LARGE {
        let decimal = Decimal::from_str_exact(&shortest(number)).ok()?;
        return (digits(decimal) <= DIGITS).then(|| decimal.normalize());
    }
    Some(Decimal::from_scientific(&format!("{number:.14e}")).ok()?.normalize())
}

/// What a cell with a stored number holds.
pub(super) fn value(number: f64) -> CellValue {
    from_float(number).map_or_else(|| CellValue::Inexact(shortest(number)), CellValue::Number)
}

/// What a cell holds whose number is written as text in the file: `97.5`, `1E-3`.
pub(super) fn spelled(number: &str) -> Option<CellValue> {
    number.trim().parse().ok().filter(|number: &f64| number.is_finite()).map(value)
}

/// What a cell of an old workbook holds: the eight bytes of its float.
pub(super) fn of_bytes(bytes: [u8; 8]) -> CellValue {
    value(f64::from_le_bytes(bytes))
}

/// What a cell of an old workbook holds whose number is packed into four bytes: the upper bits
/// of a float, or a whole number, of either perhaps the hundredth.
pub(super) fn of_packed(packed: u32) -> CellValue {
    let number = match packed & 2 {
        0 => f64::from_bits(u64::from(packed & !3) << 32),
        _ => f64::from(packed.cast_signed() >> 2),
    };
    value(if packed & 1 == 0 { number } else { number / 100.0 })
}

/// A stored number as it would be read back: `0.30000000000000004`.
fn shortest(number: f64) -> String {
    number.to_string()
}

/// The number to store. Returns None if it has more than [`DIGITS`] digits.
pub(super) fn to_float(number: Decimal) -> Option<f64> {
    if digits(number) > DIGITS {
        return None;
    }
    let float: f64 = number.normalize().to_string().parse().ok()?;
    (from_float(float) == Some(number.normalize())).then_some(float)
}

/// Significant digits.
pub(super) fn digits(number: Decimal) -> usize {
    let text = number.normalize().mantissa().unsigned_abs().to_string();
    text.trim_end_matches('0').len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::{from_float, of_packed, to_float};
    use crate::tabular::CellValue;

    #[test]
    fn what_a_float_has_beyond_fifteen_digits_is_noise_or_refused() {
        assert_eq!(from_float(0.1 + 0.2), Some(Decimal::new(3, 1)));
        assert_eq!(
            from_float("97.985486195139996".parse().unwrap()),
            Some(Decimal::new(9_798_548_619_514, 11))
        );
        assert_eq!(from_float(1e-17), Some(Decimal::ZERO));
        assert_eq!(from_float(f64::NAN), None);
        assert_eq!(from_float(1e300), None);
        assert_eq!(from_float(1_234_567_890_123_456.0), None);
        assert_eq!(from_float(0.3), Some(Decimal::new(3, 1)));
        assert_eq!(from_float(1e18), Some(Decimal::from(10_i64.pow(18))));
        assert_eq!(to_float(Decimal::from(1_234_567_890_123_456_i64)), None);
        assert_eq!(to_float(Decimal::from(123_456_789_012_345_000_i64)), Some(123_456_789_012_345_000.0));
    }

    /// The four sorts of packed numbers of an old workbook.
    #[test]
    fn packed_numbers_are_whole_or_the_upper_bits_of_a_float() {
        let number = |digits, scale| CellValue::Number(Decimal::new(digits, scale));
        let whole = |number: i32, tag: u32| (number.cast_unsigned() << 2) | tag;
        assert_eq!(of_packed(whole(1210, 2)), number(1210, 0));
        assert_eq!(of_packed(whole(-75, 2)), number(-75, 0));
        assert_eq!(of_packed(whole(8050, 3)), number(805, 1));
        let upper = |number: f64| (number.to_bits() >> 32) as u32;
        assert_eq!(of_packed(upper(2.5)), number(25, 1));
        assert_eq!(of_packed(upper(1250.0) | 1), number(125, 1));
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
