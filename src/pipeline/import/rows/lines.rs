//! The rows of a table in the document and in the sheet that came back, each with the other.
//!
//! In: a table's node, the page that would be written of it now, the sheet. Out: for each row of the sheet which
//! row of the document it is, or that it is new.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::content::cells::is_amount;
use crate::content::table::figures::{self, KEY, PLACE};
use crate::source::Span;
use crate::spreadsheet::{Exported, Priced, TOTAL};
use crate::tabular::workbook::{WorkbookContent, WorkbookPage};
use crate::tabular::{CellValue, DataCell, Tab};
use crate::yaml::splice::Step;
use crate::yaml::{Node, Value};

/// A row of the document.
#[derive(Clone, Debug)]
pub(super) struct DocLine {
    /// What it is recognised by.
    pub(super) key: String,
    /// The list it stands in, from the table, and its place there.
    pub(super) list: Vec<Step>,
    pub(super) at: usize,
    /// Whether others stand in it.
    pub(super) is_group: bool,
    /// The group it stands in, by its place among these lines.
    pub(super) parent: Option<usize>,
    /// Where it begins.
    pub(super) span: Span,
}

/// A row of the sheet that belongs to the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SheetLine {
    /// A row of the document, by its place among its lines.
    Known(usize),
    /// A row that the document does not have: a task, or a group, which is refused.
    New,
}

/// A table with its sheet.
pub(super) struct TableLines<'a> {
    pub(super) priced: &'a Priced,
    pub(super) page: &'a WorkbookPage,
    pub(super) node: Node,
    pub(super) tab: &'a Tab,
    pub(super) exported: &'a Exported,
    /// The mark that the sheet has.
    pub(super) mark: String,
    /// The rows of the document, from top to bottom, and the row of the page of each.
    pub(super) doc: Vec<DocLine>,
    pub(super) page_rows: Vec<u32>,
    /// The rows of the sheet that belong to the table, by their places in it.
    pub(super) rows: Vec<(usize, SheetLine)>,
    /// The row of totals in the sheet, and in the page.
    pub(super) total: Option<(usize, u32)>,
    /// Rows of the document that are younger than the workbook, with the key that their row has there: it was
    /// brought in by an earlier import of the same workbook.
    pub(super) adopted: BTreeMap<usize, Option<String>>,
    /// The column of the sheet for each column of the table.
    columns: BTreeMap<usize, usize>,
}

