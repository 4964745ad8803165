//! The plain text of a document, for search and for comparing two versions line by line.
//!
//! In: the document laid out. Out: UTF-8 without a mark, lines that end with a line feed. Every word
//! of the tree stands there in reading order, numbers and capitals as printed; looks, rules and page
//! numbers do not.
//!
//! - A paragraph is one line, however it is broken on paper: a word more moves no other line.
//! - A blank line stands between two blocks, two between two sections. The lines of a cell of the
//!   header or of the signature are one block, the left cell before the right one; so are a group
//!   of bars and a table.
//! - A row of a table is one line, its cells at the columns of the table, a tab between two; a
//!   column that a cell covers beside its own, or that a row above reaches into, is empty.
//! - No-break spaces are plain ones, so that what is typed is found.

use crate::layout::{
    Laid, LaidBlock, LaidChart, LaidColumns, LaidContent, LaidRow, LaidSection, LaidTable, LaidText,
    NO_BREAK_SPACE, PlaceContent,
};
use crate::theme::Theme;
use crate::write::{Drawn, WriteError, Writer, control};

/// Writes plain text, the same in every theme.
pub struct TextWriter;

impl TextWriter {
    /// A writer.
    pub fn new(_: &Theme) -> TextWriter {
        TextWriter
    }
}

impl Writer for TextWriter {
    fn write(&self, page: &Laid<'_>) -> Result<Drawn, WriteError> {
        // A control character would end a line or a cell.
        control::check(page.document)?;
        let sections = page.sections.iter().map(|section| blocks(section).join("\n\n"));
        let sections: Vec<String> = sections.filter(|section| !section.is_empty()).collect();
        let mut text = sections.join("\n\n\n");
        if !text.is_empty() {
            text.push('\n');
        }
        Ok(Drawn::of(text.into_bytes()))
    }
}

/// The blocks of a section that have words. What stands at the foot of its first page is read
/// after what comes first on it, as in the other files.
fn blocks(section: &LaidSection<'_>) -> Vec<String> {
    let mut all = Vec::new();
    all.extend(section.marks.iter().map(|frame| line(&frame.text)));
    let (first, rest) = section.blocks.split_at(section.blocks.len().min(1));
    first.iter().for_each(|one| block(one, &mut all));
    all.push(lines(&section.foot));
    rest.iter().for_each(|one| block(one, &mut all));
    all.retain(|block| !block.is_empty());
    all
}

fn block(source: &LaidBlock<'_>, all: &mut Vec<String>) {
    match &source.content {
        LaidContent::Text(text) => all.push(line(text)),
        LaidContent::Columns(columns) => pairs(columns, all),
        LaidContent::Table(source) => all.push(table(source)),
        LaidContent::Chart(chart) => bars(chart, all),
        LaidContent::Frame(frame) => all.push(line(&frame.text)),
        LaidContent::Rule(_) | LaidContent::SignSpace(_) | LaidContent::Signed(_) => {}
    }
}

fn pairs(columns: &LaidColumns<'_>, all: &mut Vec<String>) {
    for cell in columns.rows.iter().flat_map(|row| &row.cells) {
        let mut inner = Vec::new();
        cell.iter().for_each(|one| block(one, &mut inner));
        inner.retain(|line| !line.is_empty());
        all.push(inner.join("\n"));
    }
}

fn bars(chart: &LaidChart<'_>, all: &mut Vec<String>) {
    all.extend(chart.groups.iter().map(|(label, words)| lines(std::iter::once(label).chain(words))));
}

fn table(source: &LaidTable<'_>) -> String {
    source.head.iter().chain(&source.body).map(row).collect::<Vec<_>>().join("\n")
}

fn row(row: &LaidRow<'_>) -> String {
    let mut cells = Vec::new();
    for place in &row.places {
        cells.push(match &place.content {
            PlaceContent::Starts { texts, .. } => {
                let words = texts.iter().map(line).filter(|line| !line.is_empty());
                words.collect::<Vec<_>>().join(" ")
            }
            PlaceContent::GoesOn | PlaceContent::Empty => String::new(),
        });
        cells.resize(cells.len() + place.columns - 1, String::new());
    }
    cells.join("\t")
}

fn lines<'t, 'a: 't>(texts: impl IntoIterator<Item = &'t LaidText<'a>>) -> String {
    let lines = texts.into_iter().map(line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// A paragraph on one line.
fn line(text: &LaidText<'_>) -> String {
    text.paragraph.plain_text().replace(NO_BREAK_SPACE, " ").trim().to_owned()
}
