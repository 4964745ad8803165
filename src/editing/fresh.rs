//! New items of lists, as they stand until somebody has filled them in.
//!
//! In: what an item may be. Out: its nodes: what must be written, as its title in brackets, which paper shows and the
//! rules remind of, as in a starter.

use crate::content::declare::{Component, Field, Shape};
use crate::source::Span;
use crate::yaml::{Entry, Node, Scalar, Value, ValueStyle};

/// A new item that is called so.
pub(super) fn item(shape: &'static Shape, name: &str, at: Span) -> Node {
    match shape {
        Shape::Map(component) | Shape::MapOrList(component) => map(component, at),
        Shape::ProseOr(_) => text(&format!("[lời văn của {}]", lower(name)), at),
        _ => text(&format!("[{}]", lower(name)), at),
    }
}

/// A text.
pub(super) fn text(text: &str, at: Span) -> Node {
    let scalar = Scalar { text: text.to_owned(), style: ValueStyle::Literal, swallowed: None };
    Node { value: Value::Scalar(scalar), span: at }
}

/// A map with one key.
pub(super) fn pair(key: &str, value: Node) -> Node {
    let span = value.span;
    node(vec![entry(key, value)], span)
}

/// A map of texts.
pub(super) fn map_of(texts: &[(&str, &str)], at: Span) -> Node {
    node(texts.iter().map(|(key, value)| entry(key, text(value, at))).collect(), at)
}

/// A map.
pub(super) fn node(entries: Vec<Entry>, at: Span) -> Node {
    Node { value: Value::Map(entries), span: at }
}

/// A key with its value.
pub(super) fn entry(key: &str, value: Node) -> Entry {
    Entry { key: key.to_owned(), key_span: value.span, value }
}

fn map(component: &'static Component, at: Span) -> Node {
    let mut fields: Vec<&Field> = component.fields.iter().filter(|field| field.required).collect();
    if fields.is_empty() {
        let is_title = |field: &&Field| matches!(field.shape, Shape::Prose);
        let is_text = |field: &&Field| matches!(field.shape, Shape::ProseOr(_));
        fields.extend(component.fields.iter().find(is_title));
        fields.extend(component.fields.iter().find(is_text));
    }
    if fields.is_empty() {
        fields.extend(component.fields.first());
    }
    let entry = |field: &&Field| {
        let words = match &field.shape {
            Shape::Choice(of) => of.words().first().map_or_else(String::new, |(word, _)| (*word).to_owned()),
            _ if field.pattern.is_some() => field.example.to_owned(),
            _ => format!("[{}]", field.title),
        };
        Entry { key: field.key.to_owned(), key_span: at, value: text(&words, at) }
    };
    Node { value: Value::Map(fields.iter().map(entry).collect()), span: at }
}

fn lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
