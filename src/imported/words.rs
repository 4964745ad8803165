//! The words of what was read beside the words of what was built from it.
//!
//! In: paragraphs of both, in order. Out: how many words are kept, and each run of words that is missing
//! or new, with the paragraph that it stands in. Words are compared without case, punctuation and the place
//! of a tone mark, numbers without zeros in front and dots between thousands: what the decree writes in one
//! way only is no other word. A word that stands elsewhere is kept.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::pairs::matched;

/// Words of one side, with the paragraph of each.
#[derive(Clone, Debug, Default)]
struct OrderedWords {
    keys: Vec<String>,
    shown: Vec<String>,
    paragraphs: Vec<usize>,
    /// The signs before each word that begins a paragraph, and behind each word.
    before: Vec<String>,
    behind: Vec<String>,
}

/// A run of words that only one side has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoneWords {
    /// The number of the paragraph, as given.
    pub paragraph: usize,
    /// The words as they stand there.
    pub words: Vec<String>,
}

/// A word that is kept, and written otherwise: capitals, a zero in front, signs beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlikeWords {
    /// The number of its paragraph in the source.
    pub paragraph: usize,
    /// As it stands there, with the signs beside it.
    pub from: String,
    /// As it stands on the paper.
    pub to: String,
}

/// What came of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordsCompared {
    /// Words of the source.
    pub all: usize,
    /// Words of the source that are on the paper that was built.
    pub kept: usize,
    /// Words of the source that are not.
    pub missing: Vec<LoneWords>,
    /// Words of the paper that the source does not have.
    pub new: Vec<LoneWords>,
    /// Words that are kept and written otherwise.
    pub unlike: Vec<UnlikeWords>,
    /// Paragraphs of the source whose words stand elsewhere in the order of the paper.
    pub moved: Vec<usize>,
    /// The paragraph of the paper that has most words of one of the source, by the latter.
    pub homes: BTreeMap<usize, usize>,
}

impl WordsCompared {
    /// Counts missing words as kept where their paragraph is one that the layout gives, and that is on the paper.
    pub fn excuse(&mut self, is_given: impl Fn(usize) -> bool) {
        let (given, missing): (Vec<LoneWords>, Vec<LoneWords>) =
            std::mem::take(&mut self.missing).into_iter().partition(|run| is_given(run.paragraph));
        self.missing = missing;
        self.kept += given.iter().map(|run| run.words.len()).sum::<usize>();
    }

    /// How many of a thousand words are kept, rounded down.
    pub fn per_mille(&self) -> usize {
        (self.kept * 1000).checked_div(self.all).unwrap_or(1000)
    }
}

/// Compares the words of two papers.
pub fn compare_words<'t>(
    source: impl Iterator<Item = &'t str>,
    built: impl Iterator<Item = &'t str>,
) -> WordsCompared {
    let (source, built) = (OrderedWords::of(source), OrderedWords::of(built));
    let pairs = matched(&source.keys, &built.keys);
    let (mut in_source, mut in_built) = (vec![false; source.keys.len()], vec![false; built.keys.len()]);
    let mut partner: Vec<Option<usize>> = vec![None; source.keys.len()];
    for (one, other) in pairs {
        (in_source[one], in_built[other]) = (true, true);
        partner[one] = Some(other);
    }
    let in_order = in_source.clone();
    // What is left on both sides stands elsewhere.
    let mut left: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in (0..built.keys.len()).rev().filter(|&at| !in_built[at]) {
        left.entry(&built.keys[at]).or_default().push(at);
    }
    for ((key, found), there) in source.keys.iter().zip(&mut in_source).zip(&mut partner) {
        if !*found && let Some(other) = left.get_mut(key.as_str()).and_then(Vec::pop) {
            (*found, in_built[other]) = (true, true);
            *there = Some(other);
        }
    }
    WordsCompared {
        all: source.keys.len(),
        kept: in_source.iter().filter(|kept| **kept).count(),
        missing: source.lone(&in_source),
        new: built.lone(&in_built),
        unlike: source.unlike(&built, &partner),
        moved: source.moved(&in_order, &partner),
        homes: source.homes(&built, &partner),
    }
}

