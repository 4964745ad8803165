//! Reads a part with texts into the file: the body, heads and feet, notes, comments.
//!
//! In: the text of a part, its relations, how changes are shown. Out: stories, paragraphs and tables of
//! a [`super::WordFile`], in the order they stand in the part. It goes by the begins and ends of elements
//! and by a list of those that are open, never by calling itself. It leaves looks and numbers to
//! `resolve`, which knows styles and lists.

use std::collections::HashMap;
use std::sync::Arc;

use super::change::{ChangeView, WordChange};
use super::drawing::DrawingKind;
use super::level::{OpenParagraph, StoryLevel, innermost};
use super::model::{StoryKind, WordParagraph, WordPiece, WordRun, WordStory};
use super::opened::{
    LetterSort, MOST_CELLS, MOST_PARAGRAPHS, MOST_RUNS, Open, OpenDrawing, OpenTable, PartSort, Reading,
};
use super::package::WordRelation;
use super::place::{CellPlace, ParagraphId, StoryId, WordBlock, WordPlace};
use super::remarks::{self, RemarkKind};
use super::settings::RunSettings;
use super::xml::{XmlFault, XmlReader, XmlStep};

/// Reads one part.
pub(super) struct StoryReader<'a, 'r, 'f> {
    pub(super) xml: XmlReader<'a>,
    pub(super) all: &'r mut Reading<'f>,
    pub(super) relations: &'r HashMap<String, WordRelation>,
    pub(super) part: u32,
    pub(super) sort: PartSort,
    /// Paragraphs that began so far.
    pub(super) number: u32,
    pub(super) open: Vec<Open>,
    pub(super) levels: Vec<StoryLevel>,
    pub(super) tables: Vec<OpenTable>,
    pub(super) drawings: Vec<OpenDrawing>,
    pub(super) changes: Vec<WordChange>,
    changes_told: u32,
    pub(super) marked: Arc<[WordChange]>,
    pub(super) link: Option<u32>,
    pub(super) ruby: u32,
    pub(super) settings: Arc<RunSettings>,
    letters: String,
}

