//! What each row of a table of figures is: head, group, task, total, and which row stands under which.
//!
//! In: a grid with its head and columns. Out: the rows of a [`RecognisedTable`]. Groups are known by the
//! sorts of their numbers alone: `I` over `1` over `1.1` over `a`, whichever comes first.

use super::columns::{self, RecognisedColumn, RecognisedKind};
use super::figures::{CellReading, MarksOfNumbers, read as read_figure};
use super::grid::TextGrid;
use super::head::{self, TableHead};
use super::words::{NamedSum, named_sum, shortened};
use super::{RecognisedCell, RecognisedTable, labelled_unit};
use crate::content::money::Unit;
use crate::content::row_label::{self as labels, LabelClass, LabelSort, RowLabel};
use crate::paper::{Role, Table};

/// A row of a table of figures.
#[derive(Clone, Debug)]
pub struct RecognisedRow<'a> {
    /// What it is.
    pub sort: RecognisedSort,
    /// Its number; None where it has none.
    pub label: Option<RowLabel>,
    /// Its name, without its number.
    pub name: String,
    /// The row it stands under.
    pub parent: Option<usize>,
    /// How many rows it stands under.
    pub level: usize,
    /// Its cells by column; None where another cell takes the place.
    pub cells: Vec<Option<RecognisedCell<'a>>>,
    /// The class of its number, or how a row without one looks.
    pub(super) class: LabelClass,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecognisedSort {
    /// It says what columns hold.
    Head,
    /// It numbers the columns.
    ColumnNumbers,
    /// Rows stand under it.
    Group,
    /// It is one of those that are added up.
    Task,
    /// The total.
    Total,
    /// The sum of a part, under it.
    PartTotal,
    /// Another sum, which says no more: a rounded one, what part of the total is of one source.
    Remark,
}

impl RecognisedSort {
    /// Whether it is of the head.
    pub fn is_head(self) -> bool {
        matches!(self, RecognisedSort::Head | RecognisedSort::ColumnNumbers)
    }

    /// Whether it is a row of the table's own things.
    pub fn is_entry(self) -> bool {
        matches!(self, RecognisedSort::Group | RecognisedSort::Task)
    }
}

impl RecognisedRow<'_> {
    /// What people call it: its number, else its name.
    pub fn called(&self) -> String {
        match (&self.label, self.name.is_empty()) {
            (Some(label), _) if !matches!(label.class.sort, LabelSort::Dash(_)) => label.text.clone(),
            (_, false) => format!("`{}`", shortened(&self.name)),
            (Some(label), true) => format!("`{}`", label.text),
            (None, true) => String::new(),
        }
    }
}

/// Reads a table with numbers written in one way. Returns None if no column holds amounts.
pub(super) fn read<'a>(
    table: &'a Table,
    grid: &TextGrid<'a>,
    caption: Option<Unit>,
    marks: MarksOfNumbers,
) -> Option<RecognisedTable<'a>> {
    let head = head::find(grid, table.head.len());
    let within = head::whole_rows(grid, head.rows);
    let unit = within.iter().find_map(|text| labelled_unit(text)).or(caption);
    let columns = columns::recognise(grid, &head, unit, marks);
    columns.iter().any(|column| column.kind.is_amount()).then_some(())?;
    let mut reader = EntryReader { grid, columns: &columns, marks, rows: Vec::new(), open: Vec::new() };
    for row in 0..grid.rows.len() {
        reader.row(row, &head);
    }
    let mut rows = reader.rows;
    sort_entries(&mut rows, &columns);
    Some(RecognisedTable { marks, columns, rows, below: None })
}

struct EntryReader<'r, 'a> {
    grid: &'r TextGrid<'a>,
    columns: &'r [RecognisedColumn],
    marks: MarksOfNumbers,
    rows: Vec<RecognisedRow<'a>>,
    /// The rows that the next one may stand under, each with its class.
    open: Vec<(LabelClass, usize)>,
}

