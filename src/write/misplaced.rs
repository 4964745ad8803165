//! What a page shows that the tree does not ask for: words outside their area, over others, or missing.

use crate::layout::areas::AreaKind;
use crate::length::Length;
use crate::paper::Paragraph;

/// Words that are not where they may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Misplaced {
    /// From 1; None for words that are on no page.
    pub page: Option<usize>,
    /// The first of the words.
    pub words: String,
    /// The paragraph they belong to; None for a page number or a repeated head row. A paragraph without
    /// an origin has that of the nearest one of its table or block.
    pub paragraph: Option<Paragraph>,
    /// The area they may use.
    pub area: AreaKind,
    /// What is wrong.
    pub fault: Displacement,
}

/// How words are misplaced.
#[derive(Clone, Debug, PartialEq)]
pub enum Displacement {
    /// They reach out of their area.
    Outside(AreaEdge, Length),
    /// They are over these words.
    Over(String),
    /// A drawn line runs through them.
    Struck,
    /// They are on another page than the first of their section, or not at its foot.
    Elsewhere,
    /// They are on no page.
    Missing,
    /// Others are in their place in the order of reading.
    Misordered,
    /// The tree has no such words.
    Extra,
}

/// An edge of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaEdge {
    /// Left.
    Left,
    /// Right.
    Right,
    /// Above.
    Top,
    /// Below.
    Bottom,
}
