//! Which column holds the table's total.

use super::{Column, Origin};

/// The column of the table's total: the row sum of all money, or the only row sum; without row sums the only
/// column of money.
pub(super) fn of(columns: &[Column]) -> Option<usize> {
    let only = |wanted: &dyn Fn(&Column) -> bool| {
        let mut found = (0..columns.len()).filter(|&at| wanted(&columns[at]));
        found.next().filter(|_| found.next().is_none())
    };
    let leaves: Vec<usize> = (0..columns.len()).filter(|&at| columns[at].kind.is_leaf()).collect();
    let is_sum = |column: &Column| column.kind.origin() == Some(Origin::RowSum);
    let whole = |column: &Column| {
        is_sum(column) && leaves.iter().all(|leaf| column.of.contains(leaf) || column.less.contains(leaf))
    };
    if columns.iter().any(is_sum) {
        only(&is_sum).or_else(|| only(&whole))
    } else {
        only(&|column: &Column| column.kind.is_leaf())
    }
}
