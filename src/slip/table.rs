//! Tables of the sheet: a head that is repeated, rows of words.
//!
//! In: columns with their names, words of cells. Out: blocks of the tree. It leaves what the words say to
//! `rows`.

use crate::length::Length;
use crate::paper::{Block, Cell, ContentColumn, Fit, Inline, Paragraph, Role, Row, Section, Table};

/// A row: the paragraphs of each cell.
pub(super) type SlipCells = Vec<Vec<SlipWords>>;

/// The words of a paragraph.
pub(super) type SlipWords = Vec<Inline>;

/// The size of letters, in twips: 11 pt.
const SIZE: Length = Length::twips(220);
/// The least width of the column that takes the rest, in twips: 40 mm.
const LEAST: Length = Length::twips(2268);

/// A column.
pub(super) struct SlipColumn {
    name: String,
    width: ContentColumn,
    centred: bool,
}

impl SlipColumn {
    /// A column of numbers, centred, whose width is given in thousandths of the page.
    pub(super) fn number(name: &str, width: u16) -> SlipColumn {
        SlipColumn { centred: true, ..SlipColumn::words(name, width) }
    }

    /// A column of words, whose width is given in thousandths of the page.
    pub(super) fn words(name: &str, width: u16) -> SlipColumn {
        SlipColumn { name: name.to_owned(), width: ContentColumn::Thousandths(width), centred: false }
    }

    /// A column of words that takes the rest of the width.
    pub(super) fn rest(name: &str) -> SlipColumn {
        SlipColumn { name: name.to_owned(), width: ContentColumn::Rest(LEAST), centred: false }
    }
}

/// A row with one paragraph per cell.
pub(super) fn line(words: impl Iterator<Item = String>) -> SlipCells {
    words.map(|words| vec![vec![Inline::text(words)]]).collect()
}

/// A table.
pub(super) fn of(columns: &[SlipColumn], rows: Vec<SlipCells>) -> Block {
    table(columns, rows, false)
}

/// A table whose last row is a sum.
pub(super) fn with_sum(columns: &[SlipColumn], rows: Vec<SlipCells>) -> Block {
    table(columns, rows, true)
}

fn table(columns: &[SlipColumn], rows: Vec<SlipCells>, sum: bool) -> Block {
    let names = columns.iter().map(|column| vec![vec![Inline::text(&column.name)]]).collect();
    let head = vec![row(names, |_| Role::TieuDeCot)];
    let last = rows.len().saturating_sub(1);
    let body = (0..).zip(rows).map(|(at, cells)| {
        let is_sum = sum && at == last;
        let role = |column: usize| match (is_sum, columns[column].centred) {
            (true, false) => Role::ONhomChu,
            (true, true) => Role::ONhomGiua,
            (false, false) => Role::OChu,
            (false, true) => Role::OGiua,
        };
        // A sum is never alone on a page.
        Row { keep_next: sum && at + 1 == last, ..row(cells, role) }
    });
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    Block::Table(Table {
        id: None,
        title: format!("Bảng gồm các cột: {}", names.join("; ")),
        fit: Fit::ByContent(columns.iter().map(|column| column.width).collect()),
        columns: Vec::new(),
        text_size: SIZE,
        head,
        body: body.collect(),
    })
}

fn row(cells: SlipCells, role: impl Fn(usize) -> Role) -> Row {
    let cells = cells.into_iter().enumerate().map(|(column, words)| {
        let is_empty = |words: &SlipWords| words.iter().all(|one| *one == Inline::text(""));
        let words = words.into_iter().filter(|words| !is_empty(words));
        let paragraphs = words.map(|words| Paragraph::new(role(column), words));
        Cell { column, colspan: 1, rowspan: 1, middle: true, paragraphs: paragraphs.collect() }
    });
    Row { cells: cells.collect(), whole: true, keep_next: false }
}

/// Changes every text of a section.
pub(super) fn each_text(section: &mut Section, change: impl Fn(&str) -> String) {
    let one = |paragraph: &mut Paragraph| {
        for inline in &mut paragraph.content {
            if let Inline::Text(run) = inline {
                run.text = change(&run.text);
            }
        }
    };
    for block in &mut section.blocks {
        if let Some(paragraph) = block.paragraph_mut() {
            one(paragraph);
        }
        if let Block::Table(table) = block {
            let rows = table.head.iter_mut().chain(&mut table.body);
            rows.flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.paragraphs).for_each(one);
        }
    }
}
