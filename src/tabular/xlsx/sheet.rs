//! A sheet of an Excel workbook.
//!
//! In: its part. Out: its cells with formats and formulas, and which rows and columns are hidden.

use std::collections::BTreeMap;
use std::sync::Arc;

use quick_xml::events::BytesStart;

use super::conditional::Rules;
use super::{RunsText, XlsxFile, corners};
use crate::tabular::book::{BookRoom, Formula, Grid, Stored, TooLarge, text};
use crate::tabular::format::CellFormat;
use crate::tabular::formula;
use crate::tabular::number::spelled;
use crate::tabular::print::parts_of_print;
use crate::tabular::xml::{XmlPiece, attribute, is_set};
use crate::tabular::{CellValue, Unreadable};

/// Reads a sheet. Returns None in it if the sheet is too large.
pub(super) fn read(
    file: &mut XlsxFile<'_>,
    part: &str,
    (strings, looks): (&[String], &[Option<CellFormat>]),
    room: &mut BookRoom,
) -> Result<Option<Grid>, Unreadable> {
    let mut sheet = XlsxSheet {
        strings,
        room,
        grid: Ok(Grid::default()),
        hides_all: false,
        row: 0,
        column: 0,
        cell: None,
        printed: None,
        shared: BTreeMap::new(),
    };
    let mut rules = Rules::of(looks);
    file.each(part, &mut |piece| {
        sheet.piece(&piece);
        rules.piece(&piece);
    })?;
    let mut grid = sheet.grid.ok();
    grid.iter_mut().for_each(|grid| grid.conditional = std::mem::take(&mut rules).found());
    Ok(grid)
}

struct XlsxSheet<'a> {
    strings: &'a [String],
    room: &'a mut BookRoom,
    grid: Result<Grid, TooLarge>,
    /// Whether rows are hidden unless they say otherwise.
    hides_all: bool,
    /// The row and the column of the next cell that does not say where it is.
    row: u32,
    column: u32,
    cell: Option<OpenXlsxCell>,
    /// What is printed at the top or the foot of a page, while it is read.
    printed: Option<String>,
    /// Formulas that cells share by number, each with the first cell that has it.
    shared: BTreeMap<String, (String, (u32, u32))>,
}

/// A cell that is being read.
struct OpenXlsxCell {
    at: (u32, u32),
    format: usize,
    sort: String,
    value: String,
    words: RunsText,
    formula: Option<TypedFormula>,
    /// The element whose text is being read.
    inside: Inside,
}

#[derive(PartialEq)]
enum Inside {
    Nothing,
    Value,
    Formula,
}

/// A formula as the file has it.
#[derive(Default)]
struct TypedFormula {
    text: String,
    sort: String,
    number: Option<String>,
}

