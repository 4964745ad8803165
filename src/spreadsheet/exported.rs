//! What the figures of a workbook were when it was written: shows which of them have changed since, in
//! the workbook or in the document.
//!
//! In: tables. Out: a hidden page with their figures and words; from the sheets of a workbook, what each of
//! them was, or nothing if an earlier version wrote the workbook. It leaves comparing to the caller.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Priced;
use crate::budget::RowKind;
use crate::tabular::workbook::{self, WorkbookContent, WorkbookPage, sheet_name};
use crate::tabular::{CellValue, DataCell, Tab};

/// What the first cell of the page says.
const FIGURES: &str = "#so-khi-xuat";

/// Its name.
const NAME: &str = "Số khi xuất";

/// The page: one row per figure that may be changed, with the mark of its table, the key of its task, the
/// id of its column and the figure, all as texts; then one per text, which stands behind a blank cell, where
/// earlier versions look for none.
pub(super) fn page(tables: &[Priced]) -> WorkbookPage {
    let mut page = WorkbookPage { name: sheet_name(NAME), hidden: true, ..WorkbookPage::default() };
    let text = |text: &str| workbook::WorkbookCell {
        content: WorkbookContent::Text(text.to_owned()),
        ..Default::default()
    };
    page.cells.insert((0, 0), text(FIGURES));
    let mut row = 0;
    for table in tables {
        let lines = table.lines();
        let tasks = lines.iter().filter(|line| line.row.kind() == RowKind::Task);
        for (line, task) in tasks.zip(&table.tasks) {
            let columns = table.bang().columns.iter().enumerate();
            for (at, column) in columns.filter(|(_, column)| column.kind.is_stated()) {
                let Some(figure) = line.row.exact[at] else { continue };
                row += 1;
                let cells = [&table.mark, task, &column.id.text, &figure.normalize().to_string()];
                page.cells.extend((0..).zip(cells).map(|(column, cell)| ((row, column), text(cell))));
            }
        }
        for (key, column, words) in table.words() {
            row += 1;
            let cells = [(0, table.mark.as_str()), (1, &key), (2, &column), (4, &words)];
            page.cells.extend(cells.map(|(column, cell)| ((row, column), text(cell))));
        }
    }
    page
}

impl Priced {
    /// The words of its rows that a workbook shows, each with the key of its row and the id of its column.
    pub(crate) fn words(&self) -> Vec<(String, String, String)> {
        let bang = self.bang();
        let mut words = Vec::new();
        for (line, key) in self.lines().into_iter().zip(self.keys()) {
            words.push((key.clone(), "ten".to_owned(), line.name(bang)));
            if line.row.kind() != RowKind::Task {
                continue;
            }
            for (at, column) in bang.columns.iter().enumerate() {
                if column.kind.holds_words() && at != bang.names() {
                    words.push((key.clone(), column.id.text.clone(), line.lines(at)));
                }
            }
        }
        words
    }
}

/// Figures as they were when a workbook was written.
#[derive(Clone, Debug, Default)]
pub struct Exported {
    figures: BTreeMap<[String; 3], Decimal>,
    words: BTreeMap<[String; 3], String>,
}

impl Exported {
    /// What a workbook with these sheets was written with.
    pub fn of(tabs: &[Tab]) -> Exported {
        let mut exported = Exported::default();
        let rows = tabs.iter().filter(|tab| Exported::is(tab)).flat_map(|tab| &tab.rows);
        for row in rows {
            let code = |at: usize| row.cells.get(at).and_then(DataCell::code);
            let (Some(mark), Some(key), Some(column)) = (code(0), code(1), code(2)) else { continue };
            let place = [mark, key, column];
            match code(3).map(|figure| figure.replace(',', ".").parse()) {
                Some(Ok(figure)) => drop(exported.figures.insert(place, figure)),
                Some(Err(_)) => {}
                None => drop(exported.words.insert(place, code(4).unwrap_or_default())),
            }
        }
        exported
    }

    /// What a text was, as [`Exported::figure`] is asked for; a text of several lines has them as lines.
    /// Returns None if it was not written.
    pub fn text(&self, mark: &str, key: &str, column: &str) -> Option<&str> {
        self.words.get(&[mark, key, column].map(str::to_owned)).map(String::as_str)
    }

    /// Whether a sheet is the page of these figures, which no person wrote.
    pub fn is(tab: &Tab) -> bool {
        let first = tab.rows.first().and_then(|row| row.cells.first());
        first.is_some_and(|cell| cell.value == CellValue::Text(FIGURES.to_owned()))
    }

    /// What a figure was, by the mark of its table, the key of its task and the id of its column.
    pub fn figure(&self, mark: &str, task: &str, column: &str) -> Option<Decimal> {
        self.figures.get(&[mark, task, column].map(str::to_owned)).copied()
    }
}
