//! The tables of a paper as they stand on it, for the cells of a grid that nobody types.
//!
//! In: the tree of a paper, the report of the same text. Out: for each row of a grid the words of its cells on paper. A
//! row is known by where its name was typed; a table whose rows are in a file of their own by its place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::shifted::Shifted;
use crate::editing::{FormGrid, GridRowSort};
use crate::finding::Report;
use crate::paper::{Cell, Paper, Paragraph, Role, Row, Table};
use crate::source::{FileId, Span, TableId};

/// The tables of a paper, with the report of its text.
pub(super) struct PaperTables {
    pub(super) report: Arc<Report>,
    tables: Vec<PaperTable>,
    /// The rows of tables, by where their words were typed.
    rows: BTreeMap<(FileId, u32), (usize, usize)>,
}

struct PaperTable {
    id: Option<TableId>,
    rows: Vec<PaperRow>,
}

/// A row of a table as it stands on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRow {
    /// What it is.
    pub sort: GridRowSort,
    /// Its words, by column.
    pub cells: BTreeMap<usize, String>,
}

/// What paper shows of a grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperRows {
    /// For each row of the grid, if it is on paper.
    pub of_grid: Vec<Option<PaperRow>>,
    /// All rows of a table whose rows are in a file of their own.
    pub of_file: Vec<PaperRow>,
}

impl PaperTables {
    pub(super) fn new(paper: &Paper, report: Arc<Report>) -> PaperTables {
        let mut made = PaperTables { report, tables: Vec::new(), rows: BTreeMap::new() };
        for table in paper.tables() {
            let number = made.tables.len();
            for (at, row) in table.body.iter().enumerate() {
                let origins = row.cells.iter().flat_map(|cell| &cell.paragraphs).filter_map(|one| one.origin);
                made.rows.extend(origins.map(|origin| ((origin.file, origin.start), (number, at))));
            }
            made.tables.push(PaperTable::of(table));
        }
        made
    }

    /// What paper shows of a grid of this file, whose text may be another one by now.
    pub(super) fn of_grid(&self, grid: &FormGrid, now: &Report) -> PaperRows {
        let own = |report: &Report| report.sources.ids().next();
        let (Some(file), Some(new)) = (own(&self.report), own(now)) else { return PaperRows::default() };
        let (old, new) = (self.report.sources.file(file).text(), now.sources.file(new).text());
        let shifted = (old != new).then(|| Shifted::new(new, old));
        let at = |byte: u32| match &shifted {
            Some(shifted) => shifted.at(byte as usize) as u32,
            None => byte,
        };
        if grid.rows_file.is_some() {
            let id = TableId::declared_at(Span { file, start: at(grid.at.start), end: at(grid.at.end) });
            let table = self.tables.iter().find(|table| table.id == Some(id));
            return PaperRows {
                of_grid: Vec::new(),
                of_file: table.map_or_else(Vec::new, |table| table.rows.clone()),
            };
        }
        let places: Vec<Option<(usize, usize)>> = grid
            .rows
            .iter()
            .map(|row| {
                let name = row.name_at?;
                let (start, end) = (at(name.start), at(name.end).max(at(name.start) + 1));
                self.rows.range((file, start)..(file, end)).next().map(|(_, place)| *place)
            })
            .collect();
        // The row of totals is the one that nobody typed.
        let table = places.iter().flatten().next().map(|(table, _)| *table);
        let typed: BTreeSet<usize> = places.iter().flatten().map(|(_, row)| *row).collect();
        let total = table.and_then(|table| {
            let rows = self.tables[table].rows.iter().enumerate();
            let mut rows = rows.filter(|(at, row)| row.sort == GridRowSort::Total && !typed.contains(at));
            rows.next().map(|(at, _)| (table, at))
        });
        let rows = grid.rows.iter().zip(places).map(|(row, place)| {
            let place = if row.sort == GridRowSort::Total { total } else { place };
            place.map(|(table, row)| self.tables[table].rows[row].clone())
        });
        PaperRows { of_grid: rows.collect(), of_file: Vec::new() }
    }
}

impl PaperTable {
    fn of(table: &Table) -> PaperTable {
        PaperTable { id: table.id, rows: table.body.iter().map(PaperRow::of).collect() }
    }
}

impl PaperRow {
    fn of(row: &Row) -> PaperRow {
        let words = |cell: &Cell| {
            let lines: Vec<String> = cell.paragraphs.iter().map(Paragraph::plain_text).collect();
            (cell.column, lines.join("\n"))
        };
        let roles: BTreeSet<Role> =
            row.cells.iter().flat_map(|cell| &cell.paragraphs).map(|one| one.role).collect();
        let has = |some: &[Role]| some.iter().any(|role| roles.contains(role));
        let sort = match () {
            () if has(&[Role::OTongChu, Role::OTongSo]) => GridRowSort::Total,
            () if has(&[Role::ONhomChu, Role::ONhomGiua, Role::ONhomSo]) => GridRowSort::Group,
            () => GridRowSort::Task,
        };
        PaperRow { sort, cells: row.cells.iter().map(words).collect() }
    }
}
