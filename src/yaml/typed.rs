//! A tree as a person would type it.
//!
//! In: a tree, how far it is indented. Out: lines of YAML that are read back as the same tree: texts of several
//! lines as blocks, figures and columns between braces. What is to stand in it is left to the caller.

use super::plain::{ValueContext, written};
use super::{Entry, Node, Value, ValueStyle};

/// Keys whose maps stand between braces, and those of lists whose items do.
const BRACES: [&str; 3] = ["kinh_phi", "tong", "cot"];
/// Letters of a line with braces.
const WIDE: usize = 110;

/// The lines of an item of a list; `indent` is that of its dash.
pub fn typed_item(item: &Node, indent: usize) -> String {
    let mut text = String::new();
    one_item("", item, indent, &mut text);
    text
}

/// The lines of a key with its value; `indent` is that of the key. A list has a line for each item, where texts of
/// several lines have room later on.
pub fn typed_entry(key: &str, node: &Node, indent: usize) -> String {
    let mut text = format!("{}{}:", " ".repeat(indent), written(key, ValueContext::Block));
    match &node.value {
        Value::List(items) if !items.is_empty() => {
            text.push('\n');
            items.iter().for_each(|item| one_item(key, item, indent + 2, &mut text));
        }
        _ => value(key, node, indent, &mut text),
    }
    text
}

/// A value as it stands between brackets. Returns None if a text in it has several lines.
pub fn typed_inline(node: &Node) -> Option<String> {
    fits(node).then(|| inline(node, ValueContext::Flow))
}

fn fits(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(scalar) => !scalar.text.trim_end().contains('\n'),
        Value::List(items) => items.iter().all(fits),
        Value::Map(entries) => entries.iter().all(|entry| fits(&entry.value)),
    }
}

/// The keys of a map; `lead` stands before the first instead of blanks.
fn keys(entries: &[Entry], indent: usize, lead: Option<&str>, text: &mut String) {
    let blanks = " ".repeat(indent);
    for (at, entry) in entries.iter().enumerate() {
        text.push_str(lead.filter(|_| at == 0).unwrap_or(&blanks));
        text.push_str(&written(&entry.key, ValueContext::Block));
        text.push(':');
        value(&entry.key, &entry.value, indent, text);
    }
}

fn value(key: &str, node: &Node, indent: usize, text: &mut String) {
    match &node.value {
        Value::Scalar(scalar) if scalar.text.trim_end().contains('\n') => block(&scalar.text, indent, text),
        Value::Map(entries) => match braces(node).filter(|_| BRACES.contains(&key)) {
            Some(line) => *text += &format!(" {line}\n"),
            None => {
                text.push('\n');
                keys(entries, indent + 2, None, text);
            }
        },
        Value::List(items) if !fits(node) || items.iter().any(|item| matches!(item.value, Value::Map(_))) => {
            text.push('\n');
            items.iter().for_each(|item| one_item(key, item, indent + 2, text));
        }
        Value::Scalar(_) | Value::List(_) => *text += &format!(" {}\n", inline(node, ValueContext::Block)),
    }
}

/// A text of several lines behind the colon of a key, or the dash of an item, that is indented so far.
fn block(lines: &str, indent: usize, text: &mut String) {
    text.push_str(" |\n");
    for line in lines.trim_end().lines() {
        let blanks = if line.is_empty() { 0 } else { indent + 2 };
        text.extend(std::iter::repeat_n(' ', blanks));
        text.push_str(line);
        text.push('\n');
    }
}

/// An item of the list of this key.
fn one_item(key: &str, item: &Node, indent: usize, text: &mut String) {
    let lead = format!("{}- ", " ".repeat(indent));
    match (&item.value, braces(item).filter(|_| BRACES.contains(&key))) {
        (_, Some(line)) => *text += &format!("{lead}{line}\n"),
        (Value::Scalar(scalar), _) if scalar.text.trim_end().contains('\n') => {
            text.push_str(lead.trim_end());
            block(&scalar.text, indent, text);
        }
        (Value::Map(entries), None) => keys(entries, indent + 2, Some(&lead), text),
        _ => *text += &format!("{lead}{}\n", inline(item, ValueContext::Block)),
    }
}

/// A map on one line. Returns None if it has no room there.
fn braces(node: &Node) -> Option<String> {
    let Value::Map(entries) = &node.value else { return None };
    let is_short = |node: &Node| match &node.value {
        Value::Scalar(scalar) => !scalar.text.trim_end().contains('\n'),
        Value::List(items) => items.iter().all(|item| item.scalar().is_some()),
        Value::Map(_) => false,
    };
    let short = entries.iter().all(|entry| is_short(&entry.value));
    let line = || inline(node, ValueContext::Flow);
    short.then(line).filter(|line| line.chars().count() <= WIDE)
}

fn inline(node: &Node, around: ValueContext) -> String {
    match &node.value {
        Value::Scalar(scalar) if matches!(scalar.style, ValueStyle::Figure(_)) => {
            written(&scalar.text, around)
        }
        Value::Scalar(scalar) => written(scalar.text.trim_end(), around),
        Value::List(items) => {
            let items = items.iter().map(|item| inline(item, ValueContext::Flow));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| {
                let key = written(&entry.key, ValueContext::Flow);
                format!("{key}: {}", inline(&entry.value, ValueContext::Flow))
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}
