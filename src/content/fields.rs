//! Values of a component as text, once its shape has been checked.
//!
//! In: the node of a map; for texts also the report, which has the file with their lines. Out: words, texts
//! and inner components, each with its place. Errors of shape are left to `declare`, and the meaning of the
//! words to the readers.

use super::choice::{Choices, Chosen};
use crate::finding::Report;
use crate::source::Span;
use crate::yaml::{Node, Value};

/// A text of one paragraph as typed, including marks and variables, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// As typed, without the white space around it.
    pub raw: String,
    /// Its line in the file.
    pub at: Span,
}

/// A word as typed, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As typed, without the white space around it.
    pub text: String,
    /// Its place.
    pub at: Span,
}

/// The values of a map whose shape was checked: a value of a wrong shape reads as if it were left out, since
/// its error is already reported.
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    /// The map.
    pub node: &'a Node,
}

impl<'a> Fields<'a> {
    /// The fields of a node.
    pub fn new(node: &'a Node) -> Fields<'a> {
        Fields { node }
    }

    /// The value of a key, unless nothing is written after it.
    pub fn get(&self, key: &str) -> Option<&'a Node> {
        self.node.get(key).filter(|node| !node.is_empty())
    }

    /// The place of a key, or the map's own place.
    pub fn key_span(&self, key: &str) -> Span {
        match &self.node.value {
            Value::Map(entries) => {
                entries.iter().find(|entry| entry.key == key).map_or(self.node.span, |entry| entry.key_span)
            }
            _ => self.node.span,
        }
    }

    /// A word.
    pub fn word(&self, key: &str) -> Option<Word> {
        let node = self.get(key)?;
        let text = node.scalar()?.text.trim().to_owned();
        (!text.is_empty()).then_some(Word { text, at: node.span })
    }

    /// The value of the word that is chosen from a list.
    pub fn choice<T: Copy>(&self, of: &Choices<T>) -> Option<T> {
        of.value(self.node)
    }

    /// The word that is chosen from a list, with its value and its place.
    pub fn chosen<T: Copy>(&self, of: &Choices<T>) -> Option<Chosen<T>> {
        of.chosen(self.node)
    }

    /// A list's items; empty for another shape.
    pub fn list(&self, key: &str) -> &'a [Node] {
        match self.get(key).map(|node| &node.value) {
            Some(Value::List(items)) => items,
            _ => &[],
        }
    }

    /// An inner component.
    pub fn map(&self, key: &str) -> Option<Fields<'a>> {
        let node = self.get(key)?;
        matches!(node.value, Value::Map(_)).then_some(Fields { node })
    }

    /// An inner component, or all components of a list.
    pub fn maps(&self, key: &str) -> Vec<Fields<'a>> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let nodes = match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        let maps = nodes.into_iter().filter(|node| matches!(node.value, Value::Map(_)));
        maps.map(Fields::new).collect()
    }

    /// A title: a text's lines as one.
    pub fn title(&self, key: &str, report: &Report) -> Option<Text> {
        let lines = self.texts(key, report);
        let at = lines.first()?.at;
        let raw: Vec<&str> = lines.iter().map(|line| line.raw.as_str()).collect();
        Some(Text { raw: raw.join(" "), at })
    }

    /// A text's lines or a list's texts, without the empty ones; the report has the file they are in.
    pub fn texts(&self, key: &str, report: &Report) -> Vec<Text> {
        self.get(key).map(|node| texts(node, report)).unwrap_or_default()
    }
}

/// The lines of a text, or the lines of all texts of a list, without the empty ones.
pub fn texts(node: &Node, report: &Report) -> Vec<Text> {
    match &node.value {
        Value::Scalar(scalar) => {
            let at = node.line_spans(&report.sources);
            let lines = scalar.text.lines().enumerate().map(|(line, text)| (line, text.trim()));
            lines
                .filter(|(_, text)| !text.is_empty())
                .map(|(line, text)| Text { raw: text.to_owned(), at: at(line) })
                .collect()
        }
        Value::List(items) => items.iter().flat_map(|item| texts(item, report)).collect(),
        Value::Map(_) => Vec::new(),
    }
}
