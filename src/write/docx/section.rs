//! Paper, margins, headers and page numbers of a section.
//!
//! In: a section's facts and the theme. Out: its `w:sectPr`, which `mend` puts in its place.

use super::parts::NUMBER_HEADER;
use super::stamps::FirstPage;
use super::xml::Element;
use crate::document::{Orientation, Section};
use crate::theme::{Theme, sheet};

/// How a section stands to the pages before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    /// Its first page is page 1, whose number is hidden.
    FromOne,
    /// Its pages run on, and all are numbered.
    RunsOn,
}

/// How the section at this place of the document is numbered.
pub(super) fn numbering(section: &Section, at: usize) -> Numbering {
    if at == 0 || section.restart_numbering { Numbering::FromOne } else { Numbering::RunsOn }
}

/// The section's properties, in the order of the schema.
pub(super) fn properties(
    section: &Section,
    first: &FirstPage,
    numbering: Numbering,
    theme: &Theme,
) -> Element {
    let reference =
        |name: &'static str, kind: &str, id: &str| Element::new(name).attr("w:type", kind).attr("r:id", id);
    let footers = first.footers.iter().flat_map(|[first, others]| {
        [reference("w:footerReference", "default", others), reference("w:footerReference", "first", first)]
    });
    let (width, height) = sheet(section.orientation);
    let mut size = Element::new("w:pgSz").attr("w:w", width.to_twips()).attr("w:h", height.to_twips());
    if section.orientation == Orientation::Landscape {
        size = size.attr("w:orient", "landscape");
    }
    let margins = theme.page.margins;
    let margins = Element::new("w:pgMar")
        .attr("w:top", margins.top.to_twips())
        .attr("w:right", margins.right.to_twips())
        .attr("w:bottom", margins.bottom.to_twips())
        .attr("w:left", margins.left.to_twips())
        .attr(
            "w:header",
            section.marks.as_ref().map_or(theme.page.number_from_top, |marks| marks.top).to_twips(),
        )
        // A foot stands inside the margins and takes its room from the text of its page.
        .attr(
            "w:footer",
            if section.foot.is_empty() { theme.page.number_from_top } else { margins.bottom }.to_twips(),
        )
        .attr("w:gutter", 0);
    let properties = Element::new("w:sectPr")
        .child(reference("w:headerReference", "default", NUMBER_HEADER))
        .child(reference("w:headerReference", "first", &first.header))
        .children(footers)
        .child(Element::val("w:type", "nextPage"))
        .child(size)
        .child(margins);
    match numbering {
        Numbering::FromOne => {
            properties.child(Element::new("w:pgNumType").attr("w:start", 1)).child(Element::new("w:titlePg"))
        }
        Numbering::RunsOn => properties,
    }
}
