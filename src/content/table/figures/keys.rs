//! What tasks and groups of a table are identified by in a workbook.
//!
//! In: a table's node. Out: a key for each task and for each group: its id, or else its place and its name.

use super::{PLACE, each_group, each_task, word};
use crate::digest;
use crate::yaml::Node;

/// The keys that identify the tasks of a table, from top to bottom: their ids, or for those without one their
/// places and names: `~1.3:5be2…`.
pub fn keys(table: &Node) -> Vec<String> {
    let mut keys = Vec::new();
    each_task(&mut table.clone(), &[], &mut |task, path| keys.push(key(task, path)));
    keys
}

/// The keys that identify the groups of a table, from top to bottom. No task has one of them: they begin with
/// `#`.
pub fn group_keys(table: &Node) -> Vec<String> {
    let mut keys = Vec::new();
    let mut number = 0;
    each_group(&mut table.clone(), &mut |group| {
        number += 1;
        keys.push(format!("#{}", key(group, &[number])));
    });
    keys
}

fn key(task: &Node, path: &[usize]) -> String {
    task.get("ma").and_then(word).map_or_else(|| place_key(task, path), |id| id.text)
}

/// A task that was moved or renamed is not taken for the one that was there before.
pub(super) fn place_key(task: &Node, path: &[usize]) -> String {
    let name = task.get("ten").and_then(Node::scalar).map_or("", |name| name.text.trim());
    let place = path.iter().map(usize::to_string).collect::<Vec<_>>().join(".");
    format!("{PLACE}{place}:{}", digest::short(name.as_bytes()))
}
