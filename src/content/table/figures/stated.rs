//! The columns of figures that the tasks of a table state.
//!
//! In: a table's node. Out: these columns from left to right, with what they hold.

use super::{list, word};
use crate::content::column_kind::{ColumnKind, Counts, KIEU};
use crate::content::sign_fields::CO_DAU;
use crate::yaml::Node;

/// A column of figures that a task states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedColumn {
    /// Its id.
    pub id: String,
    /// Whether it is under `kinh_phi`, or under the task itself.
    pub under: Under,
    /// Whether groups have its sum.
    pub summed: bool,
    /// Whether it is money in the table's unit: costs, prices.
    pub money: bool,
    /// Whether its figures may be below zero.
    pub signed: bool,
}

/// Where a task states a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// In the map `kinh_phi`.
    Money,
    /// As a key of its own: a quantity, a price.
    Task,
}

/// The columns of figures that the tasks of a table's node state, from left to right.
pub fn stated_columns(table: &Node) -> Vec<StatedColumn> {
    let all = |under: Under, wanted: fn(ColumnKind) -> bool| {
        columns_of(table, wanted).into_iter().map(move |(id, kind, signed)| StatedColumn {
            id,
            under,
            summed: kind.is_summed(),
            money: matches!(kind.counts(), Some(Counts::Money | Counts::Price)),
            signed: signed && kind.is_summed(),
        })
    };
    all(Under::Money, ColumnKind::is_cost).chain(all(Under::Task, ColumnKind::is_factor)).collect()
}

/// The ids of the columns of these kinds, each with whether it asks for signs.
pub(super) fn columns_of(table: &Node, wanted: fn(ColumnKind) -> bool) -> Vec<(String, ColumnKind, bool)> {
    let mut found = Vec::new();
    for column in list(table.get("cot")) {
        let kind = KIEU.value(column).filter(|kind| wanted(*kind));
        match column.get("ma").and_then(word).zip(kind) {
            Some((id, kind)) => found.push((id.text, kind, CO_DAU.value(column) == Some(true))),
            None => found.extend(columns_of(column, wanted)),
        }
    }
    found
}
