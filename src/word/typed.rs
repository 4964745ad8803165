//! A file of plain lines as a Word file, so that the same recognition reads it.
//!
//! In: lines and tables, each line with the look that its signs say. Out: a [`WordFile`] of one part. How lines
//! of a text become paragraphs is left to whoever has the text.

use std::sync::Arc;

use super::look::{ParagraphLook, RunLook, WordAlign};
use super::model::{StoryKind, WordFile, WordParagraph, WordPiece, WordRun, WordStory};
use super::place::{CellPlace, ParagraphId, StoryId, WordBlock, WordPlace, WordTableId};
use super::sections::{PageNumbers, SectionStart, WordSection};
use super::settings::{ParagraphSettings, RunSettings};
use super::table::{WordCell, WordRow, WordTable};
use crate::length::Length;

/// A paragraph with its look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainLine {
    /// Its words.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
    /// Whether they stand in the middle.
    pub centred: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainCell {
    /// The first column it takes.
    pub column: u32,
    /// How many columns it takes.
    pub span: u32,
    /// How many rows it takes.
    pub rows: u32,
    /// What stands in it.
    pub lines: Vec<PlainLine>,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlainBlock {
    /// A paragraph.
    Line(PlainLine),
    /// The rows of a table; the first ones are its head.
    Table {
        /// Rows of cells.
        rows: Vec<Vec<PlainCell>>,
        /// How many of them are the head.
        head: usize,
    },
}

/// A Word file of these blocks, on one section of A4.
pub fn of_plain(blocks: &[PlainBlock]) -> WordFile {
    let mut maker = PlainMaker::default();
    let body = blocks.iter().map(|block| maker.block(block)).collect();
    let mut file = maker.file;
    file.parts = vec!["văn bản".to_owned()];
    file.stories = vec![WordStory { kind: StoryKind::Body, part: 0, blocks: body }];
    // A text says nothing of its sheets; its tables get the wide one.
    file.sections = vec![WordSection {
        sheet: (Length::mm(297.0), Length::mm(210.0)),
        landscape: true,
        margins: [Length::mm(20.0), Length::mm(15.0), Length::mm(20.0), Length::mm(30.0)],
        head_and_foot: (Length::ZERO, Length::ZERO),
        gutter: Length::ZERO,
        columns: 1,
        begins: SectionStart::Page,
        first_page: false,
        headers: [None; 3],
        footers: [None; 3],
        first_number: None,
        numbers: PageNumbers::default(),
        end: None,
    }];
    file
}

#[derive(Default)]
struct PlainMaker {
    file: WordFile,
}

impl PlainMaker {
    fn block(&mut self, block: &PlainBlock) -> WordBlock {
        match block {
            PlainBlock::Line(line) => WordBlock::Paragraph(self.line(line, None)),
            PlainBlock::Table { rows, head } => WordBlock::Table(self.table(rows, *head)),
        }
    }

    fn line(&mut self, line: &PlainLine, cell: Option<CellPlace>) -> ParagraphId {
        let align = if line.centred { WordAlign::Center } else { WordAlign::Left };
        let look = RunLook { bold: line.bold, italic: line.italic, ..RunLook::plain() };
        let run = WordRun {
            piece: WordPiece::Text(line.text.clone()),
            look: Arc::new(look.clone()),
            changes: Arc::from([]),
            link: None,
            computed: false,
            settings: Arc::new(RunSettings::default()),
        };
        let number = self.file.paragraphs.len() as u32;
        self.file.paragraphs.push(WordParagraph {
            place: WordPlace { part: 0, number: number + 1, story: StoryId(0), section: 0, cell },
            runs: vec![run],
            look: Arc::new(ParagraphLook { align, ..ParagraphLook::plain() }),
            mark_look: Arc::new(look),
            label: None,
            style: Arc::from(""),
            changes: Vec::new(),
            settings: Arc::new(ParagraphSettings::default()),
            mark: Arc::new(RunSettings::default()),
        });
        ParagraphId(number)
    }

    fn table(&mut self, rows: &[Vec<PlainCell>], head: usize) -> WordTableId {
        let id = WordTableId(self.file.tables.len() as u32);
        self.file.tables.push(WordTable { bordered: true, ..WordTable::default() });
        let mut made = Vec::new();
        for (row, cells) in rows.iter().enumerate() {
            let mut of_row = Vec::new();
            for (at, cell) in cells.iter().enumerate() {
                let place = CellPlace { table: id, row: row as u32, cell: at as u32 };
                let blocks = cell.lines.iter().map(|line| WordBlock::Paragraph(self.line(line, Some(place))));
                let blocks = blocks.collect();
                let (column, span, rows) = (cell.column, cell.span, cell.rows);
                of_row.push(WordCell { column, span, rows, blocks, ..WordCell::default() });
            }
            made.push(WordRow { cells: of_row, is_head: row < head, ..WordRow::default() });
        }
        self.file.tables[id.0 as usize].rows = made;
        id
    }
}
