//! Frames, images, and what stands on first pages only: the markup that docx-rs has none for.
//!
//! In: sections of the tree. Out: elements that take the place of the stand-ins of `mend`, and parts
//! of the package with their relationships.

use super::package::Part;
use super::paragraph::separator_element;
use super::parts::{FIRST_HEADER, MAIN, REFERENCES};
use super::xml::Element;
use super::{eighths, styles};
use crate::document::{Block, Document, Image, Inline, Mark, Paragraph, Placed, Section, Signed};
use crate::length::Length;
use crate::theme::{Align, Theme};

/// A part that only some documents have.
pub(super) struct Extra {
    /// The id of its relationship.
    pub(super) id: String,
    /// `header`, `footer` or `image`.
    pub(super) kind: &'static str,
    /// Below `word/`.
    pub(super) target: String,
    pub(super) bytes: Vec<u8>,
}

/// The relationships of a section's first page.
pub(super) struct FirstPage {
    pub(super) header: String,
    /// Of its first page and of all others; none where no section has a foot.
    pub(super) footers: Option<[String; 2]>,
}

/// Headers, footers and images of a document, and what each section refers to.
pub(super) fn extras(document: &Document, theme: &Theme) -> (Vec<Extra>, Vec<FirstPage>) {
    let mut extras = Vec::new();
    let mut add = |kind: &'static str, number: usize, bytes: Vec<u8>| {
        let id = format!("{kind}{number}");
        extras.push(Extra { id: id.clone(), kind, target: format!("{id}.xml"), bytes });
        id
    };
    // Without its own, a section would show the foot of the one before.
    let empty = document.sections.iter().any(|section| !section.foot.is_empty()).then(|| {
        let footer = root("w:ftr").child(separator_element());
        add("footer", 1, footer.to_part())
    });
    let mut pages = Vec::new();
    for (at, section) in document.sections.iter().enumerate() {
        let header = section.marks.as_ref().map(|marks| {
            let frames = frames(&marks.frames, marks.gap, Stand::From(marks.left), theme);
            add("header", at + 3, root("w:hdr").child(frames).child(separator_element()).to_part())
        });
        let footers = empty.as_ref().map(|empty| {
            let first =
                (!section.foot.is_empty()).then(|| add("footer", at + 2, foot(section, theme).to_part()));
            [first.unwrap_or_else(|| empty.clone()), empty.clone()]
        });
        pages.push(FirstPage { header: header.unwrap_or_else(|| FIRST_HEADER.to_owned()), footers });
    }
    for (at, image) in images(document).into_iter().enumerate() {
        let target = format!("media/image{}.png", at + 1);
        extras.push(Extra { id: image_id(at), kind: "image", target, bytes: image.png.clone() });
    }
    (extras, pages)
}

/// Parts of the package.
pub(super) fn parts(extras: Vec<Extra>) -> impl Iterator<Item = Part> {
    extras.into_iter().map(|extra| (format!("word/{}", extra.target).into(), extra.bytes))
}

fn root(name: &'static str) -> Element {
    Element::new(name).attr("xmlns:w", MAIN)
}

fn image_id(at: usize) -> String {
    format!("image{}", at + 1)
}

/// The foot of a first page: lines below a rule as wide as the text.
fn foot(section: &Section, theme: &Theme) -> Element {
    let rule = Element::val("w:top", "single")
        .attr("w:sz", eighths(theme.room.stroke))
        .attr("w:space", theme.room.rule_gap.to_pt().round())
        .attr("w:color", "000000");
    let lines = section.foot.iter().enumerate().map(|(at, line)| {
        let above = if at == 0 { theme.room.rule_below } else { theme.style(line.role).before };
        let border = (at == 0).then(|| Element::new("w:pBdr").child(rule.clone()));
        let spacing = Element::new("w:spacing").attr("w:before", above.to_twips());
        paragraph(line, border.into_iter().chain([spacing]), theme)
    });
    root("w:ftr").children(lines)
}

/// A paragraph in its role's style that differs from it in some properties.
fn paragraph(source: &Paragraph, differs: impl IntoIterator<Item = Element>, theme: &Theme) -> Element {
    let style = theme.style(source.role);
    let properties =
        Element::new("w:pPr").child(Element::val("w:pStyle", styles::id(source.role))).children(differs);
    let runs = source.content.iter().map(|inline| match inline {
        Inline::LineBreak => Element::new("w:r").child(Element::new("w:br")),
        Inline::Text(run) => {
            let bold = (run.bold && !style.bold).then(|| [Element::new("w:b"), Element::new("w:bCs")]);
            let italic = (run.italic && !style.italic).then(|| [Element::new("w:i"), Element::new("w:iCs")]);
            let look: Vec<Element> = bold.into_iter().chain(italic).flatten().collect();
            let look = (!look.is_empty()).then(|| Element::new("w:rPr").children(look));
            let text = Element::new("w:t").attr("xml:space", "preserve").text(&run.text);
            Element::new("w:r").children(look).child(text)
        }
    });
    Element::new("w:p").child(properties).children(runs)
}

