//! A paragraph's runs as data, every letter checked; words wider than their line with the places
//! where they may part.

use serde_json::{Value, json};

use crate::document::Inline;
use crate::fonts::Faces;
use crate::write::WriteError;

/// The pieces of a paragraph, as `templates/typst/vanban.typ` reads them. `partings` are the places
/// that [`crate::document::parting::partings`] gives.
///
/// # Errors
/// A letter without a glyph: an empty box on an official paper is worse than none.
pub(super) fn inlines(
    content: &[Inline],
    partings: &[usize],
    faces: &Faces,
) -> Result<Vec<Value>, WriteError> {
    let mut pieces = Vec::with_capacity(content.len());
    let mut letters = 0;
    for inline in content {
        let Inline::Text(run) = inline else {
            pieces.push(json!(0));
            letters += 1;
            continue;
        };
        if let Some(letter) = run.text.chars().find(|&letter| !faces.covers(letter)) {
            return Err(WriteError::MissingGlyph { letter, text: run.text.clone() });
        }
        let bits = u8::from(run.bold) + 2 * u8::from(run.italic);
        if partings.is_empty() {
            push(&run.text, bits, &mut pieces);
            continue;
        }
        let mut start = 0;
        for (at, _) in run.text.char_indices() {
            if partings.binary_search(&letters).is_ok() {
                push(&run.text[start..at], bits, &mut pieces);
                pieces.push(json!(1));
                start = at;
            }
            letters += 1;
        }
        push(&run.text[start..], bits, &mut pieces);
    }
    Ok(pieces)
}

/// Words of one look.
fn push(words: &str, bits: u8, pieces: &mut Vec<Value>) {
    for (words, together) in clusters(words) {
        match bits + 4 * u8::from(together) {
            0 => pieces.push(json!(words)),
            bits => pieces.push(json!([bits, words.replace(NO_BREAK_SPACE, " ")])),
        }
    }
}

const NO_BREAK_SPACE: char = '\u{a0}';

/// A text in pieces, those with no-break spaces apart. The faces have one glyph for both kinds of
/// space; a PDF then needs a mark around each no-break space, at which Poppler's reader of the
/// tags loses the rest of the text. Plain spaces in words kept on one line say the same.
fn clusters(text: &str) -> Vec<(&str, bool)> {
    let mut clusters = Vec::new();
    let mut start = 0;
    let mut rest = 0;
    while let Some(at) = text[rest..].find(NO_BREAK_SPACE).map(|at| at + rest) {
        let from = text[start..at].rfind(' ').map_or(start, |space| start + space + 1);
        let until = text[at..].find(' ').map_or(text.len(), |space| at + space);
        if from > start {
            clusters.push((&text[start..from], false));
        }
        clusters.push((&text[from..until], true));
        (start, rest) = (until, until);
    }
    if start < text.len() {
        clusters.push((&text[start..], false));
    }
    clusters
}
