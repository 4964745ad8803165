//! What two lists have in common, and which of the rest belongs together.
//!
//! In: keys of two lists. Out: steps that go over both in order: the same, changed, only old, only new. What is the
//! same is found first, then what differs in figures only, then what has most words in common; in the rest a
//! bounded search only, so that no input takes long.

use std::hash::Hash;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput, Interner};

/// A step over two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AlignStep {
    /// The same in both.
    Same(usize, usize),
    /// Changed.
    Changed(usize, usize),
    /// Only in the old one.
    Old(usize),
    /// Only in the new one.
    New(usize),
}

/// What is known of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AlignKey {
    /// All of it, as a hash: what only has the same hash is compared word by word later.
    pub(crate) exact: u64,
    /// Its words without figures, as a hash; None where that says nothing.
    pub(crate) loose: Option<u64>,
    /// Only items of one sort belong together.
    pub(crate) sort: String,
    /// Its words, sorted.
    pub(crate) words: Vec<u64>,
    /// How much of their words changed items of its sort have in common at least, in percent.
    pub(crate) least: usize,
}

/// Pairs that are looked at in one gap.
const MOST_PAIRS: usize = 160_000;

/// The parts of two lists that differ.
pub(crate) fn differing<T: Hash + Eq>(
    old: impl Iterator<Item = T>,
    new: impl Iterator<Item = T>,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut input = InternedInput { before: Vec::new(), after: Vec::new(), interner: Interner::new(0) };
    input.update_before(old);
    input.update_after(new);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let range = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| (range(hunk.before), range(hunk.after))).collect()
}

/// Goes over two lists.
pub(crate) fn aligned(old: &[AlignKey], new: &[AlignKey]) -> Vec<AlignStep> {
    let mut steps = Vec::new();
    let mut at = (0, 0);
    let exact = |key: &AlignKey| (key.sort.clone(), key.exact);
    for (olds, news) in differing(old.iter().map(exact), new.iter().map(exact)) {
        same(&mut at, olds.start, &mut steps);
        loosely((old, olds.clone()), (new, news.clone()), &mut steps);
        at = (olds.end, news.end);
    }
    same(&mut at, old.len(), &mut steps);
    steps
}

/// Steps over what is the same up to a place of the old list.
fn same(at: &mut (usize, usize), end: usize, steps: &mut Vec<AlignStep>) {
    while at.0 < end {
        steps.push(AlignStep::Same(at.0, at.1));
        *at = (at.0 + 1, at.1 + 1);
    }
}

type ListPart<'k> = (&'k [AlignKey], Range<usize>);

/// A gap: what differs in figures only is found in it.
fn loosely((old, olds): ListPart<'_>, (new, news): ListPart<'_>, steps: &mut Vec<AlignStep>) {
    // An item that says nothing is like no other.
    let loose = |side: bool| {
        move |(at, key): (usize, &AlignKey)| match key.loose {
            None => (format!("{side}{at}"), 0),
            Some(loose) => (key.sort.clone(), loose),
        }
    };
    let mut at = (olds.start, news.start);
    let before = old[olds.clone()].iter().enumerate().map(loose(false));
    let after = new[news.clone()].iter().enumerate().map(loose(true));
    let hunks: Vec<_> = differing(before, after);
    let shift = |range: &Range<usize>, by: usize| range.start + by..range.end + by;
    let last = (old[olds.clone()].len()..olds.len(), new[news.clone()].len()..news.len());
    for (inner_olds, inner_news) in hunks.into_iter().chain([last]) {
        let (inner_olds, inner_news) = (shift(&inner_olds, olds.start), shift(&inner_news, news.start));
        while at.0 < inner_olds.start {
            steps.push(AlignStep::Changed(at.0, at.1));
            at = (at.0 + 1, at.1 + 1);
        }
        by_words((old, inner_olds.clone()), (new, inner_news.clone()), steps);
        at = (inner_olds.end, inner_news.end);
    }
}

