//! The years of a document that surely go along with its own, moved.
//!
//! In: last year's document as read. Out: its YAML with nothing else changed: the year of the paper and of
//! its subject, the columns of tables by year with all that calls them, a period that is the one of those
//! columns. Number and day go, for they belong to the act of issuing. What remains is left to `left`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{LastYears, left, ways};
use crate::content::carried;
use crate::pipeline::{Report, Stages};
use crate::source::FileId;
use crate::yaml::{self, Entry, Node, Value};

/// The YAML with its years moved.
pub(super) struct MovedYears {
    pub(super) text: String,
    pub(super) told: Vec<String>,
}

/// The year that a document is for, where its subject names one that comes after its own: the plan of 2026 is
/// signed in December 2025.
pub(super) fn planned(old: &Stages, own: u16) -> Option<u16> {
    let subject = old.content.trich_yeu.iter().flat_map(|line| whole_years(&line.raw));
    let mut years: Vec<u16> = subject.map(|(_, year)| year).collect();
    years.sort_unstable();
    years.dedup();
    match years[..] {
        [only] if only == own + 1 => Some(only),
        _ => None,
    }
}

/// Moves the years of a document: its own from one to another, the one that it is for by as many.
pub(super) fn moved(
    old: &Stages,
    years: (u16, u16),
    planned: Option<u16>,
    of: LastYears<'_>,
    report: &Report,
) -> MovedYears {
    let file = old.node.span.file;
    let text = report.sources.file(file).text();
    let mut columns = BTreeSet::new();
    year_columns(&old.node, file, &mut columns);
    let mut sheets = Vec::new();
    called_with_sheets(&old.node, &mut sheets);
    let mut mover = Mover { text, file, years, planned, columns, sheets, edits: Vec::new(), moved: 0 };
    let mut told = Vec::new();
    if let Value::Map(entries) = &old.node.value {
        mover.head(entries);
        mover.list(entries);
    }
    if let Some(typed) = yaml::glance(of.old.name, text) {
        mover.edits.extend(ways::moved(&typed, of.old.name, of.name));
    }
    mover.document(&old.node);
    if !mover.columns.is_empty() {
        mover.tables(&old.node, false);
        let calls: Vec<Range<usize>> = mover.calls().collect();
        calls.into_iter().for_each(|at| mover.year_at(at));
    }
    let step = years.1 - years.0;
    if let Some(planned) = planned {
        told.push(format!(
            "văn bản cũ ký năm {}, trích yếu của năm {planned}: `--nam {}` được hiểu là năm của trích yếu; văn bản mới \
             ghi `nam: {}`, ký trong năm {} thì sửa lại",
            years.0,
            planned + step,
            years.1,
            planned + step
        ));
    }
    let from = planned.unwrap_or(years.0);
    told.push(format!(
        "đã bỏ số, ngày (nếu có); chuyển năm {from} sang {} ở {} chỗ chắc chắn",
        from + step,
        mover.moved
    ));
    if old.content.nguoi_ky.iter().any(|signer| signer.anh_chu_ky.is_some() || signer.anh_dau.is_some()) {
        told.push("người ký còn ảnh chữ ký, ảnh dấu: bỏ đi".to_owned());
    }
    if ["muc_tran", "tong"].iter().any(|key| holds(&old.node, key)) {
        told.push(
            "mức trần, số tổng ghi sẵn (`muc_tran`, `tong`) giữ như năm trước: sửa theo số mới".to_owned(),
        );
    }
    MovedYears { text: mover.written(), told }
}

/// Whether a map of a document has this key.
fn holds(node: &Node, key: &str) -> bool {
    match &node.value {
        Value::Scalar(_) => false,
        Value::List(items) => items.iter().any(|item| holds(item, key)),
        Value::Map(entries) => entries.iter().any(|entry| entry.key == key || holds(&entry.value, key)),
    }
}

/// The ids of columns that are years, in tables of this file whose figures stand in it.
fn year_columns(node: &Node, file: FileId, all: &mut BTreeSet<u16>) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| year_columns(item, file, all)),
        Value::Map(entries) => {
            let of_table = |entry: &Entry| entry.key == "cot" && entry.key_span.file == file;
            for entry in entries {
                if of_table(entry) && !has_sheet(node) {
                    ids(&entry.value, all);
                } else {
                    year_columns(&entry.value, file, all);
                }
            }
        }
    }
}

/// Whether the figures of a table stand in another file, whose columns stay.
fn has_sheet(node: &Node) -> bool {
    let is_file = |key: &&str| node.get(key).is_some_and(|value| value.scalar().is_some());
    node.get("cot").is_some() && ["kinh_phi", "hang"].iter().any(is_file)
}

