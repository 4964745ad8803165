//! Words of a line: where they stand alone, what stands before and behind them, and the sentence
//! around them.
//!
//! In: a text and what is looked for. Out: places in bytes.

use std::ops::Range;

/// Each place of words that stand alone, not in the middle of others.
pub(super) fn find<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let mut from = 0;
    let all = std::iter::from_fn(move || {
        let start = first(text, from, words)?;
        from = start + words.len();
        Some(start..from)
    });
    all.filter(|at| stands_alone(text, at))
}

/// Where words stand first from a byte on. What the standard library readies for a search costs more than
/// the search of a line: here the sign of the words that is rare in Vietnamese is looked for.
pub(super) fn first(text: &str, from: usize, words: &str) -> Option<usize> {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    // The last byte of the last letter with marks.
    let rare = words.iter().rposition(|byte| !byte.is_ascii()).unwrap_or(0);
    let wanted = *words.get(rare)?;
    let mut at = from + rare;
    loop {
        at += memchr::memchr(wanted, text.get(at..)?)?;
        if text[at - rare..].starts_with(words) {
            return Some(at - rare);
        }
        at += 1;
    }
}

/// Whether a sign is a letter or a digit; letters of Vietnamese are known without the tables of all others.
pub(super) fn is_letter(sign: char) -> bool {
    match sign {
        '\0'..='\x7f' => sign.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{24f}' => !matches!(sign, '×' | '÷'),
        '\u{1e00}'..='\u{1eff}' => true,
        _ => sign.is_alphanumeric(),
    }
}

/// Whether neither a letter nor a digit touches a place.
pub(super) fn stands_alone(text: &str, at: &Range<usize>) -> bool {
    !text[..at.start].ends_with(is_letter) && !text[at.end..].starts_with(is_letter)
}

/// A text in small letters, as `str::to_lowercase` gives it: letters of Vietnamese are known without the tables
/// of all others, to which whatever else stands in a text is left.
pub(super) fn small(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut small = String::with_capacity(text.len());
    let (mut copied, mut at) = (0, 0);
    while at < bytes.len() {
        let Some((length, capital)) = letter(&bytes[at..]) else { return text.to_lowercase() };
        if capital {
            small.push_str(&text[copied..at]);
            copied = at + length;
            text[at..copied].chars().flat_map(char::to_lowercase).for_each(|letter| small.push(letter));
        }
        at += length;
    }
    small.push_str(&text[copied..]);
    small
}

/// How many bytes the first letter has, and whether it is a capital; None of one that needs the tables.
fn letter(bytes: &[u8]) -> Option<(usize, bool)> {
    let next = bytes.get(1).copied().unwrap_or_default();
    Some(match (bytes[0], next) {
        (first @ 0..=0x7f, _) => (1, first.is_ascii_uppercase()),
        // À … Þ.
        (0xc3, 0x80..=0x9e) => (2, next != 0x97),
        // Ă, Đ, Ĩ; Ũ; Ơ: the small letter follows its capital.
        (0xc4, 0x80..=0xaf) | (0xc5, 0xa0..=0xb7) | (0xc6, 0xa0 | 0xa1) => (2, next & 1 == 0),
        // Ư.
        (0xc6, 0xaf) => (2, true),
        (0xc2 | 0xc3, _) | (0xc6, 0xb0) => (2, false),
        // Ạ … Ỹ.
        (0xe1, 0xba | 0xbb) if next == 0xbb || bytes[2] >= 0xa0 => (3, bytes[2] & 1 == 0),
        // Dashes and quotation marks.
        (0xe2, 0x80) => (3, false),
        _ => return None,
    })
}

/// Whether two texts are the same but for capitals.
pub(super) fn same(one: &str, other: &str) -> bool {
    // Most begin with another letter.
    if let (Some(first), Some(of_other)) = (one.bytes().next(), other.bytes().next())
        && first.is_ascii()
        && of_other.is_ascii()
        && !first.eq_ignore_ascii_case(&of_other)
    {
        return false;
    }
    let letters = one.chars().zip(other.chars());
    let mut letters = letters.filter(|(one, other)| one != other);
    letters.all(|(one, other)| one.to_lowercase().eq(other.to_lowercase()))
        && one.chars().count() == other.chars().count()
}

