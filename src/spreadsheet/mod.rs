//! Tables of money for people who calculate: on a terminal, as a workbook, and back from one.
//!
//! In: a table with its sums and as it is on paper. Out: text, a workbook, or the figures that a workbook
//! changed. It leaves files and their writing to the caller.

mod book;
mod exported;
mod table_marks;
mod text;
mod trace;

pub use book::{MARK, workbook};
pub use exported::Exported;
pub use table_marks::{PRINT, TableMarks};
pub use text::text;
pub use trace::trace;

use std::collections::{BTreeMap, VecDeque};

use crate::budget::{RowKind, Sheet, SheetRow, Sheets};
use crate::content::table::Bang;
use crate::paper::walk::{Holder, WalkNode};
use crate::paper::{Cell, Paper, Paragraph, Role, Row, Table};
use crate::source::TableId;

/// What the row of totals is recognised by.
pub const TOTAL: &str = "#tong";

/// A table of money with its sums.
#[derive(Clone, Debug)]
pub struct Priced {
    /// What it is recognised by in a workbook, see [`TableMarks`].
    pub mark: String,
    /// What its tasks are recognised by, from top to bottom.
    pub tasks: Vec<String>,
    /// The same of its groups; each begins with `#`.
    pub groups: Vec<String>,
    /// What is above it on paper: number and name of its appendix, its own name.
    pub over: Vec<String>,
    /// The table with its sums.
    pub sheet: Sheet,
    /// The table on paper: its words, variables filled in.
    pub paper: Table,
    /// The notes under it, each with the mark that its cells have.
    pub notes: Vec<PricedNote>,
}

/// A note under a table.
#[derive(Clone, Debug)]
pub struct PricedNote {
    /// The mark of the cells that it is about.
    pub mark: String,
    /// As on paper, its mark first, on one line.
    pub words: String,
}

/// A row of a table, with its words.
#[derive(Clone, Copy)]
pub(crate) struct PricedRow<'a> {
    /// What it is, with its figures.
    pub(crate) row: SheetRow<'a>,
    /// The row on paper.
    paper: &'a Row,
}

/// What the tasks and the groups of a table are recognised by.
pub type RowKeys = (Vec<String>, Vec<String>);

/// The tables of money of a document, in the order of its pages; `keys` is what their rows are recognised by.
pub fn priced(document: &Paper, sheets: &Sheets, mut keys: BTreeMap<TableId, RowKeys>) -> Vec<Priced> {
    let marks = TableMarks::of(sheets.with_money().map(|sheet| &*sheet.bang));
    let mut found: Vec<Priced> = Vec::new();
    // The lines of notes that are still to come below the last table.
    let mut open: VecDeque<(String, bool)> = VecDeque::new();
    for section in &document.sections {
        let mut over = Vec::new();
        for (holder, node) in section.walk() {
            match (holder, node) {
                (Holder::Pages, WalkNode::Paragraph(paragraph)) => match paragraph.role {
                    Role::PhuLuc => over = vec![paragraph.plain_text()],
                    Role::TenPhuLuc | Role::TenBang => over.push(paragraph.plain_text()),
                    Role::GhiChu => {
                        let Some(((mark, is_first), table)) = open.pop_front().zip(found.last_mut()) else {
                            continue;
                        };
                        let words = plain(&paragraph.plain_text());
                        match table.notes.last_mut().filter(|_| !is_first) {
                            Some(note) => note.words += &format!(" {words}"),
                            None => table.notes.push(PricedNote { mark, words }),
                        }
                    }
                    _ => {}
                },
                (_, WalkNode::Table(paper)) => {
                    let Some(id) = paper.id else { continue };
                    let Some(sheet) = sheets.get(id).filter(|sheet| sheet.bang.has_money()) else {
                        continue;
                    };
                    let notes = sheet.bang.notes.iter();
                    open = notes.flat_map(|note| note_lines(&note.mark.text, note.lines.len())).collect();
                    let (tasks, groups) = keys.remove(&id).unwrap_or_default();
                    found.push(Priced {
                        mark: marks.mark(id).to_owned(),
                        tasks,
                        groups,
                        over: over.clone(),
                        sheet: sheet.clone(),
                        paper: paper.clone(),
                        notes: Vec::new(),
                    });
                }
                _ => {}
            }
        }
    }
    found
}

