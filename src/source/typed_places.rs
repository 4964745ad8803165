//! Where letters of a text stand in the text as it was typed: a letter may be typed as several characters, which
//! are one for every reader.
//!
//! In: a text as typed, and the same text in NFC. Out: for a byte of the one, the byte of the other.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Where places of a composed text stand in the text as it was typed.
#[derive(Clone, Debug)]
pub struct TypedPlaces {
    /// Beginnings of letters with all their marks: in the composed text, as typed. None where both are the same.
    letters: Option<Vec<(usize, usize)>>,
}

impl TypedPlaces {
    /// The places of a typed text, which this one is in NFC.
    pub fn of(typed: &str, composed: &str) -> TypedPlaces {
        if typed == composed {
            return TypedPlaces { letters: None };
        }
        // A letter that joins none before it.
        let begins = |letter: char| {
            canonical_combining_class(letter) == 0
                && is_nfc_quick(std::iter::once(letter)) == IsNormalized::Yes
        };
        let mut letters = vec![(0, 0)];
        let (mut at, mut last) = (0, 0);
        let starts =
            typed.char_indices().filter(|(start, letter)| *start > 0 && begins(*letter)).map(|(at, _)| at);
        for start in starts.chain([typed.len()]) {
            at += typed[last..start].nfc().map(char::len_utf8).sum::<usize>();
            last = start;
            letters.push((at, start));
        }
        TypedPlaces { letters: Some(letters) }
    }

    /// The typed bytes of whole letters of the composed text. Returns None if they are no whole letters.
    pub fn range(&self, range: Range<usize>) -> Option<Range<usize>> {
        let Some(letters) = &self.letters else { return Some(range) };
        let of = |at: usize| {
            let found = letters.binary_search_by_key(&at, |(composed, _)| *composed).ok()?;
            Some(letters[found].1)
        };
        Some(of(range.start)?..of(range.end)?)
    }

    /// Where the letter that a byte of the composed text is in begins as it was typed.
    pub fn typed(&self, composed: usize) -> usize {
        match &self.letters {
            None => composed,
            Some(letters) => letters[letters.partition_point(|(at, _)| *at <= composed) - 1].1,
        }
    }

    /// Where the letter that a typed byte is in begins in the composed text.
    pub fn composed(&self, typed: usize) -> usize {
        match &self.letters {
            None => typed,
            Some(letters) => letters[letters.partition_point(|(_, at)| *at <= typed) - 1].0,
        }
    }
}
