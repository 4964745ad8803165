//! The small parts: content types, relationships, properties, settings, fonts, headers.
//!
//! In: what the properties say of a document. Out: parts of the package. It leaves styles and text to
//! others.

use super::first_page::Extra;
use super::names::{self, FIRST_HEADER, LANGUAGE, MAIN, NUMBER_HEADER, REFERENCES};
use super::package::{CONTENT_TYPES, PackagePart};
use super::paragraph::styled;
use crate::fingerprint::package as fingerprint;
use crate::paper::{Paper, Role};
use crate::write::xml::Xml;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MARKUP_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Those that are the same in every document.
pub(super) fn constant() -> Vec<PackagePart> {
    let parts = [
        ("_rels/.rels", package_relationships()),
        ("docProps/app.xml", application()),
        ("word/fontTable.xml", fonts()),
        ("word/header1.xml", header(page_number)),
        ("word/header2.xml", header(|_| ())),
        ("word/settings.xml", settings()),
    ];
    parts.into_iter().map(|(name, bytes)| (name.into(), bytes)).collect()
}

/// Those that name all others, the parts that only this document has among them.
pub(super) fn lists(extras: &[Extra]) -> [PackagePart; 2] {
    [
        (CONTENT_TYPES.into(), content_types(extras)),
        ("word/_rels/document.xml.rels".into(), document_relationships(extras)),
    ]
}

fn content_types(extras: &[Extra]) -> Vec<u8> {
    let default = |xml: &mut Xml, extension: &str, kind: &str| {
        xml.leaf("Default", &[("Extension", &extension), ("ContentType", &kind)]);
    };
    let part = |xml: &mut Xml, name: &str, kind: &str| {
        xml.leaf("Override", &[("PartName", &name), ("ContentType", &kind)]);
    };
    let markup = |xml: &mut Xml, name: &str, kind: &str| {
        part(xml, &format!("/word/{name}"), &format!("{MARKUP_TYPE}.{kind}+xml"));
    };
    let package = "application/vnd.openxmlformats-package";
    let office = "application/vnd.openxmlformats-officedocument";
    Xml::part("Types", |xml| {
        xml.attr("xmlns", format_args!("{PACKAGE}/content-types"));
        if extras.iter().any(|extra| extra.kind == "image") {
            default(xml, "png", "image/png");
        }
        default(xml, "rels", &format!("{package}.relationships+xml"));
        default(xml, "xml", "application/xml");
        part(xml, "/docProps/app.xml", &format!("{office}.extended-properties+xml"));
        part(xml, "/docProps/core.xml", &format!("{package}.core-properties+xml"));
        part(xml, "/docProps/custom.xml", &format!("{office}.custom-properties+xml"));
        markup(xml, "document.xml", "document.main");
        markup(xml, "fontTable.xml", "fontTable");
        markup(xml, "header1.xml", "header");
        markup(xml, "header2.xml", "header");
        markup(xml, "settings.xml", "settings");
        markup(xml, "styles.xml", "styles");
        for extra in extras.iter().filter(|extra| extra.kind != "image") {
            markup(xml, &extra.target, extra.kind);
        }
    })
}

/// Relationships of a part: id, type, target.
fn relationships<'a>(all: impl IntoIterator<Item = (&'a str, String, &'a str)>) -> Vec<u8> {
    Xml::part("Relationships", |xml| {
        xml.attr("xmlns", format_args!("{PACKAGE}/relationships"));
        for (id, kind, target) in all {
            xml.leaf("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &target)]);
        }
    })
}

fn package_relationships() -> Vec<u8> {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relationships([
        ("rId1", format!("{REFERENCES}/officeDocument"), "word/document.xml"),
        ("rId2", core, "docProps/core.xml"),
        ("rId3", format!("{REFERENCES}/extended-properties"), "docProps/app.xml"),
        ("rId4", format!("{REFERENCES}/custom-properties"), fingerprint::PART),
    ])
}

fn document_relationships(extras: &[Extra]) -> Vec<u8> {
    let constant = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "fontTable", "fontTable.xml"),
        (NUMBER_HEADER, "header", "header1.xml"),
        (FIRST_HEADER, "header", "header2.xml"),
    ];
    let own = extras.iter().map(|extra| (extra.id.as_str(), extra.kind, extra.target.as_str()));
    let all = constant.into_iter().chain(own);
    relationships(all.map(|(id, kind, target)| (id, format!("{REFERENCES}/{kind}"), target)))
}

