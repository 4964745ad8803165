//! Two versions of a paper side by side, as a page shows them.
//!
//! In: nothing. Out: the lines of both, with what is in one of them only. Who compares them is the command.

/// A version that may be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionOffer {
    /// Its file.
    pub name: String,
    /// What it is, in words.
    pub about: String,
}

/// Two versions that were compared.
#[derive(Clone, Debug, Default)]
pub struct ComparedVersions {
    /// Their lines, in order.
    pub lines: Vec<ComparedLine>,
    /// How many places differ.
    pub count: usize,
    /// How many of each sort, in words.
    pub told: String,
}

/// A paragraph, or a row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparedLine {
    /// Its cells; a paragraph has one.
    pub cells: Vec<Vec<ComparedPiece>>,
    /// Whether it is a row of a table.
    pub is_row: bool,
}

/// Words that both versions have, or one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedPiece {
    /// The words.
    pub text: String,
    /// Whether the new version alone has them; None if both have.
    pub is_new: Option<bool>,
}

impl ComparedLine {
    /// Whether both versions have it as it is.
    pub fn is_same(&self) -> bool {
        self.cells.iter().flatten().all(|piece| piece.is_new.is_none())
    }
}
