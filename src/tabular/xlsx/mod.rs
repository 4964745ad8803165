//! Excel workbooks (.xlsx), read.
//!
//! In: bytes. Out: a [`StoredBook`]. Read here and not by a library, because number formats, hidden rows and
//! who calculated the formulas must be known, and because a file may claim any size: calamine reserves
//! what it claims before it has seen any of it. `sheet` reads the cells, `remarks` what is written beside
//! them.

mod conditional;
mod remarks;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;

use super::book::{BookRoom, LOOKS, Results, StoredBook, StoredTab, TABS};
use super::format::{CellFormat, Epoch, KnownFormats, built_in};
use super::xml::{PartsLeft, XmlPiece, attribute, each, is_set};
use super::{Unreadable, formula};
use crate::source::Sources;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<StoredBook, Unreadable> {
    let mut file = XlsxFile::open(bytes)?;
    let workbook = XlsxWorkbook::of(&mut file)?;
    let strings = match workbook.part("/sharedStrings") {
        Some(part) => strings(&mut file, part)?,
        None => Vec::new(),
    };
    let CellLooks { formats, struck, bold, rules } = match workbook.part("/styles") {
        Some(part) => looks(&mut file, part)?,
        None => CellLooks::default(),
    };
    let mut book = StoredBook {
        formats,
        struck,
        bold,
        epoch: workbook.epoch,
        results: workbook.results(&mut file),
        ..StoredBook::default()
    };
    if workbook.sheets.len() > TABS {
        return Err(Unreadable::Large);
    }
    let mut room = BookRoom::default();
    for (name, visible, id) in &workbook.sheets {
        let part = workbook.parts.get(id).ok_or(Unreadable::Broken)?;
        // A sheet of another kind, such as a chart, has no cells.
        if part.kind.ends_with("/worksheet") {
            let mut grid = sheet::read(&mut file, &part.path, (&strings, &rules), &mut room)?;
            if let Some(grid) = &mut grid {
                grid.remarks = remarks::of_sheet(&mut file, &part.path)?;
            }
            book.tabs.push(StoredTab { name: name.clone(), visible: *visible, grid });
        }
    }
    Ok(book)
}

/// The parts of a file, whatever the capitals and slashes of their names.
struct XlsxFile<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: BTreeMap<String, usize>,
    left: PartsLeft,
}

impl<'a> XlsxFile<'a> {
    fn open(bytes: &'a [u8]) -> Result<XlsxFile<'a>, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
        let mut file = XlsxFile { zip, names: BTreeMap::new(), left: PartsLeft::default() };
        for index in 0..file.zip.len() {
            let part = file.zip.by_index(index).map_err(|_| Unreadable::Broken)?;
            let name = part.name().map_err(|_| Unreadable::Broken)?;
            let name = fold(&name);
            drop(part);
            file.names.insert(name, index);
        }
        Ok(file)
    }

    /// Calls a function with all that a part consists of.
    fn each(&mut self, part: &str, call: &mut dyn FnMut(XmlPiece<'_>)) -> Result<(), Unreadable> {
        let index = self.names.get(&fold(part)).ok_or(Unreadable::Broken)?;
        let part = self.zip.by_index(*index).map_err(|_| Unreadable::Broken)?;
        let mut all = |piece: XmlPiece<'_>| {
            call(piece);
            Some(())
        };
        each(BufReader::new(part), &mut self.left, &mut all)
    }

    fn has(&self, part: &str) -> bool {
        self.names.contains_key(&fold(part))
    }

