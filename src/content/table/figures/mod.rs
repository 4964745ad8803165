//! Figures beside the text: `kinh_phi: bang/phu-luc-1.xlsx` on a table.
//!
//! In: a table's node and the sheet it refers to. Out: the figures in the node, each task's by
//! its `ma` and each column's by its id, as if they were typed there but with their places in
//! the sheet; so all that is said of a figure names its cell. It leaves reading the file to the
//! pipeline, the figures themselves to `amounts`.

mod rows;

pub use rows::{Figures, typed};

use crate::content::declare::Word;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::Span;
use crate::tabular::{Cell, Sheet};
use crate::yaml::{Entry, Node, Scalar, Style, Value};

/// The column of a sheet that says which task a row is.
pub const KEY: &str = "ma";

/// The file a table takes its figures from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its path, as written.
    pub file: Word,
    /// The sheet of a workbook.
    pub sheet: Option<Word>,
}

/// The file that a table's node refers to.
pub fn reference(table: &Node) -> Option<Reference> {
    Some(Reference { file: word(table.get("kinh_phi")?)?, sheet: table.get("trang").and_then(word) })
}

/// All tables of a document's node and of what is attached to it.
pub fn tables(document: &mut Node) -> Vec<&mut Node> {
    let mut found = Vec::new();
    let Value::Map(entries) = &mut document.value else { return found };
    for entry in entries {
        match entry.key.as_str() {
            "phu_luc" => {
                let appendices = items(&mut entry.value).into_iter();
                let tables = appendices.filter_map(|appendix| value_of(appendix, "bang"));
                found.extend(tables.flat_map(items));
            }
            "kem_theo" => found.extend(items(&mut entry.value).into_iter().flat_map(tables)),
            _ => {}
        }
    }
    found
}

/// Puts the figures of a sheet into the node of the table that refers to it. Without a sheet,
/// or where a figure is at fault, zeros stand in: the fault is told, what would follow from it
/// is not.
pub fn put(table: &mut Node, reference: &Reference, sheet: Option<&Sheet>, diags: &mut Diagnostics) {
    let columns = stated_columns(table);
    if columns.is_empty() {
        let message = "bảng không có cột số tiền nên không dùng `kinh_phi`";
        diags.push(Diagnostic::error(codes::B002, reference.file.at, message).hint("bỏ `kinh_phi`"));
        return;
    }
    let figures = sheet.map(|sheet| Figures::of(sheet, &columns, diags));
    let mut filler =
        Filler { reference, columns: &columns, figures: figures.as_ref(), tasks: Vec::new(), diags };
    filler.visit(table);
    let tasks = filler.tasks;
    if let Some(figures) = figures {
        figures.check_tasks(&tasks, reference, diags);
    }
}

/// A column of figures that a task states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Its id.
    pub id: String,
    /// Under `kinh_phi`, or under the task itself.
    pub under: Under,
}

/// Where a task states a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// In the map `kinh_phi`.
    Money,
    /// As a key of its own: a quantity, a price.
    Task,
}

/// The columns of figures that the tasks of a table's node state, from left to right.
pub fn stated_columns(table: &Node) -> Vec<Stated> {
    let mut found = Vec::new();
    for column in list(table.get("cot")) {
        let under = match column.get("kieu").and_then(word).as_ref().map(|kind| kind.text.as_str()) {
            Some("tien") => Under::Money,
            Some("so_luong" | "don_gia") => Under::Task,
            _ => {
                found.extend(stated_columns(column));
                continue;
            }
        };
        found.extend(column.get("ma").and_then(word).map(|id| Stated { id: id.text, under }));
    }
    found
}

/// Walks through the tasks of a table and fills in their figures.
struct Filler<'a, 'd> {
    reference: &'a Reference,
    columns: &'a [Stated],
    figures: Option<&'a Figures<'a>>,
    /// The ids of the tasks met.
    tasks: Vec<Word>,
    diags: &'d mut Diagnostics,
}

