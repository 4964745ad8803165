//! Reads a rendered frame as blocks.
//!
//! In: XML of a rendered frame. Out: [`FramePart`]s in order: sections of blocks with places where body,
//! table, attached documents and appendices go. It leaves every width and height that depends on words to
//! `layout`.

use roxmltree::Node;

use super::carriers;
use super::frames::{self, Signer};
use crate::length::Length;
use crate::paper::{
    Block, Columns, ColumnsKind, HorizontalRule, Orientation, PairRow, Paragraph, Role, Simple, WordFrame,
};
use crate::source::Span;

/// A piece of a frame.
#[derive(Debug)]
pub(super) enum FramePart {
    /// `<trang>`: a section.
    Section(Orientation, Vec<FramePiece>),
    /// `<kem_theo/>`: the attached documents.
    Attached,
    /// `<phu_luc/>`: the appendices.
    Appendices,
}

/// A piece of a section.
#[derive(Debug)]
pub(super) enum FramePiece {
    /// A block.
    Block(Block),
    /// `<noi_dung/>`: the body.
    Body,
    /// `<bang/>`: the table.
    Table,
    /// `<le_tren>`: frames in the top margin of the first page.
    Marks(Vec<WordFrame>),
    /// `<chan_trang>`: paragraphs at the foot of the first page.
    Foot(Vec<Paragraph>),
}

/// What is wrong with a rendered frame: a sentence and the byte at which it is wrong.
#[derive(Debug)]
pub(super) struct FrameFault {
    pub(super) message: String,
    pub(super) byte: usize,
}

/// What the XML reader says, in Vietnamese.
fn xml_words(error: &roxmltree::Error) -> String {
    use roxmltree::Error;
    let said = match error {
        Error::UnexpectedCloseTag(open, closed, _) => {
            format!("`</{closed}>` đứng ở chỗ của `</{open}>`")
        }
        Error::DuplicatedAttribute(name, _) => format!("thuộc tính `{name}` ghi hai lần"),
        Error::UnknownNamespace(name, _) => format!("không có tiền tố `{name}:`"),
        Error::UnknownEntityReference(name, _) => format!("không có ký hiệu `&{name};`"),
        Error::MalformedEntityReference(_) => "dấu `&` phải viết là `&amp;`".to_owned(),
        Error::InvalidAttributeValue(_) => "trong giá trị của thuộc tính, dấu `<` viết là `&lt;`".to_owned(),
        Error::UnclosedRootNode => "phần tử ngoài cùng chưa đóng".to_owned(),
        Error::NoRootNode => "không có phần tử nào".to_owned(),
        Error::DtdDetected => "không dùng `<!DOCTYPE …>`".to_owned(),
        Error::UnexpectedDeclaration(_) => "`<?xml …?>` chỉ đứng ở đầu tệp".to_owned(),
        Error::UnexpectedEndOfStream => "kết quả bị cắt cụt".to_owned(),
        Error::NonXmlChar(letter, _) => {
            format!("ký tự U+{:04X} không có trong XML", u32::from(*letter))
        }
        Error::NodesLimitReached | Error::AttributesLimitReached | Error::NamespacesLimitReached => {
            "có quá nhiều phần tử".to_owned()
        }
        _ => "viết không đúng cú pháp ở chỗ này".to_owned(),
    };
    format!("XML không đúng: {said}")
}

type FrameResult<T> = Result<T, FrameFault>;

fn fault<T>(node: Node<'_, '_>, message: String) -> FrameResult<T> {
    Err(FrameFault { message, byte: node.range().start })
}

/// Reads frames; `origins` holds the places of the values, indexed by the marks of the values.
pub(super) struct FrameReader<'a> {
    pub(super) origins: &'a [Span],
    /// Those who sign, in the order of the rooms to sign.
    pub(super) signers: &'a [Signer],
}

