//! The rows of a table: groups, their tasks and the row of totals.
//!
//! In: `nhom:` or `nhiem_vu:`, and `tong_cong:`. Out: the tree of rows, numbered.

use std::collections::BTreeMap;

use super::labels::RowNumbers;
use super::marks::NotesReader;
use super::{
    BANG, Column, ColumnKind, Group, NHIEM_VU, NHOM, Origin, StatedSum, TablePart, Task, TotalRow,
    WordReading, amounts, check_id, duplicate, figures,
};
use crate::content::date;
use crate::content::declare::{Fields, Shape, Text, Word, missing, suggestion, texts};
use crate::content::fixed;
use crate::content::number::roman_value;
use crate::content::table_fields::{DANH_SO, TONG_CONG_CHOICE, TaskNumbering, VI_TRI};
use crate::finding::{Finding, Report, codes};
use crate::source::Span;
use crate::yaml::{Entry, Node, Value, comma};

/// Reads rows for given columns.
pub(super) struct RowsReader<'a, 'd> {
    columns: &'a [Column],
    notes: &'a NotesReader,
    report: &'d mut Report,
    /// Ids used so far, by what has them.
    used: BTreeMap<(&'static str, String), Span>,
    numbers: RowNumbers,
}

impl<'a, 'd> RowsReader<'a, 'd> {
    pub(super) fn new(
        columns: &'a [Column],
        notes: &'a NotesReader,
        report: &'d mut Report,
    ) -> RowsReader<'a, 'd> {
        RowsReader { columns, notes, report, used: BTreeMap::new(), numbers: RowNumbers::new(0, false) }
    }

    /// All rows except the totals.
    pub(super) fn parts(&mut self, table: Fields<'_>) -> Vec<TablePart> {
        let restart = table.choice(&DANH_SO) == Some(TaskNumbering::EachGroup);
        self.numbers = RowNumbers::new(levels(table), restart);
        self.inside(table, table.key_span("cot"), 0)
    }

    /// Groups, and the tasks beside them, of a table, or of a group, that stand in so many groups.
    fn inside(&mut self, fields: Fields<'_>, at: Span, depth: usize) -> Vec<TablePart> {
        if fields.get("nhom").is_none() && fields.get("nhiem_vu").is_none() {
            let owner = if depth == 0 { &BANG } else { &NHOM };
            if let Some(field) = owner.field("nhiem_vu") {
                self.report.findings.push(missing(field, owner.title, at));
            }
        }
        let mut parts = Vec::new();
        for node in maps(fields.list("nhom")) {
            let own = Fields::new(node);
            parts.push(match figures::is_leaf(node) && own.get("kinh_phi").is_some() {
                true => TablePart::Task(self.leaf(own, depth)),
                false => TablePart::Group(self.group(node, depth)),
            });
        }
        let beside = !parts.is_empty();
        parts.extend(self.tasks(fields, depth, beside).into_iter().map(TablePart::Task));
        parts
    }

    /// A group that states its own money and holds nothing.
    fn leaf(&mut self, fields: Fields<'_>, depth: usize) -> Task {
        let label = self.numbers.group(depth);
        let owner = format!("nhóm {label}");
        let mut texts = vec![Vec::new(); self.columns.len()];
        if let Some(name) = self.columns.iter().position(|column| column.id.text == "ten") {
            texts[name] = fields.texts("ten", self.report);
            self.unnumbered(texts[name].first_mut(), &label);
        }
        let findings = &mut self.report.findings;
        let of_tasks = |column: &&Column| {
            column.kind.is_summed() && column.kind.is_factor()
                || column.kind.origin() == Some(Origin::Product)
        };
        if let Some(column) = self.columns.iter().find(of_tasks) {
            let message =
                format!("{owner} ghi thẳng số tiền nhưng cột `{}` tính từ từng nhiệm vụ", column.id.text);
            let finding = Finding::error(codes::B002, fields.key_span("kinh_phi"), message);
            findings.push(finding.hint("ghi các nhiệm vụ của nhóm ở `nhiem_vu`, bỏ `kinh_phi` của nhóm"));
        }
        Task {
            at: fields.key_span("ten"),
            texts,
            amounts: amounts::money(fields, self.columns, &owner, findings),
            stated: amounts::stated(fields, self.columns, ColumnKind::is_computed, findings),
            marks: self.notes.of_row(fields, self.columns, findings),
            id: self.id(fields, "nhóm"),
            label,
            heads: true,
        }
    }

