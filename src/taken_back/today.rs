//! Changes of a file as it was, made in the file as it is today.
//!
//! In: both texts, a change of the first. Out: where it goes in the second; or that it is there already; or that
//! somebody changed the same place otherwise, with what stands there. What is between two changes is compared word by
//! word, so that two people may change one line.

use std::ops::Range;

use super::changed::changed;
use crate::redline::differing;

/// Two texts of one file, and what they have in common.
pub(super) struct TodayText {
    base: String,
    /// With plain line ends.
    text: String,
    /// Line ends of two signs, by their places in that text.
    ends: Vec<usize>,
    /// Stretches that are the same.
    same: Vec<(Range<usize>, Range<usize>)>,
}

/// What becomes of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PatchFate {
    /// It goes here: other bytes for these.
    Put(Range<usize>, String),
    /// It is there already.
    There,
    /// Something else is there: what stands there and what would, with the bytes it would take.
    Asked { today: String, edited: String, range: Range<usize> },
}

impl TodayText {
    pub(super) fn of(base: &str, today: &str) -> TodayText {
        let ends = today.match_indices("\r\n").enumerate().map(|(at, (byte, _))| byte - at).collect();
        let text = today.replace("\r\n", "\n");
        let same = same(base, &text);
        TodayText { base: base.to_owned(), text, ends, same }
    }

    /// What becomes of other words in a place of the base.
    pub(super) fn fate(&self, range: &Range<usize>, words: &str) -> PatchFate {
        let (start, end) = (range.start, range.end);
        // A sign on either side has to be as it was.
        let around = start.saturating_sub(1)..(end + 1).min(self.base.len());
        let whole = self.same.iter().find(|(one, _)| one.start <= around.start && around.end <= one.end);
        if let Some((one, other)) = whole {
            let shift = |at: usize| at - one.start + other.start;
            return PatchFate::Put(shift(start)..shift(end), words.to_owned());
        }
        let from = self.same.iter().rev().find(|(one, _)| one.start < start || start == 0 && one.start == 0);
        let (from, from_today) = match from {
            Some((one, other)) => {
                let at = one.end.min(start);
                (at, at - one.start + other.start)
            }
            None => (0, 0),
        };
        let until =
            self.same.iter().find(|(one, _)| one.end > end || end == self.base.len() && one.end == end);
        let (until, until_today) = match until {
            Some((one, other)) => {
                let at = one.start.max(end);
                (at, at - one.start + other.start)
            }
            None => (self.base.len(), self.text.len()),
        };
        if from_today > until_today {
            let edited = words.to_owned();
            return PatchFate::Asked { today: String::new(), edited, range: from_today..from_today };
        }
        let edited = format!("{}{words}{}", &self.base[from..start], &self.base[end..until]);
        let today = &self.text[from_today..until_today];
        match today {
            // A figure may stand in quotes, and not.
            _ if today.trim_matches(['"', '\'']) == edited.trim_matches(['"', '\'']) => PatchFate::There,
            _ if today == &self.base[from..until] => PatchFate::Put(from_today..until_today, edited),
            _ => PatchFate::Asked { today: today.to_owned(), edited, range: from_today..until_today },
        }
    }

    /// Where a byte of the base is.
    pub(super) fn place(&self, byte: usize) -> usize {
        let last = self.same.iter().rev().find(|(one, _)| one.start <= byte);
        last.map_or(0, |(one, other)| (byte - one.start).min(one.end - one.start) + other.start)
    }

    /// The text with other words in some places, in order; line ends as they are.
    pub(super) fn with(&self, patches: &[(Range<usize>, String)]) -> String {
        let raw = |at: usize| at + self.ends.partition_point(|end| *end < at);
        let is_double = self.ends.first().is_some_and(|end| self.text.find('\n') == Some(*end));
        let today = self.today();
        let (mut new, mut at) = (String::new(), 0);
        for (range, words) in patches {
            new.push_str(&today[at..raw(range.start)]);
            match is_double {
                true => new.push_str(&words.replace('\n', "\r\n")),
                false => new.push_str(words),
            }
            at = raw(range.end);
        }
        new + &today[at..]
    }

    /// The text with its own line ends.
    fn today(&self) -> String {
        let mut text = String::with_capacity(self.text.len() + self.ends.len());
        let mut at = 0;
        for end in &self.ends {
            text.push_str(&self.text[at..*end]);
            text.push('\r');
            at = *end;
        }
        text + &self.text[at..]
    }
}

/// What two people made of a text in different places. Returns None if both changed the same.
pub(super) fn merged(base: &str, today: &str, edited: &str) -> Option<String> {
    let text = TodayText::of(base, today);
    let mut wanted = Vec::new();
    let lines = |text: &'_ str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
    let (olds, news) = (lines(base), lines(edited));
    let start = |lines: &[String], end: usize| lines[..end].iter().map(String::len).sum::<usize>();
    for (gone, come) in differing(olds.iter(), news.iter()) {
        let from = start(&olds, gone.start);
        let (old, new) = (olds[gone].concat(), news[come].concat());
        let (range, words) = changed(&old, &new);
        match text.fate(&(from + range.start..from + range.end), &words) {
            PatchFate::Put(range, words) => wanted.push((range, words)),
            PatchFate::There => {}
            PatchFate::Asked { .. } => return None,
        }
    }
    let apart = wanted.windows(2).all(|pair: &[(Range<usize>, String)]| pair[0].0.end <= pair[1].0.start);
    apart.then(|| text.with(&wanted))
}

