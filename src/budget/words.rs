//! Sums in words, as they follow a figure in official papers.
//!
//! In: a whole amount in đồng. Out: "Một trăm hai mươi triệu đồng". Northern school usage:
//! linh, nghìn, tỷ, tư, mốt, lăm; no commas.

use rust_decimal::Decimal;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const BILLION: u128 = 1_000_000_000;

/// An amount of đồng in words, with a capital and "đồng"; none for fractions and negatives.
pub fn in_words(dong: Decimal) -> Option<String> {
    if !dong.is_integer() || (dong.is_sign_negative() && !dong.is_zero()) {
        return None;
    }
    let whole = dong.trunc().mantissa().unsigned_abs() / 10_u128.pow(dong.trunc().scale());
    let words = number_in_words(whole);
    let mut letters = words.chars();
    let capital = letters.next()?.to_uppercase();
    Some(format!("{capital}{} đồng", letters.as_str()))
}

/// A whole number in words.
pub fn number_in_words(number: u128) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    push_number(number, &mut words);
    words.join(" ")
}

/// A number above zero. What is above a billion is itself read as a number of billions.
fn push_number(number: u128, words: &mut Vec<&'static str>) {
    let (billions, rest) = (number / BILLION, (number % BILLION) as usize);
    if billions > 0 {
        push_number(billions, words);
        words.push("tỷ");
    }
    for (group, name) in [(rest / 1_000_000, "triệu"), (rest / 1_000 % 1_000, "nghìn"), (rest % 1_000, "")]
    {
        if group > 0 {
            push_group(group, words);
            words.extend(Some(name).filter(|name| !name.is_empty()));
        }
    }
}

/// One to 999; inside a number also the hundreds that are zero are read.
fn push_group(group: usize, words: &mut Vec<&'static str>) {
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    let inside = !words.is_empty();
    if hundreds > 0 || inside {
        words.extend([DIGITS[hundreds], "trăm"]);
    }
    match tens {
        0 if ones > 0 && (hundreds > 0 || inside) => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[tens], "mươi"]),
    }
    match ones {
        0 => {}
        1 if tens > 1 => words.push("mốt"),
        4 if tens > 1 => words.push("tư"),
        5 if tens > 0 => words.push("lăm"),
        _ => words.push(DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::{BILLION, DIGITS, in_words, number_in_words};
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
            assert_eq!(number_in_words(number), words, "{number}");
        }
    }

    #[test]
    fn sums_open_with_a_capital_and_end_in_dong() {
        let words = |text: &str| in_words(text.parse().unwrap());
        assert_eq!(words("120000000").unwrap(), "Một trăm hai mươi triệu đồng");
        assert_eq!(words("120000000.00").unwrap(), "Một trăm hai mươi triệu đồng");
        assert_eq!(words("0").unwrap(), "Không đồng");
        assert_eq!(words("5000000").unwrap(), "Năm triệu đồng");
        assert_eq!((words("0.5"), words("-1")), (None, None));
    }

    /// Reads words back: each scale multiplies what was said since the last larger one.
    fn read_back(words: &str) -> u128 {
        let (mut billions, mut section, mut group) = (0, 0, 0);
        for word in words.split(' ') {
            match word {
                "linh" => {}
                "mười" => group += 10,
                // The digit before it was counted as ones or hundreds already.
                "mươi" => group += group % 10 * 9,
                "trăm" => group *= 100,
                "mốt" => group += 1,
                "tư" => group += 4,
                "lăm" => group += 5,
                "nghìn" => (section, group) = (section + group * 1_000, 0),
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
            prop_assert_eq!(read_back(&number_in_words(number)), number);
            prop_assert_eq!(read_back(&number_in_words(small)), small);
            // Many zeros, where "không trăm" and skipped groups matter.
            let sparse = small % 1_000 * BILLION * 1_000 + number % 1_000;
            prop_assert_eq!(read_back(&number_in_words(sparse)), sparse);
        }

        #[test]
        fn every_whole_sum_has_words(dong in 0..10_u64.pow(18)) {
            let words = in_words(Decimal::from(dong)).unwrap();
            prop_assert!(words.ends_with(" đồng") && !words.contains("  "));
        }
    }
}
