//! Sums in words, as they follow a figure in official papers.
//!
//! In: a whole amount in đồng. Out: "Một trăm hai mươi triệu đồng". As taught at school: mốt, tư, lăm,
//! không trăm, tỷ, no commas; linh or lẻ, nghìn or ngàn by the office's [`Wording`]. It leaves reading
//! the office's choice to `template::wording`.

use rust_decimal::Decimal;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const BILLION: u128 = 1_000_000_000;

/// Words for which two forms are correct, as an office writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The word for zero tens between hundreds and ones: `linh` or `lẻ`.
    pub zero_tens: &'static str,
    /// The word for a thousand: `nghìn` or `ngàn`.
    pub thousand: &'static str,
}

impl Wording {
    /// Words for tens that are zero, the usual one first.
    pub const ZERO_TENS: [&'static str; 2] = ["linh", "lẻ"];
    /// Words for a thousand, the usual one first.
    pub const THOUSAND: [&'static str; 2] = ["nghìn", "ngàn"];

    /// Every wording, the usual one first.
    pub fn all() -> impl Iterator<Item = Wording> {
        let of = |zero_tens| Wording::THOUSAND.map(|thousand| Wording { zero_tens, thousand });
        Wording::ZERO_TENS.into_iter().flat_map(of)
    }
}

impl Default for Wording {
    fn default() -> Wording {
        Wording { zero_tens: Wording::ZERO_TENS[0], thousand: Wording::THOUSAND[0] }
    }
}

/// An amount of đồng in words, in lower case, with "đồng". Returns None for fractions and negatives.
pub fn in_words(dong: Decimal, wording: Wording) -> Option<String> {
    if !dong.is_integer() || (dong.is_sign_negative() && !dong.is_zero()) {
        return None;
    }
    let whole = dong.normalize();
    let whole = whole.mantissa().unsigned_abs() / 10_u128.pow(whole.scale());
    Some(format!("{} đồng", number_in_words(whole, wording)))
}

/// A whole number in words.
pub fn number_in_words(number: u128, wording: Wording) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let mut reader = NumberSpeller { wording, words: Vec::new() };
    reader.number(number);
    reader.words.join(" ")
}

struct NumberSpeller {
    wording: Wording,
    words: Vec<&'static str>,
}

impl NumberSpeller {
    /// A number above zero. The part above a billion is itself read as a number of billions.
    fn number(&mut self, number: u128) {
        let (billions, rest) = (number / BILLION, (number % BILLION) as usize);
        if billions > 0 {
            self.number(billions);
            self.words.push("tỷ");
        }
        let groups =
            [(rest / 1_000_000, "triệu"), (rest / 1_000 % 1_000, self.wording.thousand), (rest % 1_000, "")];
        for (group, name) in groups.into_iter().filter(|(group, _)| *group > 0) {
            self.group(group);
            self.words.extend(Some(name).filter(|name| !name.is_empty()));
        }
    }

