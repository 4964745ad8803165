//! What is told of the word at a place.
//!
//! In: a text and a byte of it, the office with its kinds. Out: words in Markdown and the bytes that they are about.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::cursor::{Cursor, TypedThere, cursors};
use super::declared::{DocumentAround, Takes};
use super::meaning::{self, demand};
use super::paper::KnownPaper;
use super::variables;
use crate::content::declare::Shape;
use crate::content::{Catalogue, VAN_BAN, first_capital};

/// What is told of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoverWords {
    /// In Markdown.
    pub markdown: String,
    /// The typed bytes that it is about.
    pub about: Range<usize>,
}

/// What is told of the key, the word of a list or the variable at a byte of a paper's text.
pub fn hover(text: &str, at: usize, known: KnownPaper<'_>) -> Option<HoverWords> {
    let catalogue = &known.office.catalogue;
    cursors(text, at, known.file).iter().find_map(|cursor| {
        let word: String = text[cursor.word.clone()].nfc().collect();
        let markdown = match &cursor.typed {
            TypedThere::Key { has_colon: true } => key(cursor, &word, catalogue),
            TypedThere::Key { has_colon: false } => None,
            TypedThere::Value { before } => {
                variable(cursor, before, known).or_else(|| chosen(cursor, &word, catalogue))
            }
        };
        markdown.map(|markdown| HoverWords { markdown, about: cursor.word.clone() })
    })
}

fn key(cursor: &Cursor, key: &str, catalogue: &Catalogue) -> Option<String> {
    let place = cursor.declared()?;
    let component = place.takes.component()?;
    let document = DocumentAround::of(&cursor.tree, &cursor.path);
    let kind = match key {
        // Our own word takes its place in the tree.
        "loai" if std::ptr::eq(component, &raw const VAN_BAN) => None,
        _ => document.kind(catalogue),
    };
    if let Some(title) = kind.as_ref().and_then(|kind| {
        let is_own = place.field.is_some_and(|field| field.key == "thong_tin");
        kind.thong_tin.names().find(|(own, _)| is_own && *own == key).map(|(_, title)| title)
    }) {
        return Some(format!("**{}**", first_capital(title)));
    }
    let field = component.field(key)?;
    let demand = demand(component, field, &document, kind.as_deref());
    Some(meaning::of_field(component, field, demand, kind.as_deref()))
}

/// What the variable around the place gives.
fn variable(cursor: &Cursor, before: &str, known: KnownPaper<'_>) -> Option<String> {
    let behind = cursor.value()?.split_once(cursor.mark.as_str())?.1.to_owned();
    let document = DocumentAround::of(&cursor.tree, &cursor.path);
    let way = [known.attached, &document.attached].concat();
    variables::told(before, &behind, &way, known)
}

/// What a word of a list means.
fn chosen(cursor: &Cursor, word: &str, catalogue: &Catalogue) -> Option<String> {
    let place = cursor.declared()?;
    let field = place.field?;
    if field.key == "loai" && place.owner.is_some_and(|owner| std::ptr::eq(owner, &raw const VAN_BAN)) {
        let kind = catalogue.kind(&whole_value(cursor, word))?;
        return Some(format!("**{}**", kind.ten));
    }
    let Takes::Shape(shape) = place.takes else { return None };
    let words = words_of(shape)?;
    let value = whole_value(cursor, word);
    let (_, about) = words.into_iter().find(|(known, _)| *known == value)?;
    Some(format!("`{value}`: {about}"))
}

fn words_of(shape: &Shape) -> Option<Vec<(&'static str, &'static str)>> {
    match shape {
        Shape::Choice(of) => Some(of.words()),
        Shape::ProseOr(inner) => words_of(inner),
        _ => None,
    }
}

/// The whole value that our own word is in, without that.
fn whole_value(cursor: &Cursor, word: &str) -> String {
    cursor.value().map_or(word, str::trim).replace(&cursor.mark, "")
}
