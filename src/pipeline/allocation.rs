//! The city's allocation as a whole: compared with the city's plan, and reported.
//!
//! In: an allocation whose cells are good, the city's plan. Out: what each task's sum over all
//! units is beside the plan's own line, a finding for each that differs; and the report as a
//! further appendix of that plan. It leaves the workbook to `cli`.

mod appendix;

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Input, Pipeline, Report, Written, referred};
use crate::budget::{self, Unit};
use crate::content::VanBan;
use crate::content::money::format_amount;
use crate::content::table::Bang;
use crate::diag::{Diagnostic, Diagnostics, Severity, codes};
use crate::source::Span;
use crate::units::allocation::{self, Allocation, CityTask};
use crate::write::Format;

/// An allocation that equals the city's plan to the đồng.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The allocation.
    pub allocation: Allocation,
    /// The tasks, in the template's order.
    pub tasks: Vec<CityTask>,
    /// A line a task and column.
    pub lines: Vec<Line>,
}

/// A task's money in one column, in the unit of the allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The id of the task.
    pub task: String,
    /// The id of the column.
    pub column: String,
    /// The sum over all units.
    pub sum: Decimal,
    /// What the city's plan says.
    pub city: Decimal,
}

impl Pipeline {
    /// The tasks of a template that the city pays for; none when they are at fault.
    pub fn city_tasks(&self, template: Input<'_>, report: &mut Report) -> Option<Vec<CityTask>> {
        let Report { sources, findings } = report;
        let mut node = referred::node(template.name, template.bytes, sources, findings)?;
        referred::attach(&mut node, sources, template.files, findings);
        let tasks = allocation::tasks(&node, findings);
        (!findings.has_errors()).then_some(tasks)
    }

    /// Compares the sums over all units with the city's plan; none when one differs, or the plan
    /// cannot be read, which is then in the report.
    pub fn check_allocation(
        &self,
        allocation: Allocation,
        tasks: Vec<CityTask>,
        plan: Input<'_>,
        report: &mut Report,
    ) -> Option<Checked> {
        let mut own = Report { sources: std::mem::take(&mut report.sources), ..Report::about(plan) };
        let read = self.read(plan, None, &mut own);
        report.sources = own.sources;
        // Its warnings are told when it is built itself.
        own.findings.iter().filter(|one| one.severity == Severity::Error).for_each(|one| {
            report.findings.push(one.clone());
        });
        let plan = read.filter(|_| !report.findings.has_errors())?.content;
        let mut lines = Vec::new();
        for task in &tasks {
            lines.extend(compare(&allocation, task, &plan, &mut report.findings));
        }
        (!report.findings.has_errors()).then_some(Checked { allocation, tasks, lines })
    }

    /// The report as an appendix of the city's plan, by itself.
    ///
    /// # Errors
    /// The report, when the plan has an error, or something in the appendix cannot be written.
    pub fn render_allocation(
        &self,
        checked: &Checked,
        plan: Input<'_>,
        formats: &[Format],
    ) -> Result<Written, Report> {
        let mut report = Report::about(plan);
        let tree = appendix::node(checked, plan, &mut report)
            .and_then(|node| self.read_node(node, plan, &mut report))
            .and_then(|dossier| dossier.tree.appendices().into_iter().rfind(appendix::is_report));
        let Some(tree) = tree.filter(|_| !report.findings.has_errors()) else { return Err(report) };
        self.files((&tree, None), formats, &mut report).ok_or(report)
    }
}

/// The lines of a task, and a finding for each that differs from the plan.
fn compare(allocation: &Allocation, task: &CityTask, plan: &VanBan, diags: &mut Diagnostics) -> Vec<Line> {
    let at = allocation.rows_for(&task.id).next().map_or(task.at, |row| row.at);
    let Some((bang, place)) = find(plan, &task.id) else {
        let message = format!("kế hoạch của thành phố không có nhiệm vụ `{}` để đối chiếu", task.id);
        let hint = "thêm nhiệm vụ cùng `ma` vào kế hoạch của thành phố, hoặc sửa mã";
        diags.push(Diagnostic::error(codes::U022, at, message).hint(hint));
        return Vec::new();
    };
    let sheet = budget::sheet(bang, &mut Diagnostics::default());
    let own = sheet.rows().into_iter().find(|row| row.id() == Some(&task.id));
    let mut lines = Vec::new();
    for column in &task.columns {
        let city = bang.column(&column.id).and_then(|at| own?.exact[at]);
        let Some(city) = city else {
            let message =
                format!("kế hoạch của thành phố không có cột tiền `{}` của `{}`", column.id, task.id);
            let hint = "ghi cột cùng `ma` trong bảng của kế hoạch thành phố";
            diags.push(Diagnostic::error(codes::U022, place, message).hint(hint));
            continue;
        };
        let figures = allocation.rows_for(&task.id).filter_map(|row| {
            let figure = row.figures.get(&column.id)?;
            Some(row.unit.in_dong(figure.value))
        });
        let figures: Option<Vec<Decimal>> = figures.collect();
        let sum = figures.and_then(budget::sum);
        match sum.zip(bang.unit().in_dong(city)) {
            Some((sum, city)) => {
                lines.extend(line(allocation, task, &column.id, (sum, city)));
                tell_difference(task, &column.id, allocation.unit, (sum, city), (at, place), diags);
            }
            None => {
                let message = format!("tổng của nhiệm vụ `{}` quá dài để đối chiếu", task.id);
                diags.push(Diagnostic::error(codes::B004, at, message).hint("bớt số lẻ trong bảng phân bổ"));
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
) -> Option<Line> {
    let shown = |dong: Decimal| Unit::Dong.convert(dong, allocation.unit);
    let (task, column) = (task.id.clone(), column.to_owned());
    Some(Line { task, column, sum: shown(sum)?, city: shown(city)? })
}

/// Tells a sum, in đồng, that is not the city's.
fn tell_difference(
    task: &CityTask,
    column: &str,
    unit: Unit,
    (sum, city): (Decimal, Decimal),
    (at, place): (Span, Span),
    diags: &mut Diagnostics,
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
    diags.push(
        Diagnostic::error(codes::U022, at, message)
            .related(place, "số của thành phố")
            .hint("sửa bảng phân bổ hoặc kế hoạch của thành phố cho bằng nhau; chưa tệp nào được ghi"),
    );
}

/// The table of a task and the task's place in it.
fn find<'a>(plan: &'a VanBan, task: &str) -> Option<(&'a Arc<Bang>, Span)> {
    let own = plan.phu_luc.iter().flat_map(|appendix| &appendix.bang);
    let mut found = own.filter_map(|bang| {
        let (_, found) = bang.tasks().find(|(id, _)| *id == task)?;
        Some((bang, found.id.as_ref().map_or(found.at, |id| id.at)))
    });
    found.next().or_else(|| plan.kem_theo.iter().find_map(|attached| find(attached, task)))
}
