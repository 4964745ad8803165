//! Every sum of a table, exact: row sums, subtotals of groups, grand totals.
//!
//! In: a table's figures. Out: [`Totals`], and a finding for each stated sum that differs.
//! There is no other arithmetic on money in the program.

pub mod diff;
pub mod words;

use rust_decimal::Decimal;

pub use crate::content::money::Unit;
use crate::content::money::format_amount;
use crate::content::table::{Bang, Kind, Part, Stated, Task};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::Span;

/// Below it a figure of six decimals keeps every digit in a [`Decimal`], so that adding never
/// rounds.
const LIMIT: i128 = 10_i128.pow(21);

/// Figures by column; none in columns without money, or where a figure could not be read.
pub type Sums = Vec<Option<Decimal>>;

/// All sums of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Of all tasks.
    pub grand: Sums,
    /// Of each group and task, as they stand in the table.
    pub parts: Vec<PartSums>,
    columns: Vec<String>,
}

/// The sums of a group or a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartSums {
    /// Its id.
    pub id: Option<String>,
    /// Which of the two.
    pub of: PartKind,
    /// By column.
    pub sums: Sums,
    /// Of what a group holds.
    pub parts: Vec<PartSums>,
}

/// Group or task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum PartKind {
    Group,
    Task,
}

impl Totals {
    /// The grand total of a column.
    pub fn total(&self, column: &str) -> Option<Decimal> {
        self.pick(&self.grand, column)
    }

    /// The subtotal of a group in a column.
    pub fn group(&self, id: &str, column: &str) -> Option<Decimal> {
        self.pick(&find(&self.parts, PartKind::Group, id)?.sums, column)
    }

    /// The figure of a task in a column.
    pub fn task(&self, id: &str, column: &str) -> Option<Decimal> {
        self.pick(&find(&self.parts, PartKind::Task, id)?.sums, column)
    }

    fn pick(&self, sums: &Sums, column: &str) -> Option<Decimal> {
        let place = self.columns.iter().position(|id| id == column)?;
        sums.get(place).copied().flatten()
    }
}

fn find<'a>(parts: &'a [PartSums], kind: PartKind, id: &str) -> Option<&'a PartSums> {
    parts.iter().find_map(|part| {
        let this = part.of == kind && part.id.as_deref() == Some(id);
        if this { Some(part) } else { find(&part.parts, kind, id) }
    })
}

/// Adds up a table and checks the sums stated in it.
pub fn compute(bang: &Bang, diags: &mut Diagnostics) -> Totals {
    let mut counter = Counter { bang, diags };
    let parts: Vec<_> = bang.parts.iter().map(|part| counter.part(part)).collect();
    let grand = counter.add(&parts, bang.at());
    if let Some(total) = &bang.total {
        counter.check(&total.stated, &grand, "dòng tổng cộng", "cộng từ các nhiệm vụ");
    }
    let columns = bang.columns.iter().map(|column| column.id.text.clone()).collect();
    Totals { grand, parts, columns }
}

struct Counter<'a, 'd> {
    bang: &'a Bang,
    diags: &'d mut Diagnostics,
}

impl Counter<'_, '_> {
    fn part(&mut self, part: &Part) -> PartSums {
        match part {
            Part::Task(task) => self.task(task),
            Part::Group(group) => {
                let parts: Vec<_> = group.parts.iter().map(|part| self.part(part)).collect();
                let sums = self.add(&parts, group.at);
                let owner = format!("nhóm {}", group.label);
                self.check(&group.stated, &sums, &owner, "cộng từ các nhiệm vụ");
                let id = group.id.as_ref().map(|id| id.text.clone());
                PartSums { id, of: PartKind::Group, sums, parts }
            }
        }
    }

    fn task(&mut self, task: &Task) -> PartSums {
        let amounts: Sums = task.amounts.iter().map(|amount| amount.map(|amount| amount.value)).collect();
        let mut sums = Vec::with_capacity(amounts.len());
        for (place, column) in self.bang.columns.iter().enumerate() {
            sums.push(match &column.kind {
                Kind::RowSum(of) => self.sum(of.iter().map(|&of| amounts[of]), place, task.at),
                _ => amounts[place],
            });
        }
        let id = task.id.as_ref().map(|id| id.text.clone());
        let owner = match &id {
            Some(id) => format!("nhiệm vụ `{id}`"),
            None => format!("nhiệm vụ {}", task.number),
        };
        self.check(&task.stated, &sums, &owner, "cộng các cột của hàng");
        PartSums { id, of: PartKind::Task, sums, parts: Vec::new() }
    }

    /// The sums of parts by column.
    fn add(&mut self, parts: &[PartSums], at: Span) -> Sums {
        let columns = self.bang.columns.iter().enumerate();
        columns
            .map(|(place, column)| {
                column
                    .kind
                    .holds_money()
                    .then(|| self.sum(parts.iter().map(|part| part.sums[place]), place, at))?
            })
            .collect()
    }

    /// The sum, unless one of the figures is not known: its fault is told elsewhere.
    fn sum(
        &mut self,
        figures: impl Iterator<Item = Option<Decimal>>,
        column: usize,
        at: Span,
    ) -> Option<Decimal> {
        let known: Vec<Decimal> = figures.collect::<Option<_>>()?;
        let sum = known.into_iter().try_fold(Decimal::ZERO, add);
        if sum.is_none() {
            let id = &self.bang.columns[column].id.text;
            self.diags.push(
                Diagnostic::error(codes::B004, at, format!("tổng ở cột `{id}` quá lớn"))
                    .hint("chọn đơn vị tiền lớn hơn ở `don_vi` của bảng"),
            );
        }
        sum
    }

    fn check(&mut self, stated: &[Stated], sums: &Sums, owner: &str, how: &str) {
        for &Stated { column, amount } in stated {
            let Some(sum) = sums[column].filter(|sum| *sum != amount.value) else { continue };
            let id = &self.bang.columns[column].id.text;
            let (written, counted) = (format_amount(amount.value), format_amount(sum));
            self.diags.push(
                Diagnostic::error(
                    codes::B003,
                    amount.at,
                    format!("{owner} ghi {written} ở cột `{id}`, {how} là {counted}"),
                )
                .hint("sửa số ghi sẵn hoặc các số của nhiệm vụ"),
            );
        }
    }
}

fn add(sum: Decimal, figure: Decimal) -> Option<Decimal> {
    sum.checked_add(figure).filter(|sum| *sum < Decimal::from(LIMIT))
}

#[cfg(test)]
mod tests;
