//! The words of a line with tracked changes: what is kept, gone or new, and by whom.
//!
//! In: a paragraph of a Word file whose changes are marked. Out: its pieces; whether all of it came or went, or only
//! numbers shift in it.

use super::marks::RENUMBERED;
use crate::word::{ChangeSort, WordChange, WordParagraph};

/// Words of a line that were all kept, or all marked by one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedPiece {
    /// The words.
    pub text: String,
    /// Who marked them; None for what is kept.
    pub mark: Option<PieceMark>,
}

/// The mark of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceMark {
    /// Whether they are new; otherwise they are gone.
    pub is_new: bool,
    /// By whom.
    pub author: String,
}

/// The words of a paragraph; `around` is the mark that all of it has.
pub(super) fn pieces(paragraph: &WordParagraph, around: Option<&PieceMark>) -> Vec<MarkedPiece> {
    let mut all: Vec<MarkedPiece> = Vec::new();
    for run in paragraph.runs.iter().filter(|run| !run.look.hidden) {
        let mut text = String::new();
        run.piece.show(&mut text);
        let text = text.replace(['\t', '\n', '\u{a0}'], " ");
        let mark = around.cloned().or_else(|| mark(&run.changes));
        match all.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.mark == mark => last.text.push_str(&text),
            _ => all.push(MarkedPiece { text, mark }),
        }
    }
    if let Some(label) = &paragraph.label {
        // A number belongs to the words behind it: the mark of the paragraph's end may be another's.
        let whole = is_whole(&all).and_then(|_| all.first()?.mark.clone());
        all.insert(0, MarkedPiece { text: format!("{} ", label.text), mark: whole });
    }
    all
}

/// Whether a line is new as a whole, or gone as a whole.
pub(super) fn is_whole(line: &[MarkedPiece]) -> Option<bool> {
    let mut sides = line.iter().filter(|piece| !piece.text.trim().is_empty());
    let first = sides.next()?.mark.as_ref()?.is_new;
    sides.all(|piece| piece.mark.as_ref().is_some_and(|mark| mark.is_new == first)).then_some(first)
}

/// Whether a piece is marked.
pub(super) fn is_seen(piece: &MarkedPiece) -> bool {
    piece.mark.is_some()
}

/// Whether numbers shift in a line and nothing else changes.
pub(super) fn is_shift(line: &[MarkedPiece]) -> bool {
    let mut marks = line.iter().filter_map(|piece| piece.mark.as_ref()).peekable();
    marks.peek().is_some() && marks.all(|mark| mark.author.ends_with(RENUMBERED))
}

/// The numbers that shift in a line, each with the word before it.
pub(super) fn shifted(line: &[MarkedPiece]) -> Vec<MarkedPiece> {
    let mut all = Vec::new();
    let mut before = "";
    for piece in line {
        if piece.mark.is_none() {
            before = piece.text.split_whitespace().next_back().unwrap_or_default();
            continue;
        }
        if !before.is_empty() {
            all.push(MarkedPiece {
                text: format!("{}{before} ", if all.is_empty() { "" } else { ", " }),
                mark: None,
            });
        }
        before = "";
        all.push(piece.clone());
    }
    all
}

/// What a line reads in the new, or the old, version.
pub(super) fn text_of(line: &[MarkedPiece], is_new: bool) -> String {
    let of_side = line.iter().filter(|piece| piece.mark.as_ref().is_none_or(|mark| mark.is_new == is_new));
    of_side.map(|piece| piece.text.as_str()).collect()
}

/// The innermost change.
pub(super) fn mark(changes: &[WordChange]) -> Option<PieceMark> {
    changes.last().map(|change| PieceMark {
        is_new: matches!(change.sort, ChangeSort::Inserted | ChangeSort::MovedTo),
        author: change.author.clone(),
    })
}
