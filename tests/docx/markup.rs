//! The markup of the text: in the order of the schema, and as another program reads it.

use docx_rs::{DocumentChild, Paragraph as Read, ParagraphChild, RunChild, TableCellContent, TableChild};
use docx_rs::{TableCell, TableRowChild};
use roxmltree::Document as Xml;
use vanban::rooms::paper::{Block, Inline, Paragraph, Role, Simple};

use crate::support::docx::{all, child, main_part, text_of, value, written};
use crate::support::kitchen_sink;
use crate::support::trees::{document, paragraph};

/// Children of every element whose schema is a sequence.
const SEQUENCES: &[(&str, &[&str])] = &[
    ("pPr", &["pStyle", "keepNext", "pBdr", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"]),
    ("rPr", &["rFonts", "b", "bCs", "i", "iCs", "color", "kern", "sz", "szCs", "lang"]),
    ("tblPr", &["tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblCaption"]),
    ("tblBorders", &["top", "left", "bottom", "right", "insideH", "insideV"]),
    ("tblCellMar", &["top", "left", "bottom", "right"]),
    ("tcMar", &["top", "left", "bottom", "right"]),
    ("tcPr", &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "vAlign"]),
    ("tcBorders", &["top", "left", "bottom", "right"]),
    ("sectPr", &["headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "titlePg"]),
];

#[test]
fn children_stand_in_the_schemas_order() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    for (parent, order) in SEQUENCES {
        let parents = all(&xml, parent);
        assert!(!parents.is_empty(), "no {parent}");
        for node in parents {
            let place = |name: &str| order.iter().position(|known| *known == name);
            let places: Vec<_> = node.children().map(|child| place(child.tag_name().name())).collect();
            assert!(places.iter().all(Option::is_some), "unknown child of {parent}: {node:?}");
            assert!(places.is_sorted(), "{parent} out of order: {places:?}");
        }
    }
}

#[test]
fn properties_that_say_nothing_are_left_out() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    for name in ["pPr", "rPr", "trPr", "tcPr", "tblBorders"] {
        assert!(all(&xml, name).into_iter().all(|node| node.has_children()), "{name}");
    }
}

#[test]
fn only_name_spaces_in_use_are_declared() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    let prefixes: Vec<_> = xml.root_element().namespaces().filter_map(roxmltree::Namespace::name).collect();
    assert_eq!(prefixes.iter().filter(|prefix| **prefix != "xml").collect::<Vec<_>>(), [&"w", &"r"]);
    assert!(!markup.contains("Ignorable"));
}

#[test]
fn head_rows_repeat() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    assert_eq!(all(&xml, "tblHeader").len(), 3);
}

#[test]
fn a_paragraph_may_be_freed_from_its_style() {
    let heading = Paragraph { keep_next: false, ..Paragraph::new(Role::Muc, vec![Inline::text("I.")]) };
    let heading = Block::Simple(Simple::Paragraph(heading));
    let markup = main_part(&document(vec![heading.clone(), heading, paragraph(Role::Muc, "II.")]));
    let xml = Xml::parse(&markup).unwrap();
    let kept: Vec<_> = all(&xml, "pPr").into_iter().map(|look| value(look, "keepNext")).collect();
    assert_eq!(kept, [Some("false"), Some("false"), None]);
}

#[test]
fn each_section_has_its_properties_once_and_at_its_end() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    let body = all(&xml, "body")[0];
    assert_eq!(body.children().filter(|node| node.tag_name().name() == "sectPr").count(), 1);
    assert_eq!(body.last_element_child().map(|node| node.tag_name().name()), Some("sectPr"));
    let ends = all(&xml, "pPr").into_iter().filter(|look| child(*look, "sectPr").is_some()).count();
    assert_eq!(ends, 1, "the first section ends in a paragraph");
}

/// docx-rs knows nothing of our writer: what it reads is what is there.
#[test]
fn another_reader_finds_the_same_words_in_the_same_order() {
    let tree = kitchen_sink::tree();
    let read = docx_rs::read_docx(&written(&tree)).expect("docx-rs reads the file");
    let mut found = Vec::new();
    for child in &read.document.children {
        match child {
            DocumentChild::Paragraph(paragraph) => found.push(words(paragraph)),
            DocumentChild::Table(table) => in_table(table, &mut found),
            _ => {}
        }
    }
    let markup = main_part(&tree);
    let xml = Xml::parse(&markup).unwrap();
    // Its reader unescapes twice, so that an `&amp;` that was typed is lost to it.
    let expected: Vec<_> =
        all(&xml, "p").into_iter().map(|node| text_of(node).replace("&amp;", "&")).collect();
    assert!(expected.len() > 100, "{}", expected.len());
    assert_eq!(found, expected);
}

fn in_table(table: &docx_rs::Table, found: &mut Vec<String>) {
    for TableChild::TableRow(row) in &table.rows {
        for TableRowChild::TableCell(cell) in &row.cells {
            in_cell(cell, found);
        }
    }
}

fn in_cell(cell: &TableCell, found: &mut Vec<String>) {
    for content in &cell.children {
        match content {
            TableCellContent::Paragraph(paragraph) => found.push(words(paragraph)),
            TableCellContent::Table(table) => in_table(table, found),
            _ => {}
        }
    }
}

/// The text of a paragraph, a forced new line as one space.
fn words(paragraph: &Read) -> String {
    let runs = paragraph.children.iter().filter_map(|child| match child {
        ParagraphChild::Run(run) => Some(run),
        _ => None,
    });
    let pieces = runs.flat_map(|run| &run.children).filter_map(|child| match child {
        RunChild::Text(text) => Some(text.text.as_str()),
        RunChild::Break(_) => Some(" "),
        _ => None,
    });
    pieces.collect()
}