impl<'a, 'r, 'f> StoryReader<'a, 'r, 'f> {
    pub(super) fn new(
        text: &'a str,
        all: &'r mut Reading<'f>,
        relations: &'r HashMap<String, WordRelation>,
        name: &str,
        sort: PartSort,
    ) -> StoryReader<'a, 'r, 'f> {
        let part = all.file.parts.len() as u32;
        all.file.parts.push(name.to_owned());
        let settings = all.pool.run(RunSettings::default());
        StoryReader {
            xml: XmlReader::new(text),
            all,
            relations,
            part,
            sort,
            number: 0,
            open: Vec::new(),
            levels: Vec::new(),
            tables: Vec::new(),
            drawings: Vec::new(),
            changes: Vec::new(),
            changes_told: 0,
            marked: Arc::from([]),
            link: None,
            ruby: 0,
            settings,
            letters: String::new(),
        }
    }

    /// Reads the part to its end.
    pub(super) fn read(mut self) -> Result<(), XmlFault> {
        if let PartSort::One(kind) = self.sort {
            self.open_story(kind);
        }
        loop {
            match self.xml.step()? {
                XmlStep::Start(element) => self.start(&element)?,
                XmlStep::Text(text) => {
                    if matches!(self.open.last(), Some(Open::Letters(_))) {
                        self.letters.push_str(&text);
                    }
                }
                XmlStep::End => {
                    if let Some(open) = self.open.pop() {
                        self.end(open)?;
                    }
                }
                XmlStep::Done => break,
            }
        }
        self.tell_changes();
        if matches!(self.sort, PartSort::One(_)) {
            self.close_level()?;
        }
        Ok(())
    }

    /// Leaves out what remains of the element at this depth, still counting its paragraphs.
    pub(super) fn leave(&mut self, outside: u32) -> Result<(), XmlFault> {
        while self.xml.depth() > outside {
            match self.xml.step()? {
                XmlStep::Start(element) => self.count(&element),
                XmlStep::Done => return Err(XmlFault::Broken),
                XmlStep::End | XmlStep::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Tells of the tracked changes that came since the last time.
    pub(super) fn tell_changes(&mut self) {
        while self.changes_told < self.xml.changes() {
            self.changes_told += 1;
            self.remark(RemarkKind::Changes, "");
        }
    }

    /// Counts a paragraph that begins, wherever it stands.
    pub(super) fn count(&mut self, element: &super::xml::XmlElement<'a>) {
        if element.name() == (super::space::Space::Word, "p") {
            self.number += 1;
        }
    }

    /// A story begins.
    pub(super) fn open_story(&mut self, kind: StoryKind) {
        let id = StoryId(self.all.file.stories.len() as u32);
        self.all.file.stories.push(WordStory { kind, part: self.part, blocks: Vec::new() });
        self.levels.push(StoryLevel::new(Some(id)));
    }

    /// The innermost story or cell ends. Returns what stood in a cell.
    pub(super) fn close_level(&mut self) -> Result<Vec<WordBlock>, XmlFault> {
        self.close_paragraph(false)?;
        self.settle_waiting();
        let Some(level) = self.levels.pop() else { return Ok(Vec::new()) };
        if let Some((paragraph, run)) = level.unfinished() {
            for at in paragraph.0 as usize..self.all.file.paragraphs.len() {
                let runs = &mut self.all.file.paragraphs[at].runs;
                let first = if at == paragraph.0 as usize { run.min(runs.len()) } else { 0 };
                for run in &mut runs[first..] {
                    if let WordPiece::Instruction(text) = &mut run.piece {
                        run.piece = WordPiece::Text(std::mem::take(text));
                    }
                }
            }
        }
        match level.story {
            Some(story) => {
                self.all.file.stories[story.0 as usize].blocks = level.blocks;
                Ok(Vec::new())
            }
            None => Ok(level.blocks),
        }
    }

    /// A paragraph begins, or goes on with the one before whose mark is not there.
    pub(super) fn open_paragraph(&mut self) -> Result<(), XmlFault> {
        self.close_paragraph(false)?;
        let number = self.number.max(1);
        let place = self.place(number);
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        if let Some(waiting) = level.waiting.take() {
            level.open = Some(OpenParagraph { parts: Default::default(), ..waiting });
            return Ok(());
        }
        let file = &mut *self.all.file;
        if file.paragraphs.len() >= MOST_PARAGRAPHS {
            return Err(XmlFault::Excessive);
        }
        let id = ParagraphId(file.paragraphs.len() as u32);
        file.paragraphs.push(WordParagraph {
            place,
            runs: Vec::new(),
            look: self.all.plain_paragraph.clone(),
            mark_look: self.all.plain_run.clone(),
            label: None,
            style: Arc::from(""),
            changes: Vec::new(),
            settings: self.all.pool.paragraph(Default::default()),
            mark: self.settings.clone(),
        });
        level.open = Some(OpenParagraph { id, number, runs: Vec::new(), parts: Default::default() });
        Ok(())
    }

    fn place(&self, number: u32) -> WordPlace {
        let story = self.levels.iter().rev().find_map(|level| level.story).unwrap_or(StoryId(0));
        let cell = self.cell();
        let section =
            if self.sort == PartSort::One(StoryKind::Body) { self.all.sections.len() as u32 } else { 0 };
        WordPlace { part: self.part, number, story, section, cell }
    }

    /// The cell that what comes stands in. What stands in a table but in none of its cells, as no program writes it,
    /// belongs to the cell around the table.
    pub(super) fn cell(&self) -> Option<CellPlace> {
        let depth = self.levels.len();
        self.levels.last().filter(|level| level.story.is_none())?;
        self.tables.iter().rev().find(|table| table.level < depth).map(OpenTable::place)
    }

    /// The open paragraph ends, if there is one; its mark may not be there in the view.
    pub(super) fn close_paragraph(&mut self, ended: bool) -> Result<(), XmlFault> {
        let view = self.all.view;
        let is_body = self.sort == PartSort::One(StoryKind::Body) && self.levels.len() == 1;
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        let Some(mut open) = level.open.take() else { return Ok(()) };
        let gone = ended && open.parts.mark.change.iter().any(|change| !view.shows(change.sort));
        if gone && open.runs.is_empty() && open.id.0 as usize + 1 == self.all.file.paragraphs.len() {
            self.all.file.paragraphs.pop();
            return Ok(());
        }
        if gone {
            level.waiting = Some(open);
            return Ok(());
        }
        level.blocks.push(WordBlock::Paragraph(open.id));
        let section = open.parts.section.take();
        let id = open.id;
        self.keep(open);
        if let Some(section) = section.filter(|_| is_body) {
            self.all.sections.push((*section, Some(id)));
        }
        Ok(())
    }

    /// A paragraph that waits for another one stays alone after all.
    pub(super) fn settle_waiting(&mut self) {
        let Some(level) = self.levels.last_mut() else { return };
        if let Some(waiting) = level.waiting.take() {
            level.blocks.push(WordBlock::Paragraph(waiting.id));
            self.keep(waiting);
        }
    }

    /// Puts what was read of a paragraph into the file.
    fn keep(&mut self, open: OpenParagraph) {
        let view = self.all.view;
        let parts = open.parts;
        let choose = |now, old: Option<_>| old.filter(|_| view == ChangeView::Rejected).unwrap_or(now);
        let settings = choose(parts.settings, parts.old);
        let mark = match parts.mark.old {
            Some(old) if view == ChangeView::Rejected => old,
            _ => parts.mark.settings,
        };
        let (settings, mark) = (self.all.pool.paragraph(settings), self.all.pool.run(mark));
        let paragraph = &mut self.all.file.paragraphs[open.id.0 as usize];
        paragraph.place.number = open.number;
        paragraph.runs = open.runs;
        (paragraph.settings, paragraph.mark) = (settings, mark);
        if view == ChangeView::Marked {
            paragraph.changes = parts.mark.change;
        }
    }

    /// Adds a piece to the open paragraph; where none is open, one begins.
    pub(super) fn push(&mut self, piece: WordPiece) -> Result<(), XmlFault> {
        self.all.runs += 1;
        if self.all.runs > MOST_RUNS {
            return Err(XmlFault::Excessive);
        }
        if self.levels.last().is_some_and(|level| level.open.is_none()) {
            self.open_paragraph()?;
        }
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        let computed = level.is_computed();
        let piece = match piece {
            WordPiece::Text(text) if level.instructs() => WordPiece::Instruction(text),
            other => other,
        };
        let Some(open) = &mut level.open else { return Ok(()) };
        open.push(WordRun {
            piece,
            look: self.all.plain_run.clone(),
            changes: self.marked.clone(),
            link: self.link,
            computed,
            settings: self.settings.clone(),
        });
        Ok(())
    }

    /// Letters end: they are what their sort says.
    pub(super) fn end_letters(&mut self, sort: LetterSort) -> Result<(), XmlFault> {
        let mut letters = std::mem::take(&mut self.letters);
        match sort {
            LetterSort::Text { keeps_blanks } => {
                if !keeps_blanks {
                    letters = letters.trim_matches([' ', '\t', '\r', '\n']).to_owned();
                }
                if letters.contains(['\n', '\r']) {
                    letters = letters.replace(['\n', '\r'], " ");
                }
                if letters.is_empty() {
                    return Ok(());
                }
                self.push(if self.ruby > 0 { WordPiece::Ruby(letters) } else { WordPiece::Text(letters) })
            }
            LetterSort::Formula => self.push(WordPiece::Formula(letters)),
            LetterSort::Instruction => {
                let field = self.levels.last_mut().and_then(|level| level.fields.last_mut());
                if let Some(field) = field.filter(|field| !field.gives) {
                    field.instruction.push_str(&letters);
                }
                Ok(())
            }
            LetterSort::DrawingLeft | LetterSort::DrawingAlign => {
                if let Some(open) = self.drawings.last_mut().filter(|open| open.across) {
                    match sort {
                        LetterSort::DrawingLeft => open.drawing.left = super::measure::emu(&letters),
                        _ => open.drawing.aligned = letters.trim().to_owned(),
                    }
                }
                Ok(())
            }
        }
    }

    /// A drawing ends.
    pub(super) fn end_drawing(&mut self) -> Result<(), XmlFault> {
        let Some(OpenDrawing { drawing, .. }) = self.drawings.pop() else { return Ok(()) };
        let told = match drawing.kind {
            DrawingKind::Chart => Some(RemarkKind::Chart),
            DrawingKind::Diagram => Some(RemarkKind::Diagram),
            DrawingKind::Object => Some(RemarkKind::Object),
            _ => None,
        };
        self.push(WordPiece::Drawing(Box::new(drawing)))?;
        told.into_iter().for_each(|kind| self.remark(kind, ""));
        Ok(())
    }

    /// Tells of something at the open paragraph.
    pub(super) fn remark(&mut self, kind: RemarkKind, name: &str) {
        let place = self.place(self.number.max(1));
        remarks::add(&mut self.all.file.remarks, kind, name, Some(place));
    }

    /// The changes around a place are others now.
    pub(super) fn mark(&mut self) {
        self.marked =
            if self.all.view == ChangeView::Marked { innermost(&self.changes) } else { Arc::from([]) };
    }

    /// One more cell.
    pub(super) fn count_cell(&mut self) -> Result<(), XmlFault> {
        self.all.cells += 1;
        if self.all.cells > MOST_CELLS { Err(XmlFault::Excessive) } else { Ok(()) }
    }
}