/// Where frames stand.
#[derive(Clone, Copy)]
enum Stand {
    /// So far from the left.
    From(Length),
    /// As the text of a role stands.
    As(Align),
}

/// Frames side by side: a table, whose rows Word draws as high as they are told.
fn frames(frames: &[Mark], gap: Length, stand: Stand, theme: &Theme) -> Element {
    let cell = |width: Length| {
        Element::new("w:tcPr")
            .child(Element::new("w:tcW").attr("w:w", width.to_twips()).attr("w:type", "dxa"))
    };
    let mut widths = Vec::new();
    let mut cells = Vec::new();
    for (at, mark) in frames.iter().enumerate() {
        if at > 0 {
            widths.push(gap);
            cells.push(Element::new("w:tc").child(cell(gap)).child(separator_element()));
        }
        widths.push(mark.width);
        let level = [
            Element::new("w:spacing").attr("w:before", 0).attr("w:after", 0),
            Element::new("w:ind").attr("w:left", 0).attr("w:firstLine", 0),
            Element::val("w:jc", "center"),
        ];
        let properties =
            cell(mark.width).child(borders(mark, theme)).child(Element::val("w:vAlign", "center"));
        cells.push(Element::new("w:tc").child(properties).child(paragraph(&mark.paragraph, level, theme)));
    }
    let width: Length = widths.iter().copied().sum();
    let height = frames.iter().map(|mark| mark.height).max().unwrap_or_default();
    let (left, place) = match stand {
        Stand::From(left) => (left, None),
        Stand::As(Align::Center) => (Length::ZERO, Some("center")),
        Stand::As(Align::Right) => (Length::ZERO, Some("right")),
        Stand::As(Align::Left | Align::Justify) => (Length::ZERO, None),
    };
    let measure = |name: &'static str, length: Length| {
        Element::new(name).attr("w:w", length.to_twips()).attr("w:type", "dxa")
    };
    let none = ["w:top", "w:left", "w:bottom", "w:right"].map(|side| measure(side, Length::ZERO));
    let properties = Element::new("w:tblPr")
        .child(measure("w:tblW", width))
        .children(place.map(|place| Element::val("w:jc", place)))
        .child(measure("w:tblInd", left))
        .child(Element::new("w:tblLayout").attr("w:type", "fixed"))
        .child(Element::new("w:tblCellMar").children(none));
    let grid = widths.iter().map(|width| Element::new("w:gridCol").attr("w:w", width.to_twips()));
    let height = Element::val("w:trHeight", height.to_twips()).attr("w:hRule", "exact");
    let row = Element::new("w:trPr").child(Element::new("w:cantSplit")).child(height);
    Element::new("w:tbl")
        .child(properties)
        .child(Element::new("w:tblGrid").children(grid))
        .child(Element::new("w:tr").child(row).children(cells))
}

fn borders(mark: &Mark, theme: &Theme) -> Element {
    let color = styles::color(mark.paragraph.role.info().ink);
    let side = |name: &'static str| {
        Element::val(name, "single")
            .attr("w:sz", eighths(theme.room.stroke))
            .attr("w:space", 0)
            .attr("w:color", color)
    };
    Element::new("w:tcBorders").children(["w:top", "w:left", "w:bottom", "w:right"].map(side))
}

/// What takes the place of each stand-in, in the order of the document.
pub(super) fn elements(document: &Document, theme: &Theme) -> Vec<Element> {
    let mut found = Found { theme, elements: Vec::new(), images: 0 };
    document.sections.iter().for_each(|section| found.blocks(&section.blocks));
    found.elements
}

struct Found<'a> {
    theme: &'a Theme,
    elements: Vec<Element>,
    images: usize,
}

