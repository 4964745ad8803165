//! Words of a line: where they stand alone, what stands before and behind them, and the sentence
//! around them.
//!
//! In: a text and what is looked for. Out: places in bytes.

use std::ops::Range;

/// Each place of words that stand alone, not in the middle of others.
pub(super) fn find<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices(words).map(|(at, found)| at..at + found.len()).filter(|at| stands_alone(text, at))
}

/// Whether neither a letter nor a digit touches a place.
pub(super) fn stands_alone(text: &str, at: &Range<usize>) -> bool {
    !text[..at.start].ends_with(char::is_alphanumeric) && !text[at.end..].starts_with(char::is_alphanumeric)
}

/// The last word before a byte, without the blanks between; empty where a sign or nothing stands there.
pub(super) fn before(text: &str, at: usize) -> &str {
    let text = text[..at].trim_end_matches(' ');
    let start = text
        .rfind(|letter: char| !letter.is_alphanumeric())
        .map_or(0, |sign| sign + text[sign..].chars().next().map_or(0, char::len_utf8));
    &text[start..]
}

/// What stands behind a byte, without blanks in front.
pub(super) fn behind(text: &str, at: usize) -> &str {
    text[at..].trim_start_matches(' ')
}

/// The sentence or clause around a byte, between semicolons and full stops.
pub(super) fn sentence(text: &str, at: usize) -> &str {
    let ends = |(at, sign): &(usize, &str)| {
        *sign == ";" || text[at + 1..].is_empty() || text[at + 1..].starts_with(' ')
    };
    let signs = [";", ".", "?", "!"];
    let all = signs.iter().flat_map(|sign| text.match_indices(sign)).filter(ends);
    let (mut start, mut end) = (0, text.len());
    for (sign, _) in all {
        if sign < at {
            start = start.max(sign + 1);
        } else {
            end = end.min(sign);
        }
    }
    text[start..end].trim()
}

/// The place of a name with other capitals that begins at a byte; None of one that is the same, another,
/// or in capitals throughout.
pub(super) fn otherwise(text: &str, start: usize, name: &str) -> Option<Range<usize>> {
    let at = start..start + name.len();
    let written = text.get(at.clone()).filter(|written| *written != name)?;
    let same = written.to_lowercase() == name.to_lowercase() && stands_alone(text, &at);
    (same && written.chars().any(char::is_lowercase)).then_some(at)
}

/// Whether a byte is inside a sentence: a letter, a digit or a comma stands before it.
pub(super) fn is_inside(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ');
    before.ends_with(|letter: char| letter.is_alphanumeric() || letter == ',')
}

#[cfg(test)]
mod tests {
    use super::{before, find, is_inside, sentence};

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
