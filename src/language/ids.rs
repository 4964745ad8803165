//! What has an id in a paper, and where: parts, tables, columns, groups, tasks.
//!
//! In: the tree of a file. Out: the ids with what has them, found by what is declared for each map.

use super::declared::{Takes, TypedFile, declared};
use super::ways::value_at;
use crate::content::VAN_BAN;
use crate::content::declare::Component;
use crate::content::table::{BANG, COT, NHIEM_VU, NHOM};
use crate::source::Span;
use crate::yaml::splice::Step;
use crate::yaml::{Node, Value};

/// What has an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IdOf {
    /// A part that texts refer to by `tham_chieu`.
    Part,
    Table,
    Column,
    Group,
    Task,
}

/// An id of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundId<'n> {
    pub(super) of: IdOf,
    /// The id as typed.
    pub(super) text: &'n str,
    /// Where it is typed.
    pub(super) at: Span,
    /// The table that it is in, or is.
    pub(super) table: Option<&'n Node>,
}

/// All ids of a paper, from its first line to its last; of attached documents too, if they are in the tree.
pub(super) fn ids(paper: &Node) -> Vec<FoundId<'_>> {
    let mut found = Vec::new();
    each_map(paper, Takes::Component(&VAN_BAN), None, &mut |component, node, table| {
        let of = sort_of(component);
        let id = node.get("ma").and_then(|id| Some((id.scalar()?.text.trim(), id.span)));
        if let (Some(of), Some((text, at))) = (of, id) {
            found.push(FoundId { of, text, at, table });
        }
    });
    found
}

fn sort_of(component: &'static Component) -> Option<IdOf> {
    let is = |other: &'static Component| std::ptr::eq(component, other);
    match component.title {
        _ if is(&BANG) => Some(IdOf::Table),
        _ if is(&COT) => Some(IdOf::Column),
        _ if is(&NHOM) => Some(IdOf::Group),
        _ if is(&NHIEM_VU) => Some(IdOf::Task),
        // What has an id beside tables is a part.
        _ => component.field("ma").map(|_| IdOf::Part),
    }
}

/// Shows all maps of a tree with their components, each with the table around it.
fn each_map<'n>(
    node: &'n Node,
    takes: Takes,
    table: Option<&'n Node>,
    see: &mut dyn FnMut(&'static Component, &'n Node, Option<&'n Node>),
) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => {
            let Some(item) = takes.item() else { return };
            items.iter().for_each(|one| each_map(one, item, table, see));
        }
        Value::Map(entries) => {
            let Some(component) = takes.component() else { return };
            let table = if std::ptr::eq(component, &raw const BANG) { Some(node) } else { table };
            see(component, node, table);
            for entry in entries {
                if let Some(field) = component.field(&entry.key) {
                    each_map(&entry.value, Takes::Shape(&field.shape), table, see);
                }
            }
        }
    }
}

/// The columns of a table without those that stand over others, each with its id and its heading.
pub(super) fn columns(table: &Node) -> Vec<(&str, String, Span)> {
    let mut found = Vec::new();
    if let Some(columns) = table.get("cot") {
        collect_columns(columns, &mut found);
    }
    found
}

fn collect_columns<'n>(columns: &'n Node, found: &mut Vec<(&'n str, String, Span)>) {
    let Value::List(items) = &columns.value else { return };
    for column in items {
        if let Some(inner) = column.get("cot") {
            collect_columns(inner, found);
        } else if let Some(id) = column.get("ma").and_then(|id| Some((id.scalar()?.text.trim(), id.span))) {
            let title = column.get("ten").map(plain).unwrap_or_default();
            found.push((id.0, title, id.1));
        }
    }
}

/// The kind of a column, as typed.
pub(super) fn kind_of<'n>(table: &'n Node, column: &str) -> Option<&'n str> {
    fn find<'n>(columns: &'n Node, id: &str) -> Option<&'n Node> {
        let Value::List(items) = &columns.value else { return None };
        items.iter().find_map(|one| match one.get("cot") {
            Some(inner) => find(inner, id),
            None => one.get("ma").and_then(Node::scalar).filter(|ma| ma.text.trim() == id).map(|_| one),
        })
    }
    find(table.get("cot")?, column)?.get("kieu")?.scalar().map(|kind| kind.text.trim())
}

/// The nearest table around the place at the end of a way.
pub(super) fn table_around<'n>(root: &'n Node, path: &[Step]) -> Option<&'n Node> {
    (0..=path.len()).rev().find_map(|end| {
        let place = declared(TypedFile::Paper, &path[..end])?;
        let node = value_at(root, &path[..end])?;
        let is_map = matches!(node.value, Value::Map(_));
        let is_table = place.takes.component().is_some_and(|one| std::ptr::eq(one, &raw const BANG));
        (is_map && is_table).then_some(node)
    })
}

/// The words of a text or a list of texts on one line.
pub(super) fn plain(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) => scalar.text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::List(items) => items.iter().map(plain).collect::<Vec<_>>().join(" "),
        Value::Map(_) => String::new(),
    }
}
