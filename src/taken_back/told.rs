//! A change in words: what it is, what stood there, what stands there now, what became of it.
//!
//! In: a difference of two papers. Out: a [`TakenChange`].

use super::differences::Difference;
use super::lines::TakenPaper;
use crate::source::Span;

/// A change of the edited file.
#[derive(Clone, Debug)]
pub struct TakenChange {
    /// What changed.
    pub sort: TakenSort,
    /// What stood there.
    pub old: String,
    /// What stands there.
    pub new: String,
    /// Where it is in the source, as that becomes; None if it is in no file of it.
    pub at: Option<Span>,
    /// What became of it.
    pub fate: TakenFate,
}

/// What somebody remarked in the edited file.
#[derive(Clone, Debug)]
pub struct TakenRemark {
    /// The number of the comment in the file.
    pub id: i32,
    /// What it says.
    pub words: String,
    /// The line that it is about.
    pub about: String,
    /// Where that line is in the source, as that becomes.
    pub at: Option<Span>,
}

/// What a change is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenSort {
    /// Words in a line.
    Words,
    /// Words that stand out, or no longer.
    Emphasis,
    /// A line that is new or gone.
    Line,
    /// A row that is new or gone.
    Row,
    /// A table, or its columns.
    Table,
    /// What only looks otherwise.
    Look,
    /// What stands beside the text.
    Beside,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenFate {
    /// It was put into the source.
    Placed,
    /// The source has it already.
    There,
    /// It follows from other changes: a sum, a number.
    Follows,
    /// It has no place there.
    Refused {
        /// Why.
        why: String,
        /// What to do.
        hint: &'static str,
    },
    /// The source changed the same place: what it says.
    Asked {
        /// What stands there now.
        today: String,
    },
    /// The same, and the source was to keep what it says.
    Left {
        /// What stands there now.
        today: String,
    },
}

/// The line of the base that a difference is in.
pub(super) fn line_of(difference: &Difference) -> Option<usize> {
    match difference {
        Difference::Words { base, .. }
        | Difference::Emphasis { base, .. }
        | Difference::Look { base, .. }
        | Difference::Gone { base } => Some(*base),
        Difference::Come { after, before, .. } => after.or(*before),
        _ => None,
    }
}

/// What a difference is, what stood there and what stands there.
pub(super) fn words(
    difference: &Difference,
    base: &TakenPaper,
    edited: &TakenPaper,
) -> (TakenSort, String, String) {
    let line = |paper: &TakenPaper, line: usize| paper.lines[line].text.clone();
    let row = |paper: &TakenPaper, table: usize, row: usize| {
        let cells = paper.tables[table].rows[row].iter();
        let texts = cells.map(|cell| {
            cell.lines.iter().map(|line| paper.lines[*line].text.clone()).collect::<Vec<_>>().join(" ")
        });
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ")
    };
    match difference {
        Difference::Words { base: one, edited: other, old, new } => {
            let old = base.lines[*one].text[old.clone()].to_owned();
            (TakenSort::Words, old, edited.lines[*other].text[new.clone()].to_owned())
        }
        Difference::Emphasis { base: one, edited: other, old, new } => {
            let mark = |paper: &TakenPaper, at: usize, range: &std::ops::Range<usize>| {
                let line = &paper.lines[at];
                let look = line.atoms.iter().find(|atom| atom.at.start == range.start).map(|atom| atom.look);
                let look = look.unwrap_or_default();
                let stars = &"***"[..usize::from(look.italic) + 2 * usize::from(look.bold)];
                format!("{stars}{}{stars}", &line.text[range.clone()])
            };
            (TakenSort::Emphasis, mark(base, *one, old), mark(edited, *other, new))
        }
        Difference::Look { base: one, edited: other } => {
            (TakenSort::Look, line(base, *one), line(edited, *other))
        }
        Difference::Gone { base: one } => (TakenSort::Line, line(base, *one), String::new()),
        Difference::Come { edited: other, .. } => (TakenSort::Line, String::new(), line(edited, *other)),
        Difference::RowGone { table, row: at } => (TakenSort::Row, row(base, *table, *at), String::new()),
        Difference::RowCome { edited: table, row: at, .. } => {
            (TakenSort::Row, String::new(), row(edited, *table, *at))
        }
        Difference::TableGone { table } => (TakenSort::Table, row(base, *table, 0), String::new()),
        Difference::TableCome { edited: table } => (TakenSort::Table, String::new(), row(edited, *table, 0)),
        Difference::Columns { table } => (TakenSort::Table, row(base, *table, 0), String::new()),
        Difference::Beside { words, is_new: true, .. } => (TakenSort::Beside, String::new(), words.clone()),
        Difference::Beside { words, .. } => (TakenSort::Beside, words.clone(), String::new()),
    }
}
