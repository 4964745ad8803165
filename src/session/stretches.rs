//! Which stretch of the text each paragraph on paper was typed in.
//!
//! In: where paragraphs come from, and what was typed. Out: the stretches. A paragraph of several typed lines comes
//! from its first one; its stretch goes on to where the next paragraph of the same value comes from.

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::Paragraph;
use crate::pipeline::PaperOnPages;
use crate::source::{FileId, Span};
use crate::yaml::{Node, Value};

/// Where a paragraph was typed.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    pub(super) at: Span,
    /// Whether all of it is this paragraph's; not so for a line that is made of a part of a value.
    pub(super) is_own: bool,
}

/// The stretch of each paragraph; None if nobody typed it.
pub(super) fn stretches(paper: &PaperOnPages) -> Vec<Option<Stretch>> {
    let paragraphs = &paper.drawn.paragraphs;
    let mut values = BTreeMap::new();
    collect(&paper.node, &mut values);
    let origins = paragraphs.iter().filter_map(|one| one.origin);
    let starts: BTreeSet<(FileId, u32)> = origins.map(|origin| (origin.file, origin.start)).collect();
    let whole = |origin: Span| {
        let value = values.range(..=(origin.file, origin.start)).next_back();
        let end = value.filter(|((file, _), end)| *file == origin.file && **end >= origin.end);
        let next = starts.range((origin.file, origin.start + 1)..).next();
        let next = next.filter(|(file, _)| *file == origin.file).map(|(_, start)| *start);
        let end = end.map_or(origin.end, |(_, end)| next.map_or(*end, |next| next.min(*end)));
        Span { end: end.max(origin.end), ..origin }
    };
    let stretch = |one| match one {
        &Paragraph { origin: Some(origin), .. } => Some(Stretch { at: whole(origin), is_own: true }),
        made => paper.own_value(made).map(|value| Stretch { at: value.span, is_own: false }),
    };
    paragraphs.iter().map(stretch).collect()
}

/// Where all texts end, by where they start; those of attached files hang in the same tree.
fn collect(node: &Node, values: &mut BTreeMap<(FileId, u32), u32>) {
    match &node.value {
        Value::Scalar(_) => drop(values.insert((node.span.file, node.span.start), node.span.end)),
        Value::List(items) => items.iter().for_each(|item| collect(item, values)),
        Value::Map(entries) => entries.iter().for_each(|entry| collect(&entry.value, values)),
    }
}
