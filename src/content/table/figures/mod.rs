//! Figures kept beside the text: `kinh_phi: bang/phu-luc-1.xlsx` in a table.
//!
//! In: a table's node and the sheet it refers to. Out: the figures in the node, each task's by its `ma` and
//! each column's by its id, exact and with its place in the sheet; so everything that is reported about a
//! figure names its cell. Reading the file is left to the pipeline.

mod around;
mod keys;
mod names;
mod rows;
mod stated;

use keys::place_key;
pub use keys::{group_keys, keys};
pub use rows::SheetFigures;
use stated::columns_of;
pub use stated::{StatedColumn, Under, stated_columns};

use crate::content::cells::{Blank, FigureCells};
use crate::content::column_kind::ColumnKind;
use crate::content::declare::Word;
use crate::content::money::Unit;
use crate::content::table::amounts::entry;
use crate::content::table_fields::{BlankCells, DON_VI, O_TRONG};
use crate::finding::{Finding, Findings, Version, codes};
use crate::source::Span;
use crate::tabular::{DataCell, DataTable};
use crate::yaml::{Entry, Node, Value};

/// The column of a sheet that identifies the task of a row.
pub const KEY: &str = "ma";

/// What to do about blank cells.
const FILL: &str = "ghi 0 nếu không có kinh phí; nếu mọi ô trống của bảng đều là không có, thêm `o_trong: 0` dưới `kinh_phi`";
const FILL_WORKBOOK: &str = "ghi 0 nếu không có kinh phí";

/// The first character of the key of a task without an id; no id begins with it.
pub const PLACE: char = '~';

/// The file a table takes its figures from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its path, as written.
    pub file: Word,
    /// The sheet of a workbook.
    pub sheet: Option<Word>,
    /// Where it is stated that blank cells are 0; None if it is not.
    pub blank_is_zero: Option<Span>,
}

/// The file that a table's node refers to.
pub fn reference(table: &Node) -> Option<Reference> {
    let blank = O_TRONG.chosen(table).filter(|chosen| chosen.choice.value == BlankCells::Zero);
    Some(Reference {
        file: word(table.get("kinh_phi")?)?,
        sheet: table.get("trang").and_then(word),
        blank_is_zero: blank.map(|chosen| chosen.at),
    })
}

/// All tables of a document's node and of what is attached to it.
pub fn tables(document: &mut Node) -> Vec<&mut Node> {
    let mut found = Vec::new();
    let Value::Map(entries) = &mut document.value else { return found };
    for entry in entries {
        match entry.key.as_str() {
            "phu_luc" | "noi_dung" | "dieu" => {
                found.extend(items(&mut entry.value).into_iter().flat_map(tables_of_part));
            }
            "kem_theo" => found.extend(items(&mut entry.value).into_iter().flat_map(tables)),
            _ => {}
        }
    }
    found
}

/// The tables of a part of a body or of an appendix: between the lines of its text, and below it.
fn tables_of_part(part: &mut Node) -> Vec<&mut Node> {
    let mut found = Vec::new();
    let Value::Map(entries) = &mut part.value else { return found };
    for entry in entries {
        match entry.key.as_str() {
            "bang" => found.extend(items(&mut entry.value)),
            "loi_van" => found.extend(items(&mut entry.value).into_iter().flat_map(tables_of_part)),
            _ => {}
        }
    }
    found
}

/// How a task without an id is identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nameless {
    /// Not at all: a task must have an id.
    Refused,
    /// By its place and its name, as in `keys`.
    ByPlace,
}

