//! What is open while a story is read: the story or cell, its paragraph, its fields.
//!
//! In: pieces in the order they stand in the file. Out: runs of a paragraph, joined where they look
//! the same. A paragraph whose mark is not there in the view waits here for the next one, which goes
//! on with its words.

use std::sync::Arc;

use super::change::WordChange;
use super::model::{WordPiece, WordRun};
use super::place::{ParagraphId, StoryId, WordBlock};
use super::read_look::ParagraphParts;
use super::settings::RunSettings;

/// Fields in one another.
const DEEPEST_FIELD: usize = 64;

/// A story or a cell that is open.
pub(super) struct Level {
    /// The story; None for a cell.
    pub(super) story: Option<StoryId>,
    pub(super) blocks: Vec<WordBlock>,
    pub(super) open: Option<OpenParagraph>,
    /// A paragraph with words whose mark is not there.
    pub(super) waiting: Option<OpenParagraph>,
    pub(super) fields: Vec<OpenField>,
    /// Simple fields around this place.
    pub(super) simple: u32,
}

impl Level {
    pub(super) fn new(story: Option<StoryId>) -> Level {
        Level { story, blocks: Vec::new(), open: None, waiting: None, fields: Vec::new(), simple: 0 }
    }

    /// Whether words here are part of an instruction.
    pub(super) fn instructs(&self) -> bool {
        self.fields.iter().any(|field| !field.gives)
    }

    /// Whether words here are what a field gave.
    pub(super) fn is_computed(&self) -> bool {
        self.simple > 0 || self.fields.iter().any(|field| field.gives)
    }

    /// A field begins.
    pub(super) fn begin_field(&mut self, at: (ParagraphId, usize)) {
        if self.fields.len() < DEEPEST_FIELD {
            self.fields.push(OpenField { instruction: String::new(), gives: false, at });
        }
    }

    /// What the field gave begins. Returns its instruction.
    pub(super) fn give_field(&mut self) -> Option<String> {
        let field = self.fields.last_mut().filter(|field| !field.gives)?;
        field.gives = true;
        Some(std::mem::take(&mut field.instruction))
    }

    /// The field ends. Returns its instruction, if it gave nothing.
    pub(super) fn end_field(&mut self) -> Option<String> {
        let field = self.fields.pop()?;
        (!field.gives).then_some(field.instruction)
    }

    /// Where the first field began that never came to give anything: what stands since is no
    /// instruction.
    pub(super) fn unfinished(&self) -> Option<(ParagraphId, usize)> {
        self.fields.iter().find(|field| !field.gives).map(|field| field.at)
    }
}

/// A field that is open.
pub(super) struct OpenField {
    pub(super) instruction: String,
    /// Whether its instruction is over.
    pub(super) gives: bool,
    /// The paragraph and its run where it began.
    at: (ParagraphId, usize),
}

/// A paragraph that is open.
pub(super) struct OpenParagraph {
    pub(super) id: ParagraphId,
    pub(super) number: u32,
    pub(super) runs: Vec<WordRun>,
    pub(super) parts: ParagraphParts,
}

impl OpenParagraph {
    /// Adds a piece; words go on with words of the same look.
    pub(super) fn push(&mut self, run: WordRun) {
        if let Some(last) = self.runs.last_mut().filter(|last| is_alike(last, &run)) {
            match (&mut last.piece, &run.piece) {
                (WordPiece::Text(text), WordPiece::Text(more))
                | (WordPiece::Instruction(text), WordPiece::Instruction(more))
                | (WordPiece::Formula(text), WordPiece::Formula(more)) => {
                    text.push_str(more);
                    return;
                }
                _ => {}
            }
        }
        self.runs.push(run);
    }
}

/// Whether two runs differ in their words alone.
fn is_alike(one: &WordRun, other: &WordRun) -> bool {
    Arc::ptr_eq(&one.settings, &other.settings)
        && one.link == other.link
        && one.computed == other.computed
        && one.changes == other.changes
}

/// The changes around a place: the innermost two, which is what a deletion inside an insertion has.
pub(super) fn innermost(changes: &[WordChange]) -> Arc<[WordChange]> {
    changes[changes.len().saturating_sub(2)..].into()
}

/// Settings that many runs have in common are held once.
#[derive(Default)]
pub(super) struct Pool {
    runs: std::collections::HashMap<RunSettings, Arc<RunSettings>>,
    paragraphs: std::collections::HashMap<
        super::settings::ParagraphSettings,
        Arc<super::settings::ParagraphSettings>,
    >,
}

impl Pool {
    pub(super) fn run(&mut self, settings: RunSettings) -> Arc<RunSettings> {
        if let Some(known) = self.runs.get(&settings) {
            return known.clone();
        }
        let shared = Arc::new(settings.clone());
        self.runs.insert(settings, shared.clone());
        shared
    }

    pub(super) fn paragraph(
        &mut self,
        settings: super::settings::ParagraphSettings,
    ) -> Arc<super::settings::ParagraphSettings> {
        if let Some(known) = self.paragraphs.get(&settings) {
            return known.clone();
        }
        let shared = Arc::new(settings.clone());
        self.paragraphs.insert(settings, shared.clone());
        shared
    }
}
