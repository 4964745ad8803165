//! Numbers of rows: `A`, `I`, `1`, `1.2`, `a)`, `-`, alone in their cell or before the name.
//!
//! In: words. Out: which sort of number they are. Which rows stand under which is left to readers of tables.

use crate::content::number::{letter_value, roman_value};

/// A sort of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelSort {
    /// `A`, `B`.
    Capital,
    /// `I`, `II`.
    Roman,
    /// `1`, `2`.
    Number,
    /// `a`, `b`.
    Small,
    /// `-`, `+`, `*`.
    Dash(char),
    /// No number, in bold letters, as names of groups are.
    Bold,
    /// No number.
    Plain,
}

/// Rows of one class stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelClass {
    /// The sort of its first part.
    pub sort: LabelSort,
    /// How many parts it has: `1.2` has two.
    pub parts: usize,
}

/// The number of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLabel {
    /// As printed, without a stop or a bracket behind it.
    pub text: String,
    /// Which class it is.
    pub class: LabelClass,
    /// The number of its last part, where it counts.
    pub ordinal: Option<u32>,
}

/// Reads a cell that holds a number of a row and nothing else.
pub fn whole(text: &str) -> Option<RowLabel> {
    let text = text.trim().trim_matches(['(', ')']).trim_end_matches(['.', '/', ':', ')']).trim();
    let dash = |sort| RowLabel { text: text.to_owned(), class: LabelClass { sort, parts: 1 }, ordinal: None };
    match text {
        "-" | "–" | "—" => return Some(dash(LabelSort::Dash('-'))),
        "+" => return Some(dash(LabelSort::Dash('+'))),
        "*" => return Some(dash(LabelSort::Dash('*'))),
        _ => {}
    }
    let parts: Vec<&str> = text.split(['.', '-']).map(str::trim).collect();
    let (sort, first) = first_part(parts[0])?;
    let mut ordinal = first;
    for part in &parts[1..] {
        ordinal = digits(part).or_else(|| letter_value(part))?;
    }
    let class = LabelClass { sort, parts: parts.len() };
    Some(RowLabel { text: text.to_owned(), class, ordinal: Some(ordinal) })
}

fn first_part(part: &str) -> Option<(LabelSort, u32)> {
    if let Some(number) = digits(part) {
        return Some((LabelSort::Number, number));
    }
    // `L`, `C`, `D` are letters before they are numbers.
    let roman = roman_value(part).filter(|_| !["L", "C"].contains(&part));
    if let Some(number) = roman {
        return Some((LabelSort::Roman, number));
    }
    let small = part.to_lowercase();
    let value = letter_value(&small)?;
    let sort = if small == part { LabelSort::Small } else { LabelSort::Capital };
    Some((sort, value))
}

/// At most three digits: a longer number is a code or a year.
fn digits(part: &str) -> Option<u32> {
    let is_number = (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    part.parse().ok().filter(|_| is_number)
}

/// A number before a name: `1. Mua máy`, `I.2 Mua máy`, `- Mua máy`. Returns it and the name.
pub fn in_front(text: &str) -> Option<(RowLabel, &str)> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(['-', '–', '+', '*']) {
        let sign = &text[..text.len() - rest.len()];
        return whole(sign).filter(|_| !rest.trim().is_empty()).map(|label| (label, rest.trim_start()));
    }
    let word = text.split_whitespace().next()?;
    // "1.Mua máy": the stop is followed by the name; "V.I. Lê-nin" begins with initials.
    let opens_name = |rest: &str| {
        let mut letters = rest.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next() != Some('.')
    };
    let glued =
        word.char_indices().find(|(at, sign)| matches!(sign, '.' | ')' | '/') && opens_name(&word[at + 1..]));
    let first = glued.map_or(word, |(at, _)| &word[..=at]);
    let rest = &text[first.len()..];
    let label = whole(first)?;
    let is_closed = first.ends_with(['.', ')', '/', ':']) || label.class.parts > 1;
    (is_closed && !rest.trim().is_empty()).then(|| (label, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::{LabelSort, in_front, whole};

    #[test]
    fn numbers_of_rows_are_known() {
        for (text, sort, parts, ordinal) in [
            ("A", LabelSort::Capital, 1, Some(1)),
            ("I.", LabelSort::Roman, 1, Some(1)),
            ("IV", LabelSort::Roman, 1, Some(4)),
            ("C", LabelSort::Capital, 1, Some(3)),
            ("1", LabelSort::Number, 1, Some(1)),
            ("1.2.", LabelSort::Number, 2, Some(2)),
            ("I.3", LabelSort::Roman, 2, Some(3)),
            ("a)", LabelSort::Small, 1, Some(1)),
            ("đ", LabelSort::Small, 1, Some(5)),
            ("-", LabelSort::Dash('-'), 1, None),
        ] {
            let label = whole(text).unwrap();
            assert_eq!(
                (label.class.sort, label.class.parts, label.ordinal),
                (sort, parts, ordinal),
                "{text}"
            );
        }
        for text in ["", "Tổng", "2026", "1,5", "12%", "ab", "1a"] {
            assert_eq!(whole(text), None, "{text}");
        }
        assert_eq!(
            in_front("1. Mua máy").map(|(label, name)| (label.text, name)),
            Some(("1".into(), "Mua máy"))
        );
        assert_eq!(in_front("-Mua máy").map(|(_, name)| name), Some("Mua máy"));
        assert_eq!(
            in_front("21.Đường 91").map(|(label, name)| (label.text, name)),
            Some(("21".into(), "Đường 91"))
        );
        assert_eq!(in_front("V.I. Lê-nin"), None);
        assert_eq!(in_front("Mua 1 máy"), None);
        assert_eq!(in_front("5 máy tính"), None);
    }
}
