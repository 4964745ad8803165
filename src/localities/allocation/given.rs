//! The city's figures of all localities, as they were read.
//!
//! In: nothing. Out: [`Allocation`], which gives figures by locality and task. It leaves reading the
//! sheet to `mod.rs`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::content::money::Unit;
use crate::finding::Report;
use crate::source::{FileId, Sources, Span};

/// A locality that may have a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationLocality {
    /// Its code.
    pub code: String,
    /// Its name without the type.
    pub name: String,
    /// Its type: `phường`.
    pub kind: String,
}

/// The city's figures of all localities.
#[derive(Clone, Debug)]
pub struct Allocation {
    /// The unit of money of the whole: the one stated in the table, otherwise that of all its tasks,
    /// otherwise đồng.
    pub unit: Unit,
    /// Where it begins.
    pub at: Span,
    /// The localities that have a row, in the order of the table of localities.
    pub places: Vec<AllocationLocality>,
    pub(super) rows: BTreeMap<String, BTreeMap<String, AllocationRow>>,
    pub(super) source: AllocationSource,
}

/// The figures of a locality and a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationRow {
    /// Its first cell.
    pub at: Span,
    /// The unit of its money.
    pub unit: Unit,
    /// Its figures by the id of their column.
    pub figures: BTreeMap<String, AllocationFigure>,
}

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllocationFigure {
    /// The exact value.
    pub value: Decimal,
    /// Its cell.
    pub at: Span,
}

/// The text of the file, for the findings in the run of each locality.
#[derive(Clone, Debug)]
pub(super) struct AllocationSource {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) sheet: Option<String>,
}

/// The file of the cells, among the files of a locality's run.
#[derive(Clone, Copy, Debug)]
pub(super) struct AllocationFile(FileId);

impl AllocationFile {
    pub(super) fn of(self, at: Span) -> Span {
        Span { file: self.0, ..at }
    }
}

impl Allocation {
    /// The figures of a locality and a task.
    pub fn row(&self, unit: &str, task: &str) -> Option<&AllocationRow> {
        self.rows.get(unit)?.get(task)
    }

    /// The figures of a locality by task.
    pub fn rows_of(&self, unit: &str) -> impl Iterator<Item = (&str, &AllocationRow)> {
        self.rows.get(unit).into_iter().flatten().map(|(task, row)| (task.as_str(), row))
    }

    /// The rows of a task, in the order of the localities.
    pub fn rows_for(&self, task: &str) -> impl Iterator<Item = &AllocationRow> {
        self.places.iter().filter_map(move |place| self.row(&place.code, task))
    }

    /// All figures of a locality as a text; equal figures give equal texts.
    pub fn print_of(&self, unit: &str) -> String {
        let mut text = String::new();
        for (task, row) in self.rows_of(unit) {
            for (column, figure) in &row.figures {
                text += &format!("{task}\t{column}\t{}\t{}\n", figure.value.normalize(), row.unit.name());
            }
        }
        text
    }

    /// Reads what [`Allocation::print_of`] printed for a locality: its figures, and none of other
    /// localities. Returns None if the text is no such print. Its cells have no places except the text
    /// itself, whose name is `name`.
    pub fn of_print(unit: &str, print: &str, name: &str) -> Option<Allocation> {
        let mut sources = Sources::default();
        let at = Span::new(sources.add(name, print), 0..0);
        let mut own: BTreeMap<String, AllocationRow> = BTreeMap::new();
        for line in print.lines() {
            let [task, column, value, money] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
            let money = Unit::of_name(money)?;
            let row = own.entry(task.to_owned());
            let row = row.or_insert_with(|| AllocationRow { at, unit: money, figures: BTreeMap::new() });
            let figure = AllocationFigure { value: value.parse().ok()?, at };
            row.figures.insert(column.to_owned(), figure);
        }
        let first = own.values().next().map(|row| row.unit);
        Some(Allocation {
            unit: first.unwrap_or(Unit::Dong),
            at,
            places: Vec::new(),
            rows: BTreeMap::from([(unit.to_owned(), own)]),
            source: AllocationSource { name: name.to_owned(), text: print.to_owned(), sheet: None },
        })
    }

    /// Where it begins, in the files of another run.
    pub fn place_in(&self, report: &mut Report) -> Span {
        self.place(report).of(self.at)
    }

    pub(super) fn place(&self, report: &mut Report) -> AllocationFile {
        let AllocationSource { name, text, sheet } = &self.source;
        AllocationFile(match sheet {
            Some(sheet) => report.sources.add_sheet(name, sheet, text),
            None => report.sources.add(name, text),
        })
    }
}
