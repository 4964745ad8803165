//! A table as an office keeps it in a sheet: a head of one row or several, a line of the unit, groups, rows,
//! totals, notes.
//!
//! In: a sheet as it is laid out. Out: its columns with their titles, and its rows as groups and tasks in their
//! order. What cannot be decided is an error at its cell, never a guess. `place` finds the columns that a table
//! declares, `guess` makes columns of a sheet that no table declares yet, `nodes` turns rows into what a person
//! would have typed. Reading the file is left to the pipeline, sums to `budget`.
//!
//! ```text
//! WholeSheet ──> grid ──> head ──> LaidSheet ─┬─> place ─┬─> reading ──> SheetTable ──> nodes
//!                                             └─> guess ─┘
//! ```

mod columns;
mod declared;
mod grid;
mod guess;
mod head;
mod ids;
mod laid;
mod nodes;
mod outline;
mod place;
mod reading;
mod sheet_rows;
mod sums;
mod total_rows;

pub use columns::{SheetColumn, SheetHeading};
pub use declared::{RowsFile, read_rows, reference};
pub use guess::{GuessedTable, guess};
pub use laid::{LaidSheet, LaidSheetRow, lay};
pub use nodes::{RowNodes, row_nodes};
pub use outline::SheetTable;
pub use place::PlacedColumn;
pub use sheet_rows::{EntrySort, SheetEntry};

pub use super::table_fields::{GroupsBy, NHOM_THEO};

use unicode_normalization::UnicodeNormalization;

/// Small letters without marks, one blank between words.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    for sign in text.chars().flat_map(char::to_lowercase).nfd() {
        match sign {
            '\u{300}'..='\u{36f}' => {}
            'đ' => folded.push('d'),
            sign if sign.is_whitespace() => {
                if !folded.ends_with(' ') && !folded.is_empty() {
                    folded.push(' ');
                }
            }
            sign => folded.push(sign),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Words with one blank between each two.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