/// How texts begin to call tables whose figures stand in other files: `bang.von.`.
fn called_with_sheets(node: &Node, all: &mut Vec<String>) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| called_with_sheets(item, all)),
        Value::Map(_) if has_sheet(node) => {
            let id = node.get("ma").and_then(Node::scalar).map(|id| id.text.trim().to_owned());
            all.extend(id.map(|id| format!("bang.{id}.")));
        }
        Value::Map(entries) => entries.iter().for_each(|entry| called_with_sheets(&entry.value, all)),
    }
}

fn ids(columns: &Node, all: &mut BTreeSet<u16>) {
    let Value::List(items) = &columns.value else { return };
    for item in items {
        let id = item.get("ma").and_then(Node::scalar).and_then(|id| year(id.text.trim()));
        all.extend(id);
        if let Some(below) = item.get("cot") {
            ids(below, all);
        }
    }
}

fn year(text: &str) -> Option<u16> {
    let value = text.parse().ok().filter(|year| (1990..2100).contains(year));
    value.filter(|_| text.len() == 4)
}

/// A variable that is a year or a period and nothing else.
fn is_whole_period(node: &Node) -> bool {
    let text = node.scalar().map(|scalar| scalar.text.trim()).unwrap_or_default();
    let mut parts = text.split(['-', '–']).map(str::trim);
    parts.clone().count() <= 2 && parts.all(|part| year(part).is_some())
}

/// The years that stand alone in a text.
fn whole_years(text: &str) -> Vec<(Range<usize>, u16)> {
    let joins = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '/');
    let found = text.char_indices().filter_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text.get(at + 4..).and_then(|rest| rest.chars().next());
        let value = text.get(at..at + 4).and_then(year).filter(|_| !joins(before) && !joins(after))?;
        Some((at..at + 4, value))
    });
    found.collect()
}

struct Mover<'a> {
    text: &'a str,
    file: FileId,
    years: (u16, u16),
    /// The year of its subject, where that is not its own.
    planned: Option<u16>,
    columns: BTreeSet<u16>,
    /// As [`called_with_sheets`] finds them.
    sheets: Vec<String>,
    edits: Vec<(Range<usize>, String)>,
    moved: usize,
}

