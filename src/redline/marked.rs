//! The places of a Word file that its tracked changes mark, as a table tells them, and what was remarked on it.
//!
//! In: a Word file with tracked changes, the program's or anybody's. Out: each place with its name, its lines of words
//! that are kept, gone or new, and who marked them; paragraphs that come or go together are one place, numbers that
//! only shift after one another too. Comments come with the place that they are on. It leaves to others what is made
//! of them; changes of looks mark no words and are none of its places.

use super::marked_names::{PaperPlace, brief, row_name};
use super::marks::RENUMBERED;
use crate::word::{
    self, ChangeSort, ChangeView, StoryKind, WordBlock, WordCell, WordChange, WordFault, WordFile,
    WordParagraph, WordPiece, WordTable, WordTableId,
};

/// What is marked in a Word file.
#[derive(Clone, Debug, Default)]
pub struct MarkedPaper {
    /// The places, in the order of the text.
    pub places: Vec<MarkedPlace>,
    /// The comments, in the order of the text.
    pub remarks: Vec<MarkedRemark>,
}

/// A place that is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedPlace {
    /// The article, clause, part, row of a table.
    pub name: String,
    /// Its lines.
    pub lines: Vec<Vec<MarkedPiece>>,
    /// Whether numbers shift there and nothing else changes.
    pub is_shift: bool,
    /// Whether all its lines came or went whole.
    pub is_whole: bool,
}

/// Words of a line that were all kept, or all marked by one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedPiece {
    /// The words.
    pub text: String,
    /// Who marked them; None for what is kept.
    pub mark: Option<PieceMark>,
}

/// The mark of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceMark {
    /// Whether they are new; otherwise they are gone.
    pub is_new: bool,
    /// By whom.
    pub author: String,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedRemark {
    /// Its number in the file.
    pub id: i32,
    /// The place of the paragraph that it is on.
    pub name: String,
    /// The paragraph.
    pub about: String,
    /// What it says.
    pub words: String,
}

impl MarkedPlace {
    /// The lines that the old, or the new, version has there; each piece with whether it is marked.
    pub fn side(&self, is_new: bool) -> Vec<Vec<(&str, bool)>> {
        let of_side = |piece: &MarkedPiece| piece.mark.as_ref().is_none_or(|mark| mark.is_new == is_new);
        let lines = self.lines.iter().filter(|line| is_whole(line) != Some(!is_new));
        let lines = lines.map(|line| {
            let pieces = line.iter().filter(|piece| of_side(piece));
            pieces.map(|piece| (piece.text.as_str(), piece.mark.is_some())).collect::<Vec<_>>()
        });
        lines.filter(|line| line.iter().any(|(text, _)| !text.trim().is_empty())).collect()
    }
}

/// What a file's tracked changes mark, and its comments.
///
/// # Errors
/// The file is not read.
pub fn marked(bytes: &[u8]) -> Result<MarkedPaper, WordFault> {
    let file = word::read(bytes, ChangeView::Marked)?;
    let mut all = MarkedWalk {
        file: &file,
        made: MarkedPaper::default(),
        old: PaperPlace::default(),
        new: PaperPlace::default(),
        aside: None,
        is_open: false,
    };
    all.blocks(file.body());
    for story in file.stories.iter().skip(1) {
        all.aside = match story.kind {
            StoryKind::Header => Some("Đầu trang"),
            StoryKind::Footer => Some("Chân trang"),
            StoryKind::Footnote(_) | StoryKind::Endnote(_) => Some("Chú thích"),
            StoryKind::Body | StoryKind::NoteRule | StoryKind::Comment(_) | StoryKind::TextBox(_) => continue,
        };
        all.is_open = false;
        all.blocks(&story.blocks);
    }
    Ok(all.made)
}

struct MarkedWalk<'f> {
    file: &'f WordFile,
    made: MarkedPaper,
    /// Where the old and the new version are.
    old: PaperPlace,
    new: PaperPlace,
    /// The name of what stands outside of articles.
    aside: Option<&'static str>,
    /// Whether the last place may go on with the next paragraph.
    is_open: bool,
}

