//! Workbooks of Excel 2007, written cell by cell, and those that another program saved.

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::zip_files::{part, repacked};

/// A workbook of one sheet, "Phụ lục", of these rows; what else is to be done with it, `more`
/// does. A cell is a text, a number (`75`, with its format `75@#,##0,,`), a formula with the
/// result that is stored (`=A1*2|0`), or a text that looks like a number (`'00175`).
pub(crate) fn book(rows: &[&[&str]], more: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Phụ lục").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            write(sheet, row, column, cell);
        }
    }
    more(sheet);
    book.save_to_buffer().unwrap()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    let (held, code) = match cell.split_once('@') {
        Some((held, code)) => (held, Format::new().set_num_format(code)),
        None => (cell, Format::new()),
    };
    if let Some(text) = cell.strip_prefix('\'') {
        sheet.write_string(row, column, text).unwrap();
    } else if let Some(formula) = held.strip_prefix('=') {
        let (formula, result) = formula.split_once('|').unwrap();
        sheet
            .write_formula_with_format(row, column, Formula::new(formula).set_result(result), &code)
            .unwrap();
    } else if let Ok(number) = held.parse::<f64>() {
        sheet.write_number_with_format(row, column, number, &code).unwrap();
    } else if !cell.is_empty() {
        sheet.write_string(row, column, cell).unwrap();
    }
}

/// A workbook of `tests/cases/bang_tinh/`.
pub(crate) fn saved(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/bang_tinh").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A workbook with another text in the place of one in its parts.
#[track_caller]
pub(crate) fn edited(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    let mut found = false;
    let edited = repacked(bytes, |name, part| {
        let text = String::from_utf8(part).unwrap();
        found |= text.contains(old);
        Some((name.to_owned(), text.replace(old, new).into_bytes()))
    });
    assert!(found, "`{old}` stands nowhere");
    edited
}

/// A workbook with another text as one of its parts.
pub(crate) fn with_part(bytes: &[u8], wanted: &str, text: &str) -> Vec<u8> {
    edited(bytes, &part(bytes, wanted), text)
}
