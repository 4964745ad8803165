//! A table with all its figures as one flat list of rows.
//!
//! In: a table and the figures that `count` makes of it. Out: a [`Sheet`]: one row per group and task
//! from top to bottom, and one of totals. Everything that prints, names, checks, compares or exports a
//! figure reads it here; nothing else holds figures of a table. It leaves adding up to `count`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Sums;
use crate::content::declare::{Text, Word};
use crate::content::money::Unit;
use crate::content::table::{Amount, Bang, Group, StatedSum, TablePart, Task, TotalRow};
use crate::source::TableId;

/// A table with all its figures, made once when its dossier is opened.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The table.
    pub bang: Arc<Bang>,
    /// The figures of each group and task, from top to bottom.
    pub(super) parts: Vec<Counted>,
    /// The figures of all tasks together.
    pub(super) grand: Counted,
}

/// The figures of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// The group it is in, by its position among the rows.
    pub(super) inside: Option<usize>,
    /// The position of the first row that is not in it.
    pub(super) end: usize,
    pub(super) shown: Sums,
    pub(super) exact: Sums,
}

impl Counted {
    pub(super) fn empty(columns: usize, inside: Option<usize>) -> Counted {
        Counted { inside, end: 0, shown: vec![None; columns], exact: vec![None; columns] }
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct SheetRow<'a> {
    /// Its position among the rows of its sheet.
    pub at: usize,
    /// What it shows.
    pub of: RowOf<'a>,
    /// The group it is in, by its position among the rows.
    pub inside: Option<usize>,
    /// By column, as on paper: money in the unit that is shown, shares in per cent.
    pub shown: &'a Sums,
    /// By column, before any rounding, in the unit in which the table is written; without shares.
    pub exact: &'a Sums,
    /// The index of the column of names.
    named: usize,
    end: usize,
}

/// What a row shows.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum RowOf<'a> {
    Group(&'a Group),
    Task(&'a Task),
    Total(&'a TotalRow),
}

/// Whether a row is a group, a task or the totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum RowKind {
    Group,
    Task,
    Total,
}

impl Sheet {
    /// Identifies the table within its dossier.
    pub fn id(&self) -> TableId {
        self.bang.table_id()
    }

    /// The unit of all figures on paper.
    pub fn unit(&self) -> Unit {
        self.bang.shown.unit
    }

    /// The grand totals by column as on paper, whether or not the table prints them.
    pub fn grand(&self) -> &Sums {
        &self.grand.shown
    }

    /// The grand totals by column before any rounding, in the unit in which the table is written.
    pub fn exact(&self) -> &Sums {
        &self.grand.exact
    }

    /// The groups and tasks from top to bottom, and last the totals if the table prints them.
    pub fn rows<'a>(&'a self) -> Vec<SheetRow<'a>> {
        let (parts, named) = (self.bang.all_parts(), self.bang.names());
        let row = |at, of, counted: &'a Counted| {
            let Counted { inside, end, shown, exact } = counted;
            SheetRow { at, of, inside: *inside, shown, exact, named, end: *end }
        };
        let mut rows: Vec<SheetRow<'a>> = Vec::with_capacity(parts.len() + 1);
        for (at, counted) in self.parts.iter().enumerate() {
            let of = match parts[at] {
                TablePart::Group(group) => RowOf::Group(group),
                TablePart::Task(task) => RowOf::Task(task),
            };
            rows.push(row(at, of, counted));
        }
        if let Some(total) = &self.bang.total {
            rows.push(row(rows.len(), RowOf::Total(total), &self.grand));
        }
        rows
    }

    /// The same rows in their order on paper, where the totals may come first.
    pub fn on_paper(&self) -> Vec<SheetRow<'_>> {
        let mut rows = self.rows();
        if self.bang.total.as_ref().is_some_and(|total| total.first) {
            rows.rotate_right(1);
        }
        rows
    }

    /// Where the row at a position stands on paper, from 0.
    pub fn place_on_paper(&self, at: usize) -> usize {
        match &self.bang.total {
            Some(total) if total.first && at == self.parts.len() => 0,
            Some(total) if total.first => at + 1,
            _ => at,
        }
    }

    /// The positions of the rows directly inside a row: the groups and tasks that its sums add up. For
    /// the totals, those that are in no group.
    pub fn inside(&self, row: &SheetRow<'_>) -> impl Iterator<Item = usize> {
        let (first, end) = match row.of {
            RowOf::Total(_) => (0, self.parts.len()),
            RowOf::Group(_) | RowOf::Task(_) => (row.at + 1, row.end),
        };
        side_by_side(&self.parts, first, end)
    }

    /// The positions of the rows that are in no group.
    pub fn top(&self) -> impl Iterator<Item = usize> {
        side_by_side(&self.parts, 0, self.parts.len())
    }
}