    fn group(&mut self, node: &Node, depth: usize) -> Group {
        let fields = Fields::new(node);
        let at = fields.key_span("ten");
        let label = self.numbers.group(depth);
        let mut name = fields.texts("ten", self.report);
        self.unnumbered(name.first_mut(), &label);
        Group {
            id: self.id(fields, "nhóm"),
            at,
            label,
            name,
            stated: self.group_sums(fields),
            ceilings: amounts::ceilings(fields, self.columns, &mut self.report.findings),
            marks: self.notes.of_row(fields, self.columns, &mut self.report.findings),
            parts: self.inside(fields, at, depth + 1),
        }
    }

    /// The sums of a group that are stated so that they are checked.
    fn group_sums(&mut self, fields: Fields<'_>) -> Vec<StatedSum> {
        let findings = &mut self.report.findings;
        let mut stated = amounts::stated(fields, self.columns, ColumnKind::is_summed, findings);
        stated.extend(amounts::own(fields, self.columns, findings));
        stated
    }

    /// Tasks in so many groups; `beside` says whether groups stand above them.
    fn tasks(&mut self, fields: Fields<'_>, depth: usize, beside: bool) -> Vec<Task> {
        let empty = matches!(fields.get("nhiem_vu").map(|node| &node.value), Some(Value::List(items)) if items.is_empty());
        // A group may still be empty, the table may not.
        if empty && depth == 0 && !beside {
            let finding = Finding::error(codes::C002, fields.key_span("nhiem_vu"), "chưa có nhiệm vụ nào");
            self.report.findings.push(finding.hint("ghi từng nhiệm vụ, mỗi nhiệm vụ mở đầu bằng `- `"));
        }
        maps(fields.list("nhiem_vu")).map(|node| self.task(node, depth)).collect()
    }

    fn task(&mut self, node: &Node, depth: usize) -> Task {
        let fields = Fields::new(node);
        let id = self.id(fields, "nhiệm vụ");
        let label = self.numbers.task(depth);
        let owner = match &id {
            Some(id) => format!("nhiệm vụ `{}`", id.text),
            None => format!("nhiệm vụ {label}"),
        };
        let mut texts = self.texts(node);
        if let Some(name) = self.columns.iter().position(|column| column.id.text == "ten") {
            self.unnumbered(texts[name].first_mut(), &label);
        }
        Task {
            at: fields.key_span("ten"),
            label,
            texts,
            amounts: amounts::figures(fields, self.columns, &owner, &mut self.report.findings),
            stated: amounts::stated(fields, self.columns, ColumnKind::is_computed, &mut self.report.findings),
            marks: self.notes.of_row(fields, self.columns, &mut self.report.findings),
            id,
            heads: false,
        }
    }

    /// Removes a number from the front of a name if the table prints it in a column of its own; a number
    /// other than that of the row is a finding.
    fn unnumbered(&mut self, name: Option<&mut Text>, label: &str) {
        let numbered = self.columns.iter().any(|column| column.kind == ColumnKind::RowNumber);
        let Some(name) = name.filter(|_| numbered && self.report.findings.applies(fixed::SINCE)) else {
            return;
        };
        let Some((typed, rest)) = typed_number(&name.raw) else { return };
        if typed == label {
            name.raw = rest.to_owned();
            return;
        }
        let same_sort = |one: fn(char) -> bool| typed.chars().all(one) && label.chars().all(one);
        if same_sort(|letter| letter.is_ascii_digit() || letter == '.') || same_sort(char::is_uppercase) {
            let message = format!("số thứ tự gõ là `{typed}` nhưng cột số thứ tự in `{label}`");
            self.report.findings.push(
                Finding::warning(codes::C008, name.at, message)
                    .hint("bỏ số này: chương trình đánh số theo vị trí; xem có thiếu hoặc lặp dòng nào không")
                    .since(fixed::SINCE),
            );
        }
    }

