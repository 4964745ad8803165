//! Whether a redline says the truth: accepted it is the new paper, rejected the old one.
//!
//! In: two files as they were read, one of them with all changes accepted or rejected. Out: the block in which they
//! differ first. Compared are words, looks in the end, numbers of lists, tables with their cells, sections, notes and
//! boxes. Not compared: by how much a blank is wider, and whether a line may end at it, which only set lines; names
//! of styles, which are told by their looks; heads and feet where the caller says so.

use std::sync::Arc;

use crate::length::Length;
use crate::word::{
    LabelGap, ParagraphLook, RunLook, StoryId, StoryKind, WordBlock, WordCell, WordDrawing, WordFile,
    WordParagraph, WordPiece, WordRow, WordSection, WordTable,
};

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ProofFault {
    /// In which block of the body; None where it is in none.
    pub(super) block: Option<usize>,
    /// What the redline gives there, and what it should.
    pub(super) words: (String, String),
}

/// Something of a paper that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ProofLine<'f> {
    /// A paragraph: how it looks, with the number before it.
    Paragraph(Arc<ParagraphLook>, Option<(&'f str, LabelGap)>, Arc<RunLook>),
    /// Words of one look, with where they lead.
    Words(String, Arc<RunLook>, Option<&'f str>),
    /// A drawing, a field.
    Drawing(Box<WordDrawing>),
    Piece(String),
    /// A table: its columns, whether it has lines, how far it is set in, whether it floats.
    Table(&'f [Length], bool, Length, bool),
    Row(bool, bool),
    Cell(u32, u32, u32, Option<Length>, [Option<bool>; 4]),
    /// The end of a table, a cell, a box, a note.
    End,
}

/// The first difference of two papers.
pub(super) fn difference(redline: &WordFile, paper: &WordFile, with_pages: bool) -> Option<ProofFault> {
    let blocks = (redline.body(), paper.body());
    for at in 0..blocks.0.len().max(blocks.1.len()) {
        let lines = |file, blocks: &[WordBlock]| {
            let mut lines = ProofLines { file, lines: Vec::new(), depth: 0 };
            blocks.get(at).into_iter().for_each(|block| lines.block(*block));
            lines.lines
        };
        let (is, should) = (lines(redline, blocks.0), lines(paper, blocks.1));
        if is != should {
            let first = is.iter().zip(&should).position(|(one, other)| one != other);
            let first = first.unwrap_or(is.len().min(should.len()));
            let shown =
                |lines: &[ProofLine<'_>]| lines.get(first).map_or_else(String::new, |one| format!("{one:?}"));
            return Some(ProofFault { block: Some(at), words: differing((shown(&is), shown(&should))) });
        }
    }
    sections(redline, paper, with_pages)
}

/// What differs of two descriptions: what both begin with is left out, up to a whole word.
fn differing((is, should): (String, String)) -> (String, String) {
    let same = is.char_indices().zip(should.chars()).find(|((_, one), other)| one != other);
    let end = same.map_or(0, |((at, _), _)| at);
    let begin = is[..end].rfind(", ").map_or(0, |at| at + 2);
    let rest = |text: &str| text.get(begin..).unwrap_or_default().to_owned();
    (rest(&is), rest(&should))
}

fn sections(redline: &WordFile, paper: &WordFile, with_pages: bool) -> Option<ProofFault> {
    let fault = |words| Some(ProofFault { block: None, words });
    if redline.sections.len() != paper.sections.len() {
        let count = |file: &WordFile| format!("{} phần", file.sections.len());
        return fault((count(redline), count(paper)));
    }
    for (is, should) in redline.sections.iter().zip(&paper.sections) {
        let plain = |section: &WordSection| {
            let none = ([None; 3], [None; 3], None);
            let mut plain = section.clone();
            (plain.headers, plain.footers, plain.end) = none;
            format!("{plain:?}")
        };
        let (is_words, should_words) = (plain(is), plain(should));
        if is_words != should_words {
            return fault(differing((is_words, should_words)));
        }
        let parts = |section: &WordSection| [section.headers, section.footers].concat();
        for (one, other) in parts(is).into_iter().zip(parts(should)).filter(|_| with_pages) {
            let (one, other) = (story(redline, one), story(paper, other));
            if one != other {
                return fault(differing((format!("{one:?}"), format!("{other:?}"))));
            }
        }
    }
    None
}

/// The lines of a story that may be there.
fn story(file: &WordFile, story: Option<StoryId>) -> Vec<ProofLine<'_>> {
    let mut lines = ProofLines { file, lines: Vec::new(), depth: 0 };
    lines.story(story);
    // A head without anything in it is none.
    let is_seen = |line: &ProofLine<'_>| {
        matches!(line, ProofLine::Words(..) | ProofLine::Drawing(_) | ProofLine::Piece(_))
    };
    if lines.lines.iter().any(is_seen) { lines.lines } else { Vec::new() }
}

/// Boxes and notes in one another.
const DEEPEST: usize = 32;

struct ProofLines<'f> {
    file: &'f WordFile,
    lines: Vec<ProofLine<'f>>,
    depth: usize,
}

impl<'f> ProofLines<'f> {
    fn story(&mut self, story: Option<StoryId>) {
        let Some(story) = story.filter(|_| self.depth < DEEPEST) else { return };
        self.depth += 1;
        let file = self.file;
        file.story(story).blocks.iter().for_each(|block| self.block(*block));
        self.lines.push(ProofLine::End);
        self.depth -= 1;
    }

    fn block(&mut self, block: WordBlock) {
        let file = self.file;
        match block {
            WordBlock::Paragraph(id) => self.paragraph(file.paragraph(id)),
            WordBlock::Table(id) => self.table(file.table(id)),
        }
    }

    fn table(&mut self, table: &'f WordTable) {
        let WordTable { grid, bordered, indent, floating, rows, .. } = table;
        self.lines.push(ProofLine::Table(grid, *bordered, *indent, *floating));
        for WordRow { cells, is_head, whole, .. } in rows {
            self.lines.push(ProofLine::Row(*is_head, *whole));
            for WordCell { column, span, rows, width, edges, blocks, .. } in cells {
                self.lines.push(ProofLine::Cell(*column, *span, *rows, *width, *edges));
                blocks.iter().for_each(|block| self.block(*block));
                self.lines.push(ProofLine::End);
            }
        }
        self.lines.push(ProofLine::End);
    }

    fn paragraph(&mut self, paragraph: &'f WordParagraph) {
        // Which list it is of is told by the number it shows.
        let look = match paragraph.look.number {
            None => paragraph.look.clone(),
            Some(_) => Arc::new(ParagraphLook { number: None, ..(*paragraph.look).clone() }),
        };
        let label = paragraph.label.as_ref().map(|label| (label.text.as_str(), label.behind));
        self.lines.push(ProofLine::Paragraph(look, label, paragraph.mark_look.clone()));
        for run in &paragraph.runs {
            let link = run.link.and_then(|link| self.file.links.get(link as usize)).map(String::as_str);
            match &run.piece {
                WordPiece::Text(text) => self.words(text, &run.look, link),
                WordPiece::Drawing(drawing) => {
                    // Programs give drawings names.
                    let drawing = WordDrawing { name: String::new(), ..(**drawing).clone() };
                    self.lines.push(ProofLine::Drawing(Box::new(drawing)));
                }
                WordPiece::TextBox(story) => self.story(Some(*story)),
                WordPiece::NoteMark { at_end, id } => {
                    let wanted = if *at_end { StoryKind::Endnote(*id) } else { StoryKind::Footnote(*id) };
                    let found = self.file.stories.iter().position(|story| story.kind == wanted);
                    self.lines.push(ProofLine::Piece(format!("chú thích {at_end}")));
                    self.story(found.map(|at| StoryId(at as u32)));
                }
                WordPiece::CommentMark(_) => {}
                piece => self.lines.push(ProofLine::Piece(format!("{piece:?}"))),
            }
        }
    }

    /// Words, those of one look together; blanks without what sets a line.
    fn words(&mut self, text: &str, look: &Arc<RunLook>, link: Option<&'f str>) {
        let of_blanks = match look.spacing {
            Length::ZERO => look.clone(),
            _ => Arc::new(RunLook { spacing: Length::ZERO, ..(**look).clone() }),
        };
        let is_blank = |letter: char| matches!(letter, ' ' | '\u{a0}');
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let kind = is_blank(first);
            let end = rest.find(|letter| is_blank(letter) != kind).unwrap_or(rest.len());
            let (piece, behind) = rest.split_at(end);
            rest = behind;
            let (piece, look) = match kind {
                true => (piece.replace('\u{a0}', " "), &of_blanks),
                false => (piece.to_owned(), look),
            };
            match self.lines.last_mut() {
                Some(ProofLine::Words(words, known, to)) if known == look && *to == link => {
                    words.push_str(&piece);
                }
                _ => self.lines.push(ProofLine::Words(piece, look.clone(), link)),
            }
        }
    }
}
