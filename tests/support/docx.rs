//! DOCX files: a tree in, the bytes of its file out; the bytes in, elements of their XML out.

use roxmltree::{Document as Xml, Node};
use vanban::rooms::layout;
use vanban::rooms::paper::Paper;
use vanban::rooms::theme::Theme;
use vanban::rooms::write::docx::DocxWriter;
use vanban::rooms::write::{WriteError, Writer};

use super::zip_files::part;

/// The file of a tree in the built-in theme.
pub(crate) fn written(document: &Paper) -> Vec<u8> {
    written_in(&Theme::default(), document).expect("the tree can be written")
}

/// The file of a tree in a theme.
pub(crate) fn written_in(theme: &Theme, document: &Paper) -> Result<Vec<u8>, WriteError> {
    let written = DocxWriter::new(theme).write(&layout::of(document, theme))?;
    Ok(written.bytes)
}

/// The main part of a tree's file.
pub(crate) fn main_part(document: &Paper) -> String {
    part(&written(document), "word/document.xml")
}

/// All elements of this name without prefix, in the order of the part.
pub(crate) fn all<'a>(xml: &'a Xml<'_>, name: &str) -> Vec<Node<'a, 'a>> {
    xml.descendants().filter(|node| node.tag_name().name() == name).collect()
}

/// The first child of this name.
pub(crate) fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|node| node.tag_name().name() == name)
}

/// The attribute of this name without prefix.
pub(crate) fn attribute<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// `val` of the first child of this name.
pub(crate) fn value<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// The text of a paragraph, a forced new line as one space.
pub(crate) fn text_of(paragraph: Node<'_, '_>) -> String {
    let pieces = paragraph.descendants().filter_map(|node| match node.tag_name().name() {
        "t" => Some(node.text().unwrap_or_default()),
        "br" => Some(" "),
        _ => None,
    });
    pieces.collect()
}

/// The texts of all paragraphs of a file, a forced new line as one space.
pub(crate) fn docx_paragraphs(file: &[u8]) -> Vec<String> {
    let markup = part(file, "word/document.xml");
    let xml = Xml::parse(&markup).unwrap();
    all(&xml, "p").into_iter().map(text_of).collect()
}

/// A text with one space for each run of white space.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
