//! The text: sections of blocks become `word/document.xml`.
//!
//! In: tree and theme. Out: the part. It leaves paragraphs and tables to their files and decides
//! only what stands between them.

use super::headings::Headings;
use super::names::{MAIN, REFERENCES};
use super::paragraph::{Ends, Flow, Place, Room, flow, paragraph, rule, separator, sign_space};
use super::stamps::{self, FirstPage, Images};
use super::xml::Xml;
use super::{chart, columns, section, table};
use crate::document::outline::Outline;
use crate::document::{Block, Document, Section};
use crate::theme::Theme;

/// The part `word/document.xml`.
pub(super) fn part(
    document: &Document,
    first_pages: &[FirstPage],
    headings: &Headings,
    theme: &Theme,
) -> Vec<u8> {
    Xml::part("w:document", |xml| {
        xml.attr("xmlns:w", MAIN);
        xml.attr("xmlns:r", REFERENCES);
        xml.element("w:body", |xml| {
            let mut seen = Seen { images: Images::default(), outline: Outline::default(), headings };
            for (at, (section, first)) in document.sections.iter().zip(first_pages).enumerate() {
                let numbering = section::numbering(section, at);
                let properties = |xml: &mut Xml| section::properties(xml, section, first, numbering, theme);
                if at + 1 == document.sections.len() {
                    blocks(xml, section, None, &mut seen, theme);
                    properties(xml);
                } else {
                    blocks(xml, section, Some(&properties), &mut seen, theme);
                }
            }
        });
    })
}

/// What the blocks before have to do with the next one.
struct Seen<'a> {
    images: Images,
    outline: Outline,
    headings: &'a Headings,
}

/// The section's blocks; the last is a paragraph, since it may have to carry the section.
fn blocks(xml: &mut Xml, section: &Section, ends: Ends<'_>, seen: &mut Seen<'_>, theme: &Theme) {
    let blocks = &section.blocks;
    let width = theme.text_width(section.orientation);
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 && is_table(block) && is_table(&blocks[at - 1]) {
            // Word makes one table of two that touch.
            separator(xml, flow(blocks, at - 1), None);
        }
        let flow = flow(blocks, at);
        let ends = ends.filter(|_| at + 1 == blocks.len());
        match block {
            Block::Paragraph(source) => {
                let level = seen.outline.level(block);
                let style = (source.role.info().outline > 0).then(|| seen.headings.id(source.role, level));
                paragraph(xml, source, &Place { width, flow, ends, style, ..Place::default() }, theme);
            }
            Block::Rule(source) => rule(xml, *source, width, Room::Below, ends),
            Block::SignSpace(height) => sign_space(xml, *height, flow, ends, |_| ()),
            Block::Signed(source) => stamps::signed(xml, source, flow, ends, &mut seen.images),
            Block::Mark(source) => stamps::mark(xml, source, theme),
            Block::Columns(source) => columns::table(xml, source, flow, &mut seen.images, theme),
            Block::Table(source) => table::table(xml, source, flow, theme),
            Block::Chart(source) => chart::table(xml, source, flow, theme),
        }
    }
    if blocks.last().is_none_or(is_table) {
        separator(xml, Flow::Free, ends);
    }
}

fn is_table(block: &Block) -> bool {
    matches!(block, Block::Columns(_) | Block::Table(_) | Block::Chart(_) | Block::Mark(_))
}
