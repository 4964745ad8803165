//! The words of what was read beside the words of what was built from it.
//!
//! In: paragraphs of both, in order. Out: how many words are kept, and each run of words that is missing
//! or new, with the paragraph that it stands in. Words are compared without case, punctuation and the place
//! of a tone mark, numbers without zeros in front and dots between thousands: what the decree writes in one
//! way only is no other word. A word that stands elsewhere is kept.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// Words of one side, with the paragraph of each.
#[derive(Clone, Debug, Default)]
struct OrderedWords {
    keys: Vec<String>,
    shown: Vec<String>,
    paragraphs: Vec<usize>,
}

/// A run of words that only one side has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoneWords {
    /// The number of the paragraph, as given.
    pub paragraph: usize,
    /// The words as they stand there.
    pub words: Vec<String>,
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
    for (one, other) in pairs {
        (in_source[one], in_built[other]) = (true, true);
    }
    // What is left on both sides stands elsewhere.
    let mut left: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in (0..built.keys.len()).rev().filter(|&at| !in_built[at]) {
        left.entry(&built.keys[at]).or_default().push(at);
    }
    for (key, found) in source.keys.iter().zip(&mut in_source) {
        if !*found && let Some(other) = left.get_mut(key.as_str()).and_then(Vec::pop) {
            (*found, in_built[other]) = (true, true);
        }
    }
    WordsCompared {
        all: source.keys.len(),
        kept: in_source.iter().filter(|kept| **kept).count(),
        missing: source.lone(&in_source),
        new: built.lone(&in_built),
    }
}

impl OrderedWords {
    fn of<'t>(paragraphs: impl Iterator<Item = &'t str>) -> OrderedWords {
        let mut list = OrderedWords::default();
        for (number, text) in paragraphs.enumerate() {
            for word in words(text) {
                list.keys.push(key(&word));
                list.shown.push(word);
                list.paragraphs.push(number);
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
}

/// The words of a text: letters and digits that stand together; dots between thousands part nothing.
fn words(text: &str) -> Vec<String> {
    let text: Vec<char> = text.nfc().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, &letter) in text.iter().enumerate() {
        let groups = letter == '.' && is_thousands(&text, at);
        match letter.is_alphanumeric() {
            true => word.push(letter),
            false if groups => word.push(letter),
            false if !word.is_empty() => words.push(std::mem::take(&mut word)),
            false => {}
        }
    }
    if !word.is_empty() {
        words.push(word);
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

/// Pairs of equal words, each behind the one before on both sides: anchors that stand once on either side,
/// then what is between them.
fn matched(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open = vec![(0..one.len(), 0..other.len())];
    while let Some((mut left, mut right)) = open.pop() {
        while !left.is_empty() && !right.is_empty() && one[left.start] == other[right.start] {
            pairs.push((left.start, right.start));
            (left.start, right.start) = (left.start + 1, right.start + 1);
        }
        while !left.is_empty() && !right.is_empty() && one[left.end - 1] == other[right.end - 1] {
            pairs.push((left.end - 1, right.end - 1));
            (left.end, right.end) = (left.end - 1, right.end - 1);
        }
        if left.is_empty() || right.is_empty() {
            continue;
        }
        let anchors = anchors(&one[left.clone()], &other[right.clone()]);
        if anchors.is_empty() {
            let found = longest(&one[left.clone()], &other[right.clone()]);
            pairs.extend(found.into_iter().map(|(a, b)| (a + left.start, b + right.start)));
            continue;
        }
        let (mut from, mut to) = (left.start, right.start);
        for (a, b) in anchors {
            let (a, b) = (a + left.start, b + right.start);
            pairs.push((a, b));
            open.push((from..a, to..b));
            (from, to) = (a + 1, b + 1);
        }
        open.push((from..left.end, to..right.end));
    }
    pairs
}

/// Where three words in a row stand once on either side, in the same order.
fn anchors(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    let once = |words: &[String]| {
        let mut seen: BTreeMap<[String; 3], Option<usize>> = BTreeMap::new();
        for (at, three) in words.windows(3).enumerate() {
            let three = [three[0].clone(), three[1].clone(), three[2].clone()];
            seen.entry(three).and_modify(|place| *place = None).or_insert(Some(at));
        }
        seen
    };
    let others = once(other);
    let mut common: Vec<(usize, usize)> =
        once(one).into_iter().filter_map(|(three, place)| Some((place?, (*others.get(&three)?)?))).collect();
    common.sort_unstable();
    increasing(&common)
}

/// The longest part of pairs whose second numbers rise as the first do.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, other)) in pairs.iter().enumerate() {
        let place = ends.partition_point(|&end| pairs[end].1 < *other);
        before.push(place.checked_sub(1).map(|place| ends[place]));
        if place == ends.len() { ends.push(at) } else { ends[place] = at }
    }
    let mut chain = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chain.push(pairs[at]);
        next = before[at];
    }
    chain.reverse();
    chain
}

/// The longest common part of two short runs; none of two long ones, whose words are found by their count.
fn longest(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    const MOST: usize = 400_000;
    if one.len() * other.len() > MOST {
        return Vec::new();
    }
    let width = other.len() + 1;
    let mut lengths = vec![0_u32; (one.len() + 1) * width];
    for a in (0..one.len()).rev() {
        for b in (0..other.len()).rev() {
            lengths[a * width + b] = match one[a] == other[b] {
                true => lengths[(a + 1) * width + b + 1] + 1,
                false => lengths[(a + 1) * width + b].max(lengths[a * width + b + 1]),
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < one.len() && b < other.len() {
        if one[a] == other[b] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if lengths[(a + 1) * width + b] >= lengths[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
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
