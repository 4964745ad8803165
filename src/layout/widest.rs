//! The widest content of a table's column.
//!
//! In: a table of the tree, the theme. Out: the widest figure of a column, the widest word of its head.
//! It leaves choosing widths to `widths`.

use crate::fonts::FaceStyle;
use crate::length::Length;
use crate::paper::{Cell, Holds, Paragraph, Role, Row, Table};
use crate::theme::Theme;

/// Something that is never broken, and its width.
pub(super) type Widest = (Length, String);

/// The widest figure of a column, or number of a row, as printed. Returns None for columns of words.
pub(super) fn widest(table: &Table, column: usize, holds: Holds, theme: &Theme) -> Option<Widest> {
    let is_total = |row: &Row| row.cells.iter().any(|cell| role(cell) == Some(Role::OTongSo));
    let (total, parts) = match table.body.as_slice() {
        [parts @ .., last] if is_total(last) => (Some(last), parts),
        [first, parts @ ..] if is_total(first) => (Some(first), parts),
        parts => (None, parts),
    };
    // Of equally wide figures the lowest one is named, the total only if all others are narrower.
    let total = match holds {
        Holds::Words => return None,
        Holds::RowNumbers => None,
        Holds::Figures => total,
    };
    if total.is_none() && parts.is_empty() {
        return None;
    }
    let lines = in_column(total.into_iter().chain(parts), column);
    let set = lines.filter(|line| is_set(line.role, holds)).map(|line| {
        let text = line.plain_text();
        (width(&text, line.role, table.text_size, theme), text)
    });
    let empty = (Length::ZERO, String::new());
    Some(set.fold(empty, |widest, one| if one.0 >= widest.0 { one } else { widest }))
}

/// The paragraphs of the cells that start in a column.
fn in_column<'a>(rows: impl Iterator<Item = &'a Row>, column: usize) -> impl Iterator<Item = &'a Paragraph> {
    let cells = rows.flat_map(|row| &row.cells).filter(move |cell| cell.column == column);
    cells.flat_map(|cell| &cell.paragraphs)
}

/// Whether it is the role of a figure, or of the number of a row.
fn is_set(role: Role, holds: Holds) -> bool {
    match holds {
        Holds::Words => false,
        Holds::RowNumbers => matches!(role, Role::OGiua | Role::ONhomGiua),
        Holds::Figures => matches!(role, Role::OSo | Role::ONhomSo | Role::OTongSo),
    }
}

fn role(cell: &Cell) -> Option<Role> {
    cell.paragraphs.first().map(|line| line.role)
}

/// The width of a text on one line, in the look of a role.
fn width(text: &str, role: Role, size: Length, theme: &Theme) -> Length {
    let style = theme.style(role);
    theme.faces.width(text, FaceStyle { bold: style.bold, italic: style.italic }, size)
}

/// The columns that have a cell of the head to themselves, each with the widest word of that cell.
pub(super) fn words<'a>(table: &'a Table, theme: &'a Theme) -> impl Iterator<Item = (usize, Widest)> + 'a {
    let rows = table.head.len() - usize::from(numbers(table).is_some());
    let over_rows = move |(at, row): (usize, &'a Row)| {
        row.cells.iter().filter(move |cell| at + cell.rowspan == rows && cell.colspan == 1)
    };
    table.head.iter().enumerate().flat_map(over_rows).filter_map(|cell| {
        let titles = cell.paragraphs.iter().filter(|line| line.role == Role::TieuDeCot);
        let words = titles.flat_map(|line| words_of(line, char::is_whitespace));
        Some((cell.column, words.map(|word| set(word, table, theme)).max()?))
    })
}

/// The row of numbers of columns, which may stand below their titles.
fn numbers(table: &Table) -> Option<&Row> {
    let is_numbers = |row: &&Row| row.cells.iter().all(|cell| role(cell) == Some(Role::GhiChuCot));
    table.head.last().filter(|_| table.head.len() > 1).filter(is_numbers)
}

/// The width of the number under a column, or of the widest term of its formula.
pub(super) fn number(table: &Table, column: usize, theme: &Theme) -> Option<Length> {
    let lines = in_column(numbers(table).into_iter(), column);
    let words = lines.flat_map(|line| words_of(line, |letter| letter == ' '));
    words.map(|word| width(&word, Role::GhiChuCot, table.text_size, theme)).max()
}

/// The least width of a column that is as wide as its content: words tied by a no-break space count as
/// one.
pub(super) fn by_content(table: &Table, column: usize, least: Length, theme: &Theme) -> Length {
    let heads = in_column(table.head.iter(), column);
    let heads = heads.flat_map(|line| words_of(line, |letter| letter == ' '));
    let figures = in_column(table.body.iter(), column);
    let figures = figures.map(|line| width(&line.plain_text(), line.role, table.text_size, theme));
    heads.map(|word| set(word, table, theme).0).chain(figures).fold(least, Length::max)
}

fn set(word: String, table: &Table, theme: &Theme) -> Widest {
    (width(&word, Role::TieuDeCot, table.text_size, theme), word)
}

/// The words of a paragraph.
fn words_of(line: &Paragraph, is_blank: impl Fn(char) -> bool) -> Vec<String> {
    let text = line.plain_text();
    text.split(is_blank).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
