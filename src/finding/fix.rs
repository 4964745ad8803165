//! What to write in a file in place of what stands there, where that is beyond doubt.
//!
//! In: the place of words and the right ones, from whoever found them. Out: a [`Fix`] a place, or why there is
//! none. Whether the file may be changed, and how, is left to others.

use crate::source::Span;

/// Words of a file and the right ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Where they stand.
    pub at: Span,
    /// The words as they stand there.
    pub old: String,
    /// What stands there then.
    pub new: String,
    /// What the whole value says then; None where it says the same with the new words in the place of the old
    /// ones.
    pub value: Option<String>,
}

/// What can be done about one place of a finding without asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// This.
    Write(Fix),
    /// Nothing: why a person has to decide, as part of a sentence.
    Leave(&'static str),
}
