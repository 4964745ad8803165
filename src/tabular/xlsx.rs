//! Excel workbooks (.xlsx), read.
//!
//! In: bytes. Out: a [`Book`]. Values, formulas and number formats are calamine's; what it does
//! not tell is read beside it: which rows and columns are hidden, and who calculated.

use std::io::{BufReader, Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx};
use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::book::{Book, Formula, Grid, Results, Stored, Tab, TooLarge, text};
use super::format::{Epoch, Format, serial};
use super::number::value;
use super::xml::{self, Piece, attribute};
use super::{Value, formula};

type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;
type Calamine<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads a workbook; none when it is none or broken.
pub(super) fn read(bytes: &[u8]) -> Option<Book> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut source = Xlsx::new(Cursor::new(bytes)).ok()?;
    let parts = Parts::of(&mut zip);
    let sheets: Vec<(String, bool)> = source
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let mut book = Book {
        epoch: if source.has_1904_epoch() { Epoch::Of1904 } else { Epoch::Of1900 },
        results: parts.results(&mut zip),
        ..Book::default()
    };
    for (name, visible) in sheets {
        // A sheet of another kind, such as a chart, has no cells.
        if book.formats.is_empty() {
            book.formats = formats(&mut source, &name);
        }
        let grid = match grid(&mut source, &name) {
            Ok(Ok(mut grid)) => {
                if let Some(part) = parts.of_sheet(&name) {
                    looks(&mut zip, part, &mut grid);
                }
                Some(grid)
            }
            Ok(Err(TooLarge)) => None,
            Err(_) => return None,
        };
        book.tabs.push(Tab { name, visible, grid });
    }
    Some(book)
}

/// The number formats by the places that cells name.
fn formats(source: &mut Calamine<'_>, sheet: &str) -> Vec<Format> {
    let Ok(cells) = source.worksheet_cells_reader(sheet) else { return Vec::new() };
    let code = |style: &Style| {
        style.number_format.as_ref().map_or("General".to_owned(), |format| format.format_code.clone())
    };
    cells.styles().iter().map(|style| Format::of(&code(style))).collect()
}

/// The cells of a sheet.
fn grid(source: &mut Calamine<'_>, name: &str) -> Result<Result<Grid, TooLarge>, calamine::XlsxError> {
    let mut grid = Grid::default();
    let mut reader = source.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell_with_formula()? {
        let has_formula = cell.formula.is_some();
        let formula = cell.formula.map(|text| Formula { expr: formula::text::read(&text), text: Some(nfc(&text)) });
        // A formula whose result is an empty text has been calculated.
        let blank = has_formula && matches!(&cell.value, DataRef::String(text) if text.is_empty());
        let formula = formula.filter(|_| !blank);
        let value = held(&cell.value);
        if value == Value::Empty && formula.is_none() {
            continue;
        }
        if grid.put(cell.pos, Stored { value, format: 0, formula }).is_err() {
            return Ok(Err(TooLarge));
        }
    }
    drop(reader);
    let mut reader = source.worksheet_cells_reader(name)?;
    while let Some((row, column, style)) = reader.next_style_id()? {
        if let Some(cell) = grid.cells.get_mut(&(row, column)) {
            cell.format = style;
        }
    }
    Ok(Ok(grid))
}

fn held(data: &DataRef<'_>) -> Value {
    match data {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number((*number).into()),
        DataRef::Float(number) => value(*number),
        DataRef::String(held) => text(held),
        DataRef::SharedString(held) => text(held),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(date) => value(date.as_f64()),
        DataRef::DateTimeIso(date) => serial(date).map_or_else(|| Value::Date(date.clone()), Value::Number),
        DataRef::DurationIso(time) => Value::Date(time.clone()),
        DataRef::Error(error) => Value::Error(error.to_string()),
    }
}

fn nfc(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}

/// Where the sheets are, and what the workbook says of its results.
#[derive(Default)]
struct Parts {
    /// Names of sheets with those of their parts.
    sheets: Vec<(String, String)>,
    to_calculate: bool,
}

