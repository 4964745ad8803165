//! The table of localities: which columns it must have, which cells must hold something.
//!
//! In: sheets as `tabular` reads them: the first gives the rows, further ones more columns of the same
//! localities. Out: a [`LocalityTable`], or every fault, at its cell. It leaves names to `names` and
//! `written`.

mod further;

use std::collections::BTreeMap;

use super::columns::{CAPITAL, CODE, KEPT, NAME, PROVINCE, PROVINCE_CODE, PROVINCE_TYPE, TYPE};
use super::money::MoneyColumns;
use super::whose::{self, ListedLocality};
use super::zeros::{self, Lost};
use super::{Locality, digit_groups, money, names, padded, zeros_lost};
use crate::content::declare::nearest;
use crate::finding::{Finding, Findings, Gathered, Version, codes};
use crate::source::Span;
use crate::tabular::{CellValue, DataCell, DataRow, DataTable, is_total};

const REQUIRED: [(&str, &str); 3] = [(CODE, "mã"), (NAME, "tên, không kèm loại"), (TYPE, "loại")];
/// Columns whose cells must not be empty, if the table has them.
const FILLED: [&str; 6] = [CODE, NAME, TYPE, PROVINCE_CODE, PROVINCE, PROVINCE_TYPE];
/// Types of localities in two-level local government, and of provinces.
const TYPES: [(&str, &[&str]); 4] = [
    (TYPE, &["xã", "phường", "đặc khu"]),
    (PROVINCE_TYPE, &["tỉnh", "thành phố"]),
    (CAPITAL, &["có", "không", ""]),
    (KEPT, &["có", "không", ""]),
];

/// Beyond this number, further findings of one kind say nothing new.
const SHOWN: usize = 10;

/// All localities of a run, by the rows of their table.
#[derive(Clone, Debug, Default)]
pub struct LocalityTable {
    /// The names of the columns, in order.
    pub columns: Vec<String>,
    /// The localities, in order.
    pub units: Vec<Locality>,
    /// The places of their names.
    pub names: Vec<Span>,
}

/// The columns that a table must have: the first table all, further ones the codes.
pub fn required(first: bool) -> Vec<String> {
    let count = if first { REQUIRED.len() } else { 1 };
    REQUIRED[..count].iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// Reads the table: the rows of the first sheet, with the columns that further sheets add. The cells of
/// `columns` of money are read as figures, and become words of one form.
///
/// Returns None if something in them is wrong, which is reported.
pub fn read(sheets: &[DataTable], columns: &MoneyColumns, findings: &mut Findings) -> Option<LocalityTable> {
    let (first, further) = sheets.split_first()?;
    let before = findings.count().0;
    let doubts = Gathered::default();
    let mut reader =
        LocalityTableReader { findings, told: BTreeMap::new(), next: None, doubts, money: columns };
    let mut table = LocalityTable::default();
    let places = reader.rows(first, &REQUIRED, &mut table);
    for sheet in further {
        reader.more(sheet, &mut table, &places);
    }
    reader.left_out();
    let doubts = reader.doubts;
    doubts.tell(findings);
    money::put(sheets, columns, (&table.columns, &mut table.units), findings);
    (findings.count().0 == before).then_some(table)
}

struct LocalityTableReader<'a> {
    findings: &'a mut Findings,
    /// How many findings of each kind there were.
    told: BTreeMap<&'static str, usize>,
    /// The place of the first fault that is not reported by itself.
    next: Option<Span>,
    /// What is doubtful in cells.
    doubts: Gathered,
    /// The columns of money.
    money: &'a MoneyColumns,
}

