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
        o: Vec<PostedCell>,
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

/// A cell: its row, the name of that row, its column, what it said, what it is to say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostedCell {
    hang: Vec<PostedStep>,
    ten: String,
    cot: String,
    cu: String,
    moi: String,
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
                let cell = |cell: PostedCell| ChangedCell {
                    row: way(cell.hang),
                    column: cell.cot,
                    name: cell.ten,
                    old: cell.cu,
                    new: cell.moi,
                };
                TableChange::Cells { cells: o.into_iter().map(cell).collect(), rows: them }
            }
            PostedTable::Them { sau, nhom } => TableChange::Add { beside: sau.map(way), is_group: nhom },
            PostedTable::Xoa { hang } => TableChange::Remove { rows: hang.into_iter().map(seen).collect() },
            PostedTable::Chuyen { hang, len } => TableChange::Move { row: seen(hang), up: len },
        }
    }
}
