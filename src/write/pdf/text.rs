//! A paragraph's runs as data, every letter checked; and the date that stands on the paper.

use serde_json::{Value, json};

use crate::document::{Block, Document, Inline, Role};
use crate::fonts;
use crate::write::WriteError;

/// The pieces of a paragraph, as `templates/typst/vanban.typ` reads them.
///
/// # Errors
/// A letter without a glyph: an empty box on an official paper is worse than none.
pub(super) fn inlines(content: &[Inline]) -> Result<Vec<Value>, WriteError> {
    let mut pieces = Vec::with_capacity(content.len());
    for inline in content {
        let Inline::Text(run) = inline else {
            pieces.push(json!(0));
            continue;
        };
        if let Some(letter) = run.text.chars().find(|&letter| !fonts::covers(letter)) {
            return Err(WriteError::MissingGlyph { letter, text: run.text.clone() });
        }
        let bits = u8::from(run.bold) + 2 * u8::from(run.italic);
        for (words, together) in clusters(&run.text) {
            match bits + 4 * u8::from(together) {
                0 => pieces.push(json!(words)),
                bits => pieces.push(json!([bits, words.replace(NO_BREAK_SPACE, " ")])),
            }
        }
    }
    Ok(pieces)
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

/// The date that stands on the paper, which PDF/A demands as date of creation; none while it is
/// a draft.
pub(super) fn date(document: &Document) -> Option<(i32, u8, u8)> {
    let places = document.sections.iter().flat_map(|section| &section.blocks);
    let cells = places.flat_map(|block| match block {
        Block::Columns(columns) => columns.rows.iter().flat_map(|row| row.cells.iter().flatten()).collect(),
        block => vec![block],
    });
    let dated = cells.filter_map(|block| match block {
        Block::Paragraph(paragraph) if paragraph.role == Role::DiaDanhThoiGian => {
            Some(paragraph.plain_text())
        }
        _ => None,
    });
    dated.take(1).find_map(|text| {
        let mut words = text.split_whitespace().rev();
        let (year, _, month, _, day) =
            (words.next()?, words.next()?, words.next()?, words.next()?, words.next()?);
        Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
    })
}
