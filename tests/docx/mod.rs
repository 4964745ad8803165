//! The DOCX writer, read back from the bytes it gives.

pub(crate) mod fingerprint;
mod headings;
mod markup;
mod package;
mod recipients;
mod stamps;
mod styles;
mod text;

use std::io::{Cursor, Read};

use roxmltree::{Document as Xml, Node};
use vanban::rooms::layout;
use vanban::rooms::paper::{Block, Inline, Orientation, Paper, Paragraph, Role, Section};
use vanban::rooms::theme::Theme;
use vanban::rooms::write::docx::DocxWriter;
use vanban::rooms::write::{WriteError, Writer};

/// The file of a tree in the built-in theme.
fn written(document: &Paper) -> Vec<u8> {
    written_in(&Theme::default(), document).expect("the tree can be written")
}

/// The file of a tree in a theme.
fn written_in(theme: &Theme, document: &Paper) -> Result<Vec<u8>, WriteError> {
    let written = DocxWriter::new(theme).write(&layout::of(document, theme))?;
    Ok(written.bytes)
}

/// One part of a file.
fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The main part of a tree's file.
fn main_part(document: &Paper) -> String {
    part(&written(document), "word/document.xml")
}

/// A document of one portrait section.
fn document(blocks: Vec<Block>) -> Paper {
    let section = Section {
        document: 0,
        appendix: None,
        orientation: Orientation::Portrait,
        restart_numbering: true,
        marks: None,
        foot: Vec::new(),
        blocks,
    };
    let (title, author) = ("Tên".to_owned(), "Cơ quan".to_owned());
    Paper { title, author, sections: vec![section], ..Paper::default() }
}

fn paragraph<T: From<Paragraph>>(role: Role, text: &str) -> T {
    Paragraph::new(role, vec![Inline::text(text)]).into()
}

/// All elements of this name without prefix, in the order of the part.
fn all<'a>(xml: &'a Xml<'_>, name: &str) -> Vec<Node<'a, 'a>> {
    xml.descendants().filter(|node| node.tag_name().name() == name).collect()
}

/// The first child of this name.
fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|node| node.tag_name().name() == name)
}

/// The attribute of this name without prefix.
fn attribute<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// `val` of the first child of this name.
fn value<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// The text of a paragraph, a forced new line as one space.
fn text_of(paragraph: Node<'_, '_>) -> String {
    let pieces = paragraph.descendants().filter_map(|node| match node.tag_name().name() {
        "t" => Some(node.text().unwrap_or_default()),
        "br" => Some(" "),
        _ => None,
    });
    pieces.collect()
}