impl Found<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Mark(mark) => {
                    let stand = Stand::As(self.theme.style(mark.paragraph.role).align);
                    let mark = std::slice::from_ref(mark);
                    self.elements.push(frames(mark, Length::ZERO, stand, self.theme));
                }
                Block::Signed(signed) => {
                    let element = self.signed(signed);
                    self.elements.push(element);
                }
                Block::Columns(columns) => {
                    columns.rows.iter().flat_map(|row| &row.cells).for_each(|cell| self.blocks(cell));
                }
                Block::Paragraph(_)
                | Block::Rule(_)
                | Block::SignSpace(_)
                | Block::Table(_)
                | Block::Chart(_) => {}
            }
        }
    }

    /// Room to sign, to whose paragraph the images are anchored.
    fn signed(&mut self, signed: &Signed) -> Element {
        let spacing =
            Element::new("w:spacing").attr("w:line", signed.height.to_twips()).attr("w:lineRule", "exact");
        let properties =
            Element::new("w:pPr").child(Element::val("w:pStyle", styles::SIGN_SPACE)).child(spacing);
        let drawings = signed.images.iter().map(|placed| {
            self.images += 1;
            Element::new("w:r").child(Element::new("w:drawing").child(anchor(placed, self.images)))
        });
        let drawings: Vec<Element> = drawings.collect();
        Element::new("w:p").child(properties).children(drawings)
    }
}

/// All images, in the order of the document.
fn images(document: &Document) -> Vec<&Image> {
    fn collect<'a>(blocks: &'a [Block], images: &mut Vec<&'a Image>) {
        for block in blocks {
            match block {
                Block::Signed(signed) => images.extend(signed.images.iter().map(|placed| &placed.image)),
                Block::Columns(columns) => {
                    columns.rows.iter().flat_map(|row| &row.cells).for_each(|cell| collect(cell, images));
                }
                _ => {}
            }
        }
    }
    let mut images = Vec::new();
    document.sections.iter().for_each(|section| collect(&section.blocks, &mut images));
    images
}

/// An image over the text, by its number from 1; a later one lies above an earlier.
fn anchor(placed: &Placed, number: usize) -> Element {
    const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
    let emu = |length: Length| i64::from(length.to_twips()) * 635;
    let Placed { image, left, top } = placed;
    let size =
        |name: &'static str| Element::new(name).attr("cx", emu(image.width)).attr("cy", emu(image.height));
    let offset = |name: &'static str, from: &str, length: Length| {
        let offset = Element::new("wp:posOffset").text(&emu(length).to_string());
        Element::new(name).attr("relativeFrom", from).child(offset)
    };
    let named = |name: &'static str| {
        Element::new(name)
            .attr("id", number)
            .attr("name", format!("Ảnh {number}"))
            .attr("descr", &image.words)
    };
    let zero =
        |element: Element, names: &[&'static str]| names.iter().fold(element, |one, name| one.attr(name, 0));
    let fill = Element::new("pic:blipFill")
        .child(Element::new("a:blip").attr("r:embed", image_id(number - 1)).attr("xmlns:r", REFERENCES))
        .child(Element::new("a:stretch").child(Element::new("a:fillRect")));
    let shape = Element::new("pic:spPr")
        .child(Element::new("a:xfrm").child(zero(Element::new("a:off"), &["x", "y"])).child(size("a:ext")))
        .child(Element::new("a:prstGeom").attr("prst", "rect").child(Element::new("a:avLst")));
    let picture = Element::new("pic:pic")
        .attr("xmlns:pic", format!("{DRAWING}/picture"))
        .child(Element::new("pic:nvPicPr").child(named("pic:cNvPr")).child(Element::new("pic:cNvPicPr")))
        .child(fill)
        .child(shape);
    let data = Element::new("a:graphicData").attr("uri", format!("{DRAWING}/picture")).child(picture);
    zero(Element::new("wp:anchor"), &["distT", "distB", "distL", "distR", "simplePos"])
        .attr("relativeHeight", number)
        .attr("behindDoc", 0)
        .attr("locked", 0)
        .attr("layoutInCell", 1)
        .attr("allowOverlap", 1)
        .attr("xmlns:wp", format!("{DRAWING}/wordprocessingDrawing"))
        .child(zero(Element::new("wp:simplePos"), &["x", "y"]))
        .child(offset("wp:positionH", "column", *left))
        .child(offset("wp:positionV", "paragraph", *top))
        .child(size("wp:extent"))
        .child(zero(Element::new("wp:effectExtent"), &["l", "t", "r", "b"]))
        .child(Element::new("wp:wrapNone"))
        .child(named("wp:docPr"))
        .child(Element::new("wp:cNvGraphicFramePr"))
        .child(Element::new("a:graphic").attr("xmlns:a", format!("{DRAWING}/main")).child(data))
}
