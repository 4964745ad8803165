//! The tasks whose money a city gives: `nguon: thanh_pho`.
//!
//! In: a document's node. Out: such tasks with the columns of money of their tables; and, for one
//! locality, their figures put into the node with the places of their cells, so that every finding about
//! a figure names its cell. It leaves the figures themselves to `content`.

use std::collections::{BTreeMap, BTreeSet};

use super::Allocation;
use crate::content::declare::Word;
use crate::content::money::Unit;
use crate::content::table::entry;
use crate::content::table::{ColumnKind, DON_VI, KIEU, NGUON, figures};
use crate::finding::{Finding, Findings, Report, codes};
use crate::localities::Locality;
use crate::source::Span;
use crate::yaml::{Entry, Node, Value};

/// A task whose money comes from the city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityTask {
    /// Its id.
    pub id: String,
    /// Its name, as written.
    pub name: String,
    /// Where it says that the city pays.
    pub at: Span,
    /// The unit of money of its table.
    pub unit: Unit,
    /// The columns of its table that hold stated money, from left to right.
    pub columns: Vec<CityColumn>,
}

/// A column of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityColumn {
    /// Its id.
    pub id: String,
    /// Its title and those above it, as written.
    pub title: String,
}

/// The tasks of a template that the city pays for, from top to bottom; what is wrong with them is
/// reported.
pub fn tasks(template: &Node, findings: &mut Findings) -> Vec<CityTask> {
    // The places of the tasks met, by id.
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut found: Vec<CityTask> = Vec::new();
    let mut template = template.clone();
    each(&mut template, &mut |head, task| {
        let Some(task) = city_task(head, task, findings) else { return };
        match first.get(&task.id) {
            // A part that only some localities have may occur twice, each time with its own condition.
            Some(&one) if same_table(&found[one], &task) => {}
            Some(&one) => findings.push(
                Finding::error(codes::U020, task.at, format!("mã nhiệm vụ `{}` có ở hai bảng", task.id))
                    .related(found[one].at, "nhiệm vụ cùng mã đứng trước")
                    .hint("đặt mã khác, để mỗi dòng của bảng phân bổ chỉ một nhiệm vụ"),
            ),
            None => {
                first.insert(task.id.clone(), found.len());
                found.push(task);
            }
        }
    });
    found
}

/// All columns of money of these tasks, each once, in their order.
pub fn columns(tasks: &[CityTask]) -> Vec<CityColumn> {
    let mut seen = BTreeSet::new();
    let all = tasks.iter().flat_map(|task| &task.columns);
    all.filter(|column| seen.insert(&column.id)).cloned().collect()
}

fn same_table(one: &CityTask, other: &CityTask) -> bool {
    one.unit == other.unit && one.columns == other.columns
}

/// Puts a locality's figures into its document. Tasks without figures, and figures without a task, are
/// reported: no money is lost on the way.
pub fn put(document: &mut Node, unit: &Locality, allocation: Option<&Allocation>, report: &mut Report) {
    let place = allocation.map(|allocation| allocation.place(report));
    let mut used = BTreeSet::new();
    each(document, &mut |head, node| {
        let Some(task) = city_task(head, node, &mut report.findings) else { return };
        let Some((allocation, place)) = allocation.zip(place) else {
            let message =
                format!("nhiệm vụ `{}` lấy kinh phí từ thành phố nhưng chưa có bảng phân bổ", task.id);
            report.findings.push(
                Finding::error(codes::U020, task.at, message)
                    .hint("ghi `phan_bo: {tep: …, doi_chieu: …}` trong `dia_phuong` của mẫu"),
            );
            return;
        };
        let Some(row) = allocation.row(unit.code(), &task.id) else {
            let message =
                format!("bảng phân bổ không có dòng cho nhiệm vụ `{}` của {}", task.id, unit.called());
            report.findings.push(
                Finding::error(codes::U021, task.at, message)
                    .related(place.of(allocation.at), "bảng phân bổ")
                    .hint("thêm dòng đó; ghi 0 nếu không được phân bổ"),
            );
            return;
        };
        used.insert(task.id.clone());
        let figures = row.figures.iter().filter_map(|(column, figure)| {
            let value = row.unit.convert(figure.value, task.unit);
            if value.is_none() {
                report.findings.push(too_long(place.of(figure.at)));
            }
            let at = place.of(figure.at);
            Some(entry(column, at, value?, at))
        });
        let figures: Vec<Entry> = figures.collect();
        let Value::Map(entries) = &mut node.value else { return };
        entries.push(Entry {
            key: "kinh_phi".to_owned(),
            key_span: task.at,
            value: Node { value: Value::Map(figures), span: place.of(row.at) },
        });
    });
    let (Some(allocation), Some(place)) = (allocation, place) else { return };
    for (task, row) in allocation.rows_of(unit.code()).filter(|(task, _)| !used.contains(*task)) {
        let Some(figure) = row.figures.values().find(|figure| !figure.value.is_zero()) else { continue };
        let message = format!(
            "có kinh phí cho nhiệm vụ `{task}` nhưng văn bản của {} không có nhiệm vụ này",
            unit.called()
        );
        report.findings.push(
            Finding::error(codes::U021, place.of(figure.at), message)
                .hint("ghi 0, hoặc xem lại `khi` của nhiệm vụ trong mẫu và tệp riêng của địa phương"),
        );
    }
}