/// The positions of the rows of one level, from `first` on.
pub(super) fn side_by_side(parts: &[Counted], first: usize, end: usize) -> impl Iterator<Item = usize> {
    let at = move |at: usize| (at < end).then_some(at);
    std::iter::successors(at(first), move |&one| at(parts[one].end))
}

impl<'a> SheetRow<'a> {
    /// Whether it is a group, a task or the totals.
    pub fn kind(&self) -> RowKind {
        match self.of {
            RowOf::Group(_) => RowKind::Group,
            RowOf::Task(_) => RowKind::Task,
            RowOf::Total(_) => RowKind::Total,
        }
    }

    /// Its id.
    pub fn id(&self) -> Option<&'a str> {
        self.id_word().map(|id| id.text.as_str())
    }

    /// Its id with its place.
    pub fn id_word(&self) -> Option<&'a Word> {
        match self.of {
            RowOf::Group(group) => group.id.as_ref(),
            RowOf::Task(task) => task.id.as_ref(),
            RowOf::Total(_) => None,
        }
    }

    /// Its number; empty for the totals.
    pub fn label(&self) -> &'a str {
        match self.of {
            RowOf::Group(group) => &group.label,
            RowOf::Task(task) => &task.label,
            RowOf::Total(_) => "",
        }
    }

    /// Its words in a column, as typed: a group has only its name, and the totals have none.
    pub fn texts(&self, column: usize) -> &'a [Text] {
        match self.of {
            RowOf::Group(group) if column == self.named => &group.name,
            RowOf::Task(task) => &task.texts[column],
            _ => &[],
        }
    }

    /// The figure that a person typed in a column.
    pub fn typed(&self, column: usize) -> Option<Amount> {
        match self.of {
            RowOf::Task(task) => task.amounts[column],
            _ => None,
        }
    }

    /// The sums that a person stated to be checked.
    pub fn stated(&self) -> &'a [StatedSum] {
        match self.of {
            RowOf::Group(group) => &group.stated,
            RowOf::Task(task) => &task.stated,
            RowOf::Total(total) => &total.stated,
        }
    }

    /// The mark of its cell in a column.
    pub fn mark(&self, column: usize) -> Option<&'a str> {
        let marks = match self.of {
            RowOf::Group(group) => &group.marks,
            RowOf::Task(task) => &task.marks,
            RowOf::Total(total) => &total.marks,
        };
        marks.iter().find(|mark| mark.column == column).map(|mark| mark.mark.as_str())
    }

    /// Whether it holds other rows.
    pub fn holds_rows(&self) -> bool {
        self.end > self.at + 1
    }
}

/// The tables of a dossier, in the order of its pages.
#[derive(Clone, Debug, Default)]
pub struct Sheets {
    all: Vec<Sheet>,
    by_id: BTreeMap<TableId, usize>,
}

impl Sheets {
    /// A list of these tables.
    pub fn of(all: Vec<Sheet>) -> Sheets {
        let by_id = all.iter().enumerate().map(|(at, sheet)| (sheet.id(), at)).collect();
        Sheets { all, by_id }
    }

    /// The table with this id.
    pub fn get(&self, id: TableId) -> Option<&Sheet> {
        Some(&self.all[*self.by_id.get(&id)?])
    }

    /// All tables.
    pub fn iter(&self) -> impl Iterator<Item = &Sheet> {
        self.all.iter()
    }

    /// Those that hold money.
    pub fn with_money(&self) -> impl Iterator<Item = &Sheet> {
        self.iter().filter(|sheet| sheet.bang.has_money())
    }
}
