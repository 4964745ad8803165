//! Rows and words that were changed in a workbook: tasks that were added, taken away, moved, renamed.
//!
//! In: the document's tables as they are laid out, the sheets of the workbook, what they held when they were
//! written. Out: the files with these changes made, what each change is, and which row of a sheet is which task
//! from then on. A change that has no sure place is an error. Figures are left to the caller, which reads them
//! by these rows.

mod lines;
mod lists;
mod texts;
mod told;

use std::collections::BTreeMap;

use super::Input;
use crate::content::sheet_table;
use crate::content::table::figures;
use crate::finding::{Finding, Report, codes};
use crate::source::{FileId, Sources, Span, TableId};
use crate::spreadsheet::{self, Exported, Priced};
use crate::tabular::{CellValue, DataCell, DataTable, Tab};
use crate::yaml::splice::{Edit, Step, splice};
use crate::yaml::{self, Node, Value};
use lines::TableLines;
use lists::NewLists;

/// What a workbook changes in rows and words.
#[derive(Debug, Default)]
pub(super) struct RowChanges {
    /// The changes, each in a sentence that begins with its place, in the order of the files.
    pub(super) told: Vec<String>,
    /// The files with these changes, by name.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// For each table in the order of the document, if it has a sheet: the row of the sheet of each of its tasks,
    /// from 0, and the key the task had.
    pub(super) rows: Vec<Option<Vec<TaskRow>>>,
    /// The sheet of each table in the order of the document.
    pub(super) sheets: Vec<Option<String>>,
    /// Whether rows of a sheet have to be given the keys that their tasks have now.
    pub(super) rekeyed: bool,
}

/// The keys of tasks from now on, where rows changed.
#[derive(Clone, Debug, Default)]
pub(super) struct RowKeysNow {
    /// By the name of a sheet and the row in it.
    rows: BTreeMap<(String, usize), String>,
    /// What the key was, by table and by the key that it is.
    then: BTreeMap<(TableId, String), String>,
}

impl RowChanges {
    /// The sheet of each table of the document that has the rows.
    pub(super) fn sheets_of(&self, document: &mut Node) -> BTreeMap<TableId, String> {
        let tables = figures::tables(document).into_iter().zip(&self.sheets);
        tables.filter_map(|(table, sheet)| Some((TableId::declared_at(table.span), sheet.clone()?))).collect()
    }

    /// The keys of its tasks.
    pub(super) fn keys_of(&self, document: &mut Node, sheets: &BTreeMap<TableId, String>) -> RowKeysNow {
        let mut now = RowKeysNow::default();
        for (table, rows) in figures::tables(document).into_iter().zip(&self.rows) {
            let id = TableId::declared_at(table.span);
            let (Some(rows), Some(sheet)) = (rows, sheets.get(&id)) else { continue };
            for (key, task) in figures::keys(table).into_iter().zip(rows) {
                now.rows.extend(task.row.map(|row| ((sheet.clone(), row), key.clone())));
                now.then.insert((id, key), task.key.clone().unwrap_or_default());
            }
        }
        now
    }
}

impl RowKeysNow {
    /// What the key of a task was when the workbook was written; of a new task it is none that is there.
    pub(super) fn then<'a>(&'a self, table: TableId, key: &'a str) -> &'a str {
        self.then.get(&(table, key.to_owned())).map_or(key, String::as_str)
    }

    /// Gives the rows of the sheets the keys that their tasks have now.
    pub(super) fn put_into(&self, tabs: &mut [Tab]) {
        for tab in tabs {
            let Some(column) = key_column(tab) else { continue };
            for (row, line) in tab.rows.iter_mut().enumerate() {
                let key = self.rows.get(&(tab.name.clone(), row));
                if let Some((cell, key)) = line.cells.get_mut(column).zip(key) {
                    cell.value = CellValue::Text(key.clone());
                }
            }
        }
    }

    /// The same for a sheet that was read as a table.
    pub(super) fn put_into_table(&self, sheet: &str, table: &mut DataTable, sources: &Sources) {
        let Some(column) = table.column(figures::KEY) else { return };
        for row in &mut table.rows {
            let cell = &mut row.cells[column];
            let number = sources.file(cell.at.file).line_column(cell.at.start as usize).0;
            if let Some(key) = self.rows.get(&(sheet.to_owned(), number - 1)) {
                cell.value = CellValue::Text(key.clone());
            }
        }
    }
}

/// The column of keys in a sheet.
fn key_column(tab: &Tab) -> Option<usize> {
    let is_key = |cell: &DataCell| cell.value == CellValue::Text(figures::KEY.to_owned());
    tab.rows.iter().find_map(|row| row.cells.iter().position(is_key))
}

/// A task as it is from now on.
#[derive(Clone, Debug)]
pub(super) struct TaskRow {
    /// Its row in the sheet, from 0; None if the sheet does not have it.
    pub(super) row: Option<usize>,
    /// The key it had in the workbook; None for a new one.
    pub(super) key: Option<String>,
}

/// What rows are taken from.
pub(super) struct RowsTaking<'a> {
    pub(super) input: Input<'a>,
    pub(super) tabs: &'a [Tab],
    pub(super) sheets: &'a BTreeMap<TableId, String>,
    pub(super) exported: &'a Exported,
    /// The tables as they are laid out now.
    pub(super) laid: &'a [Priced],
}

/// What to do about a file that rows cannot be written into.
const BY_HAND: &str = "danh sách trong ngoặc vuông thì viết lại mỗi nhiệm vụ một dòng, mở đầu bằng `- `, rồi nhập lại; hoặc sửa chỗ này bằng tay";

/// What is said of a change: its place in the file, the sentence.
type ToldChange = (Span, String);

