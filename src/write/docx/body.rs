//! The text: sections of blocks become `word/document.xml`.
//!
//! In: tree and theme. Out: the part, written by docx-rs and mended. It leaves paragraphs and
//! tables to their files and decides only what stands between them.

use docx_rs::{
    BuildXML, Document as WordDocument, DocumentChild, Paragraph as WordParagraph, Table as WordTable,
};

use super::mend::{self, Beyond};
use super::paragraph::{Flow, Room, flow, paragraph, rule, separator, sign_space};
use super::stamps::{self, FirstPage};
use super::{chart, columns, section, table};
use crate::document::{Block, Document, Section};
use crate::theme::Theme;
use crate::write::WriteError;

/// A child of the body, and what docx-rs cannot write of it.
struct Piece {
    child: DocumentChild,
    beyond: Beyond,
}

impl Piece {
    fn paragraph(paragraph: WordParagraph) -> Piece {
        Piece { child: DocumentChild::Paragraph(Box::new(paragraph)), beyond: Beyond::Nothing }
    }

    fn table(table: WordTable, beyond: Beyond) -> Piece {
        Piece { child: DocumentChild::Table(Box::new(table)), beyond }
    }
}

/// The part `word/document.xml`.
pub(super) fn part(
    document: &Document,
    first_pages: &[FirstPage],
    theme: &Theme,
) -> Result<Vec<u8>, WriteError> {
    let mut pieces = Vec::new();
    let mut last_section = None;
    for (at, (section, first)) in document.sections.iter().zip(first_pages).enumerate() {
        add_blocks(&mut pieces, section, theme);
        let properties = section::properties(section, first, section::numbering(section, at), theme);
        if at + 1 == document.sections.len() {
            last_section = Some(properties);
        } else if let Some(last) = pieces.last_mut() {
            last.beyond = Beyond::SectionEnd(properties);
        }
    }
    let (children, beyond) = pieces.into_iter().map(|piece| (piece.child, piece.beyond)).unzip();
    // Of its package only this part is wanted.
    let part = WordDocument { children, ..WordDocument::new() }.build();
    mend::document(&part, beyond, stamps::elements(document, theme), last_section)
}

/// The section's blocks; the last piece is a paragraph, since it may have to carry the section.
fn add_blocks(pieces: &mut Vec<Piece>, section: &Section, theme: &Theme) {
    let blocks = &section.blocks;
    let width = theme.text_width(section.orientation);
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 && is_table(block) && is_table(&blocks[at - 1]) {
            // Word makes one table of two that touch.
            pieces.push(Piece::paragraph(separator(flow(blocks, at - 1))));
        }
        let flow = flow(blocks, at);
        pieces.push(match block {
            Block::Paragraph(source) => Piece::paragraph(paragraph(source, flow, theme)),
            Block::Rule(source) => Piece::paragraph(rule(*source, width, Room::Below)),
            Block::SignSpace(height) => Piece::paragraph(sign_space(*height)),
            Block::Signed(_) | Block::Mark(_) => Piece::paragraph(mend::stand_in()),
            Block::Columns(source) => Piece::table(columns::table(source, theme), Beyond::Nothing),
            Block::Table(source) => {
                let beyond = Beyond::Table { head: source.head.len(), title: source.title.clone() };
                Piece::table(table::table(source, flow, theme), beyond)
            }
            Block::Chart(source) => {
                let beyond = Beyond::Table { head: 0, title: source.title.clone() };
                Piece::table(chart::table(source, flow, theme), beyond)
            }
        });
    }
    if blocks.last().is_none_or(is_table) {
        pieces.push(Piece::paragraph(separator(Flow::Free)));
    }
}

fn is_table(block: &Block) -> bool {
    matches!(block, Block::Columns(_) | Block::Table(_) | Block::Chart(_) | Block::Mark(_))
}
