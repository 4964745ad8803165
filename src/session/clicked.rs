//! What was clicked on a page: the word, what it is, and where it was typed.
//!
//! In: a paper on its pages, a place on a page. Out: a [`TextPlace`]. Words that nobody typed (a motto, a sum)
//! have no place in any file, and say so.

use super::last_pages::LastPages;
use crate::source::Span;
use crate::write::pdf::DrawnWord;
use crate::yaml::{Node, Value};

/// What was clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct TextPlace {
    /// The word on paper.
    pub word: String,
    /// What it belongs to, as the decree names it: `Trích yếu`. None for page numbers and repeated head rows.
    pub role: Option<&'static str>,
    /// Where it was typed, as exactly as is known; None if the program set it.
    pub at: Option<Span>,
    /// The keys that lead to that place, numbers of a list counted from 1: `dieu`, `2`, `noi_dung`. Empty if
    /// it is in no YAML.
    pub field: Vec<String>,
}

/// How far from a word a click may be, in points.
const NEAR: f64 = 4.0;

/// The word at a place of a page, or the nearest one on its line.
pub(super) fn place(last: &LastPages, page: usize, (x, y): (f64, f64)) -> Option<TextPlace> {
    let LastPages { paper, report, .. } = last;
    let words = &paper.drawn.pages.get(page)?.words;
    let far = |word: &DrawnWord| {
        let beside = |at: f64, start: f64, length: f64| (start - at).max(at - start - length).max(0.0);
        let place = word.place;
        beside(x, place.x, place.width).hypot(beside(y, place.y, place.height))
    };
    let near = words.iter().enumerate().filter(|(_, word)| far(word) <= NEAR);
    let (number, word) = near.min_by(|(_, one), (_, other)| far(one).total_cmp(&far(other)))?;
    let paragraph = word.paragraph.map(|at| (at, &paper.drawn.paragraphs[at]));
    let core = core(&word.text);
    let at = paragraph.and_then(|(at, paragraph)| {
        let earlier = earlier(&paragraph.plain_text(), &last.words_before(at, page, number), &core);
        let found = (!core.is_empty()).then(|| paper.typed(&report.sources, paragraph, &core, earlier));
        found.flatten().or(paragraph.origin)
    });
    let field = at.map(|at| field(&paper.node, at)).unwrap_or_default();
    let role = paragraph.map(|(_, paragraph)| paragraph.role.info().name);
    Some(TextPlace { word: word.text.clone(), role, at, field })
}

/// A word without what binds it unseen, and without the signs around it.
fn core(word: &str) -> String {
    let unseen = |one: char| matches!(one, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    let seen: String = word.chars().filter(|one| !unseen(*one)).collect();
    seen.trim_matches(|one: char| !one.is_alphanumeric()).to_owned()
}

/// How many of the same letters are in the text of a paragraph before a word that follows these others.
fn earlier(text: &str, before: &[&str], word: &str) -> usize {
    let mut at = 0;
    for one in before {
        let one = core(one);
        at += text[at..].find(&one).map_or(0, |found| found + one.len());
    }
    let start = text[at..].find(word).map_or(at, |found| at + found);
    if word.is_empty() { 0 } else { text[..start].matches(word).count() }
}

/// The words of a text, each with its first byte.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - start, word))
}

/// A word as it is compared: paper may print it in capitals, with the marks of a list before it or a full stop
/// behind it, and bind it with signs that nobody sees.
pub(super) fn bare(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The keys that lead to a place.
fn field(node: &Node, at: Span) -> Vec<String> {
    let mut best: (u32, Vec<String>) = (u32::MAX, Vec::new());
    let mut way = Vec::new();
    down(node, at, &mut way, &mut best);
    best.1
}

/// The smallest value around a place; values of attached files hang in the same tree.
fn down(node: &Node, at: Span, way: &mut Vec<String>, best: &mut (u32, Vec<String>)) {
    let own = node.span;
    if own.file == at.file && own.start <= at.start && at.end <= own.end && own.end - own.start <= best.0 {
        *best = (own.end - own.start, way.clone());
    }
    let mut each = |name: String, value: &Node| {
        way.push(name);
        down(value, at, way, best);
        way.pop();
    };
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => (1_usize..).zip(items).for_each(|(at, item)| each(at.to_string(), item)),
        Value::Map(entries) => entries.iter().for_each(|entry| each(entry.key.clone(), &entry.value)),
    }
}
