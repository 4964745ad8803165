//! The columns of a sheet under their headings, as they stand there.
//!
//! In: nothing. Out: the shapes that the head of a sheet is read into. What a column holds is left to others.

use crate::source::Span;

/// A heading over columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetHeading {
    /// Its words; empty for a column without a title.
    pub title: String,
    /// What stands under them.
    pub note: String,
    /// Its cell.
    pub at: Span,
    /// The headings below it.
    pub below: Vec<SheetHeading>,
    /// The column under it, by its index in `LaidSheet::columns`, where no headings are below it.
    pub column: Option<usize>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// The titles over it, the outermost first.
    pub titles: Vec<String>,
    /// What stands under its own title.
    pub note: String,
    /// The cell of its own title.
    pub at: Span,
    /// Which column of the sheet it is, from 0.
    pub place: usize,
    /// Whether people do not see it.
    pub hidden: bool,
}

impl SheetColumn {
    /// Its own title.
    pub fn title(&self) -> &str {
        self.titles.last().map_or("", String::as_str)
    }
}