/// Finds what changed in rows and words. Returns None if something in it is wrong.
pub(super) fn changes(
    taking: &RowsTaking<'_>,
    document: &mut Node,
    report: &mut Report,
) -> Option<RowChanges> {
    let mut made = RowChanges::default();
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    let mut told: Vec<ToldChange> = Vec::new();
    let pages = spreadsheet::workbook(taking.laid).pages;
    for table in figures::tables(document) {
        let id = TableId::declared_at(table.span);
        let found = taking.laid.iter().zip(&pages).find(|(priced, _)| priced.sheet.id() == id);
        made.sheets.push(taking.sheets.get(&id).cloned());
        let tab = taking.sheets.get(&id).and_then(|name| taking.tabs.iter().find(|tab| tab.name == *name));
        let lines = found
            .zip(tab)
            .and_then(|((priced, page), tab)| TableLines::of((priced, page), table, tab, taking.exported));
        let Some(lines) = lines else {
            made.rows.push(None);
            continue;
        };
        let lists = NewLists::of(&lines, report);
        let texts = texts::changes(&lines, &lists, report);
        let is_changed = !lists.edits().is_empty() || !texts.edits.is_empty();
        made.rows.push(Some(lists.task_rows()));
        made.rekeyed |= !lines.adopted.is_empty();
        if !is_changed {
            continue;
        }
        refuse_foreign(table, &lists, report);
        let root = report.unheard(|report| yaml::parse(table.span.file, report));
        let Some(way) = root.as_ref().and_then(|root| way_to(root, table.span)) else { continue };
        let own = edits.entry(table.span.file).or_default();
        own.extend(lists.edits().into_iter().chain(texts.edits).map(|edit| under(&way, edit)));
        told.extend(lists.told(report).into_iter().chain(texts.told));
    }
    if report.findings.has_errors() {
        return None;
    }
    told.sort_by_key(|(at, _)| *at);
    made.told = told.iter().map(|(at, words)| format!("{}: {words}", line(*at, report))).collect();
    for (file, edits) in edits.into_iter().filter(|(_, edits)| !edits.is_empty()) {
        let name = report.sources.file(file).name().to_owned();
        let written =
            super::written::read(taking.input, &name).and_then(|bytes| splice(&name, &bytes, &edits));
        match written {
            Ok(bytes) => drop(made.files.insert(name, bytes)),
            // What cannot be written is told at the first row that changes in the file.
            Err(finding) => report.findings.push(match told.iter().find(|(at, _)| at.file == file) {
                Some((at, _)) => Finding::error(codes::D027, *at, finding.message).hint(BY_HAND),
                None => finding,
            }),
        }
    }
    (!report.findings.has_errors()).then_some(made)
}

/// Reports rows of a table whose rows or figures are kept in another file.
fn refuse_foreign(table: &Node, lists: &NewLists<'_>, report: &mut Report) {
    let rows = sheet_table::reference(table).map(|rows| rows.file);
    let figures = figures::reference(table).map(|figures| figures.file).filter(|_| lists.has_others());
    if let Some(file) = rows.or(figures) {
        let message =
            format!("bảng này lấy hàng, số từ `{}`: không thêm, bỏ được hàng từ tệp Excel khác", file.text);
        let hint = format!("sửa thẳng `{}`, rồi sửa nhiệm vụ trong tệp YAML nếu ghi ở đó", file.text);
        report.findings.push(Finding::error(codes::D027, file.at, message).hint(hint));
    }
}

/// The way from the top of a file to the map at a place.
fn way_to(root: &Node, span: Span) -> Option<Vec<Step>> {
    if root.span == span && matches!(root.value, Value::Map(_)) {
        return Some(Vec::new());
    }
    let inside = |step: Step, node: &Node| {
        let mut way = way_to(node, span)?;
        way.insert(0, step);
        Some(way)
    };
    match &root.value {
        Value::Scalar(_) => None,
        Value::List(list) => list.iter().enumerate().find_map(|(at, node)| inside(Step::Item(at), node)),
        Value::Map(map) => map.iter().find_map(|entry| inside(Step::Key(entry.key.clone()), &entry.value)),
    }
}

/// An edit of a table as one of its file.
fn under(way: &[Step], edit: Edit) -> Edit {
    use crate::yaml::splice::ListItem;
    let long = |path: Vec<Step>| way.iter().cloned().chain(path).collect::<Vec<Step>>();
    match edit {
        Edit::Replace { at, value } => Edit::Replace { at: long(at), value },
        Edit::Text { at, value } => Edit::Text { at: long(at), value },
        Edit::Insert { map, after, key, value } => Edit::Insert { map: long(map), after, key, value },
        Edit::Put { map, after, key, value } => Edit::Put { map: long(map), after, key, value },
        Edit::Remove { map, key } => Edit::Remove { map: long(map), key },
        Edit::Items { list, items } => {
            let item = |item| match item {
                ListItem::Kept(path) => ListItem::Kept(long(path)),
                new @ ListItem::New(_) => new,
            };
            Edit::Items { list: long(list), items: items.into_iter().map(item).collect() }
        }
    }
}

/// `ke-hoach.yaml:57`
fn line(at: Span, report: &Report) -> String {
    let file = report.sources.file(at.file);
    format!("{}:{}", file.name(), file.line_column(at.start as usize).0)
}

/// `ô Phụ lục!C7`
fn cell_name(at: Span, report: &Report) -> String {
    match report.sources.file(at.file).cell(at.start as usize) {
        Some((sheet, cell)) => format!("ô {sheet}!{cell}"),
        None => String::new(),
    }
}

/// A text as it is told: one line, not too long.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(MOST).collect();
    if short.len() < line.len() { format!("{short}…") } else { short }
}

/// All words of a text on one line.
fn short_of_lines(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
