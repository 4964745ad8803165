//! Each thing that docx-rs 0.4.22 writes wrong or cannot write: it still does so, and the file
//! does not. Where the first half of such a test fails, docx-rs is mended and ours can go.

use docx_rs::{Docx, Paragraph as Raw, Run, Table as RawTable, TableCell, TableRow, WidthType};
use roxmltree::Document as Xml;
use vanban::document::{Block, Inline, Paragraph, Role};

use super::{all, child, document, main_part, paragraph};
use crate::kitchen_sink;

/// docx-rs's own `document.xml`.
fn raw(docx: Docx) -> String {
    String::from_utf8(docx.build().document).unwrap()
}

fn raw_table() -> RawTable {
    let cell = TableCell::new().width(100, WidthType::Dxa).add_paragraph(Raw::new());
    RawTable::new(vec![TableRow::new(vec![cell])]).set_grid(vec![100]).indent(0)
}

/// Is `first` before `second`, wherever both are?
fn before(markup: &str, first: &str, second: &str) -> bool {
    markup.find(&format!("<{first}")) < markup.find(&format!("<{second}"))
}

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
fn mend_children_stand_in_the_schemas_order() {
    let paragraph = Raw::new().style("A").size(20).add_run(Run::new().bold().size(20).add_text("a"));
    let raw = raw(Docx::new().add_paragraph(paragraph).add_table(raw_table()));
    assert!(before(&raw, "w:rPr", "w:pStyle") && before(&raw, "w:sz ", "w:b "), "{raw}");
    assert!(before(&raw, "w:tblBorders", "w:tblInd"), "{raw}");
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
fn mend_ids_that_differ_from_call_to_call_are_dropped() {
    let first = raw(Docx::new().add_paragraph(Raw::new()));
    let _ = Raw::new();
    assert_ne!(first, raw(Docx::new().add_paragraph(Raw::new())));
    assert!(!main_part(&kitchen_sink::tree()).contains("paraId"));
}

#[test]
fn mend_grid_columns_have_no_type() {
    assert!(raw(Docx::new().add_table(raw_table())).contains(r#"<w:gridCol w:w="100" w:type="dxa""#));
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    assert!(all(&xml, "gridCol").into_iter().all(|column| column.attributes().count() == 1));
}

#[test]
fn mend_empty_properties_are_dropped() {
    assert!(raw(Docx::new().add_paragraph(Raw::new())).contains("<w:rPr />"));
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    for name in ["pPr", "rPr", "trPr", "tcPr", "tblBorders"] {
        assert!(all(&xml, name).into_iter().all(|node| node.has_children()), "{name}");
    }
}

#[test]
fn mend_name_spaces_that_nothing_uses_are_dropped() {
    assert!(raw(Docx::new()).contains("xmlns:wp14="));
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    let prefixes: Vec<_> = xml.root_element().namespaces().filter_map(roxmltree::Namespace::name).collect();
    assert_eq!(prefixes.iter().filter(|prefix| **prefix != "xml").collect::<Vec<_>>(), [&"w", &"r"]);
    assert!(!markup.contains("Ignorable"));
}

#[test]
fn mend_head_rows_repeat_which_docx_rs_cannot_say() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    assert_eq!(all(&xml, "tblHeader").len(), 3);
}

#[test]
fn mend_a_paragraph_may_be_freed_from_its_style_which_docx_rs_cannot_say() {
    let raw = raw(Docx::new().add_paragraph(Raw::new().keep_next(false)));
    assert!(!raw.contains("keepNext"), "{raw}");
    let heading = Paragraph { keep_next: false, ..Paragraph::new(Role::Muc, vec![Inline::text("I.")]) };
    let heading = Block::Paragraph(heading);
    let markup = main_part(&document(vec![heading.clone(), heading, paragraph(Role::Muc, "II.")]));
    let xml = Xml::parse(&markup).unwrap();
    let kept: Vec<_> = all(&xml, "pPr").into_iter().map(|look| super::value(look, "keepNext")).collect();
    assert_eq!(kept, [Some("false"), Some("false"), None]);
}

#[test]
fn mend_sections_are_our_own() {
    assert!(raw(Docx::new()).contains(r#"<w:pgMar w:top="1985""#));
    let markup = main_part(&kitchen_sink::tree());
    assert!(!markup.contains("1985"));
    let xml = Xml::parse(&markup).unwrap();
    let body = all(&xml, "body")[0];
    assert_eq!(body.children().filter(|node| node.tag_name().name() == "sectPr").count(), 1);
    let ends = all(&xml, "pPr").into_iter().filter(|look| child(*look, "sectPr").is_some()).count();
    assert_eq!(ends, 1, "the first section ends in a paragraph");
}
