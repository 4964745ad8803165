//! Paper, margins, headers and page numbers of a section.
//!
//! In: a section's facts and the theme. Out: its `w:sectPr`.

use super::first_page::FirstPage;
use super::names::NUMBER_HEADER;
use crate::paper::{Orientation, Section};
use crate::theme::Theme;
use crate::write::xml::Xml;

/// How the pages of a section are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageNumbering {
    /// Its first page is page 1, whose number is hidden.
    FromOne,
    /// Its numbers run on, and all of its pages show them.
    RunsOn,
}

/// How the section at this place of the document is numbered.
pub(super) fn numbering(section: &Section, at: usize) -> PageNumbering {
    if at == 0 || section.restart_numbering { PageNumbering::FromOne } else { PageNumbering::RunsOn }
}

/// The section's properties, in the order of the schema.
pub(super) fn properties(
    xml: &mut Xml,
    section: &Section,
    first: &FirstPage,
    numbering: PageNumbering,
    theme: &Theme,
) {
    let margins = theme.page.margins;
    let number = theme.page.number_from_top;
    let header = section.marks.as_ref().map_or(number, |marks| marks.top).to_twips();
    // A foot is inside the margins and takes its room from the text of its page.
    let footer = if section.foot.is_empty() { number } else { margins.bottom }.to_twips();
    xml.element("w:sectPr", |xml| {
        reference(xml, "w:headerReference", "default", NUMBER_HEADER);
        reference(xml, "w:headerReference", "first", &first.header);
        if let Some([first, others]) = &first.footers {
            reference(xml, "w:footerReference", "default", others);
            reference(xml, "w:footerReference", "first", first);
        }
        xml.val("w:type", "nextPage");
        paper(xml, section.orientation);
        xml.leaf(
            "w:pgMar",
            &[
                ("w:top", &margins.top.to_twips()),
                ("w:right", &margins.right.to_twips()),
                ("w:bottom", &margins.bottom.to_twips()),
                ("w:left", &margins.left.to_twips()),
                ("w:header", &header),
                ("w:footer", &footer),
                ("w:gutter", &0),
            ],
        );
        if numbering == PageNumbering::FromOne {
            xml.leaf("w:pgNumType", &[("w:start", &1)]);
            xml.leaf("w:titlePg", &[]);
        }
    });
}

fn reference(xml: &mut Xml, name: &str, kind: &str, id: &str) {
    xml.leaf(name, &[("w:type", &kind), ("r:id", &id)]);
}

fn paper(xml: &mut Xml, orientation: Orientation) {
    let (width, height) = orientation.sheet();
    xml.element("w:pgSz", |xml| {
        xml.attr("w:w", width.to_twips());
        xml.attr("w:h", height.to_twips());
        if orientation.is_turned() {
            xml.attr("w:orient", "landscape");
        }
    });
}
