//! What is on first pages only: the frames in the top margin and the foot; and the parts that only some
//! documents have.
//!
//! In: sections laid out. Out: headers, footers and images as parts of the package, with their
//! relationships.

use super::frames::{frames, paragraph};
use super::images::image_id;
use super::names::{FIRST_HEADER, MAIN, REFERENCES};
use super::package::PackagePart;
use super::paragraph::{Flow, separator};
use super::table::{Frame, line};
use crate::layout::{Laid, LaidSection};
use crate::theme::Theme;
use crate::write::xml::Xml;

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
pub(super) fn parts(extras: Vec<Extra>) -> impl Iterator<Item = PackagePart> {
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
