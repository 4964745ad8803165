//! Every sum of a table, exact: products, row sums, subtotals of groups, grand totals, shares.
//!
//! In: a table's figures. Out: [`Totals`], and a finding for each stated sum that differs, each
//! ceiling that is gone over, each figure finer than what is shown. There is no other arithmetic
//! on money in the program.

mod checks;
mod count;
pub mod diff;
mod exact;
mod shares;
pub mod words;

use rust_decimal::Decimal;

pub use crate::content::money::Unit;
use crate::content::table::{Bang, Kind, Stated};
use crate::diag::{Diagnostic, Diagnostics, codes};
use count::Counter;

pub use shares::percent;

/// Figures by column; none in columns of words, where a figure could not be read, and where a row
/// has none (quantities and prices of groups).
pub type Sums = Vec<Option<Decimal>>;

/// All sums of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The unit of all sums but the exact ones: the one the table is shown in.
    pub unit: Unit,
    /// Of all tasks, as on paper.
    pub grand: Sums,
    /// Of all tasks, before any rounding, in the unit the table is written in; no shares.
    pub exact: Sums,
    /// Of each group and task, as they stand in the table.
    pub parts: Vec<PartSums>,
    columns: Vec<String>,
    main: Option<usize>,
}

/// The sums of a group or a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartSums {
    /// Its id.
    pub id: Option<String>,
    /// Which of the two.
    pub of: PartKind,
    /// By column, as on paper: money in the unit that is shown, shares in per cent.
    pub sums: Sums,
    /// By column, before any rounding, in the unit the table is written in; no shares.
    pub exact: Sums,
    /// Of what a group holds.
    pub parts: Vec<PartSums>,
}

/// The figures of a row.
struct Line {
    exact: Sums,
    shown: Sums,
}

impl Line {
    fn empty(columns: usize) -> Line {
        Line { exact: vec![None; columns], shown: vec![None; columns] }
    }
}

/// Group or task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum PartKind {
    Group,
    Task,
}

impl Totals {
    /// The grand total of the table: that of the column of the total, where there is one.
    pub fn main(&self) -> Option<Decimal> {
        self.grand[self.main?]
    }

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

    /// All groups and tasks, from top to bottom.
    pub fn rows(&self) -> Vec<&PartSums> {
        fn collect<'a>(parts: &'a [PartSums], all: &mut Vec<&'a PartSums>) {
            for part in parts {
                all.push(part);
                collect(&part.parts, all);
            }
        }
        let mut all = Vec::new();
        collect(&self.parts, &mut all);
        all
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

/// The sum of figures of one unit of money; none when it has too many digits to be exact.
pub fn sum(figures: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    figures.into_iter().try_fold(Decimal::ZERO, exact::add)
}

/// So much is `left` more than `right`; none when it has too many digits to be exact.
pub fn difference(left: Decimal, right: Decimal) -> Option<Decimal> {
    exact::subtract(left, right)
}

/// Adds up a table and checks the sums and ceilings stated in it.
pub fn compute(bang: &Bang, diags: &mut Diagnostics) -> Totals {
    let mut counter = Counter { bang, diags };
    let mut parts = counter.parts(&bang.parts);
    let mut grand = counter.add(&parts, bang.at());
    if let Some(total) = &bang.total {
        counter.check(&total.stated, &grand, "dòng tổng cộng", "cộng từ các nhiệm vụ");
    }
    counter.cap(&bang.ceilings, &grand, "bảng");
    let columns = bang.columns.iter().enumerate();
    let of_columns = columns.filter_map(|(column, one)| Some(Stated { column, amount: one.ceiling? }));
    counter.cap(&of_columns.collect::<Vec<_>>(), &grand, "bảng");
    checks::tell_gaps(bang, &grand, diags);
    fill_shares(bang, &mut parts, &mut grand, diags);
    Totals {
        unit: bang.shown.unit,
        grand: grand.shown,
        exact: grand.exact,
        parts,
        columns: bang.columns.iter().map(|column| column.id.text.clone()).collect(),
        main: bang.main_column(),
    }
}

/// Shares of what stands on paper; without a total there are none.
fn fill_shares(bang: &Bang, parts: &mut [PartSums], grand: &mut Line, diags: &mut Diagnostics) {
    for (place, column) in bang.columns.iter().enumerate() {
        let Kind::Share(of) = column.kind else { continue };
        let Some(total) = grand.shown[of].filter(|total| !total.is_zero()) else { continue };
        if shares::fill(parts, place, of, total).is_none() {
            let message = format!("số ở cột `{}` quá dài để tính tỷ trọng", bang.columns[of].id.text);
            diags.push(Diagnostic::error(codes::B004, column.id.at, message).hint("bớt số lẻ trong bảng"));
            continue;
        }
        grand.shown[place] = Some(shares::HUNDRED);
    }
}

#[cfg(test)]
mod tests;
