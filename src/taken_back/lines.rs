//! The lines of a Word file, in the order they are read, with the tables that hold some of them.
//!
//! In: a Word file that was read. Out: a [`TakenPaper`]. Blanks are one wherever they are several, and how wide they
//! are is no matter; signs that nobody sees are left out, as are paragraphs that say nothing. What it is a paragraph
//! of is left to [`super::origins`].

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::redline::atoms;
use crate::word::{
    RunLook, StoryKind, WordAlign, WordBlock, WordFile, WordParagraph, WordPiece, WordTableId, composed,
};

/// A paper as it is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct TakenPaper {
    pub(super) lines: Vec<TakenLine>,
    pub(super) tables: Vec<TakenTable>,
    /// What stands on the pages, one below another.
    pub(super) blocks: Vec<TakenBlock>,
    /// Words that stand beside the text, by what they are.
    pub(super) beside: Vec<(BesideSort, String)>,
    /// What somebody remarked, by the number of the comment.
    pub(super) remarks: BTreeMap<i32, String>,
}

/// A line or a table, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TakenBlock {
    Line(usize),
    Table(usize),
}

/// What stands beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum BesideSort {
    /// The head of pages.
    Header,
    /// The foot of pages.
    Footer,
    /// A note at the foot of the page or at the end.
    Note,
    /// A picture or a drawing.
    Picture,
}

/// A paragraph.
#[derive(Clone, Debug)]
pub(super) struct TakenLine {
    /// Its words, a forced new line as `\n`.
    pub(super) text: String,
    /// Its words, blanks and signs.
    pub(super) atoms: Vec<TakenAtom>,
    /// The name of its style.
    pub(super) style: String,
    /// How it stands between the edges.
    pub(super) align: WordAlign,
    /// The comments that are about it, by their numbers.
    pub(super) remarks: Vec<i32>,
}

/// A word, a blank or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TakenAtom {
    /// Its bytes in the text.
    pub(super) at: Range<usize>,
    pub(super) look: TakenLook,
}

