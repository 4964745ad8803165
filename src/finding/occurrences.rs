//! Where words occur in texts: looked up once, as one paragraph may have thousands of the same fault.
//!
//! In: texts, each with a number that its caller knows it by, and words. Out: the places of the words. Of so
//! many texts and words that looking would take too long nothing is known: a finding about them is then told
//! at its paragraph. It leaves how words may be typed to its callers.

use std::collections::BTreeMap;
use std::rc::Rc;

use memchr::memmem;

/// Bytes of texts that are gone over for one rule, or one paper.
const MOST_BYTES: usize = 512 * 1024 * 1024;

/// A text up to this length is gone over again, which costs less than to remember it.
const SHORT: usize = 1_000;

/// Places of words in texts.
pub struct Occurrences {
    known: BTreeMap<(usize, String), Rc<[usize]>>,
    left: usize,
}

impl Default for Occurrences {
    fn default() -> Occurrences {
        Occurrences { known: BTreeMap::new(), left: MOST_BYTES }
    }
}

impl Occurrences {
    /// How many of the same words stand before these, where that is not known: no text has so many.
    pub const UNKNOWN: usize = usize::MAX;

    /// A number for a value that stays where it is.
    pub fn number<T>(of: &T) -> usize {
        std::ptr::from_ref(of).addr()
    }

    /// The bytes where words begin in the text of this number, one behind the other.
    pub fn of(&mut self, number: usize, text: &str, words: &str) -> Option<Rc<[usize]>> {
        let key = (number, words.to_owned());
        if let Some(known) = self.known.get(&key) {
            return Some(known.clone());
        }
        self.spend(text.len()).then_some(())?;
        let found: Rc<[usize]> = memmem::find_iter(text.as_bytes(), words).collect();
        self.known.insert(key, found.clone());
        Some(found)
    }

    /// How many times words stand in the text of this number before a byte of it; [`Occurrences::UNKNOWN`] if
    /// that is not known.
    pub fn before(&mut self, number: usize, text: &str, words: &str, at: usize) -> usize {
        if at <= SHORT {
            return text[..at].matches(words).count();
        }
        self.of(number, text, words)
            .map_or(Occurrences::UNKNOWN, |all| all.partition_point(|start| start + words.len() <= at))
    }

    /// Takes note that so many bytes are gone over. Returns whether they may be.
    pub fn spend(&mut self, bytes: usize) -> bool {
        let left = self.left.checked_sub(bytes);
        self.left = left.unwrap_or_default();
        left.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, Occurrences};

    #[test]
    fn words_are_counted_as_they_follow_each_other() {
        let text = format!("{}aaa, aaa", "aa ".repeat(1_000));
        let mut occurrences = Occurrences::default();
        for words in ["aa", "a", "aaa", "x"] {
            for at in [0, 500, 1_001, 2_999, 3_000, 3_002, text.len()] {
                let counted = text[..at].matches(words).count();
                assert_eq!(occurrences.before(1, &text, words, at), counted, "{words} before {at}");
            }
        }
        assert_eq!(occurrences.before(2, &text.replace("aa ", "bb "), "aa", text.len()), 2);
    }

    #[test]
    fn what_would_take_too_long_is_not_known() {
        let mut occurrences = Occurrences::default();
        assert!(occurrences.spend(MOST_BYTES - 1));
        assert_eq!(occurrences.before(1, &"a".repeat(2_000), "a", 2_000), Occurrences::UNKNOWN);
        assert_eq!(occurrences.before(1, "aa", "a", 2), 2);
    }
}
