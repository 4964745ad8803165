//! Numbers of parts and points: Roman, and the decree's 23 letters.

/// Letters of points in their order (PL I, II.6d; the decree's own lists): no ă â ê ô ơ ư, no
/// f j w z.
pub const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
    "x", "y",
];

const ROMAN: [(u32, &str); 9] =
    [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

/// The number of a document as on paper, `05` for `5`: 1 to 99999, with a zero before numbers under 10 (PL I,
/// II.3). Returns None for any other text.
pub fn document_number(text: &str) -> Option<String> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = text.parse().ok().filter(|number| digits && (1..100_000).contains(number))?;
    Some(format!("{number:02}"))
}

/// `IV` for 4.
pub fn roman(mut number: u32) -> String {
    let mut text = String::new();
    for (value, letters) in ROMAN {
        while number >= value {
            text.push_str(letters);
            number -= value;
        }
    }
    text
}

/// `A` for 1: the capitals of the letters of points.
pub fn capital(number: u32) -> String {
    letter(number).map(str::to_uppercase).unwrap_or_default()
}

/// 4 for `IV`; only the correct form counts, up to 50.
pub fn roman_value(text: &str) -> Option<u32> {
    let (mut rest, mut sum) = (text, 0);
    for (value, letters) in ROMAN {
        while let Some(behind) = rest.strip_prefix(letters) {
            (rest, sum) = (behind, sum + value);
        }
    }
    (rest.is_empty() && (1..=50).contains(&sum) && roman(sum) == text).then_some(sum)
}

/// `đ` for 5. Returns None after the 23rd.
pub fn letter(number: u32) -> Option<&'static str> {
    LETTERS.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

/// 5 for `đ`.
pub fn letter_value(text: &str) -> Option<u32> {
    let at = LETTERS.iter().position(|&letter| letter == text)?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{letter, letter_value, roman, roman_value};

    proptest! {
        /// A text is a number exactly if it is how that number is written.
        #[test]
        fn what_is_no_roman_number_is_none(text in "[IVXLCĐ]{0,6}") {
            let written = (1..=50).find(|&number| roman(number) == text);
            prop_assert_eq!(roman_value(&text), written);
        }
    }

    #[test]
    fn roman_numbers_read_back() {
        assert_eq!(
            (1..=50).map(|number| roman_value(&roman(number))).collect::<Vec<_>>(),
            (1..=50).map(Some).collect::<Vec<_>>()
        );
        assert_eq!([roman(4), roman(9), roman(18), roman(44)], ["IV", "IX", "XVIII", "XLIV"]);
        assert_eq!([roman_value("IIII"), roman_value("VX"), roman_value("")], [None; 3]);
    }

    #[test]
    fn points_follow_the_decree() {
        let letters: Vec<_> = (1..=9).filter_map(letter).collect();
        assert_eq!(letters, ["a", "b", "c", "d", "đ", "e", "g", "h", "i"]);
        assert_eq!((letter(23), letter(24), letter(0)), (Some("y"), None, None));
        assert_eq!((letter_value("đ"), letter_value("f")), (Some(5), None));
    }
}
