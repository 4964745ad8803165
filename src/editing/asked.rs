//! What may be done to a field of a form.

use super::model::FormControl;
use crate::yaml::splice::Step;

/// What is done to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormEdit {
    /// It says this from now on; nothing clears it.
    Write {
        /// The field.
        at: Vec<Step>,
        /// What it is to say, as somebody typed it.
        text: String,
    },
    /// It gets a new item at its end.
    Add {
        /// The list.
        at: Vec<Step>,
    },
    /// It goes.
    Remove {
        /// The item, or the field.
        at: Vec<Step>,
    },
    /// It changes places with the item before it, or with the one behind it.
    Move {
        /// The item.
        at: Vec<Step>,
        /// Whether it goes up.
        up: bool,
    },
    /// Cells and rows of a table change, all at once.
    Table {
        /// The table.
        at: Vec<Step>,
        /// What is done.
        change: TableChange,
    },
}

/// What is done to a table that is shown as a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableChange {
    /// Cells say something else, and new rows come behind the last one.
    Cells {
        /// The cells.
        cells: Vec<ChangedCell>,
        /// What stands in the new rows, by the ids of columns.
        rows: Vec<Vec<(String, String)>>,
    },
    /// A task or a group comes behind a row; without one it is the first.
    Add {
        /// The way to the row.
        beside: Option<Vec<Step>>,
        /// Whether it is a group.
        is_group: bool,
    },
    /// Rows go, with what is in them.
    Remove {
        /// The rows as the page shows them.
        rows: Vec<RowAsSeen>,
    },
    /// A row changes places with its neighbour; at the end of its group it goes on into the next one.
    Move {
        /// The row as the page shows it.
        row: RowAsSeen,
        /// Whether it goes up.
        up: bool,
    },
}

/// A cell that is to say something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedCell {
    /// The way to its row.
    pub row: Vec<Step>,
    /// The id of its column.
    pub column: String,
    /// The name of the row as the page shows it.
    pub name: String,
    /// What it says as the page shows it.
    pub old: String,
    /// What it is to say, as somebody typed or pasted it.
    pub new: String,
}

/// A row, and what is typed in it as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowAsSeen {
    /// The way to it.
    pub way: Vec<Step>,
    /// What its cells say, by the ids of columns.
    pub cells: Vec<(String, String)>,
}

impl FormEdit {
    /// The field that it is about.
    pub fn at(&self) -> &[Step] {
        match self {
            FormEdit::Write { at, .. }
            | FormEdit::Add { at }
            | FormEdit::Remove { at }
            | FormEdit::Move { at, .. }
            | FormEdit::Table { at, .. } => at,
        }
    }
}

/// What is written for a text that somebody typed into a field: without blanks around it, with one sort of line ends.
/// Returns None if the field takes no text.
pub fn typed(control: &FormControl, text: &str) -> Option<String> {
    match control {
        FormControl::Line(_) | FormControl::Choice { .. } => Some(typed_text(text, true)),
        FormControl::Text(_) => Some(typed_text(text, false)),
        FormControl::Parts(_)
        | FormControl::Items { .. }
        | FormControl::Table { .. }
        | FormControl::Other => None,
    }
}

/// What is written for a text, as one line or as lines.
pub(super) fn typed_text(text: &str, is_line: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    if is_line {
        return text.replace('\n', " ").trim().to_owned();
    }
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}
