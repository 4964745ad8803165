//! What a page sends to be changed in a table.
//!
//! In: the part of a posted edit that is about rows and cells. Out: a [`TableChange`].

use serde::Deserialize;

use super::posted_way::{PostedStep, way};
use crate::editing::{ChangedCell, RowAsSeen, TableChange};

/// A change of a table, as a page sends it.
#[derive(Deserialize)]
#[serde(tag = "lam", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum PostedTable {
    /// Cells say something else; `them` are the texts of rows that come behind the last one, by columns.
    Ghi {
        o: Vec<PostedCells>,
        #[serde(default)]
        them: Vec<Vec<(String, String)>>,
    },
    /// A row comes behind another one.
    Them {
        #[serde(default)]
        sau: Option<Vec<PostedStep>>,
        #[serde(default)]
        nhom: bool,
    },
    /// Rows go.
    Xoa { hang: Vec<PostedRow> },
    /// A row moves.
    Chuyen { hang: PostedRow, len: bool },
}

/// Cells of a row: the row, its name, and of each cell its column, what it said, what it is to say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostedCells {
    hang: Vec<PostedStep>,
    ten: String,
    o: Vec<(String, String, String)>,
}

/// A row, and what its cells said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostedRow {
    duong: Vec<PostedStep>,
    o: Vec<(String, String)>,
}

impl PostedTable {
    /// The change that is asked for.
    pub(super) fn change(self) -> TableChange {
        let seen = |row: PostedRow| RowAsSeen { way: way(row.duong), cells: row.o };
        match self {
            PostedTable::Ghi { o, them } => {
                let cells = |PostedCells { hang, ten, o }: PostedCells| {
                    let row = way(hang);
                    let cell = move |(column, old, new)| ChangedCell {
                        row: row.clone(),
                        name: ten.clone(),
                        column,
                        old,
                        new,
                    };
                    o.into_iter().map(cell)
                };
                TableChange::Cells { cells: o.into_iter().flat_map(cells).collect(), rows: them }
            }
            PostedTable::Them { sau, nhom } => TableChange::Add { beside: sau.map(way), is_group: nhom },
            PostedTable::Xoa { hang } => TableChange::Remove { rows: hang.into_iter().map(seen).collect() },
            PostedTable::Chuyen { hang, len } => TableChange::Move { row: seen(hang), up: len },
        }
    }
}
