//! Sentences that state the total of a paper whose tables were read from a file.
//!
//! In: all lines, the tables of figures. Out: a warning for a figure that is said to be the total and is none
//! of the totals of the only table of money. There every figure is typed, so that a right one is no fault.

use rust_decimal::Decimal;

use super::found::Telling;
use super::paper_view::Line;
use super::{Breaches, PaperView, stated_total};
use crate::content::money::{format_amount, prose};
use crate::finding::Verdict;
use crate::recounted::{RecognisedKind, RecognisedTable};

/// A total of the table, in đồng.
struct ObservedTotal {
    row: usize,
    column: usize,
    dong: Decimal,
}

/// Judges by the tables of figures; `own` is what the paper is called, in small letters.
pub(super) fn check<'a>(paper: &PaperView<'a>, own: &str, found: &mut Breaches<'a>) -> Verdict {
    let tables: Vec<&RecognisedTable<'a>> =
        paper.recognised().iter().filter(|table| table.has_money()).collect();
    let [table] = tables[..] else {
        return if tables.is_empty() { Verdict::NotApplicable } else { Verdict::NotEvaluated };
    };
    let totals = totals(table);
    let Some(main) = main(table, &totals) else { return Verdict::NotEvaluated };
    for line in paper.lines().filter(|line| line.cell.is_none() && line.has_digit()) {
        for figure in prose::figures(&line.text) {
            let Some(stated) = stated_total::total(&line.text, &figure.at, own) else { continue };
            let said = prose::figures(&line.text[stated.sentence]);
            let is_said = |total: &ObservedTotal| said.iter().any(|figure| figure.dong == total.dong);
            let off = (main.dong - figure.dong).abs();
            if totals.iter().any(is_said)
                || stated.about && off * Decimal::TEN <= main.dong
                || sums_right(table, figure.dong)
            {
                continue;
            }
            tell(paper, table, (line, &figure), main, found);
        }
    }
    Verdict::Passed
}

/// All its totals of which the unit is known.
fn totals(table: &RecognisedTable<'_>) -> Vec<ObservedTotal> {
    let worth = |(row, column, amount): (usize, usize, Decimal)| {
        let dong = table.columns[column].unit?.in_dong(amount)?;
        Some(ObservedTotal { row, column, dong })
    };
    table.totals().into_iter().filter_map(worth).collect()
}

/// The total of the whole: where no column adds up all others, the only one.
fn main<'t>(table: &RecognisedTable<'_>, totals: &'t [ObservedTotal]) -> Option<&'t ObservedTotal> {
    let columns: Vec<usize> = table.amounts().collect();
    let adds_up = |column: usize| {
        let RecognisedKind::RowTotal { of } = &table.columns[column].kind else { return columns.len() == 1 };
        of.len() + 1 == columns.len()
    };
    totals.iter().rev().find(|total| adds_up(total.column))
}

/// Whether an amount is what a total of the table should be: what is wrong then is told there.
fn sums_right(table: &RecognisedTable<'_>, dong: Decimal) -> bool {
    let recount = table.recount();
    let all =
        recount.differences.iter().chain(&recount.rounded).chain(recount.doubts.iter().map(|one| &one.of));
    let computed =
        all.filter_map(|one| table.columns[one.column].unit.and_then(|unit| unit.in_dong(one.computed)));
    computed.into_iter().any(|computed| computed == dong)
}

fn tell<'a>(
    paper: &PaperView<'a>,
    table: &RecognisedTable<'a>,
    (line, figure): (&Line<'a>, &prose::ProseFigure),
    main: &ObservedTotal,
    found: &mut Breaches<'a>,
) {
    let Some(cell) = table.rows[main.row].cells[main.column].as_ref() else { return };
    let unit = table.columns[main.column].unit.map_or("đồng", |unit| unit.name());
    let typed = &line.text[figure.at.clone()];
    let worth = table.figure(main.row, main.column).map(|figure| format_amount(figure.amount));
    let message = format!(
        "`{typed}` ghi là tổng kinh phí, khác tổng cộng của bảng là {} {unit}",
        worth.unwrap_or_else(|| cell.text.clone())
    );
    found.warning(line, figure.at.clone(), message, "sửa số này hoặc bảng".to_owned());
    found.telling(Telling::Each);
    if let Some(total) = cell.paragraph().and_then(|paragraph| paper.line_of(paragraph)) {
        found.related(total, "tổng cộng ở đây");
    }
}
