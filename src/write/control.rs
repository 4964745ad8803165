//! Texts that Word and a plain text cannot store.
//!
//! In: the tree. Out: nothing, or the first such character.
//! XML has no way to write most control characters, and Word takes line ends for spaces.

use crate::paper::walk::WalkNode;
use crate::paper::{Inline, Paper, Paragraph, Section, Simple};
use crate::write::WriteError;

/// Refuses characters that XML cannot hold or that would be lost.
pub(crate) fn check(document: &Paper) -> Result<(), WriteError> {
    check_text(&document.title)?;
    check_text(&document.author)?;
    document.keywords.iter().try_for_each(|word| check_text(word))?;
    document.sections.iter().flat_map(Section::walk).try_for_each(|(_, node)| match node {
        WalkNode::Paragraph(paragraph) => check_paragraph(paragraph),
        WalkNode::Table(table) => check_text(&table.title),
        WalkNode::Chart(chart) => check_text(&chart.title),
        WalkNode::Simple(Simple::Signed(signed)) => {
            signed.images.iter().try_for_each(|placed| check_text(&placed.image.words))
        }
        WalkNode::Simple(_) | WalkNode::Columns(_) => Ok(()),
    })
}

fn check_paragraph(paragraph: &Paragraph) -> Result<(), WriteError> {
    paragraph.content.iter().try_for_each(|inline| match inline {
        Inline::Text(run) => check_text(&run.text),
        Inline::LineBreak => Ok(()),
    })
}

fn check_text(text: &str) -> Result<(), WriteError> {
    // Few texts have any byte that such a character is written with; most are finished here.
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
