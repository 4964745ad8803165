//! Marks of cells, and the notes under a table that they refer to.
//!
//! In: a grid, the lines under it. Out: the lines that are notes of its cells, and which cells have which mark;
//! the mark is no longer part of their words, so that figures are figures.

use super::super::yaml_text::{TypedLine, Within, YamlText, scalar};
use super::grid::{GridTable, SeenMark, SourceCell};
use crate::content::table::is_mark;

/// A note under a table.
pub(in crate::imported) struct TypedNote {
    mark: String,
    words: TypedLine,
}

/// Takes those lines whose mark stands at the end of a cell.
pub(super) fn take(grid: &mut GridTable, lines: &mut Vec<TypedLine>) -> Vec<TypedNote> {
    let mut notes: Vec<TypedNote> = lines.iter().filter_map(note).collect();
    // `**` is not a `*` behind something.
    notes.sort_by_key(|note| std::cmp::Reverse(note.mark.len()));
    notes.retain(|note| grid.strip(&note.mark));
    let places = |note: &TypedNote| lines.iter().position(|line| line.at == note.words.at);
    notes.sort_by_key(places);
    lines.retain(|line| !notes.iter().any(|note| note.words.at == line.at && line.at.is_some()));
    notes
}

/// A line that begins with a mark.
fn note(line: &TypedLine) -> Option<TypedNote> {
    line.at?;
    let (mark, words) = line.text.split_once(' ')?;
    let mark = mark.replace('\\', "");
    is_mark(&mark).then(|| TypedNote { mark, words: TypedLine::new(words, line.at) })
}

/// Writes the notes of a table.
pub(super) fn write(notes: &[TypedNote], yaml: &mut YamlText, indent: usize) {
    if notes.is_empty() {
        return;
    }
    yaml.key(indent, "chu_thich");
    for note in notes {
        yaml.item();
        yaml.raw(indent + 4, &format!("dau: {}", scalar(&note.mark, Within::Flow)), None);
        yaml.prose(indent + 4, "noi_dung", std::slice::from_ref(&note.words));
    }
}

impl GridTable {
    /// Takes a mark from the ends of all cells that have it. Returns whether one has.
    fn strip(&mut self, mark: &str) -> bool {
        let mut found = Vec::new();
        let titles = self.titles();
        let head = self.head[..titles].iter_mut().flatten().filter(|cell| cell.span == 1);
        let head = head.map(|cell| (None, cell));
        let body = self.body.iter_mut().enumerate();
        let body = body.flat_map(|(row, cells)| cells.iter_mut().map(move |cell| (Some(row), cell)));
        for (row, cell) in head.chain(body) {
            if strip(cell, mark) {
                found.push(SeenMark { row, column: cell.column, mark: mark.to_owned() });
            }
        }
        self.marks.extend_from_slice(&found);
        !found.is_empty()
    }

    /// The mark of a title, as it is typed.
    pub(super) fn title_mark(&self, column: usize) -> Option<String> {
        let mark = self.marks.iter().find(|mark| mark.row.is_none() && mark.column == column)?;
        Some(scalar(&mark.mark, Within::Flow))
    }

    /// The marks of a row as they are typed: of the cell of its name alone, or by columns. `is_name` says which
    /// columns the words of a group or of totals may stand in.
    pub(super) fn row_marks(
        &self,
        row: usize,
        ids: &[String],
        name: usize,
        is_name: &dyn Fn(usize) -> bool,
    ) -> Option<String> {
        let of_row = self.marks.iter().filter(|mark| mark.row == Some(row));
        let column = |mark: &SeenMark| if is_name(mark.column) { name } else { mark.column };
        let all: Vec<(usize, String)> =
            of_row.map(|mark| (column(mark), scalar(&mark.mark, Within::Flow))).collect();
        match &all[..] {
            [] => None,
            [(column, mark)] if *column == name => Some(mark.clone()),
            all => {
                let entries = all.iter().map(|(column, mark)| format!("{}: {mark}", ids[*column]));
                Some(format!("{{{}}}", entries.collect::<Vec<_>>().join(", ")))
            }
        }
    }
}

/// Takes a mark from the end of a cell; one in brackets stands apart from what is before it.
fn strip(cell: &mut SourceCell, mark: &str) -> bool {
    let Some(last) = cell.lines.last_mut() else { return false };
    let Some(before) = last.text.strip_suffix(mark) else { return false };
    let apart = before.is_empty() || before.ends_with(char::is_whitespace);
    let fits = if mark.starts_with('(') { apart } else { !before.ends_with('*') };
    if fits {
        last.text = before.trim_end().to_owned();
    }
    if fits && last.text.is_empty() {
        cell.lines.pop();
    }
    fits
}