impl XlsxSheet<'_> {
    fn piece(&mut self, piece: &XmlPiece<'_>) {
        if let Some(cell) = &mut self.cell {
            cell.piece(piece);
        }
        match piece {
            XmlPiece::Start("c", element) => self.cell = Some(self.open(element)),
            XmlPiece::End("c") => self.close(),
            XmlPiece::Start("row", element) => {
                let number = attribute(element, "r").and_then(|text| text.parse::<u32>().ok());
                self.row = number.map_or(self.row + 1, |number| number.clamp(1, 2_000_000));
                self.column = 0;
                let shown = attribute(element, "hidden").is_some() && !is_set(element, "hidden");
                let flat = attribute(element, "ht").is_some_and(|height| is_nought(&height));
                if is_set(element, "hidden") || flat || (self.hides_all && !shown) {
                    let row = self.row - 1;
                    if let Ok(grid) = &mut self.grid
                        && let Err(large) = grid.hide(row..row + 1, self.room)
                    {
                        self.grid = Err(large);
                    }
                }
            }
            XmlPiece::Start("sheetPr", element) if is_set(element, "filterMode") => {
                self.looks(|grid| grid.filtered = true);
            }
            XmlPiece::Start("sheetFormatPr", element) => self.hides_all = is_set(element, "zeroHeight"),
            XmlPiece::Start("col", element)
                if is_set(element, "hidden")
                    || attribute(element, "width").is_some_and(|width| is_nought(&width)) =>
            {
                let number = |key| attribute(element, key).and_then(|text| text.parse::<u32>().ok());
                let run = number("min").zip(number("max"));
                let run = run.map(|(min, max)| (min.saturating_sub(1), max.saturating_sub(1)));
                self.looks(|grid| grid.hidden_columns.extend(run));
            }
            XmlPiece::Start(name, _) if is_printed(name) => self.printed = Some(String::new()),
            XmlPiece::End(name) if is_printed(name) => {
                let printed = self.printed.take().unwrap_or_default();
                self.looks(|grid| grid.printed.extend(parts_of_print(&printed)));
            }
            XmlPiece::Text(text) if self.printed.is_some() => {
                self.printed.iter_mut().for_each(|printed| printed.push_str(text));
            }
            XmlPiece::Start("mergeCell", element) => {
                let corners = attribute(element, "ref").and_then(|text| corners(&text));
                self.looks(|grid| corners.into_iter().for_each(|(one, other)| grid.merge(one, other)));
            }
            _ => {}
        }
    }

    fn looks(&mut self, note: impl FnOnce(&mut Grid)) {
        if let Ok(grid) = &mut self.grid {
            note(grid);
        }
    }

    fn open(&self, element: &BytesStart<'_>) -> OpenXlsxCell {
        let of = |key: &str| attribute(element, key);
        let own = of("r").and_then(|text| corners(&text)).map(|(first, _)| first);
        OpenXlsxCell {
            at: own.unwrap_or((self.row.saturating_sub(1), self.column)),
            format: of("s").and_then(|text| text.parse().ok()).unwrap_or(0),
            sort: of("t").unwrap_or_default(),
            value: String::new(),
            words: RunsText::default(),
            formula: None,
            inside: Inside::Nothing,
        }
    }

    fn close(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let at = cell.at;
        self.column = at.1.saturating_add(1);
        if self.grid.is_err() {
            return;
        }
        let format = cell.format;
        let has_text = cell.sort == "str";
        let formula = cell.formula.map(|typed| self.formula(typed, at));
        let value = match cell.sort.as_str() {
            "s" => cell
                .value
                .trim()
                .parse()
                .ok()
                .and_then(|at: usize| self.strings.get(at))
                .map(|held| text(held)),
            "inlineStr" => Some(text(&cell.words.text())),
            "str" => Some(text(&super::unescaped(&cell.value))),
            "b" => Some(CellValue::Bool(cell.value.trim() == "1")),
            "e" => Some(CellValue::Error(cell.value)),
            "d" => Some(CellValue::Date(cell.value.trim().to_owned())),
            _ if cell.value.trim().is_empty() => None,
            _ => Some(spelled(&cell.value).unwrap_or_else(|| text(&cell.value))),
        };
        let value = value.unwrap_or_default();
        let says_nothing = has_text && value == CellValue::Empty;
        let formula = formula.map(|formula| Arc::new(Formula { says_nothing, ..formula }));
        if value == CellValue::Empty && formula.is_none() {
            return;
        }
        let put = match &mut self.grid {
            Ok(grid) => grid.put(at, Stored { value, format, formula }, self.room),
            Err(TooLarge) => return,
        };
        if put.is_err() {
            self.grid = Err(TooLarge);
        }
    }

    fn formula(&mut self, typed: TypedFormula, at: (u32, u32)) -> Formula {
        let TypedFormula { text, sort, number } = typed;
        match (sort.as_str(), number) {
            ("shared", Some(number)) if text.is_empty() => {
                let first = self.shared.get(&number);
                let expr = first.and_then(|(text, first)| {
                    self.room.formula(text.len())?;
                    formula::text::read_at(text, *first, at)
                });
                Formula { expr, ..Formula::default() }
            }
            ("shared", Some(number)) => {
                let expr = self.room.formula(text.len()).and_then(|()| formula::text::read(&text));
                self.shared.insert(number, (text.clone(), at));
                Formula { text: Some(text), expr, ..Formula::default() }
            }
            // Formulas that calculate with whole areas at once are not calculated here.
            ("array" | "dataTable", _) => Formula { text: Some(text), ..Formula::default() },
            _ => {
                let expr = self.room.formula(text.len()).and_then(|()| formula::text::read(&text));
                Formula { expr, text: Some(text), ..Formula::default() }
            }
        }
    }
}

impl OpenXlsxCell {
    fn piece(&mut self, piece: &XmlPiece<'_>) {
        self.words.note(piece);
        match piece {
            XmlPiece::Start("v", _) => self.inside = Inside::Value,
            XmlPiece::Start("f", element) => {
                self.inside = Inside::Formula;
                let sort = attribute(element, "t").unwrap_or_default();
                let number = attribute(element, "si");
                self.formula = Some(TypedFormula { text: String::new(), sort, number });
            }
            XmlPiece::End("v" | "f") => self.inside = Inside::Nothing,
            XmlPiece::Text(text) => match (&self.inside, &mut self.formula) {
                (Inside::Value, _) => self.value += text,
                (Inside::Formula, Some(formula)) => formula.text += text,
                _ => {}
            },
            _ => {}
        }
    }
}

fn is_printed(name: &str) -> bool {
    let name = name.trim_start_matches("odd").trim_start_matches("even").trim_start_matches("first");
    matches!(name, "Header" | "Footer")
}

/// A height or width of zero hides as well.
fn is_nought(size: &str) -> bool {
    size.contains('0') && size.chars().all(|one| matches!(one, '0' | '.'))
}
