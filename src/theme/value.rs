//! A value of a theme file as a person writes it: `30`, `3 cm`, `13,5`, `có`, `giua`.
//!
//! In: the text. Out: what it means, in twips, and the range it must lie in in the same unit.

use rust_decimal::Decimal;

use super::Align;
use crate::length::Length;

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ThemeUnit {
    Mm,
    Cm,
    Pt,
    /// Single lines.
    Lines,
}

impl ThemeUnit {
    const ALL: [ThemeUnit; 4] = [ThemeUnit::Mm, ThemeUnit::Cm, ThemeUnit::Pt, ThemeUnit::Lines];

    /// The unit as it is written behind a number.
    pub(super) fn name(self) -> &'static str {
        match self {
            ThemeUnit::Mm => "mm",
            ThemeUnit::Cm => "cm",
            ThemeUnit::Pt => "pt",
            ThemeUnit::Lines => "dòng",
        }
    }

    /// This amount of the unit. Returns None for lines, and for a length beyond any sheet.
    pub(super) fn length(self, amount: Decimal) -> Option<Length> {
        match self {
            ThemeUnit::Mm => Length::from_decimal_mm(amount),
            ThemeUnit::Cm => Length::from_decimal_mm(amount.checked_mul(Decimal::TEN)?),
            ThemeUnit::Pt => Length::from_decimal_pt(amount),
            ThemeUnit::Lines => None,
        }
    }

    /// A length in this unit, as people read it.
    pub(super) fn shown(self, length: Length) -> String {
        shown(match self {
            ThemeUnit::Cm => (length.to_decimal_mm().round_dp(1)) / Decimal::TEN,
            ThemeUnit::Pt => Decimal::new(i64::from(length.to_twips()) * 5, 2),
            ThemeUnit::Mm | ThemeUnit::Lines => length.to_decimal_mm().round_dp(1),
        })
    }
}

/// A number, and its unit; None if none was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ThemeNumber {
    pub(super) amount: Decimal,
    pub(super) unit: Option<ThemeUnit>,
}

/// Reads `30`, `13,5`, `13.5`, `3 cm`.
pub(super) fn number(text: &str) -> Option<ThemeNumber> {
    let text = text.trim();
    let end = text.find(|letter: char| !letter.is_ascii_digit() && !"-.,".contains(letter));
    let (digits, unit) = text.split_at(end.unwrap_or(text.len()));
    let unit = match unit.trim() {
        "" => None,
        name => Some(ThemeUnit::ALL.into_iter().find(|unit| unit.name() == name)?),
    };
    let amount = digits.replace(',', ".").parse().ok()?;
    Some(ThemeNumber { amount, unit })
}

/// A number with a decimal comma.
pub(super) fn shown(amount: Decimal) -> String {
    amount.normalize().to_string().replace('.', ",")
}

/// Reads `có` and `không`.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim() {
        "true" | "có" => Some(true),
        "false" | "không" => Some(false),
        _ => None,
    }
}

/// The words for alignments.
pub(super) const ALIGNS: [(&str, Align); 4] =
    [("trai", Align::Left), ("giua", Align::Center), ("phai", Align::Right), ("deu", Align::Justify)];

#[cfg(test)]
mod tests {
    use super::{ThemeNumber, ThemeUnit, number, shown};
    use crate::length::Length;
    use rust_decimal::Decimal;

    #[test]
    fn numbers_come_with_comma_or_dot_and_with_a_unit_or_without() {
        let of = |amount, unit| Some(ThemeNumber { amount, unit });
        assert_eq!(number("30"), of(Decimal::from(30), None));
        assert_eq!(number("13,5"), of(Decimal::new(135, 1), None));
        assert_eq!(number(" 12.7 mm"), of(Decimal::new(127, 1), Some(ThemeUnit::Mm)));
        assert_eq!(number("1,5 dòng"), of(Decimal::new(15, 1), Some(ThemeUnit::Lines)));
        for wrong in ["", "mm", "ba", "1.000,5", "3 inch", "3 cm x", "--3"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn one_length_reads_the_same_in_every_unit() {
        let length = Length::mm(12.7);
        let amounts = [(ThemeUnit::Mm, "12,7"), (ThemeUnit::Cm, "1,27"), (ThemeUnit::Pt, "36")];
        for (unit, text) in amounts {
            assert_eq!(unit.shown(length), text);
            assert_eq!(number(text).and_then(|written| unit.length(written.amount)), Some(length));
        }
        assert_eq!(ThemeUnit::Mm.shown(Length::mm(60.0)), "60");
        assert_eq!(shown(Decimal::new(150, 1)), "15");
        assert_eq!(ThemeUnit::Cm.length(Decimal::MAX), None);
    }
}
