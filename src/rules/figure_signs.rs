//! What stands behind the figures of a text: a first look at what they may be, taken once for all rules.
//!
//! In: a text. Out: [`FigureSigns`]; which figure is what, and whether it is right, is left to the rules.

use super::dates;

/// What any figure of a text may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FigureSigns {
    /// Four digits or more in a row.
    pub(super) long: bool,
    /// Three digits behind a stop.
    pub(super) dotted: bool,
    /// Three digits behind a comma or a blank.
    pub(super) parted: bool,
    /// A digit or two behind a stop.
    pub(super) fraction: bool,
    /// A letter right behind it, or a sign of percent behind a blank.
    pub(super) unit: bool,
    /// A letter behind it with which words for money begin.
    pub(super) money: bool,
    /// A dash behind four digits.
    pub(super) period: bool,
    /// A slash, or one sign of several that part day, month and year, and another figure.
    pub(super) day: bool,
    /// "tháng".
    pub(super) month: bool,
}

impl FigureSigns {
    /// Of a text.
    pub(super) fn of(text: &str) -> FigureSigns {
        let mut signs = FigureSigns::default();
        let mut from = 0;
        while let Some(start) = dates::next_digit(text, from) {
            let length = dates::digits(&text[start..]).len();
            from = start + length;
            signs.see(length, &text.as_bytes()[from..]);
        }
        signs
    }

    /// Digits in a row, with what stands behind them.
    fn see(&mut self, length: usize, behind: &[u8]) {
        self.long |= length >= 4;
        let Some((sign, rest)) = behind.split_first() else { return };
        let digits = || rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        // "31.04.2026", "31-04-2026".
        let parts_day = || {
            length <= 2 && matches!(digits(), 1 | 2) && rest.get(digits()).is_some_and(|next| next == sign)
        };
        match sign {
            b'.' => {
                self.dotted |= digits() == 3;
                self.fraction |= matches!(digits(), 1 | 2);
                self.day |= parts_day();
            }
            b'-' => self.day |= parts_day(),
            b',' => self.parted |= digits() == 3,
            b' ' => {
                self.parted |= digits() == 3;
                self.unit |= rest.starts_with(b"%");
                self.month |= length <= 2 && rest.starts_with("tháng ".as_bytes());
            }
            b'/' => self.day |= length <= 2 && digits() > 0,
            _ => self.unit |= sign.is_ascii_alphabetic() || !sign.is_ascii(),
        }
        if matches!(sign, b' ' | b'-' | b'*') || !sign.is_ascii() || sign.is_ascii_alphabetic() {
            let blanks = behind.iter().take_while(|byte| matches!(byte, b' ' | b'*')).count();
            let next = &behind[blanks..];
            self.money |= opens_unit(next);
            // Of other dashes the first byte.
            self.period |= length == 4 && matches!(next, [b'-' | 0xe2, ..]);
        }
    }
}

/// Whether bytes may begin a word for money: triệu, tr, tỷ, tỉ; nghìn, ngàn; VNĐ; đồng, đ.
fn opens_unit(bytes: &[u8]) -> bool {
    match bytes {
        [b't' | b'T', next, ..] => matches!(next, b'r' | b'R' | 0xe1),
        [b'n' | b'N', next, ..] => matches!(next, b'g' | b'G'),
        [b'v' | b'V', next, ..] => matches!(next, b'n' | b'N'),
        [0xc4, 0x90 | 0x91, next, ..] => !next.is_ascii_alphanumeric(),
        [0xc4, 0x90 | 0x91] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::dates;
    use super::FigureSigns;
    use crate::content::money::prose;

    #[test]
    fn most_figures_are_one_thing_or_none() {
        assert_eq!(FigureSigns::of("khoản 2 Điều 15, (7) và 100%; a5"), FigureSigns::default());
        let signs = |text: &str| FigureSigns::of(text);
        assert!(signs("năm 2026").long && !signs("năm 2026").period && signs("2026 - 2030").period);
        assert!(
            signs("1.500").dotted
                && signs("1,500").parted
                && signs("1 500").parted
                && signs("1.5 tỷ").fraction
        );
        assert!(signs("5km").unit && signs("98 %").unit && signs("5 triệu").money && signs("7đ").money);
        assert!(signs("5/3/2026").day && signs("05 tháng 3").month && !signs("12/QĐ").day);
        assert!(signs("5.3.2026").day && signs("05-3-2026").day && !signs("5.3").day && !signs("1-2").day);
    }

    proptest! {
        /// What readers of money and of days find is seen.
        #[test]
        fn what_is_there_is_seen(text in "([0-9]{1,5}|[.,/*% -]| tháng | năm | triệu| đồng|tr|vnđ|–|[a-zđ])*") {
            let signs = FigureSigns::of(&text);
            prop_assert!(signs.money || prose::figures(&text).is_empty());
            prop_assert!(signs.day || signs.month || dates::days(&text).is_empty());
        }
    }
}
