//! Which words of a paragraph changed: as few and as whole phrases as a reader would mark.
//!
//! In: the words of both papers. Out: stretches that differ, and of each whether only a number shifts in it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::align::differing;
use super::atoms::WordSort;
use super::marks::RedlineReason;
use super::words::RedlineWord;

/// A stretch of words that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChangedWords {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    pub(super) reason: RedlineReason,
}

/// Numbers of articles that became others: as (`3`, `4`).
pub(super) type ShiftedArticles = BTreeSet<(String, String)>;

/// Letters that a syllable between two changes has at most, if these become one.
const SHORT: usize = 3;

/// The stretches that differ.
pub(super) fn of(
    old: &[RedlineWord],
    new: &[RedlineWord],
    shifted: &ShiftedArticles,
    counts_rows: bool,
) -> Vec<ChangedWords> {
    let compared = |words: &[RedlineWord]| words.iter().map(RedlineWord::compared).collect::<Vec<_>>();
    let hunks = differing(compared(old).into_iter(), compared(new).into_iter());
    let hunks = whole(joined(hunks, old, new), old, new);
    let reason = |(olds, news): &(Range<usize>, Range<usize>)| match is_shift(
        (old, olds),
        (new, news),
        shifted,
        counts_rows,
    ) {
        true => RedlineReason::Renumbered,
        false => RedlineReason::Written,
    };
    hunks.into_iter().map(|hunk| ChangedWords { reason: reason(&hunk), old: hunk.0, new: hunk.1 }).collect()
}

type WordRanges = Vec<(Range<usize>, Range<usize>)>;

/// Changes that only a blank, a sign or a short syllable parts are one.
fn joined(hunks: WordRanges, old: &[RedlineWord], new: &[RedlineWord]) -> WordRanges {
    let mut joined: WordRanges = Vec::new();
    for (olds, news) in hunks {
        if let Some((last_olds, last_news)) = joined.last_mut() {
            let between = &new[last_news.end..news.start];
            let solid: Vec<&RedlineWord> =
                between.iter().filter(|word| word.sort != WordSort::Blank).collect();
            let is_figure = |range: &Range<usize>, words: &[RedlineWord]| {
                words[range.clone()].iter().any(|word| word.key.contains(|sign: char| sign.is_ascii_digit()))
            };
            let has_figures = is_figure(last_news, new)
                || is_figure(last_olds, old)
                || is_figure(&news, new)
                || is_figure(&olds, old);
            let replaces =
                [&*last_olds, &*last_news, &olds, &news].into_iter().all(|range| !range.is_empty());
            let is_small = |word: &RedlineWord| match word.sort {
                WordSort::Letters => word.key.chars().count() <= SHORT,
                WordSort::Sign => true,
                WordSort::Blank | WordSort::Piece | WordSort::Runs => false,
            };
            let joins = match solid.as_slice() {
                [] => true,
                // Between two replacements a word stays, which then means something else.
                [one] if one.sort == WordSort::Letters && replaces => !has_figures,
                [one] => !has_figures && is_small(one) && (between.len() > 1 || one.sort == WordSort::Sign),
                _ => false,
            };
            if joins {
                (last_olds.end, last_news.end) = (olds.end, news.end);
                continue;
            }
        }
        joined.push((olds, news));
    }
    joined
}

/// Changes that leave little between them are one: a sentence that was written anew.
fn whole(hunks: WordRanges, old: &[RedlineWord], new: &[RedlineWord]) -> WordRanges {
    let ([first, .., last], true) = (hunks.as_slice(), hunks.len() > 2) else { return hunks };
    let (olds, news) = (first.0.start..last.0.end, first.1.start..last.1.end);
    let letters = |words: &[RedlineWord]| words.iter().filter(|word| word.sort == WordSort::Letters).count();
    let all = letters(&old[olds.clone()]).max(letters(&new[news.clone()]));
    let changed: usize = hunks.iter().map(|(_, range)| letters(&new[range.clone()])).sum();
    let kept = letters(&new[news.clone()]) - changed;
    if kept * 100 < all * 35 { vec![(olds, news)] } else { hunks }
}

type WordsPart<'w> = (&'w [RedlineWord], &'w Range<usize>);

/// Words that a number stands behind at the begin of a paragraph.
const NUMBERED: &[&str] = &["điều", "chương", "mục", "phần", "phụ", "lục", "biểu", "bảng", "mẫu"];

/// Whether a change only shifts a number: that of the paragraph itself, or that of an article which another
/// paragraph has.
fn is_shift(
    (old, olds): WordsPart<'_>,
    (new, news): WordsPart<'_>,
    shifted: &ShiftedArticles,
    counts_rows: bool,
) -> bool {
    if olds.len() != 1 || news.len() != 1 {
        return false;
    }
    let (before, after) = (&old[olds.start], &new[news.start]);
    if !is_ordinal(&before.key) || !is_ordinal(&after.key) {
        return false;
    }
    let solid = |words: &[RedlineWord]| -> Vec<String> {
        let words = words.iter().filter(|word| word.sort != WordSort::Blank);
        words.map(|word| word.key.to_lowercase()).collect()
    };
    let leading = solid(&new[..news.start]);
    let behind = solid(&new[news.end..]);
    let is_label = leading.iter().all(|word| NUMBERED.contains(&word.as_str()))
        && behind.first().map_or(counts_rows, |sign| [".", ")", ":"].contains(&sign.as_str()));
    let is_cited = leading.last().is_some_and(|word| word == "điều")
        && shifted.contains(&(before.key.to_string(), after.key.to_string()));
    is_label || is_cited
}

/// Whether a word counts something: `12`, `IV`, `đ`.
fn is_ordinal(word: &str) -> bool {
    let (letters, mut all) = (word.chars().count(), word.chars());
    let is_number = letters <= 3 && all.clone().all(|letter| letter.is_ascii_digit());
    let is_roman = letters <= 6 && all.clone().all(|letter| "IVXLC".contains(letter));
    let is_letter = letters == 1 && all.all(char::is_lowercase);
    is_number || is_roman || is_letter
}

/// The number of the article that a paragraph begins: of `Điều 3. …`.
pub(super) fn article(words: &[RedlineWord]) -> Option<&str> {
    let mut solid = words.iter().filter(|word| word.sort != WordSort::Blank);
    let first = solid.next()?;
    let number = solid.next()?;
    let sign = solid.next()?;
    let is_article = &*first.key == "Điều" && is_ordinal(&number.key) && matches!(&*sign.key, "." | ":");
    is_article.then_some(&*number.key)
}
