//! What to write in a file instead of what is there, if that is beyond doubt.
//!
//! In: the place of words and the right ones, from those who found them. Out: one [`Fix`] per place, or
//! why there is none. It leaves to others whether the file may be changed, and how.

use crate::source::Span;

/// Words of a file and the right ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Where the words are.
    pub at: Span,
    /// The words that are there now.
    pub old: String,
    /// The words to write instead.
    pub new: String,
    /// What the whole value says then; None if it is the old value with the old words replaced by the new
    /// ones.
    pub value: Option<String>,
}

/// What can be done about one place of a finding without asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// This can be written.
    Write(Fix),
    /// Nothing: why a person has to decide, as part of a sentence.
    Leave(&'static str),
}
