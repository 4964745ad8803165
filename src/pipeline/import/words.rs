//! What a workbook changed besides figures: names, other words, rows and their order.
//!
//! In: the tables as they are laid out, and the sheets that were read for them. Out: a warning
//! for each change: only figures are taken over, nothing is dropped without a word.

use std::collections::BTreeMap;

use crate::content::table::figures;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::exchange::{self, Priced, Words};
use crate::source::Span;
use crate::tabular::{Row, Sheet};

const HINT: &str =
    "`vanban budget import` chỉ đưa số về; sửa chữ, thêm, bỏ, chuyển dòng thì làm trong tệp YAML";

/// Tells what a workbook's sheets have differently from their tables.
pub(super) fn tell(tables: Option<Vec<Priced>>, sheets: &BTreeMap<Span, Sheet>, findings: &mut Diagnostics) {
    let Some(tables) = tables else {
        if let Some(column) = sheets.values().next().and_then(|sheet| sheet.columns.first()) {
            let message = "văn bản còn lỗi khác nên chưa đối chiếu được chữ và thứ tự dòng với tệp Excel";
            findings.push(Diagnostic::warning(codes::D012, column.at, message).hint(HINT));
        }
        return;
    };
    for table in &tables {
        if let Some(sheet) = sheets.get(&table.bang.at()) {
            Compared { sheet, findings }.table(&exchange::words_of(table));
        }
    }
}

struct Compared<'a> {
    sheet: &'a Sheet,
    findings: &'a mut Diagnostics,
}

impl Compared<'_> {
    fn warn(&mut self, at: Span, message: String) {
        self.findings.push(Diagnostic::warning(codes::D012, at, message).hint(HINT));
    }

    fn table(&mut self, lines: &[Words]) {
        let Some(key) = self.sheet.column(figures::KEY) else { return };
        let start = self.sheet.columns[key].at;
        let columns = lines.first().map(|line| line.cells.as_slice()).unwrap_or_default();
        for (id, _) in columns.iter().filter(|(id, _)| self.sheet.column(id).is_none()) {
            self.warn(start, format!("tệp Excel không còn cột `{id}`"));
        }
        for line in lines {
            self.task(line, key);
        }
        self.others(lines, key, start);
        self.order(lines, key, start);
    }

    /// The words of a task.
    fn task(&mut self, line: &Words, key: usize) {
        let Some(task) = &line.task else { return };
        let is_own = |row: &&Row| row.cells[key].code().as_ref() == Some(task);
        let Some(row) = self.sheet.rows.iter().find(is_own) else { return };
        for (id, old) in &line.cells {
            let Some(cell) = self.sheet.column(id).map(|at| &row.cells[at]) else { continue };
            let new = words(cell.text());
            if new != *old {
                let message = format!(
                    "nhiệm vụ `{}`, cột `{id}`: tệp Excel ghi `{new}`, văn bản ghi `{old}`; chữ không được đưa về",
                    line.name
                );
                self.warn(cell.at, message);
            }
        }
    }

    /// The rows of groups and totals, which are known by their names only.
    fn others(&mut self, lines: &[Words], key: usize, start: Span) {
        let mut gone: Vec<&str> =
            lines.iter().filter(|line| line.task.is_none()).map(|line| line.name.as_str()).collect();
        let mut come = Vec::new();
        for row in self.sheet.rows.iter().filter(|row| row.cells[key].code().is_none()) {
            let name = self.name(row);
            match gone.iter().position(|one| *one == name) {
                Some(at) => drop(gone.remove(at)),
                None if name.is_empty() => {}
                None => come.push((name, row.cells[key].at)),
            }
        }
        let mut gone = gone.into_iter();
        for (new, at) in come {
            let message = match gone.next() {
                Some(old) => format!("tệp Excel ghi `{new}`, văn bản ghi `{old}`; chữ không được đưa về"),
                None => format!("tệp Excel có thêm dòng `{new}`; dòng này không được đưa về"),
            };
            self.warn(at, message);
        }
        for old in gone {
            self.warn(start, format!("tệp Excel không còn dòng `{old}`; văn bản giữ nguyên dòng này"));
        }
    }

    /// Do the rows stand as in the table? Those that have come or gone are told already.
    fn order(&mut self, lines: &[Words], key: usize, start: Span) {
        let rows = self.sheet.rows.iter();
        let found: Vec<String> = rows
            .map(|row| row.cells[key].code().unwrap_or_else(|| format!("\0{}", self.name(row))))
            .collect();
        let own = |line: &Words| line.task.clone().unwrap_or_else(|| format!("\0{}", line.name));
        let expected: Vec<String> = lines.iter().map(own).collect();
        let both = |one: &[String], other: &[String]| -> Vec<String> {
            one.iter().filter(|key| other.contains(key)).cloned().collect()
        };
        if both(&found, &expected) != both(&expected, &found) {
            let message = "thứ tự các dòng trong tệp Excel khác văn bản; thứ tự không được đưa về";
            self.warn(start, message.to_owned());
        }
    }

    /// The name of a row without an id: its first words that are no number of it.
    fn name(&self, row: &Row) -> String {
        let named = self.sheet.column("ten").and_then(|at| row.cells[at].text());
        words(named.or_else(|| row.label.clone()))
    }
}

/// Words with one blank between them.
fn words(text: Option<String>) -> String {
    text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}
