//! The changes of a redline in words, for a screen or another program.
//!
//! In: each change, as it is marked. Out: a list of them, in the order of the new paper, each with where it is.

use super::atoms::WordSort;
use super::marked_names::heading;
use super::markup::Markup;
use super::words::{RedlineWord, RedlineWords};

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedlineChange {
    /// What changed.
    pub sort: RedlineSort,
    /// The article, part or appendix it is in; empty before the first.
    pub place: String,
    /// What stood there; of several paragraphs, or cells, each a line.
    pub old: String,
    /// What stands there.
    pub new: String,
    /// The paragraph around, as it is now.
    pub around: String,
}

/// What a change is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedlineSort {
    /// Words in a paragraph.
    Words,
    /// A number that only shifts.
    Number,
    /// Paragraphs.
    Paragraphs,
    /// A row of a table.
    Row,
    /// A table.
    Table,
}

/// The changes so far.
#[derive(Clone, Debug, Default)]
pub(super) struct ToldChanges {
    pub(super) all: Vec<RedlineChange>,
    place: String,
    /// The row of a table that is being compared.
    pub(super) row: Option<String>,
}

impl ToldChanges {
    /// Adds a change.
    pub(super) fn add(&mut self, sort: RedlineSort, old: String, new: String, around: &str) {
        let place = self.place.clone();
        let around = self.row.as_deref().unwrap_or(around).to_owned();
        self.all.push(RedlineChange { sort, place, old, new, around });
    }

    /// A paragraph of the new text begins: it may be where a place of the paper begins.
    pub(super) fn pass(&mut self, paragraph: &Markup) {
        let words = RedlineWords::of(paragraph);
        if let Some(place) = heading(&text_of(&words.all)) {
            self.place = place;
        }
    }
}

/// What is read of words.
pub(super) fn text_of(words: &[RedlineWord]) -> String {
    let shown = words.iter().map(|word| match (word.sort, &*word.key) {
        (WordSort::Piece, "<w:tab/>" | "<w:br/>") => " ",
        (WordSort::Piece, piece) if piece.starts_with("<w:br ") => " ",
        (WordSort::Piece | WordSort::Runs, _) => "",
        (_, key) => key,
    });
    shown.collect()
}

/// What is read of words that take the place of each other; where both read the same, the names of what differs.
pub(super) fn texts_of(old: &[RedlineWord], new: &[RedlineWord]) -> (String, String) {
    let (was, is) = (text_of(old), text_of(new));
    let is_seen = was.trim() != is.trim();
    if is_seen { (was, is) } else { (named(old), named(new)) }
}

/// Words with names for what is not seen.
fn named(words: &[RedlineWord]) -> String {
    let mut shown = String::new();
    for word in words {
        match (word.sort, &*word.key) {
            (WordSort::Piece, "<w:tab/>") => shown.push_str("[dấu tab]"),
            (WordSort::Piece, piece) if piece.starts_with("<w:br") => {
                shown.push_str(if piece.contains("\"page\"") { "[ngắt trang]" } else { "[ngắt dòng]" });
            }
            (WordSort::Piece, "<w:noBreakHyphen/>") => shown.push_str("[gạch nối không ngắt]"),
            (WordSort::Piece, "<w:softHyphen/>") => shown.push_str("[gạch nối mềm]"),
            (WordSort::Piece, _) => shown.push_str("[hình, ký hiệu]"),
            (WordSort::Runs, _) => shown.push_str("[trường, công thức]"),
            (_, key) => key.chars().for_each(|letter| match letter {
                ' ' => shown.push_str("[dấu cách]"),
                '\u{a0}' => shown.push_str("[dấu cách không ngắt]"),
                '\u{2011}' => shown.push_str("[gạch nối không ngắt]"),
                _ => shown.push(letter),
            }),
        }
    }
    shown
}

/// The texts of all paragraphs in an element, each a line.
pub(super) fn lines_of(element: &Markup) -> String {
    let mut lines = Vec::new();
    element.each(&mut |one| {
        if one.name == "w:p" {
            lines.push(text_of(&RedlineWords::of(one).all));
        }
    });
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}
