//! What the figures of a workbook were when it was written: shows which of them have changed since, in
//! the workbook or in the document.
//!
//! In: tables. Out: a hidden page with their figures; from the sheets of a workbook, what each figure
//! was, or nothing if an earlier version wrote the workbook. It leaves comparing to the caller.

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
/// id of its column and the figure, all as texts.
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
    }
    page
}

/// Figures as they were when a workbook was written.
#[derive(Clone, Debug, Default)]
pub struct Exported(BTreeMap<[String; 3], Decimal>);

impl Exported {
    /// The figures that a workbook with these sheets was written with.
    pub fn of(tabs: &[Tab]) -> Exported {
        let rows = tabs.iter().filter(|tab| Exported::is(tab)).flat_map(|tab| &tab.rows);
        let figure = |cells: Vec<Option<String>>| -> Option<([String; 3], Decimal)> {
            let [mark, task, column, figure] = <[_; 4]>::try_from(cells).ok()?;
            Some(([mark?, task?, column?], figure?.replace(',', ".").parse().ok()?))
        };
        Exported(
            rows.filter_map(|row| figure(row.cells.iter().take(4).map(DataCell::code).collect())).collect(),
        )
    }

    /// Whether a sheet is the page of these figures, which no person wrote.
    pub fn is(tab: &Tab) -> bool {
        let first = tab.rows.first().and_then(|row| row.cells.first());
        first.is_some_and(|cell| cell.value == CellValue::Text(FIGURES.to_owned()))
    }

    /// What a figure was, by the mark of its table, the key of its task and the id of its column.
    pub fn figure(&self, mark: &str, task: &str, column: &str) -> Option<Decimal> {
        self.0.get(&[mark, task, column].map(str::to_owned)).copied()
    }
}