impl OrderedWords {
    fn of<'t>(paragraphs: impl Iterator<Item = &'t str>) -> OrderedWords {
        let mut list = OrderedWords::default();
        for (number, text) in paragraphs.enumerate() {
            for SignedWord { word, before, behind } in words(text) {
                list.keys.push(key(&word));
                list.shown.push(word);
                list.paragraphs.push(number);
                list.before.push(before);
                list.behind.push(behind);
            }
        }
        list
    }

    /// Runs of words that are not among those kept.
    fn lone(&self, kept: &[bool]) -> Vec<LoneWords> {
        let mut runs: Vec<LoneWords> = Vec::new();
        let mut last = None;
        for at in (0..kept.len()).filter(|&at| !kept[at]) {
            let (paragraph, word) = (self.paragraphs[at], self.shown[at].clone());
            match runs.last_mut().filter(|run| last == Some(at.wrapping_sub(1)) && run.paragraph == paragraph)
            {
                Some(run) => run.words.push(word),
                None => runs.push(LoneWords { paragraph, words: vec![word] }),
            }
            last = Some(at);
        }
        runs
    }

    /// Words that are written otherwise on the other side.
    fn unlike(&self, other: &OrderedWords, partner: &[Option<usize>]) -> Vec<UnlikeWords> {
        let mut unlike = Vec::new();
        for (at, there) in (0..).zip(partner).filter_map(|(at, there)| Some((at, (*there)?))) {
            // What stands between two words is one thing, wherever the paragraphs part.
            let go_on = partner.get(at + 1).copied().flatten() == Some(there + 1);
            let (one, two) = match go_on {
                true => (self.gap(at), other.gap(there)),
                false if self.ends(at) && other.ends(there) => {
                    (self.behind[at].clone(), other.behind[there].clone())
                }
                false => (String::new(), String::new()),
            };
            if self.shown[at] != other.shown[there] || one != two {
                let (from, to) = (self.shown[at].clone() + &one, other.shown[there].clone() + &two);
                unlike.push(UnlikeWords { paragraph: self.paragraphs[at], from, to });
            }
        }
        unlike
    }

    /// Paragraphs most of whose words, four at least, are kept and not in the order of the other side.
    fn moved(&self, in_order: &[bool], partner: &[Option<usize>]) -> Vec<usize> {
        let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (at, &paragraph) in self.paragraphs.iter().enumerate() {
            let count = counts.entry(paragraph).or_default();
            count.0 += 1;
            count.1 += usize::from(!in_order[at] && partner[at].is_some());
        }
        counts.retain(|_, (all, elsewhere)| *all >= 4 && *elsewhere * 2 > *all);
        counts.into_keys().collect()
    }

    /// The paragraph of the other side that has most words of each.
    fn homes(&self, other: &OrderedWords, partner: &[Option<usize>]) -> BTreeMap<usize, usize> {
        let mut counts: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
        for (at, there) in (0..).zip(partner).filter_map(|(at, there)| Some((at, (*there)?))) {
            let places = counts.entry(self.paragraphs[at]).or_default();
            *places.entry(other.paragraphs[there]).or_default() += 1;
        }
        let most = |places: BTreeMap<usize, usize>| {
            places
                .into_iter()
                .max_by_key(|(place, count)| (*count, usize::MAX - place))
                .map(|(place, _)| place)
        };
        counts.into_iter().filter_map(|(one, places)| Some((one, most(places)?))).collect()
    }

    /// Whether a word is the last of its paragraph.
    fn ends(&self, at: usize) -> bool {
        self.paragraphs.get(at + 1) != Some(&self.paragraphs[at])
    }

    /// The signs between a word and the next one.
    fn gap(&self, at: usize) -> String {
        let next = self.before.get(at + 1).filter(|_| self.ends(at));
        self.behind[at].clone() + next.map_or("", String::as_str)
    }
}