/// The last word before a byte, without the blanks between; empty where a sign or nothing stands there.
pub(super) fn before(text: &str, at: usize) -> &str {
    let text = text[..at].trim_end_matches(' ');
    let start = text
        .rfind(|letter: char| !is_letter(letter))
        .map_or(0, |sign| sign + text[sign..].chars().next().map_or(0, char::len_utf8));
    &text[start..]
}

/// What stands behind a byte, without blanks in front.
pub(super) fn behind(text: &str, at: usize) -> &str {
    text[at..].trim_start_matches(' ')
}

/// The sentence or clause around a byte, between semicolons and full stops.
pub(super) fn sentence(text: &str, at: usize) -> &str {
    let bytes = text.as_bytes();
    let ends = |at: &usize| match bytes[*at] {
        b';' => true,
        b'.' | b'?' | b'!' => bytes.get(at + 1).is_none_or(|next| *next == b' '),
        _ => false,
    };
    let start = (0..at.min(bytes.len())).rev().find(ends).map_or(0, |sign| sign + 1);
    let end = (at..bytes.len()).find(ends).unwrap_or(bytes.len());
    text[start..end].trim()
}

/// The place of a name with other capitals that begins at a byte; None of one that is the same, another,
/// or in capitals throughout.
pub(super) fn otherwise(text: &str, start: usize, name: &str) -> Option<Range<usize>> {
    let at = start..start + name.len();
    let written = text.get(at.clone()).filter(|written| *written != name)?;
    let same = same(written, name) && stands_alone(text, &at);
    (same && written.chars().any(char::is_lowercase)).then_some(at)
}

/// Whether a byte is inside a sentence: a letter, a digit or a comma stands before it.
pub(super) fn is_inside(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ');
    before.ends_with(|letter: char| letter.is_alphanumeric() || letter == ',')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{before, find, is_inside, is_letter, same, sentence, small};

    proptest! {
        /// What is quick about letters of Vietnamese is what the standard library says of them, and of all others.
        #[test]
        fn small_letters_are_those_of_the_tables(text in "[ -~À-ỹA-Zạ-ỸĐđ–“İΣẞ…«K]{0,20}", other in ".{0,6}") {
            for text in [&text, &other] {
                prop_assert_eq!(small(text), text.to_lowercase());
                prop_assert!(text.chars().all(|sign| is_letter(sign) == sign.is_alphanumeric()));
            }
            let longer = format!("{text}.");
            prop_assert!(same(&text, &text) && !same(&text, &longer));
        }

        /// Words are found where the standard library finds them.
        #[test]
        fn words_are_found_where_they_are(text in "[aạđ b;]{0,40}", words in "[aạđ b]{1,3}") {
            let all = text.match_indices(&words).map(|(at, found)| at..at + found.len());
            let alone: Vec<_> = all.filter(|at| super::stands_alone(&text, at)).collect();
            prop_assert_eq!(find(&text, &words).collect::<Vec<_>>(), alone);
        }
    }

    #[test]
    fn every_letter_has_its_small_one() {
        for sign in '\0'..=char::MAX {
            let text = String::from(sign);
            assert_eq!(small(&text), text.to_lowercase(), "{sign:?}");
            assert_eq!(is_letter(sign), sign.is_alphanumeric(), "{sign:?}");
        }
        assert!(same("Sở Công Thương", "sở CÔNG thương") && !same("Sở", "Sơ"));
    }

    #[test]
    fn words_are_found_where_they_stand_alone() {
        let text = "khoản, tài khoản và khoảng, khoản 2";
        assert_eq!(find(text, "khoản").map(|at| at.start).collect::<Vec<_>>(), [0, 14, 36]);
        let (_, second) = (0, text.rfind("khoản").unwrap());
        assert_eq!(before(text, second), "");
        assert_eq!(before("tại khoản 2", "tại khoản ".len()), "khoản");
        assert!(is_inside("tại Khoản", 5) && !is_inside("hết. Khoản", 6) && !is_inside("Khoản", 0));
    }

    #[test]
    fn a_sentence_ends_at_stops_and_semicolons() {
        let text = "Một 1.500 hai; ba 2,5 bốn. Năm";
        assert_eq!(sentence(text, 3), "Một 1.500 hai");
        assert_eq!(sentence(text, text.find("ba").unwrap()), "ba 2,5 bốn");
        assert_eq!(sentence(text, text.len() - 1), "Năm");
    }
}
