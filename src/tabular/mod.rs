//! Tables in files: CSV and Excel workbooks. A leaf.
//!
//! In: a file's name and bytes. Out: a [`Sheet`], each cell with what it holds and its place,
//! or findings that name the place: `bang.csv:3:5`, `bang.xlsx, ô Phụ lục!F17`. What the cells
//! mean is the caller's matter. [`workbook`] writes workbooks.

mod csv;
pub mod formula;
mod number;
pub mod workbook;
mod xlsx;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

pub use csv::replace;
pub use number::DIGITS;
pub use xlsx::corners;

use crate::diag::{Code, Diagnostic, Diagnostics, Version, codes};
use crate::signs;
use crate::source::{Sources, Span};

/// A table: named columns, and rows with a cell in each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows that hold anything, in order.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As the header row names it; no two are the same.
    pub name: String,
    /// The cell of the name.
    pub at: Span,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// The value is the result of a formula.
    pub computed: bool,
    /// Where it stands.
    pub at: Span,
}

/// What a cell holds. A CSV file knows no more than texts, formulas and empty cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, or blanks only.
    Empty,
    /// A text (NFC), without blanks around it.
    Text(String),
    /// A number as stored, or as last computed by a formula.
    Number(Decimal),
    /// A number of more than [`DIGITS`] digits, as stored.
    Inexact(String),
    /// A date, a time or both: `31/10/2026`, `31/10/2026 14:30`.
    Date(String),
    /// TRUE or FALSE.
    Bool(bool),
    /// What a formula failed with: `#REF!`.
    Error(String),
    /// A formula without a value: typed into a CSV file, or never computed.
    Formula(String),
}

impl Sheet {
    /// The index of the column of a name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

impl Cell {
    /// The text of a cell that holds a text or a number, as a person types it: a comma before
    /// decimals, nothing between groups. None when it is empty or holds anything else.
    pub fn text(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string().replace('.', ",")),
            _ => None,
        }
    }

    /// Is it this text but for characters that may not stand in it?
    fn looks_like(&self, key: Option<&str>) -> bool {
        self.value.held().is_some_and(|held| Some(signs::without(held).trim()) == key)
    }
}

impl Value {
    /// The letters in it, where it holds such.
    fn held(&self) -> Option<&str> {
        match self {
            Value::Text(text) | Value::Date(text) | Value::Error(text) | Value::Formula(text) => Some(text),
            Value::Empty | Value::Number(_) | Value::Inexact(_) | Value::Bool(_) => None,
        }
    }

    /// What it is, in words for a finding: "ngày tháng `31/10/2026`".
    pub fn described(&self) -> String {
        match self {
            Value::Empty => "ô trống".to_owned(),
            Value::Text(text) => format!("chữ `{text}`"),
            Value::Number(number) => format!("số {}", number.to_string().replace('.', ",")),
            Value::Inexact(number) => format!("số {}", number.replace('.', ",")),
            Value::Date(date) => format!("ngày tháng `{date}`"),
            Value::Bool(true) => "giá trị đúng/sai `TRUE`".to_owned(),
            Value::Bool(false) => "giá trị đúng/sai `FALSE`".to_owned(),
            Value::Error(error) => format!("công thức báo lỗi `{error}`"),
            Value::Formula(formula) => format!("công thức `{formula}` chưa có kết quả"),
        }
    }
}

/// Which table of a file is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// The sheet of a workbook, and where it is named; without it there must be only one that
    /// can be seen.
    pub sheet: Option<(&'a str, Span)>,
    /// The header is the first row with a cell of this text, rows above are titles; without it
    /// the first row that holds anything.
    pub key: Option<&'a str>,
    /// Where the file is named, for findings about it as a whole.
    pub cited: Option<Span>,
}

/// Reads a table; whether it is CSV or a workbook is told by its first bytes.
///
/// None when it cannot be read; every finding is pushed.
pub fn read(
    name: &str,
    bytes: &[u8],
    wanted: Wanted<'_>,
    sources: &mut Sources,
    findings: &mut Diagnostics,
) -> Option<Sheet> {
    let rows = match bytes {
        [b'P', b'K', 3 | 5, ..] => xlsx::rows(name, bytes, wanted, sources),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            let message = format!("tệp `{name}` là tệp Excel kiểu cũ (.xls) hoặc có đặt mật khẩu");
            Err(about(wanted, codes::D001, message)
                .hint("mở bằng Excel, bỏ mật khẩu nếu có, lưu lại với loại “Excel Workbook (.xlsx)”"))
        }
        _ => csv::rows(name, bytes, wanted, sources),
    };
    match rows {
        Ok(rows) => sheet(name, rows, wanted, findings),
        Err(finding) => {
            findings.push(finding);
            None
        }
    }
}

/// A finding about the file as a whole.
fn about(wanted: Wanted<'_>, code: Code, message: String) -> Diagnostic {
    match wanted.cited {
        Some(at) => Diagnostic::error(code, at, message),
        None => Diagnostic::general(code, message),
    }
}

