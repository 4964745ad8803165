//! What a city gives each locality for each task: a table with one row per locality and task.
//!
//! In: a sheet as `tabular` reads it, the tasks of the template that the city pays for, the localities.
//! Out: an [`Allocation`], or every fault, at its cell; [`put`] brings a locality's figures into its
//! document. It leaves sums, and comparing them with the city's plan, to others.

mod given;
mod tasks;

use std::collections::BTreeMap;

use given::AllocationSource;
pub use given::{Allocation, AllocationFigure, AllocationLocality, AllocationRow};
pub use tasks::{CityColumn, CityTask, columns, put, tasks};

use super::zeros::told;
use super::{CODE, padded};
use crate::content::captions::{MoneyColumn, check_unit, check_years};
use crate::content::cells::{Blank, FigureCells, is_amount, is_same_name, other_name, under_the_table};
use crate::content::declare::{nearest, suggestion};
use crate::content::localities::DeclaredAllocation;
use crate::content::money::{Unit, parse_amount};
use crate::finding::{Finding, Findings, Gathered, Report, Version, codes};
use crate::source::Span;
use crate::tabular::{CellValue, DataCell, DataRow, DataTable};

/// The column of the tasks' ids.
pub const TASK: &str = "nhiem_vu";
/// The column of the localities' names, for people who read the row.
const NAME: &str = "ten";
/// Columns for people, from which no value is taken.
const FOR_PEOPLE: [&str; 2] = [TASK_NAME, "ghi_chu"];
/// The column of the tasks' names, compared with those of the template.
const TASK_NAME: &str = "ten_nhiem_vu";

/// Beyond this number, further findings say nothing new.
const SHOWN: usize = 10;

/// What to do about blank cells.
const FILL: &str =
    "ghi 0 nếu không được phân bổ; nếu mọi ô trống của bảng đều là không có, thêm `o_trong: 0` cạnh `tep`";

/// The columns of a table of allocations that are read.
pub fn read_columns(tasks: &[CityTask]) -> Vec<String> {
    let keys = [CODE, TASK].map(str::to_owned).into_iter();
    keys.chain(columns(tasks).into_iter().map(|column| column.id)).collect()
}

/// Reads a table of allocations to `tasks`, in the declared unit of money, otherwise in that of each
/// task's table.
///
/// Returns None if something in it is wrong, which is reported.
pub fn read(
    sheet: &DataTable,
    tasks: &[CityTask],
    declared: &DeclaredAllocation,
    places: &[AllocationLocality],
    report: &mut Report,
) -> Option<Allocation> {
    let (sources, findings) = (&report.sources, &mut report.findings);
    let at = sheet.columns.first()?.at;
    let before = findings.count().0;
    let unit = declared.unit;
    let mut units = tasks.iter().map(|task| task.unit);
    let first = units.next();
    let common = unit.or(first.filter(|first| units.all(|one| one == *first)));
    let money: Vec<MoneyColumn> = columns(tasks)
        .iter()
        .filter_map(|column| MoneyColumn::of(sheet, &column.id, &[&column.title]))
        .collect();
    check_years(sheet, &money, findings);
    if let Some(unit) = common {
        check_unit(sheet, unit, &money, Version(0, 2, 0), findings);
    }
    let blank = if declared.blank_is_zero { Blank::Zero } else { Blank::Fault(FILL) };
    let mut reader = AllocationReader {
        sheet,
        tasks,
        by_id: tasks.iter().rev().map(|task| (task.id.as_str(), task)).collect(),
        by_code: places.iter().rev().map(|place| (place.code.as_str(), place)).collect(),
        unit,
        places,
        cells: FigureCells::new(codes::U021, blank),
        told: Gathered::default(),
        findings,
        faults: 0,
        told_zeros: false,
        columns: Vec::new(),
    };
    let (code, task) = reader.head(at)?;
    let mut rows: BTreeMap<String, BTreeMap<String, AllocationRow>> = BTreeMap::new();
    for row in &sheet.rows {
        reader.row(row, code, task, &mut rows);
    }
    if reader.faults > SHOWN {
        let message = format!("bảng phân bổ còn {} lỗi nữa", reader.faults - SHOWN);
        reader.findings.push(Finding::general(codes::U021, message));
    }
    let (cells, told) = (reader.cells, reader.told);
    told.tell(findings);
    cells.tell(findings);
    if findings.count().0 > before {
        return None;
    }
    let file = sources.file(at.file);
    let source = AllocationSource {
        name: file.name().to_owned(),
        text: file.text().to_owned(),
        sheet: file.cell(0).map(|(sheet, _)| sheet.to_owned()),
    };
    Some(Allocation {
        unit: common.unwrap_or(Unit::Dong),
        at,
        places: places.iter().filter(|place| rows.contains_key(&place.code)).cloned().collect(),
        rows,
        source,
    })
}

