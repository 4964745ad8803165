//! Values that are written as one word of a list: each word is beside its meaning and the value it gives.
//!
//! In: the map that has the key. Out: the value of the word. The check of shapes, the schema, the hints and
//! the reader all use the same list, so that no word is known to only one of them. All other errors of shape
//! are left to `declare`.

use std::fmt::Debug;

use crate::finding::{Finding, codes, suggest};
use crate::source::Span;
use crate::yaml::Node;

/// A word with its value.
#[derive(Clone, Copy, Debug)]
pub struct Choice<T: 'static> {
    /// As written in YAML.
    pub word: &'static str,
    /// What it means, in the middle of a sentence.
    pub about: &'static str,
    /// What the program makes of it.
    pub value: T,
}

/// A word, what it means, its value.
pub(super) const fn choice<T>(word: &'static str, about: &'static str, value: T) -> Choice<T> {
    Choice { word, about, value }
}

/// A key that takes one word of a list.
#[derive(Debug)]
pub struct Choices<T: 'static> {
    /// The key.
    pub key: &'static str,
    /// The words.
    pub of: &'static [Choice<T>],
}

/// The words of a list without their values, for the schema, hints and the check of shapes.
pub trait ChoiceWords: Debug + Sync {
    /// Each word with what it means.
    fn words(&self) -> Vec<(&'static str, &'static str)>;
}

impl<T: Debug + Sync> ChoiceWords for Choices<T> {
    fn words(&self) -> Vec<(&'static str, &'static str)> {
        self.of.iter().map(|one| (one.word, one.about)).collect()
    }
}

/// The finding that a list has no such word. Returns None if it has.
pub fn unlisted(key: &str, word: &str, of: &dyn ChoiceWords, at: Span) -> Option<Finding> {
    let words = of.words();
    if words.iter().any(|(known, _)| *known == word) {
        return None;
    }
    let finding = Finding::error(codes::C012, at, format!("`{key}` không có lựa chọn `{word}`"));
    Some(finding.hint(suggest::suggestion_named(word, words.into_iter())))
}

/// A word that was chosen.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<T: 'static> {
    /// The word with what it means and its value.
    pub choice: Choice<T>,
    /// Where it is written.
    pub at: Span,
}

impl<T: Copy> Choices<T> {
    /// What is chosen in a map. Returns None if the key is left out or its word is not on the list, which the
    /// check of shapes reports.
    pub fn chosen(&self, map: &Node) -> Option<Chosen<T>> {
        let node = map.get(self.key).filter(|node| !node.is_empty())?;
        let choice = self.of_word(node.scalar()?.text.trim())?;
        Some(Chosen { choice, at: node.span })
    }

    /// The value of what is chosen in a map.
    pub fn value(&self, map: &Node) -> Option<T> {
        self.chosen(map).map(|chosen| chosen.choice.value)
    }

    /// The choice of a word.
    pub fn of_word(&self, word: &str) -> Option<Choice<T>> {
        self.of.iter().find(|one| one.word == word).copied()
    }

    /// The choice of a word that may be misspelt.
    pub fn meant(&self, word: &str) -> Option<Choice<T>> {
        let known = self.of.iter().map(|one| (one.word, one.about));
        self.of_word(suggest::meant(word, known).unwrap_or(word))
    }
}
