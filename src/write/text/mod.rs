//! The tree as plain text, for search and for comparing two versions line by line.
//!
//! In: a [`Document`]. Out: UTF-8 without a mark, lines that end with a line feed. Every word of
//! the tree stands there in reading order, numbers and capitals as printed; looks, rules and page
//! numbers do not.
//!
//! - A paragraph is one line, however it is broken on paper: a word more moves no other line.
//! - A blank line stands between two blocks, two between two sections. The lines of a cell of the
//!   header or of the signature are one block, the left cell before the right one; so are a group
//!   of bars and a table.
//! - A row of a table is one line, its cells at the columns of the table, a tab between two; a
//!   column that a cell covers beside its own, or that a row above reaches into, is empty.
//! - No-break spaces are plain ones, so that what is typed is found.

use crate::document::{Block, Chart, Columns, Document, Paragraph, Row, Section, Table};
use crate::write::{WriteError, docx};

/// Writes the tree as plain text.
///
/// # Errors
/// A text holds a control character, which would end a line or a cell.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    docx::text::check(document)?;
    let sections = document.sections.iter().map(|section| blocks(section).join("\n\n"));
    let sections: Vec<String> = sections.filter(|section| !section.is_empty()).collect();
    let mut text = sections.join("\n\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    Ok(text.into_bytes())
}

/// The blocks of a section that have words. What stands at the foot of its first page is read
/// after what comes first on it, as in the other files.
fn blocks(section: &Section) -> Vec<String> {
    let mut all = Vec::new();
    let marks = section.marks.iter().flat_map(|marks| &marks.frames);
    all.extend(marks.map(|mark| line(&mark.paragraph)));
    let (first, rest) = section.blocks.split_at(section.blocks.len().min(1));
    first.iter().for_each(|one| block(one, &mut all));
    all.push(lines(&section.foot));
    rest.iter().for_each(|one| block(one, &mut all));
    all.retain(|block| !block.is_empty());
    all
}

fn block(source: &Block, all: &mut Vec<String>) {
    match source {
        Block::Paragraph(paragraph) => all.push(line(paragraph)),
        Block::Columns(columns) => pairs(columns, all),
        Block::Table(source) => all.push(table(source)),
        Block::Chart(chart) => bars(chart, all),
        Block::Mark(mark) => all.push(line(&mark.paragraph)),
        Block::Rule(_) | Block::SignSpace(_) | Block::Signed(_) => {}
    }
}

fn pairs(columns: &Columns, all: &mut Vec<String>) {
    for cell in columns.rows.iter().flat_map(|row| &row.cells) {
        let mut inner = Vec::new();
        cell.iter().for_each(|one| block(one, &mut inner));
        inner.retain(|line| !line.is_empty());
        all.push(inner.join("\n"));
    }
}

fn bars(chart: &Chart, all: &mut Vec<String>) {
    for group in &chart.groups {
        let words = group.bars.iter().map(|bar| &bar.words);
        all.push(lines(std::iter::once(&group.label).chain(words)));
    }
}

fn table(source: &Table) -> String {
    let rows = source.rows().map(|row| cells(row, source.columns.len()));
    rows.collect::<Vec<_>>().join("\n")
}

fn cells(row: &Row, columns: usize) -> String {
    let text = |column| {
        let cell = row.cells.iter().find(|cell| cell.column == column)?;
        let words = cell.paragraphs.iter().map(line).filter(|line| !line.is_empty());
        Some(words.collect::<Vec<_>>().join(" "))
    };
    let cells: Vec<String> = (0..columns).map(|column| text(column).unwrap_or_default()).collect();
    cells.join("\t")
}

fn lines<'a>(paragraphs: impl IntoIterator<Item = &'a Paragraph>) -> String {
    let lines = paragraphs.into_iter().map(line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// A paragraph on one line.
fn line(paragraph: &Paragraph) -> String {
    paragraph.plain_text().replace('\u{a0}', " ").trim().to_owned()
}
