//! Frames, feet and images in the file: on first pages alone, at their places, with words.

use roxmltree::{Document as Xml, Node};
use vanban::rooms::paper::{Block, Inline, Orientation, Paragraph, Role, Section, Simple};

use crate::support::docx::{all, attribute, child, main_part, text_of, value, written};
use crate::support::kitchen_sink;
use crate::support::trees::{document, paragraph};
use crate::support::zip_files::part;

/// What a section refers to: kind, page, part.
fn references(section: Node<'_, '_>, relations: &str) -> Vec<String> {
    let relations = Xml::parse(relations).unwrap();
    let target = |id: &str| {
        let one = all(&relations, "Relationship").into_iter().find(|one| attribute(*one, "Id") == Some(id));
        one.and_then(|one| attribute(one, "Target")).map(str::to_owned)
    };
    let shown = |node: Node<'_, '_>| {
        let name = node.tag_name().name().strip_suffix("Reference")?;
        Some(format!("{name} {} {}", attribute(node, "type")?, target(attribute(node, "id")?)?))
    };
    section.children().filter_map(shown).collect()
}

#[test]
fn marks_and_foot_belong_to_the_first_page_of_their_section_only() {
    let file = written(&kitchen_sink::tree());
    let (markup, relations) = (part(&file, "word/document.xml"), part(&file, "word/_rels/document.xml.rels"));
    let xml = Xml::parse(&markup).unwrap();
    let sections: Vec<_> = all(&xml, "sectPr").into_iter().map(|one| references(one, &relations)).collect();
    let first = [
        "header default header1.xml",
        "header first header3.xml",
        "footer default footer1.xml",
        "footer first footer2.xml",
    ];
    let second = [
        "header default header1.xml",
        "header first header2.xml",
        "footer default footer1.xml",
        "footer first footer1.xml",
    ];
    assert_eq!(sections, [first, second], "else Word shows the foot of the section before");
    assert!(all(&xml, "sectPr").into_iter().all(|one| child(one, "titlePg").is_some()));
    let texts = |name: &str| {
        let text = part(&file, name);
        let xml = Xml::parse(&text).unwrap();
        all(&xml, "p").into_iter().map(text_of).filter(|text| !text.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(texts("word/header3.xml"), ["DỰ THẢO LẦN 2", "LƯU HÀNH NỘI BỘ"]);
    assert_eq!(
        texts("word/footer2.xml"),
        ["Địa chỉ: số 1 đường Trần Phú; ĐT: (024) 3825 0000", "E-Mail: soct@hanoi.gov.vn"]
    );
    assert_eq!(texts("word/footer1.xml"), [""; 0]);
    // The foot stands above the margin, 20 mm from the edge; the numbers of other pages do not move.
    let margins = all(&xml, "pgMar");
    assert_eq!(
        [attribute(margins[0], "footer"), attribute(margins[0], "header")],
        [Some("1134"), Some("567")]
    );
    assert_eq!(attribute(margins[1], "footer"), Some("567"));
}

#[test]
fn a_document_without_marks_and_foot_has_no_part_more() {
    let file = written(&document(vec![paragraph(Role::DoanVan, "Chữ.")]));
    let types = part(&file, "[Content_Types].xml");
    for absent in ["footer", "header3", "png"] {
        assert!(!types.contains(absent), "{absent}");
    }
    assert!(!main_part(&document(vec![])).contains("footerReference"));
}

/// A frame is a table of one row, exactly so wide and so high, in the colour of its word.
#[test]
fn frames_have_the_size_and_the_colour_they_are_told() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    let word = all(&xml, "p").into_iter().find(|one| text_of(*one) == "KHẨN").unwrap();
    let frame = word.ancestors().find(|node| node.tag_name().name() == "tbl").unwrap();
    let widths = frame.descendants().filter(|node| node.tag_name().name() == "gridCol");
    assert_eq!(widths.map(|one| attribute(one, "w").unwrap()).collect::<Vec<_>>(), ["1134"]);
    let height = frame.descendants().find(|node| node.tag_name().name() == "trHeight").unwrap();
    assert_eq!([attribute(height, "val"), attribute(height, "hRule")], [Some("454"), Some("exact")]);
    let borders = frame.descendants().find(|node| node.tag_name().name() == "tcBorders").unwrap();
    assert!(borders.children().all(|side| attribute(side, "color") == Some("FF0000")));
    let styles = part(&written(&document(vec![])), "word/styles.xml");
    let styles = Xml::parse(&styles).unwrap();
    for style in all(&styles, "style").into_iter().filter(|one| attribute(*one, "customStyle").is_some()) {
        let look = child(style, "rPr").and_then(|look| value(look, "color"));
        let red = attribute(style, "styleId") == Some("DoKhan");
        assert_eq!(look, red.then_some("FF0000"), "{style:?}");
    }
}

/// 635 units of the drawing's measure are a twip.
#[test]
fn images_are_anchored_over_the_room_to_sign_with_their_words() {
    let file = written(&kitchen_sink::tree());
    let markup = part(&file, "word/document.xml");
    let xml = Xml::parse(&markup).unwrap();
    let anchors = all(&xml, "anchor").into_iter().map(|anchor| {
        let of = |name: &str| anchor.descendants().find(|node| node.tag_name().name() == name).unwrap();
        let offset = |name: &str| {
            let offset = of(name).descendants().find(|node| node.tag_name().name() == "posOffset").unwrap();
            offset.text().unwrap().parse::<i64>().unwrap() / 635
        };
        let size = |name: &str| attribute(of("extent"), name).unwrap().parse::<i64>().unwrap() / 635;
        let words = attribute(of("docPr"), "descr").unwrap();
        let embedded = attribute(of("blip"), "embed").unwrap();
        (offset("positionH"), offset("positionV"), size("cx"), size("cy"), words, embedded)
    });
    let expected =
        [(1134, 0, 2268, 1134, "Hình ảnh chữ ký", "image1"), (-113, 0, 2041, 2041, "Hình ảnh dấu", "image2")];
    assert_eq!(anchors.collect::<Vec<_>>(), expected);
    let room = all(&xml, "anchor")[0].ancestors().find(|node| node.tag_name().name() == "p").unwrap();
    let spacing = room.descendants().find(|node| node.tag_name().name() == "spacing").unwrap();
    assert_eq!([attribute(spacing, "line"), attribute(spacing, "lineRule")], [Some("2041"), Some("exact")]);
    let relations = part(&file, "word/_rels/document.xml.rels");
    assert!(relations.contains(r#"Id="image2""#) && relations.contains(r#"Target="media/image2.png""#));
    assert!(file == written(&kitchen_sink::tree()), "same tree, same bytes");
}

/// A frame may stand in the text itself, and at the end of it.
#[test]
fn a_frame_in_the_text_is_a_table_of_its_own() {
    let Block::Columns(header) = &kitchen_sink::tree().sections[0].blocks[0] else { panic!("a header") };
    let mark =
        header.rows.iter().flat_map(|row| &row.cells[0]).find(|block| matches!(block, Simple::Mark(_)));
    let mark = mark.unwrap().clone();
    let section = Section {
        document: 0,
        appendix: None,
        orientation: Orientation::Portrait,
        restart_numbering: true,
        marks: None,
        foot: vec![Paragraph::new(Role::DiaChi, vec![Inline::bold("Địa chỉ:"), Inline::LineBreak])],
        blocks: vec![mark.clone().into(), mark.into()],
    };
    let tree = vanban::rooms::paper::Paper { sections: vec![section], ..document(vec![]) };
    let markup = main_part(&tree);
    let xml = Xml::parse(&markup).unwrap();
    let body: Vec<_> = all(&xml, "body")[0].children().map(|node| node.tag_name().name()).collect();
    assert_eq!(body, ["tbl", "p", "tbl", "p", "sectPr"]);
    assert!(part(&written(&tree), "word/footer2.xml").contains("<w:b/>"));
}
