//! The rows of a table: words, labels and sums that are not taken over, rows that were added or removed,
//! their order.
//!
//! In: the rows below the ids. Out: findings. Tasks are recognised by their keys, groups and totals by their
//! names.

use rust_decimal::Decimal;

use super::{HINT, ReturnedSheet, plain, seen};
use crate::content::money::format_amount;
use crate::content::table::ColumnKind;
use crate::finding::{Finding, codes};
use crate::tabular::workbook::WorkbookContent;
use crate::tabular::{CellValue, DataCell, DataRow, Doubt};

/// What to do about words that only the document changed.
const STALE: &str = "muốn lấy chữ ở tệp Excel thì sửa ở văn bản; muốn sửa tiếp bằng Excel thì xuất lại tệp";

/// A row of the pages.
struct PageRow {
    row: u32,
    /// The key of its task.
    key: Option<String>,
    /// Its name, in the forms it may have.
    names: Vec<String>,
}

impl ReturnedSheet<'_> {
    pub(super) fn body(&mut self) {
        let lines = self.lines();
        let rows = self.ids + 1..self.tab.rows.len();
        let holds = |row: &DataRow| row.cells.iter().any(|cell| cell.value != CellValue::Empty);
        let is_free = |at: &usize| holds(&self.tab.rows[*at]) && self.key_of(*at).is_none();
        let mut free: Vec<usize> = rows.clone().filter(is_free).collect();
        let mut pairs: Vec<(&PageRow, usize)> = Vec::new();
        let mut gone = Vec::new();
        for line in &lines {
            let found = match &line.key {
                Some(key) => rows.clone().find(|at| self.key_of(*at).as_ref() == Some(key)),
                None => {
                    let same = free.iter().position(|at| line.names.contains(&self.name_of(*at)));
                    same.map(|at| free.remove(at))
                }
            };
            match found {
                Some(at) => pairs.push((line, at)),
                // For a task the reader reports it.
                None if line.key.is_some() => {}
                None => gone.push(line),
            }
        }
        // What is left on both sides was most likely renamed.
        let is_named = |at: &usize| !self.name_of(*at).is_empty();
        let renamed: Vec<usize> = free.iter().copied().filter(is_named).take(gone.len()).collect();
        free.retain(|at| !renamed.contains(at));
        pairs.extend(gone.drain(..renamed.len()).zip(renamed));
        for line in gone {
            let message =
                format!("tệp Excel không còn dòng `{}`; văn bản giữ nguyên dòng này", line.names[0]);
            self.warn(self.start, message);
        }
        free.into_iter().for_each(|at| self.added(at));
        self.order(&pairs);
        for (line, at) in pairs {
            self.cells(line, at);
        }
    }

    fn lines(&self) -> Vec<PageRow> {
        let page = self.page();
        let first = page.hidden_rows.first().map_or(0, |ids| ids + 1);
        let last = page.cells.keys().next_back().map_or(0, |(row, _)| *row);
        let line = |row: u32| PageRow {
            row,
            key: self
                .texts((row, 0))
                .into_iter()
                .next()
                .filter(|key| !key.is_empty() && !key.starts_with('#')),
            names: self.texts((row, self.names())),
        };
        (first..=last).map(line).collect()
    }

    /// The column of the pages with the names: the columns up to it stay in sight.
    fn names(&self) -> u16 {
        self.page().frozen.1.saturating_sub(1)
    }

    /// The key of the task of a row.
    fn key_of(&self, row: usize) -> Option<String> {
        self.tab.rows[row].cells.get(self.key)?.code().filter(|key| !key.starts_with('#'))
    }

    /// The name of a row, or else its first words.
    fn name_of(&self, row: usize) -> String {
        let cells = &self.tab.rows[row].cells;
        let column = self.columns.iter().position(|column| *column == Some(self.names()));
        let named = column.and_then(|at| cells.get(at)).map(seen).filter(|name| !name.is_empty());
        let is_words = |text: &String| text.contains(char::is_alphabetic);
        named.or_else(|| cells.iter().map(seen).find(is_words)).unwrap_or_default()
    }

    /// Reports a row that was added, unless it is marked as a remark.
    fn added(&mut self, at: usize) {
        let cells = &self.tab.rows[at].cells;
        if cells.get(self.key).and_then(DataCell::code).is_none() {
            (0..cells.len()).for_each(|column| self.note(at, column));
        }
    }

    /// Reports rows that are in another order than in the table. Rows that were added or removed are reported
    /// already.
    fn order(&mut self, pairs: &[(&PageRow, usize)]) {
        let mut places: Vec<(u32, usize)> = pairs.iter().map(|(line, at)| (line.row, *at)).collect();
        places.sort_unstable();
        if !places.is_sorted_by_key(|(_, at)| *at) {
            let message = "thứ tự các dòng trong tệp Excel khác văn bản; thứ tự không được đưa về";
            self.warn(self.start, message.to_owned());
        }
    }

    fn cells(&mut self, line: &PageRow, row: usize) {
        for (column, own) in self.columns.clone().into_iter().enumerate() {
            match own.filter(|own| *own > 0) {
                Some(own) if self.figures.contains(&own) => self.figure(line, own, (row, column)),
                Some(own) => self.text(line, own, (row, column)),
                None => {}
            }
        }
    }

    fn text(&mut self, line: &PageRow, own: u16, (row, column): (usize, usize)) {
        let cell = &self.tab.rows[row].cells[column];
        let declared = &self.table.bang().columns[usize::from(own) - 1];
        let is_label = declared.kind == ColumnKind::RowNumber;
        // A number that was typed again is a number.
        let new = if is_label { cell.code().map(|code| plain(&code)) } else { None };
        let new = new.unwrap_or_else(|| seen(cell));
        let texts = self.texts((line.row, own));
        let old = texts.first().cloned().unwrap_or_default();
        if new == old || texts.contains(&new) || is_label && self.renumbered {
            return;
        }
        if old.is_empty() {
            self.note(row, column);
            return;
        }
        let whose = match &line.key {
            Some(_) => format!("nhiệm vụ `{}`, cột `{}`: ", line.names[0], declared.id.text),
            None => String::new(),
        };
        let message = format!(
            "{whose}tệp Excel ghi {}, văn bản ghi {}; chữ không được đưa về",
            quoted(&new),
            quoted(&old)
        );
        // Words of tasks are taken over unless they are still those that were exported.
        let hint = if line.key.is_some() && declared.kind.holds_words() { STALE } else { HINT };
        let finding = Finding::warning(codes::D012, cell.at, message).hint(hint);
        // Numbers that all moved up or down by one count as one change.
        match is_label {
            true => self.gathered.add("label", "ô", finding),
            false => self.findings.push(finding),
        }
    }

    /// Checks a cell of figures: those of tasks were taken over, all others are sums.
    fn figure(&mut self, line: &PageRow, own: u16, (row, column): (usize, usize)) {
        let cell = &self.tab.rows[row].cells[column];
        let declared = &self.table.bang().columns[usize::from(own) - 1];
        let exact = match self.page().cells.get(&(line.row, own)).map(|cell| &cell.content) {
            Some(WorkbookContent::Number(_)) => return,
            Some(WorkbookContent::Formula(_, exact)) => *exact,
            // The reader takes the figure of a task over, or reports why not.
            _ if line.key.is_some() && declared.kind.is_stated() => return,
            _ => return self.note(row, column),
        };
        let new = match (&cell.value, &cell.doubt) {
            (CellValue::Number(_) | CellValue::Formula(_), Some(Doubt::Differs(_, counted))) => Ok(*counted),
            // The formula has no result that anybody has seen.
            (CellValue::Number(_), Some(_)) | (CellValue::Formula(_), _) => return,
            (CellValue::Number(number), None) => Ok(*number),
            _ => Err(seen(cell)),
        };
        let new = match new {
            Ok(_) if !self.counted => return,
            Ok(number) if is_near(number, exact, declared.kind.is_per_cent()) => return,
            Ok(number) => format!("ghi {}", format_amount(number)),
            Err(text) if text.is_empty() => "để trống".to_owned(),
            Err(text) => format!("ghi `{text}`"),
        };
        let counted = match self.counted {
            true => format!("tính từ các số là {}", format_amount(exact)),
            false => "chương trình tự tính".to_owned(),
        };
        let message = format!(
            "dòng `{}`, cột `{}`: tệp Excel {new}, {counted}; số tổng không được đưa về",
            line.names[0], declared.id.text
        );
        let hint = "xem lại công thức hoặc số gõ ở ô này, và các số mà nó cộng";
        self.gathered.add("sum", "ô", Finding::warning(codes::D012, cell.at, message).hint(hint));
    }
}

/// Words in the marks of a code, unless they hold such marks.
fn quoted(words: &str) -> String {
    if words.contains('`') { format!("“{words}”") } else { format!("`{words}`") }
}

/// Whether two figures are equal except for the precision of floats, or of a share for its rounding.
fn is_near(one: Decimal, other: Decimal, is_share: bool) -> bool {
    let most = match is_share {
        true => Decimal::new(1, 1),
        false => one.abs().max(other.abs()) * Decimal::new(1, 12),
    };
    one.checked_sub(other).is_some_and(|gap| gap.abs() <= most)
}