    /// The texts of a task by column; its keys are the columns' ids.
    fn texts(&mut self, node: &Node) -> Vec<Vec<Text>> {
        let mut by_column = vec![Vec::new(); self.columns.len()];
        let Value::Map(entries) = &node.value else { return by_column };
        for (at, entry) in entries.iter().enumerate() {
            if entry.key != "ten" && NHIEM_VU.field(&entry.key).is_some() {
                continue;
            }
            if let Some(split) = comma::split_number(entries, at) {
                split.tell(&mut self.report.findings);
                continue;
            }
            let place = self.columns.iter().position(|column| column.id.text == entry.key);
            match place {
                Some(place) if let ColumnKind::Words { read, .. } = self.columns[place].kind => {
                    // `ten` was checked as a declared key.
                    if entry.key == "ten"
                        || Shape::Prose.check(&entry.key, &entry.value, &mut self.report.findings)
                    {
                        by_column[place] = texts(&entry.value, self.report);
                    }
                    match read {
                        WordReading::Any => {}
                        WordReading::Day => by_column[place].iter_mut().for_each(|text| self.date(text)),
                        WordReading::Only(word) => {
                            by_column[place].iter_mut().for_each(|text| self.only(word, &entry.key, text));
                        }
                    }
                }
                Some(place) if self.columns[place].kind.is_factor() => {
                    Shape::Word.check(&entry.key, &entry.value, &mut self.report.findings);
                }
                _ => match comma::split_text(entries, at, &self.report.sources) {
                    Some(split) => split.tell(&mut self.report.findings),
                    None => self.not_text(entry, place),
                },
            }
        }
        by_column
    }

    /// A day in the short form; a variable is left to be filled in.
    fn date(&mut self, text: &mut Text) {
        match date::parse_day(&text.raw) {
            Some(day) => text.raw = day.short(),
            None if text.raw.contains("{{") => {}
            None => {
                let fault = date::fault(&text.raw, None);
                let other =
                    if fault.meant.is_some() { "" } else { "; chữ khác thì dùng cột `kieu: giua`" };
                self.report.findings.push(
                    Finding::error(codes::C005, text.at, fault.message(&text.raw))
                        .hint(format!("{}{other}", fault.hint(""))),
                );
            }
        }
    }

    /// The only word that a column may hold; a variable is left to be filled in.
    fn only(&mut self, word: &str, column: &str, text: &mut Text) {
        if text.raw.to_lowercase() == word {
            word.clone_into(&mut text.raw);
        } else if !text.raw.contains("{{") {
            let message = format!("cột `{column}` chỉ nhận `{word}` hoặc để trống, ở đây là `{}`", text.raw);
            self.report.findings.push(Finding::error(codes::C012, text.at, message).hint(format!(
                "ghi `{column}: {word}`, hoặc bỏ dòng này; chữ khác thì dùng cột `kieu: giua`"
            )));
        }
    }

    fn not_text(&mut self, entry: &Entry, place: Option<usize>) {
        if !self.report.findings.will_list(codes::C001, entry.key_span) {
            return self.report.findings.push(Finding::error(codes::C001, entry.key_span, ""));
        }
        let key = &entry.key;
        let (message, hint) = match place.map(|place| self.columns[place].kind) {
            Some(ColumnKind::RowNumber) => {
                (format!("cột `{key}` do chương trình đánh số"), format!("bỏ `{key}` trong nhiệm vụ"))
            }
            Some(kind) if kind.is_cost() => {
                (format!("số của cột `{key}` phải nằm trong `kinh_phi`"), "chuyển vào `kinh_phi`".to_owned())
            }
            Some(_) => (
                format!("cột `{key}` do chương trình tính"),
                "bỏ số này, hoặc ghi trong `tong` để đối chiếu".to_owned(),
            ),
            None => {
                let written = |column: &&Column| column.kind.holds_words() || column.kind.is_factor();
                let texts = self.columns.iter().filter(written);
                let declared = NHIEM_VU.fields.iter().map(|field| field.key).filter(|key| *key != "ten");
                let known = texts.map(|column| column.id.text.as_str()).chain(declared);
                (
                    format!("khóa `{key}` không phải cột chữ của bảng, cũng không có trong nhiệm vụ"),
                    suggestion(key, known),
                )
            }
        };
        self.report.findings.push(Finding::error(codes::C001, entry.key_span, message).hint(hint));
    }

