//! CSV: a text with one row per line. Comma, semicolon (Excel on a Vietnamese Windows) or tab between
//! cells, found from the header.
//!
//! In: bytes. Out: rows with the place of every cell in the text. The `csv` crate gives the place of a
//! row only, so it is not used here.

use std::collections::BTreeMap;

use super::book::CELLS;
use super::{CellValue, DataCell, DataRow, FileRows, RowFault, SheetLooks, WantedTable, about, text_value};
use crate::encoding;
use crate::finding::{Finding, Report, codes};
use crate::signs;
use crate::source::{FileId, Sources, Span};

const SAVE: &str = "mở bằng Excel, chọn “Lưu dưới dạng” (Save As), loại tệp “CSV UTF-8 (Comma delimited)”";
const CONVERT: &str = "mở bằng Excel, chuyển các ô sang Unicode (UniKey: chép ô, Ctrl+Shift+F6), rồi lưu với loại tệp “CSV UTF-8 (Comma delimited)”";

/// The characters that may separate cells, the likeliest first.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// The rows of a file, and the faults, each with the place of its row among them.
pub(super) fn rows(
    name: &str,
    bytes: &[u8],
    wanted: WantedTable<'_>,
    report: &mut Report,
) -> Result<FileRows, Finding> {
    if bytes.len() > Sources::LIMIT {
        let message = format!("tệp `{name}` lớn quá {} MB", Sources::LIMIT / 1024 / 1024);
        return Err(about(wanted, codes::D001, message));
    }
    let text = encoding::decode(bytes).map_err(|foreign| {
        let hint = if foreign.needs_converting() { CONVERT } else { SAVE };
        about(wanted, codes::D001, format!("`{name}`: {foreign}")).hint(hint)
    })?;
    if let Some((sheet, at)) = wanted.sheet {
        let message = format!("tệp `{name}` là tệp CSV, không có trang `{sheet}`");
        let wanted = WantedTable { cited: at, ..wanted };
        let hint = "bỏ tên trang, hoặc dùng tệp Excel (.xlsx, .xls)";
        return Err(about(wanted, codes::D003, message).hint(hint));
    }
    let file = report.sources.add(name, &text);
    let text = report.sources.file(file).text();
    let separator = separator(text, wanted.key);
    scan(text, separator, file).ok_or_else(|| {
        let message = format!("tệp `{name}` có hơn {} triệu ô", CELLS / 1_000_000);
        about(wanted, codes::D001, message)
            .hint("xóa các cột, dòng trống ở cuối bảng, hoặc tách thành nhiều tệp")
    })
}

/// The rows. Returns None if there are too many cells.
fn scan(text: &str, separator: char, file: FileId) -> Option<FileRows> {
    let mut rest = Scan { text, at: 0, separator, file, cells: 0, line: None, faults: Vec::new() };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    while rest.at < text.len() {
        if rest.cells > CELLS {
            return None;
        }
        let mut cells = rest.row();
        // Most room of a row of one cell would be for others.
        cells.shrink_to_fit();
        faults.extend(rest.faults.drain(..).map(|fault| (rows.len(), fault)));
        rows.push(DataRow { cells, beside: Vec::new(), hidden: false, label: None, below: false });
    }
    Some(FileRows { rows, looks: SheetLooks::default(), faults })
}

/// The bytes of a CSV file with other texts in some of its cells, given by their places as
/// [`super::read`] gave them; all else stays byte for byte.
///
/// # Errors
/// A place is no cell of the file, or a change would be read as something else.
pub fn replace(
    bytes: &[u8],
    read: &Sources,
    header: Option<&str>,
    changes: &[(Span, String)],
) -> Result<Vec<u8>, Finding> {
    let Some((first, _)) = changes.first() else { return Ok(bytes.to_vec()) };
    let name = read.file(first.file).name();
    let fault = || {
        let message = format!("chưa ghi gì vào `{name}`: không ghi được số vào đúng ô");
        Finding::general(codes::D007, message).hint("mở tệp, sửa các ô này bằng tay")
    };
    let text = encoding::decode(bytes).map_err(|_| fault())?;
    let known = read.file(first.file).text();
    let separator = separator(known, header);
    let cells = |text: &str, file| {
        let FileRows { rows, faults, .. } = scan(text, separator, file).ok_or_else(fault)?;
        match faults.into_iter().next() {
            Some((_, fault)) => Err(fault.finding()),
            None => Ok(rows.into_iter().flat_map(|row| row.cells).collect::<Vec<_>>()),
        }
    };
    // The places are in the text as all readers see it; the file may spell letters another way.
    let composed = cells(known, first.file)?;
    let mut typed = Sources::default();
    let file = typed.add_as_it_is(name, text.clone());
    let as_typed = cells(&text, file)?;
    let mut expected: Vec<CellValue> = composed.iter().map(|cell| cell.value.clone()).collect();
    let mut patches = Vec::new();
    let places: BTreeMap<Span, usize> =
        composed.iter().enumerate().rev().map(|(place, cell)| (cell.at, place)).collect();
    for (at, new) in changes {
        let cell = *places.get(at).ok_or_else(fault)?;
        expected[cell] = text_value(new);
        let range = as_typed.get(cell).ok_or_else(fault)?.at.range();
        patches.push((range.clone(), written(new, text[range].starts_with('"'), separator)));
    }
    patches.sort_by_key(|(range, _)| range.start);
    let (mut new, mut at) = (String::new(), 0);
    for (range, patch) in patches {
        new += text.get(at..range.start).ok_or_else(fault)?;
        new += &patch;
        at = range.end;
    }
    new += &text[at..];
    let mut again = Sources::default();
    let file = again.add(name, &new);
    let found = cells(again.file(file).text(), file)?.into_iter().map(|cell| cell.value);
    if !found.eq(expected) {
        return Err(fault());
    }
    Ok([&bytes[..bytes.len() - text.len()], new.as_bytes()].concat())
}

