//! The atoms of a text, none of which is ever marked in part: words, blanks, signs beside words.
//!
//! In: a text. Out: its atoms in order. A figure, a date, the number of a paper is one word.

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordSort {
    /// Letters, digits and what stands between them.
    Letters,
    /// Blanks.
    Blank,
    /// A sign beside a word.
    Sign,
    /// A tab, a break, a drawing.
    Piece,
    /// Whole runs: a field, a formula.
    Runs,
}

/// Signs that stand before a word, and behind one, and are none of it.
const BEFORE: &[char] = &['(', '[', '{', '"', '\'', '“', '‘', '«', '<'];
const BEHIND: &[char] = &['.', ',', ';', ':', '!', '?', '…', ')', ']', '}', '"', '\'', '”', '’', '»', '>'];

/// The atoms of a text: blanks, words, signs beside words. What stands between digits, or parts of the number of a
/// paper, is inside a word.
pub(crate) fn atoms(text: &str) -> Vec<(&str, WordSort)> {
    let mut all = Vec::new();
    let mut rest = text;
    let is_blank = |letter: char| letter == ' ' || letter == '\u{a0}' || letter == '\t';
    while !rest.is_empty() {
        let blanks = rest.find(|letter| !is_blank(letter)).unwrap_or(rest.len());
        if blanks > 0 {
            all.push((&rest[..blanks], WordSort::Blank));
            rest = &rest[blanks..];
            continue;
        }
        let end = rest.find(is_blank).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        rest = behind;
        let inner = word.trim_start_matches(BEFORE);
        let opening = &word[..word.len() - inner.len()];
        let core = inner.trim_end_matches(BEHIND);
        let closing = &inner[core.len()..];
        each_letter(opening, &mut all);
        if !core.is_empty() {
            all.push((core, WordSort::Letters));
        }
        each_letter(closing, &mut all);
    }
    all
}

fn each_letter<'t>(signs: &'t str, all: &mut Vec<(&'t str, WordSort)>) {
    all.extend(signs.char_indices().map(|(at, sign)| (&signs[at..at + sign.len_utf8()], WordSort::Sign)));
}

#[cfg(test)]
mod tests {
    use super::{WordSort, atoms};

    #[test]
    fn figures_dates_and_numbers_of_papers_are_one_word() {
        let words = |text| -> Vec<&str> {
            atoms(text)
                .into_iter()
                .filter(|(_, sort)| *sort == WordSort::Letters)
                .map(|(word, _)| word)
                .collect()
        };
        assert_eq!(
            words("(Quyết định số 889/QĐ-TTg ngày 24/6/2020): 1.200.000 đồng, 12,5%."),
            ["Quyết", "định", "số", "889/QĐ-TTg", "ngày", "24/6/2020", "1.200.000", "đồng", "12,5%"]
        );
        let all: String = atoms(" “a b,”  c ").into_iter().map(|(word, _)| word).collect();
        assert_eq!(all, " “a b,”  c ");
    }
}
