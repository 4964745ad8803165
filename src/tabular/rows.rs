//! One sheet of a workbook as rows.
//!
//! In: a workbook, and which sheet is wanted. Out: rows with what a person sees and with the place of
//! every cell, kept in [`Sources`] as a text with one row per line, so that a place in it is a cell,
//! `Phụ lục!F17`. It leaves calculating formulas again to `recount`.

use super::book::{COLUMNS, Grid, ROWS, Results, Stored, StoredBook, StoredTab, shown};
use super::format::{CellFormat, Epoch, serial};
use super::number::digits;
use super::recount::{Counter, RecountVerdict};
use super::{
    BesideCells, CellValue, DataCell, DataRow, Doubt, FileRows, SheetLooks, ShownText, WantedTable, about,
    open,
};
use crate::finding::{Finding, Report, codes};
use crate::source::Span;
use rust_decimal::Decimal;

/// A sheet as a whole: all that people see written in it.
#[derive(Debug)]
pub struct Tab {
    /// Its name.
    pub name: String,
    /// All rows from row 1 on, of one length or blank.
    pub rows: Vec<DataRow>,
    /// Comments of cells and boxes of text, each with its cell, row and column from 0.
    pub remarks: Vec<((u32, u32), String)>,
}

/// All sheets of a workbook as they are; those too large for it have no rows. Returns None if it
/// cannot be read, which is reported.
pub fn tabs(name: &str, bytes: &[u8], report: &mut Report) -> Option<Vec<Tab>> {
    let book = open::book(name, bytes, WantedTable::default());
    let book = book.map_err(|finding| report.findings.push(finding)).ok()?;
    let tabs = book.tabs.iter().enumerate().map(|(at, tab)| Tab {
        name: tab.name.clone(),
        rows: tab.grid.as_ref().map(|grid| lay(name, &book, at, grid, report)).unwrap_or_default(),
        remarks: tab.grid.as_ref().map(|grid| grid.remarks.clone()).unwrap_or_default(),
    });
    Some(tabs.collect())
}

/// The rows of the wanted sheet, from row 1 on, all of one length or blank.
pub(super) fn rows(
    name: &str,
    book: &StoredBook,
    wanted: WantedTable<'_>,
    report: &mut Report,
) -> Result<FileRows, Finding> {
    let at = chosen(name, book, wanted)?;
    let tab = &book.tabs[at];
    let Some(grid) = &tab.grid else {
        let message =
            format!("tệp `{name}`: trang `{}` quá lớn: nhiều nhất {ROWS} dòng, {COLUMNS} cột", tab.name);
        let hint = "xóa các dòng, cột trống ở dưới và bên phải bảng";
        return Err(about(wanted, codes::D001, message).hint(hint));
    };
    let rows = lay(name, book, at, grid, report);
    let hidden_columns = (0..grid.width).filter(|column| grid.is_hidden(*column));
    let looks = SheetLooks {
        hidden_tab: (!tab.visible).then(|| tab.name.clone()),
        hidden_columns: hidden_columns.map(|column| column as usize).collect(),
        filtered: grid.filtered,
        merged: grid.merged.iter().map(|(first, last)| (place(*first), place(*last))).collect(),
        around: around(tab, grid),
    };
    Ok(FileRows { rows, looks, faults: Vec::new() })
}

/// What is written around the cells, on one line each.
fn around(tab: &StoredTab, grid: &Grid) -> Vec<(BesideCells, String)> {
    let line = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let printed = grid.printed.iter().map(|text| (BesideCells::Page, line(text)));
    let boxes = grid.remarks.iter().map(|(_, text)| (BesideCells::Box, line(text)));
    let name = std::iter::once((BesideCells::Tab, line(&tab.name)));
    printed.chain(boxes).chain(name).filter(|(_, text)| !text.is_empty()).collect()
}

fn place((row, column): (u32, u32)) -> (usize, usize) {
    (row as usize, column as usize)
}

