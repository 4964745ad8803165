//! Money as it is typed in sentences: "125.120 triệu đồng", "125 tỷ 120 triệu đồng".
//!
//! In: a text as typed. Out: each figure that has a unit of money, in đồng, with its place. What comes from
//! variables is not typed and not found.

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;

use super::{Unit, digits};

/// A sum of money in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseFigure {
    /// Its bytes, number and unit.
    pub at: Range<usize>,
    /// What it is worth.
    pub dong: Decimal,
    /// The unit it is written in; None if it is written in several, or in one that no table has.
    pub unit: Option<Unit>,
}

/// Words that multiply, with how many zeros they mean.
pub(super) const SCALES: [(&str, u32); 7] =
    [("nghìn", 3), ("ngàn", 3), ("triệu", 6), ("tr.", 6), ("tr", 6), ("tỷ", 9), ("tỉ", 9)];
/// What ends a sum of money.
pub(super) const ENDS: [&str; 4] = ["đồng", "vnđ", "vnd", "đ"];

/// The sums of money in a text.
pub fn figures(text: &str) -> Vec<ProseFigure> {
    if !text.bytes().fold(false, |found, byte| found | byte.is_ascii_digit()) {
        return Vec::new();
    }
    let typed = match text.contains('{') {
        true => Cow::Owned(without_variables(text)),
        false => Cow::Borrowed(text),
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = typed[at..].bytes().position(|byte| byte.is_ascii_digit()) {
        let start = at + start;
        let in_word =
            typed[..start].ends_with(|before: char| before.is_alphanumeric() || "./-,".contains(before));
        let read = if in_word { None } else { MoneyReader { text: &typed, at: start }.figure(start) };
        match read {
            Some(figure) => {
                at = figure.at.end;
                found.push(figure);
            }
            None => at = start + number_length(&typed[start..]),
        }
    }
    found
}

/// The unit of money at the front of a text, "triệu đồng" or "tỷ": how many zeros it means, and its length in
/// bytes. Words that only begin like that are none: "đồng thời", "tỷ lệ".
pub fn unit_in_front(text: &str) -> Option<(u32, usize)> {
    const OTHER: [&str; 10] = ["thời", "chí", "bào", "ý", "bộ", "loạt", "hành", "lệ", "trọng", "suất"];
    let mut reader = MoneyReader { text, at: 0 };
    let (mut zeros, mut scales) = (0, 0);
    while let Some(scale) = reader.word(&SCALES.map(|(word, _)| word)) {
        (zeros, scales) = (zeros + SCALES[scale].1, scales + 1);
    }
    let end = reader.word(&ENDS);
    let next = text[reader.at..].split_whitespace().next().unwrap_or_default().to_lowercase();
    let next = next.trim_matches(|one: char| !one.is_alphanumeric());
    ((scales > 0 || end.is_some()) && !OTHER.contains(&next)).then_some((zeros, reader.at))
}

/// A text in which variables are replaced by letters that belong to no figure, byte for byte.
pub fn without_variables(text: &str) -> String {
    let mut typed = text.to_owned();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        let mut from = 0;
        while let Some(start) = typed[from..].find(open).map(|start| from + start) {
            from = start + open.len();
            if typed[..start].ends_with('\\') {
                continue;
            }
            let end = typed[start..].find(close).map_or(typed.len(), |end| start + end + close.len());
            typed.replace_range(start..end, &"_".repeat(end - start));
            from = end;
        }
    }
    typed
}

/// How many bytes of digits, dots and commas a text opens with, without stops at the end.
fn number_length(text: &str) -> usize {
    let in_number = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    let run = text.bytes().position(|byte| !in_number(byte)).unwrap_or(text.len());
    text[..run].trim_end_matches(['.', ',']).len().max(1)
}

struct MoneyReader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> MoneyReader<'a> {
    /// Numbers with their scales, then the unit.
    fn figure(mut self, start: usize) -> Option<ProseFigure> {
        let (mut dong, mut units) = (Decimal::ZERO, Vec::new());
        loop {
            let (number, zeros) = self.part();
            let ends = self.word(&ENDS).is_some();
            // Most numbers are not money, and need not be read.
            (ends || zeros > 0).then_some(())?;
            let part = digits(number)?;
            let worth = Decimal::try_from_i128_with_scale(
                part.mantissa().checked_mul(10_i128.checked_pow(zeros)?)?,
                part.scale(),
            );
            dong = dong.checked_add(worth.ok()?)?;
            units.push(zeros);
            if ends {
                break;
            }
            // "125 tỷ 120 triệu đồng": what follows is smaller.
            self.text[self.at..]
                .trim_start_matches(BLANK)
                .starts_with(|next: char| next.is_ascii_digit())
                .then_some(())?;
        }
        let falls = units.windows(2).all(|pair| pair[0] > pair[1]);
        let unit = match units[..] {
            [zeros] => Unit::ALL.into_iter().find(|unit| unit.zeros() == zeros),
            _ => None,
        };
        falls.then(|| ProseFigure { at: start..self.at, dong: dong.normalize(), unit })
    }

    /// A number and how many zeros its words mean: "125 nghìn tỷ".
    fn part(&mut self) -> (&'a str, u32) {
        self.blank();
        let rest = &self.text[self.at..];
        let number = &rest[..number_length(rest)];
        self.at += number.len();
        let mut zeros = 0;
        while let Some(scale) = self.word(&SCALES.map(|(word, _)| word)) {
            zeros += SCALES[scale].1;
        }
        (number, zeros)
    }

    fn blank(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches(BLANK).len();
    }

    /// Reads one of these words, in any case. Returns which one.
    fn word(&mut self, words: &[&str]) -> Option<usize> {
        let rest = self.text[self.at..].trim_start_matches(BLANK);
        let first = rest.chars().next()?.to_lowercase().next()?;
        let (which, length) = words.iter().enumerate().find_map(|(which, word)| {
            // After most numbers another word follows, which its first letter shows.
            word.starts_with(first).then_some(())?;
            let length = same_letters(rest, word)?;
            let open = |next: char| next.is_alphanumeric() && next != 'đ';
            (!rest[length..].starts_with(open)).then_some((which, length))
        })?;
        self.at = self.text.len() - rest.len() + length;
        Some(which)
    }
}