impl<'a> TableLines<'a> {
    /// Returns None for a workbook that an earlier version wrote, which does not say what rows were, and for a
    /// sheet without its ids.
    pub(super) fn of(
        (priced, page): (&'a Priced, &'a WorkbookPage),
        node: &Node,
        tab: &'a Tab,
        exported: &'a Exported,
    ) -> Option<TableLines<'a>> {
        let mark = super::super::words::mark(tab)?;
        exported
            .text(&mark, TOTAL, "ten")
            .or_else(|| priced.keys().iter().find_map(|key| exported.text(&mark, key, "ten")))?;
        let doc = doc_lines(node)?;
        let is_key = |cell: &DataCell| cell.value == CellValue::Text(KEY.to_owned());
        let (ids, key) =
            (0..).zip(&tab.rows).find_map(|(at, row)| Some((at, row.cells.iter().position(is_key)?)))?;
        let bang = priced.bang();
        let mut columns = BTreeMap::new();
        for (at, cell) in tab.rows[ids].cells.iter().enumerate() {
            if let Some(column) = cell.code().and_then(|id| bang.column(&id)) {
                columns.entry(column).or_insert(at);
            }
        }
        let first = page.hidden_rows.first().map_or(0, |ids| ids + 1);
        let keys = priced.keys();
        let page_row = |key: &str| keys.iter().position(|one| one == key).map(|at| first + at as u32);
        let page_rows = doc.iter().map(|line| page_row(&line.key)).collect::<Option<Vec<u32>>>()?;
        let mut lines = TableLines {
            priced,
            page,
            node: node.clone(),
            tab,
            exported,
            mark,
            doc,
            page_rows,
            rows: Vec::new(),
            total: None,
            adopted: BTreeMap::new(),
            columns,
        };
        lines.match_rows(ids, key, page_row(TOTAL));
        Some(lines)
    }

    fn match_rows(&mut self, ids: usize, key: usize, total: Option<u32>) {
        let code = |row: usize| self.tab.rows[row].cells.get(key).and_then(DataCell::code);
        let keyed: Vec<(usize, String)> =
            (ids + 1..self.tab.rows.len()).filter_map(|row| Some((row, code(row)?))).collect();
        let places: BTreeMap<&str, usize> =
            self.doc.iter().enumerate().map(|(at, line)| (line.key.as_str(), at)).collect();
        self.total = keyed.iter().find(|(_, key)| key == TOTAL).map(|(row, _)| *row).zip(total);
        // A row that was copied has the key of another one: the original still has its name.
        let mut copies: BTreeSet<usize> = BTreeSet::new();
        for (at, line) in self.doc.iter().enumerate() {
            let rows: Vec<usize> =
                keyed.iter().filter(|(_, key)| *key == line.key).map(|(row, _)| *row).collect();
            let named = self.exported.text(&self.mark, &line.key, "ten").map(super::short_of_lines);
            let own: Vec<usize> = rows.iter().copied().filter(|row| Some(self.name(*row)) == named).collect();
            if rows.len() > 1 && own.len() == 1 && !self.doc[at].is_group {
                copies.extend(rows.into_iter().filter(|row| *row != own[0]));
            }
        }
        let last = keyed.last().map_or(ids, |(row, _)| *row);
        // A total at the end ends the table; one at its top does not.
        let ends = self.total.is_some_and(|(row, _)| row == last);
        let (mut found, mut adopted) = (Vec::new(), BTreeMap::new());
        let mut young = self.young(&keyed);
        for row in ids + 1..self.tab.rows.len() {
            let key = code(row).filter(|_| !copies.contains(&row));
            let known = key.as_deref().and_then(|key| places.get(key).copied());
            // An id that a person gave is another task.
            let may_be = known.is_none() && key.as_ref().is_none_or(|key| key.starts_with(PLACE));
            let brought = Some(row).filter(|_| may_be && (row <= last || !ends));
            let brought = brought.and_then(|row| young.get_mut(&self.name(row))?.pop_front());
            if let Some(at) = known.or(brought) {
                found.push((row, SheetLine::Known(at)));
                adopted.extend(brought.map(|at| (at, key)));
                continue;
            }
            match key {
                Some(_) => {}
                None if row > last && (ends || !self.follows(last, row)) => {}
                None if self.name(row).is_empty() => {}
                None if self.has_figure(row) || self.goes_on(row, last) => {
                    found.push((row, SheetLine::New));
                }
                None => {}
            }
        }
        (self.rows, self.adopted) = (found, adopted);
    }

    /// The rows of the document that the workbook did not have when it was written, by their names: an earlier
    /// import made them of rows of it, or renamed them.
    fn young(&self, keyed: &[(usize, String)]) -> BTreeMap<String, VecDeque<usize>> {
        let keys: BTreeSet<&str> = keyed.iter().map(|(_, key)| key.as_str()).collect();
        let names = self.priced.bang().names();
        let mut young: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for (at, line) in self.doc.iter().enumerate() {
            let is_known = keys.contains(line.key.as_str());
            if !is_known && self.exported.text(&self.mark, &line.key, "ten").is_none() {
                let name = super::short_of_lines(&self.now(self.page_rows[at], names));
                young.entry(name).or_default().push_back(at);
            }
        }
        young.remove("");
        young
    }

    /// Whether the table goes on below a row without figures: it is between its rows, or above new ones.
    fn goes_on(&self, row: usize, last: usize) -> bool {
        let below = row + 1..self.tab.rows.len();
        row < last || below.take_while(|below| self.follows(row, *below)).any(|below| self.has_figure(below))
    }

    /// Whether rows go on from one to the other without a blank one.
    fn follows(&self, last: usize, row: usize) -> bool {
        (last + 1..=row).all(|row| self.tab.rows[row].cells.iter().any(|cell| cell.value != CellValue::Empty))
    }

    /// Whether a row holds a figure that a task would state.
    pub(super) fn has_figure(&self, row: usize) -> bool {
        let stated =
            self.priced.bang().columns.iter().enumerate().filter(|(_, column)| column.kind.is_stated());
        stated
            .filter_map(|(at, _)| self.cell(row, at))
            .any(|cell| is_amount(cell) || matches!(cell.value, CellValue::Number(_)) && !cell.computed)
    }

    /// The cell of a row in a column of the table.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&'a DataCell> {
        self.tab.rows.get(row)?.cells.get(*self.columns.get(&column)?)
    }

    /// The name of a row of the sheet, on one line.
    pub(super) fn name(&self, row: usize) -> String {
        self.cell(row, self.priced.bang().names())
            .map(|cell| super::short_of_lines(&lines(cell)))
            .unwrap_or_default()
    }

    /// What the page has in a row and a column of the table.
    pub(super) fn now(&self, row: u32, column: usize) -> String {
        let cell = self.page.cells.get(&(row, column as u16 + 1));
        match cell.map(|cell| &cell.content) {
            Some(WorkbookContent::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }

    /// The cell by which a row of the sheet is told.
    pub(super) fn place(&self, row: usize) -> Option<Span> {
        let named = self.cell(row, self.priced.bang().names());
        named.or(self.tab.rows.get(row)?.cells.first()).map(|cell| cell.at)
    }

    /// The node of a row of the document.
    pub(super) fn node(&self, line: &DocLine) -> Option<&Node> {
        let mut node = &self.node;
        for step in line.list.iter().chain([&Step::Item(line.at)]) {
            node = match (step, &node.value) {
                (Step::Key(key), _) => node.get(key)?,
                (Step::Item(at), Value::List(items)) => items.get(*at)?,
                _ => return None,
            };
        }
        Some(node)
    }
}

/// What a person reads in a cell, line by line.
pub(super) fn lines(cell: &DataCell) -> String {
    let text = match &cell.value {
        CellValue::Date(date) => Some(date.clone()),
        _ => cell.text(),
    };
    let text = text.unwrap_or_default();
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The rows of a table's node. Returns None if its lists are written in another way.
fn doc_lines(table: &Node) -> Option<Vec<DocLine>> {
    fn walk(
        node: &Node,
        way: &[Step],
        parent: Option<usize>,
        (tasks, groups): (&mut dyn Iterator<Item = String>, &mut dyn Iterator<Item = String>),
        found: &mut Vec<DocLine>,
    ) -> Option<()> {
        for name in ["nhom", "nhiem_vu"] {
            let items = match node.get(name).map(|node| &node.value) {
                None => continue,
                Some(Value::List(items)) => items,
                Some(Value::Scalar(scalar)) if scalar.text.trim().is_empty() => continue,
                Some(_) => return None,
            };
            let list: Vec<Step> = way.iter().cloned().chain([Step::from(name)]).collect();
            for (at, item) in items.iter().enumerate() {
                let Value::Map(entries) = &item.value else { return None };
                let is_group =
                    name == "nhom" && (item.get("nhom").is_some() || item.get("nhiem_vu").is_some());
                let key = if is_group { groups.next()? } else { tasks.next()? };
                let span = entries.first()?.key_span;
                found.push(DocLine { key, list: list.clone(), at, is_group, parent, span });
                if is_group {
                    let own = Some(found.len() - 1);
                    let way: Vec<Step> = list.iter().cloned().chain([Step::Item(at)]).collect();
                    walk(item, &way, own, (&mut *tasks, &mut *groups), found)?;
                }
            }
        }
        Some(())
    }
    let mut found = Vec::new();
    let (mut tasks, mut groups) = (figures::keys(table).into_iter(), figures::group_keys(table).into_iter());
    walk(table, &[], None, (&mut tasks, &mut groups), &mut found)?;
    Some(found)
}
