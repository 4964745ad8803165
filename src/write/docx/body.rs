//! The text: sections of blocks become `word/document.xml`.
//!
//! In: the document laid out. Out: the part. It leaves paragraphs and tables to their files and decides
//! only what is between them.

use super::headings::Headings;
use super::names::{MAIN, REFERENCES};
use super::paragraph::{Ends, Flow, ParagraphPlace, RuleRoom, separator};
use super::simple::{self, RuleGround};
use super::{chart, columns, section, table};
use super::{first_page::FirstPage, images::Images};
use crate::layout::{Laid, LaidBlock, LaidContent, LaidSection, LaidSimple};
use crate::theme::Theme;
use crate::write::xml::Xml;

/// The part `word/document.xml`.
pub(super) fn part(page: &Laid<'_>, first_pages: &[FirstPage], headings: &Headings) -> Vec<u8> {
    let theme = page.theme;
    Xml::part("w:document", |xml| {
        xml.attr("xmlns:w", MAIN);
        xml.attr("xmlns:r", REFERENCES);
        xml.element("w:body", |xml| {
            let mut seen = BlocksBefore { images: Images::default(), headings };
            for (at, (section, first)) in page.sections.iter().zip(first_pages).enumerate() {
                let source = section.source;
                let numbering = section::numbering(source, at);
                let properties = |xml: &mut Xml| section::properties(xml, source, first, numbering, theme);
                if at + 1 == page.sections.len() {
                    blocks(xml, section, None, &mut seen, theme);
                    properties(xml);
                } else {
                    blocks(xml, section, Some(&properties), &mut seen, theme);
                }
            }
        });
    })
}

/// What the next block needs to know of those before it.
struct BlocksBefore<'a> {
    images: Images,
    headings: &'a Headings,
}

/// Writes the section's blocks; the last is a paragraph, since it may have to hold the section's
/// properties.
fn blocks(
    xml: &mut Xml,
    section: &LaidSection<'_>,
    ends: Ends<'_>,
    seen: &mut BlocksBefore<'_>,
    theme: &Theme,
) {
    let blocks = &section.blocks;
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 && is_table(block) && is_table(&blocks[at - 1]) {
            // Word joins two tables that touch.
            separator(xml, flow(&blocks[at - 1]), None);
        }
        let flow = flow(block);
        let ends = ends.filter(|_| at + 1 == blocks.len());
        match &block.content {
            LaidContent::Simple(source) => {
                let role = block.text().map(|text| (text.paragraph.role, text.level));
                let heading = role.filter(|(role, _)| role.info().outline > 0);
                let style = heading.map(|(role, level)| seen.headings.id(role, level));
                let below = block.text().and_then(|text| text.below);
                let room = below.map(|below| ("w:after", below.to_twips()));
                let place = ParagraphPlace { flow, ends, style, room };
                let ground = RuleGround { width: section.width, rule: RuleRoom::Below };
                simple::write(xml, source, ground, &place, &mut seen.images, theme);
            }
            LaidContent::Columns(source) => columns::table(xml, source, flow, &mut seen.images, theme),
            LaidContent::Table(source) => table::table(xml, source, flow, theme),
            LaidContent::Chart(source) => chart::table(xml, source, flow, theme),
        }
    }
    if blocks.last().is_none_or(is_table) {
        separator(xml, Flow::Free, ends);
    }
}

fn flow(block: &LaidBlock<LaidContent<'_>>) -> Flow {
    Flow::in_stack(block.bound, block.text())
}

fn is_table(block: &LaidBlock<LaidContent<'_>>) -> bool {
    !matches!(&block.content, LaidContent::Simple(simple) if !matches!(simple, LaidSimple::Frame(_)))
}
