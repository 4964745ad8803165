//! The columns of a table, as fields of its rows.
//!
//! In: the node of a table. Out: the keys that a task has for words and figures, each with the heading of its
//! column. What a column may be is told by the facts of its kind.

use crate::content::declare::Fields;
use crate::content::table::{ColumnKind, KIEU, Origin};
use crate::yaml::{Node, Value};

/// A column whose cells are typed.
#[derive(Clone, Debug)]
pub(super) struct TypedColumn {
    /// Its id, the key in a row.
    pub(super) id: String,
    /// Its heading.
    pub(super) title: String,
    /// Whether its figures stand in the map of costs.
    pub(super) is_cost: bool,
}

/// The columns of a table that are typed, from left to right.
pub(super) fn columns(table: &Node) -> Vec<TypedColumn> {
    let mut found = Vec::new();
    let Some(Value::List(nodes)) = table.get("cot").map(|node| &node.value) else { return found };
    nodes.iter().for_each(|node| collect(node, &mut found));
    found
}

fn collect(node: &Node, found: &mut Vec<TypedColumn>) {
    if let Some(Value::List(below)) = node.get("cot").map(|node| &node.value) {
        below.iter().for_each(|node| collect(node, found));
        return;
    }
    let fields = Fields::new(node);
    let (Some(id), Some(kind)) = (fields.word("ma"), fields.choice(&KIEU)) else { return };
    let is_cost = match kind {
        ColumnKind::Words { .. } => false,
        ColumnKind::Figures { origin: Origin::OwnKey, .. } => false,
        ColumnKind::Figures { origin: Origin::Costs, .. } => true,
        ColumnKind::Figures { .. } | ColumnKind::RowNumber => return,
    };
    let title = fields.word("ten").map_or_else(|| id.text.clone(), |title| title.text.replace('\n', " "));
    found.push(TypedColumn { id: id.text, title, is_cost });
}
