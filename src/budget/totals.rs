//! The figures of a sheet as a tree beside that of its table, for the spreadsheets and the import.

use super::{RowKind, Sheet, Sums};
use crate::content::money::Unit;

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
}

/// The sums of a group or a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartSums {
    /// By column, as on paper: money in the unit that is shown, shares in per cent.
    pub sums: Sums,
    /// By column, before any rounding, in the unit the table is written in; no shares.
    pub exact: Sums,
    /// Of what a group holds.
    pub parts: Vec<PartSums>,
}

impl Sheet {
    /// The same figures as a tree.
    pub fn totals(&self) -> Totals {
        let rows = self.rows();
        let below = |inside| -> Vec<usize> {
            let own = rows.iter().filter(|row| row.kind() != RowKind::Total && row.inside == inside);
            own.map(|row| row.at).collect()
        };
        fn of(sheet: &Sheet, at: &[usize], below: &dyn Fn(Option<usize>) -> Vec<usize>) -> Vec<PartSums> {
            let rows = sheet.rows();
            let part = |&at: &usize| PartSums {
                sums: rows[at].shown.clone(),
                exact: rows[at].exact.clone(),
                parts: of(sheet, &below(Some(at)), below),
            };
            at.iter().map(part).collect()
        }
        let parts = of(self, &below(None), &below);
        Totals { unit: self.unit(), grand: self.grand().clone(), exact: self.exact().clone(), parts }
    }
}
