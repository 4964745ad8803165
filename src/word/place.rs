//! Where things stand in a Word file: numbers of stories, paragraphs and tables, cells, lists.

/// The number of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub u32);

/// The number of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParagraphId(pub u32);

/// The number of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordTableId(pub u32);

/// A paragraph or a table of a story or a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordBlock {
    /// A paragraph.
    Paragraph(ParagraphId),
    /// A table.
    Table(WordTableId),
}

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordPlace {
    /// Which of the file's parts.
    pub part: u32,
    /// Which `w:p` of that part it begins with, from 1, counting every one there is.
    pub number: u32,
    /// The story.
    pub story: StoryId,
    /// The section of the body; that of the text around it for a box, 0 outside the body.
    pub section: u32,
    /// The innermost cell.
    pub cell: Option<CellPlace>,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CellPlace {
    /// The table.
    pub table: WordTableId,
    /// Its row, from 0.
    pub row: u32,
    /// Which cell of the row, from 0.
    pub cell: u32,
}

/// The list that a paragraph belongs to, and its level there from 0 to 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NumberRef {
    /// The list, as the file counts them.
    pub list: i32,
    /// The level, the topmost being 0.
    pub level: u8,
}
