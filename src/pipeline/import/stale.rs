//! Figures that a person changed in the document after the workbook was written: the workbook still has the
//! old ones, and they are not taken back.
//!
//! In: a sheet that comes back, its figures when it was written, and the document's figures now. Out: the
//! sheet with the document's figures where only those changed, which is reported; an error where both
//! changed. Workbooks that earlier versions wrote do not hold these old figures and are taken as they are.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::rows::RowKeysNow;
use super::words;
use crate::content::Dossier;
use crate::content::money::format_amount;
use crate::content::money::signed::parse_signed;
use crate::content::table::Amount;
use crate::content::table::figures::KEY;
use crate::finding::{Finding, Findings, Gathered, Version, codes};
use crate::source::TableId;
use crate::spreadsheet::Exported;
use crate::tabular::{CellValue, DataCell, DataTable, ShownText, Tab};

/// The workbook's figures when it was written, and the document's figures now.
pub(super) struct Then<'a> {
    pub(super) exported: &'a Exported,
    pub(super) tabs: &'a [Tab],
    pub(super) before: &'a Dossier,
    /// The sheet of each table.
    pub(super) sheets: &'a BTreeMap<TableId, String>,
    /// The keys of tasks whose rows have changed.
    pub(super) keys: &'a RowKeysNow,
}

/// A figure, as it is in all three.
struct StaleFigure<'a> {
    task: &'a str,
    column: &'a str,
    then: Decimal,
    now: Amount,
}

impl Then<'_> {
    /// Replaces figures of a sheet that are still the old ones with those of the document; `keys` are those
    /// of the table's tasks, from top to bottom. Returns true if there are any.
    pub(super) fn keep(
        &self,
        (id, keys): (TableId, &[String]),
        sheet: &mut DataTable,
        findings: &mut Findings,
    ) -> bool {
        let Some(key) = sheet.column(KEY) else { return false };
        let changed = self.changed_since(id, keys);
        let mut told = Gathered::default();
        let mut kept = false;
        for figure in &changed {
            let Some(column) = sheet.column(figure.column) else { continue };
            let row = sheet.rows.iter_mut().find(|row| row.cells[key].code().as_deref() == Some(figure.task));
            let Some(cell) = row.map(|row| &mut row.cells[column]) else { continue };
            let Some(value) = value(cell).filter(|value| *value != figure.now.value) else { continue };
            let whose = format!("nhiệm vụ `{}`, cột `{}`", self.called(id, keys, figure.task), figure.column);
            let [book, then, now] = [value, figure.then, figure.now.value].map(format_amount);
            if value == figure.then {
                let message = format!(
                    "{whose}: tệp Excel ghi {book} như khi xuất, văn bản đã sửa thành {now}; giữ số của văn bản"
                );
                let hint = "muốn lấy lại số cũ thì sửa ở văn bản; muốn sửa tiếp bằng Excel thì xuất lại tệp";
                let finding = Finding::warning(codes::D018, cell.at, message).hint(hint);
                told.add("kept", "ô", finding.related(figure.now.at, "số trong văn bản"));
                let shown = ShownText::Plain;
                *cell = DataCell {
                    value: CellValue::Number(figure.now.value),
                    shown,
                    computed: false,
                    doubt: None,
                    ..cell.clone()
                };
                kept = true;
            } else {
                let message = format!(
                    "{whose}: khi xuất là {then}, tệp Excel đã sửa thành {book}, văn bản đã sửa thành {now}: không rõ \
                     lấy số nào"
                );
                let hint = "sửa cho hai nơi giống nhau, hoặc trả một nơi về số khi xuất, rồi nhập lại";
                let finding = Finding::error(codes::D018, cell.at, message).hint(hint);
                let finding = finding.related(figure.now.at, "số trong văn bản").since(Version(0, 1, 0));
                told.add("clash", "ô", finding);
            }
        }
        told.tell(findings);
        kept
    }

    /// The figures of a table that have changed in the document.
    fn changed_since<'b>(&'b self, id: TableId, keys: &'b [String]) -> Vec<StaleFigure<'b>> {
        let bang = self.before.tables().into_iter().find(|bang| bang.table_id() == id);
        let sheet = self.sheets.get(&id).and_then(|name| self.tabs.iter().find(|tab| tab.name == *name));
        let (Some(bang), Some(mark)) = (bang, sheet.and_then(words::mark)) else { return Vec::new() };
        let mut changed = Vec::new();
        for (task, key) in bang.all_tasks().into_iter().zip(keys) {
            for (column, amount) in bang.columns.iter().zip(&task.amounts) {
                let Some(now) = *amount else { continue };
                let column = column.id.text.as_str();
                let then = self.exported.figure(&mark, self.keys.then(id, key), column);
                if let Some(then) = then.filter(|then| *then != now.value) {
                    changed.push(StaleFigure { task: key, column, then, now });
                }
            }
        }
        changed
    }

    /// What a task is called in messages: its id, or else its number.
    fn called(&self, id: TableId, keys: &[String], key: &str) -> String {
        let bang = self.before.tables().into_iter().find(|bang| bang.table_id() == id);
        let tasks = bang.map(|bang| bang.all_tasks()).unwrap_or_default();
        let task = tasks.into_iter().zip(keys).find(|(_, one)| *one == key).map(|(task, _)| task);
        task.map(|task| task.id.as_ref().map_or(&task.label, |id| &id.text).clone()).unwrap_or_default()
    }
}

/// The figure of a cell. Returns None if it has none, which the reader reports.
fn value(cell: &DataCell) -> Option<Decimal> {
    match &cell.value {
        CellValue::Number(number) => Some(*number),
        CellValue::Text(text) => parse_signed(text).ok(),
        _ => None,
    }
}
