//! The text: sections of blocks become `word/document.xml`.
//!
//! In: tree and theme. Out: the part, written by docx-rs and mended. It leaves paragraphs and
//! tables to their files and decides only what stands between them.

use docx_rs::{Docx, Paragraph as WordParagraph, Table as WordTable};

use super::mend::{self, Beyond};
use super::paragraph::{Flow, flow, paragraph, rule, separator, sign_space};
use super::{DocxError, section, table};
use crate::document::{Block, Document, Section};
use crate::theme::Theme;

/// A child of the body, and what docx-rs cannot write of it.
enum Piece {
    Paragraph(WordParagraph, Beyond),
    Table(WordTable, Beyond),
}

/// The part `word/document.xml`.
pub(super) fn part(document: &Document, theme: &Theme) -> Result<Vec<u8>, DocxError> {
    let mut pieces = Vec::new();
    let mut last_section = None;
    for (at, section) in document.sections.iter().enumerate() {
        add_blocks(&mut pieces, section, theme);
        let properties = section::properties(section, section::numbering(section, at), theme);
        if at + 1 == document.sections.len() {
            last_section = Some(properties);
        } else if let Some(Piece::Paragraph(_, beyond)) = pieces.last_mut() {
            *beyond = Beyond::SectionEnd(properties);
        }
    }
    let mut docx = Docx::new();
    let mut beyond = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph, more) => {
                docx = docx.add_paragraph(paragraph);
                beyond.push(more);
            }
            Piece::Table(table, more) => {
                docx = docx.add_table(table);
                beyond.push(more);
            }
        }
    }
    mend::document(&docx.build().document, beyond, last_section)
}

/// The section's blocks; the last piece is a paragraph, since it may have to carry the section.
fn add_blocks(pieces: &mut Vec<Piece>, section: &Section, theme: &Theme) {
    let blocks = &section.blocks;
    let width = theme.text_width(section.orientation);
    for (at, block) in blocks.iter().enumerate() {
        let flow = flow(blocks, at);
        if at > 0 && is_table(block) && is_table(&blocks[at - 1]) {
            // Word makes one table of two that touch.
            let above = self::flow(blocks, at - 1);
            pieces.push(Piece::Paragraph(separator(above), Beyond::Nothing));
        }
        pieces.push(match block {
            Block::Paragraph(source) => Piece::Paragraph(paragraph(source, flow, theme), Beyond::Nothing),
            Block::Rule(source) => Piece::Paragraph(rule(*source, width, flow), Beyond::Nothing),
            Block::SignSpace(height) => Piece::Paragraph(sign_space(*height, flow), Beyond::Nothing),
            Block::Columns(source) => Piece::Table(table::columns(source, theme), Beyond::Nothing),
            Block::Table(source) => {
                let beyond = Beyond::Table { head: source.head.len(), title: source.title.clone() };
                Piece::Table(table::table(source, flow, theme), beyond)
            }
        });
    }
    if blocks.last().is_none_or(is_table) {
        pieces.push(Piece::Paragraph(separator(Flow::Free), Beyond::Nothing));
    }
}

fn is_table(block: &Block) -> bool {
    matches!(block, Block::Columns(_) | Block::Table(_))
}
