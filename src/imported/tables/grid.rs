//! A table of data as a grid of words: head rows, body rows, which cell begins in which column.
//!
//! In: a table of the tree that was recognised. Out: the same with clean words, a paragraph of a cell per
//! line. What the columns are is left to `columns`.

use super::super::escape::{self, prose};
use super::super::yaml_text::TypedLine;
use crate::content::money::signed::parse_signed;
use crate::content::table::formula;
use crate::paper::{Cell, Inline, Paragraph, Role, Row, Table};
use crate::source::Span;

/// A table as it was read.
pub(in crate::imported) struct GridTable {
    /// How many columns it has.
    pub(super) columns: usize,
    pub(super) head: Vec<Vec<SourceCell>>,
    pub(super) body: Vec<Vec<SourceCell>>,
    /// Where it begins.
    pub(in crate::imported) at: Option<Span>,
    /// Whether the last row of the head numbers the columns.
    is_numbered: bool,
    /// The marks that were taken from its cells.
    pub(super) marks: Vec<SeenMark>,
}

/// A cell.
#[derive(Clone, Debug)]
pub(super) struct SourceCell {
    pub(super) column: usize,
    pub(super) span: usize,
    pub(super) rows: usize,
    /// Whether its words stand in the middle.
    pub(super) centred: bool,
    /// Whether it stands in a row of bold letters, as groups do.
    pub(super) bold: bool,
    /// Its clean words, not yet escaped.
    pub(super) lines: Vec<TypedLine>,
}

impl SourceCell {
    /// Its words as one line.
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Its lines as they are typed.
    pub(super) fn typed(&self) -> Vec<TypedLine> {
        self.lines.iter().map(|line| TypedLine::new(prose(&line.text), line.at)).collect()
    }
}

/// The mark of a cell, which was taken from its words.
#[derive(Clone, Debug)]
pub(super) struct SeenMark {
    /// The row of the body; None for a title.
    pub(super) row: Option<usize>,
    pub(super) column: usize,
    pub(super) mark: String,
}

/// More head rows than this are no head.
const MOST_HEAD_ROWS: usize = 6;

impl GridTable {
    /// Reads a table. Returns None for one without words.
    pub(in crate::imported) fn of(table: &Table, covers: &dyn Fn(char) -> bool) -> Option<GridTable> {
        let row = |row: &Row| row.cells.iter().map(|one| cell(one, covers)).collect::<Vec<SourceCell>>();
        let mut head: Vec<Vec<SourceCell>> = table.head.iter().map(row).collect();
        let mut body: Vec<Vec<SourceCell>> = table.body.iter().map(row).collect();
        if head.len() > MOST_HEAD_ROWS || body.is_empty() {
            let all: Vec<Vec<SourceCell>> = head.drain(..).chain(body.drain(..)).collect();
            let heads = usize::from(all.len() > 1);
            head = all[..heads].to_vec();
            body = all[heads..].to_vec();
        }
        let filled = |cells: &Vec<SourceCell>| cells.iter().any(|cell| !cell.lines.is_empty());
        body.retain(filled);
        let cells = || head.iter().chain(&body).flatten();
        let columns = cells().map(|cell| cell.column + cell.span).max()?;
        let at = cells().flat_map(|cell| &cell.lines).find_map(|line| line.at);
        if !head.iter().chain(&body).any(filled) {
            return None;
        }
        // A head whose row has no rows below it is the table.
        if body.is_empty() {
            std::mem::swap(&mut head, &mut body);
        }
        let is_numbered =
            head.len() > 1 && table.head.last().is_some_and(|row| numbers_columns(row, columns));
        Some(GridTable { columns, head, body, at, is_numbered, marks: Vec::new() })
    }

    /// How many rows of the head are titles.
    pub(super) fn titles(&self) -> usize {
        self.head.len() - usize::from(self.is_numbered)
    }

    /// What stands under each column as its number.
    pub(super) fn numbers(&self) -> Option<Vec<String>> {
        let row = self.head.last().filter(|_| self.is_numbered)?;
        let number = |column: usize| row.iter().find(|cell| cell.column == column).map(SourceCell::text);
        (0..self.columns).map(number).collect()
    }

    /// Whether a figure of a column is below zero.
    pub(super) fn any_below_zero(&self, column: usize) -> bool {
        (0..self.body.len())
            .any(|row| parse_signed(&self.text(row, column)).is_ok_and(|amount| amount.is_sign_negative()))
    }

    /// The words of a row in a column, as one line; nothing where no cell begins there.
    pub(super) fn text(&self, row: usize, column: usize) -> String {
        self.cell(row, column).map(SourceCell::text).unwrap_or_default()
    }

    /// The words by which a row is told: the first ones that are more than a number.
    pub(super) fn row_name(&self, row: usize) -> String {
        let texts = self.body[row].iter().map(SourceCell::text);
        let mut named = texts.filter(|text| text.chars().filter(|one| one.is_alphabetic()).count() > 2);
        named.next().unwrap_or_default()
    }

    /// Whether all words of a row are bold, and it is no total.
    pub(super) fn is_bold(&self, row: usize) -> bool {
        let mut filled = self.body[row].iter().filter(|cell| !cell.lines.is_empty()).peekable();
        filled.peek().is_some() && filled.all(|cell| cell.bold)
    }

    /// The cell of a row that begins in a column.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&SourceCell> {
        self.body[row].iter().find(|cell| cell.column == column)
    }
}

/// Whether a row of the head numbers all columns, one cell for each.
fn numbers_columns(row: &Row, columns: usize) -> bool {
    let is_number = |cell: &Cell| {
        let words: Vec<String> = cell.paragraphs.iter().map(Paragraph::plain_text).collect();
        cell.colspan == 1
            && cell.paragraphs.iter().all(|line| line.role == Role::GhiChuCot)
            && formula::apart(&words.join(" ")).is_some()
    };
    row.cells.len() == columns && columns > 1 && row.cells.iter().all(is_number)
}

fn cell(cell: &Cell, covers: &dyn Fn(char) -> bool) -> SourceCell {
    let mut lines = Vec::new();
    for paragraph in &cell.paragraphs {
        let mut text = String::new();
        for inline in &paragraph.content {
            match inline {
                Inline::Text(run) => text.push_str(&run.text),
                Inline::LineBreak => text.push('\n'),
            }
        }
        let parts = text.split('\n').map(|part| escape::clean(part, covers));
        let parts = parts.filter(|part| !part.is_empty());
        lines.extend(parts.map(|part| TypedLine::new(part, paragraph.origin)));
    }
    let middle =
        |role| matches!(role, Role::OGiua | Role::OSo | Role::ONhomGiua | Role::ONhomSo | Role::OTongSo);
    let centred = cell.paragraphs.iter().all(|paragraph| middle(paragraph.role));
    let of_group = |role| matches!(role, Role::ONhomChu | Role::ONhomGiua | Role::ONhomSo);
    let bold = !lines.is_empty() && cell.paragraphs.iter().all(|paragraph| of_group(paragraph.role));
    let (span, rows) = (cell.colspan.max(1), cell.rowspan.max(1));
    SourceCell { column: cell.column, span, rows, centred, bold, lines }
}
