//! Where on the pages the words are that were typed at a place: what a finding is about.
//!
//! In: a paper on its pages, a place in one of its files. Out: boxes on pages, one for each line.

use super::clicked::{bare, words};
use super::last_pages::{LastPages, PagedWord};
use crate::finding::Report;
use crate::source::Span;
use crate::write::pdf::Rectangle;
use crate::yaml::{Node, Value};

/// A box on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageMark {
    /// The page, from 0.
    pub page: usize,
    /// Where, in points from the sheet's upper left corner.
    pub place: Rectangle,
}

/// More paragraphs than this are not marked: a place of so many is the whole paper.
const MOST: usize = 60;

/// The boxes of the words that were typed at a place; of a key, those of its value.
pub(super) fn marks(last: &LastPages, at: Span) -> Vec<PageMark> {
    let found = of_paragraphs(last, at);
    match found.is_empty() {
        true => value_of(&last.paper.node, at).map_or_else(Vec::new, |value| of_paragraphs(last, value)),
        false => found,
    }
}

fn of_paragraphs(last: &LastPages, at: Span) -> Vec<PageMark> {
    let LastPages { report, typed, .. } = last;
    let paragraphs = typed.iter().enumerate();
    let meets = |origin: Span| {
        origin.file == at.file && origin.start < at.end.max(at.start + 1) && at.start < origin.end
    };
    let of = paragraphs.filter_map(|(number, one)| Some((number, one.filter(|own| meets(own.at))?)));
    let mut found = Vec::new();
    for (number, stretch) in of.take(MOST) {
        let own = last.words_of(number);
        let is_part = stretch.at.start < at.start || at.end < stretch.at.end;
        let part = if is_part { part(&own, stretch.at, at, report) } else { None };
        match part {
            Some(part) => lines(&part, &mut found),
            None if stretch.is_own => lines(&own, &mut found),
            None => {}
        }
    }
    found
}

/// The words of a paragraph that are those of a part of its text: of several such runs the one with as many
/// before it. Returns None if paper does not have these words.
fn part<'a>(own: &[PagedWord<'a>], origin: Span, at: Span, report: &Report) -> Option<Vec<PagedWord<'a>>> {
    let text = report.sources.slice(origin);
    let (start, end) = (at.start.max(origin.start) - origin.start, at.end.min(origin.end) - origin.start);
    let is_wanted = |(from, word): &(usize, &str)| *from < end as usize && from + word.len() > start as usize;
    let typed: Vec<(usize, &str)> = words(text).filter(|(_, word)| !bare(word).is_empty()).collect();
    let first = typed.iter().position(is_wanted)?;
    let wanted: Vec<String> =
        typed[first..].iter().take_while(|one| is_wanted(one)).map(|(_, one)| bare(one)).collect();
    let runs = |all: &[String]| -> Vec<usize> {
        let starts = all.windows(wanted.len()).enumerate();
        starts.filter(|(_, run)| *run == wanted.as_slice()).map(|(at, _)| at).collect()
    };
    let before = runs(&typed.iter().map(|(_, one)| bare(one)).collect::<Vec<_>>());
    let before = before.iter().filter(|start| **start < first).count();
    let shown: Vec<PagedWord<'a>> =
        own.iter().copied().filter(|(_, word)| !bare(&word.text).is_empty()).collect();
    let here = runs(&shown.iter().map(|(_, word)| bare(&word.text)).collect::<Vec<_>>());
    let start = *here.get(before).or(here.last())?;
    Some(shown[start..start + wanted.len()].to_vec())
}

/// One box for the words of each line.
fn lines(words: &[PagedWord<'_>], found: &mut Vec<PageMark>) {
    let first = found.len();
    for (page, word) in words {
        let own = word.place;
        match found[first..].last_mut() {
            Some(mark)
                if mark.page == *page
                    && own.y < mark.place.y + mark.place.height / 2.0
                    && own.y + own.height > mark.place.y + mark.place.height / 2.0 =>
            {
                let old = mark.place;
                let (left, top) = (old.x.min(own.x), old.y.min(own.y));
                let right = (old.x + old.width).max(own.x + own.width);
                let bottom = (old.y + old.height).max(own.y + own.height);
                mark.place = Rectangle { x: left, y: top, width: right - left, height: bottom - top };
            }
            _ => found.push(PageMark { page: *page, place: own }),
        }
    }
}

/// The value of the key that is at a place, of all files in the tree.
fn value_of(node: &Node, at: Span) -> Option<Span> {
    match &node.value {
        Value::Scalar(_) => None,
        Value::List(items) => items.iter().find_map(|item| value_of(item, at)),
        Value::Map(entries) => entries.iter().find_map(|entry| {
            let key = entry.key_span;
            let is_key =
                key.file == at.file && key.start <= at.start && at.start < key.end.max(key.start + 1);
            if is_key { Some(entry.value.span) } else { value_of(&entry.value, at) }
        }),
    }
}