impl FrameReader<'_> {
    /// Reads a whole frame.
    pub(super) fn read(&self, xml: &str) -> FrameResult<Vec<FramePart>> {
        let tree = roxmltree::Document::parse(xml).map_err(|error| {
            let at = error.pos();
            let line: usize = xml.lines().take(at.row as usize - 1).map(|line| line.len() + 1).sum();
            FrameFault { message: xml_words(&error), byte: line.min(xml.len()) }
        })?;
        let root = tree.root_element();
        if root.tag_name().name() != "van_ban" {
            return fault(
                root,
                format!("phần tử ngoài cùng phải là `<van_ban>`, ở đây là `<{}>`", name(root)),
            );
        }
        elements(root)?
            .into_iter()
            .map(|node| match name(node) {
                "trang" => self.section(node),
                "kem_theo" => Ok(FramePart::Attached),
                "phu_luc" => Ok(FramePart::Appendices),
                other => fault(
                    node,
                    format!(
                        "trong `<van_ban>` không có `<{other}>`; dùng `<trang>`, `<kem_theo/>`, `<phu_luc/>`"
                    ),
                ),
            })
            .collect()
    }

    fn section(&self, node: Node<'_, '_>) -> FrameResult<FramePart> {
        let word = node.attribute("huong").unwrap_or(Orientation::Portrait.word());
        let Some(orientation) = Orientation::of_word(word) else {
            return fault(node, format!("`huong` là `doc` hoặc `ngang`, không phải `{word}`"));
        };
        let mut pieces: Vec<FramePiece> = Vec::new();
        let mut above = Vec::new();
        for child in elements(node)? {
            let piece = match name(child) {
                "noi_dung" => FramePiece::Body,
                "bang" => FramePiece::Table,
                "le_tren" => FramePiece::Marks(self.marks(child)?),
                "chan_trang" => FramePiece::Foot(self.foot(child)?),
                "dau_van_ban" => FramePiece::Block(self.columns(child, ColumnsKind::Header)?),
                "cuoi_van_ban" => FramePiece::Block(self.columns(child, ColumnsKind::Signature)?),
                _ => {
                    let simple = self.simple(child, &above)?;
                    above.push(simple.clone());
                    FramePiece::Block(Block::Simple(simple))
                }
            };
            pieces.push(piece);
        }
        Ok(FramePart::Section(orientation, pieces))
    }

    fn marks(&self, node: Node<'_, '_>) -> FrameResult<Vec<WordFrame>> {
        let frames = elements(node)?.into_iter().map(|child| match self.simple(child, &[])? {
            Simple::Mark(mark) => Ok(mark),
            _ => fault(child, "trong `<le_tren>` chỉ có `<khung>`".to_owned()),
        });
        frames.collect()
    }

    fn foot(&self, node: Node<'_, '_>) -> FrameResult<Vec<Paragraph>> {
        let lines = elements(node)?.into_iter().map(|child| match Role::of_element(name(child)) {
            Some(role) => self.paragraph(child, role),
            None => fault(child, format!("không có thành phần nào tên `<{}>`", name(child))),
        });
        lines.collect()
    }

    /// `<khung rong="20">`: a frame of this many millimetres; without `rong` as wide as its word needs.
    fn mark(&self, node: Node<'_, '_>) -> FrameResult<Simple> {
        let [child] = elements(node)?[..] else {
            return fault(node, "trong `<khung>` có đúng một thành phần".to_owned());
        };
        let Some(role) = Role::of_element(name(child)) else {
            return fault(child, format!("không có thành phần nào tên `<{}>`", name(child)));
        };
        let millimetres = node.attribute("rong").map(str::parse::<u8>);
        if millimetres.as_ref().is_some_and(|mm| !matches!(mm, Ok(10..=80))) {
            return fault(node, "`rong` của `<khung>` là số milimét từ 10 đến 80".to_owned());
        }
        let width = millimetres.and_then(Result::ok).and_then(|mm| Length::from_decimal_mm(mm.into()));
        Ok(Simple::Mark(frames::mark(width, self.paragraph(child, role)?)))
    }

    /// A paragraph, a rule, a frame or room to sign.
    fn simple(&self, node: Node<'_, '_>, above: &[Simple]) -> FrameResult<Simple> {
        match name(node) {
            "ke" => rule(node, above),
            "khung" => self.mark(node),
            "cho_ky" => Ok(frames::room(self.signers.get(rooms_before(node)))),
            element => match Role::of_element(element) {
                Some(role) => Ok(Simple::Paragraph(self.paragraph(node, role)?)),
                None => fault(node, format!("không có thành phần nào tên `<{element}>`")),
            },
        }
    }

    fn paragraph(&self, node: Node<'_, '_>, role: Role) -> FrameResult<Paragraph> {
        let mut text = String::new();
        for child in node.children() {
            match child.text().filter(|_| child.is_text()) {
                Some(words) => text.push_str(words),
                None if child.is_element() => {
                    return fault(child, format!("trong `<{}>` chỉ có chữ", name(node)));
                }
                None => {}
            }
        }
        let (mut content, origin) = carriers::decode(&text);
        if role.info().capitals {
            content.capitals();
        }
        let mut paragraph = content.into_paragraph(role);
        paragraph.origin = origin.and_then(|origin| self.origins.get(origin).copied());
        Ok(paragraph)
    }

    fn columns(&self, node: Node<'_, '_>, kind: ColumnsKind) -> FrameResult<Block> {
        let mut pairs = Vec::new();
        for row in elements(node)? {
            let level_bottom = match row.attribute("can") {
                None | Some("tren") => false,
                Some("duoi") => true,
                Some(other) => {
                    return fault(row, format!("`can` là `tren` hoặc `duoi`, không phải `{other}`"));
                }
            };
            let [left, right] = cells(row)?;
            let cells = [self.cell(left)?, self.cell(right)?];
            pairs.push(PairRow { cells, level_bottom, flows_after: None });
        }
        Ok(Block::Columns(Columns { kind, widths: [Length::ZERO; 2], rows: pairs }))
    }

    fn cell(&self, node: Node<'_, '_>) -> FrameResult<Vec<Simple>> {
        let mut cell: Vec<Simple> = Vec::new();
        for child in elements(node)? {
            let simple = self.simple(child, &cell)?;
            cell.push(simple);
        }
        Ok(cell)
    }
}