impl Parts {
    fn of(zip: &mut Zip<'_>) -> Parts {
        let mut parts = Parts::default();
        let mut named: Vec<(String, String)> = Vec::new();
        each(zip, "xl/workbook.xml", &mut |name, element| match name {
            "sheet" => named.extend(attribute(element, "name").zip(attribute(element, "id"))),
            "calcPr" => {
                let says = |key: &str, value: &[&str]| {
                    attribute(element, key).is_some_and(|found| value.contains(&found.as_str()))
                };
                parts.to_calculate |= says("fullCalcOnLoad", &["1", "true"]);
                parts.to_calculate |= says("calcCompleted", &["0", "false"]);
            }
            _ => {}
        });
        each(zip, "xl/_rels/workbook.xml.rels", &mut |_, element| {
            let found = attribute(element, "Id").zip(attribute(element, "Target"));
            let Some((id, target)) = found else { return };
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("xl/{target}"),
            };
            let names = named.iter().filter(|(_, own)| *own == id);
            parts.sheets.extend(names.map(|(name, _)| (name.clone(), path.clone())));
        });
        parts
    }

    fn of_sheet(&self, name: &str) -> Option<&str> {
        self.sheets.iter().find(|(own, _)| own == name).map(|(_, path)| path.as_str())
    }

    /// Excel leaves the order in which it calculated; LibreOffice its name.
    fn results(&self, zip: &mut Zip<'_>) -> Results {
        if self.to_calculate {
            return Results::ToCalculate;
        }
        let ordered = zip.index_for_name("xl/calcChain.xml").is_some();
        let mut program = String::new();
        if let Ok(part) = zip.by_name("docProps/app.xml") {
            // What is no text names no program.
            let _ = part.take(100_000).read_to_string(&mut program);
        }
        if ordered || program.contains("<Application>LibreOffice") { Results::Calculated } else { Results::Unknown }
    }
}

/// Which rows and columns are hidden, and which cells are one.
fn looks(zip: &mut Zip<'_>, part: &str, grid: &mut Grid) {
    let mut row = 0;
    let mut hides_all = false;
    each(zip, part, &mut |name, element| {
        let number = |key: &str| attribute(element, key).and_then(|text| text.parse::<u32>().ok());
        let is_set = |key: &str| attribute(element, key).is_some_and(|text| ["1", "true"].contains(&text.as_str()));
        match name {
            "sheetPr" => grid.filtered |= is_set("filterMode"),
            "sheetFormatPr" => hides_all = is_set("zeroHeight"),
            "col" if is_set("hidden") => {
                let run = number("min").zip(number("max"));
                grid.hidden_columns.extend(run.map(|(min, max)| (min.saturating_sub(1), max.saturating_sub(1))));
            }
            "row" => {
                row = number("r").unwrap_or(row + 1);
                let shows = attribute(element, "hidden").is_some() && !is_set("hidden");
                if is_set("hidden") || (hides_all && !shows) {
                    grid.hidden_rows.insert(row.saturating_sub(1));
                }
            }
            "mergeCell" => grid.merged.extend(attribute(element, "ref").and_then(|text| area(&text))),
            _ => {}
        }
    });
}

/// The corners of `B2:C3`.
fn area(text: &str) -> Option<((u32, u32), (u32, u32))> {
    match formula::text::read(text)? {
        formula::Expr::Cells(area) => Some((area.first, area.last)),
        _ => None,
    }
}

/// Calls a function with the start of each element of a part; of a broken part with those before.
fn each(zip: &mut Zip<'_>, part: &str, call: &mut dyn FnMut(&str, &BytesStart<'_>)) {
    let Ok(part) = zip.by_name(part) else { return };
    let _ = xml::each(BufReader::new(part), &mut |piece| {
        if let Piece::Start(name, element) = piece {
            call(name, element);
        }
        Some(())
    });
}
