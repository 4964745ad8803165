//! OpenDocument workbooks (.ods), read.
//!
//! In: bytes. Out: a [`StoredBook`]. calamine gives no number formats and no hidden rows of these files, and
//! makes as many cells as a file says to repeat; so `content.xml` is read here. `styles` reads the
//! formats.

mod styles;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};
use std::sync::Arc;

use quick_xml::events::BytesStart;
use rust_decimal::Decimal;
use zip::ZipArchive;

use super::book::{
    BookRoom, COLUMNS, Formula, Grid, Results, Stored, StoredBook, StoredTab, TABS, TooLarge, text,
};
use super::format::{CellFormat, KnownFormats, serial};
use super::xml::{PartsLeft, XmlPiece, attribute, each};
use super::{CellValue, Unreadable, formula, number};
use crate::source::Sources;
use styles::Styles;

type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Most rows and columns that are looked at.
const MOST: u32 = 1_100_000;

/// The elements that have texts besides those of cells.
const REMARKS: [&str; 8] =
    ["annotation", "custom-shape", "frame", "rect", "ellipse", "caption", "connector", "g"];

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<StoredBook, Unreadable> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    let list = words(&mut zip, "META-INF/manifest.xml");
    if list.contains("encryption-data") {
        return Err(Unreadable::Locked);
    }
    let program = words(&mut zip, "meta.xml");
    let calculates = ["LibreOffice", "OpenOffice", "MicrosoftOffice"];
    let calculated = calculates.iter().any(|name| program.contains(name));
    let mut content = OdsContent::default();
    let mut left = PartsLeft::default();
    if let Ok(part) = zip.by_name("styles.xml") {
        let note = &mut |piece: XmlPiece<'_>| {
            content.styles.note(&piece);
            Some(())
        };
        each(BufReader::new(part), &mut left, note)?;
    }
    let part = zip.by_name("content.xml").map_err(|_| Unreadable::Broken)?;
    each(BufReader::new(part), &mut left, &mut |piece| content.piece(&piece))?;
    if content.tabs.len() > TABS {
        return Err(Unreadable::Large);
    }
    let results = if calculated { Results::Calculated } else { Results::Unknown };
    let OdsContent { tabs, formats, struck, bold, .. } = content;
    Ok(StoredBook { tabs, formats, struck, bold, results, ..StoredBook::default() })
}

