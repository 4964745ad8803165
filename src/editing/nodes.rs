//! What is asked of nodes and shapes while a form is made.

use crate::content::declare::Component;
use crate::digest;
use crate::yaml::splice::Step;
use crate::yaml::{Entry, Node, Value};

/// Whether an item among articles is the title of a chapter, which has no number among them.
pub(super) fn is_heading(component: &Component, node: &Node) -> bool {
    let has = |key: &str| node.get(key).is_some_and(|node| !node.is_empty());
    component.field("chuong").is_some()
        && ["phan", "chuong", "muc"].into_iter().any(has)
        && !["tieu_de", "loi_van"].into_iter().any(has)
}

pub(super) fn inside(way: &[Step], step: Step) -> Vec<Step> {
    way.iter().cloned().chain([step]).collect()
}

/// The node at the end of a way.
pub(super) fn node_at<'a>(root: &'a Node, way: &[Step]) -> Option<&'a Node> {
    way.iter().try_fold(root, |node, step| match (step, &node.value) {
        (Step::Key(key), _) => node.get(key),
        (Step::Item(item), Value::List(items)) => items.get(*item),
        _ => None,
    })
}

pub(super) fn entries(node: Option<&Node>) -> &[Entry] {
    match node.map(|node| &node.value) {
        Some(Value::Map(entries)) => entries,
        _ => &[],
    }
}

pub(super) fn entry<'a>(node: Option<&'a Node>, key: &str) -> Option<&'a Entry> {
    entries(node).iter().find(|entry| entry.key == key)
}

pub(super) fn entry_value<'a>(node: Option<&'a Node>, key: &str) -> Option<&'a Node> {
    entry(node, key).map(|entry| &entry.value).filter(|node| !node.is_empty())
}

/// The name of a value: another one if it says anything else. Empty if there is none.
pub(super) fn mark(node: Option<&Node>) -> String {
    fn put(node: &Node, text: &mut String) {
        match &node.value {
            Value::Scalar(scalar) => *text += &format!("{}:{}", scalar.text.len(), scalar.text),
            Value::List(items) => {
                text.push('[');
                items.iter().for_each(|item| put(item, text));
                text.push(']');
            }
            Value::Map(entries) => {
                text.push('{');
                for entry in entries {
                    *text += &format!("{}:{}=", entry.key.len(), entry.key);
                    put(&entry.value, text);
                }
                text.push('}');
            }
        }
    }
    let Some(node) = node.filter(|node| !node.is_empty()) else { return String::new() };
    let mut text = String::new();
    put(node, &mut text);
    let mut mark = digest::of_bytes(text.as_bytes());
    mark.truncate(16);
    mark
}