    /// One to 999; inside a number, hundreds that are zero are read too.
    fn group(&mut self, group: usize) {
        let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        let inside = !self.words.is_empty();
        if hundreds > 0 || inside {
            self.words.extend([DIGITS[hundreds], "trăm"]);
        }
        match tens {
            0 if ones > 0 && (hundreds > 0 || inside) => self.words.push(self.wording.zero_tens),
            0 => {}
            1 => self.words.push("mười"),
            _ => self.words.extend([DIGITS[tens], "mươi"]),
        }
        match ones {
            0 => {}
            1 if tens > 1 => self.words.push("mốt"),
            4 if tens > 1 => self.words.push("tư"),
            5 if tens > 0 => self.words.push("lăm"),
            _ => self.words.push(DIGITS[ones]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BILLION, DIGITS, Wording, in_words, number_in_words};
    use expect_test::expect;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    #[test]
    fn numbers_are_read_as_at_school() {
        let table: &[(u128, &str)] = &[
            (0, "không"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (25, "hai mươi lăm"),
            (101, "một trăm linh một"),
            (104, "một trăm linh bốn"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (115, "một trăm mười lăm"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_015, "một nghìn không trăm mười lăm"),
            (55_555, "năm mươi lăm nghìn năm trăm năm mươi lăm"),
            (1_000_001, "một triệu không trăm linh một"),
            (1_080_000, "một triệu không trăm tám mươi nghìn"),
            (10_500_000, "mười triệu năm trăm nghìn"),
            (105_021_004, "một trăm linh năm triệu không trăm hai mươi mốt nghìn không trăm linh bốn"),
            (1_002_003_004, "một tỷ không trăm linh hai triệu không trăm linh ba nghìn không trăm linh bốn"),
            (1_000_000_000_000, "một nghìn tỷ"),
            (
                1_230_950_880_055,
                "một nghìn hai trăm ba mươi tỷ chín trăm năm mươi triệu tám trăm tám mươi nghìn không trăm năm mươi lăm",
            ),
            (1_000_000_000_000_000, "một triệu tỷ"),
            (1_000_000_000_000_000_000, "một tỷ tỷ"),
        ];
        for &(number, words) in table {
            assert_eq!(number_in_words(number, Wording::default()), words, "{number}");
        }
    }

    #[test]
    fn an_office_may_say_le_and_ngan() {
        let read = Wording::all().map(|wording| number_in_words(105_021_004, wording));
        expect![[r#"
            một trăm linh năm triệu không trăm hai mươi mốt nghìn không trăm linh bốn
            một trăm linh năm triệu không trăm hai mươi mốt ngàn không trăm linh bốn
            một trăm lẻ năm triệu không trăm hai mươi mốt nghìn không trăm lẻ bốn
            một trăm lẻ năm triệu không trăm hai mươi mốt ngàn không trăm lẻ bốn"#]]
        .assert_eq(&read.collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn sums_end_in_dong() {
        let words = |text: &str| in_words(text.parse().unwrap(), Wording::default());
        assert_eq!(words("120000000").unwrap(), "một trăm hai mươi triệu đồng");
        assert_eq!(words("120000000.00").unwrap(), "một trăm hai mươi triệu đồng");
        assert_eq!(words("0").unwrap(), "không đồng");
        assert_eq!(words("125120000000").unwrap(), "một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng");
        assert_eq!((words("0.5"), words("-1")), (None, None));
    }

    /// Reads words back: each scale multiplies what was read since the last larger one.
    fn read_back(words: &str) -> u128 {
        let (mut billions, mut section, mut group) = (0, 0, 0);
        for word in words.split(' ') {
            match word {
                "linh" | "lẻ" => {}
                "mười" => group += 10,
                // The digit before it was counted as ones or hundreds already.
                "mươi" => group += group % 10 * 9,
                "trăm" => group *= 100,
                "mốt" => group += 1,
                "tư" => group += 4,
                "lăm" => group += 5,
                "nghìn" | "ngàn" => (section, group) = (section + group * 1_000, 0),
                "triệu" => (section, group) = (section + group * 1_000_000, 0),
                "tỷ" => (billions, section, group) = ((billions + section + group) * BILLION, 0, 0),
                digit => group += DIGITS.iter().position(|known| *known == digit).unwrap() as u128,
            }
        }
        billions + section + group
    }

    proptest! {
        #[test]
        fn words_read_back_to_the_number(number in 0..=10_u128.pow(18), small in 0..2_000_000_u128) {
            // Many zeros, where "không trăm" and skipped groups matter.
            let sparse = small % 1_000 * BILLION * 1_000 + number % 1_000;
            for (wording, number) in Wording::all().flat_map(|one| [number, small, sparse].map(|number| (one, number))) {
                prop_assert_eq!(read_back(&number_in_words(number, wording)), number);
            }
        }

        #[test]
        fn every_whole_sum_has_words(dong in 0..=10_u64.pow(18), scale in 0..=9_u32) {
            let zeros = Decimal::from_i128_with_scale(i128::from(dong) * 10_i128.pow(scale), scale);
            let words = in_words(Decimal::from(dong), Wording::default()).unwrap();
            prop_assert!(words.ends_with(" đồng") && !words.contains("  "));
            prop_assert_eq!(in_words(zeros, Wording::default()), Some(words));
        }
    }
}
