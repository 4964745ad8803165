//! Frames, images, and what is on first pages only.
//!
//! In: sections laid out. Out: markup in the text, and parts of the package with their relationships.

use super::names::{self, FIRST_HEADER, MAIN, REFERENCES};
use super::package::Part;
use super::paragraph::{Ends, Flow, runs, separator, sign_space, styled};
use super::table::{Frame, Hold, cell, fixed, line, row};
use super::xml::Xml;
use crate::document::{Image, Placed, Signed};
use crate::layout::{Laid, LaidFrame, LaidSection, LaidText};
use crate::length::Length;
use crate::theme::{Align, Theme};

/// A part that only some documents have.
pub(super) struct Extra {
    /// The id of its relationship.
    pub(super) id: String,
    /// `header`, `footer` or `image`.
    pub(super) kind: &'static str,
    /// Its name below `word/`.
    pub(super) target: String,
    pub(super) bytes: Vec<u8>,
}

/// The relationships of a section's first page.
pub(super) struct FirstPage {
    pub(super) header: String,
    /// The footers of its first page and of all others; None if no section has a foot.
    pub(super) footers: Option<[String; 2]>,
}

/// Headers, footers and images of a document, and what each section refers to.
pub(super) fn extras(page: &Laid<'_>) -> (Vec<Extra>, Vec<FirstPage>) {
    let (document, theme) = (page.document, page.theme);
    let mut extras = Vec::new();
    let mut add = |kind: &'static str, number: usize, bytes: Vec<u8>| {
        let id = format!("{kind}{number}");
        extras.push(Extra { id: id.clone(), kind, target: format!("{id}.xml"), bytes });
        id
    };
    // A section without a footer of its own would show that of the section before.
    let empty = document.sections.iter().any(|section| !section.foot.is_empty()).then(|| {
        let footer = root("w:ftr", |xml| separator(xml, Flow::Free, None));
        add("footer", 1, footer)
    });
    let mut pages = Vec::new();
    for (at, section) in page.sections.iter().enumerate() {
        let header = section.source.marks.as_ref().map(|marks| {
            let header = root("w:hdr", |xml| {
                let stand = Frame { indent: Some(marks.left), ..Frame::default() };
                frames(xml, &section.marks, marks.gap, stand, theme);
                separator(xml, Flow::Free, None);
            });
            add("header", at + 3, header)
        });
        let footers = empty.as_ref().map(|empty| {
            let first = (!section.foot.is_empty()).then(|| add("footer", at + 2, foot(section, theme)));
            [first.unwrap_or_else(|| empty.clone()), empty.clone()]
        });
        pages.push(FirstPage { header: header.unwrap_or_else(|| FIRST_HEADER.to_owned()), footers });
    }
    for (at, image) in document.images().enumerate() {
        let target = format!("media/image{}.png", at + 1);
        extras.push(Extra { id: image_id(at), kind: "image", target, bytes: image.png.clone() });
    }
    (extras, pages)
}

/// Parts of the package.
pub(super) fn parts(extras: Vec<Extra>) -> impl Iterator<Item = Part> {
    extras.into_iter().map(|extra| (format!("word/{}", extra.target).into(), extra.bytes))
}

fn root(name: &str, content: impl FnOnce(&mut Xml)) -> Vec<u8> {
    Xml::part(name, |xml| {
        xml.attr("xmlns:w", MAIN);
        // It is not used, but docx2python refuses a header or a footer without it.
        xml.attr("xmlns:r", REFERENCES);
        content(xml);
    })
}

fn image_id(at: usize) -> String {
    format!("image{}", at + 1)
}

/// The foot of a first page: lines below a rule as wide as the text.
fn foot(section: &LaidSection<'_>, theme: &Theme) -> Vec<u8> {
    root("w:ftr", |xml| {
        for (at, text) in section.foot.iter().enumerate() {
            let above = if at == 0 { theme.room.rule_below } else { text.setting.style.before };
            let look = |xml: &mut Xml| {
                if at == 0 {
                    xml.element("w:pBdr", |xml| {
                        let gap = theme.room.rule_gap.to_pt().round();
                        line(xml, "w:top", theme.room.stroke, gap, "000000");
                    });
                }
                xml.leaf("w:spacing", &[("w:before", &above.to_twips())]);
            };
            paragraph(xml, text, look);
        }
    })
}

/// A paragraph in its role's style; `look` writes what differs.
fn paragraph(xml: &mut Xml, text: &LaidText<'_>, look: impl FnOnce(&mut Xml)) {
    styled(xml, names::id(text.paragraph.role), look, |xml| runs(xml, text));
}

/// A frame in a column, where its role's text would be.
pub(super) fn mark(xml: &mut Xml, frame: &LaidFrame<'_>, theme: &Theme) {
    let align = match frame.text.setting.style.align {
        Align::Center => Some("center"),
        Align::Right => Some("right"),
        Align::Left | Align::Justify => None,
    };
    let stand = Frame { align, indent: Some(Length::ZERO), ..Frame::default() };
    frames(xml, std::slice::from_ref(frame), Length::ZERO, stand, theme);
}

