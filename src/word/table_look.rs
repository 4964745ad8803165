//! What the style of a table says of its cells: of all, and of some rows and columns alone.
//!
//! In: a file whose tables are read, its styles. Out: for each cell which parts of which style hold,
//! and whether a table is drawn with lines.

use std::collections::HashMap;
use std::sync::Arc;

use super::model::WordFile;
use super::place::{CellPlace, WordTableId};
use super::settings::{ParagraphSettings, RunSettings};
use super::styles::{TableCondition, WordStyles};
use super::table::WordTable;

/// Which parts of which style hold in a cell; of no style outside tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct CellShape {
    style: Option<Arc<str>>,
    /// A bit for each condition that holds.
    conditions: u16,
}

/// The shapes of all cells of tables that have a style, or the style of tables that name none.
pub(super) fn shapes(file: &WordFile, styles: &WordStyles) -> HashMap<CellPlace, CellShape> {
    let mut shapes = HashMap::new();
    for (at, table) in file.tables.iter().enumerate() {
        let named = table.style.clone().filter(|id| styles.get(id).is_some());
        let Some(style) = named.or_else(|| styles.usual_table.clone()) else { continue };
        for (row, cells) in table.rows.iter().enumerate() {
            for cell in 0..cells.cells.len() {
                let place = CellPlace { table: WordTableId(at as u32), row: row as u32, cell: cell as u32 };
                let conditions = conditions(table, row, cell);
                shapes.insert(place, CellShape { style: Some(style.clone()), conditions });
            }
        }
    }
    shapes
}

/// Which conditions hold in a cell.
fn conditions(table: &WordTable, row: usize, cell: usize) -> u16 {
    let (shape, cells) = (table.shape, &table.rows[row].cells);
    let first_row = shape.first_row && row == 0;
    let last_row = shape.last_row && row + 1 == table.rows.len() && !first_row;
    let first_column = shape.first_column && cell == 0;
    let last_column = shape.last_column && cell + 1 == cells.len() && !first_column;
    let band =
        |on: bool, at: usize, first: bool| (on && !(first && at == 0)).then(|| at - usize::from(first));
    let row_band = band(shape.row_bands && !first_row && !last_row, row, shape.first_row);
    let column_band = band(shape.column_bands && !first_column && !last_column, cell, shape.first_column);
    let holds = [
        (TableCondition::Whole, true),
        (TableCondition::OddColumns, column_band.is_some_and(|band| band % 2 == 0)),
        (TableCondition::EvenColumns, column_band.is_some_and(|band| band % 2 == 1)),
        (TableCondition::OddRows, row_band.is_some_and(|band| band % 2 == 0)),
        (TableCondition::EvenRows, row_band.is_some_and(|band| band % 2 == 1)),
        (TableCondition::LastRow, last_row),
        (TableCondition::FirstRow, first_row),
        (TableCondition::LastColumn, last_column),
        (TableCondition::FirstColumn, first_column),
        (TableCondition::BottomRight, last_row && last_column),
        (TableCondition::BottomLeft, last_row && first_column),
        (TableCondition::TopRight, first_row && last_column),
        (TableCondition::TopLeft, first_row && first_column),
    ];
    holds.iter().filter(|(_, holds)| *holds).fold(0, |bits, (one, _)| bits | (1 << *one as u16))
}

/// What a style says in cells of a shape.
pub(super) fn settings(shape: &CellShape, styles: &WordStyles) -> (RunSettings, ParagraphSettings) {
    let (mut run, mut paragraph) = (RunSettings::default(), ParagraphSettings::default());
    let mut add = |said: &RunSettings, of: &ParagraphSettings| {
        said.put_over(&mut run);
        run.toggles = said.toggles.over(run.toggles);
        of.put_over(&mut paragraph);
    };
    let chain = styles.chain(shape.style.as_deref());
    for style in &chain {
        add(&style.run, &style.paragraph);
    }
    for style in &chain {
        for (condition, said, of) in &style.conditions {
            if shape.conditions & (1 << *condition as u16) != 0 {
                add(said, of);
            }
        }
    }
    (run, paragraph)
}

/// Finds which tables are drawn with lines by their style.
pub(super) fn borders(file: &mut WordFile, styles: &WordStyles) {
    for table in &mut file.tables {
        let id = table.style.as_deref().or(styles.usual_table.as_deref());
        let by_style = || styles.chain(id).iter().any(|style| style.bordered);
        table.bordered = table.own_borders.unwrap_or_else(by_style);
    }
}