impl LocalityTableReader<'_> {
    fn fault(&mut self, kind: &'static str, at: Span, message: String, hint: &str) {
        let told = self.told.entry(kind).or_default();
        *told += 1;
        if *told <= SHOWN {
            self.findings.push(Finding::error(codes::U002, at, message).hint(hint));
        } else {
            self.next = self.next.or(Some(at));
        }
    }

    /// A fault that version 0.1.0 did not know.
    fn later_fault(&mut self, kind: &'static str, at: Span, message: String, hint: &str) {
        let told = self.told.entry(kind).or_default();
        *told += 1;
        if *told <= SHOWN {
            let finding = Finding::error(codes::U002, at, message).hint(hint);
            self.findings.push(finding.since(Version(0, 2, 0)));
        } else {
            self.next = self.next.or(Some(at));
        }
    }

    fn left_out(&mut self) {
        let more: usize = self.told.values().map(|told| told.saturating_sub(SHOWN)).sum();
        if more > 0 {
            let message = format!("bảng địa phương còn {more} lỗi nữa cùng loại với các lỗi trên");
            let finding =
                Finding::general(codes::U002, message).hint("lỗi kế tiếp ở đây; sửa xong thì chạy lại");
            self.findings.push(Finding { at: self.next, ..finding });
        }
    }

    /// Checks the columns of a sheet; their names become names of variables.
    fn columns(&mut self, sheet: &DataTable, required: &[(&str, &str)]) -> bool {
        let start = sheet.columns.first().map(|column| column.at);
        let names: Vec<&str> = sheet.columns.iter().map(|column| column.name.as_str()).collect();
        let mut good = true;
        for (name, title) in required.iter().filter(|(name, _)| !names.contains(name)) {
            let Some(start) = start else { continue };
            let message = format!("bảng địa phương thiếu cột `{name}` ({title})");
            let near = nearest(name, names.iter().copied().filter(|known| !FILLED.contains(known)));
            let hint = match near {
                Some(near) => format!("có phải cột `{near}`? Đổi tên cột thành `{name}`"),
                None => format!(
                    "hàng đầu của bảng phải có `{CODE}`, `{NAME}`, `{TYPE}`; các cột khác tùy cơ quan"
                ),
            };
            self.fault("column", start, message, &hint);
            good = false;
        }
        for column in &sheet.columns {
            let plain =
                |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
            if !column.name.chars().all(plain)
                || column.name.starts_with(|first: char| first.is_ascii_digit())
            {
                let message = format!("tên cột `{}` không dùng làm tên biến được", column.name);
                let hint = "tên cột viết chữ thường không dấu, chữ số và `_`, ví dụ `phong_kinh_te`";
                self.fault("name", column.at, message, hint);
                good = false;
            }
        }
        good
    }

    /// Reads the rows of the first sheet. Returns the places of their codes.
    fn rows(
        &mut self,
        sheet: &DataTable,
        required: &[(&str, &str)],
        table: &mut LocalityTable,
    ) -> BTreeMap<String, usize> {
        let mut places = BTreeMap::new();
        digit_groups::check(sheet, self.money, &mut self.doubts);
        if !self.columns(sheet, required) {
            return places;
        }
        table.columns = sheet.columns.iter().map(|column| column.name.clone()).collect();
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        let code_column = sheet.column(CODE).unwrap_or_default();
        let name_column = sheet.column(NAME).unwrap_or_default();
        let lost = zeros::lost(sheet, code_column, name_column);
        let mut listed = Vec::new();
        for row in &sheet.rows {
            if self.is_remark(sheet, row, &row.cells[code_column]) {
                continue;
            }
            let columns = self.row(sheet, row);
            let unit = Locality { columns };
            self.names(sheet, row, &unit, &[]);
            let at = row.cells[code_column].at;
            self.code(&unit, at, &lost);
            if let Some(first) =
                seen.insert(unit.code().to_lowercase(), at).filter(|_| !unit.code().is_empty())
            {
                self.double(&unit, at, first);
            }
            places.insert(unit.code().to_owned(), table.units.len());
            listed.push(row);
            table.names.push(row.cells[name_column].at);
            table.units.push(unit);
        }
        let place = |row: &DataRow, name: &str| sheet.column(name).map(|column| row.cells[column].at);
        let listed = listed.into_iter().zip(&table.units).map(|(row, unit)| ListedLocality {
            unit,
            code_at: row.cells[code_column].at,
            name_at: row.cells[name_column].at,
            province_at: place(row, PROVINCE).or(place(row, PROVINCE_CODE)),
            kind_at: place(row, TYPE),
        });
        whose::check(&listed.collect::<Vec<_>>(), &mut self.doubts);
        places
    }

    /// Whether a row holds words under the table, such as the place and the signer, and no locality; a
    /// locality without its code still has a type.
    fn is_remark(&mut self, sheet: &DataTable, row: &DataRow, code: &DataCell) -> bool {
        if code.text().is_some_and(|code| code.starts_with('#')) {
            return true;
        }
        // Whatever is in the other columns: no code contains such words.
        let in_code = code.text().is_some_and(|code| is_total(&code));
        if in_code || (code.value == CellValue::Empty && row.is_total()) {
            let called = row.label.clone().unwrap_or_default();
            let message = format!("dòng `{called}` là dòng tổng, không phải địa phương, nên không được đọc");
            let hint = "xóa dòng này khỏi bảng địa phương, hoặc ghi `#` ở cột `ma`";
            self.doubts.add("total", "dòng", Finding::warning(codes::D013, code.at, message).hint(hint));
            return true;
        }
        let kind = sheet.column(TYPE).map(|at| &row.cells[at].value);
        if code.value != CellValue::Empty || kind.is_some_and(|kind| *kind != CellValue::Empty) {
            return false;
        }
        let called = row.label.as_ref().map(|label| format!(" `{label}`")).unwrap_or_default();
        let message = format!("dòng{called} không có mã nên không được đọc");
        let hint = "nếu là một địa phương thì ghi mã; nếu là ghi chú thì ghi `#` ở cột `ma`, hoặc xóa dòng";
        self.doubts.add("remark", "dòng", Finding::warning(codes::D013, code.at, message).hint(hint));
        true
    }

    fn double(&mut self, unit: &Locality, at: Span, first: Span) {
        let told = self.told.entry("double").or_default();
        *told += 1;
        if *told <= SHOWN {
            let message = format!("mã `{}` có ở hai dòng", unit.code());
            self.findings.push(
                Finding::error(codes::U002, at, message)
                    .related(first, "dòng đầu mang mã này")
                    .hint("mỗi địa phương một dòng, một mã"),
            );
        }
    }

    fn code(&mut self, unit: &Locality, at: Span, lost: &[Lost]) {
        let code = unit.code();
        if !code.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_') {
            let message = format!("mã `{code}` không dùng làm tên tệp được");
            self.fault("code", at, message, "mã chỉ gồm chữ cái không dấu, chữ số và `_`, ví dụ `00004`");
        } else if let ([first, ..], Some(last)) = (lost, lost.last())
            && first.at == at
        {
            let Lost { code, full, named, .. } = first;
            let message = match named {
                Some(name) => format!("mã `{code}` thiếu số 0 ở đầu: `{name}` có mã `{full}`"),
                None => format!("mã `{code}` ngắn hơn các mã khác trong bảng"),
            };
            let finding = zeros::told(codes::U002, &message, full, at, last.at, lost.len());
            let later = Version(0, 2, 0);
            self.findings.push(if named.is_some() { finding.since(later) } else { finding });
        }
    }

    /// Checks names as they will be printed, in the new columns of a sheet.
    fn names(&mut self, sheet: &DataTable, row: &DataRow, unit: &Locality, known: &[String]) {
        for column in [NAME, PROVINCE].into_iter().filter(|column| !known.iter().any(|one| one == column)) {
            let Some(at) = sheet.column(column) else { continue };
            if let Some((message, hint)) = names::fault(unit, column) {
                self.later_fault("written", row.cells[at].at, message, &hint);
            }
        }
    }

    fn row(&mut self, sheet: &DataTable, row: &DataRow) -> BTreeMap<String, String> {
        let mut cells = BTreeMap::new();
        for (column, cell) in sheet.columns.iter().zip(&row.cells) {
            let text = self.cell(&column.name, cell).unwrap_or_default();
            cells.insert(column.name.clone(), text);
        }
        cells
    }

    /// The text of a cell. Returns None if it cannot be one, which is reported.
    fn cell(&mut self, column: &str, cell: &DataCell) -> Option<String> {
        if cell.value == CellValue::Empty {
            if FILLED.contains(&column) {
                let message = format!("cột `{column}` của dòng này còn trống");
                self.fault("empty", cell.at, message, "điền ô này; mỗi địa phương phải có đủ");
            }
            return Some(String::new());
        }
        // What a cell of money shows beside its figure is told when the figure is read.
        if !self.money.holds(column) {
            cell.doubt_text(&mut self.doubts);
        }
        let text = match &cell.value {
            CellValue::Date(date) => Some(date.clone()),
            _ if column == CODE => cell.code(),
            _ => cell.text(),
        };
        let Some(text) = text else {
            let message = format!("ô cột `{column}` là {}", cell.value.described());
            let hint = match cell.value {
                CellValue::Formula(_) => {
                    "mở tệp bằng Excel và lưu lại để có kết quả, hoặc ghi thẳng giá trị vào ô"
                }
                _ => "ô phải là chữ hoặc số: ghi thẳng giá trị, không ghi công thức",
            };
            self.fault("formula", cell.at, message, hint);
            return None;
        };
        if text.contains('\t') && !text.contains(['\n', '\r']) {
            let message = format!("ô cột `{column}` có dấu tab");
            let right = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.fault("lines", cell.at, message, &format!("ghi dấu cách thay dấu tab: `{right}`"));
            return None;
        }
        if text.contains(['\n', '\r']) {
            let message = format!("ô cột `{column}` có nhiều dòng");
            self.fault("lines", cell.at, message, "ghi trên một dòng: giá trị này đứng giữa câu");
            return None;
        }
        if text.starts_with('=') {
            let message = format!("ô cột `{column}` mở đầu bằng dấu `=`, trông như công thức");
            self.fault("formula", cell.at, message, "ghi giá trị, không ghi công thức");
            return None;
        }
        self.choice(column, &text, cell.at);
        Some(text)
    }

    /// Checks a cell of a column that may have only some values.
    fn choice(&mut self, column: &str, text: &str, at: Span) {
        let Some((_, known)) = TYPES.iter().find(|(name, _)| *name == column) else { return };
        if !known.contains(&text) {
            let message = format!("cột `{column}` không nhận `{text}`");
            let known: Vec<&str> = known.iter().copied().filter(|known| !known.is_empty()).collect();
            self.fault("choice", at, message, &names::type_meant(text, &known));
        }
    }
}

/// "có phải ý bạn là `00004`?"; empty if no code is near.
pub(crate) fn suggestion_of_code(code: &str, known: &BTreeMap<String, usize>) -> String {
    if let Some(full) = padded(code, known.keys().map(String::as_str)) {
        return zeros_lost(full);
    }
    match nearest(code, known.keys().map(String::as_str)) {
        Some(near) => format!("có phải ý bạn là `{near}`?"),
        None => "xem lại mã ở cột `ma` của bảng địa phương".to_owned(),
    }
}
