//! A sheet's rows as figures of tasks.
//!
//! In: a sheet and the columns a table needs. Out: the cell of each task and column; what is missing,
//! doubled, without an id or of a wrong sort is reported at its cell.

use std::collections::{BTreeMap, BTreeSet};

use super::{KEY, PLACE, Reference, StatedColumn};
use crate::content::cells::{FigureCells, is_amount, under_the_table};
use crate::content::declare::{Word, nearest};
use crate::content::table::amounts::entry;
use crate::finding::{Finding, Findings, Gathered, codes};
use crate::source::Span;
use crate::tabular::{CellValue, DataCell, DataRow, DataTable};
use crate::yaml::Value::Map;
use crate::yaml::{Entry, Node};

/// Of more rows without a task nobody looks for the task that is meant.
const MOST_MISSPELT: usize = 100;

/// What to do about tasks that are identified only by their places.
const NAME_IT: &str = "thêm `ma` cho nhiệm vụ rồi xuất lại tệp Excel";

/// The figures of a sheet by task and column.
pub struct SheetFigures<'a> {
    /// The place of each stated column in the sheet; None for one that is missing.
    columns: Vec<Option<usize>>,
    /// The cell of its name, or where that should be.
    pub(super) headers: Vec<Span>,
    /// The computed columns that the sheet has too, by id.
    computed: Vec<(String, usize)>,
    /// The stated columns of which groups have the sums, by id.
    summed: Vec<(String, usize)>,
    rows: BTreeMap<String, (&'a DataRow, Span)>,
}