pub(super) fn too_long(at: Span) -> Finding {
    Finding::error(codes::B004, at, "số quá dài để đổi sang đơn vị tiền khác")
        .hint("bớt số lẻ, hoặc ghi theo đơn vị tiền của mẫu")
}

/// What a table's tasks have in common.
struct TasksHead {
    unit: Option<Unit>,
    columns: Vec<CityColumn>,
}

/// A task that the city pays for. Returns None for any other, and for one that is wrong, which is
/// reported.
fn city_task(head: &TasksHead, task: &Node, findings: &mut Findings) -> Option<CityTask> {
    let source = NGUON.chosen(task)?;
    let mut fault = |at: Span, message: &str, hint: &str| {
        findings.push(Finding::error(codes::U020, at, message).hint(hint));
    };
    let Some(id) = task.get("ma").and_then(word) else {
        let hint = "thêm `ma: …`, trùng với mã ở cột `nhiem_vu` của bảng phân bổ";
        fault(source.at, "nhiệm vụ lấy kinh phí từ thành phố nhưng thiếu `ma`", hint);
        return None;
    };
    if let Some(typed) = task.get("kinh_phi").filter(|node| !node.is_empty()) {
        let message = "nhiệm vụ lấy kinh phí từ bảng phân bổ nhưng lại ghi sẵn `kinh_phi`";
        fault(typed.span, message, "bỏ `kinh_phi`, hoặc bỏ `nguon: thanh_pho`");
        return None;
    }
    if head.columns.is_empty() {
        let message = "bảng không có cột `kieu: tien` nên không lấy kinh phí từ thành phố được";
        fault(source.at, message, "bỏ `nguon: thanh_pho`, hoặc thêm cột `kieu: tien`");
        return None;
    }
    // A table of money without its unit is reported by `content`.
    let unit = head.unit.unwrap_or(Unit::Dong);
    let name = task.get("ten").and_then(word).map(|word| word.text).unwrap_or_default();
    Some(CityTask { id: id.text, name, at: source.at, unit, columns: head.columns.clone() })
}

/// Calls a function with each task of a document and of what is attached to it.
fn each(document: &mut Node, call: &mut dyn FnMut(&TasksHead, &mut Node)) {
    for table in figures::tables(document) {
        let unit = DON_VI.value(table);
        let mut columns = Vec::new();
        money_columns(table, "", &mut columns);
        each_task(table, &TasksHead { unit, columns }, call);
    }
}

fn each_task(rows: &mut Node, head: &TasksHead, call: &mut dyn FnMut(&TasksHead, &mut Node)) {
    for group in child(rows, "nhom").into_iter().flat_map(items) {
        each_task(group, head, call);
    }
    for task in child(rows, "nhiem_vu").into_iter().flat_map(items) {
        call(head, task);
    }
}

/// The columns of stated money under a table's or a common head.
fn money_columns(head: &Node, above: &str, columns: &mut Vec<CityColumn>) {
    let Some(Value::List(below)) = head.get("cot").map(|node| &node.value) else { return };
    for column in below {
        let lines = column.get("ten").and_then(word).map(|word| word.text).unwrap_or_default();
        let own = lines.split_whitespace().collect::<Vec<_>>().join(" ");
        let title = if above.is_empty() { own } else { format!("{above} - {own}") };
        money_columns(column, &title, columns);
        if let Some(id) = column.get("ma").and_then(word)
            && KIEU.value(column).is_some_and(ColumnKind::is_cost)
        {
            columns.push(CityColumn { id: id.text, title });
        }
    }
}

fn word(node: &Node) -> Option<Word> {
    let text = node.scalar()?.text.trim().to_owned();
    (!text.is_empty()).then_some(Word { text, at: node.span })
}

fn child<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    let Value::Map(entries) = &mut node.value else { return None };
    entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.value)
}

/// The items of a list, or a single map.
fn items(node: &mut Node) -> std::slice::IterMut<'_, Node> {
    if matches!(node.value, Value::List(_)) {
        let Value::List(items) = &mut node.value else { return [].iter_mut() };
        return items.iter_mut();
    }
    std::slice::from_mut(node).iter_mut()
}
