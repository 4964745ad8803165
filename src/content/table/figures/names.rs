//! Names beside figures in a sheet: a row with the id of a task but another name may belong to another task.
//!
//! In: a table's node and its sheet. Out: a warning at the name that differs. Figures are matched by ids all
//! the same.

use std::collections::BTreeMap;

use super::{KEY, each_group, each_task, list, word};
use crate::content::cells::{is_same_name, other_name};
use crate::content::declare::Word;
use crate::finding::{Findings, Gathered};
use crate::tabular::DataTable;
use crate::yaml::Node;

/// Titles of the column of names in sheets, besides its id and its title on paper.
const TITLES: [&str; 9] = [
    "tên",
    "tên nhiệm vụ",
    "nhiệm vụ",
    "nội dung",
    "nội dung nhiệm vụ",
    "nội dung công việc",
    "nội dung chi",
    "tên công việc",
    "hạng mục",
];

/// Reports rows whose names differ from those of the tasks and groups with their ids.
pub(super) fn check(table: &Node, sheet: &DataTable, findings: &mut Findings) {
    let own = title(table);
    let is_name = |name: &str| {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        name == "ten"
            || TITLES.contains(&name.as_str())
            || own.as_deref().is_some_and(|own| is_same_name(&name, own))
    };
    let column = sheet.columns.iter().position(|column| is_name(&column.name));
    let Some((key, column)) = sheet.column(KEY).zip(column) else { return };
    let names = names(table);
    let mut told = Gathered::default();
    for row in &sheet.rows {
        let (Some(id), Some(name)) = (row.cells[key].code(), row.cells[column].text()) else { continue };
        if let Some(own) = names.get(&id).filter(|own| !is_same_name(&name, &own.text)) {
            told.add(
                "name",
                "dòng",
                other_name(&id, &name, &own.text, row.cells[column].at).related(own.at, "tên trên văn bản"),
            );
        }
    }
    told.tell(findings);
}

/// The title of the column of names on paper.
fn title(table: &Node) -> Option<String> {
    let columns = list(table.get("cot")).iter();
    let mut named =
        columns.filter(|column| column.get("ma").and_then(word).is_some_and(|id| id.text == "ten"));
    named.find_map(|column| column.get("ten").and_then(word)).map(|title| title.text)
}

/// The names of tasks and groups by their ids.
fn names(table: &Node) -> BTreeMap<String, Word> {
    let mut names = BTreeMap::new();
    let mut add = |node: &mut Node| {
        let both = node.get("ma").and_then(word).zip(node.get("ten").and_then(word));
        names.extend(both.map(|(id, name)| (id.text, name)));
    };
    let mut table = table.clone();
    each_task(&mut table, &[], &mut |task, _| add(task));
    each_group(&mut table, &mut |group| add(group));
    names
}