/// Frames side by side: a table, as Word draws its rows exactly as high as stated.
fn frames(xml: &mut Xml, frames: &[LaidFrame<'_>], gap: Length, stand: Frame<'_>, theme: &Theme) {
    let mut widths = Vec::new();
    for frame in frames {
        if !widths.is_empty() {
            widths.push(gap);
        }
        widths.push(frame.source.width);
    }
    let height = frames.iter().map(|frame| frame.source.height).max().unwrap_or_default();
    fixed(xml, &Frame { columns: &widths, ..stand }, |xml| {
        row(xml, Hold::Exact(height), |xml| {
            for (at, frame) in frames.iter().enumerate() {
                if at > 0 {
                    cell(xml, gap, 1, |_| (), |xml| separator(xml, Flow::Free, None));
                }
                framed(xml, frame, theme);
            }
        });
    });
}

fn framed(xml: &mut Xml, frame: &LaidFrame<'_>, theme: &Theme) {
    let role = frame.text.paragraph.role;
    let look = |xml: &mut Xml| {
        let color = names::color(role.info().ink);
        xml.element("w:tcBorders", |xml| {
            for side in ["w:top", "w:left", "w:bottom", "w:right"] {
                line(xml, side, theme.room.stroke, 0, color);
            }
        });
        xml.val("w:vAlign", "center");
    };
    let level = |xml: &mut Xml| {
        xml.leaf("w:spacing", &[("w:before", &0), ("w:after", &0)]);
        xml.leaf("w:ind", &[("w:left", &0), ("w:firstLine", &0)]);
        xml.val("w:jc", "center");
    };
    cell(xml, frame.source.width, 1, look, |xml| paragraph(xml, &frame.text, level));
}

/// How many images have been written so far.
#[derive(Default)]
pub(super) struct Images(usize);

/// Room to sign, to whose paragraph the images are anchored.
pub(super) fn signed(xml: &mut Xml, signed: &Signed, flow: Flow, ends: Ends<'_>, images: &mut Images) {
    sign_space(xml, signed.height, flow, ends, |xml| {
        for placed in &signed.images {
            images.0 += 1;
            xml.element("w:r", |xml| xml.element("w:drawing", |xml| anchor(xml, placed, images.0)));
        }
    });
}

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

/// An image over the text, with its number from 1; a later one is above an earlier one.
fn anchor(xml: &mut Xml, placed: &Placed, number: usize) {
    let Placed { image, left, top, .. } = placed;
    xml.element("wp:anchor", |xml| {
        ["distT", "distB", "distL", "distR", "simplePos"].into_iter().for_each(|name| xml.attr(name, 0));
        xml.attr("relativeHeight", number);
        ["behindDoc", "locked"].into_iter().for_each(|name| xml.attr(name, 0));
        ["layoutInCell", "allowOverlap"].into_iter().for_each(|name| xml.attr(name, 1));
        xml.attr("xmlns:wp", format_args!("{DRAWING}/wordprocessingDrawing"));
        xml.leaf("wp:simplePos", &[("x", &0), ("y", &0)]);
        offset(xml, "wp:positionH", "column", *left);
        offset(xml, "wp:positionV", "paragraph", *top);
        size(xml, "wp:extent", image);
        xml.leaf("wp:effectExtent", &[("l", &0), ("t", &0), ("r", &0), ("b", &0)]);
        xml.leaf("wp:wrapNone", &[]);
        named(xml, "wp:docPr", image, number);
        xml.leaf("wp:cNvGraphicFramePr", &[]);
        xml.element("a:graphic", |xml| {
            xml.attr("xmlns:a", format_args!("{DRAWING}/main"));
            xml.element("a:graphicData", |xml| {
                xml.attr("uri", format_args!("{DRAWING}/picture"));
                picture(xml, image, number);
            });
        });
    });
}

fn picture(xml: &mut Xml, image: &Image, number: usize) {
    xml.element("pic:pic", |xml| {
        xml.attr("xmlns:pic", format_args!("{DRAWING}/picture"));
        xml.element("pic:nvPicPr", |xml| {
            named(xml, "pic:cNvPr", image, number);
            xml.leaf("pic:cNvPicPr", &[]);
        });
        xml.element("pic:blipFill", |xml| {
            xml.leaf("a:blip", &[("r:embed", &image_id(number - 1)), ("xmlns:r", &REFERENCES)]);
            xml.element("a:stretch", |xml| xml.leaf("a:fillRect", &[]));
        });
        xml.element("pic:spPr", |xml| {
            xml.element("a:xfrm", |xml| {
                xml.leaf("a:off", &[("x", &0), ("y", &0)]);
                size(xml, "a:ext", image);
            });
            xml.element("a:prstGeom", |xml| {
                xml.attr("prst", "rect");
                xml.leaf("a:avLst", &[]);
            });
        });
    });
}

/// A length in English metric units, the unit of drawings.
fn emu(length: Length) -> i64 {
    i64::from(length.to_twips()) * 635
}

fn size(xml: &mut Xml, name: &str, image: &Image) {
    xml.leaf(name, &[("cx", &emu(image.width)), ("cy", &emu(image.height))]);
}

fn offset(xml: &mut Xml, name: &str, from: &str, length: Length) {
    xml.element(name, |xml| {
        xml.attr("relativeFrom", from);
        xml.element("wp:posOffset", |xml| xml.text(emu(length)));
    });
}

fn named(xml: &mut Xml, name: &str, image: &Image, number: usize) {
    xml.leaf(name, &[("id", &number), ("name", &format_args!("Ảnh {number}")), ("descr", &image.words)]);
}
