//! The rows of a table: groups, their tasks and the row of totals.
//!
//! In: `nhom:` or `nhiem_vu:`, and `tong_cong:`. Out: the tree of rows, numbered.

use std::collections::BTreeMap;

use super::{BANG, Column, Group, Kind, NHIEM_VU, Part, Task, TotalRow, amounts, check_id, duplicate};
use crate::content::date;
use crate::content::declare::{Fields, Shape, Text, Word, missing, suggestion, texts};
use crate::content::number::{capital, roman};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::{Sources, Span};
use crate::yaml::{Entry, Node, Value};

/// Reads rows for given columns.
pub(super) struct Rows<'a, 'd> {
    columns: &'a [Column],
    sources: &'a Sources,
    diags: &'d mut Diagnostics,
    /// Ids used so far, by what bears them.
    used: BTreeMap<(&'static str, String), Span>,
    /// The number of the last task.
    number: usize,
    /// Tasks are numbered anew in each group.
    restart: bool,
}

impl<'a, 'd> Rows<'a, 'd> {
    pub(super) fn new(
        columns: &'a [Column],
        sources: &'a Sources,
        diags: &'d mut Diagnostics,
    ) -> Rows<'a, 'd> {
        Rows { columns, sources, diags, used: BTreeMap::new(), number: 0, restart: false }
    }

    /// All rows but the totals.
    pub(super) fn parts(&mut self, table: Fields<'_>) -> Vec<Part> {
        self.restart = table.word("danh_so").is_some_and(|word| word.text == "theo_nhom");
        self.inside(table, table.key_span("cot"), depth(table))
    }

    /// Groups or tasks of a table or of a group; `levels` of groups are under it.
    fn inside(&mut self, fields: Fields<'_>, at: Span, levels: usize) -> Vec<Part> {
        let (groups, tasks) = (fields.get("nhom"), fields.get("nhiem_vu"));
        match (groups, tasks) {
            (Some(_), Some(_)) => self.diags.push(
                Diagnostic::error(
                    codes::C013,
                    fields.key_span("nhiem_vu"),
                    "cùng một chỗ có cả `nhom` và `nhiem_vu`",
                )
                .related(fields.key_span("nhom"), "các nhóm khai ở đây")
                .hint("đưa các nhiệm vụ vào một nhóm"),
            ),
            (None, None) => {
                if let Some(field) = BANG.field("nhiem_vu") {
                    self.diags.push(missing(field, BANG.title, at));
                }
            }
            _ => {}
        }
        if groups.is_none() {
            return self.tasks(fields);
        }
        if levels > 2 {
            self.diags.push(
                Diagnostic::error(codes::C013, fields.key_span("nhom"), "bảng chia nhóm quá hai cấp")
                    .hint("hai cấp nhóm đánh số A, B và I, II; gộp bớt một cấp"),
            );
            return Vec::new();
        }
        let groups = (1..).zip(maps(fields.list("nhom")));
        groups.map(|(number, node)| Part::Group(self.group(node, number, levels))).collect()
    }

    fn group(&mut self, node: &Node, number: u32, levels: usize) -> Group {
        let fields = Fields::new(node, self.sources);
        if self.restart {
            self.number = 0;
        }
        let at = fields.key_span("ten");
        Group {
            id: self.id(fields, "nhóm"),
            at,
            label: if levels > 1 { capital(number) } else { roman(number) },
            name: fields.texts("ten"),
            stated: amounts::stated(fields, self.columns, Kind::holds_money, self.diags),
            parts: self.inside(fields, at, levels - 1),
        }
    }

    fn tasks(&mut self, fields: Fields<'_>) -> Vec<Part> {
        if matches!(fields.get("nhiem_vu").map(|node| &node.value), Some(Value::List(items)) if items.is_empty())
        {
            let message = "chưa có nhiệm vụ nào";
            self.diags.push(
                Diagnostic::error(codes::C002, fields.key_span("nhiem_vu"), message)
                    .hint("ghi từng nhiệm vụ, mỗi nhiệm vụ mở đầu bằng `- `"),
            );
        }
        maps(fields.list("nhiem_vu")).map(|node| Part::Task(self.task(node))).collect()
    }

    fn task(&mut self, node: &Node) -> Task {
        let fields = Fields::new(node, self.sources);
        self.number += 1;
        let id = self.id(fields, "nhiệm vụ");
        let owner = match &id {
            Some(id) => format!("nhiệm vụ `{}`", id.text),
            None => format!("nhiệm vụ {}", self.number),
        };
        Task {
            at: fields.key_span("ten"),
            number: self.number,
            texts: self.texts(node),
            amounts: amounts::money(fields, self.columns, &owner, self.diags),
            stated: amounts::stated(fields, self.columns, |kind| matches!(kind, Kind::RowSum(_)), self.diags),
            id,
        }
    }

