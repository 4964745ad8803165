//! What an editor offers to put in.

use std::ops::Range;

use super::snippets::Snippet;

/// What a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposedSort {
    /// A key.
    Key,
    /// A word of a list.
    Word,
    /// A name that texts use.
    Variable,
    /// A filter.
    Filter,
    /// The id of something.
    Id,
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// What may be typed at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// As it is shown and known again.
    pub label: String,
    /// What it is.
    pub sort: ProposedSort,
    /// A few words beside it.
    pub detail: String,
    /// Its meaning, in Markdown.
    pub about: String,
    /// What is put in.
    pub put: Snippet,
    /// The typed bytes that it takes the place of.
    pub replaces: Range<usize>,
    /// Where it is in the list: those with less come first.
    pub rank: usize,
}