impl<'a> SheetFigures<'a> {
    /// Finds columns and rows; what is missing, doubled or without an id is reported.
    pub fn of(
        sheet: &'a DataTable,
        columns: &[StatedColumn],
        computed: &[String],
        findings: &mut Findings,
    ) -> SheetFigures<'a> {
        let key = sheet.column(KEY).unwrap_or(0);
        let places: Vec<Option<usize>> = columns.iter().map(|column| sheet.column(&column.id)).collect();
        let at = sheet.columns[key].at;
        for column in columns.iter().filter(|column| sheet.column(&column.id).is_none()) {
            let others = sheet.columns.iter().map(|one| one.name.as_str());
            let others = others.filter(|name| !columns.iter().any(|column| column.id == *name));
            let hint = match nearest(&column.id, others) {
                Some(name) => format!("đổi tên cột `{name}` thành `{}`?", column.id),
                None => format!(
                    "ghi `{}` (mã của cột trong bảng) ở hàng có `{KEY}`, hoặc ở hàng ngay dưới",
                    column.id
                ),
            };
            let message = format!("tệp số liệu không có cột `{}`", column.id);
            findings.push(Finding::error(codes::D005, at, message).hint(hint));
        }
        let headers = places.iter().map(|place| place.map_or(at, |place| sheet.columns[place].at)).collect();
        let computed = computed.iter().filter_map(|id| Some((id.clone(), sheet.column(id)?))).collect();
        let summed = columns.iter().filter(|column| column.summed);
        let summed =
            summed.filter_map(|column| Some((column.id.clone(), sheet.column(&column.id)?))).collect();
        let mut figures = SheetFigures { columns: places, headers, computed, summed, rows: BTreeMap::new() };
        let mut told = Gathered::default();
        for row in &sheet.rows {
            figures.add(row, &row.cells[key], &mut told);
        }
        told.tell(findings);
        figures
    }

    fn add(&mut self, row: &'a DataRow, key: &DataCell, told: &mut Gathered) {
        let Some(id) = key.code() else {
            if key.value != CellValue::Empty {
                let message = format!("mã của dòng là {}", key.value.described());
                let finding = Finding::error(codes::D005, key.at, message);
                told.add("key", "dòng", finding.hint("ghi mã nhiệm vụ bằng chữ"));
                return;
            }
            // A row of formulas sums up other rows; words below the table are not a row of it.
            let mut figures = self.columns.iter().flatten().map(|place| &row.cells[*place]);
            if let Some(cell) = figures.find(|cell| is_amount(cell)) {
                if row.below {
                    told.add("below", "dòng", under_the_table(row, cell.at));
                    return;
                }
                let called = row.label.as_ref().map(|label| format!(" `{label}`")).unwrap_or_default();
                let message = format!("dòng{called} có số tiền nhưng không có mã nhiệm vụ");
                let hint =
                    "ghi mã nhiệm vụ ở cột `ma`; dòng tổng thì dùng công thức, hoặc ghi `#` ở cột `ma`";
                told.add("nameless", "dòng", Finding::error(codes::D005, cell.at, message).hint(hint));
            }
            return;
        };
        if id.starts_with('#') {
            return;
        }
        key.doubt_characters(told);
        match self.rows.get(&id) {
            Some((_, first)) => {
                let message = format!("hai dòng cùng mã nhiệm vụ `{id}`");
                let finding = Finding::error(codes::D005, key.at, message);
                told.add("double", "dòng", finding.related(*first, "dòng cùng mã đứng trước"));
            }
            None => drop(self.rows.insert(id, (row, key.at))),
        }
    }

    /// The cell of a task in a stated column, by the index of the column among them.
    pub fn cell(&self, task: &str, column: usize) -> Option<&'a DataCell> {
        let (row, _) = self.rows.get(task)?;
        Some(&row.cells[self.columns[column]?])
    }

    /// Sums and products that someone typed over a task's formulas, which are checked: the map of `tong`.
    pub(super) fn stated(&self, task: &str, cells: &mut FigureCells) -> Option<Node> {
        self.typed_over(task, &self.computed, cells)
    }

    /// The sums that someone typed in the row of a group, which are checked; the row is then not a task's.
    /// Returns None if the sheet has no such row.
    pub(super) fn group(&mut self, group: &str, cells: &mut FigureCells) -> Option<Option<Node>> {
        let sums: Vec<(String, usize)> = self.summed.iter().chain(&self.computed).cloned().collect();
        let stated = self.typed_over(group, &sums, cells);
        self.rows.remove(group).map(|_| stated)
    }

    fn typed_over(&self, id: &str, columns: &[(String, usize)], cells: &mut FigureCells) -> Option<Node> {
        let (row, _) = self.rows.get(id)?;
        let stated = |(id, place): &(String, usize)| {
            let cell = &row.cells[*place];
            let holds = matches!(cell.value, CellValue::Text(_) | CellValue::Number(_)) && !cell.computed;
            // What a sum may be is for those who check it.
            let figure = cells.figure_of(Some(cell).filter(|_| holds)?, true)?;
            Some(entry(id, cell.at, figure, cell.at))
        };
        let entries: Vec<Entry> = columns.iter().filter_map(stated).collect();
        let span = entries.first()?.value.span;
        Some(Node { span, value: Map(entries) })
    }

    /// Checks that each task has its row and each row its task.
    pub fn check_tasks(&self, tasks: &[Word], reference: &Reference, findings: &mut Findings) {
        let mut missing: Vec<&Word> =
            tasks.iter().filter(|task| !self.rows.contains_key(&task.text)).collect();
        let known: BTreeSet<&str> = tasks.iter().map(|task| task.text.as_str()).collect();
        let unknown: Vec<_> = self.rows.iter().filter(|(id, _)| !known.contains(id.as_str())).collect();
        // Of a sheet of other tasks altogether no row is a misspelling.
        let misspelt = unknown.len() <= MOST_MISSPELT;
        let mut told = Gathered::default();
        for (id, (_, at)) in unknown {
            if id.starts_with(PLACE) {
                let message = "dòng này của một nhiệm vụ không có mã, nay đã đổi tên, chuyển chỗ hoặc bỏ";
                told.add("moved", "dòng", Finding::error(codes::D005, *at, message).hint(NAME_IT));
                continue;
            }
            // A misspelling is one error, not a row too many and one too few.
            let others = missing.iter().map(|task| task.text.as_str()).filter(|_| misspelt);
            let meant = nearest(id, others).map(str::to_owned);
            missing.retain(|task| Some(&task.text) != meant.as_ref());
            let message = format!("bảng của văn bản không có nhiệm vụ mang mã `{id}`");
            let finding = Finding::error(codes::D005, *at, message);
            match meant {
                Some(meant) => findings.push(finding.hint(format!("có phải ý bạn là `{meant}`?"))),
                None => {
                    let hint = "thêm nhiệm vụ này vào bảng của văn bản, hoặc xóa dòng này";
                    told.add("unknown", "dòng", finding.hint(hint));
                }
            }
        }
        told.tell(findings);
        for task in missing {
            if task.text.starts_with(PLACE) {
                let file = &reference.file.text;
                let message = format!(
                    "nhiệm vụ không có mã này không thấy trong `{file}`: đã đổi tên, chuyển chỗ hoặc mới thêm"
                );
                findings.push(Finding::error(codes::D005, task.at, message).hint(NAME_IT));
                continue;
            }
            let message = format!("nhiệm vụ `{}` không có trong `{}`", task.text, reference.file.text);
            findings.push(
                Finding::error(codes::D005, task.at, message)
                    .hint(format!("thêm một dòng có `{}` ở cột `{KEY}`", task.text)),
            );
        }
    }
}
