//! Tracked changes of a Word file, and how a file that has them is shown.

/// A tracked change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChange {
    /// What was done.
    pub sort: ChangeSort,
    /// By whom, as the file says.
    pub author: String,
    /// When, as the file says.
    pub date: String,
}

/// What a tracked change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeSort {
    /// Inserted.
    Inserted,
    /// Deleted.
    Deleted,
    /// Moved away from here.
    MovedFrom,
    /// Moved here.
    MovedTo,
}

impl ChangeSort {
    /// By the name of the element.
    pub(super) fn of(local: &str) -> Option<ChangeSort> {
        Some(match local {
            "ins" | "cellIns" => ChangeSort::Inserted,
            "del" | "cellDel" => ChangeSort::Deleted,
            "moveFrom" => ChangeSort::MovedFrom,
            "moveTo" => ChangeSort::MovedTo,
            _ => return None,
        })
    }
}

/// How a file with tracked changes is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChangeView {
    /// As if all were accepted.
    #[default]
    Accepted,
    /// As if all were rejected.
    Rejected,
    /// Everything, each with its changes.
    Marked,
}

impl ChangeView {
    /// Whether what has such a change is shown.
    pub fn shows(self, sort: ChangeSort) -> bool {
        let is_new = matches!(sort, ChangeSort::Inserted | ChangeSort::MovedTo);
        match self {
            ChangeView::Accepted => is_new,
            ChangeView::Rejected => !is_new,
            ChangeView::Marked => true,
        }
    }
}
