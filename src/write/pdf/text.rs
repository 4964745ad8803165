//! A paragraph's runs as data, every letter checked.

use serde_json::{Value, json};

use crate::document::Inline;
use crate::document::ties::{NO_BREAK_SPACE, Ties};
use crate::fonts::Faces;
use crate::write::WriteError;

/// The pieces of a paragraph, as `templates/typst/vanban.typ` reads them; what is tied is one
/// piece, in a box where it may not be parted.
///
/// # Errors
/// A letter without a glyph: an empty box on an official paper is worse than none.
pub(super) fn inlines(content: &[Inline], ties: &Ties, faces: &Faces) -> Result<Vec<Value>, WriteError> {
    let mut pieces = Vec::with_capacity(content.len());
    let (mut at, mut tied, mut open) = (0, Vec::new(), None);
    for inline in content {
        let Inline::Text(run) = inline else {
            close(&mut pieces, &mut tied);
            pieces.push(json!(0));
            at += 1;
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
            let words = words.replace(NO_BREAK_SPACE, " ");
            let piece = if bits == 0 { json!(words) } else { json!([bits, words]) };
            if tie.is_some() { tied.push(piece) } else { pieces.push(piece) }
        }
        at += run.text.len();
    }
    close(&mut pieces, &mut tied);
    Ok(pieces)
}

/// Adds the pieces of a tie, if there are any, as one.
fn close(pieces: &mut Vec<Value>, tied: &mut Vec<Value>) {
    match tied.as_mut_slice() {
        [] => {}
        [Value::String(words)] => pieces.push(json!([4, words])),
        _ => pieces.push(json!([4, tied])),
    }
    tied.clear();
}
