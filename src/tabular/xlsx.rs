//! Excel workbooks, read: one sheet's cells with their values as stored.
//!
//! In: bytes. Out: rows with the place of every cell. The sheet is kept in [`Sources`] as a
//! text with a row a line, so that a place in it is a cell, `Phụ lục!F17`. A workbook comes
//! from anywhere: what it unpacks to, its rows and its columns are limited.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::number::{from_float, shortest};
use super::{Cell, Row, Value, Wanted, about, text_value};
use crate::diag::{Diagnostic, codes};
use crate::source::{Sources, Span};

/// What a workbook may unpack to, in bytes.
const UNPACKED: u64 = 256 * 1024 * 1024;
/// Parts of a workbook.
const PARTS: usize = 10_000;
/// Rows and columns of a sheet, and cells of the whole that it spans.
const ROWS: u32 = 100_000;
const COLUMNS: u32 = 1_000;
const CELLS: usize = 4_000_000;

const SAVE: &str = "mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”";

/// The names of a workbook's sheets, each with the text in its cell A1.
///
/// # Errors
/// It cannot be read.
pub fn corners(name: &str, bytes: &[u8]) -> Result<Vec<(String, Option<String>)>, Diagnostic> {
    let mut book = open(name, bytes, Wanted::default())?;
    let sheets: Vec<String> = book.sheets_metadata().iter().map(|sheet| sheet.name.clone()).collect();
    let mut corners = Vec::new();
    for sheet in sheets {
        // A sheet of another kind, such as a chart, has no cells.
        let first =
            book.worksheet_cells_reader(&sheet).ok().and_then(|mut cells| cells.next_cell().ok().flatten());
        let corner = first.filter(|cell| cell.get_position() == (0, 0)).map(|cell| value(cell.get_value()));
        let text = corner.and_then(|value| match value {
            Value::Text(text) => Some(text),
            _ => None,
        });
        corners.push((sheet, text));
    }
    Ok(corners)
}

fn open<'a>(name: &str, bytes: &'a [u8], wanted: Wanted<'_>) -> Result<Xlsx<Cursor<&'a [u8]>>, Diagnostic> {
    check_size(name, bytes, wanted)?;
    Xlsx::new(Cursor::new(bytes)).map_err(|_| broken(name, wanted))
}

fn broken(name: &str, wanted: Wanted<'_>) -> Diagnostic {
    about(wanted, codes::D001, format!("tệp `{name}` không phải tệp Excel (.xlsx) hoặc đã hỏng")).hint(SAVE)
}

/// The rows of the wanted sheet, from row 1 on, all of one length or blank.
pub(super) fn rows(
    name: &str,
    bytes: &[u8],
    wanted: Wanted<'_>,
    sources: &mut Sources,
) -> Result<Vec<Row>, Diagnostic> {
    let mut book = open(name, bytes, wanted)?;
    let sheet = chosen(name, &book, wanted)?;
    let cells = match cells(&mut book, &sheet) {
        Ok(Some(cells)) => cells,
        Ok(None) => {
            let message =
                format!("tệp `{name}`: trang `{sheet}` quá lớn: nhiều nhất {ROWS} dòng, {COLUMNS} cột");
            return Err(
                about(wanted, codes::D001, message).hint("xóa các dòng, cột trống ở dưới và bên phải bảng")
            );
        }
        Err(_) => return Err(broken(name, wanted)),
    };
    Ok(lay(name, &sheet, cells, sources))
}

/// A file of a few bytes may unpack to a disk full.
fn check_size(name: &str, bytes: &[u8], wanted: Wanted<'_>) -> Result<(), Diagnostic> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(name, wanted))?;
    let large = || about(wanted, codes::D001, format!("tệp `{name}` quá lớn khi giải nén"));
    if archive.len() > PARTS {
        return Err(large());
    }
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        // What a part says of its own size need not be so.
        let part = archive.by_index(index).map_err(|_| broken(name, wanted))?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|_| broken(name, wanted))?;
        left = left.checked_sub(read).ok_or_else(large)?;
    }
    Ok(())
}

