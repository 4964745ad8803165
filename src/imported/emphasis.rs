//! Bold and italic words within a text, as a person types them: `**đậm**`, `*nghiêng*`.
//!
//! In: the words of a paragraph run by run, and its clean lines. Out: how each word of a line stands out, and the
//! line typed so. A word is bold or italic as a whole: within one no mark is read. Signs that a reader would take for
//! marks are left to `escape`.

use super::escape::{self, prose};

/// Words of a run, with whether they are bold, and italic.
pub(super) type RunWords = (String, bool, bool);

/// How a word stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WordEmphasis {
    /// Bold.
    pub(super) bold: bool,
    /// Italic.
    pub(super) italic: bool,
}

/// How the words of each line stand out; nothing for lines of which no word does. `runs` are the words of the whole
/// paragraph, without a number that Word counts.
pub(super) fn of_lines(
    lines: &[String],
    runs: &[RunWords],
    covers: &dyn Fn(char) -> bool,
) -> Vec<Vec<WordEmphasis>> {
    let stands_out = runs.iter().any(|(text, bold, italic)| (*bold || *italic) && !text.trim().is_empty());
    if !stands_out {
        return Vec::new();
    }
    let words: Vec<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
    let seen = words_of(runs, covers);
    // A number that Word counts stands before them.
    let Some(before) = words.len().checked_sub(seen.len()) else { return Vec::new() };
    if words[before..].iter().zip(&seen).any(|(word, (seen, _))| word != seen) {
        return Vec::new();
    }
    let looks =
        std::iter::repeat_n(WordEmphasis::default(), before).chain(seen.into_iter().map(|(_, look)| look));
    let mut looks: Vec<WordEmphasis> = looks.collect();
    let mut all = Vec::with_capacity(lines.len());
    for line in lines {
        let rest = looks.split_off(line.split(' ').count().min(looks.len()));
        all.push(std::mem::replace(&mut looks, rest));
    }
    all
}

/// The clean words of runs; one over several of them stands out where all of its letters do, or it has none and any
/// sign does.
fn words_of(runs: &[RunWords], covers: &dyn Fn(char) -> bool) -> Vec<(String, WordEmphasis)> {
    #[derive(Default)]
    struct CountedWord {
        text: String,
        letters: [usize; 3],
        signs: [usize; 3],
    }
    let mut words: Vec<CountedWord> = Vec::new();
    let mut open = false;
    for (text, bold, italic) in runs {
        for sign in text.chars() {
            if sign.is_whitespace() {
                open = false;
                continue;
            }
            if !open {
                words.push(CountedWord::default());
                open = true;
            }
            if let Some(word) = words.last_mut() {
                word.text.push(sign);
                let counts = if sign.is_alphanumeric() { &mut word.letters } else { &mut word.signs };
                let holds = [true, *bold, *italic];
                counts.iter_mut().zip(holds).for_each(|(count, holds)| *count += usize::from(holds));
            }
        }
    }
    let looks = words.into_iter().filter_map(|word| {
        let [all, bold, italic] = if word.letters[0] > 0 { word.letters } else { word.signs };
        let text = escape::clean(&word.text, covers);
        (!text.is_empty()).then_some((text, WordEmphasis { bold: bold == all, italic: italic == all }))
    });
    looks.collect()
}

/// Takes from lines what most of their words are: a paper that is bold or italic all over has no words that stand
/// out by it.
pub(super) fn drop_usual<'a>(lines: impl Iterator<Item = (&'a String, &'a mut Vec<WordEmphasis>)>) {
    let (mut all, mut bold, mut italic) = (0, 0, 0);
    let mut looks = Vec::new();
    for (text, line) in lines {
        all += text.split(' ').count();
        bold += line.iter().filter(|look| look.bold).count();
        italic += line.iter().filter(|look| look.italic).count();
        looks.push(line);
    }
    let usual = WordEmphasis { bold: bold * 2 > all, italic: italic * 2 > all };
    for look in looks.into_iter().flatten() {
        look.bold &= !usual.bold;
        look.italic &= !usual.italic;
    }
}

/// Clean words as they are typed, those that stand out between stars; `looks` are those of the words that they end
/// with, as many as there are. Where a sign might be taken for a mark, none is set.
pub(super) fn typed(words: &str, looks: &[WordEmphasis]) -> String {
    let plain = prose(words);
    let all: Vec<&str> = words.split(' ').collect();
    let looks = looks.len().checked_sub(all.len()).map(|from| &looks[from..]);
    let Some(looks) = looks.filter(|looks| looks.iter().any(|look| *look != WordEmphasis::default())) else {
        return plain;
    };
    if plain != words || words.contains(['*', '\\']) {
        return plain;
    }
    let mut text = String::with_capacity(words.len() + 8);
    let mut from = 0;
    while from < all.len() {
        let look = looks[from];
        let until = (from..all.len()).find(|at| looks[*at] != look).unwrap_or(all.len());
        let stars = &"***"[..usize::from(look.italic) + 2 * usize::from(look.bold)];
        let gap = if from > 0 { " " } else { "" };
        text.push_str(&format!("{gap}{stars}{}{stars}", all[from..until].join(" ")));
        from = until;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{WordEmphasis, drop_usual, of_lines, typed};

    fn shown(runs: &[(&str, &str)]) -> String {
        let line = super::escape::clean(&runs.iter().map(|(text, _)| *text).collect::<String>(), &|_| true);
        let runs: Vec<(String, bool, bool)> = runs
            .iter()
            .map(|(text, look)| ((*text).to_owned(), look.contains('b'), look.contains('i')))
            .collect();
        let looks = of_lines(std::slice::from_ref(&line), &runs, &|_| true);
        typed(&line, looks.first().map_or(&[][..], Vec::as_slice))
    }

    #[test]
    fn whole_words_stand_out() {
        for (runs, expected) in [
            (&[("Tiếp ", ""), ("đúng giờ", "b"), (", tận tình", "")][..], "Tiếp **đúng giờ,** tận tình"),
            (&[("Về ", "b"), ("kinh tế:", "bi"), (" tăng", "i")], "**Về** ***kinh tế:*** *tăng*"),
            // A part of a word does not, nor does a blank.
            (&[("đ", "b"), ("úng giờ", "")], "đúng giờ"),
            (&[("đúng", ""), (" ", "b"), ("giờ", "")], "đúng giờ"),
            // Signs that could be marks leave the text as it is.
            (&[("2 * 3 * 4 ", ""), ("m", "b")], r"2 \* 3 \* 4 m"),
            (&[("{{ a }} ", ""), ("m", "b")], r"\{\{ a \}\} m"),
        ] {
            assert_eq!(shown(runs), expected);
        }
    }

    #[test]
    fn a_number_that_word_counts_does_not_stand_out() {
        let runs = [("Họp".to_owned(), true, false), (" ngay".to_owned(), false, false)];
        let looks = of_lines(&["1. Họp ngay".to_owned()], &runs, &|_| true);
        assert_eq!(typed("Họp ngay", &looks[0]), "**Họp** ngay");
        // Other words than those of the line tell nothing of it.
        assert!(of_lines(&["Họp sau".to_owned()], &runs, &|_| true).is_empty());
    }

    #[test]
    fn what_is_usual_does_not_stand_out() {
        let bold = WordEmphasis { bold: true, italic: false };
        let mut lines = [("một hai".to_owned(), vec![bold; 2]), ("ba".to_owned(), Vec::new())];
        drop_usual(lines.iter_mut().map(|(text, looks)| (&*text, looks)));
        assert_eq!(lines[0].1, [WordEmphasis::default(); 2]);
    }
}
