//! What a part of an overlay replaced in the template, and whether the template has changed there since.
//!
//! In: the nodes of a template and of an overlay. Out: for each part that the overlay changes or removes, the text
//! that it replaces now, a short hash of it, and the hash that the overlay states (`goc`). Texts of stated hashes
//! come from the caller, who keeps them; merging is left to `overlay`.

use std::collections::BTreeMap;

use crate::digest::of_bytes;
use crate::finding::{Finding, codes};
use crate::localities::overlay::{ID, ORIGIN, REMOVE, id, names_part};
use crate::source::Span;
use crate::yaml::splice::Step;
use crate::yaml::{Node, Value};

/// How many digits a hash has.
const DIGITS: usize = 8;
/// At most this many letters of a text stand in a warning.
const SHOWN: usize = 160;
/// This many words stand before those in which two texts differ.
const BEFORE: usize = 4;

/// The texts that parts replaced when their hashes were written, by hash.
pub type OriginTexts = BTreeMap<String, String>;

/// A part that an overlay changes or removes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOrigin {
    /// The way to it in the overlay.
    pub way: Vec<Step>,
    /// Its key for the part of the template: `ma` or `bo`.
    pub key: &'static str,
    /// The id of the part.
    pub part: String,
    /// Where the overlay names it, or states the hash.
    pub at: Span,
    /// The hash that the overlay states.
    pub stated: Option<String>,
    /// What the overlay replaces now.
    pub text: String,
    /// What it puts there; empty for a part that is removed.
    pub own: String,
}

impl PartOrigin {
    /// The hash of what the overlay replaces now.
    pub fn hash(&self) -> String {
        of_bytes(self.text.as_bytes())[..DIGITS].to_owned()
    }

    /// Whether the template has changed since the hash was written.
    pub fn is_changed(&self) -> bool {
        self.stated.as_ref().is_some_and(|stated| *stated != self.hash())
    }

    /// The warning about a part that has changed.
    pub fn finding(&self, texts: &OriginTexts) -> Finding {
        let kept = self.stated.as_ref().and_then(|stated| texts.get(stated));
        // What matters is where they begin to differ.
        let from = kept.map_or(0, |old| common(old, &self.text));
        let old = kept.map_or_else(|| "không còn lưu".to_owned(), |old| format!("“{}”", cut(old, from)));
        let own = match self.own.is_empty() {
            true => "bỏ phần này".to_owned(),
            false => format!("“{}”", cut(&self.own, common(&self.own, &self.text))),
        };
        let message = format!(
            "mẫu chung đã đổi phần `{}` từ khi viết tệp riêng này: lời cũ của mẫu {old}; lời mới của mẫu “{}”; tệp \
             riêng {own}",
            self.part,
            cut(&self.text, from)
        );
        Finding::warning(codes::U019, self.at, message)
            .hint("xem lại phần riêng có cần sửa theo không; xong thì ghi lại gốc: chạy `vanban batch` với `--goc=lai --only <MÃ>`")
    }
}

/// How many words two texts have in common at their beginning.
fn common(one: &str, other: &str) -> usize {
    one.split_whitespace().zip(other.split_whitespace()).take_while(|(one, other)| one == other).count()
}

/// A text on one line; of one that is too long what stands around the word at `from`.
fn cut(text: &str, from: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= SHOWN {
        return whole;
    }
    let from = from.saturating_sub(BEFORE).min(words.len().saturating_sub(1));
    let before = if from > 0 { "… " } else { "" };
    let shown = words[from..].join(" ");
    match shown.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{before}{}…", shown[..end].trim_end()),
        None => format!("{before}{shown}"),
    }
}

/// The parts that an overlay changes or removes, in its order. What names no part of the template is reported when
/// the two are merged.
pub fn origins(template: &Node, overlay: &Node) -> Vec<PartOrigin> {
    let mut found = Vec::new();
    walk(template, overlay, &mut Vec::new(), &mut found);
    found
}

