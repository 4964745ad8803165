//! Tables in files: CSV, Excel (.xlsx, .xls) and OpenDocument (.ods). A leaf.
//!
//! In: a file's name and bytes. Out: a [`DataTable`], each cell with what it holds, what a person sees of it
//! and its place, or findings that name the place: `bang.csv:3:5`, `bang.xlsx, ô Phụ lục!F17`. What the
//! cells mean is left to the caller.
//!
//! ```text
//! xlsx ─┐
//! xls  ─┼─> open ──> book ──┐      format: what is seen of a stored number
//! ods  ─┘                   ├─> head ──> Sheet     formula: is a stored result the right one
//! csv  ─────────────────────┘                      doubt: findings about a cell that is read
//! ```
//!
//! [`workbook`] writes workbooks.

mod book;
mod caption;
mod csv;
mod doubt;
mod format;
mod formula;
pub mod formula_guard;
mod head;
mod number;
mod ods;
mod open;
mod print;
mod recount;
mod rounding;
mod rows;
mod totals;
mod unseen;
mod whole;
pub mod workbook;
mod xls;
mod xlsx;
mod xml;

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

pub use csv::replace;
pub use number::DIGITS;
pub use rows::{Tab, tabs};
pub use totals::{is_bare_total, is_total, numbers_columns};
pub use unseen::{letters, runs};
pub use whole::{MergedCells, WholeSheet, whole};

use crate::finding::{Code, Finding, Report};
use crate::signs;
use crate::source::Span;

/// A table: named columns, and rows with a cell in each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataTable {
    /// The columns that have a name, in order.
    pub columns: Vec<DataColumn>,
    /// The rows that hold anything, in order.
    pub rows: Vec<DataRow>,
    /// The cells above the header that hold anything: titles, the unit.
    pub above: Vec<DataCell>,
    /// The cells over columns, above their names, among these or under them.
    pub captions: Vec<Caption>,
    /// What is written around the cells: at the top and foot of printed pages, in boxes and
    /// comments; each with where that is.
    pub around: Vec<(BesideCells, String)>,
    /// Whether rows were left out because they have too many or too few cells, which is reported.
    pub broken: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataColumn {
    /// As the header names it; no two are the same.
    pub name: String,
    /// The cell of the name.
    pub at: Span,
}

/// A cell over the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The cell, or the first of merged ones.
    pub cell: DataCell,
    /// The columns it is above, by their places among those that have a name.
    pub over: Vec<usize>,
    /// Whether it is above columns without a name too.
    pub beyond: bool,
    /// Whether its row has no other cell with a text.
    pub alone: bool,
}

/// Where something is written that is in no cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BesideCells {
    /// At the top or the foot of printed pages.
    Page,
    /// In a box of text or a comment.
    Box,
    /// The name of the sheet.
    Tab,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataRow {
    /// A cell for each column.
    pub cells: Vec<DataCell>,
    /// Those that hold a text in columns without a name.
    pub beside: Vec<DataCell>,
    /// Whether people do not see it.
    pub hidden: bool,
    /// Its first words, even in a column without a name: "TỔNG CỘNG".
    pub label: Option<String>,
    /// Whether it is under the table, with a blank row between.
    pub below: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataCell {
    /// What it holds.
    pub value: CellValue,
    /// What a person sees of it.
    pub shown: ShownText,
    /// Whether the value is the result of a formula.
    pub computed: bool,
    /// Why that result may be wrong.
    pub doubt: Option<Doubt>,
    /// Whether it is merged with cells of other rows or columns, so that nobody knows what belongs to
    /// which.
    pub shared: bool,
    /// Whether all of it is struck through.
    pub struck: bool,
    /// Whether its letters are bold; nobody knows it of a CSV file.
    pub bold: bool,
    /// Its place.
    pub at: Span,
}

/// What a cell holds. A CSV file knows no more than texts, formulas and empty cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CellValue {
    /// Nothing, or blanks only.
    #[default]
    Empty,
    /// A text (NFC), without blanks around it.
    Text(String),
    /// A number as stored, or as last computed by a formula.
    Number(Decimal),
    /// A whole number of more than [`DIGITS`] digits, as stored.
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

/// What a person sees of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ShownText {
    /// The value as it is.
    #[default]
    Plain,
    /// The same number in another form: `45.210`, `00175`, `75 đ`.
    Dressed(String),
    /// The number with fewer digits: `12` for 12,4.
    Rounded(String),
    /// Something else, perhaps nothing: `75` for 75000000, `12,5%` for 0,125.
    Other(String),
    /// It is not known what; with the code of the number format.
    Unknown(Arc<str>),
}