/// The name of the wanted sheet.
fn chosen(name: &str, book: &Xlsx<Cursor<&[u8]>>, wanted: Wanted<'_>) -> Result<String, Diagnostic> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (seen, hidden): (Vec<_>, Vec<_>) = sheets.partition(|sheet| sheet.visible == SheetVisible::Visible);
    let list = |sheets: &[&calamine::Sheet]| {
        sheets.iter().map(|sheet| format!("`{}`", sheet.name)).collect::<Vec<_>>().join(", ")
    };
    let Some((asked, at)) = wanted.sheet else {
        return match seen.as_slice() {
            [one] => Ok(one.name.clone()),
            [] => Err(about(wanted, codes::D003, format!("tệp `{name}` không có trang nào"))),
            _ => Err(about(wanted, codes::D003, format!("tệp `{name}` có nhiều trang: {}", list(&seen)))
                .hint(format!("ghi rõ dùng trang nào, ví dụ `trang: {}`", seen[0].name))),
        };
    };
    let plain = |text: &str| text.trim().to_lowercase();
    let found = seen.iter().chain(&hidden).find(|sheet| plain(&sheet.name) == plain(asked));
    found.map(|sheet| sheet.name.clone()).ok_or_else(|| {
        let message = format!("tệp `{name}` không có trang `{asked}`");
        Diagnostic::error(codes::D003, at, message).hint(format!("các trang của tệp: {}", list(&seen)))
    })
}

/// By row and column, each with whether a formula computed it.
type Cells = BTreeMap<(u32, u32), (Value, bool)>;

/// The cells that hold something; none when there are too many.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Option<Cells>, XlsxError> {
    let mut cells = Cells::new();
    let (mut height, mut width, mut length) = (0, 0, 0);
    let mut reader = book.worksheet_cells_reader(sheet)?;
    while let Some(cell) = reader.next_cell_with_formula()? {
        let computed = cell.formula.is_some();
        let value = match (value(&cell.value), cell.formula) {
            (Value::Empty, Some(formula)) => Value::Formula(nfc(&format!("={formula}"))),
            (Value::Empty, None) => continue,
            (value, _) => value,
        };
        let (row, column) = cell.pos;
        length += shown(&value).len();
        (height, width) = (height.max(row + 1), width.max(column + 1));
        let spanned = height as usize * width as usize;
        if height > ROWS || width > COLUMNS || spanned > CELLS || length + spanned > Sources::LIMIT {
            return Ok(None);
        }
        cells.insert((row, column), (value, computed));
    }
    Ok(Some(cells))
}

fn value(data: &DataRef<'_>) -> Value {
    match data {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number((*number).into()),
        DataRef::Float(number) => match from_float(*number) {
            Some(number) => Value::Number(number),
            None => Value::Inexact(shortest(*number)),
        },
        DataRef::String(text) => text_value(&nfc(text)),
        DataRef::SharedString(text) => text_value(&nfc(text)),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(date) if date.is_duration() => Value::Date(clock(date.to_ymd_hms_milli())),
        DataRef::DateTime(date) => {
            let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
            let day = format!("{day:02}/{month:02}/{year}");
            match (hour, minute, second) {
                (0, 0, 0) => Value::Date(day),
                (hour, minute, _) => Value::Date(format!("{day} {hour:02}:{minute:02}")),
            }
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Value::Date(text.clone()),
        DataRef::Error(error) => Value::Error(error.to_string()),
    }
}

fn clock((_, _, _, hour, minute, second, _): (u16, u8, u8, u8, u8, u8, u16)) -> String {
    format!("{hour:02}:{minute:02}:{second:02}")
}

fn nfc(text: &str) -> String {
    // A mark at the start of the first cell would be taken for the text's own.
    let text = text.trim_start_matches('\u{feff}');
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}

/// The sheet as a text and its rows with their places in it.
fn lay(name: &str, sheet: &str, mut cells: Cells, sources: &mut Sources) -> Vec<Row> {
    let height = cells.keys().map(|(row, _)| row + 1).max().unwrap_or(0);
    let width = cells.keys().map(|(_, column)| column + 1).max().unwrap_or(0);
    let mut text = String::new();
    let mut places = Vec::new();
    for row in 0..height {
        let is_blank = cells.range((row, 0)..(row + 1, 0)).next().is_none();
        let width = if is_blank { 0 } else { width };
        let mut line = Vec::new();
        for column in 0..width {
            if column > 0 {
                text.push('\t');
            }
            let (value, computed) = cells.remove(&(row, column)).unwrap_or((Value::Empty, false));
            let start = text.len();
            text += &shown(&value);
            line.push((value, computed, start..text.len()));
        }
        text.push('\n');
        places.push(line);
    }
    let file = sources.add_sheet(name, sheet, &text);
    let cell = |(value, computed, range)| Cell { value, computed, at: Span::new(file, range) };
    let rows = places.into_iter().map(|line| Row { cells: line.into_iter().map(cell).collect() });
    rows.collect()
}

/// A cell in the text of its sheet, on one line and without tabs.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::Empty => return String::new(),
        Value::Text(text) | Value::Date(text) | Value::Error(text) | Value::Formula(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Inexact(number) => number.clone(),
        Value::Bool(truth) => truth.to_string(),
    };
    text.replace(['\t', '\n', '\r'], " ")
}
