//! The parts that say little: content types, relationships, properties, settings, fonts, headers.
//!
//! In: title and author. Out: parts of the package. It leaves styles and the text to others.

use super::package::{CONTENT_TYPES, Part};
use super::stamps::Extra;
use super::xml::Element;
use super::{seal, styles};
use crate::document::{Document, Role};

/// Namespace of the main markup.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Namespace of references to other parts.
pub(super) const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The relationship of the header with the page number.
pub(super) const NUMBER_HEADER: &str = "rId4";
/// The relationship of the empty header of first pages.
pub(super) const FIRST_HEADER: &str = "rId5";
/// The language of all text.
pub(super) const LANGUAGE: &str = "vi-VN";

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MARKUP_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// All of them, knowing of the parts that only this document has.
pub(super) fn all(document: &Document, extras: &[Extra]) -> Vec<Part> {
    let parts = [
        (CONTENT_TYPES, content_types(extras).to_part()),
        ("_rels/.rels", package_relationships().to_part()),
        ("docProps/app.xml", application().to_part()),
        ("docProps/core.xml", properties(document).to_part()),
        ("word/_rels/document.xml.rels", document_relationships(extras).to_part()),
        ("word/fontTable.xml", fonts().to_part()),
        ("word/header1.xml", header(Some(page_number())).to_part()),
        ("word/header2.xml", header(None).to_part()),
        ("word/settings.xml", settings().to_part()),
    ];
    parts.into_iter().map(|(name, bytes)| (name.into(), bytes)).collect()
}

fn content_types(extras: &[Extra]) -> Element {
    let default = |extension: &str, kind: &str| {
        Element::new("Default").attr("Extension", extension).attr("ContentType", kind)
    };
    let part =
        |name: &str, kind: String| Element::new("Override").attr("PartName", name).attr("ContentType", kind);
    let markup = |name: &str, kind: &str| part(name, format!("{MARKUP_TYPE}.{kind}+xml"));
    let package = "application/vnd.openxmlformats-package";
    let properties = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    let custom = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
    let images = extras.iter().any(|extra| extra.kind == "image").then(|| default("png", "image/png"));
    let others = extras.iter().filter(|extra| extra.kind != "image");
    let others = others.map(|extra| markup(&format!("/word/{}", extra.target), extra.kind));
    let types = Element::new("Types").attr("xmlns", format!("{PACKAGE}/content-types")).children(images);
    let types = types.children([
        default("rels", &format!("{package}.relationships+xml")),
        default("xml", "application/xml"),
        part("/docProps/app.xml", properties.to_owned()),
        part("/docProps/core.xml", format!("{package}.core-properties+xml")),
        part("/docProps/custom.xml", custom.to_owned()),
        markup("/word/document.xml", "document.main"),
        markup("/word/fontTable.xml", "fontTable"),
        markup("/word/header1.xml", "header"),
        markup("/word/header2.xml", "header"),
        markup("/word/settings.xml", "settings"),
        markup("/word/styles.xml", "styles"),
    ]);
    types.children(others)
}

fn relationships(all: &[(&str, String, &str)]) -> Element {
    let one = |(id, kind, target): &(&str, String, &str)| {
        Element::new("Relationship").attr("Id", id).attr("Type", kind).attr("Target", target)
    };
    Element::new("Relationships")
        .attr("xmlns", format!("{PACKAGE}/relationships"))
        .children(all.iter().map(one))
}

fn package_relationships() -> Element {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relationships(&[
        ("rId1", format!("{REFERENCES}/officeDocument"), "word/document.xml"),
        ("rId2", core, "docProps/core.xml"),
        ("rId3", format!("{REFERENCES}/extended-properties"), "docProps/app.xml"),
        ("rId4", format!("{REFERENCES}/custom-properties"), seal::PART),
    ])
}

fn document_relationships(extras: &[Extra]) -> Element {
    let constant = [
        ("rId1", format!("{REFERENCES}/styles"), "styles.xml"),
        ("rId2", format!("{REFERENCES}/settings"), "settings.xml"),
        ("rId3", format!("{REFERENCES}/fontTable"), "fontTable.xml"),
        (NUMBER_HEADER, format!("{REFERENCES}/header"), "header1.xml"),
        (FIRST_HEADER, format!("{REFERENCES}/header"), "header2.xml"),
    ];
    let own = extras
        .iter()
        .map(|extra| (extra.id.as_str(), format!("{REFERENCES}/{}", extra.kind), extra.target.as_str()));
    relationships(&constant.into_iter().chain(own).collect::<Vec<_>>())
}

fn application() -> Element {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Element::new("Properties").attr("xmlns", namespace).child(Element::new("Application").text("vanban"))
}

/// Without dates: the same document is the same file whenever it is written.
fn properties(document: &Document) -> Element {
    Element::new("cp:coreProperties")
        .attr("xmlns:cp", format!("{PACKAGE}/metadata/core-properties"))
        .attr("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .child(Element::new("dc:title").text(&document.title))
        .child(Element::new("dc:creator").text(&document.author))
        .child(Element::new("cp:lastModifiedBy").text(&document.author))
        .child(Element::new("dc:language").text(LANGUAGE))
}

fn fonts() -> Element {
    let times = Element::new("w:font")
        .attr("w:name", styles::FONT)
        // The same widths where Times New Roman itself is not at hand.
        .child(Element::val("w:altName", "Liberation Serif"))
        .child(Element::val("w:panose1", "02020603050405020304"))
        .child(Element::val("w:charset", "00"))
        .child(Element::val("w:family", "roman"))
        .child(Element::val("w:pitch", "variable"));
    Element::new("w:fonts").attr("xmlns:w", MAIN).child(times)
}

/// A header of one paragraph.
fn header(content: Option<Element>) -> Element {
    let style = Element::val("w:pStyle", styles::id(Role::SoTrang));
    let paragraph = Element::new("w:p").child(Element::new("w:pPr").child(style)).children(content);
    Element::new("w:hdr").attr("xmlns:w", MAIN).child(paragraph)
}

fn page_number() -> Element {
    let shown = Element::new("w:r").child(Element::new("w:t").text("2"));
    Element::new("w:fldSimple").attr("w:instr", " PAGE ").child(shown)
}

fn settings() -> Element {
    let compatibility = |name: &str, value: u8| {
        Element::new("w:compatSetting")
            .attr("w:name", name)
            .attr("w:uri", "http://schemas.microsoft.com/office/word")
            .attr("w:val", value)
    };
    Element::new("w:settings").attr("xmlns:w", MAIN).children([
        Element::new("w:zoom").attr("w:percent", 100),
        Element::val("w:defaultTabStop", 720),
        Element::val("w:autoHyphenation", "false"),
        Element::val("w:characterSpacingControl", "doNotCompress"),
        Element::new("w:compat").children([
            // A justified line that ends with a forced new line is not stretched.
            Element::new("w:doNotExpandShiftReturn"),
            compatibility("compatibilityMode", 15),
            compatibility("overrideTableStyleFontSizeAndJustification", 1),
            compatibility("enableOpenTypeFeatures", 1),
            compatibility("doNotFlipMirrorIndents", 1),
            compatibility("differentiateMultirowTableHeaders", 1),
        ]),
        Element::val("w:themeFontLang", LANGUAGE),
        Element::val("w:decimalSymbol", ","),
        Element::val("w:listSeparator", ";"),
    ])
}
