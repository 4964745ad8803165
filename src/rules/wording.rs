//! Wordings that are wrong wherever they stand, each with the right one.
//!
//! In: a list of pairs in small letters, a text. Out: the places of the wrong ones, with the right one and
//! the capital that was typed.

use std::ops::Range;

use super::misspelt_words::keys;
use super::signature::{EitherCase, SignedText, WantedWords};
use super::words;
use crate::content::first_capital;

/// A wording and the right one, both in small letters.
#[derive(Clone, Copy)]
struct WrongWording {
    wrong: &'static str,
    right: &'static str,
    /// The word of the wrong one that few texts hold.
    key: EitherCase,
    /// Its last word.
    last: WantedWords,
}

/// A list of them.
pub(super) struct Wordings<const COUNT: usize> {
    all: [WrongWording; COUNT],
}

impl<const COUNT: usize> Wordings<COUNT> {
    /// Of these pairs: the wrong one, the right one.
    pub(super) const fn of(pairs: &[(&'static str, &'static str); COUNT]) -> Wordings<COUNT> {
        let (key, last) = (EitherCase::word(""), WantedWords::words(""));
        let mut all = [WrongWording { wrong: "", right: "", key, last }; COUNT];
        let keys = keys(pairs);
        let mut at = 0;
        while at < COUNT {
            let (wrong, right) = pairs[at];
            let last = WantedWords::words(last_word(wrong));
            all[at] = WrongWording { wrong, right, key: EitherCase::word(keys[at]), last };
            at += 1;
        }
        Wordings { all }
    }

    /// Each place of a text, with what stands there and what is right.
    pub(super) fn each<'t>(
        &'static self,
        signed: SignedText<'t>,
    ) -> impl Iterator<Item = (Range<usize>, &'t str, String)> {
        let all = self.all.iter().filter(move |one| signed.may_hold_either(one.key));
        all.flat_map(move |one| {
            signed.find(one.last).filter_map(move |last| one.up_to(signed.text, last.end))
        })
    }
}

impl WrongWording {
    /// It, where it ends at this byte of a text.
    fn up_to<'t>(&self, text: &'t str, end: usize) -> Option<(Range<usize>, &'t str, String)> {
        let at = end.checked_sub(self.wrong.len())?..end;
        let written = text.get(at.clone())?;
        let small = written == self.wrong;
        if !(small || is_capitalised(written, self.wrong)) || !words::stands_alone(text, &at) {
            return None;
        }
        let right = if small { self.right.to_owned() } else { first_capital(self.right) };
        Some((at, written, right))
    }
}

/// Whether a text is this one with a capital.
fn is_capitalised(text: &str, small: &str) -> bool {
    let (mut letters, mut of_small) = (text.chars(), small.chars());
    let first = letters.next().zip(of_small.next());
    letters.as_str() == of_small.as_str()
        && first.is_some_and(|(letter, small)| small.to_uppercase().eq([letter]))
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
