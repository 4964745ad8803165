//! The register of outgoing papers (NĐ 30/2020, Phụ lục IV): one line per paper, as CSV.
//!
//! In: an issued paper, and the register as it is. Out: its line, and the register with it; all other
//! lines stay the same byte for byte. What someone typed never becomes a formula in Excel. It leaves the
//! file to the caller.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::content::Dossier;
use crate::content::date::DocDate;
use crate::paper::{Paper, Paragraph, Role, Section};
use crate::tabular::formula_guard;
use crate::yaml::Node;

/// The columns of the decree's form.
pub const COLUMNS: [&str; 8] = [
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ghi chú",
];

/// A line: one text for each of [`COLUMNS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterLine {
    /// The texts.
    pub cells: [String; 8],
}

impl RegisterLine {
    /// The line of an issued paper.
    pub fn of(paper: &Dossier, node: &Node, tree: &Paper, day: Option<DocDate>) -> RegisterLine {
        let number = paper.so.as_deref().unwrap_or_default();
        let symbol = paper.ky_hieu.as_deref().unwrap_or_default();
        let names: Vec<&str> = paper.nguoi_ky.iter().filter_map(|one| one.ho_ten.as_deref()).collect();
        let word = |path: [&str; 2]| {
            let value = node.get(path[0])?.get(path[1])?.scalar()?.text.trim().to_owned();
            (!value.is_empty()).then_some(value)
        };
        // If both the copies kept and all copies made are stated, the register has all copies.
        let copies = word(["soan_thao", "so_ban"]).or_else(|| word(["luu", "so_ban"])).unwrap_or_default();
        RegisterLine {
            cells: [
                format!("{number}/{symbol}"),
                paper
                    .date
                    .and_then(|date| date.day().map(|_| date))
                    .or(day)
                    .map(DocDate::numeric)
                    .unwrap_or_default(),
                tree.title.split_whitespace().collect::<Vec<_>>().join(" "),
                names.join("; "),
                recipients(tree).join("; "),
                paper.luu.clone().unwrap_or_default(),
                copies,
                String::new(),
            ],
        }
    }

    /// The line as a record of CSV, without line end.
    pub fn to_csv(&self, separator: char) -> String {
        let cells: Vec<String> = self.cells.iter().map(|text| formula_guard::guarded(text)).collect();
        record(cells.iter().map(String::as_str), separator)
    }
}

