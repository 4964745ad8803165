//! Lengths as Word files write them, to [`Length`]: bare numbers in the unit of the place, or numbers
//! with a unit, also with a fraction that the standard does not allow and programs write.

use crate::length::Length;

/// Longest length that is believed, in twips: some thirty metres.
const LONGEST: i64 = 1_700_000;

/// A length whose bare number counts twips.
pub(super) fn twips(text: &str) -> Option<Length> {
    length(text, 1, 1)
}

/// A length whose bare number counts half points.
pub(super) fn half_points(text: &str) -> Option<Length> {
    length(text, 10, 1)
}

/// A length in English metric units, 914,400 to the inch.
pub(super) fn emu(text: &str) -> Option<Length> {
    length(text, 1, 635)
}

/// A whole number, also where a fraction is written behind it.
pub(super) fn whole(text: &str) -> Option<i32> {
    let (thousandths, rest) = thousandths(text)?;
    rest.is_empty().then(|| i32::try_from(rounded(thousandths, 1000)).ok())?
}

/// A number of some unit, so many of its parts to so many twips.
fn length(text: &str, times: i64, parts: i64) -> Option<Length> {
    let (number, unit) = thousandths(text)?;
    let (times, parts) = match unit {
        "" => (times, parts),
        "pt" => (20, 1),
        "in" => (1440, 1),
        "pc" | "pi" => (240, 1),
        "cm" => (72_000, 127),
        "mm" => (7_200, 127),
        "px" => (15, 1),
        _ => return None,
    };
    let twips = rounded(number.checked_mul(times)?, 1000 * parts);
    (twips.abs() <= LONGEST).then(|| Length::twips(twips as i32))
}

/// The nearest whole number, halves away from nothing.
fn rounded(number: i64, parts: i64) -> i64 {
    let half = if number < 0 { -parts / 2 } else { parts / 2 };
    (number + half) / parts
}

/// The number that a text begins with, in thousandths, and what follows it.
fn thousandths(text: &str) -> Option<(i64, &str)> {
    let text = text.trim();
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    if whole == 0 || whole > 12 {
        return None;
    }
    let mut number = text[..whole].parse::<i64>().ok()?.checked_mul(1000)?;
    let mut rest = &text[whole..];
    if let Some(fraction) = rest.strip_prefix('.') {
        let length = digits(fraction);
        for (digit, worth) in fraction.bytes().take(length).zip([100, 10, 1]) {
            number += i64::from(digit - b'0') * worth;
        }
        rest = &fraction[length..];
    }
    Some((sign * number, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::{emu, half_points, twips, whole};
    use crate::length::Length;

    #[test]
    fn numbers_with_and_without_units() {
        let twips = |text| twips(text).map(Length::to_twips);
        assert_eq!(twips("567"), Some(567));
        assert_eq!(twips("567.4"), Some(567));
        assert_eq!(twips("-1134.5"), Some(-1135));
        assert_eq!(twips("6pt"), Some(120));
        assert_eq!(twips("1.27cm"), Some(720));
        assert_eq!(twips("30mm"), Some(1701));
        assert_eq!(twips("1in"), Some(1440));
        for wrong in ["", "auto", "pt", "1e9", "99999999999999999999", "9999999999", "1.2.3", "5 furlongs"] {
            assert_eq!(twips(wrong), None, "{wrong}");
        }
        assert_eq!(half_points("27.0"), Some(Length::pt(13.5)));
        assert_eq!(half_points("14pt"), Some(Length::pt(14.0)));
        assert_eq!(emu("914400"), Some(Length::twips(1440)));
        assert_eq!((whole("3"), whole("3.0"), whole("-1"), whole("x")), (Some(3), Some(3), Some(-1), None));
    }
}