impl Filler<'_, '_> {
    fn visit(&mut self, node: &mut Node) {
        if let Some(groups) = value_of(node, "nhom") {
            items(groups).into_iter().for_each(|group| self.visit(group));
        }
        if let Some(tasks) = value_of(node, "nhiem_vu") {
            items(tasks).into_iter().for_each(|task| self.task(task));
        }
    }

    fn task(&mut self, task: &mut Node) {
        let id = task.get("ma").and_then(word);
        let Value::Map(entries) = &mut task.value else { return };
        match &id {
            Some(id) => self.tasks.push(id.clone()),
            None if self.figures.is_some() => {
                let at = entries.first().map_or(task.span, |entry| entry.key_span);
                let message = format!("nhiệm vụ thiếu `ma` để lấy số tiền từ `{}`", self.reference.file.text);
                self.diags.push(
                    Diagnostic::error(codes::D005, at, message)
                        .hint("thêm `ma: …`, trùng với mã ở cột `ma` của tệp số liệu"),
                );
            }
            None => {}
        }
        let figures = self.figures;
        let cell = |column: usize| figures.zip(id.as_ref()).and_then(|(all, id)| all.cell(&id.text, column));
        let at = id.as_ref().map_or(self.reference.file.at, |id| id.at);
        let mut money = Vec::new();
        for (place, column) in self.columns.iter().enumerate() {
            let cell = cell(place);
            let key = if column.under == Under::Money { "kinh_phi" } else { column.id.as_str() };
            if let Some(typed) = entries.iter().find(|entry| entry.key == key && !entry.value.is_empty()) {
                if column.under == Under::Task || money.is_empty() {
                    self.diags.push(twice(typed, self.reference, cell));
                }
            }
            let text = match cell.map(typed) {
                Some(Ok(text)) => text,
                Some(Err(finding)) => {
                    self.diags.push(finding);
                    "0".to_owned()
                }
                None => "0".to_owned(),
            };
            let header = self.figures.map_or(at, |figures| figures.headers[place]);
            let entry = entry(&column.id, header, text, cell.map_or(at, |cell| cell.at));
            match column.under {
                Under::Money => money.push(entry),
                Under::Task => replace(entries, entry),
            }
        }
        if let Some(first) = money.first() {
            let node = Node { span: first.value.span, value: Value::Map(money) };
            replace(entries, Entry { key: "kinh_phi".to_owned(), key_span: at, value: node });
        }
    }
}

fn twice(typed: &Entry, reference: &Reference, cell: Option<&Cell>) -> Diagnostic {
    let message = format!("số tiền ghi cả ở đây và ở tệp `{}`", reference.file.text);
    let finding = Diagnostic::error(codes::D006, typed.key_span, message)
        .hint("chỉ giữ một nơi: bỏ số ở đây, hoặc bỏ `kinh_phi` của bảng");
    match cell {
        Some(cell) => finding.related(cell.at, "số trong tệp"),
        None => finding,
    }
}

fn entry(key: &str, key_span: Span, text: String, at: Span) -> Entry {
    let scalar = Scalar { text, style: Style::Plain, swallowed: None };
    Entry { key: key.to_owned(), key_span, value: Node { value: Value::Scalar(scalar), span: at } }
}

fn replace(entries: &mut Vec<Entry>, new: Entry) {
    entries.retain(|entry| entry.key != new.key);
    entries.push(new);
}

fn word(node: &Node) -> Option<Word> {
    let text = node.scalar()?.text.trim().to_owned();
    (!text.is_empty()).then_some(Word { text, at: node.span })
}

fn value_of<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    match &mut node.value {
        Value::Map(entries) => {
            entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.value)
        }
        _ => None,
    }
}

/// The maps of a list, or a single one.
fn items(node: &mut Node) -> Vec<&mut Node> {
    if matches!(node.value, Value::Map(_)) {
        return vec![node];
    }
    match &mut node.value {
        Value::List(items) => items.iter_mut().collect(),
        _ => Vec::new(),
    }
}

fn list(node: Option<&Node>) -> &[Node] {
    match node.map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}
