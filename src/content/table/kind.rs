//! What a column holds, and which one carries the table's total.

use super::Column;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The numbers of groups and tasks.
    Number,
    /// Text.
    Text,
    /// Short text, centred.
    Centre,
    /// A day of the calendar, centred.
    Date,
    /// Money, stated for each task.
    Money,
    /// A number of things, days, people; a factor of a product.
    Quantity,
    /// The money for one of them; a factor of a product, never added up.
    Price,
    /// Money: the product of the row's figures in these columns, one of them a price.
    Product(Vec<usize>),
    /// The sum of the row's money in these columns.
    RowSum(Vec<usize>),
    /// Per cent of the grand total of this column.
    Share(usize),
}

impl Kind {
    /// Do its cells hold words of the tasks?
    pub fn holds_words(&self) -> bool {
        matches!(self, Kind::Text | Kind::Centre | Kind::Date)
    }

    /// Money that is added up from row to row, stated or computed?
    pub fn holds_money(&self) -> bool {
        self.is_leaf() || matches!(self, Kind::RowSum(_))
    }

    /// Money of a task's own, which row sums add up?
    pub fn is_leaf(&self) -> bool {
        matches!(self, Kind::Money | Kind::Product(_))
    }

    /// A figure that a task states, whichever way?
    pub fn is_stated(&self) -> bool {
        matches!(self, Kind::Money) || self.is_factor()
    }

    /// A figure that a task states under the column's own id?
    pub fn is_factor(&self) -> bool {
        matches!(self, Kind::Quantity | Kind::Price)
    }

    /// Do its cells hold figures of any sort but numbers of rows?
    pub fn holds_figures(&self) -> bool {
        self.holds_money() || self.is_factor() || matches!(self, Kind::Share(_))
    }
}

/// The column of the table's total: the row sum of all money, or the only one; without row sums
/// the only column of money.
pub(super) fn main_column(columns: &[Column]) -> Option<usize> {
    let only = |wanted: &dyn Fn(&Kind) -> bool| {
        let mut found = (0..columns.len()).filter(|&at| wanted(&columns[at].kind));
        found.next().filter(|_| found.next().is_none())
    };
    let leaves: Vec<usize> = (0..columns.len()).filter(|&at| columns[at].kind.is_leaf()).collect();
    let is_sum = |kind: &Kind| matches!(kind, Kind::RowSum(_));
    let whole = |kind: &Kind| matches!(kind, Kind::RowSum(of) if leaves.iter().all(|leaf| of.contains(leaf)));
    if columns.iter().any(|column| is_sum(&column.kind)) {
        only(&is_sum).or_else(|| only(&whole))
    } else {
        only(&Kind::is_leaf)
    }
}