/// The place of the wanted sheet among those of the workbook.
fn chosen(name: &str, book: &StoredBook, wanted: WantedTable<'_>) -> Result<usize, Finding> {
    let all = || book.tabs.iter().enumerate();
    let list = |tabs: &[usize]| {
        let names = tabs.iter().map(|at| format!("`{}`", book.tabs[*at].name));
        names.collect::<Vec<_>>().join(", ")
    };
    let seen: Vec<usize> = all().filter(|(_, tab)| tab.visible).map(|(at, _)| at).collect();
    let Some((asked, at)) = wanted.sheet else {
        // Empty sheets are left from when the workbook was made; one without a row of names cannot be
        // meant.
        let holds = |at: &&usize| book.tabs[**at].grid.as_ref().is_none_or(|grid| !grid.cells.is_empty());
        let full: Vec<usize> = seen.iter().filter(holds).copied().collect();
        let named: Vec<usize> =
            full.iter().filter(|at| has_key(&book.tabs[**at], wanted.key)).copied().collect();
        return match (named.as_slice(), full.as_slice(), seen.as_slice()) {
            ([one], ..) | ([], [one], _) | ([], [], [one, ..]) => Ok(*one),
            ([], [], []) => Err(about(wanted, codes::D003, format!("tệp `{name}` không có trang nào"))),
            (_, several, _) => {
                let message = format!("tệp `{name}` có nhiều trang: {}", list(several));
                let hint = match wanted.names_sheets {
                    Some((before, behind)) => {
                        let first = &book.tabs[several[0]].name;
                        format!("ghi rõ dùng trang nào, ví dụ `{before}{first}{behind}`")
                    }
                    None => "để bảng ở một tệp riêng, hoặc xóa hay ẩn các trang khác".to_owned(),
                };
                Err(about(wanted, codes::D003, message).hint(hint))
            }
        };
    };
    // Excel takes names that differ in small and capital letters only for the same.
    let fold = |name: &str| name.trim().to_lowercase();
    let found = all().find(|(_, tab)| fold(&tab.name) == fold(asked)).map(|(at, _)| at);
    found.ok_or_else(|| {
        let message = format!("tệp `{name}` không có trang `{asked}`");
        let hint = match seen.as_slice() {
            [] => String::new(),
            seen => format!("các trang của tệp: {}", list(seen)),
        };
        let wanted = WantedTable { cited: at, ..wanted };
        about(wanted, codes::D003, message).hint(hint)
    })
}

fn has_key(tab: &StoredTab, key: Option<&str>) -> bool {
    let is_key =
        |cell: &Stored| matches!((&cell.value, key), (CellValue::Text(text), Some(key)) if text == key);
    tab.grid.iter().any(|grid| grid.cells.values().any(is_key))
}

/// The sheet as a text and its rows with their places in it.
fn lay(name: &str, book: &StoredBook, tab: usize, grid: &Grid, report: &mut Report) -> Vec<DataRow> {
    let mut counter = Counter::of(book);
    let mut text = String::new();
    let mut places = Vec::new();
    for row in 0..grid.height {
        let is_blank = grid.cells.range((row, 0)..(row + 1, 0)).next().is_none();
        let width = if is_blank { 0 } else { grid.width };
        let mut line = Vec::new();
        for column in 0..width {
            if column > 0 {
                text.push('\t');
            }
            let seen = match grid.cells.get(&(row, column)) {
                Some(cell) => seen(book, &mut counter, (tab, row, column), cell),
                None => SeenCell::default(),
            };
            let start = text.len();
            text += &shown(&seen.value);
            line.push((seen, start..text.len()));
        }
        text.push('\n');
        places.push(line);
    }
    let file = report.sources.add_sheet(name, &book.tabs[tab].name, &text);
    let cell = |(seen, range): (SeenCell, _)| DataCell {
        value: seen.value,
        shown: seen.shown,
        computed: seen.computed,
        doubt: seen.doubt,
        shared: false,
        struck: seen.struck,
        bold: seen.bold,
        at: Span::new(file, range),
    };
    let row = |(number, line): (u32, Vec<_>)| DataRow {
        cells: line.into_iter().map(cell).collect(),
        beside: Vec::new(),
        hidden: grid.hidden_rows.contains(&number),
        label: None,
        below: false,
    };
    (0..).zip(places).map(row).collect()
}

/// What a cell holds as a person sees it.
#[derive(Default)]
struct SeenCell {
    value: CellValue,
    shown: ShownText,
    computed: bool,
    doubt: Option<Doubt>,
    struck: bool,
    bold: bool,
}

