//! What a list gives the paper of one locality of a batch: number, day, signers.
//!
//! In: an [`Order`]. Out: it as columns of the locality, so that whatever is kept of a locality keeps it too;
//! and the node of the locality's paper with it. The rules are those of [`super::edits`], which write into the
//! YAML of single papers: nothing in the paper is replaced. It leaves tables to [`super::orders`].

use std::collections::BTreeMap;

use super::{Order, PresentValue, edits};
use crate::content::date::DocDate;
use crate::content::kind::Kind;
use crate::finding::{Finding, Findings};
use crate::source::Span;
use crate::yaml::splice::{Edit, Step};
use crate::yaml::{Entry, Node, Scalar, Value, ValueStyle};

/// The columns; no table may have one of these names.
pub const COLUMNS: [&str; 3] = ["phat_hanh_so", "phat_hanh_ngay", "phat_hanh_nguoi_ky"];

/// What to do where the paper has something else already.
const CONTRADICTED: &str =
    "bảng cấp số và mẫu (bảng địa phương, tệp riêng) ghi khác nhau: sửa ở một nơi, hoặc bỏ ở bảng cấp số";

/// An order as columns of the locality, without those that it leaves out.
pub fn columns(order: &Order) -> BTreeMap<String, String> {
    let values = [
        order.so.clone().unwrap_or_default(),
        order.ngay.map(DocDate::numeric).unwrap_or_default(),
        order.nguoi_ky.join("; "),
    ];
    let named = COLUMNS.into_iter().map(str::to_owned).zip(values);
    named.filter(|(_, value)| !value.is_empty()).collect()
}

/// The order in the columns of a locality; what is left out is given to it by nobody.
pub fn order_of(columns: &BTreeMap<String, String>) -> Order {
    let [so, ngay, nguoi_ky] = COLUMNS.map(|name| columns.get(name).map(String::as_str));
    Order {
        so: so.and_then(|so| Order::number(so).ok()),
        ngay: ngay.and_then(|day| Order::day(day).ok()),
        nguoi_ky: nguoi_ky.map(Order::names).unwrap_or_default(),
    }
}

/// Puts an order into the paper of a locality. What contradicts it there is a finding; what neither of them
/// has is none, for a paper may wait for it.
pub fn put(node: &mut Node, kind: &Kind, order: &Order, findings: &mut Findings) {
    if *order == Order::default() {
        return;
    }
    let mut told = Findings::default();
    let edits = edits(node, kind, order, PresentValue::Keep, &mut told);
    for one in told.iter().filter(|one| one.at.is_some()) {
        // No option of any command replaces what template, table or own file say.
        let hint = one
            .hint
            .clone()
            .map(|hint| if hint.contains("--force") { CONTRADICTED.to_owned() } else { hint });
        findings.push(Finding { hint, ..one.clone() });
    }
    let at = node.get("loai").map_or(node.span, |loai| loai.span);
    for edit in edits {
        match edit {
            Edit::Replace { at: way, value } | Edit::Text { at: way, value } => {
                if let Some(text) = way.split_last().and_then(|(last, map)| child(inside(node, map)?, last)) {
                    text.value = filled(value);
                }
            }
            Edit::Insert { map, key, value, .. } => {
                if let Some(Value::Map(entries)) = inside(node, &map).map(|node| &mut node.value) {
                    entries.push(entry(key, value, at));
                }
            }
            // A paper without a number may still be a draft.
            Edit::Remove { map, key } if order.so.is_some() => {
                if let Some(Value::Map(entries)) = inside(node, &map).map(|node| &mut node.value) {
                    entries.retain(|entry| entry.key != key);
                }
            }
            // Number and day are texts.
            Edit::Remove { .. } | Edit::Items { .. } | Edit::Put { .. } => {}
        }
    }
}

fn filled(text: String) -> Value {
    Value::Scalar(Scalar { text, style: ValueStyle::Filled, swallowed: None })
}

fn entry(key: String, value: String, at: Span) -> Entry {
    Entry { key, key_span: at, value: Node { value: filled(value), span: at } }
}

fn inside<'n>(node: &'n mut Node, way: &[Step]) -> Option<&'n mut Node> {
    way.iter().try_fold(node, |node, step| child(node, step))
}

fn child<'n>(node: &'n mut Node, step: &Step) -> Option<&'n mut Node> {
    match (step, &mut node.value) {
        (Step::Key(key), Value::Map(entries)) => {
            entries.iter_mut().find(|entry| entry.key == *key).map(|entry| &mut entry.value)
        }
        (Step::Item(at), Value::List(items)) => items.get_mut(*at),
        _ => None,
    }
}
