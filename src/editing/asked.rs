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
}

impl FormEdit {
    /// The field that it is about.
    pub fn at(&self) -> &[Step] {
        match self {
            FormEdit::Write { at, .. }
            | FormEdit::Add { at }
            | FormEdit::Remove { at }
            | FormEdit::Move { at, .. } => at,
        }
    }
}

/// What is written for a text that somebody typed into a field: without blanks around it, with one sort of line ends.
/// Returns None if the field takes no text.
pub fn typed(control: &FormControl, text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    match control {
        FormControl::Line(_) | FormControl::Choice { .. } => Some(text.replace('\n', " ").trim().to_owned()),
        FormControl::Text(_) => {
            let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
            Some(lines.join("\n").trim().to_owned())
        }
        FormControl::Parts(_) | FormControl::Items { .. } | FormControl::Other => None,
    }
}