impl MarkedWalk<'_> {
    fn blocks(&mut self, blocks: &[WordBlock]) {
        for block in blocks {
            match *block {
                WordBlock::Paragraph(id) => self.paragraph(self.file.paragraph(id)),
                WordBlock::Table(id) => self.table(id),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &WordParagraph) {
        let line = pieces(paragraph, None);
        let whole = is_whole(&line);
        let mut begins = false;
        if self.aside.is_none() {
            if whole != Some(false) {
                begins |= self.new.pass(&text_of(&line, true));
            }
            if whole != Some(true) {
                begins |= self.old.pass(&text_of(&line, false));
            }
        }
        let name = self.name(whole);
        self.remarks(paragraph, &name);
        for run in &paragraph.runs {
            if let WordPiece::TextBox(story) = run.piece {
                self.blocks(&self.file.story(story).blocks);
            }
        }
        if line.iter().all(|piece| piece.text.trim().is_empty()) {
            return;
        }
        if line.iter().all(|piece| !is_seen(piece)) {
            self.is_open = false;
            return;
        }
        self.add(line, whole, begins, name);
    }

    fn name(&self, whole: Option<bool>) -> String {
        let place = if whole == Some(false) { &self.old } else { &self.new };
        self.aside.map_or_else(|| place.name(), str::to_owned)
    }

    /// Adds a line that is marked.
    fn add(&mut self, line: Vec<MarkedPiece>, whole: Option<bool>, begins: bool, name: String) {
        let is_shift = line
            .iter()
            .filter(|piece| is_seen(piece))
            .all(|piece| piece.mark.as_ref().is_some_and(|mark| mark.author.ends_with(RENUMBERED)));
        let was_open = std::mem::replace(&mut self.is_open, whole.is_some() && !is_shift);
        if is_shift {
            let line = shifted(&line);
            match self.made.places.last_mut().filter(|last| last.is_shift) {
                Some(last) => last.lines.push(line),
                None => self.push("Đánh số lại".to_owned(), vec![line], true, false),
            }
            return;
        }
        if let (Some(side), Some(last)) = (whole.filter(|_| was_open), self.made.places.last_mut()) {
            let has = |side| last.lines.iter().any(|line| is_whole(line) == Some(side));
            if !(begins && has(side)) {
                if side && !has(true) {
                    last.name = name;
                }
                last.lines.push(line);
                return;
            }
        }
        self.push(name, vec![line], false, whole.is_some());
    }

    fn push(&mut self, name: String, lines: Vec<Vec<MarkedPiece>>, is_shift: bool, is_whole: bool) {
        self.made.places.push(MarkedPlace { name, lines, is_shift, is_whole });
    }

    fn table(&mut self, id: WordTableId) {
        let file = self.file;
        let table = file.table(id);
        let draws = |cell: &WordCell| cell.edges.contains(&Some(true));
        if !table.bordered && !table.rows.iter().flat_map(|row| &row.cells).any(draws) {
            return self.set(table);
        }
        let rows: Vec<Vec<Vec<Vec<MarkedPiece>>>> = table
            .rows
            .iter()
            .map(|row| {
                let around = mark(&row.changes);
                row.cells.iter().map(|cell| self.cell(cell, around.clone())).collect()
            })
            .collect();
        let sides: Vec<Option<bool>> = rows.iter().map(|row| is_whole(&row.concat().concat())).collect();
        let around = self.name(sides.first().copied().flatten());
        if let [Some(side), others @ ..] = sides.as_slice()
            && others.iter().all(|one| *one == Some(*side))
        {
            // A table that came or went as a whole is one place, a line for each of its rows.
            for row in rows {
                let mut line: Vec<MarkedPiece> = Vec::new();
                for cell in row.into_iter().flatten().filter(|cell| !cell.is_empty()) {
                    if let Some(last) = line.last_mut() {
                        last.text.push_str(" | ");
                    }
                    line.extend(cell);
                }
                self.add(line, Some(*side), false, format!("{around}, bảng"));
            }
            return;
        }
        for (at, row) in rows.into_iter().enumerate() {
            let name = format!(
                "{around}, {}",
                row_name(
                    &row.iter()
                        .map(|cell| {
                            let lines = cell.iter().map(|line| text_of(line, sides[at] != Some(false)));
                            lines.collect::<Vec<_>>().join(" ")
                        })
                        .collect::<Vec<_>>()
                )
            );
            for cell in &table.rows[at].cells {
                self.remarks_below(&cell.blocks, &name);
            }
            let mut lines: Vec<Vec<MarkedPiece>> = Vec::new();
            for (cell, of) in row.into_iter().zip(&table.rows[at].cells) {
                let head = head_of(self.file, table, at, of.column);
                for mut line in cell.into_iter().filter(|line| line.iter().any(is_seen)) {
                    if let Some(head) = head.as_ref().filter(|_| !is_shift(&line)) {
                        let mark = sides[at].and(line[0].mark.clone());
                        line.insert(0, MarkedPiece { text: format!("{head}: "), mark });
                    }
                    lines.push(line);
                }
            }
            let (shifts, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| is_shift(line));
            for line in shifts.into_iter().filter(|_| lines.is_empty()) {
                self.add(line, None, false, String::new());
            }
            self.is_open = false;
            if !lines.is_empty() {
                self.push(name, lines, false, sides[at].is_some());
            }
        }
    }

    /// What is set side by side without lines: the head, recipients and signature.
    fn set(&mut self, table: &WordTable) {
        let name = if self.new.is_before() { "Phần đầu" } else { "Nơi nhận, chữ ký" };
        let outer = self.aside.replace(self.aside.unwrap_or(name));
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            self.is_open = false;
            self.blocks(&cell.blocks);
        }
        self.is_open = false;
        self.aside = outer;
    }

    /// The lines of a cell.
    fn cell(&self, cell: &WordCell, around: Option<PieceMark>) -> Vec<Vec<MarkedPiece>> {
        let around = mark(&cell.changes).or(around);
        let mut lines = Vec::new();
        each_paragraph(self.file, &cell.blocks, &mut |one| lines.push(pieces(one, around.as_ref())));
        lines
    }

    fn remarks_below(&mut self, blocks: &[WordBlock], name: &str) {
        let mut all = Vec::new();
        each_paragraph(self.file, blocks, &mut |one| all.push(one.clone()));
        all.iter().for_each(|one| self.remarks(one, name));
    }

    /// The comments on a paragraph.
    fn remarks(&mut self, paragraph: &WordParagraph, name: &str) {
        for run in &paragraph.runs {
            let WordPiece::CommentMark(id) = run.piece else { continue };
            let story = self.file.stories.iter().find(|story| story.kind == StoryKind::Comment(id));
            let mut words = Vec::new();
            let blocks = story.map_or(&[][..], |story| &story.blocks);
            each_paragraph(self.file, blocks, &mut |one| words.push(one.text().trim().to_owned()));
            let words = words.join(" ").trim().to_owned();
            let about = brief(&text_of(&pieces(paragraph, None), true));
            self.made.remarks.push(MarkedRemark { id, name: name.to_owned(), about, words });
        }
    }
}

