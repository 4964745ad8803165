//! Shows what each sum of a table is made of, down to the lines that a person typed.
//!
//! In: a table. Out: text. It leaves printing to the caller.

use rust_decimal::Decimal;

use super::{Priced, PricedRow};
use crate::budget::{RowKind, SheetRow};
use crate::content::money::format_amount;
use crate::content::table::{Column, Origin};
use crate::source::{Sources, Span};

/// The sums of a table, the grand totals first: `6.730 = 2.570 (1) + 4.160 (2)`.
pub fn trace(table: &Priced, sources: &Sources) -> String {
    let trace = Trace { table, sources };
    let mut text = super::text::heading(table);
    text += &format!("Số dòng là dòng của tệp {}\n\n", sources.file(table.bang().at().file).name());
    let lines = table.lines();
    let (totals, others): (Vec<&PricedRow<'_>>, Vec<_>) =
        lines.iter().partition(|line| line.row.kind() == RowKind::Total);
    let rows = table.sheet.rows();
    for line in totals.into_iter().chain(others) {
        let sums = trace.sums(&line.row, &rows);
        if !sums.is_empty() {
            let label = line.row.label();
            let dot = if label.is_empty() { "" } else { ". " };
            text += &format!("{label}{dot}{}\n", line.name(table.bang()));
            sums.iter().for_each(|sum| text += &format!("  {sum}\n"));
        }
    }
    text
}

struct Trace<'a> {
    table: &'a Priced,
    sources: &'a Sources,
}

impl Trace<'_> {
    /// The sums of a row, one text per sum.
    fn sums(&self, row: &SheetRow<'_>, rows: &[SheetRow<'_>]) -> Vec<String> {
        let columns = self.table.bang().columns.iter().enumerate();
        let made = |(at, column): (usize, &Column)| match row.kind() {
            _ if column.kind.is_ratio() => self.of_task(row, at, column),
            RowKind::Task => self.of_task(row, at, column),
            RowKind::Group | RowKind::Total => column.kind.is_summed().then(|| self.of_parts(row, rows, at)),
        };
        let made = columns.filter_map(|(at, column)| {
            Some(format!("{}: {}", self.table.column_name(at), made((at, column))?))
        });
        made.collect()
    }

    /// The sum of a column over the rows in a group or in the table.
    fn of_parts(&self, row: &SheetRow<'_>, rows: &[SheetRow<'_>], column: usize) -> String {
        let figures = self.table.sheet.inside(row).map(|at| {
            let part = &rows[at];
            let place = part.typed(column).map(|typed| format!(", {}", self.place(typed.at)));
            format!("{} ({}{})", term(part.shown[column]), part.label(), place.unwrap_or_default())
        });
        let figures: Vec<String> = figures.collect();
        match figures.is_empty() {
            true => format!("{}, chưa có nhiệm vụ nào", amount(row.shown[column])),
            false => format!("{} = {}", amount(row.shown[column]), figures.join(" + ")),
        }
    }

    /// What a task's own figure is made of.
    fn of_task(&self, row: &SheetRow<'_>, at: usize, column: &Column) -> Option<String> {
        let result = amount(row.shown[at]);
        let named = |&of: &usize| format!("{} ({})", term(row.shown[of]), self.table.column_name(of));
        let made =
            |sign: &str| format!("{result} = {}", column.of.iter().map(named).collect::<Vec<_>>().join(sign));
        let terms = || {
            let less = column.less.iter().map(|of| format!(" - {}", named(of)));
            column.of.iter().map(named).collect::<Vec<_>>().join(" + ") + &less.collect::<String>()
        };
        match column.kind.origin() {
            Some(Origin::RowSum | Origin::Difference) => Some(format!("{result} = {}", terms())),
            Some(Origin::Rise) => Some(format!("{result} = phần tăng của {}", terms())),
            Some(Origin::Fall) => Some(format!("{result} = phần giảm của {}", terms())),
            Some(Origin::Ratio) => row.shown[at].and(Some(format!(
                "{result} = 100 × {} : {}",
                named(&column.of[0]),
                named(&column.of[1])
            ))),
            Some(Origin::Product) => Some(made(" × ")),
            // The figure on paper is not the one that was typed.
            _ => {
                let (typed, exact) = (row.typed(at)?, row.exact[at]?);
                let unit = self.table.bang().unit();
                let kept = unit.convert(exact, self.table.sheet.unit());
                (kept != row.shown[at] && column.kind.holds_money()).then(|| {
                    let typed_at = self.place(typed.at);
                    format!("{result} làm tròn từ {} {} ({typed_at})", format_amount(exact), unit.name())
                })
            }
        }
    }

    /// `dòng 57` of the file of the table, `bang/a.csv:57`, `bang/a.xlsx, ô Phụ lục!F17`.
    fn place(&self, at: Span) -> String {
        let file = self.sources.file(at.file);
        match file.cell(at.start as usize) {
            Some((sheet, cell)) => format!("{}, ô {sheet}!{cell}", file.name()),
            None if at.file == self.table.bang().at().file => {
                format!("dòng {}", file.line_column(at.start as usize).0)
            }
            None => format!("{}:{}", file.name(), file.line_column(at.start as usize).0),
        }
    }
}

/// A figure among others: one below zero is in brackets, so that no two signs meet.
fn term(figure: Option<Decimal>) -> String {
    match figure {
        Some(below) if below.is_sign_negative() && !below.is_zero() => format!("({})", format_amount(below)),
        figure => amount(figure),
    }
}

fn amount(amount: Option<Decimal>) -> String {
    amount.map(format_amount).unwrap_or_default()
}
