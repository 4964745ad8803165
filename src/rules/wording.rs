//! Wordings that are wrong wherever they stand, each with the right one.
//!
//! In: a list of pairs in small letters, a line. Out: the places of the wrong ones, with the right one and
//! the capital that was typed. A line that does not hold the last word of any is passed over.

use std::ops::Range;

use super::paper_view::Line;
use super::signature::{AnyOf, WantedWords};
use super::words;
use crate::content::first_capital;

/// A wording and the right one, both in small letters.
#[derive(Clone, Copy)]
pub(super) struct WrongWording {
    wrong: &'static str,
    right: &'static str,
    /// The last word of the wrong one.
    last: WantedWords,
}

/// A list of them.
pub(super) struct Wordings<const COUNT: usize> {
    all: [WrongWording; COUNT],
    any: AnyOf,
}

impl<const COUNT: usize> Wordings<COUNT> {
    /// Of these pairs: the wrong one, the right one.
    pub(super) const fn of(pairs: [(&'static str, &'static str); COUNT]) -> Wordings<COUNT> {
        let mut all = [WrongWording { wrong: "", right: "", last: WantedWords::words("") }; COUNT];
        let mut last = [WantedWords::words(""); COUNT];
        let mut at = 0;
        while at < COUNT {
            let (wrong, right) = pairs[at];
            last[at] = WantedWords::words(last_word(wrong));
            all[at] = WrongWording { wrong, right, last: last[at] };
            at += 1;
        }
        Wordings { all, any: AnyOf::words(&last) }
    }

    /// Each place of a line, with what stands there and what is right.
    pub(super) fn each<'l>(
        &'static self,
        line: &'l Line<'_>,
    ) -> impl Iterator<Item = (Range<usize>, &'l str, String)> {
        let all = line.may_hold_any(&self.any).then_some(&self.all);
        let all = all.into_iter().flatten().filter(|one| line.may_hold(one.last));
        all.flat_map(move |one| {
            let places = line.find(one.last);
            places.filter_map(move |last| {
                let at = (last.end.checked_sub(one.wrong.len())?)..last.end;
                let written = line.text.get(at.clone())?;
                let capital = first_capital(one.wrong);
                if !(written == one.wrong || written == capital) || !words::stands_alone(&line.text, &at) {
                    return None;
                }
                let right = match written == one.wrong {
                    true => one.right.to_owned(),
                    false => first_capital(one.right),
                };
                Some((at, written, right))
            })
        })
    }
}

/// What stands behind the last blank.
const fn last_word(text: &'static str) -> &'static str {
    let bytes = text.as_bytes();
    let mut at = bytes.len();
    while at > 0 && bytes[at - 1] != b' ' {
        at -= 1;
    }
    text.split_at(at).1
}