impl<'a> EntryReader<'_, 'a> {
    fn row(&mut self, at: usize, head: &TableHead) {
        let cells = self.cells(at);
        let mut row = RecognisedRow {
            sort: RecognisedSort::Head,
            label: None,
            name: String::new(),
            parent: None,
            level: 0,
            cells,
            class: LabelClass { sort: LabelSort::Plain, parts: 1 },
        };
        if head.numbers.as_ref().is_some_and(|(numbers, _)| *numbers == at) {
            row.sort = RecognisedSort::ColumnNumbers;
        } else if at >= head.rows {
            self.name(&mut row);
            row.sort = match (named_sum(&row.name), &row.label) {
                // "IV Tổng cộng" is no fourth part.
                (NamedSum::Total, _) => RecognisedSort::Total,
                (NamedSum::Part, None) => RecognisedSort::PartTotal,
                (NamedSum::Rounded, _) => RecognisedSort::Remark,
                _ => RecognisedSort::Task,
            };
            if row.sort == RecognisedSort::Task {
                self.place(&mut row, at);
            }
        }
        self.rows.push(row);
    }

    fn cells(&self, at: usize) -> Vec<Option<RecognisedCell<'a>>> {
        let mut cells: Vec<Option<RecognisedCell<'a>>> = vec![None; self.columns.len()];
        for (column, cell) in self.grid.rows[at].iter().enumerate() {
            let Some(cell) = cell else { continue };
            let reading = read_figure(&cell.text, self.marks);
            let over = column..column + cell.across;
            let amounts = self.columns[over.clone()].iter().filter(|one| one.kind.is_amount()).count();
            let has_digits = matches!(reading, CellReading::Figure(_) | CellReading::Unclear);
            let read = |reading| RecognisedCell { cell: cell.cell, text: cell.text.clone(), reading };
            // A figure over several columns of amounts belongs to none of them.
            match has_digits && amounts > 1 {
                true => over.for_each(|place| cells[place] = Some(read(CellReading::Unclear))),
                false => cells[column] = Some(read(reading)),
            }
        }
        cells
    }

    /// Finds its number and its name.
    fn name(&self, row: &mut RecognisedRow<'a>) {
        let numbered = self.columns.iter().position(|one| one.kind == RecognisedKind::RowNumber);
        let number = numbered.and_then(|column| row.cells[column].as_ref());
        row.label = number.and_then(|cell| labels::whole(&cell.text));
        let has_label = row.label.is_some();
        let named = row.cells.iter().enumerate().filter(|(column, _)| {
            let kind = &self.columns[*column].kind;
            matches!(kind, RecognisedKind::Words) || *kind == RecognisedKind::RowNumber && !has_label
        });
        let mut texts = named.filter_map(|(_, cell)| cell.as_ref()).filter(|cell| !cell.text.is_empty());
        let Some(first) = texts.next() else { return };
        let is_bold = first
            .cell
            .paragraphs
            .iter()
            .any(|one| matches!(one.role, Role::ONhomChu | Role::ONhomGiua | Role::OTongChu));
        row.name = first.text.clone();
        if row.label.is_none()
            && let Some((label, name)) = labels::in_front(&first.text)
        {
            (row.label, row.name) = (Some(label), name.to_owned());
        }
        let sort = if is_bold { LabelSort::Bold } else { LabelSort::Plain };
        row.class = row.label.as_ref().map_or(LabelClass { sort, parts: 1 }, |label| label.class);
    }

    /// Finds the row it stands under.
    fn place(&mut self, row: &mut RecognisedRow<'a>, at: usize) {
        let beside = self.open.iter().position(|(class, _)| *class == row.class);
        match beside {
            Some(depth) => self.open.truncate(depth),
            // Names of groups without a number stand over all that is numbered; so does what follows a total.
            None if row.class.sort == LabelSort::Bold || self.follows_total(row) => self.open.clear(),
            None => {}
        }
        row.parent = self.open.last().map(|(_, at)| *at);
        row.level = self.open.len();
        self.open.push((row.class, at));
    }

    fn follows_total(&self, row: &RecognisedRow<'_>) -> bool {
        let last = self.rows.last().map(|last| last.sort);
        row.class.sort == LabelSort::Plain
            && last == Some(RecognisedSort::Total)
            && self.rows.iter().any(|row| row.sort.is_entry())
    }
}

/// Tells groups from tasks, and what stands under a total and says no more.
fn sort_entries(rows: &mut [RecognisedRow<'_>], columns: &[RecognisedColumn]) {
    for at in 0..rows.len() {
        if let Some(parent) = rows[at].parent {
            rows[parent].sort = RecognisedSort::Group;
        }
    }
    let amounts: Vec<usize> = (0..columns.len()).filter(|one| columns[*one].kind.is_amount()).collect();
    let is_blank = |row: &RecognisedRow<'_>| {
        let readings =
            amounts.iter().filter_map(|column| row.cells[*column].as_ref()).map(|cell| cell.reading);
        readings.into_iter().all(|one| matches!(one, CellReading::Nothing | CellReading::Words))
    };
    // Rows of words alone under all others are remarks.
    for row in rows.iter_mut().rev().take_while(|row| !row.sort.is_head()) {
        if row.sort == RecognisedSort::Task && is_blank(row) && row.label.is_none() {
            row.sort = RecognisedSort::Remark;
        } else {
            break;
        }
    }
    // What stands under the last total is not in it: of which it is, other lists.
    let last = rows.iter().rposition(|row| row.sort == RecognisedSort::Total);
    let opens = rows.iter().position(|row| row.sort.is_entry());
    if let Some(last) = last.filter(|last| opens.is_some_and(|first| first < *last)) {
        rows[last + 1..].iter_mut().for_each(|row| row.sort = RecognisedSort::Remark);
    }
}