/// `<ke dai="40%"/>`: a rule, as this share of the longest line above it.
fn rule(node: Node<'_, '_>, above: &[Simple]) -> FrameResult<Simple> {
    let percent = node.attribute("dai").and_then(|text| text.strip_suffix('%')?.parse::<u8>().ok());
    let Some(percent) = percent.filter(|percent| (1..=100).contains(percent)) else {
        return fault(node, "`<ke>` cần độ dài so với dòng chữ bên trên, ví dụ `dai=\"40%\"`".to_owned());
    };
    match above.last() {
        Some(Simple::Paragraph(_)) => Ok(Simple::Rule(HorizontalRule::of_line_above(percent))),
        _ => fault(node, "`<ke>` phải đứng ngay dưới một dòng chữ".to_owned()),
    }
}

/// The number of rooms to sign in the frame before this one.
fn rooms_before(node: Node<'_, '_>) -> usize {
    let all = node.document().descendants();
    all.filter(|other| name(*other) == "cho_ky" && other.range().start < node.range().start).count()
}

/// The left and the right cell of a row.
fn cells<'a, 'input>(row: Node<'a, 'input>) -> FrameResult<[Node<'a, 'input>; 2]> {
    let cells = elements(row)?;
    match (name(row), cells.as_slice()) {
        ("hang", &[left, right]) if (name(left), name(right)) == ("trai", "phai") => Ok([left, right]),
        _ => fault(row, "phải là `<hang>` gồm một `<trai>` và một `<phai>`".to_owned()),
    }
}

fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// The child elements; text between them is a mistake of the template.
fn elements<'a, 'input>(node: Node<'a, 'input>) -> FrameResult<Vec<Node<'a, 'input>>> {
    let stray = node
        .children()
        .find(|child| child.is_text() && child.text().is_some_and(|text| !text.trim().is_empty()));
    match stray {
        Some(stray) => fault(stray, format!("chữ đứng ngoài thành phần trong `<{}>`", name(node))),
        None => Ok(node.children().filter(Node::is_element).collect()),
    }
}