/// Puts the figures of a sheet into the node of the table that refers to it. Without a sheet, or if a figure
/// has an error, zeros are used instead: the error is reported, what would follow from it is not.
pub fn put(
    table: &mut Node,
    reference: &Reference,
    sheet: Option<&DataTable>,
    nameless: Nameless,
    findings: &mut Findings,
) {
    let columns = stated_columns(table);
    if columns.is_empty() {
        let message = "bảng không có cột số tiền nên không dùng `kinh_phi`";
        findings.push(Finding::error(codes::B002, reference.file.at, message).hint("bỏ `kinh_phi`"));
        return;
    }
    let unit = DON_VI.value(table);
    if let Some((sheet, unit)) = sheet.zip(unit) {
        // What is taken over into a file is checked whatever version issued the paper.
        let since = if nameless == Nameless::ByPlace { Version(0, 1, 0) } else { Version(0, 2, 0) };
        around::check(table, sheet, unit, (nameless, since), findings);
    }
    if let Some(sheet) = sheet.filter(|_| nameless == Nameless::Refused) {
        names::check(table, sheet, findings);
    }
    let computed = computed_columns(table);
    let mut figures = sheet.map(|sheet| SheetFigures::of(sheet, &columns, &computed, findings));
    let blank = match (reference.blank_is_zero, nameless) {
        (Some(_), _) => Blank::Zero,
        (None, Nameless::Refused) => Blank::Fault(FILL),
        (None, Nameless::ByPlace) => Blank::Fault(FILL_WORKBOOK),
    };
    let mut cells = FigureCells::new(codes::D004, blank);
    if let Some(figures) = &mut figures {
        each_group(table, &mut |group| state_sums(group, figures, &mut cells));
    }
    let mut filler = Filler {
        reference,
        columns: &columns,
        unit,
        figures: figures.as_ref(),
        nameless,
        tasks: Vec::new(),
        cells,
        findings,
    };
    filler.visit(table);
    let (tasks, cells) = (filler.tasks, filler.cells);
    cells.tell(findings);
    if let Some(figures) = figures {
        figures.check_tasks(&tasks, reference, findings);
    }
}

/// Adds to a group the sums that its own row in the sheet states.
fn state_sums(group: &mut Node, figures: &mut SheetFigures<'_>, cells: &mut FigureCells) {
    let Some(id) = group.get("ma").and_then(word) else { return };
    let Some(stated) = figures.group(&id.text, cells).flatten() else { return };
    if let Value::Map(entries) = &mut group.value
        && !entries.iter().any(|entry| entry.key == "tong")
    {
        entries.push(Entry { key: "tong".to_owned(), key_span: id.at, value: stated });
    }
}

/// The columns that are read from a table's sheet.
pub fn read_columns(table: &Node) -> Vec<String> {
    stated_columns(table).into_iter().map(|column| column.id).collect()
}

fn computed_columns(table: &Node) -> Vec<String> {
    columns_of(table, ColumnKind::is_computed).into_iter().map(|(id, ..)| id).collect()
}

/// Removes the figures that the tasks of a table state from its node.
pub fn clear(table: &mut Node) {
    let columns = stated_columns(table);
    let is_figure =
        |key: &str| key == "kinh_phi" || columns.iter().any(|one| one.under == Under::Task && one.id == key);
    each_task(table, &[], &mut |task, _| {
        if let Value::Map(entries) = &mut task.value {
            entries.retain(|entry| !is_figure(&entry.key));
        }
    });
}

/// Removes the reference to a sheet from a table that now has its figures.
pub fn settle(table: &mut Node) {
    if let Value::Map(entries) = &mut table.value {
        entries.retain(|entry| !["kinh_phi", "trang", O_TRONG.key].contains(&entry.key.as_str()));
    }
}

/// The place of the first figure of a table's tasks.
pub fn first_figure(table: &Node) -> Option<Span> {
    let columns = stated_columns(table);
    let mut found = None;
    each_task(&mut table.clone(), &[], &mut |task, _| {
        let figure = columns.iter().find_map(|column| match column.under {
            Under::Money => task.get("kinh_phi")?.get(&column.id),
            Under::Task => task.get(&column.id),
        });
        found = found.or_else(|| figure.map(|figure| figure.span));
    });
    found
}

/// Calls a function with each task of a table or a group and its path of places, from 1: groups come first.
fn each_task(node: &mut Node, path: &[usize], call: &mut dyn FnMut(&mut Node, &[usize])) {
    if let Some(groups) = value_of(node, "nhom") {
        for (at, group) in (1..).zip(items(groups)) {
            let path = &[path, &[at]].concat();
            if is_leaf(group) { call(group, path) } else { each_task(group, path, call) }
        }
    }
    if let Some(tasks) = value_of(node, "nhiem_vu") {
        for (at, task) in (1..).zip(items(tasks)) {
            call(task, &[path, &[at]].concat());
        }
    }
}