/// Blanks, and the marks of bold and italic.
const BLANK: [char; 3] = [' ', '\u{a0}', '*'];

/// How many bytes of a text are this word, in any case.
fn same_letters(text: &str, word: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in word.chars() {
        let (_, letter) = letters.next()?;
        letter.to_lowercase().eq(wanted.to_lowercase()).then_some(())?;
    }
    Some(letters.next().map_or(text.len(), |(at, _)| at))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::figures;
    use crate::content::money::{Unit, format_amount};

    #[test]
    fn sums_of_money_are_found_as_they_are_typed() {
        let texts = [
            "Tổng kinh phí là 125.120 triệu đồng, năm 2026 là 18.260 triệu đồng.",
            "khoảng 125,12 tỷ đồng; 125,120 tỷ đồng; 0,5 tỉ đồng; 1.210.000đ; 5 tr.đ; 7trđ; 9 VNĐ",
            "125 tỷ 120 triệu đồng, 2 tỷ 5 đồng, 3 triệu 500 nghìn đồng, 12 nghìn tỷ đồng",
            "**125.120** triệu đồng, 20 Triệu Đồng, 5\u{a0}ngàn\u{a0}đồng",
            "{{ tong | tien }} triệu đồng, 5 {{ x }} triệu đồng, {% if a %}7 đồng{% endif %}",
            "2 triệu lượt khách, 15 đồng chí, 100 - 125 triệu đồng, ngày 31/10/2026, Điều 5 đồng thời",
            "1.5 tỷ đồng, 05 triệu đồng, 5 triệu 3 tỷ đồng, số 12/QĐ đồng, 3,5,7 đồng, 12.đồng",
        ];
        let found = texts.map(|text| {
            let each = figures(text)
                .into_iter()
                .map(|one| format!("{} = {}", &text[one.at], format_amount(one.dong)));
            each.collect::<Vec<_>>().join("; ")
        });
        expect![[r#"
            125.120 triệu đồng = 125.120.000.000; 18.260 triệu đồng = 18.260.000.000
            125,12 tỷ đồng = 125.120.000.000; 125,120 tỷ đồng = 125.120.000.000; 0,5 tỉ đồng = 500.000.000; 1.210.000đ = 1.210.000; 5 tr.đ = 5.000.000; 7trđ = 7.000.000; 9 VNĐ = 9
            125 tỷ 120 triệu đồng = 125.120.000.000; 2 tỷ 5 đồng = 2.000.000.005; 3 triệu 500 nghìn đồng = 3.500.000; 12 nghìn tỷ đồng = 12.000.000.000.000
            125.120** triệu đồng = 125.120.000.000; 20 Triệu Đồng = 20.000.000; 5 ngàn đồng = 5.000
            7 đồng = 7
            15 đồng = 15; 125 triệu đồng = 125.000.000; 5 đồng = 5
            05 triệu đồng = 5.000.000; 3 tỷ đồng = 3.000.000.000"#]].assert_eq(&found.join("\n"));
    }

    proptest! {
        #[test]
        fn what_is_printed_is_found(digits in 1..10_i128.pow(12), scale in 0..=3_u32, unit in 0..4_usize) {
            let (amount, unit) = (Decimal::from_i128_with_scale(digits, scale).normalize(), Unit::ALL[unit]);
            let text = format!("Kinh phí là {} {}.", format_amount(amount), unit.name());
            let found = figures(&text);
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!((Some(found[0].dong), found[0].unit), (unit.in_dong(amount), Some(unit)));
        }

        #[test]
        fn no_text_breaks_the_reader(text in "[0-9.,{}% *tỷriệuđồng\\\\n]{0,30}") {
            for figure in figures(&text) {
                prop_assert!(!text[figure.at].is_empty());
            }
        }
    }
}
