//! The lines of a Word file as recognition sees them: words as on paper, and the look that counts.
//!
//! In: paragraphs of a Word file. Out: [`SeenLine`]s. It leaves what each of them is to `recognise`.

use std::ops::Range;

use super::folded::folded;
use crate::source::{FileId, Span};
use crate::word::{
    LabelGap, ParagraphId, WordAlign, WordBlock, WordFile, WordParagraph, WordPiece, WordRun, composed,
    is_letter,
};

/// A line of a paragraph: the paragraph itself, or what stands between two forced ends of lines.
#[derive(Clone, Debug)]
pub(super) struct SeenLine {
    /// The paragraph.
    pub(super) id: ParagraphId,
    /// Where its words stand in the source.
    pub(super) at: Span,
    /// Its words with its number, capitals as shown, without blanks at the ends.
    pub(super) text: String,
    /// The same in small letters without marks, every blank one.
    pub(super) folded: String,
    /// Whether its lines are centred.
    pub(super) centred: bool,
    /// Whether most of its letters are bold.
    pub(super) bold: bool,
    /// Whether most of its letters are italic.
    pub(super) italic: bool,
    /// Whether all of its letters are capitals.
    pub(super) upper: bool,
    /// Whether it begins a page by its own word.
    pub(super) new_page: bool,
    /// Whether Word wrote all of it, as the lines of a table of contents.
    pub(super) listed: bool,
}

impl SeenLine {
    /// Whether it has no words.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is nothing but a line drawn with signs: `_____`, `-----`.
    pub(super) fn is_rule(&self) -> bool {
        self.text.chars().count() >= 3 && self.text.chars().all(|sign| "_-–—─*. ".contains(sign))
    }
}

/// The lines of all paragraphs of a file, and the text that findings show of it.
pub(super) struct WordLines<'a> {
    pub(super) file: &'a WordFile,
    source: FileId,
    /// Where the words of each paragraph begin in the source, by its number.
    starts: Vec<usize>,
}

/// The text of the main part: its paragraph of number n is line n, so that a place in it names the paragraph.
pub(super) fn source_text(file: &WordFile) -> String {
    let mut text = String::new();
    let mut line = 1;
    for paragraph in file.paragraphs.iter().filter(|one| one.place.part == 0) {
        while line < paragraph.place.number {
            text.push('\n');
            line += 1;
        }
        text.push_str(&shown(paragraph));
    }
    text
}

/// The words of a paragraph with its number; a forced new line is one sign, so that it stays one line.
pub(super) fn shown(paragraph: &WordParagraph) -> String {
    let mut text = label(paragraph);
    for run in &paragraph.runs {
        piece(run, &mut text);
    }
    composed(&text).replace('\n', "\u{2028}")
}

/// The number that Word shows, with the blank behind it.
fn label(paragraph: &WordParagraph) -> String {
    match &paragraph.label {
        Some(label) if !label.text.is_empty() => {
            let gap = if label.behind == LabelGap::Nothing { "" } else { " " };
            format!("{}{gap}", label.text)
        }
        _ => String::new(),
    }
}

/// What is read of a run, in capitals where it is shown so.
fn piece(run: &WordRun, text: &mut String) {
    if run.look.hidden {
        return;
    }
    let from = text.len();
    run.piece.show(text);
    if run.look.caps && text.len() > from {
        let capitals = text[from..].to_uppercase();
        text.truncate(from);
        text.push_str(&capitals);
    }
}