fn walk(base: &Node, over: &Node, way: &mut Vec<Step>, found: &mut Vec<PartOrigin>) {
    match (&base.value, &over.value) {
        (Value::Map(_), Value::Map(entries)) => {
            for entry in entries {
                let Some(base) = base.get(&entry.key) else { continue };
                way.push(Step::Key(entry.key.clone()));
                walk(base, &entry.value, way, found);
                way.pop();
            }
        }
        (_, Value::List(items)) if items.iter().any(names_part) => {
            for (at, item) in items.iter().enumerate() {
                let key = if item.get(REMOVE).is_some() { REMOVE } else { ID };
                let (Some(named), Value::Map(entries)) = (item.get(key), &item.value) else { continue };
                let name = named.scalar().map(|scalar| scalar.text.trim().to_owned()).unwrap_or_default();
                let Some(part) = parts(base).find(|part| id(part).as_ref() == Some(&name)) else { continue };
                way.push(Step::Item(at));
                let stated = item.get(ORIGIN);
                let (text, own) = match key {
                    REMOVE => (text(part), String::new()),
                    _ => (replaced(part, item), own(item)),
                };
                // An item that only leads to parts inside replaces nothing itself.
                if key == REMOVE || !own.is_empty() {
                    let stated_text =
                        stated.and_then(Node::scalar).map(|scalar| scalar.text.trim().to_owned());
                    found.push(PartOrigin {
                        way: way.clone(),
                        key,
                        part: name,
                        at: stated.unwrap_or(named).span,
                        stated: stated_text,
                        text,
                        own,
                    });
                }
                for entry in entries.iter().filter(|entry| key == ID && !is_name(&entry.key)) {
                    let Some(base) = part.get(&entry.key) else { continue };
                    way.push(Step::Key(entry.key.clone()));
                    walk(base, &entry.value, way, found);
                    way.pop();
                }
                way.pop();
            }
        }
        _ => {}
    }
}

/// The parts of a list; a single one may be without a list around it.
fn parts(base: &Node) -> impl Iterator<Item = &Node> {
    match &base.value {
        Value::List(items) => items.iter(),
        _ => std::slice::from_ref(base).iter(),
    }
}

fn is_name(key: &str) -> bool {
    [ID, ORIGIN].contains(&key)
}

/// What an item of an overlay replaces in a part of the template, except parts inside it, which have their own.
fn replaced(part: &Node, item: &Node) -> String {
    let Value::Map(entries) = &item.value else { return String::new() };
    let mut lines = Vec::new();
    for entry in entries.iter().filter(|entry| !is_name(&entry.key)) {
        match (part.get(&entry.key), &entry.value.value) {
            (Some(_), Value::List(items)) if items.iter().any(names_part) => {}
            (Some(base), Value::Map(_)) if matches!(base.value, Value::Map(_)) => {
                lines.push(format!("{}: {}", entry.key, replaced(base, &entry.value)));
            }
            (Some(base), _) => lines.push(format!("{}: {}", entry.key, text(base))),
            // The template has it not yet, or no longer.
            (None, _) => lines.push(format!("{}:", entry.key)),
        }
    }
    lines.join("\n")
}

/// What an item of an overlay says itself, except its parts.
fn own(item: &Node) -> String {
    let Value::Map(entries) = &item.value else { return String::new() };
    let said = entries
        .iter()
        .filter(|entry| !is_name(&entry.key))
        .filter(|entry| !matches!(&entry.value.value, Value::List(items) if items.iter().any(names_part)));
    said.map(|entry| format!("{}: {}", entry.key, text(&entry.value))).collect::<Vec<_>>().join("\n")
}

/// All of a node as text; how its lines are broken and indented does not count.
fn text(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) => scalar
            .text
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
        Value::List(items) => {
            items.iter().map(|item| format!("- {}", text(item))).collect::<Vec<_>>().join("\n")
        }
        Value::Map(entries) => {
            let line = |entry: &crate::yaml::Entry| format!("{}: {}", entry.key, text(&entry.value));
            entries.iter().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{common, cut};

    /// Of long texts a warning shows where they differ.
    #[test]
    fn long_texts_are_shown_where_they_differ() {
        let long =
            |day: &str| format!("{}trước ngày {day} tháng 6{}", "rất dài ".repeat(40), " và hết".repeat(40));
        let (old, new) = (long("15"), long("05"));
        let from = common(&old, &new);
        assert!(cut(&old, from).starts_with("… rất dài trước ngày 15 tháng 6 và"), "{}", cut(&old, from));
        assert!(cut(&new, from).starts_with("… rất dài trước ngày 05 tháng 6 và"));
        assert!(cut(&new, from).ends_with('…'));
        assert_eq!(cut("ngắn  thôi", 1), "ngắn thôi");
        assert!(cut(&old, 10_000).chars().count() < 20);
    }
}
