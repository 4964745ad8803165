//! What a second reader of a file must see once lists have other items.
//!
//! In: what it sees of the file as it is, the edits. Out: whether what it sees of the new file is just that.

use serde_yaml::Value;
use unicode_normalization::UnicodeNormalization;

use super::{Edit, ListItem, Step};
use crate::yaml::{Node, Value as NodeValue};

/// A value as it was, or one that is written anew.
#[derive(Clone)]
enum SeenValue {
    Known(Value),
    New(String),
    List(Vec<SeenValue>),
    Map(Vec<(SeenValue, SeenValue)>),
}

/// Whether a file is what edits make of another one.
pub(super) fn is_made(before: Value, after: &Value, edits: &[Edit]) -> bool {
    made(before, edits).is_some_and(|made| made.is(after))
}

fn made(before: Value, edits: &[Edit]) -> Option<SeenValue> {
    let mut seen = SeenValue::of(before);
    for edit in edits {
        match edit {
            Edit::Replace { at, value } | Edit::Text { at, value } => {
                *seen.at(at)? = SeenValue::New(value.clone());
            }
            Edit::Insert { map, key, value, .. } => {
                let SeenValue::Map(entries) = seen.at(map)? else { return None };
                entries.push((SeenValue::New(key.clone()), SeenValue::New(value.clone())));
            }
            Edit::Put { map, key, value, .. } => {
                let SeenValue::Map(entries) = seen.at(map)? else { return None };
                entries.retain(|(known, _)| !known.is_key(key));
                entries.push((SeenValue::New(key.clone()), SeenValue::new(value)));
            }
            Edit::Remove { map, key } => {
                let SeenValue::Map(entries) = seen.at(map)? else { return None };
                entries.retain(|(known, _)| !known.is_key(key));
            }
            Edit::Items { .. } => {}
        }
    }
    let mut lists: Vec<(&Vec<Step>, &Vec<ListItem>)> = Vec::new();
    lists.extend(edits.iter().filter_map(|edit| match edit {
        Edit::Items { list, items } => Some((list, items)),
        _ => None,
    }));
    lists.sort_by_key(|(list, _)| std::cmp::Reverse(list.len()));
    let mut old = seen.clone();
    for (list, items) in lists {
        let mut made = Vec::new();
        for item in items {
            made.push(match item {
                ListItem::New(node) => SeenValue::new(node),
                ListItem::Kept(from) if from.starts_with(list) => seen.at(from)?.clone(),
                ListItem::Kept(from) => old.at(from)?.clone(),
            });
        }
        *seen.at(list)? = SeenValue::List(made);
    }
    Some(seen)
}

impl SeenValue {
    fn of(value: Value) -> SeenValue {
        match value {
            Value::Sequence(items) => SeenValue::List(items.into_iter().map(SeenValue::of).collect()),
            Value::Mapping(map) => {
                let entry = |(key, value)| (SeenValue::Known(key), SeenValue::of(value));
                SeenValue::Map(map.into_iter().map(entry).collect())
            }
            value => SeenValue::Known(value),
        }
    }

    fn new(node: &Node) -> SeenValue {
        match &node.value {
            NodeValue::Scalar(scalar) => SeenValue::New(scalar.text.trim_end().to_owned()),
            NodeValue::List(items) => SeenValue::List(items.iter().map(SeenValue::new).collect()),
            NodeValue::Map(entries) => {
                let entry = |entry: &crate::yaml::Entry| {
                    (SeenValue::New(entry.key.clone()), SeenValue::new(&entry.value))
                };
                SeenValue::Map(entries.iter().map(entry).collect())
            }
        }
    }

    fn is_key(&self, key: &str) -> bool {
        match self {
            SeenValue::Known(value) => says(value, key),
            SeenValue::New(text) => text == key,
            _ => false,
        }
    }

    fn at(&mut self, path: &[Step]) -> Option<&mut SeenValue> {
        let mut seen = self;
        for step in path {
            seen = match (step, seen) {
                (Step::Key(key), SeenValue::Map(entries)) => {
                    entries.iter_mut().find(|(known, _)| known.is_key(key)).map(|(_, value)| value)?
                }
                (Step::Item(item), SeenValue::List(items)) => items.get_mut(*item)?,
                _ => return None,
            };
        }
        Some(seen)
    }

    /// Whether a value is this one; keys of a map may be in any order.
    fn is(&self, value: &Value) -> bool {
        match (self, value) {
            (SeenValue::Known(known), value) => known == value,
            (SeenValue::New(text), value) => says(value, text),
            (SeenValue::List(items), Value::Sequence(values)) => {
                items.len() == values.len() && items.iter().zip(values).all(|(item, value)| item.is(value))
            }
            (SeenValue::Map(entries), Value::Mapping(map)) => {
                let has = |(key, value): &(SeenValue, SeenValue)| {
                    map.iter().any(|(other, found)| key.is(other) && value.is(found))
                };
                entries.len() == map.len() && entries.iter().all(has)
            }
            _ => false,
        }
    }
}

/// Whether a value is the one that a text stands for, as a text or as what the reader makes of it. The
/// line end of a block does not count.
pub(super) fn says(value: &Value, text: &str) -> bool {
    let text: String = text.nfc().collect();
    let as_text = |found: &str| found.strip_suffix('\n').unwrap_or(found) == text;
    value.as_str().is_some_and(as_text)
        || serde_yaml::from_str::<Value>(&text).is_ok_and(|read| !read.is_string() && read == *value)
}