/// The name of a column in the lowest row of the table's head that says one.
fn head_of(file: &WordFile, table: &WordTable, row: usize, column: u32) -> Option<String> {
    let heads = table.rows[..row].iter().rev().filter(|row| row.is_head);
    heads
        .flat_map(|row| &row.cells)
        .filter(|cell| (cell.column..cell.column + cell.span).contains(&column))
        .find_map(|cell| {
            let mut words = Vec::new();
            each_paragraph(file, &cell.blocks, &mut |one| words.push(text_of(&pieces(one, None), true)));
            let words = words.join(" ").trim().to_owned();
            (!words.is_empty()).then_some(words)
        })
}

fn each_paragraph<'f>(file: &'f WordFile, blocks: &[WordBlock], see: &mut dyn FnMut(&'f WordParagraph)) {
    for block in blocks {
        match *block {
            WordBlock::Paragraph(id) => see(file.paragraph(id)),
            WordBlock::Table(id) => {
                let cells = file.table(id).rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| each_paragraph(file, &cell.blocks, see));
            }
        }
    }
}

/// The words of a paragraph; `around` is the mark that all of it has.
fn pieces(paragraph: &WordParagraph, around: Option<&PieceMark>) -> Vec<MarkedPiece> {
    let mut all: Vec<MarkedPiece> = Vec::new();
    for run in paragraph.runs.iter().filter(|run| !run.look.hidden) {
        let mut text = String::new();
        run.piece.show(&mut text);
        let text = text.replace(['\t', '\n', '\u{a0}'], " ");
        let mark = around.cloned().or_else(|| mark(&run.changes));
        match all.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.mark == mark => last.text.push_str(&text),
            _ => all.push(MarkedPiece { text, mark }),
        }
    }
    if let Some(label) = &paragraph.label {
        // A number belongs to the words behind it: the mark of the paragraph's end may be another's.
        let whole = is_whole(&all).and_then(|_| all.first()?.mark.clone());
        all.insert(0, MarkedPiece { text: format!("{} ", label.text), mark: whole });
    }
    all
}

/// Whether a line is new as a whole, or gone as a whole.
fn is_whole(line: &[MarkedPiece]) -> Option<bool> {
    let mut sides = line.iter().filter(|piece| !piece.text.trim().is_empty());
    let first = sides.next()?.mark.as_ref()?.is_new;
    sides.all(|piece| piece.mark.as_ref().is_some_and(|mark| mark.is_new == first)).then_some(first)
}

/// Whether a piece is marked.
fn is_seen(piece: &MarkedPiece) -> bool {
    piece.mark.is_some()
}

/// Whether numbers shift in a line and nothing else changes.
fn is_shift(line: &[MarkedPiece]) -> bool {
    let mut marks = line.iter().filter_map(|piece| piece.mark.as_ref()).peekable();
    marks.peek().is_some() && marks.all(|mark| mark.author.ends_with(RENUMBERED))
}

/// The numbers that shift in a line, each with the word before it.
fn shifted(line: &[MarkedPiece]) -> Vec<MarkedPiece> {
    let mut all = Vec::new();
    let mut before = "";
    for piece in line {
        if piece.mark.is_none() {
            before = piece.text.split_whitespace().next_back().unwrap_or_default();
            continue;
        }
        if !before.is_empty() {
            all.push(MarkedPiece {
                text: format!("{}{before} ", if all.is_empty() { "" } else { ", " }),
                mark: None,
            });
        }
        before = "";
        all.push(piece.clone());
    }
    all
}

/// What a line reads in the new, or the old, version.
fn text_of(line: &[MarkedPiece], is_new: bool) -> String {
    let of_side = line.iter().filter(|piece| piece.mark.as_ref().is_none_or(|mark| mark.is_new == is_new));
    of_side.map(|piece| piece.text.as_str()).collect()
}

/// The innermost change.
fn mark(changes: &[WordChange]) -> Option<PieceMark> {
    changes.last().map(|change| PieceMark {
        is_new: matches!(change.sort, ChangeSort::Inserted | ChangeSort::MovedTo),
        author: change.author.clone(),
    })
}