/// Why the result of a formula may be wrong; with the formula where the file has its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Calculated again it is this; or there is no result, and this is what it would be.
    Differs(Option<String>, Decimal),
    /// Nobody calculated it.
    NotCalculated(Option<String>),
    /// The program that wrote the file is not known, and the formula is not one of those that are
    /// calculated again.
    NotChecked(Option<String>),
}

impl DataTable {
    /// The sheet. Returns None if a row of it is broken.
    pub fn whole(self) -> Option<DataTable> {
        (!self.broken).then_some(self)
    }

    /// The index of the column with a name. Returns None if no column has it.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

impl DataRow {
    /// Whether its first words are those of a row of totals: "Tổng cộng", "Cộng:".
    pub fn is_total(&self) -> bool {
        self.label.as_deref().is_some_and(is_total)
    }
}

impl DataCell {
    /// A cell that shows what it holds.
    fn plain(value: CellValue, at: Span) -> DataCell {
        let shown = ShownText::Plain;
        let (computed, shared, struck, bold) = (false, false, false, false);
        DataCell { value, shown, computed, doubt: None, shared, struck, bold, at }
    }

    /// A cell that holds nothing.
    pub fn blank(at: Span) -> DataCell {
        DataCell::plain(CellValue::Empty, at)
    }

    /// The text of a cell that holds a text or a number, as a person sees it: a number without a format
    /// has a comma before decimals, nothing between groups. Returns None if it is empty or holds anything
    /// else.
    pub fn text(&self) -> Option<String> {
        match (&self.value, &self.shown) {
            (
                CellValue::Text(_) | CellValue::Number(_),
                ShownText::Dressed(seen) | ShownText::Rounded(seen) | ShownText::Other(seen),
            ) => Some(seen.clone()),
            (CellValue::Text(text), _) => Some(text.clone()),
            (CellValue::Number(number), _) => Some(plain(*number)),
            _ => None,
        }
    }

    /// The text of a cell that holds a code: what a person sees if that is all digits, zeros in front
    /// included; dots between groups are no part of a code.
    pub fn code(&self) -> Option<String> {
        match (&self.value, &self.shown) {
            (CellValue::Number(_), ShownText::Dressed(seen))
                if seen.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                Some(seen.clone())
            }
            (CellValue::Number(number), _) => Some(plain(*number)),
            (CellValue::Text(text), _) => Some(text.clone()),
            _ => None,
        }
    }

    /// Whether it is this text, apart from characters that it may not have.
    fn looks_like(&self, key: Option<&str>) -> bool {
        self.value.held().is_some_and(|held| Some(signs::without(held).trim()) == key)
    }
}

impl CellValue {
    /// The text in it. Returns None if it holds no text.
    fn held(&self) -> Option<&str> {
        match self {
            CellValue::Text(text)
            | CellValue::Date(text)
            | CellValue::Error(text)
            | CellValue::Formula(text) => Some(text),
            CellValue::Empty | CellValue::Number(_) | CellValue::Inexact(_) | CellValue::Bool(_) => None,
        }
    }

    /// What it is, in words for a finding: "ngày tháng `31/10/2026`".
    pub fn described(&self) -> String {
        match self {
            CellValue::Empty => "ô trống".to_owned(),
            CellValue::Text(text) => format!("chữ `{text}`"),
            CellValue::Number(number) => format!("số {}", plain(*number)),
            CellValue::Inexact(number) => format!("số {}", number.replace('.', ",")),
            CellValue::Date(date) => format!("ngày tháng `{date}`"),
            CellValue::Bool(true) => "giá trị đúng/sai `TRUE`".to_owned(),
            CellValue::Bool(false) => "giá trị đúng/sai `FALSE`".to_owned(),
            CellValue::Error(error) => format!("công thức báo lỗi `{error}`"),
            CellValue::Formula(formula) if formula.is_empty() => "công thức chưa có kết quả".to_owned(),
            CellValue::Formula(formula) => format!("công thức `{formula}` chưa có kết quả"),
        }
    }
}

