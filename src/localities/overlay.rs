//! What one locality has differently from the template: a small file of its own, merged into it.
//!
//! In: the template's node and the overlay's. Out: the template's node with the overlay's values in it,
//! each with the place of its own file. Scalars override, maps merge, lists replace, except for `bo_qua`,
//! whose entries are added; in a list of parts with `ma` each part is merged by it, removed (`bo`) or
//! added (`them_truoc`, `them_sau`). It leaves checking the result to `content`.

use std::collections::BTreeMap;

use crate::content::declare::suggestion;
use crate::content::waiver;
use crate::finding::{Finding, Findings, codes};
use crate::yaml::{Entry, Node, Value};

pub(super) const ID: &str = "ma";
pub(super) const REMOVE: &str = "bo";
/// The hash of what a part replaced, which is for the program only.
pub(super) const ORIGIN: &str = "goc";
const BEFORE: &str = "them_truoc";
const AFTER: &str = "them_sau";

/// Merges `overlay` into `template`, and reports every fault of it.
pub fn lay(template: Node, overlay: Node, findings: &mut Findings) -> Node {
    for key in ["loai", "dia_phuong"] {
        if let Some(node) = overlay.get(key) {
            let message = format!("tệp riêng của địa phương không ghi `{key}`");
            findings.push(
                Finding::error(codes::U005, node.span, message)
                    .hint(format!("bỏ `{key}`: điều này do mẫu chung quyết định")),
            );
        }
    }
    let (template, overlay) = with_waivers(template, overlay);
    if !matches!(overlay.value, Value::Map(_)) && !overlay.is_empty() {
        let message = "tệp riêng của địa phương phải gồm các khóa như ở mẫu chung";
        findings.push(Finding::error(codes::U005, overlay.span, message).hint("ví dụ `dia_danh: Yên Hòa`"));
        return template;
    }
    merge(template, overlay, findings)
}

/// Adds the waivers of the locality to those of the template instead of replacing them: none is lost
/// unnoticed.
fn with_waivers(mut template: Node, mut overlay: Node) -> (Node, Node) {
    if let Value::Map(of_template) = &mut template.value
        && let Value::Map(of_overlay) = &mut overlay.value
        && let Some(own) = of_template.iter_mut().find(|entry| entry.key == waiver::KEY)
        && let Some(at) = of_overlay.iter().position(|entry| entry.key == waiver::KEY)
        && let Value::List(all) = &mut own.value.value
        && let Value::List(added) = &mut of_overlay[at].value.value
    {
        all.append(added);
        of_overlay.remove(at);
    }
    (template, overlay)
}

fn merge(base: Node, over: Node, findings: &mut Findings) -> Node {
    let span = base.span;
    let value = match (base.value, over.value) {
        // A file that holds only comments.
        (base, Value::Scalar(scalar)) if scalar.text.is_empty() && matches!(base, Value::Map(_)) => base,
        (Value::Map(base), Value::Map(over)) => Value::Map(merge_maps(base, over, findings)),
        (Value::List(base), Value::List(over)) if over.iter().any(names_part) => {
            Value::List(merge_parts(base, over, findings))
        }
        // One table or one signer may be without a list around it.
        (Value::Map(base), Value::List(over)) if over.iter().any(names_part) => {
            let base = Node { value: Value::Map(base), span };
            Value::List(merge_parts(vec![base], over, findings))
        }
        (_, value) => return Node { value, span: over.span },
    };
    Node { value, span }
}

fn merge_maps(mut base: Vec<Entry>, over: Vec<Entry>, findings: &mut Findings) -> Vec<Entry> {
    // A file may have a hundred thousand keys that the template has not.
    let mut places: BTreeMap<String, usize> =
        base.iter().enumerate().map(|(at, own)| (own.key.clone(), at)).collect();
    for entry in over {
        match places.get(&entry.key) {
            Some(&at) => {
                let own = &mut base[at];
                let empty = Node { value: Value::List(Vec::new()), span: own.value.span };
                let value = std::mem::replace(&mut own.value, empty);
                *own = Entry { value: merge(value, entry.value, findings), ..entry };
            }
            None => {
                places.insert(entry.key.clone(), base.len());
                base.push(entry);
            }
        }
    }
    base
}

