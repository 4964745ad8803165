//! The city's allocation as a whole: compared with the city's plan, and reported.
//!
//! In: an allocation without errors in its cells, the city's plan. Out: each task's sum over all localities
//! beside the plan's own line, with a finding for each that differs; and the report as a further appendix of
//! that plan. The workbook is left to `cli`.

mod appendix;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{FormatBytes, Input, Pipeline, Report, taken};
use crate::budget::{self, RowKind, Sheet, SheetRow, Sheets, Unit};
use crate::content::first_capital;
use crate::content::fixed;
use crate::content::money::format_amount;
use crate::finding::{Finding, Findings, Severity, codes};
use crate::localities::allocation::{self, Allocation, AllocationRow, CityColumn, CityTask};
use crate::source::Span;
use crate::template;
use crate::write::Format;
use crate::yaml;

/// An allocation that equals the city's plan to the đồng.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The allocation.
    pub allocation: Allocation,
    /// The tasks, in the template's order.
    pub tasks: Vec<CityTask>,
    /// All columns of money, in the order of the tasks.
    pub columns: Vec<CityColumn>,
    /// One line per task and column.
    pub lines: Vec<AllocationLine>,
}

/// A task's money in one column, in the unit of the allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationLine {
    /// The id of the task.
    pub task: String,
    /// The id of the column.
    pub column: String,
    /// The sum over all localities.
    pub sum: Decimal,
    /// What the city's plan says.
    pub city: Decimal,
}

impl Pipeline {
    /// The tasks of a template that the city pays for. Returns None if they have errors.
    pub fn city_tasks(&self, template: Input<'_>, report: &mut Report) -> Option<Vec<CityTask>> {
        let mut node = yaml::open(template.name, template.bytes, report)?;
        taken::attach(&mut node, template.files, report);
        let tasks = allocation::tasks(&node, &mut report.findings);
        (!report.findings.has_errors()).then_some(tasks)
    }

    /// Compares the sums over all localities with the city's plan. Returns None if one differs, or if the
    /// plan cannot be read, which is then in the report.
    pub fn check_allocation(
        &self,
        allocation: Allocation,
        tasks: Vec<CityTask>,
        plan: Input<'_>,
        report: &mut Report,
    ) -> Option<Checked> {
        let mut own = Report { sources: std::mem::take(&mut report.sources), ..plan.report() };
        let read = self.read(plan, None, &mut own);
        report.sources = own.sources;
        // Its warnings are reported when the plan itself is built.
        own.findings.iter().filter(|one| one.severity == Severity::Error).for_each(|one| {
            report.findings.push(one.clone());
        });
        let plan = read.filter(|_| !report.findings.has_errors())?;
        let of_city = by_id(&plan.sheets);
        let mut lines = Vec::new();
        for task in &tasks {
            let city = of_city.get(task.id.as_str());
            lines.extend(compare(&allocation, task, city, &mut report.findings));
        }
        let columns = allocation::columns(&tasks);
        (!report.findings.has_errors()).then_some(Checked { allocation, tasks, columns, lines })
    }

    /// The report as an appendix of the city's plan, as a document of its own.
    ///
    /// # Errors
    /// The report, if the plan has an error, or something in the appendix cannot be written.
    pub fn render_allocation(
        &self,
        checked: &Checked,
        plan: Input<'_>,
        formats: &[Format],
    ) -> Result<FormatBytes, Report> {
        let mut report = plan.report();
        let read = self.opened(plan, &mut report);
        let tree = read.filter(|_| self.office.is_fit(&mut report)).and_then(|read| {
            let at = checked.allocation.place_in(&mut report);
            let paper = appendix::paper(checked, read.content, at, report.findings.applies(fixed::SINCE));
            let sheets = budget::sheets(paper.tables(), &mut report.findings);
            let tree = template::appendix(&self.office, &paper, &sheets, &mut report)?;
            self.decided(tree, None, &mut report.findings)
        });
        let Some(tree) = tree.filter(|_| !report.findings.has_errors()) else { return Err(report) };
        self.files((&tree, None), formats, &mut report).ok_or(report)
    }
}

impl Checked {
    /// Each locality's name and its totals by column, in the unit of the allocation.
    pub fn by_unit(&self) -> impl Iterator<Item = (String, Vec<Decimal>)> {
        let places = self.places_of_columns();
        self.allocation.places.iter().map(move |place| {
            let mut figures = vec![Vec::new(); self.columns.len()];
            for (_, row) in self.allocation.rows_of(&place.code) {
                for (column, figure) in &row.figures {
                    let Some(&at) = places.get(column.as_str()) else { continue };
                    figures[at].extend(row.unit.convert(figure.value, self.allocation.unit));
                }
            }
            // These are parts of sums that did not overflow.
            let totals = figures.into_iter().map(|figures| budget::sum(figures).unwrap_or_default());
            (format!("{} {}", first_capital(&place.kind), place.name), totals.collect())
        })
    }

