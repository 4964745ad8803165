//! Marks of cells, `1.200*` or `Tập huấn (1)`, and their notes under the table.
//!
//! In: `chu_thich` of a table, `dau_chu_thich` of its columns, rows and totals. Out: the notes in order, and
//! which cells have which mark; a mark without a note, and a note that no cell refers to, is a finding.

use std::cell::RefCell;

use super::Column;
use crate::content::declare::{Fields, Text, Word, suggestion};
use crate::finding::{Finding, Findings, Report, codes};
use crate::source::Span;
use crate::yaml::Value;

/// The key of a cell's mark.
pub(super) const KEY: &str = "dau_chu_thich";

/// Most asterisks of a mark, and letters or digits in brackets.
const LONGEST: usize = 4;

/// A note under a table.
#[derive(Clone, Debug)]
pub struct TableNote {
    /// The mark that stands before it and at the cells that it is about.
    pub mark: Word,
    /// Its lines.
    pub lines: Vec<Text>,
}

/// The mark of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellMark {
    /// The column of the cell.
    pub column: usize,
    /// The mark.
    pub mark: String,
}

/// The notes of a table while its rows are read, and which of them cells refer to.
pub(super) struct NotesReader {
    notes: Vec<TableNote>,
    used: RefCell<Vec<String>>,
}

impl NotesReader {
    /// Reads the notes of a table.
    pub(super) fn of(table: Fields<'_>, report: &mut Report) -> NotesReader {
        let mut notes: Vec<TableNote> = Vec::new();
        for fields in table.maps("chu_thich") {
            let Some(mark) = fields.word("dau") else { continue };
            let findings = &mut report.findings;
            if !is_mark(&mark.text) {
                wrong(findings, mark.at, format!("`{}` không phải dấu chú thích", mark.text), FORMS);
                continue;
            }
            if let Some(earlier) = notes.iter().find(|note| note.mark.text == mark.text) {
                findings.push(
                    Finding::error(codes::C102, mark.at, format!("hai chú thích cùng dấu `{}`", mark.text))
                        .related(earlier.mark.at, "chú thích mang dấu này đứng trước")
                        .hint("mỗi chú thích một dấu, ví dụ `*`, `**`"),
                );
                continue;
            }
            notes.push(TableNote { mark, lines: fields.texts("noi_dung", report) });
        }
        NotesReader { notes, used: RefCell::default() }
    }

    /// The marks of a row's cells: one for the cell of its name, or one for each column.
    pub(super) fn of_row(
        &self,
        fields: Fields<'_>,
        columns: &[Column],
        findings: &mut Findings,
    ) -> Vec<CellMark> {
        let names = columns.iter().position(|column| column.id.text == "ten").unwrap_or(0);
        if let Some(mark) = fields.word(KEY) {
            return self.mark(names, mark, findings).into_iter().collect();
        }
        let Some(Value::Map(entries)) = fields.get(KEY).map(|node| &node.value) else { return Vec::new() };
        let mut marks = Vec::new();
        for entry in entries {
            let Some(column) = columns.iter().position(|column| column.id.text == entry.key) else {
                let hint = suggestion(&entry.key, columns.iter().map(|column| column.id.text.as_str()));
                wrong(findings, entry.key_span, format!("bảng không có cột `{}`", entry.key), &hint);
                continue;
            };
            let text = entry.value.scalar().map(|scalar| scalar.text.trim().to_owned());
            let Some(text) = text.filter(|text| !text.is_empty()) else {
                let message = format!("chưa ghi dấu chú thích của cột `{}`", entry.key);
                wrong(findings, entry.key_span, message, FORMS);
                continue;
            };
            marks.extend(self.mark(column, Word { text, at: entry.value.span }, findings));
        }
        marks
    }

    /// The mark of a heading.
    pub(super) fn of_heading(&self, fields: Fields<'_>, findings: &mut Findings) -> Option<String> {
        let mark = fields.word(KEY)?;
        self.mark(0, mark, findings).map(|mark| mark.mark)
    }

    fn mark(&self, column: usize, mark: Word, findings: &mut Findings) -> Option<CellMark> {
        if !is_mark(&mark.text) {
            wrong(findings, mark.at, format!("`{}` không phải dấu chú thích", mark.text), FORMS);
            return None;
        }
        if !self.notes.iter().any(|note| note.mark.text == mark.text) {
            let message = format!("dấu `{}` chưa có chú thích ở bảng", mark.text);
            let hint =
                format!("thêm vào bảng: `chu_thich: [{{dau: \"{}\", noi_dung: …}}]`, hoặc bỏ dấu", mark.text);
            wrong(findings, mark.at, message, &hint);
            return None;
        }
        self.used.borrow_mut().push(mark.text.clone());
        Some(CellMark { column, mark: mark.text })
    }

    /// The notes, once all cells are read.
    pub(super) fn notes(self, findings: &mut Findings) -> Vec<TableNote> {
        let used = self.used.into_inner();
        for note in self.notes.iter().filter(|note| !used.contains(&note.mark.text)) {
            let message = format!("chú thích `{}` không có dấu ở ô nào của bảng", note.mark.text);
            findings.push(Finding::warning(codes::C102, note.mark.at, message).hint(format!(
                "ghi dấu ở ô mà chú thích nói đến: `{KEY}: {{<cột>: \"{}\"}}` ở nhiệm vụ, nhóm, dòng tổng cộng, `{KEY}: \"{}\"` ở cột; hoặc bỏ chú thích",
                note.mark.text, note.mark.text
            )));
        }
        self.notes
    }
}

const FORMS: &str = "dấu là `*` đến `****`, hoặc chữ, số, dấu sao trong ngoặc: `(*)`, `(1)`, `(a)`";

fn wrong(findings: &mut Findings, at: Span, message: String, hint: &str) {
    findings.push(Finding::error(codes::C102, at, message).hint(hint));
}

/// Whether it is a mark that cannot be taken for digits of a figure before it: `*`, `**`, `(*)`, `(1)`, `(a)`.
pub fn is_mark(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let stars = |text: &str| text.chars().all(|one| one == '*');
    let fits = |text: &str| (1..=LONGEST).contains(&text.chars().count());
    match inner {
        Some(inner) => fits(inner) && (stars(inner) || inner.chars().all(char::is_alphanumeric)),
        None => fits(text) && stars(text),
    }
}
