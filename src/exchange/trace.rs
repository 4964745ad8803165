//! What each sum of a table is made of, down to the lines that a person typed.

use rust_decimal::Decimal;

use super::{Line, Priced};
use crate::budget::PartSums;
use crate::content::money::format_amount;
use crate::content::table::{Kind, Part, Task};
use crate::source::{Sources, Span};

/// The sums of a table, the grand totals first: `6.730 = 2.570 (1) + 4.160 (2)`.
pub fn trace(table: &Priced, sources: &Sources) -> String {
    let trace = Trace { table, sources };
    let mut text = super::text::heading(table);
    text += &format!("Số dòng là dòng của tệp {}\n\n", sources.file(table.bang.at().file).name());
    let lines = table.lines();
    let total = lines.iter().filter(|line| line.part.is_none());
    for line in total.chain(lines.iter().filter(|line| line.part.is_some())) {
        let sums = trace.sums(line);
        if !sums.is_empty() {
            let dot = if line.label().is_empty() { "" } else { ". " };
            text += &format!("{}{dot}{}\n", line.label(), line.name(&table.bang));
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
    /// The sums of a row, one text each.
    fn sums(&self, line: &Line<'_>) -> Vec<String> {
        let columns = self.table.bang.columns.iter().enumerate();
        let made = |(column, kind): (usize, &Kind)| match line.part {
            Some((Part::Task(task), sums)) => self.of_task(task, sums, column, kind),
            Some((Part::Group(group), sums)) => kind
                .holds_money()
                .then(|| self.of_parts(&group.parts, &sums.parts, sums.sums[column], column))?,
            None => {
                let (parts, totals) = (&self.table.bang.parts, &self.table.totals);
                kind.holds_money()
                    .then(|| self.of_parts(parts, &totals.parts, totals.grand[column], column))?
            }
        };
        let made = columns.filter_map(|(at, column)| {
            Some(format!("{}: {}", self.table.column_name(at), made((at, &column.kind))?))
        });
        made.collect()
    }

    /// The sum of a column over the parts of a group or of the table.
    fn of_parts(
        &self,
        parts: &[Part],
        sums: &[PartSums],
        total: Option<Decimal>,
        column: usize,
    ) -> Option<String> {
        let figures = parts.iter().zip(sums).map(|(part, sums)| {
            let figure = amount(sums.sums[column]);
            match part {
                Part::Group(group) => format!("{figure} ({})", group.label),
                Part::Task(task) => {
                    let place = task.amounts[column].map(|typed| format!(", {}", self.place(typed.at)));
                    format!("{figure} ({}{})", task.label, place.unwrap_or_default())
                }
            }
        });
        Some(format!("{} = {}", amount(total), figures.collect::<Vec<_>>().join(" + ")))
    }

    /// What a task's own figure is made of.
    fn of_task(&self, task: &Task, sums: &PartSums, column: usize, kind: &Kind) -> Option<String> {
        let result = amount(sums.sums[column]);
        let named = |&of: &usize| format!("{} ({})", amount(sums.sums[of]), self.table.column_name(of));
        match kind {
            Kind::RowSum(of) => {
                Some(format!("{result} = {}", of.iter().map(named).collect::<Vec<_>>().join(" + ")))
            }
            Kind::Product(of) => {
                Some(format!("{result} = {}", of.iter().map(named).collect::<Vec<_>>().join(" × ")))
            }
            // A figure that is not on paper what was typed.
            _ => {
                let (typed, exact) = (task.amounts[column]?, sums.exact[column]?);
                let bang = &self.table.bang;
                let kept = bang.unit().convert(exact, self.table.totals.unit);
                (kept != sums.sums[column] && kind.holds_money()).then(|| {
                    let typed_at = self.place(typed.at);
                    format!(
                        "{result} làm tròn từ {} {} ({typed_at})",
                        format_amount(exact),
                        bang.unit().name()
                    )
                })
            }
        }
    }

    /// `dòng 57` of the file of the table, `bang/a.csv:57`, `bang/a.xlsx, ô Phụ lục!F17`.
    fn place(&self, at: Span) -> String {
        let file = self.sources.file(at.file);
        match file.cell(at.start as usize) {
            Some((sheet, cell)) => format!("{}, ô {sheet}!{cell}", file.name()),
            None if at.file == self.table.bang.at().file => {
                format!("dòng {}", file.line_column(at.start as usize).0)
            }
            None => format!("{}:{}", file.name(), file.line_column(at.start as usize).0),
        }
    }
}

fn amount(amount: Option<Decimal>) -> String {
    amount.map(format_amount).unwrap_or_default()
}
