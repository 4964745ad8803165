//! Figures that may be below zero: `-120` and `(120)` for what is cut, `+500` and `500` for what is added.
//!
//! In: the text of a figure. Out: its sign and the rest of it, or the exact decimal. What is wrong with the
//! rest is told as with any figure, and no hint drops the sign.

use rust_decimal::Decimal;

use super::{AmountFault, DASHES, checked, parse_amount};
use crate::finding::{Finding, codes};
use crate::source::Span;

/// A figure taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SignedDigits<'a> {
    /// Whether it is below zero.
    below: bool,
    /// How the sign is typed around the digits; empty without one.
    mark: &'static str,
    /// The digits.
    digits: &'a str,
}

fn apart(raw: &str) -> SignedDigits<'_> {
    let text = raw.trim();
    let plain = SignedDigits { below: false, mark: "", digits: text };
    if text.chars().all(|letter| letter.is_whitespace() || DASHES.contains(&letter)) {
        return plain;
    }
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if let Some(digits) = bracketed {
        return SignedDigits { below: true, mark: "()", digits: digits.trim() };
    }
    match (text.strip_prefix(DASHES), text.strip_prefix('+')) {
        (Some(digits), _) => SignedDigits { below: true, mark: "-", digits: digits.trim_start() },
        (None, Some(digits)) => SignedDigits { below: false, mark: "+", digits: digits.trim_start() },
        (None, None) => plain,
    }
}

/// Reads a figure that may be below zero.
///
/// # Errors
/// The first thing that is wrong with it, as [`parse_amount`] tells it of the digits.
pub fn parse_signed(raw: &str) -> Result<Decimal, AmountFault> {
    let SignedDigits { below, digits, .. } = apart(raw);
    let amount = parse_amount(digits)?;
    Ok(if below && !amount.is_zero() { -amount } else { amount })
}

/// Checks a figure that may be below zero and that no person typed.
///
/// # Errors
/// It has more digits than the program computes with.
pub fn checked_signed(amount: Decimal) -> Result<Decimal, AmountFault> {
    let size = checked(amount.abs())?;
    Ok(if amount.is_sign_negative() && !size.is_zero() { -size } else { size })
}

/// The finding for such a text at a place.
pub fn fault_at(fault: &AmountFault, raw: &str, at: Span) -> Finding {
    let SignedDigits { mark, digits, .. } = apart(raw);
    if matches!(fault, AmountFault::Negative | AmountFault::Plus) {
        let message = format!("dấu của số `{}` viết không rõ", raw.trim());
        return Finding::error(codes::B001, at, message)
            .hint("chỉ một dấu trừ ở đầu, hoặc một cặp ngoặc: `-120`, `(120)`");
    }
    let mut finding = fault.at(digits, at);
    if !mark.is_empty()
        && let Some(hint) = &mut finding.hint
    {
        *hint += match mark {
            "()" => "; giữ ngoặc ở hai đầu",
            "+" => "; dấu cộng ở đầu giữ hay bỏ đều được",
            _ => "; giữ dấu trừ ở đầu",
        };
    }
    finding
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::{checked_signed, parse_signed};
    use crate::content::money::{AmountFault, format_amount, typed_amount};

    #[test]
    fn signs_are_read_and_what_is_wrong_with_the_rest_is_told() {
        for (raw, is) in [
            ("-120", "-120"),
            ("(120)", "-120"),
            ("( 1.210 )", "-1.210"),
            ("− 3,5", "-3,5"),
            ("–120", "-120"),
            ("+500", "500"),
            ("500", "500"),
            ("-0", "0"),
            ("-", "0"),
            ("--", "0"),
        ] {
            assert_eq!(parse_signed(raw).map(format_amount), Ok(is.to_owned()), "{raw}");
        }
        for (raw, fault) in [
            ("--5", AmountFault::Negative),
            ("-(5)", AmountFault::Negative),
            ("+-5", AmountFault::Negative),
            ("-+5", AmountFault::Plus),
            ("()", AmountFault::Empty),
            ("+", AmountFault::Empty),
            ("-1,210", AmountFault::Ambiguous),
            ("(5", AmountFault::Negative),
        ] {
            assert_eq!(parse_signed(raw), Err(fault), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn what_is_typed_back_is_the_same(digits in -10_i128.pow(14)..10_i128.pow(14), scale in 0..=6_u32) {
            let amount = Decimal::from_i128_with_scale(digits, scale);
            prop_assert_eq!(parse_signed(&typed_amount(amount)), Ok(amount.normalize()));
            prop_assert_eq!(checked_signed(amount), Ok(amount.normalize()));
        }
    }
}