/// Calls a function with each group of a table, also those in groups.
fn each_group(node: &mut Node, call: &mut dyn FnMut(&mut Node)) {
    if let Some(groups) = value_of(node, "nhom") {
        for group in items(groups).into_iter().filter(|group| !is_leaf(group)) {
            call(group);
            each_group(group, call);
        }
    }
}

/// Whether a group holds neither groups nor tasks: its figures are its own, as those of a task.
pub(super) fn is_leaf(group: &Node) -> bool {
    group.get("nhom").is_none() && group.get("nhiem_vu").is_none()
}

/// Walks through the tasks of a table and fills in their figures.
struct Filler<'a, 'd> {
    reference: &'a Reference,
    columns: &'a [StatedColumn],
    unit: Option<Unit>,
    figures: Option<&'a SheetFigures<'a>>,
    nameless: Nameless,
    /// The ids of the tasks met.
    tasks: Vec<Word>,
    cells: FigureCells,
    findings: &'d mut Findings,
}

impl Filler<'_, '_> {
    fn visit(&mut self, table: &mut Node) {
        each_task(table, &[], &mut |task, path| self.task(task, path));
    }

    fn task(&mut self, task: &mut Node, path: &[usize]) {
        let first = match &task.value {
            Value::Map(entries) => entries.first().map_or(task.span, |entry| entry.key_span),
            _ => return,
        };
        let place = || Word { text: place_key(task, path), at: first };
        let id = task.get("ma").and_then(word).or_else(|| (self.nameless == Nameless::ByPlace).then(place));
        let Value::Map(entries) = &mut task.value else { return };
        match &id {
            Some(id) => self.tasks.push(id.clone()),
            None if self.figures.is_some() => {
                let message = format!("nhiệm vụ thiếu `ma` để lấy số tiền từ `{}`", self.reference.file.text);
                self.findings.push(
                    Finding::error(codes::D005, first, message)
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
            if (column.under == Under::Task || money.is_empty())
                && let Some(typed) = entries.iter().find(|entry| entry.key == key && !entry.value.is_empty())
            {
                self.findings.push(twice(typed, self.reference, cell));
            }
            let figure = cell.and_then(|cell| match self.unit.filter(|_| column.money) {
                Some(unit) => self.cells.figure_of_money(cell, unit, column.signed),
                None => self.cells.figure_of(cell, column.signed),
            });
            let figure = figure.unwrap_or_default();
            let header = self.figures.map_or(at, |figures| figures.headers[place]);
            let entry = entry(&column.id, header, figure, cell.map_or(at, |cell| cell.at));
            match column.under {
                Under::Money => money.push(entry),
                Under::Task => replace(entries, entry),
            }
        }
        if let Some((figures, id)) = figures.zip(id.as_ref())
            && !entries.iter().any(|entry| entry.key == "tong")
        {
            entries.extend(figures.stated(&id.text, &mut self.cells).map(|node| Entry {
                key: "tong".to_owned(),
                key_span: at,
                value: node,
            }));
        }
        if let Some(first) = money.first() {
            let node = Node { span: first.value.span, value: Value::Map(money) };
            replace(entries, Entry { key: "kinh_phi".to_owned(), key_span: at, value: node });
        }
    }
}

fn twice(typed: &Entry, reference: &Reference, cell: Option<&DataCell>) -> Finding {
    let message = format!("số tiền ghi cả ở đây và ở tệp `{}`", reference.file.text);
    let finding = Finding::error(codes::D006, typed.key_span, message)
        .hint("chỉ giữ một nơi: bỏ số ở đây, hoặc bỏ `kinh_phi` của bảng");
    match cell {
        Some(cell) => finding.related(cell.at, "số trong tệp"),
        None => finding,
    }
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
