//! A table of a form as a grid, as JSON.
//!
//! In: a grid, the view that it is of, the fields of its rows. Out: headings, columns and rows; for each cell what is
//! typed, or what paper shows there, and the numbers of its findings. Keys are in Vietnamese, as in all JSON of the
//! program.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::told::{field_line as line, step};
use crate::content::table::{ColumnAlign, ColumnKind};
use crate::editing::{
    FormField, FormGrid, FormGridCell, FormGridColumn, FormGridRow, GridHeading, GridRowSort,
};
use crate::session::{PaperRow, SessionView};
use crate::yaml::splice::Step;

/// The keys of a table whose fields are the grid's.
pub(super) const ROWS: [&str; 2] = ["nhom", "nhiem_vu"];

/// Findings of cells, by row and column.
type CellFindings = BTreeMap<(usize, usize), Vec<usize>>;

/// A grid; `fields` are those of the table.
pub(super) fn grid(grid: &FormGrid, fields: &[FormField], view: &SessionView) -> Value {
    let (paper, is_own) = view.on_paper(grid);
    // The state tells what is wrong in the office's own files first.
    let before = view.beside().findings.iter().len();
    let mut found = CellFindings::new();
    let rows = fields.iter().filter(|field| field.key().is_some_and(|key| ROWS.contains(&key)));
    rows.for_each(|field| gather(grid, field, view, &mut found));
    let rows: Vec<Value> = match &grid.rows_file {
        Some(_) => paper.of_file.iter().map(|row| printed(row, grid)).collect(),
        None => {
            let rows = grid.rows.iter().enumerate();
            let row = |(at, row): (usize, &FormGridRow)| {
                let on_paper = paper.of_grid.get(at).and_then(Option::as_ref);
                self::row(grid, row, (on_paper, view), |column| {
                    let numbers = found.get(&(at, column)).into_iter().flatten();
                    numbers.map(|number| number + before).collect()
                })
            };
            rows.map(row).collect()
        }
    };
    json!({
        "dau": grid.shape,
        "cot": grid.columns.iter().map(column).collect::<Vec<_>>(),
        "dau_bang": grid.headings.iter().map(|row| row.iter().map(heading).collect()).collect::<Vec<Vec<Value>>>(),
        "hang": rows,
        "tep_hang": grid.rows_file,
        "tep_so": grid.rows_file.as_deref().and_then(|file| number_of(view, file)),
        "moi": is_own,
    })
}

/// The number of a file among those of the state, by how a table names it.
fn number_of(view: &SessionView, file: &str) -> Option<usize> {
    let sources = &view.report().sources;
    sources.ids().position(|id| sources.file(id).name().ends_with(file.trim_start_matches("./")))
}

fn heading(one: &GridHeading) -> Value {
    json!({"ten": one.title, "cot": one.column, "rong": one.columns, "cao": one.rows})
}

fn column(column: &FormGridColumn) -> Value {
    let kind = match column.kind {
        ColumnKind::RowNumber => "thu_tu",
        ColumnKind::Words { align: ColumnAlign::Left, .. } => "chu",
        ColumnKind::Words { align: ColumnAlign::Centre, .. } => "giua",
        kind if kind.is_stated() => "so",
        ColumnKind::Figures { .. } => "tinh",
    };
    json!({"ma": column.id, "ten": column.title, "kieu": kind})
}

fn sort(sort: GridRowSort) -> &'static str {
    match sort {
        GridRowSort::Group => "nhom",
        GridRowSort::Task => "viec",
        GridRowSort::Total => "tong",
    }
}

fn row(
    grid: &FormGrid,
    row: &FormGridRow,
    (paper, view): (Option<&PaperRow>, &SessionView),
    findings: impl Fn(usize) -> Vec<usize>,
) -> Value {
    let is_words = |column: usize| {
        let has = |column: &usize| paper.is_some_and(|row| row.cells.contains_key(column));
        column < grid.names() && has(&column) && !has(&grid.names())
    };
    let cells = row.cells.iter().enumerate().map(|(column, cell)| {
        let mut told = match cell {
            FormGridCell::Typed(text) => json!({"g": text}),
            // On paper the words of totals may begin in the column of numbers.
            FormGridCell::Made if row.sort == GridRowSort::Total && is_words(column) => json!({}),
            FormGridCell::Made => json!({"t": paper.and_then(|row| row.cells.get(&column))}),
            FormGridCell::Fixed(text) => json!({"x": text}),
            FormGridCell::Mute => json!({}),
        };
        let numbers = findings(column);
        if !numbers.is_empty() {
            told["l"] = json!(numbers);
        }
        told
    });
    json!({
        "duong": row.way.iter().map(step).collect::<Vec<_>>(),
        "loai": sort(row.sort),
        "cap": row.depth,
        "dong": row.name_at.and_then(|at| line(view, at)),
        "o": cells.collect::<Vec<_>>(),
    })
}

/// A row that only paper shows.
fn printed(row: &PaperRow, grid: &FormGrid) -> Value {
    let cell = |column: usize| {
        let mut told = Map::new();
        told.extend(row.cells.get(&column).map(|text| ("t".to_owned(), json!(text))));
        Value::Object(told)
    };
    let depth = usize::from(row.sort == GridRowSort::Task);
    json!({
        "duong": [],
        "loai": sort(row.sort),
        "cap": depth,
        "dong": null,
        "o": (0..grid.columns.len()).map(cell).collect::<Vec<_>>(),
    })
}

/// Puts the findings of a field and of those inside it to cells.
fn gather(grid: &FormGrid, field: &FormField, view: &SessionView, found: &mut CellFindings) {
    if !field.findings.is_empty()
        && let Some(row) = grid.row(&field.way).or((!grid.rows.is_empty()).then_some(0))
    {
        for number in &field.findings {
            for column in columns(grid, row, &field.way, *number, view) {
                found.entry((row, column)).or_default().push(*number);
            }
        }
    }
    field.inner().iter().for_each(|inner| gather(grid, inner, view, found));
}

/// The cells of a row that a finding at the end of a way is about.
fn columns(grid: &FormGrid, row: usize, way: &[Step], number: usize, view: &SessionView) -> Vec<usize> {
    let of = &grid.rows[row];
    let key = match way.get(of.way.len()..) {
        Some([Step::Key(costs), Step::Key(key), ..]) if costs == "kinh_phi" => Some(key),
        Some([Step::Key(key), ..]) => Some(key),
        _ => None,
    };
    let column = key.and_then(|key| grid.column(key)).unwrap_or(grid.names());
    // That figures are missing is told at the name of the row, or at the key around them.
    let is_missing = |column: usize| {
        let is_blank = of.typed(column).is_some_and(|text| text.trim().is_empty());
        let id = &grid.columns[column].id;
        let finding = view.report().findings.iter().nth(number);
        let names_it =
            |message: &str| message.contains(&format!("`{id}`")) || message.contains("thiếu `kinh_phi`");
        is_blank
            && grid.columns[column].kind.is_stated()
            && finding.is_some_and(|one| one.message.contains("thiếu") && names_it(&one.message))
    };
    let missing: Vec<usize> = (0..grid.columns.len()).filter(|column| is_missing(*column)).collect();
    if missing.is_empty() { vec![column] } else { missing }
}
