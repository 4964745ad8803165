//! A comparison as a table of the tree.
//!
//! In: the rows of the comparison. Out: a table: number, name, before, after, difference, per cent and,
//! if a row needs it, a note. It leaves widths to the layout.

use crate::budget::comparison::{ComparisonLevel, ComparisonRow, ShownRows, TableComparison, rows};
use crate::length::Length;
use crate::paper::{Cell, ContentColumn, Fit, Inline, Paragraph, Role, Row, Run, Table};

/// Words of the head's cells, from left to right.
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

/// The table of a comparison.
pub(super) fn table(diff: &TableComparison, shown: ShownRows) -> Table {
    let sheet = rows(diff, shown);
    let has_notes = sheet.iter().any(|row| !row.note.is_empty());
    let columns = columns(has_notes);
    let heads = HEADS.iter().take(columns.len()).enumerate();
    let head = vec![Row {
        cells: heads.map(|(at, words)| cell(at, vec![line(Role::TieuDeCot, words)])).collect(),
        whole: true,
        keep_next: false,
    }];
    let next = |at: usize| sheet.get(at + 1).map(|row| row.level);
    let rows = sheet.iter().enumerate().map(|(at, row)| {
        let mut made = body_row(row, columns.len());
        // A row stays with the row that explains it, or with the first row under it; a total is never
        // alone.
        made.keep_next = matches!(
            (row.level, next(at)),
            (_, Some(ComparisonLevel::Column | ComparisonLevel::Total)) | (ComparisonLevel::Group, Some(_))
        );
        made
    });
    let body = rows.collect();
    Table {
        id: None,
        title: "Bảng so sánh kinh phí trước và sau điều chỉnh".to_owned(),
        fit: Fit::ByContent(columns),
        columns: Vec::new(),
        text_size: SIZE,
        head,
        body,
    }
}

struct ComparisonRoles {
    centre: Role,
    words: Role,
    figure: Role,
}

const fn roles(level: ComparisonLevel) -> ComparisonRoles {
    match level {
        ComparisonLevel::Total => {
            ComparisonRoles { centre: Role::OTongChu, words: Role::OTongChu, figure: Role::OTongSo }
        }
        ComparisonLevel::Group => {
            ComparisonRoles { centre: Role::ONhomGiua, words: Role::ONhomChu, figure: Role::ONhomSo }
        }
        ComparisonLevel::Task | ComparisonLevel::Column => {
            ComparisonRoles { centre: Role::OGiua, words: Role::OChu, figure: Role::OSo }
        }
    }
}

fn body_row(row: &ComparisonRow, columns: usize) -> Row {
    let roles = roles(row.level);
    let name = match row.level {
        ComparisonLevel::Column => {
            let run = Run { text: format!("- {}", row.name), bold: false, italic: true };
            Paragraph::new(roles.words, vec![Inline::Text(run)])
        }
        _ => line(roles.words, &row.name),
    };
    let mut cells = match row.level {
        ComparisonLevel::Total => vec![Cell { colspan: 2, ..cell(0, vec![name]) }],
        _ => vec![cell(0, some(roles.centre, &row.number)), cell(1, vec![name])],
    };
    cells.extend(row.words().iter().enumerate().map(|(at, text)| cell(at + 2, some(roles.figure, text))));
    if columns > 6 {
        cells.push(cell(6, some(Role::OChu, &row.note)));
    }
    Row { cells, whole: true, keep_next: false }
}

/// Figures are never broken over lines; the name gets the width that is left.
fn columns(has_notes: bool) -> Vec<ContentColumn> {
    let mut columns = vec![ContentColumn::Exact(Length::mm(12.0)), ContentColumn::Rest(Length::mm(30.0))];
    columns.extend([ContentColumn::Figures(Length::mm(16.0)); 4]);
    columns.extend(has_notes.then_some(ContentColumn::Thousandths(180)));
    columns
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