fn application() -> Vec<u8> {
    Xml::part("Properties", |xml| {
        xml.attr("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
        xml.element("Application", |xml| xml.text("vanban"));
    })
}

/// Title, author, keywords and the paper's day, as the PDF has them. A draft has no day, and no clock is
/// read: the same document gives the same file whenever it is written.
pub(super) fn properties(document: &Paper) -> PackagePart {
    let properties = Xml::part("cp:coreProperties", |xml| {
        xml.attr("xmlns:cp", format_args!("{PACKAGE}/metadata/core-properties"));
        xml.attr("xmlns:dc", "http://purl.org/dc/elements/1.1/");
        if document.date.is_some() {
            xml.attr("xmlns:dcterms", "http://purl.org/dc/terms/");
            xml.attr("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        }
        xml.element("dc:title", |xml| xml.text(&document.title));
        xml.element("dc:creator", |xml| xml.text(&document.author));
        if !document.keywords.is_empty() {
            xml.element("cp:keywords", |xml| xml.text(document.keywords.join(", ")));
        }
        xml.element("cp:lastModifiedBy", |xml| xml.text(&document.author));
        if let Some((year, month, day)) = document.date {
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.element(name, |xml| {
                    xml.attr("xsi:type", "dcterms:W3CDTF");
                    xml.text(format_args!("{year:04}-{month:02}-{day:02}T00:00:00Z"));
                });
            }
        }
        xml.element("dc:language", |xml| xml.text(LANGUAGE));
    });
    ("docProps/core.xml".into(), properties)
}

fn fonts() -> Vec<u8> {
    Xml::part("w:fonts", |xml| {
        xml.attr("xmlns:w", MAIN);
        xml.element("w:font", |xml| {
            xml.attr("w:name", names::FONT);
            // It has the same widths, for systems without Times New Roman.
            xml.val("w:altName", "Liberation Serif");
            xml.val("w:panose1", "02020603050405020304");
            xml.val("w:charset", "00");
            xml.val("w:family", "roman");
            xml.val("w:pitch", "variable");
        });
    })
}

/// A header with one paragraph.
fn header(content: impl FnOnce(&mut Xml)) -> Vec<u8> {
    Xml::part("w:hdr", |xml| {
        xml.attr("xmlns:w", MAIN);
        // It is not used, but docx2python refuses a header without it.
        xml.attr("xmlns:r", REFERENCES);
        styled(xml, names::id(Role::SoTrang), |_| (), content);
    })
}

fn page_number(xml: &mut Xml) {
    xml.element("w:fldSimple", |xml| {
        xml.attr("w:instr", " PAGE ");
        xml.element("w:r", |xml| xml.element("w:t", |xml| xml.text("2")));
    });
}

fn settings() -> Vec<u8> {
    Xml::part("w:settings", |xml| {
        xml.attr("xmlns:w", MAIN);
        xml.leaf("w:zoom", &[("w:percent", &100)]);
        xml.val("w:defaultTabStop", 720);
        xml.val("w:autoHyphenation", false);
        xml.val("w:characterSpacingControl", "doNotCompress");
        xml.element("w:compat", |xml| {
            // A justified line that ends with a forced new line is not stretched.
            xml.leaf("w:doNotExpandShiftReturn", &[]);
            // Mode 14, that of Word 2010: from 15 on Word narrows the blanks of a justified line to seat
            // one more word. Tried on 160 papers with LibreOffice 25.2, which follows Word: 38.8 % of the
            // long lines are the PDF's in mode 15, all in mode 14. A PDF broken by the rule of 15 would
            // differ by as much from programs that only stretch. In 14 Word sets the text of a table's
            // first cell, not its border, at the left indent; tables of ours that stand left have cells
            // without padding, the others are centred, so that none moves.
            for (name, value) in [
                ("compatibilityMode", 14),
                ("overrideTableStyleFontSizeAndJustification", 1),
                ("enableOpenTypeFeatures", 1),
                ("doNotFlipMirrorIndents", 1),
            ] {
                let uri = "http://schemas.microsoft.com/office/word";
                xml.leaf("w:compatSetting", &[("w:name", &name), ("w:uri", &uri), ("w:val", &value)]);
            }
        });
        xml.val("w:themeFontLang", LANGUAGE);
        xml.val("w:decimalSymbol", ",");
        xml.val("w:listSeparator", ";");
    })
}
