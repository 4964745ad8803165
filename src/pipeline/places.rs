//! Where in the files a text of the paper was typed, for texts of the tree that do not hold their place.
//!
//! In: the nodes of a dossier. Out: their scalars, and the places of words in them.

use std::ops::Range;

use crate::paper::Role;
use crate::source::{Sources, Span};
use crate::yaml::{Node, Scalar, Value};

/// Every scalar below a node, in order.
pub(super) fn each_scalar<'a>(node: &'a Node, see: &mut dyn FnMut(&'a Node, &'a Scalar)) {
    match &node.value {
        Value::Scalar(scalar) => see(node, scalar),
        Value::List(items) => items.iter().for_each(|item| each_scalar(item, see)),
        Value::Map(entries) => entries.iter().for_each(|entry| each_scalar(&entry.value, see)),
    }
}

/// The place of words within a place, or the whole place if they are not in it as they are.
pub(super) fn within(at: Span, words: Option<Range<usize>>) -> Span {
    let start = at.start as usize;
    words.map_or(at, |words| Span::new(at.file, start + words.start..start + words.end))
}

/// The place of a letter of the paper: in the text it comes from, or else where it was typed first.
pub(super) fn of_letter(
    letter: char,
    origin: Option<Span>,
    node: Option<&Node>,
    sources: &Sources,
) -> Option<Span> {
    let in_text = |at: Span| {
        let start = sources.slice(at).find(letter)?;
        Some(within(at, Some(start..start + letter.len_utf8())))
    };
    if let Some(found) = origin.and_then(in_text) {
        return Some(found);
    }
    let mut found = None;
    if let Some(node) = node {
        each_scalar(node, &mut |node, _| found = found.or_else(|| in_text(node.span)));
    }
    found.or(origin)
}

/// The key of a paper from whose value a line is made, if no text of the file is the line's own.
pub(super) fn key_of(role: Role) -> Option<&'static str> {
    match role {
        Role::SoKyHieu => Some("ky_hieu"),
        Role::DiaDanhThoiGian => Some("dia_danh"),
        Role::NoiNhan => Some("luu"),
        Role::QuyenHan | Role::ChucVu | Role::ChucVuKhac | Role::HoTen => Some("nguoi_ky"),
        _ => None,
    }
}
