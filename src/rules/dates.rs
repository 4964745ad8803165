//! Days in a sentence, in words (`ngày 05 tháng 3 năm 2026`) or in figures (`05/3/2026`).
//!
//! In: a text. Out: each day with its place and its numbers as they were written.

use std::ops::Range;

/// A day in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Day<'t> {
    /// From its first number on, `05 tháng 3 năm 2026`.
    pub(super) at: Range<usize>,
    /// As written.
    pub(super) day: &'t str,
    /// As written.
    pub(super) month: &'t str,
    /// None where the year is not said.
    pub(super) year: Option<u16>,
    /// In words.
    pub(super) in_words: bool,
}

impl Day<'_> {
    /// Year, month and day; None where one of them is missing.
    pub(super) fn full(&self) -> Option<(u16, u8, u8)> {
        Some((self.year?, self.month.parse().ok()?, self.day.parse().ok()?))
    }
}

impl Day<'_> {
    /// Whether some month has such a day.
    fn may_be(&self) -> bool {
        is_in(self.day, 31) && is_in(self.month, 12)
    }
}

/// All days of a text, in order.
pub(super) fn days(text: &str) -> Vec<Day<'_>> {
    let mut all = written(text);
    all.retain(Day::may_be);
    all
}

/// The same, and what is written as a day and is none.
pub(super) fn written(text: &str) -> Vec<Day<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = next_digit(text, from) {
        let number = digits(&text[start..]);
        from = start + number.len();
        let alone =
            !text[..start].ends_with(|letter: char| letter.is_alphanumeric() || "/.,-".contains(letter));
        if !alone || number.len() > 2 {
            continue;
        }
        if let Some(day) = in_words(text, start, number).or_else(|| in_figures(text, start, number)) {
            from = day.at.end;
            found.push(day);
        }
    }
    found
}

/// The day that begins at a byte, behind blanks and the word `ngày`.
pub(super) fn day_at(text: &str, at: usize) -> Option<Day<'_>> {
    let rest = text[at..].trim_start_matches([' ', ',']);
    let rest = rest.strip_prefix("ngày ")?.trim_start_matches(' ');
    let start = text.len() - rest.len();
    let number = digits(rest);
    if number.is_empty() || number.len() > 2 {
        return None;
    }
    in_words(text, start, number).or_else(|| in_figures(text, start, number)).filter(Day::may_be)
}

/// The next digit from a byte on.
pub(super) fn next_digit(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    // Eight at a time: less the sign of nought, a digit is less than ten. What is borrowed from the next
    // byte makes none of it before the first one.
    const EACH: u64 = u64::MAX / 255;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let values = u64::from_le_bytes(*eight) ^ (EACH * 0x30);
        let digits = values.wrapping_sub(EACH * 10) & !values & (EACH * 0x80);
        if digits != 0 {
            return Some(at + digits.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    while at < bytes.len() {
        if bytes[at] >= b'0' && bytes[at] <= b'9' {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The digits that a text begins with.
pub(super) fn digits(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] >= b'0' && bytes[end] <= b'9' {
        end += 1;
    }
    &text[..end]
}

fn is_in(number: &str, most: u8) -> bool {
    number.len() <= 2 && number.parse().is_ok_and(|number: u8| (1..=most).contains(&number))
}

fn in_words<'t>(text: &'t str, start: usize, day: &'t str) -> Option<Day<'t>> {
    let rest = text[start + day.len()..].strip_prefix(" tháng ")?;
    let month = digits(rest);
    if !(1..=2).contains(&month.len()) {
        return None;
    }
    let rest = &rest[month.len()..];
    let year = rest.strip_prefix(" năm ").map(digits).filter(|year| year.len() == 4);
    let rest = year.map_or(rest, |year| &rest[" năm ".len() + year.len()..]);
    let year = year.and_then(|year| year.parse().ok());
    Some(Day { at: start..text.len() - rest.len(), day, month, year, in_words: true })
}

fn in_figures<'t>(text: &'t str, start: usize, day: &'t str) -> Option<Day<'t>> {
    let rest = text[start + day.len()..].strip_prefix('/')?;
    let month = digits(rest);
    if !(1..=2).contains(&month.len()) {
        return None;
    }
    let year = digits(rest[month.len()..].strip_prefix('/')?);
    let end = text.len() - rest.len() + month.len() + 1 + year.len();
    let ends = !text[end..].starts_with(|letter: char| letter.is_alphanumeric() || letter == '/');
    (year.len() == 4 && ends).then(|| Day {
        at: start..end,
        day,
        month,
        year: year.parse().ok(),
        in_words: false,
    })
}

#[cfg(test)]
mod tests {
    use super::{day_at, days};

    #[test]
    fn days_are_read_in_words_and_in_figures() {
        let text = "ngày 05 tháng 3 năm 2026, từ 7 tháng 03, 24/06/2020; 5/2026; 30/30 quận; 12/2025/QĐ-UBND, 1/7/2025.";
        let found: Vec<_> =
            days(text).iter().map(|day| (text[day.at.clone()].to_owned(), day.full())).collect();
        assert_eq!(
            found,
            [
                ("05 tháng 3 năm 2026".to_owned(), Some((2026, 3, 5))),
                ("7 tháng 03".to_owned(), None),
                ("24/06/2020".to_owned(), Some((2020, 6, 24))),
                ("1/7/2025".to_owned(), Some((2025, 7, 1))),
            ]
        );
        assert_eq!(
            day_at("số 5 ngày 6 tháng 1 năm 2025", "số 5".len() + 1).unwrap().full(),
            Some((2025, 1, 6))
        );
        assert_eq!(day_at("ngày … tháng", 0), None);
    }
}
