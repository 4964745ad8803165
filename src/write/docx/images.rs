//! Images of signature and seal over the room to sign.
//!
//! In: room to sign with its images. Out: its paragraph, to which the drawings are anchored. It leaves the
//! images' files to `first_page`, which makes parts of them.

use super::names::REFERENCES;
use super::paragraph::{Ends, Flow, sign_space};
use crate::length::Length;
use crate::paper::{Image, PlacedImage, Signed};
use crate::write::xml::Xml;

pub(super) fn image_id(at: usize) -> String {
    format!("image{}", at + 1)
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
fn anchor(xml: &mut Xml, placed: &PlacedImage, number: usize) {
    let PlacedImage { image, left, top, .. } = placed;
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