    /// The id of a group or a task, unless it is invalid or already used.
    fn id(&mut self, fields: Fields<'_>, what: &'static str) -> Option<Word> {
        let id = fields.word("ma").filter(|id| check_id(id, &mut self.report.findings))?;
        if let Some(&first) = self.used.get(&(what, id.text.clone())) {
            self.report.findings.push(duplicate(&id, what, first));
            return None;
        }
        self.used.insert((what, id.text.clone()), id.at);
        Some(id)
    }

    /// The row of grand totals: it exists if a column holds money, unless `tong_cong: không`.
    pub(super) fn total(&mut self, table: Fields<'_>) -> Option<TotalRow> {
        let word = table.word("tong_cong");
        if let Some(word) = &word
            && TONG_CONG_CHOICE.of_word(&word.text).is_none()
        {
            self.report.findings.push(
                Finding::error(
                    codes::C012,
                    word.at,
                    format!("`tong_cong` không có lựa chọn `{}`", word.text),
                )
                .hint("ghi `không` để bỏ dòng tổng cộng, hoặc `{nhan: Tổng}` để đặt chữ của dòng"),
            );
        }
        let fields = table.map("tong_cong");
        if !self.columns.iter().any(|column| column.kind.is_summed()) {
            if fields.is_some() {
                let at = table.key_span("tong_cong");
                let message = "bảng không có cột tiền nên không có dòng tổng cộng";
                self.report.findings.push(Finding::error(codes::C013, at, message).hint("bỏ `tong_cong`"));
            }
            return None;
        }
        if table.choice(&TONG_CONG_CHOICE) == Some(false) {
            return None;
        }
        Some(fields.map_or_else(TotalRow::default, |fields| TotalRow {
            number: self.total_number(fields),
            first: fields.choice(&VI_TRI) == Some(true),
            label: fields.texts("nhan", self.report),
            stated: amounts::stated(fields, self.columns, ColumnKind::is_summed, &mut self.report.findings),
            marks: self.notes.of_row(fields, self.columns, &mut self.report.findings),
        }))
    }

    /// The number of the row of totals, which stands in the column of numbers.
    fn total_number(&mut self, fields: Fields<'_>) -> Option<Word> {
        let number = fields.word("so")?;
        let numbered = self.columns.iter().any(|column| column.kind == ColumnKind::RowNumber);
        if !numbered {
            let message = "bảng không có cột số thứ tự nên dòng tổng cộng không ghi `so`";
            let finding = Finding::error(codes::C013, number.at, message);
            self.report.findings.push(finding.hint("bỏ `so`, hoặc thêm cột `kieu: so_thu_tu`"));
        }
        Some(number).filter(|_| numbered)
    }
}

/// The number typed before a name, `1. `, `I. `, `1.1) `, and the name.
pub(super) fn typed_number(name: &str) -> Option<(&str, &str)> {
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.')?;
    let (word, rest) = name.split_at(end);
    let number = word.trim_end_matches('.');
    let sign = rest.trim_start().starts_with([')', '/', ':', '-']) || word.len() > number.len();
    let rest = rest.trim_start().trim_start_matches([')', '/', ':', '-']).trim_start();
    let digits =
        number.split('.').all(|part| part.parse::<u16>().is_ok_and(|number| (1..=999).contains(&number)));
    let capitals =
        roman_value(number).is_some() || (number.len() == 1 && number.chars().all(char::is_uppercase));
    (sign && (digits || capitals) && rest.starts_with(char::is_alphabetic)).then_some((number, rest))
}

/// The maps of a list: an item of another shape is reported by the check of shapes.
fn maps(nodes: &[Node]) -> impl Iterator<Item = &Node> {
    nodes.iter().filter(|node| matches!(node.value, Value::Map(_)))
}

/// How many levels of groups a table or a group holds.
fn levels(fields: Fields<'_>) -> usize {
    fn of(node: &Node) -> usize {
        match node.get("nhom").map(|node| &node.value) {
            Some(Value::List(groups)) => 1 + groups.iter().map(of).max().unwrap_or(0),
            _ => 0,
        }
    }
    of(fields.node)
}
