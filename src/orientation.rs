//! The sheets of paper: A4 upright and on its side, A3 on its side, with their widths and heights.

use crate::length::Length;

/// The sheet, as it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// A4, 210 × 297 mm.
    Portrait,
    /// A4, 297 × 210 mm.
    Landscape,
    /// A3, 420 × 297 mm: practice for wide tables; the decree knows A4 only (PL I, I.1).
    LandscapeA3,
}

impl Orientation {
    /// All of them.
    pub const ALL: [Orientation; 3] =
        [Orientation::Portrait, Orientation::Landscape, Orientation::LandscapeA3];

    /// The word for it in YAML and in templates.
    pub const fn word(self) -> &'static str {
        match self {
            Orientation::Portrait => "doc",
            Orientation::Landscape => "ngang",
            Orientation::LandscapeA3 => "ngang_a3",
        }
    }

    /// The orientation that a word means.
    pub fn of_word(word: &str) -> Option<Orientation> {
        Orientation::ALL.into_iter().find(|one| one.word() == word)
    }

    /// Whether the sheet is wider than it is high.
    pub fn is_turned(self) -> bool {
        self != Orientation::Portrait
    }

    /// Width and height of the sheet.
    pub fn sheet(self) -> (Length, Length) {
        // 210 × 297 mm and 420 × 297 mm in twips, as Word itself writes A4 and A3.
        let (short, long, longest) = (Length::twips(11906), Length::twips(16838), Length::twips(23811));
        match self {
            Orientation::Portrait => (short, long),
            Orientation::Landscape => (long, short),
            Orientation::LandscapeA3 => (longest, long),
        }
    }
}
