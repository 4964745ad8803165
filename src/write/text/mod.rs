//! The plain text of a document, for search and for comparing two versions line by line.
//!
//! In: the document laid out. Out: UTF-8 without a byte order mark, lines that end with a line feed. It
//! has every word of the tree in reading order, numbers and capitals as printed, but no looks, rules and
//! page numbers.
//!
//! - A paragraph is one line, however it is broken on paper: a word more moves no other line.
//! - A blank line stands between two blocks, two between two sections. The lines of a cell of the
//!   header or of the signature are one block, the left cell before the right one; so are a group
//!   of bars and a table.
//! - A row of a table is one line, its cells at the columns of the table, a tab between two; a
//!   column that a cell covers beside its own, or that a row above reaches into, is empty.
//! - No-break spaces are plain ones, so that what is typed is found.

use crate::layout::{
    Laid, LaidChart, LaidColumns, LaidContent, LaidPart, LaidRow, LaidSection, LaidTable, LaidText,
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

/// The texts of the blocks of a section that have words.
fn blocks(section: &LaidSection<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for part in section.parts() {
        match part {
            LaidPart::TopMargin(frame) => all.push(line(&frame.text)),
            LaidPart::Foot(foot) => all.push(lines(foot)),
            LaidPart::Block(content) => block(content, &mut all),
        }
    }
    all.retain(|block| !block.is_empty());
    all
}

fn block(source: &LaidContent<'_>, all: &mut Vec<String>) {
    match source {
        LaidContent::Simple(simple) => all.extend(simple.words().map(line)),
        LaidContent::Columns(columns) => pairs(columns, all),
        LaidContent::Table(source) => all.push(table(source)),
        LaidContent::Chart(chart) => bars(chart, all),
    }
}

fn pairs(columns: &LaidColumns<'_>, all: &mut Vec<String>) {
    for cell in columns.rows.iter().flat_map(|row| &row.cells) {
        all.push(lines(cell.iter().filter_map(|block| block.content.words())));
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
