//! A difference as a table of the tree.
//!
//! In: the rows of the sheet, the theme and the page. Out: a table: number, name, before, after,
//! difference, per cent and, where a row needs it, a note.

use crate::budget::diff::{Diff, Level, SheetRow, Shown, rows};
use crate::document::{Cell, Inline, Paragraph, Role, Row, Run, Table};
use crate::fonts::FaceStyle;
use crate::layout::TableRows;
use crate::length::Length;
use crate::template::table::Place;
use crate::theme::Theme;

/// Words of the heads, from left to right.
const HEADS: [&str; 7] = [
    "TT",
    "Nội dung",
    "Trước điều\u{a0}chỉnh",
    "Sau điều\u{a0}chỉnh",
    "Tăng\u{a0}(+), giảm\u{a0}(-)",
    "Tỷ lệ (%)",
    "Ghi chú",
];

/// Size of all letters.
const SIZE: Length = Length::twips(240);

/// The table of a difference.
pub(super) fn table(diff: &Diff, shown: Shown, theme: &Theme, place: Place) -> Table {
    let sheet = rows(diff, shown);
    let has_notes = sheet.iter().any(|row| !row.note.is_empty());
    let columns = widths(&sheet, has_notes, theme, theme.text_width(place.orientation));
    let heads = HEADS.iter().take(columns.len()).enumerate();
    let head = vec![Row {
        cells: heads.map(|(at, words)| cell(at, vec![line(Role::TieuDeCot, words)])).collect(),
        whole: true,
        keep_next: false,
    }];
    let next = |at: usize| sheet.get(at + 1).map(|row| row.level);
    let rows = sheet.iter().enumerate().map(|(at, row)| {
        let mut made = body_row(row, columns.len());
        // What explains a row, or is the first under it, stands with it; a total never alone.
        made.keep_next = matches!(
            (row.level, next(at)),
            (_, Some(Level::Column | Level::Total)) | (Level::Group, Some(_))
        );
        made
    });
    let mut body: Vec<Row> = rows.collect();
    let rows = TableRows { theme, columns: &columns, size: SIZE };
    rows.keep_together(&head, &mut body, place.orientation, place.above);
    Table {
        id: None,
        title: "Bảng so sánh kinh phí trước và sau điều chỉnh".to_owned(),
        columns,
        text_size: SIZE,
        head,
        body,
    }
}

struct Roles {
    centre: Role,
    words: Role,
    figure: Role,
}

const fn roles(level: Level) -> Roles {
    match level {
        Level::Total => Roles { centre: Role::OTongChu, words: Role::OTongChu, figure: Role::OTongSo },
        Level::Group => Roles { centre: Role::ONhomGiua, words: Role::ONhomChu, figure: Role::ONhomSo },
        Level::Task | Level::Column => Roles { centre: Role::OGiua, words: Role::OChu, figure: Role::OSo },
    }
}

fn body_row(row: &SheetRow, columns: usize) -> Row {
    let roles = roles(row.level);
    let name = match row.level {
        Level::Column => {
            let run = Run { text: format!("- {}", row.name), bold: false, italic: true };
            Paragraph::new(roles.words, vec![Inline::Text(run)])
        }
        _ => line(roles.words, &row.name),
    };
    let mut cells = match row.level {
        Level::Total => vec![Cell { colspan: 2, ..cell(0, vec![name]) }],
        _ => vec![cell(0, some(roles.centre, &row.number)), cell(1, vec![name])],
    };
    cells.extend(row.words().iter().enumerate().map(|(at, text)| cell(at + 2, some(roles.figure, text))));
    if columns > 6 {
        cells.push(cell(6, some(Role::OChu, &row.note)));
    }
    Row { cells, whole: true, keep_next: false }
}

/// Figures never break over lines; the name has what is left.
fn widths(sheet: &[SheetRow], has_notes: bool, theme: &Theme, page: Length) -> Vec<Length> {
    let padding = theme.room.cell_padding * 2;
    let width = |text: &str, role: Role| {
        let style = theme.style(role);
        theme.faces.width(text, FaceStyle { bold: style.bold, italic: style.italic }, SIZE)
    };
    let mut needed: Vec<Length> = HEADS[2..6]
        .iter()
        .map(|head| {
            let words = head.split(' ').map(|word| width(word, Role::TieuDeCot));
            words.max().unwrap_or(Length::ZERO).max(Length::mm(16.0))
        })
        .collect();
    for row in sheet {
        for (needed, figure) in needed.iter_mut().zip(row.words()) {
            *needed = (*needed).max(width(&figure, roles(row.level).figure));
        }
    }
    let mut widths = vec![Length::mm(12.0), Length::ZERO];
    // A twip more, for what the writers round.
    widths.extend(needed.into_iter().map(|needed| needed + padding + Length::twips(1)));
    if has_notes {
        widths.push(page.scale(0.18));
    }
    let taken: Length = widths.iter().copied().sum();
    widths[1] = (page - taken).max(Length::mm(30.0));
    widths
}

fn cell(column: usize, paragraphs: Vec<Paragraph>) -> Cell {
    Cell { column, colspan: 1, rowspan: 1, middle: true, paragraphs }
}

fn line(role: Role, text: &str) -> Paragraph {
    Paragraph::new(role, vec![Inline::text(text)])
}

fn some(role: Role, text: &str) -> Vec<Paragraph> {
    if text.is_empty() { Vec::new() } else { vec![line(role, text)] }
}