/// A word with the signs beside it.
#[derive(Default)]
struct SignedWord {
    word: String,
    /// Before the first one of a paragraph.
    before: String,
    behind: String,
}

/// The words of a text: letters and digits that stand together; dots between thousands part nothing.
fn words(text: &str) -> Vec<SignedWord> {
    let text: Vec<char> = text.nfc().collect();
    let mut words: Vec<SignedWord> = Vec::new();
    let (mut word, mut signs) = (SignedWord::default(), String::new());
    for (at, &letter) in text.iter().enumerate() {
        let groups = letter == '.' && is_thousands(&text, at);
        if letter.is_alphanumeric() || groups {
            if word.word.is_empty() {
                let signs = std::mem::take(&mut signs);
                match words.last_mut() {
                    Some(last) => last.behind = signs,
                    None => word.before = signs,
                }
            }
            word.word.push(letter);
            continue;
        }
        if !word.word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        // Blanks, and marks at which lines may or may not end, are no signs.
        if !letter.is_whitespace()
            && !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
        {
            signs.push(if letter == '\u{2011}' { '-' } else { letter });
        }
    }
    if !word.word.is_empty() {
        words.push(word);
    }
    if let Some(last) = words.last_mut().filter(|last| last.behind.is_empty()) {
        last.behind = signs;
    }
    words
}

/// Whether the dot at a place parts thousands: digits before it, three digits behind it.
fn is_thousands(text: &[char], dot: usize) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    dot > 0 && digit(dot - 1) && (1..=3).all(|step| digit(dot + step)) && !digit(dot + 4)
}

/// What is compared of a word.
fn key(word: &str) -> String {
    if word.chars().all(|one| one.is_ascii_digit() || one == '.') {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        let plain = digits.trim_start_matches('0');
        return if plain.is_empty() { "0".to_owned() } else { plain.to_owned() };
    }
    let mut letters = String::new();
    let mut tones = String::new();
    for letter in word.chars().flat_map(char::to_lowercase).nfd() {
        match letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones.push(letter),
            letter => letters.push(letter),
        }
    }
    letters + &tones
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LoneWords, compare_words};

    fn lone(paragraph: usize, words: &[&str]) -> LoneWords {
        LoneWords { paragraph, words: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    #[test]
    fn each_run_is_told_with_its_paragraph() {
        let source = ["Căn cứ Luật số 5", "ỦY BAN NHÂN DÂN", "Tổng 3630 triệu, hoà bình"];
        let built = ["Ủy ban nhân dân", "Căn cứ Luật số 05", "Tổng cộng 3.630 triệu hòa"];
        let compared = compare_words(source.into_iter(), built.into_iter());
        assert_eq!((compared.all, compared.kept, compared.per_mille()), (14, 13, 928));
        assert_eq!(compared.missing, [lone(2, &["bình"])]);
        assert_eq!(compared.new, [lone(2, &["cộng"])]);
    }

    proptest! {
        /// What is missing and what is kept are all words; the same words are all kept.
        #[test]
        fn no_word_is_counted_twice(one in "[abc ]{0,40}", other in "[abc ]{0,40}") {
            let compared = compare_words([one.as_str()].into_iter(), [other.as_str()].into_iter());
            let missing: usize = compared.missing.iter().map(|run| run.words.len()).sum();
            prop_assert_eq!(compared.kept + missing, compared.all);
            let same = compare_words([one.as_str()].into_iter(), [one.as_str()].into_iter());
            prop_assert_eq!(same.kept, same.all);
            // As many words are kept as both sides have.
            let count = |text: &str, word: &str| text.split_whitespace().filter(|one| *one == word).count();
            let words: std::collections::BTreeSet<&str> = one.split_whitespace().collect();
            let common: usize = words.iter().map(|word| count(&one, word).min(count(&other, word))).sum();
            prop_assert_eq!(compared.kept, common);
        }
    }
}