/// A gap: the pairs, in order, that have most words in common.
fn by_words((old, olds): ListPart<'_>, (new, news): ListPart<'_>, steps: &mut Vec<AlignStep>) {
    let (rows, columns) = (olds.len(), news.len());
    if rows.saturating_mul(columns) > MOST_PAIRS || rows == 0 || columns == 0 {
        steps.extend(olds.map(AlignStep::Old));
        steps.extend(news.map(AlignStep::New));
        return;
    }
    let likeness: Vec<usize> = old[olds.clone()]
        .iter()
        .flat_map(|one| new[news.clone()].iter().map(move |other| alike(one, other)))
        .collect();
    let mut best = vec![0_usize; (rows + 1) * (columns + 1)];
    let cell = |row: usize, column: usize| row * (columns + 1) + column;
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let both = likeness[row * columns + column];
            let paired = if both > 0 { best[cell(row + 1, column + 1)] + both } else { 0 };
            best[cell(row, column)] =
                paired.max(best[cell(row + 1, column)]).max(best[cell(row, column + 1)]);
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        let both = likeness[row * columns + column];
        let here = best[cell(row, column)];
        if both > 0 && here == best[cell(row + 1, column + 1)] + both {
            steps.push(AlignStep::Changed(olds.start + row, news.start + column));
            (row, column) = (row + 1, column + 1);
        } else if here == best[cell(row + 1, column)] {
            steps.push(AlignStep::Old(olds.start + row));
            row += 1;
        } else {
            steps.push(AlignStep::New(news.start + column));
            column += 1;
        }
    }
    steps.extend((olds.start + row..olds.end).map(AlignStep::Old));
    steps.extend((news.start + column..news.end).map(AlignStep::New));
}

/// How much of their words two items have in common, in percent.
fn alike(one: &AlignKey, other: &AlignKey) -> usize {
    if one.sort != other.sort {
        return 0;
    }
    let (a, b) = (&one.words, &other.words);
    if a.is_empty() && b.is_empty() {
        return 60;
    }
    let (mut at, mut to, mut common) = (0, 0, 0_usize);
    while at < a.len() && to < b.len() {
        match a[at].cmp(&b[to]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => (at, to, common) = (at + 1, to + 1, common + 1),
        }
    }
    let likeness = common * 200 / (a.len() + b.len());
    if likeness >= one.least { likeness } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AlignKey, AlignStep, aligned};

    fn key(word: &str) -> AlignKey {
        let hash = |letters: &mut dyn Iterator<Item = char>| {
            letters.fold(7_u64, |hash, letter| hash.wrapping_mul(1_000_003).wrapping_add(u64::from(letter)))
        };
        let loose = hash(&mut word.chars().filter(|letter| !letter.is_ascii_digit()));
        let loose = (loose != 7).then_some(loose);
        let mut words: Vec<u64> = word.chars().map(u64::from).collect();
        words.sort_unstable();
        AlignKey { exact: hash(&mut word.chars()), loose, sort: "p".to_owned(), words, least: 50 }
    }

    /// The list of one side that steps give.
    fn side(steps: &[AlignStep], is_old: bool) -> Vec<usize> {
        let at = |step: &AlignStep| match *step {
            AlignStep::Same(old, new) | AlignStep::Changed(old, new) => Some(if is_old { old } else { new }),
            AlignStep::Old(old) => is_old.then_some(old),
            AlignStep::New(new) => (!is_old).then_some(new),
        };
        steps.iter().filter_map(at).collect()
    }

    proptest! {
        /// Steps forward give the new list, backward the old one, each item once and in order; what is called
        /// the same is.
        #[test]
        fn steps_lead_from_old_to_new_and_back(
            old in prop::collection::vec("[ab1]{0,3}", 0..24),
            new in prop::collection::vec("[ab1]{0,3}", 0..24),
        ) {
            let olds: Vec<AlignKey> = old.iter().map(|word| key(word)).collect();
            let news: Vec<AlignKey> = new.iter().map(|word| key(word)).collect();
            let steps = aligned(&olds, &news);
            prop_assert_eq!(side(&steps, true), (0..old.len()).collect::<Vec<_>>());
            prop_assert_eq!(side(&steps, false), (0..new.len()).collect::<Vec<_>>());
            for step in steps {
                if let AlignStep::Same(from, to) = step {
                    prop_assert_eq!(&old[from], &new[to]);
                }
            }
        }
    }

    #[test]
    fn a_removed_item_is_no_rewrite_of_its_neighbour() {
        let (a, b, c) = ("tuyên truyền 5", "hỗ trợ doanh nghiệp 7", "kiểm tra 9");
        let [old, new] =
            [vec![a, b, c], vec![a, "kiểm tra 10"]].map(|all| all.into_iter().map(key).collect::<Vec<_>>());
        let steps = aligned(&old, &new);
        assert_eq!(steps, [AlignStep::Same(0, 0), AlignStep::Old(1), AlignStep::Changed(2, 1)]);
    }
}
