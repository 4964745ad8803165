//! Room for the heads of columns of figures, where the words of a table leave some.
//!
//! In: a table of the tree, its columns that are as wide as their content demands. Out: by how many millimetres
//! each would have to be wider, for its formula to stand on one line and its title on two; the better choice
//! first. It leaves to `widths` whether there is so much room.

use super::word_columns::{CellWords, in_twips, lines, up_to_mm, words};
use crate::paper::{Cell, Role, Table};
use crate::theme::Theme;

/// A column of figures is made no wider than this for its head, in millimetres.
const MOST: i64 = 34;

/// A title of more lines looks better on fewer, if there is room.
const TITLE_LINES: i64 = 2;

/// By how much columns would be wider: the column and its millimetres.
pub(super) type HeadRoom = Vec<(usize, i64)>;

/// What may be tried, in order; `columns` with the millimetres that they have in any case.
pub(super) fn head_room(table: &Table, columns: &[(usize, i64)], theme: &Theme) -> Vec<HeadRoom> {
    let padding = i64::from((theme.room.cell_padding * 2).to_twips());
    let wider = |role: Role, most: i64| -> HeadRoom {
        let more = |(column, has): &(usize, i64)| {
            let cells = table.head.iter().flat_map(|row| &row.cells);
            let own = cells.filter(|cell| cell.column == *column && cell.colspan == 1 && is(cell, role));
            let wanted = own.map(|cell| wanted(&words(cell, table, theme), *has, most, padding)).max()?;
            (wanted > *has).then_some((*column, wanted - has))
        };
        columns.iter().filter_map(more).collect()
    };
    let (formulas, titles) = (wider(Role::GhiChuCot, 1), wider(Role::TieuDeCot, TITLE_LINES));
    let mut both = formulas.clone();
    for (column, more) in &titles {
        match both.iter_mut().find(|(known, _)| known == column) {
            Some((_, known)) => *known = (*known).max(*more),
            None => both.push((*column, *more)),
        }
    }
    let mut tried = vec![both, formulas, titles];
    tried.retain(|room| !room.is_empty());
    tried.dedup();
    tried
}

/// The least width, from the one it has on, at which a cell takes at most so many lines; the one it has if that is
/// too wide. In millimetres.
fn wanted(cell: &CellWords, has: i64, most: i64, padding: i64) -> i64 {
    let fits = |width: &i64| lines(cell, in_twips(*width) - padding, BLANK) <= most;
    let widest = cell.iter().flatten().copied().max().unwrap_or(0);
    (has.max(up_to_mm(widest + padding))..=MOST).find(fits).unwrap_or(has)
}

/// A blank, in twips, a little wider than that of any table.
const BLANK: i64 = 75;

fn is(cell: &Cell, role: Role) -> bool {
    cell.paragraphs.first().is_some_and(|line| line.role == role)
}