/// How a word looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TakenLook {
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Everything else that a reader sees of it.
    pub(super) rest: u64,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct TakenTable {
    pub(super) rows: Vec<Vec<TakenCell>>,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct TakenCell {
    /// The first column it takes.
    pub(super) column: u32,
    /// How many columns it takes.
    pub(super) span: u32,
    pub(super) lines: Vec<usize>,
}

impl TakenPaper {
    /// The lines of a file.
    pub(super) fn of(file: &WordFile) -> TakenPaper {
        let mut paper = TakenPaper::default();
        paper.blocks = paper.blocks_of(file, file.body());
        for story in &file.stories {
            if let StoryKind::Comment(id) = story.kind {
                let words = story.blocks.iter().filter_map(|block| match block {
                    WordBlock::Paragraph(id) => Some(LineLetters::of(file.paragraph(*id)).text),
                    WordBlock::Table(_) => None,
                });
                paper.remarks.insert(id, words.collect::<Vec<_>>().join(" "));
            }
            let sort = match story.kind {
                StoryKind::Header => BesideSort::Header,
                StoryKind::Footer => BesideSort::Footer,
                StoryKind::Footnote(_) | StoryKind::Endnote(_) => BesideSort::Note,
                _ => continue,
            };
            for block in &story.blocks {
                let WordBlock::Paragraph(id) = block else { continue };
                let text = LineLetters::of(file.paragraph(*id)).text;
                if !text.is_empty() {
                    paper.beside.push((sort, text));
                }
            }
        }
        paper.beside.sort();
        paper.beside.dedup();
        paper
    }

    fn blocks_of(&mut self, file: &WordFile, blocks: &[WordBlock]) -> Vec<TakenBlock> {
        let mut taken = Vec::new();
        for block in blocks {
            match block {
                WordBlock::Paragraph(id) => {
                    let paragraph = file.paragraph(*id);
                    for run in &paragraph.runs {
                        match &run.piece {
                            WordPiece::TextBox(story) => {
                                taken.extend(self.blocks_of(file, &file.story(*story).blocks));
                            }
                            WordPiece::Drawing(_) => {
                                self.beside.push((BesideSort::Picture, String::new()));
                            }
                            _ => {}
                        }
                    }
                    if let Some(line) = line_of(paragraph) {
                        self.lines.push(line);
                        taken.push(TakenBlock::Line(self.lines.len() - 1));
                    }
                }
                WordBlock::Table(id) => taken.push(TakenBlock::Table(self.table_of(file, *id))),
            }
        }
        taken
    }

    fn table_of(&mut self, file: &WordFile, id: WordTableId) -> usize {
        let at = self.tables.len();
        self.tables.push(TakenTable::default());
        let mut rows = Vec::new();
        for row in &file.table(id).rows {
            let mut cells = Vec::new();
            for cell in &row.cells {
                let blocks = self.blocks_of(file, &cell.blocks);
                let lines = self.all_lines(&blocks);
                cells.push(TakenCell { column: cell.column, span: cell.span, lines });
            }
            rows.push(cells);
        }
        self.tables[at].rows = rows;
        at
    }

    /// The lines in blocks, those of tables among them.
    pub(super) fn all_lines(&self, blocks: &[TakenBlock]) -> Vec<usize> {
        let mut lines = Vec::new();
        for block in blocks {
            match *block {
                TakenBlock::Line(line) => lines.push(line),
                TakenBlock::Table(table) => {
                    let cells = self.tables[table].rows.iter().flatten();
                    lines.extend(cells.flat_map(|cell| cell.lines.iter().copied()));
                }
            }
        }
        lines
    }
}

impl TakenLine {
    /// A word of it.
    pub(super) fn word(&self, atom: &TakenAtom) -> &str {
        &self.text[atom.at.clone()]
    }

    /// Its letters without blanks.
    pub(super) fn compact(&self) -> String {
        self.text.chars().filter(|letter| !letter.is_whitespace()).collect()
    }

    /// How many letters, blanks not counted, stand before a byte of its text.
    pub(super) fn letters_before(&self, byte: usize) -> usize {
        self.text[..byte].chars().filter(|letter| !letter.is_whitespace()).count()
    }
}

/// The line of a paragraph. Returns None if it says nothing.
fn line_of(paragraph: &WordParagraph) -> Option<TakenLine> {
    let LineLetters { text, looks, .. } = LineLetters::of(paragraph);
    if text.is_empty() {
        return None;
    }
    let mut all = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive('\n') {
        let words = part.trim_end_matches('\n');
        let mut at = start;
        for (word, _) in atoms(words) {
            all.push(at..at + word.len());
            at += word.len();
        }
        if part.ends_with('\n') {
            all.push(at..at + 1);
        }
        start += part.len();
    }
    let remarks = paragraph.runs.iter().filter_map(|run| match run.piece {
        WordPiece::CommentMark(id) => Some(id),
        _ => None,
    });
    let atoms = all.into_iter().map(|at| TakenAtom { look: most(&text[at.clone()], &looks[at.clone()]), at });
    Some(TakenLine {
        atoms: atoms.collect(),
        style: paragraph.style.to_string(),
        align: paragraph.look.align,
        remarks: remarks.collect(),
        text,
    })
}

/// The look that a word has: that of its letters, if all have it.
fn most(word: &str, looks: &[TakenLook]) -> TakenLook {
    if word.trim().is_empty() {
        return TakenLook::default();
    }
    let all = |holds: fn(&TakenLook) -> bool| looks.iter().all(holds);
    let rest = looks.first().map_or(0, |look| look.rest);
    TakenLook { bold: all(|look| look.bold), italic: all(|look| look.italic), rest }
}

/// LineLetters of a paragraph as they are put together.
#[derive(Default)]
struct LineLetters {
    text: String,
    /// For each byte.
    looks: Vec<TakenLook>,
    /// What stands between the last letter and the next.
    gap: Option<char>,
}

impl LineLetters {
    fn of(paragraph: &WordParagraph) -> LineLetters {
        let mut letters = LineLetters::default();
        if let Some(label) = &paragraph.label {
            letters.add(&label.text, look_of(&paragraph.mark_look));
            letters.add(" ", TakenLook::default());
        }
        for run in paragraph.runs.iter().filter(|run| !run.look.hidden && !run.computed) {
            let mut shown = String::new();
            run.piece.show(&mut shown);
            letters.add(&composed(&shown), look_of(&run.look));
        }
        letters
    }

    fn add(&mut self, text: &str, look: TakenLook) {
        for letter in text.chars() {
            match letter {
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
                '\n' | '\r' | '\u{b}' => self.gap = Some('\n'),
                _ if letter.is_whitespace() => self.gap = self.gap.or(Some(' ')),
                _ => {
                    let gap = self.gap.take().filter(|_| !self.text.is_empty());
                    for one in gap.into_iter().chain([letter]) {
                        self.text.push(one);
                        self.looks.resize(self.text.len(), look);
                    }
                }
            }
        }
    }
}

fn look_of(look: &RunLook) -> TakenLook {
    let mut rest = DefaultHasher::new();
    (look.underline, look.strike, look.size, look.color, look.highlighted, look.height).hash(&mut rest);
    TakenLook { bold: look.is_bold(), italic: look.italic, rest: rest.finish() }
}