fn seen(book: &StoredBook, counter: &mut Counter<'_>, spot: (usize, u32, u32), cell: &Stored) -> SeenCell {
    let computed = cell.formula.is_some();
    let mut stored = cell.value.clone();
    let mut doubt = None;
    if let Some(formula) = &cell.formula {
        let text = formula.text.as_ref().map(|text| format!("={text}"));
        let verdict = counter.verdict(spot);
        match (&stored, verdict) {
            // An empty text that was calculated is nothing; where it is not known whether anybody
            // calculated, it may as well be a missing result.
            (CellValue::Empty, verdict)
                if verdict == RecountVerdict::Blank
                    || (formula.says_nothing
                        && book.results == Results::Calculated
                        && verdict == RecountVerdict::Unknown) => {}
            (CellValue::Empty, verdict) => {
                stored = CellValue::Formula(text.clone().unwrap_or_default());
                doubt = match verdict {
                    RecountVerdict::Differs(counted) => Some(Doubt::Differs(text, round(counted))),
                    _ => None,
                };
            }
            // The exact number has no more digits than its float can hold.
            (CellValue::Number(number), RecountVerdict::Agrees(exact)) if digits(exact) < digits(*number) => {
                stored = CellValue::Number(exact.normalize());
            }
            (_, RecountVerdict::Differs(counted)) => {
                doubt = Some(Doubt::Differs(text, round(counted)));
            }
            (CellValue::Number(_) | CellValue::Text(_), RecountVerdict::Unknown)
                if book.results != Results::Calculated =>
            {
                let nothing = matches!(&stored, CellValue::Number(number) if number.is_zero());
                let nobody = nothing || book.results == Results::ToCalculate;
                doubt = Some(if nobody { Doubt::NotCalculated(text) } else { Doubt::NotChecked(text) });
            }
            _ => {}
        }
    }
    let format = book.formats.get(cell.format);
    let (value, shown) = match (&stored, format) {
        (CellValue::Number(number), Some(format)) => format.number(*number, book.epoch),
        (CellValue::Text(text), Some(format)) => {
            let shown = format.text(text);
            (stored, shown)
        }
        (CellValue::Date(date), Some(format)) => spelled_date(date, format),
        _ => (stored, ShownText::Plain),
    };
    let (value, shown) = match (&cell.value, &value) {
        (CellValue::Number(number), CellValue::Number(_) | CellValue::Date(_)) => {
            sometimes(book, counter, (spot, *number), (value, shown))
        }
        _ => (value, shown),
    };
    let struck = book.struck.contains(&cell.format) && value != CellValue::Empty;
    let bold = book.bold.contains(&cell.format);
    SeenCell { value, shown, computed, doubt, struck, bold }
}

/// What a cell shows if its sheet has formats that hold only under a condition.
fn sometimes(
    book: &StoredBook,
    counter: &mut Counter<'_>,
    ((tab, row, column), number): ((usize, u32, u32), Decimal),
    seen: (CellValue, ShownText),
) -> (CellValue, ShownText) {
    let Some(grid) = book.tabs.get(tab).and_then(|tab| tab.grid.as_ref()) else { return seen };
    for rule in grid.conditional.iter().filter(|rule| rule.covers(row, column)) {
        if !counter.may_try() {
            return (seen.0, ShownText::Unknown(rule.format.code()));
        }
        let other = rule.format.number(number, book.epoch);
        let same = matches!(other.1, ShownText::Plain | ShownText::Dressed(_)) && other.0 == seen.0;
        match rule.test {
            Some((relation, to)) if relation.holds(number, to) => return other,
            Some(_) => {}
            None if same => {}
            None => return (seen.0, ShownText::Unknown(rule.format.code())),
        }
    }
    seen
}

/// What a cell shows of a date that is written as text in the file (`2026-10-31`); a format that is no
/// date format says nothing about the order of its parts.
fn spelled_date(date: &str, format: &CellFormat) -> (CellValue, ShownText) {
    let Some(number) = serial(date) else {
        return (CellValue::Date(date.to_owned()), ShownText::Plain);
    };
    match format.number(number, Epoch::Of1900) {
        seen @ (CellValue::Date(_), _) => seen,
        _ => CellFormat::of("dd/mm/yyyy hh:mm:ss").number(number, Epoch::Of1900),
    }
}

/// A result as long as Excel would show it.
fn round(number: rust_decimal::Decimal) -> rust_decimal::Decimal {
    number.round_sf(15).unwrap_or(number).normalize()
}
