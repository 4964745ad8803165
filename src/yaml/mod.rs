//! YAML as a tree of nodes: each value with its raw text, style and place.
//!
//! In: a file of [`Sources`]. Out: a [`Node`], or findings in Vietnamese. Anchors, aliases,
//! tags and merge keys are refused; size, depth and count are limited. Nothing is interpreted:
//! `05`, `1.210` and `yes` stay what was typed.

use crate::source::Span;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// All of its text, for a list or map from its first to its last entry.
    pub span: Span,
}

/// The three shapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Scalar(Scalar),
    /// `- …` or `[…]`.
    List(Vec<Node>),
    /// `key: …` or `{…}`, keys unique, in their order.
    Map(Vec<Entry>),
}

/// One `key: value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// The key's place.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// A text as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text after YAML's own folding and unquoting; an empty value is the empty text.
    pub text: String,
    /// How it was written.
    pub style: Style,
    /// A comment that follows a plain text after exactly one space (` #…`): most likely text
    /// that was meant to be printed. Two spaces or more mark a deliberate comment.
    pub swallowed: Option<Span>,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In `'` or `"`.
    Quoted,
    /// `|`: one line of the file is one line of the text.
    Literal,
    /// `>`: lines are joined.
    Folded,
}

impl Node {
    /// The scalar, if it is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The value of a key, if it is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value),
            _ => None,
        }
    }

    /// Nothing written after the key: `so:`.
    pub fn is_empty(&self) -> bool {
        matches!(&self.value, Value::Scalar(Scalar { text, style: Style::Plain, .. }) if text.is_empty())
    }
}