impl<'a> WordLines<'a> {
    /// The lines of a file whose [`source_text`] is this source.
    pub(super) fn of(file: &'a WordFile, source: FileId, text: &str) -> WordLines<'a> {
        let mut begins = vec![0];
        begins.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let start = |number: u32| begins.get(number.max(1) as usize - 1).copied().unwrap_or(text.len());
        let starts = file
            .paragraphs
            .iter()
            .map(|one| if one.place.part == 0 { start(one.place.number) } else { text.len() });
        let starts = starts.collect();
        WordLines { file, source, starts }
    }

    /// Where the paragraphs of the main part begin in the source, in order.
    pub(super) fn starts(&self) -> Vec<(usize, ParagraphId)> {
        let main = self.file.paragraphs.iter().enumerate().filter(|(_, one)| one.place.part == 0);
        let mut starts: Vec<(usize, ParagraphId)> = main
            .map(|(at, _)| (self.starts[at], ParagraphId(u32::try_from(at).unwrap_or(u32::MAX))))
            .collect();
        starts.sort_by_key(|(begin, _)| *begin);
        starts
    }

    /// A paragraph as one line.
    pub(super) fn whole(&self, id: ParagraphId) -> SeenLine {
        let paragraph = self.file.paragraph(id);
        let text = shown(paragraph);
        self.line(id, &text, 0..text.len())
    }

    /// A paragraph line by line, where forced ends part it.
    pub(super) fn each(&self, id: ParagraphId) -> Vec<SeenLine> {
        let paragraph = self.file.paragraph(id);
        let text = shown(paragraph);
        let mut from = 0;
        let parts = text.split('\u{2028}').map(|part| {
            let range = from..from + part.len();
            from = range.end + '\u{2028}'.len_utf8();
            self.line(id, &text, range)
        });
        parts.collect()
    }

    /// A line as the parts that tabs or rows of blanks set side by side.
    pub(super) fn beside(&self, line: &SeenLine) -> Vec<SeenLine> {
        let paragraph = self.file.paragraph(line.id);
        let text = shown(paragraph);
        let begin = line.at.start as usize - self.starts[line.id.0 as usize];
        let end = begin + (line.at.end - line.at.start) as usize;
        let Some(part) = text.get(begin..end) else { return vec![line.clone()] };
        let mut parts = Vec::new();
        let mut from = 0;
        for (at, _) in part.match_indices(['\t', ' ']) {
            let is_gap = part[at..].starts_with('\t') || part[at..].starts_with("   ");
            if at >= from && is_gap {
                parts.push(begin + from..begin + at);
                from = at + part[at..].len() - part[at..].trim_start_matches(['\t', ' ']).len();
            }
        }
        parts.push(begin + from..begin + part.len());
        // Room to write a number, a day or a month by hand parts nothing.
        let mut joined: Vec<Range<usize>> = Vec::new();
        for range in parts {
            match joined.last_mut().filter(|last| is_room(&text[(*last).clone()], &text[range.clone()])) {
                Some(last) => last.end = range.end,
                None => joined.push(range),
            }
        }
        joined
            .into_iter()
            .map(|range| self.line(line.id, &text, range))
            .filter(|one| !one.is_blank())
            .collect()
    }

    /// The paragraphs of the boxes of text that a paragraph holds, those of tables and boxes within them too.
    pub(super) fn boxes(&self, id: ParagraphId) -> Vec<ParagraphId> {
        let inside = |id: ParagraphId| {
            let boxes = self.file.paragraph(id).runs.iter().filter_map(|run| match run.piece {
                WordPiece::TextBox(story) => Some(self.file.story(story)),
                _ => None,
            });
            boxes.flat_map(|story| story.blocks.iter().copied()).collect::<Vec<WordBlock>>()
        };
        let mut found = Vec::new();
        let mut open: Vec<WordBlock> = inside(id).into_iter().rev().collect();
        while let Some(block) = open.pop() {
            let inner: Vec<WordBlock> = match block {
                WordBlock::Paragraph(id) => {
                    found.push(id);
                    inside(id)
                }
                WordBlock::Table(id) => {
                    let cells = self.file.table(id).rows.iter().flat_map(|row| &row.cells);
                    cells.flat_map(|cell| cell.blocks.iter().copied()).collect()
                }
            };
            open.extend(inner.into_iter().rev());
        }
        found
    }

    fn line(&self, id: ParagraphId, text: &str, range: Range<usize>) -> SeenLine {
        let paragraph = self.file.paragraph(id);
        let part = &text[range.clone()];
        let trimmed = part.trim();
        let begin = range.start + (part.len() - part.trim_start().len());
        let start = self.starts[id.0 as usize] + begin;
        let at = Span::new(self.source, start..start + trimmed.len());
        let words = trimmed.replace(['\t', '\u{a0}'], " ");
        let is_part = trimmed.len() < text.trim().len();
        let (bold, italic) = looks(paragraph, is_part.then(|| begin..begin + trimmed.len()));
        SeenLine {
            id,
            at,
            folded: folded(&words),
            centred: paragraph.look.align == WordAlign::Center,
            bold,
            italic,
            upper: is_upper(&words),
            new_page: paragraph.look.page_break_before
                || paragraph.runs.iter().any(|run| run.piece == WordPiece::PageBreak),
            listed: is_listed(paragraph),
            text: words,
        }
    }
}

/// The words of each run of a paragraph that stand in a part of what is shown of it; of all of it where none is
/// named.
pub(super) fn pieces(paragraph: &WordParagraph, part: Option<Range<usize>>) -> Vec<(&WordRun, String)> {
    let runs = paragraph.runs.iter().filter(|run| !run.look.hidden);
    let words = |run: &WordRun| {
        let mut text = String::new();
        piece(run, &mut text);
        text
    };
    let Some(part) = part else { return runs.map(|run| (run, words(run))).collect() };
    let mut found = Vec::new();
    let mut begin = composed(&label(paragraph)).len();
    for run in runs {
        if begin >= part.end {
            break;
        }
        // As `shown` has it, but for a tone mark that is typed apart in a run of its own.
        let text = composed(&words(run)).replace('\n', "\u{2028}");
        let end = begin + text.len();
        let (from, to) = (part.start.max(begin), part.end.min(end));
        if from < to {
            let inside = text.get(from - begin..to - begin).map(str::to_owned);
            found.push((run, inside.unwrap_or(text)));
        }
        begin = end;
    }
    found
}

/// Whether a paragraph is an entry of a table of contents: all its words are what a field gave, and lead into the text.
fn is_listed(paragraph: &WordParagraph) -> bool {
    let mut words = paragraph.runs.iter().filter(|run| match &run.piece {
        WordPiece::Text(text) => !text.trim().is_empty(),
        _ => false,
    });
    let opens = paragraph.runs.iter().any(|run| match &run.piece {
        WordPiece::Field(words) => {
            words.split_whitespace().next().is_some_and(|word| word == "TOC" || word == "PAGEREF")
        }
        _ => false,
    });
    opens && words.all(|run| run.computed)
}

/// Whether what lies between two words is left free to write in: `Số:      /QĐ-UBND`, `ngày     tháng     năm`.
fn is_room(before: &str, behind: &str) -> bool {
    let (before, behind) = (folded(before), folded(behind));
    let of_number = before.trim_end_matches(':').trim() == "so" && behind.trim().starts_with('/');
    let ends = |word: &str| before.trim_end().ends_with(word);
    let begins = |word: &str| behind.trim_start().starts_with(word);
    of_number || ends("ngay") && begins("thang") || ends("thang") && begins("nam")
}

/// Whether most letters of a paragraph are bold, and italic; of a part of what is shown of it, where one is named.
pub(super) fn looks(paragraph: &WordParagraph, part: Option<Range<usize>>) -> (bool, bool) {
    let (mut all, mut bold, mut italic) = (0, 0, 0);
    for (run, text) in pieces(paragraph, part) {
        let letters = text.chars().filter(|sign| !sign.is_whitespace()).count();
        all += letters;
        // Some files have bold letters by a typeface's name alone.
        bold += if run.look.is_bold() { letters } else { 0 };
        italic += if run.look.italic { letters } else { 0 };
    }
    (all > 0 && bold * 10 > all * 6, all > 0 && italic * 10 > all * 6)
}

/// Whether a text has letters, all of them capitals.
pub(super) fn is_upper(text: &str) -> bool {
    let mut letters = text.chars().filter(|sign| is_letter(*sign)).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}
