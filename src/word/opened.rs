//! What is open while a part of a Word file is read, and what all parts of a file share meanwhile.

use std::sync::Arc;

use super::change::ChangeView;
use super::drawing::WordDrawing;
use super::level::Pool;
use super::look::{ParagraphLook, RunLook};
use super::model::{StoryKind, WordFile};
use super::place::{CellPlace, ParagraphId, WordTableId};
use super::read_sections::SectionParts;
use super::settings::RunSettings;
use super::table::{WordCell, WordRow, WordTable};

/// Paragraphs of a file.
pub(super) const MOST_PARAGRAPHS: usize = 500_000;
/// Cells of a file.
pub(super) const MOST_CELLS: u32 = 1_000_000;
/// Pieces of all paragraphs.
pub(super) const MOST_RUNS: u32 = 2_000_000;

/// What all parts of a file share while they are read.
pub(super) struct Reading<'f> {
    pub(super) file: &'f mut WordFile,
    pub(super) view: ChangeView,
    pub(super) pool: Pool,
    pub(super) plain_run: Arc<RunLook>,
    pub(super) plain_paragraph: Arc<ParagraphLook>,
    pub(super) runs: u32,
    pub(super) cells: u32,
    /// The sections of the body, each with its last paragraph.
    pub(super) sections: Vec<(SectionParts, Option<ParagraphId>)>,
}

impl<'f> Reading<'f> {
    pub(super) fn new(file: &'f mut WordFile, view: ChangeView) -> Reading<'f> {
        Reading {
            file,
            view,
            pool: Pool::default(),
            plain_run: Arc::new(RunLook::plain()),
            plain_paragraph: Arc::new(ParagraphLook::plain()),
            runs: 0,
            cells: 0,
            sections: Vec::new(),
        }
    }
}

/// What a part holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PartSort {
    /// One story of this kind.
    One(StoryKind),
    /// A story for each of its notes or comments.
    Notes,
}

/// An element that is open, and what is to be done at its end.
pub(super) enum Open {
    /// Nothing.
    Through,
    Paragraph,
    /// Words; the settings before it come back.
    Run(Arc<RunSettings>),
    /// Letters of this sort.
    Letters(LetterSort),
    Table,
    Row,
    Cell,
    /// A story of its own; the settings of letters before it come back.
    Story(Arc<RunSettings>),
    Change,
    Link(Option<u32>),
    SimpleField,
    /// Alternatives, of which one was taken or none yet.
    Alternatives(bool),
    Drawing,
    Ruby,
}

/// What letters are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LetterSort {
    Text {
        keeps_blanks: bool,
    },
    Instruction,
    Formula,
    /// How far right a drawing stands.
    DrawingLeft,
    /// How a drawing is aligned.
    DrawingAlign,
}

/// A table that is open.
pub(super) struct OpenTable {
    pub(super) table: WordTable,
    /// Its place in the list of the file.
    pub(super) at: usize,
    pub(super) row: Option<WordRow>,
    /// The column of the grid that the next cell begins in.
    pub(super) column: u32,
    pub(super) cell: WordCell,
    /// How many levels were open where it began.
    pub(super) level: usize,
}

/// A drawing that is open, and whether what comes is about its place across.
#[derive(Default)]
pub(super) struct OpenDrawing {
    pub(super) drawing: WordDrawing,
    pub(super) across: bool,
}

impl OpenTable {
    /// The cell that is open.
    pub(super) fn place(&self) -> CellPlace {
        let cell = self.row.as_ref().map_or(0, |row| row.cells.len());
        CellPlace { table: WordTableId(self.at as u32), row: self.table.rows.len() as u32, cell: cell as u32 }
    }
}