/// The mark of a note for each of its lines, with whether it is the first.
fn note_lines(mark: &str, lines: usize) -> impl Iterator<Item = (String, bool)> + '_ {
    (0..lines).map(move |line| (mark.to_owned(), line == 0))
}

impl Priced {
    /// The table.
    pub fn bang(&self) -> &Bang {
        &self.sheet.bang
    }

    /// What each row under the head is recognised by.
    pub(crate) fn keys(&self) -> Vec<String> {
        let (mut tasks, mut groups) = (self.tasks.iter().cloned(), self.groups.iter().cloned());
        let key = |line: PricedRow<'_>| match line.row.kind() {
            RowKind::Task => tasks.next(),
            RowKind::Group => groups.next(),
            RowKind::Total => Some(TOTAL.to_owned()),
        };
        self.lines().into_iter().map(key).map(Option::unwrap_or_default).collect()
    }

    /// The rows under the head in their order on paper: groups and tasks from top to bottom, the totals
    /// below them or above.
    pub(crate) fn lines(&self) -> Vec<PricedRow<'_>> {
        let rows = self.sheet.on_paper().into_iter();
        let paper = |at: usize| self.paper.body.get(self.sheet.place_on_paper(at));
        rows.filter_map(|row| Some(PricedRow { row, paper: paper(row.at)? })).collect()
    }

    /// The words over a column, the outermost first.
    pub(crate) fn head(&self, column: usize) -> Vec<String> {
        let rows = self.paper.head.len() - usize::from(!self.bang().numbers.is_empty());
        let cells = self.paper.head[..rows].iter().flat_map(|row| &row.cells);
        let over = cells.filter(|cell| (cell.column..cell.column + cell.colspan).contains(&column));
        over.map(words).filter(|words| !words.is_empty()).collect()
    }

    /// The words over a column: only the inner ones, as long as no other column has the same.
    pub(crate) fn column_name(&self, column: usize) -> String {
        let head = self.head(column);
        let inner = |head: &[String], parts: usize| head[head.len().saturating_sub(parts)..].join(", ");
        let mut names = (1..=head.len()).map(|parts| (parts, inner(&head, parts)));
        let is_own = |(parts, name): &(usize, String)| {
            let others = (0..self.bang().columns.len()).filter(|other| *other != column);
            others.map(|other| inner(&self.head(other), *parts)).all(|other| other != *name)
        };
        names.clone().find(is_own).or_else(|| names.next_back()).map(|(_, name)| name).unwrap_or_default()
    }

    /// The columns of figures, from left to right.
    pub(crate) fn figures(&self) -> Vec<usize> {
        (0..self.bang().columns.len()).filter(|&at| self.bang().columns[at].kind.holds_figures()).collect()
    }
}

impl PricedRow<'_> {
    /// The words in a column, on one line.
    pub(crate) fn words(&self, column: usize) -> String {
        let cell = self.paper.cells.iter().find(|cell| cell.column == column);
        cell.map(words).unwrap_or_default()
    }

    /// The text in a column, one line per paragraph.
    pub(crate) fn lines(&self, column: usize) -> String {
        let cell = self.paper.cells.iter().find(|cell| cell.column == column);
        cell.map(lines).unwrap_or_default()
    }

    /// Its name: of a group, of a task, or what the row of totals says.
    pub(crate) fn name(&self, bang: &Bang) -> String {
        match self.row.kind() {
            RowKind::Group | RowKind::Task => self.words(bang.names()),
            // Its words begin in the first column, wherever that is, or behind its number.
            RowKind::Total => {
                let covers = |cell: &&Cell| (cell.column..cell.column + cell.colspan).contains(&bang.names());
                let named = self.paper.cells.iter().find(covers).map(words).filter(|words| !words.is_empty());
                named.or_else(|| self.paper.cells.first().map(words)).unwrap_or_default()
            }
        }
    }
}

/// The text of a cell, one line per paragraph, without the blanks that only paper needs.
pub(crate) fn lines(cell: &Cell) -> String {
    let line = |paragraph: &Paragraph| plain(&paragraph.plain_text());
    cell.paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The text of a cell on one line.
pub(crate) fn words(cell: &Cell) -> String {
    plain(&lines(cell))
}

/// Words with one plain blank between each two.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