/// The stretches that two texts have in common: whole lines first, words in those that differ.
fn same(base: &str, today: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut all = Vec::new();
    if base == today {
        all.push((0..base.len(), 0..today.len()));
        return all;
    }
    let (olds, news) = (pieces(base, Piece::Lines), pieces(today, Piece::Lines));
    let text = |text: &'_ str, all: &[Range<usize>]| {
        all.iter().map(|at| text[at.clone()].to_owned()).collect::<Vec<_>>()
    };
    let mut at = (0, 0);
    let last = (olds.len()..olds.len(), news.len()..news.len());
    let hunks = differing(text(base, &olds).iter(), text(today, &news).iter());
    for (gone, come) in hunks.into_iter().chain([last]) {
        let bytes = |all: &[Range<usize>], range: Range<usize>, length: usize| {
            let start = all.get(range.start).map_or(length, |at| at.start);
            let end =
                range.end.checked_sub(1).filter(|_| !range.is_empty()).map_or(start, |last| all[last].end);
            start..end
        };
        add(
            &mut all,
            bytes(&olds, at.0..gone.start, base.len()),
            bytes(&news, at.1..come.start, today.len()),
        );
        let (own, other) = (bytes(&olds, gone.clone(), base.len()), bytes(&news, come.clone(), today.len()));
        let (words, others) = (&base[own.clone()], &today[other.clone()]);
        let (inner, inner_other) = (pieces(words, Piece::Words), pieces(others, Piece::Words));
        let mut at_word = (0, 0);
        let last = (inner.len()..inner.len(), inner_other.len()..inner_other.len());
        let hunks = differing(text(words, &inner).iter(), text(others, &inner_other).iter());
        for (gone, come) in hunks.into_iter().chain([last]) {
            let one = bytes(&inner, at_word.0..gone.start, words.len());
            let two = bytes(&inner_other, at_word.1..come.start, others.len());
            let shift = |range: Range<usize>, by: usize| range.start + by..range.end + by;
            add(&mut all, shift(one, own.start), shift(two, other.start));
            at_word = (gone.end, come.end);
        }
        at = (gone.end, come.end);
    }
    all
}

/// Adds a stretch, to the last one where it goes on.
fn add(all: &mut Vec<(Range<usize>, Range<usize>)>, one: Range<usize>, other: Range<usize>) {
    if one.is_empty() {
        return;
    }
    match all.last_mut() {
        Some(last) if last.0.end == one.start && last.1.end == other.start => {
            (last.0.end, last.1.end) = (one.end, other.end);
        }
        _ => all.push((one, other)),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Lines,
    Words,
}

fn pieces(text: &str, sort: Piece) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let goes_on = match (sort, before) {
            (_, None) => false,
            (Piece::Lines, Some(before)) => before != '\n',
            (Piece::Words, Some(before)) => char::is_alphanumeric(before) && letter.is_alphanumeric(),
        };
        let end = at + letter.len_utf8();
        match all.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = end,
            None => all.push(at..end),
        }
        before = Some(letter);
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PatchFate, TodayText};

    fn fate(base: &str, today: &str, old: &str, new: &str) -> Result<String, String> {
        let start = base.find(old).unwrap();
        let text = TodayText::of(base, today);
        match text.fate(&(start..start + old.len()), new) {
            PatchFate::Put(range, words) => Ok(text.with(&[(range, words)])),
            PatchFate::There => Ok("đã có".to_owned()),
            PatchFate::Asked { today, edited, .. } => Err(format!("{today} / {edited}")),
        }
    }

    #[test]
    fn two_people_may_change_one_line() {
        let base = "a: |\n  Chi 5 triệu đồng cho năm 2026\nb: 1\n";
        let today = "# mới\na: |\n  Chi 5 triệu đồng cho năm 2027\nb: 2\n";
        assert_eq!(fate(base, today, "5", "6"), Ok(today.replace("Chi 5", "Chi 6")));
        assert_eq!(fate(base, today, "2026", "2027"), Ok("đã có".to_owned()));
        assert_eq!(fate(base, today, "2026", "2028"), Err("2027 / 2028".to_owned()));
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        let (base, today) = ("a: |\n  Một\n  Hai\n", "a: |\r\n  Một\r\n  Hai\r\nb: 1\r\n");
        let text = TodayText::of(base, today);
        let PatchFate::Put(range, words) = text.fate(&(13..13), "  Ba\n") else { panic!("it has a place") };
        assert_eq!(text.with(&[(range, words)]), "a: |\r\n  Một\r\n  Ba\r\n  Hai\r\nb: 1\r\n");
    }

    proptest! {
        /// In a file that nobody changed a change goes where it was, and no other byte moves.
        #[test]
        fn nothing_else_moves(before in "[a-c \n]{0,8}", old in "[a-c]{0,3}", behind in "[a-c \n]{0,8}", new in "[a-c\n]{0,3}") {
            let base = format!("{before}{old}{behind}");
            let text = TodayText::of(&base, &base);
            let fate = text.fate(&(before.len()..before.len() + old.len()), &new);
            let PatchFate::Put(range, words) = fate else { panic!("it has a place") };
            prop_assert_eq!(text.with(&[(range, words)]), format!("{before}{new}{behind}"));
        }

        /// What both have in common leads from one to the other.
        #[test]
        fn places_are_those_of_the_same_letters(base in "[a-c \n]{0,12}", today in "[a-c \n]{0,12}") {
            let text = TodayText::of(&base, &today);
            for (one, other) in &text.same {
                prop_assert_eq!(&base[one.clone()], &today[other.clone()]);
            }
        }
    }
}
