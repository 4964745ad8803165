//! Tables of money for people who calculate: on a terminal, as a workbook, and back from one.
//!
//! In: a table with its sums and as it stands on paper. Out: text, a workbook, or the figures
//! that a workbook changed. It leaves files and their writing to the caller.

mod book;
mod text;
mod trace;

pub use book::{MARK, workbook};
pub use text::text;
pub use trace::trace;

use crate::budget::{PartSums, Totals};
use crate::content::table::{Bang, Part};
use crate::document::{Block, Cell, Document, Paragraph, Role, Row, Table};
use crate::source::Span;

/// A table of money with its sums.
#[derive(Clone, Debug)]
pub struct Priced {
    /// What it is known by in its document: its id, or its place among all tables of money.
    pub key: String,
    /// What its tasks are known by, from top to bottom.
    pub tasks: Vec<String>,
    /// What stands over it on paper: number and name of its appendix, its own name.
    pub over: Vec<String>,
    /// The table.
    pub bang: Bang,
    /// Its sums.
    pub totals: Totals,
    /// The table on paper: its words, variables filled in.
    pub paper: Table,
}

/// A row of a table with all that is known of it.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    /// The group or task; none for the row of grand totals.
    pub(crate) part: Option<(&'a Part, &'a PartSums)>,
    /// The row on paper.
    pub(crate) row: &'a Row,
}

/// A table of the content with its sums and what its tasks are known by.
pub type Counted = (Bang, Totals, Vec<String>);

/// The tables of money of a document, in the order of its pages; `tables` are all of its content,
/// in their order.
pub fn priced(document: &Document, tables: Vec<Counted>) -> Vec<Priced> {
    let money = (1..).zip(tables.into_iter().filter(|(bang, ..)| bang.has_money()));
    let mut left: Vec<Option<(usize, Counted)>> = money.map(Some).collect();
    let mut found = Vec::new();
    for section in &document.sections {
        let mut over = Vec::new();
        for block in &section.blocks {
            match block {
                Block::Paragraph(paragraph) => match paragraph.role {
                    Role::PhuLuc => over = vec![paragraph.plain_text()],
                    Role::TenPhuLuc | Role::TenBang => over.push(paragraph.plain_text()),
                    _ => {}
                },
                Block::Table(paper) => {
                    let is_it = |one: &&mut Option<(usize, Counted)>| {
                        one.as_ref().is_some_and(|(_, (bang, ..))| is_on(bang, paper))
                    };
                    let table = left.iter_mut().find(is_it).and_then(Option::take);
                    found.extend(table.map(|(number, (bang, totals, tasks))| Priced {
                        key: key(&bang, number),
                        tasks,
                        over: over.clone(),
                        bang,
                        totals,
                        paper: paper.clone(),
                    }));
                }
                _ => {}
            }
        }
    }
    found
}

/// What a table is known by: its id, or its place among all tables of money, from 1.
pub fn key(bang: &Bang, number: usize) -> String {
    bang.ma().map_or_else(|| number.to_string(), str::to_owned)
}

/// Is this table of the tree the one of the content? Its head was typed at the same place.
fn is_on(bang: &Bang, paper: &Table) -> bool {
    let typed: Option<Span> = bang.headings.first().and_then(|head| head.title.first()).map(|line| line.at);
    let cells = paper.head.iter().flat_map(|row| &row.cells);
    let mut origins = cells.flat_map(|cell| &cell.paragraphs).filter_map(|paragraph| paragraph.origin);
    typed.is_some() && origins.any(|origin| Some(origin) == typed)
}

impl Priced {
    /// The rows under the head: groups and tasks from top to bottom, then the totals.
    pub(crate) fn lines(&self) -> Vec<Line<'_>> {
        let parts = pairs(&self.bang, &self.totals).into_iter().map(Some).chain([None]);
        parts.zip(&self.paper.body).map(|(part, row)| Line { part, row }).collect()
    }

    /// The words over a column, the outermost first.
    pub(crate) fn head(&self, column: usize) -> Vec<String> {
        let cells = self.paper.head.iter().flat_map(|row| &row.cells);
        let over = cells.filter(|cell| (cell.column..cell.column + cell.colspan).contains(&column));
        over.map(words).filter(|words| !words.is_empty()).collect()
    }

    /// The words over a column: the inner ones only, as long as they tell it from all others.
    pub(crate) fn column_name(&self, column: usize) -> String {
        let head = self.head(column);
        let inner = |head: &[String], parts: usize| head[head.len().saturating_sub(parts)..].join(", ");
        let mut names = (1..=head.len()).map(|parts| (parts, inner(&head, parts)));
        let is_own = |(parts, name): &(usize, String)| {
            let others = (0..self.bang.columns.len()).filter(|other| *other != column);
            others.map(|other| inner(&self.head(other), *parts)).all(|other| other != *name)
        };
        names.clone().find(is_own).or_else(|| names.next_back()).map(|(_, name)| name).unwrap_or_default()
    }

    /// The columns of figures, from left to right.
    pub(crate) fn figures(&self) -> Vec<usize> {
        (0..self.bang.columns.len()).filter(|&at| self.bang.columns[at].kind.holds_figures()).collect()
    }
}

/// The groups and tasks of a table with their sums, from top to bottom.
pub(crate) fn pairs<'a>(bang: &'a Bang, totals: &'a Totals) -> Vec<(&'a Part, &'a PartSums)> {
    fn collect<'a>(parts: &'a [Part], sums: &'a [PartSums], all: &mut Vec<(&'a Part, &'a PartSums)>) {
        for (part, sums) in parts.iter().zip(sums) {
            all.push((part, sums));
            if let Part::Group(group) = part {
                collect(&group.parts, &sums.parts, all);
            }
        }
    }
    let mut all = Vec::new();
    collect(&bang.parts, &totals.parts, &mut all);
    all
}

impl Line<'_> {
    /// The words in a column, on one line.
    pub(crate) fn words(&self, column: usize) -> String {
        let cell = self.row.cells.iter().find(|cell| cell.column == column);
        cell.map(words).unwrap_or_default()
    }

    /// The text in a column, a line a paragraph.
    pub(crate) fn lines(&self, column: usize) -> String {
        let cell = self.row.cells.iter().find(|cell| cell.column == column);
        cell.map(lines).unwrap_or_default()
    }

    /// Its number, or nothing for the totals.
    pub(crate) fn label(&self) -> &str {
        match self.part {
            Some((Part::Group(group), _)) => &group.label,
            Some((Part::Task(task), _)) => &task.label,
            None => "",
        }
    }

    /// Its name: of a group, of a task, or what the row of totals says.
    pub(crate) fn name(&self, bang: &Bang) -> String {
        match self.part {
            Some(_) => self.words(bang.column("ten").unwrap_or(0)),
            // Its words begin in the first column, wherever that is.
            None => self.row.cells.first().map(words).unwrap_or_default(),
        }
    }
}

/// The text of a cell, a line a paragraph, without the blanks that only paper needs.
pub(crate) fn lines(cell: &Cell) -> String {
    let line = |paragraph: &Paragraph| plain(&paragraph.plain_text());
    cell.paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The text of a cell on one line.
pub(crate) fn words(cell: &Cell) -> String {
    plain(&lines(cell))
}

/// Words with one plain blank between them.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