fn plain(number: Decimal) -> String {
    number.to_string().replace('.', ",")
}

/// Which table of a file is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct WantedTable<'a> {
    /// The sheet of a workbook, and where it is named; without it there must be only one that
    /// can be seen and holds such a table.
    pub sheet: Option<(&'a str, Option<Span>)>,
    /// What stands before and behind the name of a sheet where one is named: `trang: `.
    pub names_sheets: Option<(&'a str, &'a str)>,
    /// The header is the first row with a cell of this text, rows above are titles; without it
    /// the first row that holds anything. Rows without anything in this column are remarks.
    pub key: Option<&'a str>,
    /// The columns that are read, as far as their names are known.
    pub columns: &'a [String],
    /// Those of them that may be missing.
    pub optional: &'a [&'a str],
    /// Whether all others that have a name are read too.
    pub all_columns: bool,
    /// Where the file is named, for findings about it as a whole.
    pub cited: Option<Span>,
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unreadable {
    /// It is of no known format, or damaged.
    Broken,
    /// It asks for a password.
    Locked,
    /// It is of Excel 95 or before.
    Ancient,
    /// It is of Excel's binary format.
    Binary,
    /// It is a web page.
    Page,
    /// Unpacked it is too large.
    Large,
}

/// The rows of a file, those above the table too.
struct FileRows {
    rows: Vec<DataRow>,
    looks: SheetLooks,
    /// What is wrong with a row, by its place among them.
    faults: Vec<(usize, RowFault)>,
}

/// What is wrong with a row; told as a finding once it is known how many there are, as each line of a file may
/// have one.
#[derive(Clone, Copy)]
enum RowFault {
    /// A quotation mark that nothing closes.
    Unclosed(Span),
    /// Letters behind the one that closes a cell.
    Behind(Span),
}

/// How a sheet shows its rows and columns; all numbers count from 0.
#[derive(Default)]
struct SheetLooks {
    /// The sheet's name, where it is hidden.
    hidden_tab: Option<String>,
    hidden_columns: BTreeSet<usize>,
    filtered: bool,
    merged: Vec<((usize, usize), (usize, usize))>,
    around: Vec<(BesideCells, String)>,
}

/// Reads a table; its first bytes say which format it has.
///
/// Returns None if it cannot be read; every fault is reported. A sheet that has [broken](DataTable::broken)
/// rows is returned too, for callers that look for all faults at once.
pub fn read(name: &str, bytes: &[u8], wanted: WantedTable<'_>, report: &mut Report) -> Option<DataTable> {
    let rows = file_rows(name, bytes, wanted, report)?;
    head::part(name, rows, wanted, &mut report.findings)
}

/// The rows of a file. Returns None if it cannot be read, which is reported.
fn file_rows(name: &str, bytes: &[u8], wanted: WantedTable<'_>, report: &mut Report) -> Option<FileRows> {
    let rows = if open::is_workbook(bytes) {
        open::book(name, bytes, wanted).and_then(|book| rows::rows(name, &book, wanted, report))
    } else if open::is_page(bytes) {
        Err(open::told(name, Unreadable::Page, wanted))
    } else {
        csv::rows(name, bytes, wanted, report)
    };
    rows.map_err(|finding| report.findings.push(finding)).ok()
}

/// A finding about the file as a whole.
fn about(wanted: WantedTable<'_>, code: Code, message: String) -> Finding {
    match wanted.cited {
        Some(at) => Finding::error(code, at, message),
        None => Finding::general(code, message),
    }
}

/// What a text in a cell is.
fn text_value(text: &str) -> CellValue {
    match text.trim() {
        "" => CellValue::Empty,
        text => CellValue::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests;
