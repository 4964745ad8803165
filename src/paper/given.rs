//! Words of a paragraph that nobody typed where they stand: who put them there.
//!
//! In: nothing. Out: the places of such words, for rules that ask what was typed by hand. Writers have no
//! use for it.

use std::ops::Range;

/// Words that stand in a paragraph and were not typed there as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenWords {
    /// Their bytes in [`super::Paragraph::plain_text`].
    pub at: Range<usize>,
    /// Who put them there.
    pub by: GivenBy,
}

/// Who put words into a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenBy {
    /// The program: a figure of a table, the number of a part, words of another paper or of a unit.
    Program,
    /// A variable of the dossier of this name, whose value somebody typed.
    Variable(String),
    /// Who typed them said that they are meant as they stand: `{{ "……" }}`, `\[`.
    Meant,
}