    /// Each task's name, as text with marks, and its sums by column.
    pub fn by_task(&self) -> impl Iterator<Item = (String, Vec<Decimal>)> {
        let places = self.places_of_columns();
        let mut sums: BTreeMap<&str, Vec<Decimal>> = BTreeMap::new();
        for line in &self.lines {
            let Some(&at) = places.get(line.column.as_str()) else { continue };
            let row = sums.entry(&line.task).or_insert_with(|| vec![Decimal::ZERO; self.columns.len()]);
            row[at] = line.sum;
        }
        self.tasks.iter().map(move |task| {
            let sums = sums.remove(task.id.as_str());
            let sums = sums.unwrap_or_else(|| vec![Decimal::ZERO; self.columns.len()]);
            (own_words(&task.name, &task.id), sums)
        })
    }

    fn places_of_columns(&self) -> BTreeMap<&str, usize> {
        self.columns.iter().enumerate().map(|(at, column)| (column.id.as_str(), at)).collect()
    }
}

/// A template's text on one line; the id instead if the text differs from locality to locality.
fn own_words(text: &str, id: &str) -> String {
    let varies = text.contains("{{") || text.contains("{%") || text.is_empty();
    if varies { id.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// A task of the city's plan.
struct CityRow<'a> {
    sheet: &'a Sheet,
    row: SheetRow<'a>,
    /// The place of its id.
    at: Span,
}

/// The tasks of the city's plan by their ids; the first one if two ids are equal.
fn by_id(sheets: &Sheets) -> BTreeMap<&str, CityRow<'_>> {
    let mut tasks = BTreeMap::new();
    for sheet in sheets.iter() {
        for row in sheet.rows().into_iter().filter(|row| row.kind() == RowKind::Task) {
            if let Some(id) = row.id_word() {
                tasks.entry(id.text.as_str()).or_insert(CityRow { sheet, row, at: id.at });
            }
        }
    }
    tasks
}

/// The lines of a task, and a finding for each that differs from the plan.
fn compare(
    allocation: &Allocation,
    task: &CityTask,
    city: Option<&CityRow<'_>>,
    findings: &mut Findings,
) -> Vec<AllocationLine> {
    let rows: Vec<&AllocationRow> = allocation.rows_for(&task.id).collect();
    let at = rows.first().map_or(task.at, |row| row.at);
    let Some(CityRow { sheet, row, at: place }) = city else {
        let message = format!("kế hoạch của thành phố không có nhiệm vụ `{}` để đối chiếu", task.id);
        let hint = "thêm nhiệm vụ cùng `ma` vào kế hoạch của thành phố, hoặc sửa mã";
        findings.push(Finding::error(codes::U022, at, message).hint(hint));
        return Vec::new();
    };
    let mut lines = Vec::new();
    for column in &task.columns {
        let Some(city) = sheet.bang.column(&column.id).and_then(|at| row.exact[at]) else {
            let message =
                format!("kế hoạch của thành phố không có cột tiền `{}` của `{}`", column.id, task.id);
            let hint = "ghi cột cùng `ma` trong bảng của kế hoạch thành phố";
            findings.push(Finding::error(codes::U022, *place, message).hint(hint));
            continue;
        };
        let figures = rows.iter().filter_map(|row| {
            let figure = row.figures.get(&column.id)?;
            Some(row.unit.in_dong(figure.value))
        });
        let figures: Option<Vec<Decimal>> = figures.collect();
        let sum = figures.and_then(budget::sum);
        match sum.zip(sheet.bang.unit().in_dong(city)) {
            Some((sum, city)) => {
                lines.extend(line(allocation, task, &column.id, (sum, city)));
                tell_difference(task, &column.id, allocation.unit, (sum, city), (at, *place), findings);
            }
            None => {
                let message = format!("tổng của nhiệm vụ `{}` quá dài để đối chiếu", task.id);
                findings.push(Finding::error(codes::B004, at, message).hint("bớt số lẻ trong bảng phân bổ"));
            }
        }
    }
    lines
}

fn line(
    allocation: &Allocation,
    task: &CityTask,
    column: &str,
    (sum, city): (Decimal, Decimal),
) -> Option<AllocationLine> {
    let shown = |dong: Decimal| Unit::Dong.convert(dong, allocation.unit);
    let (task, column) = (task.id.clone(), column.to_owned());
    Some(AllocationLine { task, column, sum: shown(sum)?, city: shown(city)? })
}

/// Reports a sum, in đồng, that differs from the city's.
fn tell_difference(
    task: &CityTask,
    column: &str,
    unit: Unit,
    (sum, city): (Decimal, Decimal),
    (at, place): (Span, Span),
    findings: &mut Findings,
) {
    if sum == city {
        return;
    }
    let shown = |dong: Decimal| {
        let amount = Unit::Dong.convert(dong, unit).unwrap_or(dong);
        format!("{} {}", format_amount(amount), unit.name())
    };
    let (word, difference) = match sum > city {
        true => ("thừa", budget::difference(sum, city)),
        false => ("thiếu", budget::difference(city, sum)),
    };
    let difference = difference.map(format_amount).unwrap_or_default();
    let message = format!(
        "nhiệm vụ `{}`, cột `{column}`: các địa phương cộng được {}, kế hoạch của thành phố ghi {}: {word} {difference} đồng",
        task.id,
        shown(sum),
        shown(city)
    );
    findings.push(
        Finding::error(codes::U022, at, message)
            .related(place, "số của thành phố")
            .hint("sửa bảng phân bổ hoặc kế hoạch của thành phố cho bằng nhau; chưa tệp nào được ghi"),
    );
}
