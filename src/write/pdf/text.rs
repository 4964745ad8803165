//! A paragraph's runs as data, every letter checked; words wider than their line with the places where
//! they may be parted.

use serde_json::{Value, json};

use crate::document::Inline;
use crate::fonts::Faces;
use crate::layout::{NO_BREAK_SPACE, Ties};
use crate::write::WriteError;

/// The pieces of a paragraph, as `templates/typst/vanban.typ` reads them; tied words are one piece, in a
/// box if it may not be parted. `partings` are the places that [`crate::layout::LaidText::partings`]
/// gives; no tied word has any.
///
/// # Errors
/// A letter without a glyph: an official paper with an empty box is worse than none.
pub(super) fn inlines(
    content: &[Inline],
    ties: &Ties,
    partings: &[usize],
    faces: &Faces,
) -> Result<Vec<Value>, WriteError> {
    let mut pieces = Vec::with_capacity(content.len());
    let (mut at, mut tied, mut open) = (0, Vec::new(), None);
    let mut letters = 0;
    for inline in content {
        let Inline::Text(run) = inline else {
            close(&mut pieces, &mut tied);
            pieces.push(json!(0));
            at += 1;
            letters += 1;
            continue;
        };
        if let Some(letter) = run.text.chars().find(|&letter| !faces.covers(letter)) {
            return Err(WriteError::MissingGlyph { letter, text: run.text.clone() });
        }
        let bits = u8::from(run.bold) + 2 * u8::from(run.italic);
        for (words, tie) in ties.cut(&run.text, at) {
            if tie != open {
                close(&mut pieces, &mut tied);
                open = tie;
            }
            // The faces have one glyph for both kinds of space; a PDF then needs a mark around each
            // no-break space, at which Poppler's reader of the tags loses the rest of the text.
            // Plain spaces in words kept on one line say the same.
            let piece = |words: &str| {
                let words = words.replace(NO_BREAK_SPACE, " ");
                if bits == 0 { json!(words) } else { json!([bits, words]) }
            };
            match tie {
                Some(_) => tied.push(piece(words)),
                None if partings.is_empty() => pieces.push(piece(words)),
                None => parted(words, letters, partings, |words| match words {
                    Some(words) => pieces.push(piece(words)),
                    None => pieces.push(json!(1)),
                }),
            }
            if !partings.is_empty() {
                letters += words.chars().count();
            }
        }
        at += run.text.len();
    }
    close(&mut pieces, &mut tied);
    Ok(pieces)
}

/// The pieces of words that begin with this letter of the paragraph, and None at each place where they
/// may be parted.
fn parted(words: &str, first: usize, partings: &[usize], mut give: impl FnMut(Option<&str>)) {
    let mut start = 0;
    for (letter, (at, _)) in words.char_indices().enumerate() {
        if partings.binary_search(&(first + letter)).is_ok() {
            if at > start {
                give(Some(&words[start..at]));
            }
            give(None);
            start = at;
        }
    }
    give(Some(&words[start..]));
}

/// Adds the pieces of a tie as one piece, if there are any.
fn close(pieces: &mut Vec<Value>, tied: &mut Vec<Value>) {
    match tied.as_mut_slice() {
        [] => {}
        [Value::String(words)] => pieces.push(json!([4, words])),
        _ => pieces.push(json!([4, tied])),
    }
    tied.clear();
}