/// The text of a part in which only words are looked for.
fn words(zip: &mut Zip<'_>, part: &str) -> String {
    let mut bytes = Vec::new();
    if let Ok(part) = zip.by_name(part) {
        // A part that cannot be read has no such words.
        let _ = part.take(1_000_000).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What has been read of the sheets.
#[derive(Default)]
struct OdsContent {
    styles: Styles,
    tabs: Vec<StoredTab>,
    formats: Vec<CellFormat>,
    struck: BTreeSet<usize>,
    bold: BTreeSet<usize>,
    /// The formats by the names of styles.
    known: BTreeMap<String, usize>,
    codes: KnownFormats,
    room: BookRoom,
    /// The sheet that is being read.
    grid: Option<Result<Grid, TooLarge>>,
    name: String,
    visible: bool,
    /// The styles of its columns, each with the column behind the last that has it.
    columns: Vec<(u32, Option<String>)>,
    row: u32,
    rows: u32,
    column: u32,
    /// Whether the row is hidden.
    hides: bool,
    /// The cells of the row, and how often each is repeated.
    line: Vec<(u32, u32, Stored)>,
    cell: Option<OpenOdsCell>,
    /// Notes on cells and boxes have texts of their own: how many of them are open, and the text so far.
    note: usize,
    remark: String,
    /// Whether what is read is no text that people see.
    unsaid: bool,
}

/// A cell that is being read.
struct OpenOdsCell {
    value: Option<CellValue>,
    formula: Option<String>,
    format: usize,
    times: u32,
    paragraphs: Vec<String>,
    /// How many letters these have.
    letters: usize,
}

impl OpenOdsCell {
    /// Adds to its last paragraph; what is longer is in no sheet that is read.
    fn push(&mut self, text: &str) {
        if let Some(last) = self.paragraphs.last_mut().filter(|_| self.letters <= Sources::LIMIT) {
            self.letters += text.len();
            last.push_str(text);
        }
    }
}

impl OdsContent {
    fn piece(&mut self, piece: &XmlPiece<'_>) -> Option<()> {
        if self.grid.is_none() {
            self.styles.note(piece);
        }
        match piece {
            // More are refused in the end.
            XmlPiece::Start("table", _) if self.grid.is_none() && self.tabs.len() > TABS => {}
            XmlPiece::Start("table", element) if self.grid.is_none() => {
                self.name = attribute(element, "name").unwrap_or_default();
                let style = attribute(element, "style-name");
                self.visible = self.styles.shows(style.as_deref());
                let printed = self.styles.printed(style.as_deref());
                let mut grid = Grid::default();
                grid.printed = printed;
                self.grid = Some(Ok(grid));
                (self.row, self.columns) = (0, Vec::new());
            }
            XmlPiece::End("table") if self.grid.is_none() && self.tabs.len() > TABS => {}
            XmlPiece::End("table") => {
                let grid = self.grid.take()?.ok();
                let name = std::mem::take(&mut self.name);
                self.tabs.push(StoredTab { name, visible: self.visible, grid });
            }
            _ if self.grid.is_none() => {}
            XmlPiece::Start(name, _) if REMARKS.contains(name) => self.note += 1,
            XmlPiece::End(name) if REMARKS.contains(name) => {
                self.note = self.note.saturating_sub(1);
                let text = std::mem::take(&mut self.remark);
                if let Some(Ok(grid)) = &mut self.grid
                    && !text.trim().is_empty()
                {
                    grid.remarks.push(((self.row, self.column), text));
                }
            }
            // Author and date of a note are no part of its text.
            XmlPiece::Start("creator" | "date" | "date-string", _) if self.note > 0 => self.unsaid = true,
            XmlPiece::End("creator" | "date" | "date-string") => self.unsaid = false,
            XmlPiece::Start("p", _) if self.note > 0 => self.remark.push(' '),
            XmlPiece::Text(text) if self.note > 0 && !self.unsaid => self.remark += text,
            _ if self.note > 0 => {}
            XmlPiece::Start(name, element) => self.start(name, element),
            XmlPiece::End("table-cell" | "covered-table-cell") => self.end_cell(),
            XmlPiece::End("table-row") => self.end_row(),
            XmlPiece::End(_) => {}
            XmlPiece::Text(text) => {
                if let Some(cell) = &mut self.cell {
                    cell.push(text);
                }
            }
        }
        Some(())
    }

    fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        let of = |key: &str| attribute(element, key);
        let times = |key: &str| of(key).and_then(|text| text.parse::<u32>().ok()).unwrap_or(1).clamp(1, MOST);
        let Some(Ok(grid)) = &mut self.grid else { return };
        let hides = of("visibility").is_some_and(|shown| shown != "visible");
        match name {
            "table-column" => {
                let first = self.columns.last().map_or(0, |(end, _)| *end);
                let end = first.saturating_add(times("number-columns-repeated")).min(MOST);
                if hides {
                    grid.hidden_columns.push((first, end.saturating_sub(1)));
                }
                self.columns.push((end, of("default-cell-style-name")));
            }
            "table-row" => {
                (self.column, self.rows) = (0, times("number-rows-repeated"));
                grid.filtered |= of("visibility").is_some_and(|shown| shown == "filter");
                self.hides = hides;
            }
            "table-cell" | "covered-table-cell" => {
                let (wide, high) = (times("number-columns-spanned"), times("number-rows-spanned"));
                if wide > 1 || high > 1 {
                    let last = (self.row.saturating_add(high - 1), self.column.saturating_add(wide - 1));
                    grid.merge((self.row, self.column), last);
                }
                // LibreOffice says in an attribute of its own that a formula failed.
                let mut attributes = element.attributes();
                let mut sorts = attributes.with_checks(false).flatten();
                let failed =
                    sorts.any(|one| one.key.local_name().as_ref() == "value-type" && one.value == "error");
                let value = if failed { Some(CellValue::Error(String::new())) } else { value(&of) };
                let format = self.format(of("style-name"));
                self.cell = Some(OpenOdsCell {
                    value,
                    formula: of("formula"),
                    format,
                    times: times("number-columns-repeated"),
                    paragraphs: Vec::new(),
                    letters: 0,
                });
            }
            "p" => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs.push(String::new());
                }
            }
            "s" | "tab" | "line-break" => {
                let count = if name == "s" { times("c").min(1_000) as usize } else { 1 };
                if let Some(cell) = &mut self.cell {
                    cell.push(&if name == "line-break" { "\n".to_owned() } else { " ".repeat(count) });
                }
            }
            _ => {}
        }
    }

    /// The format of a cell: of its own style, or of its column's.
    fn format(&mut self, style: Option<String>) -> usize {
        let column = self.columns.get(self.columns.partition_point(|(end, _)| *end <= self.column));
        let style = style.or_else(|| column.and_then(|(_, style)| style.clone()));
        let style = style.unwrap_or_else(|| "Default".to_owned());
        if let Some(format) = self.known.get(&style) {
            return *format;
        }
        self.formats.push(self.codes.of(self.styles.code(&style)));
        self.struck.extend(Some(self.formats.len() - 1).filter(|_| self.styles.strikes(&style)));
        self.bold.extend(Some(self.formats.len() - 1).filter(|_| self.styles.is_bold(&style)));
        self.known.insert(style, self.formats.len() - 1);
        self.formats.len() - 1
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let shown = cell.paragraphs.join("\n");
        let has_text = matches!(cell.value, Some(CellValue::Text(_))) || !cell.paragraphs.is_empty();
        let value = match cell.value {
            Some(CellValue::Error(_)) => CellValue::Error(shown),
            Some(CellValue::Text(_)) => text(&shown),
            Some(value) => value,
            None => CellValue::Empty,
        };
        let formula = cell.formula.map(|text| {
            let text = text.split_once(":=").map_or(text.as_str(), |(_, text)| text).to_owned();
            let plain = text.replace("[.", "").replace(":.", ":").replace(']', "");
            let says_nothing = has_text && value == CellValue::Empty;
            let expr = self.room.formula(text.len()).and_then(|()| formula::text::read(&text));
            Arc::new(Formula { expr, text: Some(plain), says_nothing })
        });
        if value != CellValue::Empty || formula.is_some() {
            if self.column >= COLUMNS {
                self.grid = Some(Err(TooLarge));
            }
            if matches!(self.grid, Some(Err(TooLarge))) {
                return;
            }
            self.line.push((self.column, cell.times, Stored { value, format: cell.format, formula }));
        }
        self.column = self.column.saturating_add(cell.times);
    }

    fn end_row(&mut self) {
        let line = std::mem::take(&mut self.line);
        let first = self.row;
        self.row = self.row.saturating_add(self.rows).min(MOST);
        if std::mem::take(&mut self.hides)
            && let Some(Ok(grid)) = &mut self.grid
            && let Err(large) = grid.hide(first..self.row, &mut self.room)
        {
            self.grid = Some(Err(large));
        }
        if line.is_empty() {
            return;
        }
        for row in first..self.row {
            for (column, times, cell) in &line {
                for column in *column..column.saturating_add(*times) {
                    let Some(Ok(grid)) = &mut self.grid else { return };
                    let formula = cell.formula.clone();
                    let stored = Stored { value: cell.value.clone(), format: cell.format, formula };
                    if let Err(large) = grid.put((row, column), stored, &mut self.room) {
                        self.grid = Some(Err(large));
                        return;
                    }
                }
            }
        }
    }
}