    /// The texts of a task by column; its keys are the columns' ids.
    fn texts(&mut self, node: &Node) -> Vec<Vec<Text>> {
        let mut by_column = vec![Vec::new(); self.columns.len()];
        let Value::Map(entries) = &node.value else { return by_column };
        for entry in entries.iter().filter(|entry| entry.key == "ten" || NHIEM_VU.field(&entry.key).is_none())
        {
            let place = self.columns.iter().position(|column| column.id.text == entry.key);
            match place {
                Some(place) if self.columns[place].kind.holds_words() => {
                    // `ten` was checked as a declared key.
                    if entry.key == "ten" || Shape::Prose.check(&entry.key, &entry.value, self.diags) {
                        by_column[place] = texts(&entry.value, self.sources);
                    }
                    if self.columns[place].kind == Kind::Date {
                        by_column[place].iter_mut().for_each(|text| self.date(text));
                    }
                }
                _ => self.not_text(entry, place),
            }
        }
        by_column
    }

    /// A day as short dates are written; a variable is left to be filled in.
    fn date(&mut self, text: &mut Text) {
        match date::parse_day(&text.raw) {
            Some(day) => text.raw = day.short(),
            None if text.raw.contains("{{") => {}
            None => self.diags.push(
                Diagnostic::error(
                    codes::C005,
                    text.at,
                    format!("không phải ngày có trong lịch: `{}`", text.raw),
                )
                .hint("viết ngày/tháng/năm, ví dụ `31/10/2026`; chữ khác thì dùng cột `kieu: giua`"),
            ),
        }
    }

    fn not_text(&mut self, entry: &Entry, place: Option<usize>) {
        let key = &entry.key;
        let (message, hint) = match place.map(|place| &self.columns[place].kind) {
            Some(Kind::Number) => {
                (format!("cột `{key}` do chương trình đánh số"), format!("bỏ `{key}` trong nhiệm vụ"))
            }
            Some(Kind::Money) => {
                (format!("số của cột `{key}` phải nằm trong `kinh_phi`"), "chuyển vào `kinh_phi`".to_owned())
            }
            Some(_) => (
                format!("cột `{key}` là tổng do chương trình tính"),
                "bỏ số này, hoặc ghi trong `tong` để đối chiếu".to_owned(),
            ),
            None => {
                let texts = self.columns.iter().filter(|column| column.kind.holds_words());
                let declared = NHIEM_VU.fields.iter().map(|field| field.key).filter(|key| *key != "ten");
                let known = texts.map(|column| column.id.text.as_str()).chain(declared);
                (
                    format!("khóa `{key}` không phải cột chữ của bảng, cũng không có trong nhiệm vụ"),
                    suggestion(key, known),
                )
            }
        };
        self.diags.push(Diagnostic::error(codes::C001, entry.key_span, message).hint(hint));
    }

    /// The id of a group or a task, unless it is bad or was used.
    fn id(&mut self, fields: Fields<'_>, what: &'static str) -> Option<Word> {
        let id = fields.word("ma").filter(|id| check_id(id, self.diags))?;
        if let Some(&first) = self.used.get(&(what, id.text.clone())) {
            self.diags.push(duplicate(&id, what, first));
            return None;
        }
        self.used.insert((what, id.text.clone()), id.at);
        Some(id)
    }

    /// The row of grand totals: there when a column holds money, unless `tong_cong: không`.
    pub(super) fn total(&mut self, table: Fields<'_>) -> Option<TotalRow> {
        let word = table.word("tong_cong");
        if let Some(word) = &word
            && !["có", "không"].contains(&word.text.as_str())
        {
            self.diags.push(
                Diagnostic::error(
                    codes::C012,
                    word.at,
                    format!("`tong_cong` không có lựa chọn `{}`", word.text),
                )
                .hint("ghi `không` để bỏ dòng tổng cộng, hoặc `{nhan: Tổng}` để đặt chữ của dòng"),
            );
        }
        let fields = table.map("tong_cong");
        if !self.columns.iter().any(|column| column.kind.holds_money()) {
            if fields.is_some() {
                let at = table.key_span("tong_cong");
                let message = "bảng không có cột tiền nên không có dòng tổng cộng";
                self.diags.push(Diagnostic::error(codes::C013, at, message).hint("bỏ `tong_cong`"));
            }
            return None;
        }
        if word.is_some_and(|word| word.text == "không") {
            return None;
        }
        Some(fields.map_or_else(TotalRow::default, |fields| TotalRow {
            label: fields.texts("nhan"),
            stated: amounts::stated(fields, self.columns, Kind::holds_money, self.diags),
        }))
    }
}

/// The maps of a list: an item of another shape is told by the check of shapes.
fn maps(nodes: &[Node]) -> impl Iterator<Item = &Node> {
    nodes.iter().filter(|node| matches!(node.value, Value::Map(_)))
}

/// How many levels of groups a table or a group holds.
fn depth(fields: Fields<'_>) -> usize {
    fn of(node: &Node) -> usize {
        match node.get("nhom").map(|node| &node.value) {
            Some(Value::List(groups)) => 1 + groups.iter().map(of).max().unwrap_or(0),
            _ => 0,
        }
    }
    of(fields.node)
}
