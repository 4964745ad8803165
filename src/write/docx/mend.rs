//! Puts right what docx-rs 0.4.22 writes wrong, and adds what it cannot write.
//!
//! In: its `document.xml`, and for each child of the body what goes [`Beyond`] it. Out: the part,
//! in the schema's order and without anything that differs from one call to the next.

use super::parts::{MAIN, REFERENCES};
use super::xml::{Element, Node};
use crate::write::WriteError;

/// docx-rs can write `w:keepNext` only as on. A paragraph that does not stay with the next one
/// although its style does is marked by this instead, which nothing here uses for itself.
const NOT_KEPT: &str = "w:snapToGrid";

/// Frees a paragraph from its style's wish to stay with the next one.
pub(super) fn not_kept(paragraph: docx_rs::Paragraph) -> docx_rs::Paragraph {
    paragraph.snap_to_grid(false)
}

/// A style that no paragraph keeps.
const STAND_IN: &str = "ThayThe";

/// Stands where one of our own elements will.
pub(super) fn stand_in() -> docx_rs::Paragraph {
    docx_rs::Paragraph::new().style(STAND_IN)
}

/// What docx-rs cannot write of a child of the body.
pub(super) enum Beyond {
    /// Nothing.
    Nothing,
    /// The paragraph ends a section with these properties.
    SectionEnd(Element),
    /// A table with so many rows that repeat on each page, about this.
    Table {
        /// Number of rows, from the first.
        head: usize,
        /// For readers who cannot see it; may be empty.
        title: String,
    },
}

/// The mended part; the elements take the places of the stand-ins, one after the other.
pub(super) fn document(
    xml: &[u8],
    beyond: Vec<Beyond>,
    elements: Vec<Element>,
    last_section: Option<Element>,
) -> Result<Vec<u8>, WriteError> {
    let mut root = std::str::from_utf8(xml)
        .map_err(|error| broken(&error))
        .and_then(|xml| Element::read(xml).map_err(|error| broken(&error)))?;
    let mut body = Element::new("w:body");
    body.children = std::mem::take(&mut root.child_or_new("w:body").children);
    // The properties that docx-rs gives to the last section are not ours.
    body.children.retain(|node| !matches!(node, Node::Element(element) if element.name == "w:sectPr"));
    if body.children.len() != beyond.len() {
        return Err(broken(&"thừa hoặc thiếu đoạn"));
    }
    let mut own = elements.into_iter();
    for (element, beyond) in body.elements_mut().zip(beyond) {
        mend(element, &mut own);
        match beyond {
            Beyond::Nothing => {}
            Beyond::SectionEnd(properties) => {
                let paragraph = element.child_or_new("w:pPr");
                paragraph.children.push(Node::Element(properties));
                sort(paragraph);
            }
            Beyond::Table { head, title } => add_table(element, head, &title),
        }
    }
    // docx-rs declares a dozen name spaces; only two are used.
    let root = Element::new("w:document").attr("xmlns:w", MAIN).attr("xmlns:r", REFERENCES);
    Ok(root.child(body.children(last_section)).to_part())
}

fn broken(cause: &dyn std::fmt::Display) -> WriteError {
    WriteError::Engine { reason: format!("phần thân của tệp DOCX bị hỏng: {cause}") }
}

/// Mends an element and all in it.
fn mend(element: &mut Element, own: &mut std::vec::IntoIter<Element>) {
    if stands_in(element) {
        // There are as many as stand-ins: both are made from the same blocks.
        own.next().into_iter().for_each(|one| *element = one);
        return;
    }
    if element.name == NOT_KEPT {
        *element = Element::val("w:keepNext", "false");
    }
    // Ids come from counters of the thread: the same document would differ from call to call.
    element.attributes.retain(|(name, _)| !name.starts_with("w14:"));
    if element.name == "w:gridCol" {
        // The schema knows a width only.
        element.attributes.retain(|(name, _)| name != "w:type");
    }
    element.elements_mut().for_each(|inner| mend(inner, own));
    element.children.retain(|node| !is_empty_property(node));
    sort(element);
}

fn stands_in(element: &mut Element) -> bool {
    let styled = |style: &Element| style.attributes.iter().any(|(_, value)| value == STAND_IN);
    if element.name != "w:p" {
        return false;
    }
    let mut properties = element.elements_mut().filter(|inner| inner.name == "w:pPr");
    properties.any(|properties| properties.elements_mut().any(|style| styled(style)))
}

/// `<w:rPr/>` and its like say nothing, and are in every run.
fn is_empty_property(node: &Node) -> bool {
    match node {
        Node::Element(element) => {
            matches!(&*element.name, "w:pPr" | "w:rPr" | "w:tcPr" | "w:trPr" | "w:tblBorders")
                && element.children.is_empty()
        }
        Node::Text(_) => false,
    }
}

/// Rows that repeat, and the table's title.
fn add_table(table: &mut Element, head: usize, title: &str) {
    if !title.is_empty() {
        let properties = table.child_or_new("w:tblPr");
        properties.children.push(Node::Element(Element::val("w:tblCaption", title)));
        sort(properties);
    }
    for row in table.elements_mut().filter(|element| element.name == "w:tr").take(head) {
        row.child_or_new("w:trPr").children.push(Node::Element(Element::new("w:tblHeader")));
    }
}

/// Sorts the children of an element whose schema is a sequence; others stay as they are.
fn sort(element: &mut Element) {
    let Some(order) = order(&element.name) else { return };
    element.children.sort_by_key(|node| match node {
        Node::Element(child) => order.iter().position(|name| *name == child.name).unwrap_or(order.len()),
        Node::Text(_) => order.len(),
    });
}

/// The children that we or docx-rs write, in the order of ECMA-376, part 1, annex A.
fn order(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "w:pPr" => &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
        "w:rPr" => &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:color",
            "w:spacing",
            "w:w",
            "w:kern",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:lang",
        ],
        "w:tblPr" => &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblCaption",
        ],
        "w:tblBorders" => &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"],
        "w:tblCellMar" | "w:tcMar" => &["w:top", "w:left", "w:bottom", "w:right"],
        "w:tcPr" => &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:tcMar", "w:vAlign"],
        _ => return None,
    })
}