    /// The text of a part in which only words are looked for.
    fn words(&mut self, part: &str) -> String {
        let mut bytes = Vec::new();
        let part = self.names.get(&fold(part)).and_then(|index| self.zip.by_index(*index).ok());
        if let Some(part) = part {
            // A part that cannot be read has no such words.
            let _ = part.take(100_000).read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

fn fold(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// A part that another refers to.
struct RelatedPart {
    kind: String,
    path: String,
}

/// The parts that a part of a folder refers to, by the ids of the references.
fn references(
    file: &mut XlsxFile<'_>,
    folder: &str,
    part: &str,
) -> Result<BTreeMap<String, RelatedPart>, Unreadable> {
    let mut parts = BTreeMap::new();
    file.each(&format!("{folder}_rels/{part}.rels"), &mut |piece| {
        let XmlPiece::Start("Relationship", element) = piece else { return };
        let of = |key: &str| attribute(element, key);
        let Some(((id, kind), target)) = of("Id").zip(of("Type")).zip(of("Target")) else { return };
        let target = target.replace('\\', "/");
        let path = if target.starts_with('/') { target } else { format!("{folder}{target}") };
        parts.insert(id, RelatedPart { kind, path: without_dots(&path) });
    })?;
    Ok(parts)
}

/// `xl/../xl/a.xml` as `xl/a.xml`.
fn without_dots(path: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in path.split('/') {
        match name {
            ".." => drop(names.pop()),
            "" | "." => {}
            name => names.push(name),
        }
    }
    names.join("/")
}

/// What the part of the workbook says.
struct XlsxWorkbook {
    /// The name of each sheet, whether people see it, and the id of its reference.
    sheets: Vec<(String, bool, String)>,
    parts: BTreeMap<String, RelatedPart>,
    epoch: Epoch,
    to_calculate: bool,
}

impl XlsxWorkbook {
    fn of(file: &mut XlsxFile<'_>) -> Result<XlsxWorkbook, Unreadable> {
        let root = references(file, "", "")?;
        let own = root.values().find(|part| part.kind.ends_with("/officeDocument"));
        let path = own.ok_or(Unreadable::Broken)?.path.clone();
        let (folder, name) =
            path.rsplit_once('/').map_or(("", path.as_str()), |(folder, name)| (folder, name));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let parts = references(file, &folder, name)?;
        let (mut sheets, mut epoch, mut to_calculate) = (Vec::new(), Epoch::Of1900, false);
        file.each(&path, &mut |piece| {
            let XmlPiece::Start(name, element) = piece else { return };
            let of = |key: &str| attribute(element, key);
            match name {
                "sheet" => {
                    let visible = of("state").is_none_or(|state| state == "visible");
                    sheets.extend(of("name").zip(of("id")).map(|(name, id)| (name, visible, id)));
                }
                "workbookPr" if is_set(element, "date1904") => epoch = Epoch::Of1904,
                "calcPr" => {
                    to_calculate |= is_set(element, "fullCalcOnLoad");
                    to_calculate |= of("calcCompleted").is_some() && !is_set(element, "calcCompleted");
                }
                _ => {}
            }
        })?;
        Ok(XlsxWorkbook { sheets, parts, epoch, to_calculate })
    }

    fn part(&self, kind: &str) -> Option<&str> {
        self.parts.values().find(|part| part.kind.ends_with(kind)).map(|part| part.path.as_str())
    }

    /// Excel leaves the order in which it calculated, LibreOffice its name.
    fn results(&self, file: &mut XlsxFile<'_>) -> Results {
        let ordered = self.part("/calcChain").is_some_and(|part| file.has(part));
        if self.to_calculate {
            Results::ToCalculate
        } else if ordered || file.words("docProps/app.xml").contains("<Application>LibreOffice") {
            Results::Calculated
        } else {
            Results::Unknown
        }
    }
}

/// The texts that cells name by number.
fn strings(file: &mut XlsxFile<'_>, part: &str) -> Result<Vec<String>, Unreadable> {
    let mut strings = Vec::new();
    let mut text = RunsText::default();
    file.each(part, &mut |piece| {
        text.note(&piece);
        match piece {
            XmlPiece::Start("si", _) => text = RunsText::default(),
            XmlPiece::End("si") => strings.push(std::mem::take(&mut text).text()),
            _ => {}
        }
    })?;
    Ok(strings)
}

/// The words of a text, which may consist of runs; their phonetic reading is no part of it.
#[derive(Default)]
struct RunsText {
    text: String,
    inside: bool,
    spoken: bool,
}

impl RunsText {
    fn note(&mut self, piece: &XmlPiece<'_>) {
        match piece {
            XmlPiece::Start("t", _) => self.inside = true,
            XmlPiece::End("t") => self.inside = false,
            XmlPiece::Start("rPh", _) => self.spoken = true,
            XmlPiece::End("rPh") => self.spoken = false,
            // What is longer is in no sheet that is read.
            XmlPiece::Text(text) if self.inside && !self.spoken && self.text.len() <= Sources::LIMIT => {
                self.text += text;
            }
            _ => {}
        }
    }

    fn text(self) -> String {
        unescaped(&self.text)
    }
}

/// `_x000D_` stands for a character that XML does not hold.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at + 6..].starts_with('_'));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let (kept, skipped) = match letter {
            Some(_) => (at, at + 7),
            None => (at + 2, at + 2),
        };
        plain += &rest[..kept];
        plain.extend(letter);
        rest = &rest[skipped..];
    }
    plain + rest
}

/// How cells may look.
#[derive(Default)]
struct CellLooks {
    /// The number formats by the numbers that cells name, and which of these strike through or are bold.
    formats: Vec<CellFormat>,
    struck: BTreeSet<usize>,
    bold: BTreeSet<usize>,
    /// The number formats by the numbers that conditional rules name.
    rules: Vec<Option<CellFormat>>,
}

fn looks(file: &mut XlsxFile<'_>, part: &str) -> Result<CellLooks, Unreadable> {
    let (mut of_rules, mut rules) = (false, Vec::new());
    let mut known = KnownFormats::default();
    let mut codes: BTreeMap<u16, String> = BTreeMap::new();
    let mut numbers: Vec<u16> = Vec::new();
    let mut of_cells = false;
    // The fonts that strike through, those that are bold, and how many there are.
    let (mut of_fonts, mut fonts) = (false, 0_usize);
    let (mut striking, mut heavy) = (BTreeSet::new(), BTreeSet::new());
    let (mut struck, mut bold) = (BTreeSet::new(), BTreeSet::new());
    file.each(part, &mut |piece| match piece {
        XmlPiece::Start("fonts", _) => of_fonts = true,
        XmlPiece::End("fonts") => of_fonts = false,
        XmlPiece::Start("font", _) if of_fonts => fonts += 1,
        XmlPiece::Start(name @ ("strike" | "b"), element) if of_fonts => {
            let holds = attribute(element, "val").is_none() || is_set(element, "val");
            let fonts_so = if name == "b" { &mut heavy } else { &mut striking };
            fonts_so.extend(fonts.checked_sub(1).filter(|_| holds));
        }
        XmlPiece::Start("dxfs", _) => of_rules = true,
        XmlPiece::End("dxfs") => of_rules = false,
        XmlPiece::Start("dxf", _) if of_rules && rules.len() < LOOKS => rules.push(None),
        XmlPiece::Start("numFmt", element) if of_rules => {
            let format = attribute(element, "formatCode").map(|code| known.of(code));
            rules.last_mut().into_iter().for_each(|rule| rule.clone_from(&format));
        }
        XmlPiece::Start("numFmt", element) => {
            let number = attribute(element, "numFmtId").and_then(|text| text.parse().ok());
            codes.extend(number.zip(attribute(element, "formatCode")));
        }
        XmlPiece::Start("cellXfs", _) => of_cells = true,
        XmlPiece::End("cellXfs") => of_cells = false,
        XmlPiece::Start("xf", element) if of_cells && numbers.len() < LOOKS => {
            let number = attribute(element, "numFmtId").and_then(|text| text.parse().ok());
            let font: Option<usize> = attribute(element, "fontId").and_then(|text| text.parse().ok());
            struck.extend(font.filter(|font| striking.contains(font)).map(|_| numbers.len()));
            bold.extend(font.filter(|font| heavy.contains(font)).map(|_| numbers.len()));
            numbers.push(number.unwrap_or(0));
        }
        _ => {}
    })?;
    let code = |number: &u16| codes.get(number).map_or(built_in(*number), String::as_str);
    let formats = numbers.iter().map(|number| known.of(code(number).to_owned())).collect();
    Ok(CellLooks { formats, struck, bold, rules })
}

/// The corners of `B2:C3`, or of `B2`.
fn corners(text: &str) -> Option<((u32, u32), (u32, u32))> {
    match formula::text::read(text)? {
        formula::Expr::Cells(area) => Some((area.first, area.last)),
        _ => None,
    }
}
