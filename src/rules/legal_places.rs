//! Places where a paper cites texts, as the office's register has them.
//!
//! In: nothing; `legal` finds them, once for all rules. Out: [`LegalPlace`].

use std::ops::Range;

use super::tasks::LineAt;
use crate::content::laws::LegalText;

/// A place where a text is cited.
#[derive(Debug)]
pub(super) struct LegalPlace<'a> {
    /// Its line.
    pub(super) line: LineAt,
    /// Number and symbol, or kind and name of a law among the grounds.
    pub(super) at: Range<usize>,
    /// What people call it by.
    pub(super) called: Range<usize>,
    /// Whether it stands among the grounds.
    pub(super) ground: bool,
    /// What the register has of it.
    pub(super) known: Registered<'a>,
}

/// What a register has of what is cited.
#[derive(Debug)]
pub(super) enum Registered<'a> {
    /// This text.
    Text(&'a LegalText),
    /// This text, but for what is said of it here: its day as it was written with its place, or its
    /// body.
    Differs(&'a LegalText, Range<usize>, LegalDifference),
    /// Nothing: a text of a central body that the register does not hold.
    Unknown,
}

/// What differs from the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LegalDifference {
    Day,
    Body,
    /// Its name, or what it is about.
    Name,
}

impl LegalPlace<'_> {
    /// As people call it, of the text of its line.
    pub(super) fn called<'t>(&self, text: &'t str) -> &'t str {
        text[self.called.clone()].trim()
    }
}
