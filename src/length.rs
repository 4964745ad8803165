//! Lengths on paper. A leaf: the tree, the theme and both writers use it, so that a width is
//! the same number in PDF and DOCX.

use std::ops::{Add, Mul, Sub};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A length in twips (1/1440 inch, 1/20 point): the unit of Word, exact in points too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i32);

impl Length {
    /// No length.
    pub const ZERO: Length = Length(0);

    /// A length of this many twips.
    pub const fn twips(twips: i32) -> Length {
        Length(twips)
    }

    /// A length in millimetres, rounded to the nearest twip (0,018 mm).
    pub fn mm(mm: f64) -> Length {
        Length((mm * 1440.0 / 25.4).round() as i32)
    }

    /// A length in millimetres as written by a person, rounded to the nearest twip. Returns None if it is
    /// larger than any sheet.
    pub fn from_decimal_mm(mm: Decimal) -> Option<Length> {
        // 1440 / 25.4 = 7200 / 127.
        let twips = mm.checked_mul(Decimal::from(7200))?.checked_div(Decimal::from(127))?;
        twips.round().to_i32().map(Length)
    }

    /// This length in millimetres, exact to more digits than any sum of widths needs.
    pub fn to_decimal_mm(self) -> Decimal {
        Decimal::from(self.0) * Decimal::from(127) / Decimal::from(7200)
    }

    /// A length in points, rounded to the nearest twip.
    pub fn pt(pt: f64) -> Length {
        Length((pt * 20.0).round() as i32)
    }

    /// A length in points as written by a person, rounded to the nearest twip. Returns None if it is larger
    /// than any sheet.
    pub fn from_decimal_pt(pt: Decimal) -> Option<Length> {
        pt.checked_mul(Decimal::from(20))?.round().to_i32().map(Length)
    }

    /// This length in twips.
    pub const fn to_twips(self) -> i32 {
        self.0
    }

    /// This length in points.
    pub fn to_pt(self) -> f64 {
        f64::from(self.0) / 20.0
    }

    /// This length in millimetres.
    pub fn to_mm(self) -> f64 {
        f64::from(self.0) * 25.4 / 1440.0
    }

    /// This many thousandths of this length, rounded to the nearest twip.
    pub fn thousandths(self, part: u16) -> Length {
        self.scale(f64::from(part) / 1000.0)
    }

    /// This length times `ratio`, rounded to the nearest twip.
    pub fn scale(self, ratio: f64) -> Length {
        Length((f64::from(self.0) * ratio).round() as i32)
    }
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}

impl Mul<i32> for Length {
    type Output = Length;
    fn mul(self, times: i32) -> Length {
        Length(self.0 * times)
    }
}

impl std::iter::Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        lengths.fold(Length::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::Length;
    use rust_decimal::Decimal;

    #[test]
    fn millimetres_and_points_meet_in_twips() {
        assert_eq!(Length::mm(25.4), Length::pt(72.0));
        assert_eq!(Length::mm(30.0).to_twips(), 1701);
        assert_eq!(Length::pt(13.5).to_pt(), 13.5);
    }

    #[test]
    fn written_millimetres_are_the_same_lengths() {
        for tenths in 0..3000 {
            let length = Length::from_decimal_mm(Decimal::new(tenths, 1)).unwrap();
            assert_eq!(length, Length::mm(tenths as f64 / 10.0));
            assert_eq!(Length::from_decimal_mm(length.to_decimal_mm()), Some(length));
        }
        assert_eq!(Length::from_decimal_mm(Decimal::MAX), None);
    }
}
