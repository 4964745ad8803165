//! The orientation of a sheet of A4, with its width and height.

use crate::length::Length;

/// The orientation of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// 210 × 297 mm.
    Portrait,
    /// 297 × 210 mm.
    Landscape,
}

impl Orientation {
    /// The word for it in YAML and in templates.
    pub const fn word(self) -> &'static str {
        match self {
            Orientation::Portrait => "doc",
            Orientation::Landscape => "ngang",
        }
    }

    /// The orientation that a word means.
    pub fn of_word(word: &str) -> Option<Orientation> {
        [Orientation::Portrait, Orientation::Landscape].into_iter().find(|one| one.word() == word)
    }

    /// Width and height of the sheet.
    pub fn sheet(self) -> (Length, Length) {
        // 210 × 297 mm in twips, as Word itself writes A4.
        let (short, long) = (Length::twips(11906), Length::twips(16838));
        match self {
            Orientation::Portrait => (short, long),
            Orientation::Landscape => (long, short),
        }
    }
}