/// The recipients, as on paper; for "Như trên" of an official letter its addressees.
fn recipients(tree: &Paper) -> Vec<String> {
    let of = |roles: &[Role]| {
        let paragraphs = tree.sections.iter().take(1).flat_map(Section::paragraphs);
        let texts = paragraphs.filter(|one| roles.contains(&one.role)).map(Paragraph::plain_text);
        let clean = |text: String| {
            let text = text.replace('\u{a0}', " ");
            text.trim().trim_start_matches("- ").trim_end_matches([';', '.', ',']).trim().to_owned()
        };
        texts.map(clean).filter(|text| !text.is_empty()).collect::<Vec<_>>()
    };
    let mut lines = Vec::new();
    for line in of(&[Role::NoiNhan]) {
        if line == "Như trên" {
            let to = of(&[Role::KinhGui, Role::NoiKinhGui]);
            lines.extend(to.iter().map(|to| to.trim_start_matches("Kính gửi:").trim().to_owned()));
        } else if !line.starts_with("Lưu:") {
            lines.push(line);
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn record<'a>(cells: impl Iterator<Item = &'a str>, separator: char) -> String {
    let cell = |text: &str| {
        let own = [separator, '"', '\n', '\r'];
        if text.contains(own) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    };
    cells.map(cell).collect::<Vec<_>>().join(&separator.to_string())
}

/// A register as it is on disk.
#[derive(Clone, Debug)]
pub struct Register {
    text: String,
    separator: char,
    /// The index of each of [`COLUMNS`] among the columns of the file; None if the file does not have it.
    columns: [Option<usize>; 8],
    width: usize,
    rows: Vec<RegisterRow>,
}

#[derive(Clone, Debug)]
struct RegisterRow {
    range: Range<usize>,
    /// The number of the line, from 1.
    line: u64,
    /// The cells as in the file.
    cells: Vec<String>,
}

/// What happened to a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// It was added, or has replaced the paper's old line.
    Written,
    /// It was already there.
    Present,
    /// Another line has its number, which begins at this line of the file.
    Taken(u64),
}

impl Default for Register {
    /// A register without lines: with the byte order mark by which Excel recognises UTF-8.
    fn default() -> Register {
        Register {
            text: format!("\u{feff}{}\r\n", record(COLUMNS.into_iter(), ',')),
            separator: ',',
            columns: std::array::from_fn(Some),
            width: COLUMNS.len(),
            rows: Vec::new(),
        }
    }
}

impl Register {
    /// Reads a register.
    ///
    /// # Errors
    /// A sentence in Vietnamese.
    pub fn read(bytes: &[u8]) -> Result<Register, String> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| "không phải CSV mã UTF-8; lưu lại với loại tệp “CSV UTF-8”".to_owned())?;
        if text.trim_start_matches('\u{feff}').trim().is_empty() {
            return Ok(Register::default());
        }
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mark = text.len() - body.len();
        let separator =
            [';', '\t', ','].into_iter().max_by_key(|one| header_line(body).matches(*one).count());
        let separator = separator.unwrap_or(',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator as u8)
            .has_headers(false)
            .flexible(true)
            .from_reader(body.as_bytes());
        let mut rows: Vec<RegisterRow> = Vec::new();
        for row in reader.records() {
            let row = row.map_err(|_| "không đọc được như bảng CSV".to_owned())?;
            let start = row.position().map_or(0, |at| at.byte() as usize);
            // The reader counts the second half of a line end, and empty lines, as part of the next row.
            let start = start + body[start..].len() - body[start..].trim_start_matches(['\r', '\n']).len();
            let line = body[..start].matches('\n').count() as u64 + 1;
            if let Some(last) = rows.last_mut() {
                last.range.end = start + mark;
            }
            let cells = row.iter().map(|cell| cell.trim().nfc().collect()).collect();
            rows.push(RegisterRow { range: start + mark..text.len(), line, cells });
        }
        let is_header = |row: &RegisterRow| row.cells.iter().any(|cell| cell == COLUMNS[0]);
        let Some(header) = rows.iter().position(is_header) else {
            return Err(format!("không có cột `{}` ở hàng tên cột", COLUMNS[0]));
        };
        let names = rows[header].cells.clone();
        let columns = COLUMNS.map(|name| names.iter().position(|cell| cell == name));
        if columns[1].is_none() {
            return Err(format!("không có cột `{}`", COLUMNS[1]));
        }
        let rows = rows.split_off(header + 1);
        Ok(Register { text: text.to_owned(), separator, columns, width: names.len(), rows })
    }

    /// The greatest number of papers with a symbol that were entered for a year.
    pub fn last_number(&self, symbol: &str, of: u16) -> Option<u32> {
        let number = |row: &RegisterRow| {
            let cell = self.cell(row, 0);
            let (number, other) = cell.split_once('/')?;
            let is_one = other.trim() == symbol && year(&self.cell(row, 1)) == of.to_string();
            is_one.then(|| number.trim().parse().ok()).flatten()
        };
        self.rows.iter().filter_map(number).max()
    }

    /// Enters a line. `old` identifies the line with which the paper was entered before (number with
    /// symbol, and day); the new line replaces it.
    pub fn enter(&mut self, line: &RegisterLine, old: Option<(&str, &str)>) -> Entered {
        let is_old = |row: &RegisterRow| {
            old.is_some_and(|(number, day)| self.cell(row, 0) == number && self.cell(row, 1) == day)
        };
        let same_number = |row: &RegisterRow| {
            self.cell(row, 0) == line.cells[0] && year(&self.cell(row, 1)) == year(&line.cells[1])
        };
        let mine = self.rows.iter().position(is_old);
        let taken = self.rows.iter().position(same_number);
        if let Some(at) = taken.filter(|at| mine != Some(*at)) {
            let row = &self.rows[at];
            let same = (0..COLUMNS.len() - 1).all(|column| match self.columns[column] {
                Some(_) => self.cell(row, column) == line.cells[column],
                None => true,
            });
            return if same { Entered::Present } else { Entered::Taken(row.line) };
        }
        match mine {
            Some(at) => self.put(at, line),
            None => {
                self.append(line);
                Entered::Written
            }
        }
    }

    /// A register of these lines as it is printed on a terminal: the byte order mark and CRLF are only for a file
    /// that Excel opens.
    pub fn shown<'l>(lines: impl IntoIterator<Item = &'l RegisterLine>) -> String {
        let mut register = Register::default();
        for line in lines {
            register.enter(line, None);
        }
        register.text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
    }

    /// Its bytes.
    pub fn to_file(&self) -> Vec<u8> {
        self.text.clone().into_bytes()
    }

    /// The text that was entered in a cell.
    fn cell(&self, row: &RegisterRow, column: usize) -> String {
        let written = self.columns[column].and_then(|at| row.cells.get(at));
        written.map(|text| formula_guard::plain(text)).unwrap_or_default()
    }

    /// The cells of a line in the order of the file; its other columns keep the values in `kept`.
    fn cells(&self, line: &RegisterLine, kept: &[String]) -> Vec<String> {
        let mut cells: Vec<String> =
            (0..self.width).map(|at| kept.get(at).cloned().unwrap_or_default()).collect();
        for (column, text) in line.cells.iter().enumerate() {
            // Notes belong to the office.
            if let Some(at) = self.columns[column].filter(|_| column + 1 < COLUMNS.len() || kept.is_empty()) {
                cells[at] = formula_guard::guarded(text);
            }
        }
        cells
    }

    fn put(&mut self, at: usize, line: &RegisterLine) -> Entered {
        let row = self.rows[at].clone();
        let cells = self.cells(line, &row.cells);
        if cells == row.cells {
            return Entered::Present;
        }
        let old = &self.text[row.range.clone()];
        let line_end = &old[old.trim_end_matches(['\r', '\n']).len()..];
        let new = record(cells.iter().map(String::as_str), self.separator) + line_end;
        let (grown, range) = (new.len() as isize - old.len() as isize, row.range);
        self.text.replace_range(range.clone(), &new);
        self.rows[at] =
            RegisterRow { range: range.start..range.start + new.len(), cells, ..self.rows[at].clone() };
        for later in &mut self.rows[at + 1..] {
            let moved = |byte: usize| byte.saturating_add_signed(grown);
            later.range = moved(later.range.start)..moved(later.range.end);
        }
        Entered::Written
    }

    fn append(&mut self, line: &RegisterLine) {
        let line_end = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        if !self.text.ends_with('\n') {
            self.text += line_end;
        }
        let cells = self.cells(line, &[]);
        let start = self.text.len();
        self.text += &record(cells.iter().map(String::as_str), self.separator);
        self.text += line_end;
        let number = self.text[..start].matches('\n').count() as u64 + 1;
        self.rows.push(RegisterRow { range: start..self.text.len(), line: number, cells });
    }
}

/// The line with the names of the columns.
fn header_line(text: &str) -> &str {
    text.lines().find(|line| line.contains("ký hiệu")).or_else(|| text.lines().next()).unwrap_or_default()
}

/// The year at the end of a day.
fn year(day: &str) -> &str {
    day.rsplit('/').next().unwrap_or_default().trim()
}