/// Parts a file's rows into header and body.
fn sheet(name: &str, rows: Vec<Row>, wanted: Wanted<'_>, findings: &mut Diagnostics) -> Option<Sheet> {
    let before = findings.count().0;
    let filled = |row: &Row| row.cells.iter().any(|cell| cell.value != Value::Empty);
    let mut rows: Vec<Row> = rows.into_iter().filter(filled).collect();
    let is_header = |row: &Row| match wanted.key {
        Some(key) => row.cells.iter().any(|cell| cell.value == Value::Text(key.to_owned())),
        None => true,
    };
    let Some(at) = rows.iter().position(is_header) else {
        // A name that only looks like the one wanted is the header's all the same.
        if let Some(row) = rows.iter().find(|row| row.cells.iter().any(|cell| cell.looks_like(wanted.key))) {
            check_characters(std::slice::from_ref(row), findings);
            return None;
        }
        findings.push(match wanted.key {
            Some(key) => about(wanted, codes::D002, format!("bảng `{name}` không có cột `{key}`"))
                .hint(format!("hàng tên cột phải có một ô ghi đúng `{key}`")),
            None => about(wanted, codes::D002, format!("bảng `{name}` không có dòng nào"))
                .hint("hàng đầu ghi tên các cột, mỗi hàng sau là một dòng số liệu"),
        });
        return None;
    };
    check_characters(&rows[at..], findings);
    let mut rows = rows.split_off(at);
    let header = rows.remove(0);
    if rows.is_empty() {
        let message = format!("bảng `{name}` chỉ có hàng tên cột, chưa có dòng nào");
        findings.push(Diagnostic::error(codes::D002, header.cells[0].at, message));
    }
    let used = used_columns(&header, &rows);
    check_lengths(&header, used, &mut rows, findings);
    let columns = columns(&header, used, &rows, findings);
    // Columns without name and cells are left over from the layout.
    let kept: Vec<bool> = columns.iter().map(|column| !column.name.is_empty()).collect();
    for row in &mut rows {
        let mut kept = kept.iter();
        row.cells.retain(|_| *kept.next().unwrap_or(&false));
    }
    let columns = columns.into_iter().filter(|column| !column.name.is_empty()).collect();
    (findings.count().0 == before).then_some(Sheet { columns, rows })
}

/// How many columns have a name or a cell that holds something.
fn used_columns(header: &Row, rows: &[Row]) -> usize {
    let used =
        |row: &Row| row.cells.iter().rposition(|cell| cell.value != Value::Empty).map_or(0, |at| at + 1);
    rows.iter().map(used).fold(used(header), usize::max).min(header.cells.len())
}

/// Each row has a cell for each column, no more and no fewer; what is empty behind them is cut.
fn check_lengths(header: &Row, used: usize, rows: &mut [Row], findings: &mut Diagnostics) {
    let columns = header.cells.len();
    for row in rows {
        let behind = row.cells.iter().skip(columns).find(|cell| cell.value != Value::Empty);
        if let Some(cell) = behind {
            let message = format!("dòng này có {} ô, bảng chỉ có {columns} cột", row.cells.len());
            let hint = "ô có dấu ngăn cột ở trong phải đặt giữa hai dấu nháy kép; thừa ô thì bỏ, thiếu tên cột thì ghi thêm";
            findings.push(Diagnostic::error(codes::D002, cell.at, message).hint(hint));
        } else if row.cells.len() < used {
            let last = row.cells.last().map_or(header.cells[0].at, |cell| cell.at);
            let message = format!("dòng này chỉ có {} ô, bảng có {columns} cột", row.cells.len());
            let hint = "ghi đủ dấu ngăn cột, kể cả cho ô để trống";
            findings.push(Diagnostic::error(codes::D002, last, message).hint(hint));
        }
        row.cells.truncate(used);
    }
}

/// The columns; those without a name must be empty.
fn columns(header: &Row, used: usize, rows: &[Row], findings: &mut Diagnostics) -> Vec<Column> {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut columns = Vec::new();
    for (index, cell) in header.cells.iter().take(used).enumerate() {
        let name = match &cell.value {
            Value::Empty => String::new(),
            value => cell.text().unwrap_or_else(|| {
                let message = format!("tên cột là {}", value.described());
                findings.push(Diagnostic::error(codes::D002, cell.at, message).hint("ghi tên cột bằng chữ"));
                format!("\0{index}")
            }),
        };
        if name.is_empty() {
            let held = |row: &Row| row.cells.get(index).is_some_and(|cell| cell.value != Value::Empty);
            if let Some(row) = rows.iter().find(|row| held(row)) {
                let finding = Diagnostic::error(codes::D002, cell.at, "cột có số liệu nhưng không có tên");
                findings.push(
                    finding
                        .related(row.cells[index].at, "ô đầu tiên của cột này")
                        .hint("ghi tên cột, hoặc xóa cột"),
                );
            }
        } else if let Some(first) = seen.insert(name.clone(), cell.at) {
            findings.push(
                Diagnostic::error(codes::D002, cell.at, format!("hai cột cùng tên `{name}`"))
                    .related(first, "cột cùng tên đứng trước"),
            );
        }
        columns.push(Column { name, at: cell.at });
    }
    columns
}

/// More findings of this kind say nothing new.
const SHOWN: usize = 10;

/// Characters that are not seen, or are not what is seen, stand nowhere in a document.
fn check_characters(rows: &[Row], findings: &mut Diagnostics) {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let unfit = cells.filter_map(|cell| Some((cell, signs::first(cell.value.held()?)?)));
    for (cell, found) in unfit.take(SHOWN) {
        let message = format!("ô có {}", found.described());
        let hint = "gõ lại ô này; ký tự như vậy thường do dán từ Word, trang web hoặc phông chữ cũ";
        let finding = Diagnostic::error(codes::D004, cell.at, message).hint(hint);
        // Half of a line end was taken for a blank once.
        findings.push(if found.one == '\r' { finding.since(Version(0, 2, 0)) } else { finding });
    }
}

/// What a text in a cell is.
fn text_value(text: &str) -> Value {
    match text.trim() {
        "" => Value::Empty,
        text => Value::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests;