/// A text as it is written in a cell.
fn written(text: &str, was_quoted: bool, separator: char) -> String {
    if was_quoted || text.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// The character between cells: the one that the header has most of.
fn separator(text: &str, key: Option<&str>) -> char {
    let named = |line: &&str| match key {
        // Here the line may still have characters that are reported when it is read.
        Some(key) => line.split(SEPARATORS).any(|cell| signs::without(cell).trim().trim_matches('"') == key),
        None => line.contains(SEPARATORS),
    };
    let mut lines = text.split(['\r', '\n']);
    let header = lines.clone().find(named).or_else(|| lines.find(|line| line.contains(SEPARATORS)));
    let header = header.unwrap_or_default();
    let count = |separator: char| {
        let unquoted = header.split('"').step_by(2);
        unquoted.map(|part| part.matches(separator).count()).sum::<usize>()
    };
    // Of equals the last is taken, so the likeliest comes last.
    SEPARATORS.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(',')
}

impl RowFault {
    /// The finding about it.
    pub(super) fn finding(self) -> Finding {
        match self {
            RowFault::Unclosed(at) => {
                Finding::error(codes::D002, at, "dấu nháy kép mở ở đây không có dấu đóng")
                    .hint("thêm dấu nháy đóng ở cuối ô; trong ô, dấu nháy ghi hai lần `\"\"`")
            }
            RowFault::Behind(at) => Finding::error(codes::D002, at, "sau dấu nháy đóng ô còn chữ")
                .hint("dấu nháy kép ở trong ô ghi hai lần `\"\"`"),
        }
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    separator: char,
    file: FileId,
    /// How many cells were read.
    cells: usize,
    /// Where the line ends in which a cell was read last.
    line: Option<usize>,
    faults: Vec<RowFault>,
}

impl Scan<'_> {
    fn row(&mut self) -> Vec<DataCell> {
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell());
            self.cells += 1;
            if self.cells > CELLS {
                return cells;
            }
            let rest = &self.text[self.at..];
            if rest.starts_with(self.separator) {
                self.at += 1;
                continue;
            }
            self.at += match rest.as_bytes() {
                [b'\r', b'\n', ..] => 2,
                [] => 0,
                _ => 1,
            };
            return cells;
        }
    }

    /// The cell that begins here; stops in front of the separator or the end of the line.
    fn cell(&mut self) -> DataCell {
        let start = self.at;
        let line = match self.line {
            // One line may have millions of cells.
            Some(line) if start <= line => line,
            _ => self.text[start..].find(['\r', '\n']).map_or(self.text.len(), |length| start + length),
        };
        self.line = Some(line);
        let ends = [self.separator, '\r', '\n'];
        if !self.text[start..].starts_with('"') {
            let length = self.text[start..].find(ends).unwrap_or(self.text.len() - start);
            self.at += length;
            let typed = &self.text[start..self.at];
            let value = match typed.trim() {
                formula if formula.starts_with('=') => CellValue::Formula(formula.to_owned()),
                text => text_value(text),
            };
            let lead = typed.len() - typed.trim_start().len();
            let at = start + lead.min(length)..start + lead + typed.trim().len();
            return DataCell::plain(value, Span::new(self.file, at));
        }
        let mut held = String::new();
        self.at += 1;
        loop {
            let Some(length) = self.text[self.at..].find('"') else {
                let at = Span::new(self.file, start..start + 1);
                self.faults.push(RowFault::Unclosed(at));
                // What follows in other lines belongs to those.
                self.at = line;
                return DataCell::plain(CellValue::Empty, Span::new(self.file, start..line));
            };
            held += &self.text[self.at..self.at + length];
            self.at += length + 1;
            if !self.text[self.at..].starts_with('"') {
                break;
            }
            held.push('"');
            self.at += 1;
        }
        let behind = &self.text[self.at..];
        let behind = &behind[..behind.find(ends).unwrap_or(behind.len())];
        if !behind.trim().is_empty() {
            let at = Span::new(self.file, self.at..self.at + behind.len());
            self.faults.push(RowFault::Behind(at));
            // A quotation mark that closes in another line most likely opens there.
            self.at = line.min(self.at + behind.len());
            return DataCell::plain(CellValue::Empty, Span::new(self.file, start..self.at));
        }
        let at = Span::new(self.file, start..self.at);
        self.at += behind.len();
        let value = match held.trim() {
            formula if formula.starts_with('=') => CellValue::Formula(formula.to_owned()),
            text => text_value(text),
        };
        DataCell::plain(value, at)
    }
}