impl Mover<'_> {
    /// The year of the paper in place of its number and day.
    fn head(&mut self, entries: &[Entry]) {
        let own =
            |key: &str| entries.iter().find(|entry| entry.key == key && entry.key_span.file == self.file);
        let named = own("nam").map(|entry| entry.value.span.range());
        let lines: Vec<(bool, Range<usize>)> = ["so", "ngay"]
            .into_iter()
            .filter_map(|key| own(key).map(|entry| (key == "ngay", self.line(entry))))
            .collect();
        if let Some(at) = named.clone() {
            self.edits.push((at, self.years.1.to_string()));
            self.moved += 1;
        }
        for (is_day, line) in lines {
            let nam =
                if is_day && named.is_none() { format!("nam: {}\n", self.years.1) } else { String::new() };
            self.edits.push((line, nam));
        }
    }

    /// The line of an entry, with its end.
    fn line(&self, entry: &Entry) -> Range<usize> {
        let start = self.text[..entry.key_span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        let value = entry.value.span.end as usize;
        let end = self.text[value..].find('\n').map_or(self.text.len(), |at| value + at + 1);
        start..end
    }

    /// The list of what was to be looked at last year goes, with the comments over it; a new one is made.
    fn list(&mut self, entries: &[Entry]) {
        let own = |entry: &&Entry| entry.key == carried::KEY && entry.key_span.file == self.file;
        let Some(list) = entries.iter().find(own) else { return };
        let line = |at: usize| self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let key = line(list.key_span.start as usize);
        let later = entries.iter().filter(|entry| entry.key_span.file == self.file);
        let later = later.map(|entry| line(entry.key_span.start as usize)).filter(|start| *start > key);
        let next = later.min().unwrap_or(self.text.len());
        // Comments before the next key are about that one.
        let kept = |line: &&str| line.trim().is_empty() || line.starts_with('#');
        let kept: usize =
            self.text[key..next].split_inclusive('\n').rev().take_while(kept).map(str::len).sum();
        let own =
            |line: &&str| line.trim().is_empty() || left::COMMENTS.iter().any(|one| line.starts_with(one));
        let above: usize = self.text[..key].split_inclusive('\n').rev().take_while(own).map(str::len).sum();
        let blank = if above > 0 && key > above { "\n" } else { "" };
        self.edits.push((key - above..next - kept, blank.to_owned()));
    }

    /// The subject and the variables of a document and of what is attached to it.
    fn document(&mut self, document: &Node) {
        let Value::Map(entries) = &document.value else { return };
        let file = self.file;
        for entry in entries.iter().filter(|entry| entry.key_span.file == file) {
            match (entry.key.as_str(), &entry.value.value) {
                ("trich_yeu", _) => self.subject(entry.value.span.range()),
                ("bien", Value::Map(variables)) => {
                    for variable in variables.iter().filter(|one| is_whole_period(&one.value)) {
                        self.subject(variable.value.span.range());
                    }
                }
                ("kem_theo", Value::List(items)) => items.iter().for_each(|one| self.document(one)),
                _ => {}
            }
        }
    }

    /// The year of the paper in its subject, and a period that is the one of its columns.
    fn subject(&mut self, within: Range<usize>) {
        let all = self.years_in(within);
        let mut at = 0;
        while at < all.len() {
            let (place, value) = all[at].clone();
            let next = all
                .get(at + 1)
                .filter(|(next, _)| matches!(self.text[place.end..next.start].trim(), "-" | "–"));
            match next.cloned() {
                Some((end, last)) => {
                    let ends = (self.columns.first().copied(), self.columns.last().copied());
                    if ends == (Some(value), Some(last)) {
                        self.year_at(place);
                        self.year_at(end);
                    }
                    at += 2;
                }
                None => {
                    if value == self.planned.unwrap_or(self.years.0) {
                        self.year_at(place);
                    }
                    at += 1;
                }
            }
        }
    }

    /// The columns of tables and the keys that name them.
    fn tables(&mut self, node: &Node, in_table: bool) {
        match &node.value {
            Value::Scalar(_) => {}
            Value::List(items) => items.iter().for_each(|item| self.tables(item, in_table)),
            Value::Map(_) if has_sheet(node) => {}
            Value::Map(entries) => {
                let in_table = in_table || node.get("cot").is_some();
                let file = self.file;
                for entry in entries.iter().filter(|entry| entry.key_span.file == file) {
                    let names_column = year(&entry.key).is_some_and(|year| self.columns.contains(&year));
                    if in_table && names_column {
                        self.subject_years(entry.key_span.range());
                    }
                    match (in_table, entry.key.as_str()) {
                        (true, "cot") => self.columns_of(&entry.value),
                        _ => self.tables(&entry.value, in_table),
                    }
                }
            }
        }
    }

    /// Ids, titles and references of columns.
    fn columns_of(&mut self, node: &Node) {
        match &node.value {
            Value::Scalar(_) => self.subject_years(node.span.range()),
            Value::List(items) => items.iter().for_each(|item| self.columns_of(item)),
            Value::Map(entries) => {
                for entry in entries {
                    let names = year(&entry.key).is_some_and(|year| self.columns.contains(&year));
                    if names {
                        self.subject_years(entry.key_span.range());
                    }
                    // A ceiling is a figure, even if it looks like a year.
                    if entry.key != "muc_tran" && entry.key != "rong" {
                        self.columns_of(&entry.value);
                    }
                }
            }
        }
    }

    /// All years of columns within a place.
    fn subject_years(&mut self, within: Range<usize>) {
        for (at, value) in self.years_in(within) {
            if self.columns.contains(&value) {
                self.year_at(at);
            }
        }
    }

    /// Where texts call a column: `["2026"]`.
    fn calls(&self) -> impl Iterator<Item = Range<usize>> + use<'_> {
        let opened = self.text.match_indices("[\"").map(|(at, sign)| at + sign.len());
        let opened = opened.chain(self.text.match_indices("['").map(|(at, sign)| at + sign.len()));
        opened.filter_map(|at| {
            let column = self.text.get(at..at + 4).and_then(year)?;
            let closes = self.text[at + 4..].starts_with(['"', '\'']);
            // The columns of other papers stay.
            let call = self.text[..at].rfind("{{").map(|start| &self.text[start..at])?;
            let other = ["}}", "vien_dan.", "so_sanh."].iter().any(|sign| call.contains(sign));
            let closes = closes && !other && !self.sheets.iter().any(|sheet| call.contains(sheet.as_str()));
            (closes && self.columns.contains(&column)).then_some(at..at + 4)
        })
    }

    fn years_in(&self, within: Range<usize>) -> Vec<(Range<usize>, u16)> {
        let all = whole_years(&self.text[within.clone()]).into_iter();
        all.map(|(at, value)| (within.start + at.start..within.start + at.end, value)).collect()
    }

    fn year_at(&mut self, at: Range<usize>) {
        if self.edits.iter().any(|(known, _)| known.start < at.end && at.start < known.end) {
            return;
        }
        if let Some(value) = year(&self.text[at.clone()]) {
            self.edits.push((at, (value + self.years.1 - self.years.0).to_string()));
            self.moved += 1;
        }
    }

    fn written(mut self) -> String {
        self.edits.sort_by_key(|(at, _)| std::cmp::Reverse(at.start));
        let mut text = self.text.to_owned();
        for (at, words) in &self.edits {
            text.replace_range(at.clone(), words);
        }
        text
    }
}
