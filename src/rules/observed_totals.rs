//! Sentences that state the total of a paper whose tables were read from a file.
//!
//! In: all lines, the tables of figures. Out: a warning for a figure that is said to be the total and is none
//! of the totals of the only table of money. There every figure is typed, so that a right one is no fault.

use std::cell::LazyCell;

use rust_decimal::Decimal;

use super::found::Telling;
use super::paper_view::Line;
use super::{Breaches, PaperView, stated_total};
use crate::content::money::{format_amount, prose};
use crate::finding::Verdict;
use crate::recounted::{self, RecognisedKind, RecognisedTable, Recount};

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
    let recount = LazyCell::new(|| table.recount());
    for line in paper.lines().filter(|line| line.cell.is_none() && line.has_digit()) {
        for figure in prose::figures(&line.text) {
            let of_year = of_year(&line.text, figure.at.start).and_then(|(text, year)| {
                let total = total_of_year(table, &totals, year)?;
                Some((stated_total::total(&text, &figure.at, own)?, total))
            });
            let of_all = || stated_total::total(&line.text, &figure.at, own).map(|stated| (stated, main));
            let Some((stated, total)) = of_year.or_else(of_all) else { continue };
            let said = prose::figures(&line.text[stated.sentence]);
            let off = (total.dong - figure.dong).abs();
            if totals.iter().any(|total| total.dong == figure.dong)
                || said.iter().any(|figure| figure.dong == total.dong)
                || stated.about && off * Decimal::TEN <= total.dong
                || sums_right(table, &recount, figure.dong)
            {
                continue;
            }
            tell(paper, table, (line, &figure), total, found);
        }
    }
    Verdict::Passed
}

/// A sentence that speaks of one year before a figure, with blanks in place of that, and the year.
fn of_year(text: &str, figure: usize) -> Option<(String, u16)> {
    let before = &text[..figure];
    let mut years =
        ["năm ", "Năm "].into_iter().flat_map(|word| before.match_indices(word)).filter_map(|(at, word)| {
            let digits = before.get(at + word.len()..at + word.len() + 4)?;
            let is_year = digits.starts_with("20") && digits.bytes().all(|byte| byte.is_ascii_digit());
            Some((at..at + word.len() + 4, digits.parse::<u16>().ok().filter(|_| is_year)?))
        });
    let (at, year) = years.next()?;
    if years.next().is_some() {
        return None;
    }
    let mut blanked = text.to_owned();
    blanked.replace_range(at.clone(), &" ".repeat(at.len()));
    Some((blanked, year))
}

/// The total of the only column of a year.
fn total_of_year<'t>(
    table: &RecognisedTable<'_>,
    totals: &'t [ObservedTotal],
    year: u16,
) -> Option<&'t ObservedTotal> {
    let is_of = |column: &usize| table.columns[*column].kind == RecognisedKind::Amount { year: Some(year) };
    let mut columns = table.amounts().filter(is_of);
    let column = columns.next().filter(|_| columns.next().is_none())?;
    totals.iter().rev().find(|total| total.column == column)
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
fn sums_right(table: &RecognisedTable<'_>, recount: &Recount, dong: Decimal) -> bool {
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
    let at = match table.columns[main.column].kind {
        RecognisedKind::Amount { year: Some(_) } => {
            format!(" ở cột `{}`", recounted::shortened(&table.columns[main.column].name()))
        }
        _ => String::new(),
    };
    let message = format!(
        "`{typed}` ghi là tổng kinh phí, khác tổng cộng{at} của bảng là {} {unit}",
        worth.unwrap_or_else(|| cell.text.clone())
    );
    found.warning(line, figure.at.clone(), message, "sửa số này hoặc bảng".to_owned());
    found.telling(Telling::Each);
    if let Some(total) = cell.paragraph().and_then(|paragraph| paper.line_of(paragraph)) {
        found.related(total, "tổng cộng ở đây");
    }
}