/// What a cell says of its value; a text is in the cell itself, so that here only its sort is known.
fn value(of: &dyn Fn(&str) -> Option<String>) -> Option<CellValue> {
    let sort = of("value-type")?;
    Some(match sort.as_str() {
        "float" | "currency" | "percentage" => number::spelled(&of("value")?)?,
        "date" => {
            let date = of("date-value")?;
            serial(&date).map_or(CellValue::Date(date), CellValue::Number)
        }
        "time" => CellValue::Number(time(&of("time-value")?)?),
        "boolean" => CellValue::Bool(of("boolean-value")? == "true"),
        _ => CellValue::Text(sort),
    })
}

/// The share of a day of `PT08H30M00S`.
fn time(text: &str) -> Option<Decimal> {
    let mut seconds = Decimal::ZERO;
    let mut rest = text.strip_prefix("PT")?;
    while !rest.is_empty() {
        let end = rest.find(|one: char| !one.is_ascii_digit() && one != '.')?;
        let count: Decimal = rest[..end].parse().ok()?;
        let unit = match &rest[end..=end] {
            "H" => 3600,
            "M" => 60,
            "S" => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(count.checked_mul(unit.into())?)?;
        rest = &rest[end + 1..];
    }
    seconds.checked_div(86_400.into())
}
