//! Words at the front or the end of a text, however they are typed: capitals, blanks and dashes do not count.

use unicode_normalization::UnicodeNormalization;

/// The rest of a text that opens with these words, which are in small letters. They end where a word ends. A
/// key of a field counts as the words it is made of: `kinh_gui` as "Kính gửi". Two words or more may lack
/// their marks: "Kinh gui".
pub fn opens_with<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let mut rest = text;
    // Words without any diacritics are a key.
    let plain = words.is_ascii();
    let unmarked = words.contains(' ');
    for letter in words.chars() {
        if matches!(letter, ' ' | '_') {
            let behind = rest.trim_start();
            if behind.len() == rest.len() {
                return None;
            }
            rest = behind;
            continue;
        }
        let found = rest.chars().next()?;
        let same = equal(found, letter)
            || (plain && equal(without_marks(found), letter))
            || (unmarked && equal(found, without_marks(letter)));
        if !same {
            return None;
        }
        rest = &rest[found.len_utf8()..];
    }
    let open = words.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
    (!open).then_some(rest)
}

/// How many bytes at the front of a line are the mark of a list, which paper prints in its own form: `+ `, `*
/// `, `1. `, `a) `.
pub fn list_mark(text: &str) -> usize {
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let digits = (1..=2).contains(&number.len()) && number.bytes().all(|one| one.is_ascii_digit());
    let letter = number.len() == 1 && number.bytes().all(|one| one.is_ascii_lowercase());
    let sign = match (rest.chars().next(), number) {
        (Some('+' | '*'), "") => true,
        (Some('.' | '/'), _) => digits,
        (Some(')'), _) => digits || letter,
        _ => false,
    };
    let words = rest.get(1..).filter(|_| sign).unwrap_or_default();
    let text_begins =
        words.trim_start().starts_with(|one: char| one.is_alphabetic() || "{[“\"*-".contains(one));
    let spaced = words.starts_with(char::is_whitespace) || (number.is_empty() && rest.starts_with('+'));
    if text_begins && spaced { text.len() - words.trim_start().len() } else { 0 }
}

/// `i` of `í`, `d` of `Đ`.
fn without_marks(letter: char) -> char {
    match letter {
        'đ' | 'Đ' => 'd',
        _ => std::iter::once(letter).nfd().next().unwrap_or(letter),
    }
}

fn equal(typed: char, wanted: char) -> bool {
    let dash = |letter| matches!(letter, '-' | '–' | '—' | '−');
    typed == wanted || typed.to_lowercase().eq([wanted]) || (dash(typed) && dash(wanted))
}

/// The rest of a text before these words at its end.
pub(super) fn ends_with<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let start = text.char_indices().rev().nth(words.chars().count().checked_sub(1)?)?.0;
    let (before, end) = text.split_at(start);
    let unmarked = words.contains(' ');
    let same = end.chars().zip(words.chars()).all(|(typed, wanted)| {
        let blank = wanted == ' ' && typed.is_whitespace();
        blank || equal(typed, wanted) || (unmarked && equal(typed, without_marks(wanted)))
    });
    let open = words.starts_with(char::is_alphanumeric) && before.ends_with(char::is_alphanumeric);
    (same && !open).then_some(before)
}

/// Whether two texts have the same words, whatever is around and between them. A bracketed place that a
/// starter leaves to be filled in does not equal the words in it.
pub fn same(one: &str, other: &str) -> bool {
    if one.contains('[') != other.contains('[') {
        return false;
    }
    fn words(text: &str) -> impl Iterator<Item = String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_lowercase)
    }
    words(one).eq(words(other))
}

/// Whether a text is these words and nothing else, with or without diacritics.
pub(super) fn is_line(words: &str, text: &str) -> bool {
    let unmarked = || words.chars().map(without_marks).collect::<String>();
    let has_marks = || text.contains(|letter: char| !letter.is_ascii() && letter.is_alphanumeric());
    same(words, text) || (words.contains(' ') && !has_marks() && same(&unmarked(), text))
}

/// What is between fixed words and what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// Nothing but blanks and stops.
    Blank,
    /// A colon or a dash.
    Colon,
}

/// The rest after a separator.
pub(super) fn separator(text: &str) -> (&str, Separator) {
    let sign = |letter: char| matches!(letter, ':' | '：' | '-' | '–' | '—');
    let rest = text.trim_start_matches(|letter: char| {
        letter.is_whitespace() || sign(letter) || matches!(letter, '.' | '/' | ',' | ';' | '_' | '…')
    });
    let between = &text[..text.len() - rest.len()];
    (rest, if between.contains(sign) { Separator::Colon } else { Separator::Blank })
}

#[cfg(test)]
mod tests {
    use super::{Separator, ends_with, is_line, list_mark, opens_with, same, separator};

    #[test]
    fn marks_of_a_list_are_known() {
        for line in ["+ Sở", "+Sở", "* Sở", "1. Sở", "12) Sở", "2/ Sở", "a) Sở"] {
            assert_eq!(&line[list_mark(line)..], "Sở");
        }
        for line in
            ["12 xã", "Sở", "A. Sở", "1.000 hộ", "*nghiêng*", "2/9", "100. Sở", "1.", "+ ", "- Sở", ""]
        {
            assert_eq!(list_mark(line), 0, "{line}");
        }
    }

    #[test]
    fn words_are_known_in_any_capitals_and_end_where_a_word_ends() {
        assert_eq!(opens_with("KÍNH\u{a0} GỬI: A", "kính gửi"), Some(": A"));
        assert_eq!(opens_with("Độc lập – Tự do", "độc lập - tự do"), Some(""));
        assert_eq!(opens_with("Tmở", "tm"), None);
        assert_eq!(opens_with("Kính", "kính gửi"), None);
        assert_eq!(opens_with("KINH GUI: A", "kính gửi"), Some(": A"));
        assert_eq!(opens_with("Cua", "của"), None);
        assert_eq!(opens_with("Kính gửi: A", "kinh_gui"), Some(": A"));
        assert_eq!(opens_with("Địa danh", "dia_danh"), Some(""));
        assert_eq!(ends_with("Chủ tịch ĐIỆN", "điện"), Some("Chủ tịch "));
        assert_eq!(ends_with("bưuđiện", "điện"), None);
        assert_eq!(separator(" : - A"), ("A", Separator::Colon));
        assert_eq!(separator(". A"), ("A", Separator::Blank));
        assert!(same("QUYẾT ĐỊNH:", "quyết  định"));
        assert!(!same("", "quyết định") && !same("QĐ-UBND", "QD-UBND"));
        assert!(is_line("quyết định", "QUYET DINH:") && !is_line("lưu", "Luu"));
    }
}