struct AllocationReader<'a, 'd> {
    sheet: &'a DataTable,
    tasks: &'a [CityTask],
    by_id: BTreeMap<&'a str, &'a CityTask>,
    by_code: BTreeMap<&'a str, &'a AllocationLocality>,
    unit: Option<Unit>,
    places: &'a [AllocationLocality],
    cells: FigureCells,
    /// What is doubtful about cells of texts.
    told: Gathered,
    findings: &'d mut Findings,
    faults: usize,
    /// Whether codes without their zeros were reported.
    told_zeros: bool,
    /// The ids of the columns of money with their places in the sheet.
    columns: Vec<(String, usize)>,
}

impl<'a> AllocationReader<'a, '_> {
    fn fault(&mut self, finding: Finding) {
        self.faults += 1;
        if self.faults <= SHOWN {
            self.findings.push(finding);
        }
    }

    /// The places of the columns of localities and of tasks. Returns None if a column is missing or
    /// unknown.
    fn head(&mut self, at: Span) -> Option<(usize, usize)> {
        let money_columns = columns(self.tasks);
        let ids: Vec<&str> = money_columns.iter().map(|column| column.id.as_str()).collect();
        let keys = [(CODE, "mã địa phương"), (TASK, "mã nhiệm vụ")];
        let money = ids.iter().map(|id| (*id, "số tiền"));
        let wanted: Vec<(&str, &str)> = keys.into_iter().chain(money).collect();
        let (tasks, sheet) = (self.tasks, self.sheet);
        let extra = |name: &str| name != NAME && !FOR_PEOPLE.contains(&name);
        let known = |name: &str| wanted.iter().any(|(id, _)| *id == name);
        let mut meant = Vec::new();
        for column in sheet.columns.iter().filter(|one| !known(&one.name) && extra(&one.name)) {
            let missing = wanted.iter().map(|(id, _)| *id).filter(|id| sheet.column(id).is_none());
            let hint = match nearest(&column.name, missing) {
                Some(near) => {
                    meant.push(near.to_owned());
                    format!("có phải cột `{near}`?")
                }
                None => format!("bỏ cột này; cột để người đọc thì đặt tên `{}`", FOR_PEOPLE.join("`, `")),
            };
            let message = format!("cột `{}` không phải cột số tiền của nhiệm vụ nào", column.name);
            self.fault(Finding::error(codes::U021, column.at, message).hint(hint));
        }
        for (id, title) in wanted.iter().filter(|(id, _)| sheet.column(id).is_none()) {
            if !meant.iter().any(|one| one == id) {
                let message = format!("bảng phân bổ thiếu cột `{id}` ({title})");
                let hint = "mỗi dòng một địa phương và một nhiệm vụ: `ma`, `nhiem_vu`, rồi các cột tiền mang mã cột của mẫu";
                self.fault(Finding::error(codes::U021, at, message).hint(hint));
            }
        }
        if tasks.is_empty() || self.faults > 0 {
            return None;
        }
        self.columns = ids.iter().filter_map(|id| Some(((*id).to_owned(), sheet.column(id)?))).collect();
        sheet.column(CODE).zip(sheet.column(TASK))
    }

    fn row(
        &mut self,
        row: &DataRow,
        code: usize,
        task: usize,
        rows: &mut BTreeMap<String, BTreeMap<String, AllocationRow>>,
    ) {
        let (code_cell, task_cell) = (&row.cells[code], &row.cells[task]);
        // A row of totals has neither; `#` marks a row of remarks, as in sheets of figures.
        if code_cell.value == CellValue::Empty && task_cell.value == CellValue::Empty {
            let totals = self.columns.iter().find(|(_, at)| is_amount(&row.cells[*at]));
            if let Some((_, at)) = totals.filter(|_| row.below) {
                self.told.add("below", "dòng", under_the_table(row, row.cells[*at].at));
            } else if totals.is_some() {
                let called = row.label.as_ref().map(|label| format!(" `{label}`")).unwrap_or_default();
                let message = format!("dòng{called} có số tiền nhưng không có mã địa phương, mã nhiệm vụ");
                let hint = "bỏ dòng tổng: chương trình tự cộng; hoặc ghi `#` ở cột `ma`";
                self.fault(Finding::error(codes::U021, task_cell.at, message).hint(hint));
            }
            return;
        }
        if code_cell.text().is_some_and(|text| text.starts_with('#')) {
            return;
        }
        let (place, task) = (self.place(row, code_cell), self.task(task_cell));
        let Some((place, task)) = place.zip(task) else {
            // What is wrong with its figures is reported all the same.
            for (_, at) in self.columns.clone() {
                let cell = &row.cells[at];
                if cell.value != CellValue::Empty {
                    let _ = self.cells.figure(cell);
                }
            }
            return;
        };
        let named =
            self.sheet.column(TASK_NAME).and_then(|at| Some((row.cells[at].text()?, row.cells[at].at)));
        if let Some((name, at)) = named.filter(|(name, _)| !is_same_name(name, &task.name)) {
            self.told.add("name", "dòng", other_name(&task.id, &name, &task.name, at));
        }
        let unit = self.unit.unwrap_or(task.unit);
        let mut figures = BTreeMap::new();
        for (id, at) in self.columns.clone() {
            let cell = &row.cells[at];
            if task.columns.iter().any(|column| column.id == id) {
                let Some(value) = self.cells.figure_of_money(cell, unit, false) else { continue };
                figures.insert(id, AllocationFigure { value, at: cell.at });
            } else if !matches!(&cell.value, CellValue::Empty) && !is_nothing(cell) {
                let message = format!("bảng của nhiệm vụ `{}` không có cột `{id}`", task.id);
                self.fault(Finding::error(codes::U021, cell.at, message).hint("để trống ô này"));
            }
        }
        let own = rows.entry(place.code.clone()).or_default();
        let new = AllocationRow { at: task_cell.at, unit, figures };
        if let Some(first) = own.insert(task.id.clone(), new) {
            let message = format!("địa phương `{}` có hai dòng cho nhiệm vụ `{}`", place.code, task.id);
            self.fault(
                Finding::error(codes::U021, task_cell.at, message)
                    .related(first.at, "dòng đứng trước")
                    .hint("gộp thành một dòng"),
            );
        }
    }

    /// The locality that a row is about.
    fn place(&mut self, row: &DataRow, cell: &DataCell) -> Option<&'a AllocationLocality> {
        let code = cell.code().unwrap_or_default();
        cell.doubt_characters(&mut self.told);
        let Some(place) = self.by_code.get(code.as_str()).copied() else {
            let known = || self.places.iter().map(|place| place.code.as_str());
            let (message, hint) = if code.is_empty() {
                let hint =
                    "ghi mã ở cột `ma` của từng dòng, kể cả khi mấy dòng liền nhau cùng một địa phương";
                (format!("mã địa phương là {}", cell.value.described()), hint.to_owned())
            } else if let Some(full) =
                padded(&code, |full| self.by_code.get_key_value(full).map(|(known, _)| *known))
            {
                let full = full.to_owned();
                self.without_zeros(&code, &full, cell.at);
                return None;
            } else if self.faults >= SHOWN {
                // It is only counted: looking for a code that is meant takes long.
                self.faults += 1;
                return None;
            } else if let Some(near) = nearest(&code, known()) {
                (unknown(&code), format!("có phải ý bạn là `{near}`?"))
            } else {
                (unknown(&code), "xem lại mã; ô mã phải đặt kiểu Văn bản (Text)".to_owned())
            };
            self.fault(Finding::error(codes::U021, cell.at, message).hint(hint));
            return None;
        };
        if let Some(at) = self.sheet.column(NAME)
            && let Some(name) = row.cells[at].text().filter(|name| *name != place.name)
        {
            let message = format!("dòng ghi tên `{name}`, mã `{code}` là của `{}`", place.name);
            let finding = Finding::error(codes::U021, row.cells[at].at, message);
            self.fault(finding.hint("xem lại mã và tên: dòng này có thể bị lệch"));
            return None;
        }
        Some(place)
    }

    /// Codes without their zeros are reported at the first of them.
    fn without_zeros(&mut self, code: &str, full: &str, at: Span) {
        if std::mem::replace(&mut self.told_zeros, true) {
            return;
        }
        let Some(column) = self.sheet.column(CODE) else { return };
        let known = |code: &String| self.by_code.contains_key(code.as_str());
        let lost = |code: &String| {
            !known(code)
                && padded(code, |full| self.by_code.get_key_value(full).map(|(known, _)| *known)).is_some()
        };
        let cells = self.sheet.rows.iter().map(|row| &row.cells[column]);
        let cells: Vec<Span> =
            cells.filter(|cell| cell.code().is_some_and(|code| lost(&code))).map(|cell| cell.at).collect();
        if let Some(last) = cells.last() {
            self.fault(told(codes::U021, &unknown(code), full, at, *last, cells.len()));
        }
    }

    /// The task that a row is about.
    fn task(&mut self, cell: &DataCell) -> Option<&'a CityTask> {
        let id = cell.code().unwrap_or_default();
        cell.doubt_characters(&mut self.told);
        let found = self.by_id.get(id.as_str()).copied();
        if found.is_none() && self.faults >= SHOWN {
            self.faults += 1;
        } else if found.is_none() {
            let message = match id.as_str() {
                "" => format!("mã nhiệm vụ là {}", cell.value.described()),
                id => format!("mẫu không có nhiệm vụ `{id}` ghi `nguon: thanh_pho`"),
            };
            let hint = suggestion(&id, self.tasks.iter().map(|task| task.id.as_str()));
            self.fault(Finding::error(codes::U021, cell.at, message).hint(hint));
        }
        found
    }
}

/// Whether a cell of a column that the task's table does not have says zero, in figures or with a sign.
fn is_nothing(cell: &DataCell) -> bool {
    cell.text().is_some_and(|text| parse_amount(&text).is_ok_and(|amount| amount.is_zero()))
}

fn unknown(code: &str) -> String {
    format!("bảng địa phương không có mã `{code}`")
}
