//! Texts that Word and a plain text cannot store.
//!
//! In: the tree. Out: nothing, or the first such character.
//! XML has no way to write most control characters, and Word takes line ends for spaces.

use crate::document::{Block, Document, Inline, Paragraph};
use crate::write::WriteError;

/// Finds characters that XML cannot hold or that would be lost.
pub(super) fn check(document: &Document) -> Result<(), WriteError> {
    check_text(&document.title)?;
    check_text(&document.author)?;
    document.keywords.iter().try_for_each(|word| check_text(word))?;
    document.sections.iter().try_for_each(|section| {
        let marks = section.marks.iter().flat_map(|marks| &marks.frames).map(|mark| &mark.paragraph);
        marks.chain(&section.foot).try_for_each(check_paragraph)?;
        check_blocks(&section.blocks)
    })
}

fn check_blocks(blocks: &[Block]) -> Result<(), WriteError> {
    blocks.iter().try_for_each(|block| match block {
        Block::Paragraph(paragraph) => check_paragraph(paragraph),
        Block::Columns(columns) => {
            columns.rows.iter().flat_map(|row| &row.cells).try_for_each(|cell| check_blocks(cell))
        }
        Block::Table(table) => {
            check_text(&table.title)?;
            let rows = table.head.iter().chain(&table.body);
            let mut paragraphs = rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs);
            paragraphs.try_for_each(check_paragraph)
        }
        Block::Chart(chart) => {
            check_text(&chart.title)?;
            chart.paragraphs().try_for_each(check_paragraph)
        }
        Block::Mark(mark) => check_paragraph(&mark.paragraph),
        Block::Signed(signed) => signed.images.iter().try_for_each(|placed| check_text(&placed.image.words)),
        Block::Rule(_) | Block::SignSpace(_) => Ok(()),
    })
}

fn check_paragraph(paragraph: &Paragraph) -> Result<(), WriteError> {
    paragraph.content.iter().try_for_each(|inline| match inline {
        Inline::Text(run) => check_text(&run.text),
        Inline::LineBreak => Ok(()),
    })
}

fn check_text(text: &str) -> Result<(), WriteError> {
    // Few texts hold any byte that such a character is written with; most are done here.
    if !text.bytes().fold(false, |found, byte| found | (byte < 0x20) | matches!(byte, 0x7f | 0xc2 | 0xef)) {
        return Ok(());
    }
    match text.chars().find(|letter| letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}')) {
        None => Ok(()),
        Some(letter) => {
            let place: String = text.chars().filter(|letter| !letter.is_control()).take(40).collect();
            Err(WriteError::Control { letter, text: place })
        }
    }
}