/// Whether it refers to a part by its id.
pub(super) fn names_part(node: &Node) -> bool {
    [ID, REMOVE, BEFORE, AFTER].into_iter().any(|key| node.get(key).is_some())
}

/// What an item of an overlay does.
enum Act {
    Merge,
    Remove,
    Add { behind: bool },
}

fn merge_parts(mut base: Vec<Node>, over: Vec<Node>, findings: &mut Findings) -> Vec<Node> {
    let known: Vec<String> = base.iter().filter_map(id).collect();
    for item in over {
        let Some((act, target, item)) = act(item, findings) else { continue };
        let name = target.scalar().map(|scalar| scalar.text.trim().to_owned()).unwrap_or_default();
        let Some(place) = base.iter().position(|part| id_of(part) == Some(&name)) else {
            findings.push_listed(codes::U005, target.span, || unknown(&name, &known, &target, &act));
            continue;
        };
        match act {
            Act::Merge => {
                let empty = Node { value: Value::List(Vec::new()), span: base[place].span };
                let part = std::mem::replace(&mut base[place], empty);
                base[place] = merge(part, item, findings);
            }
            Act::Remove => drop(base.remove(place)),
            Act::Add { behind } => base.insert(place + usize::from(behind), item),
        }
    }
    base
}

pub(super) fn id(part: &Node) -> Option<String> {
    id_of(part).map(str::to_owned)
}

fn id_of(part: &Node) -> Option<&str> {
    Some(part.get(ID)?.scalar()?.text.trim())
}

/// What the item does, to which part, and the item without that word.
fn act(mut item: Node, findings: &mut Findings) -> Option<(Act, Node, Node)> {
    let Value::Map(entries) = &mut item.value else {
        findings.push(without_id(&item));
        return None;
    };
    let names = |key: &str| entries.iter().any(|entry| entry.key == key);
    if names(ID) || names(REMOVE) {
        entries.retain(|entry| entry.key != ORIGIN);
    }
    let words =
        [(REMOVE, Act::Remove), (BEFORE, Act::Add { behind: false }), (AFTER, Act::Add { behind: true })];
    for (key, act) in words {
        let Some(at) = entries.iter().position(|entry| entry.key == key) else { continue };
        let word = entries.remove(at);
        let left = entries.first().map(|entry| (entry.key.clone(), entry.key_span));
        match (&act, left) {
            (Act::Remove, Some((other, at))) => {
                let message = format!("mục bỏ một phần (`bo`) không ghi thêm `{other}`");
                findings.push(
                    Finding::error(codes::U005, at, message)
                        .hint("muốn sửa phần đó thì ghi `ma` thay cho `bo`"),
                );
                return None;
            }
            (Act::Add { .. }, None) => {
                let message = format!("mục thêm một phần (`{key}`) chưa có nội dung");
                findings.push(
                    Finding::error(codes::U005, word.key_span, message)
                        .hint("ghi các khóa của phần mới bên dưới"),
                );
                return None;
            }
            _ => return Some((act, word.value, item)),
        }
    }
    match item.get(ID).cloned() {
        Some(target) => Some((Act::Merge, target, item)),
        None => {
            findings.push(without_id(&item));
            None
        }
    }
}

fn without_id(item: &Node) -> Finding {
    let message = "mục này không nói về phần nào của mẫu chung";
    Finding::error(codes::U005, item.span, message).hint(
        "ghi `ma: …` để sửa phần mang mã đó, `bo: …` để bỏ, `them_sau: …` hay `them_truoc: …` để thêm phần mới",
    )
}

fn unknown(name: &str, known: &[String], target: &Node, act: &Act) -> Finding {
    let message = format!("mẫu chung không có phần nào ở đây mang mã `{name}`");
    let hint = match (known.is_empty(), act) {
        (true, _) => "đặt `ma` cho các phần ở mẫu chung, hoặc ghi lại cả danh sách không kèm `ma`".to_owned(),
        (false, Act::Merge) => {
            let near = suggestion(name, known.iter().map(String::as_str));
            let near = if near.ends_with('?') { near } else { near + ";" };
            format!("{near} Muốn thêm phần mới thì ghi `them_sau` hay `them_truoc` một phần đã có")
        }
        (false, _) => suggestion(name, known.iter().map(String::as_str)),
    };
    Finding::error(codes::U005, target.span, message).hint(hint)
}
