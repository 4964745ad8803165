//! The file as a ZIP and its small parts.

use std::collections::BTreeMap;
use std::io::Cursor;

use expect_test::{expect, expect_file};
use vanban::rooms::layout;
use vanban::rooms::length::Length;
use vanban::rooms::paper::{Block, HorizontalRule, Simple};
use vanban::rooms::paper::{Inline, Orientation, Paper, Paragraph, Role, Section};
use vanban::rooms::theme::Theme;
use vanban::rooms::write::Writer;
use vanban::rooms::write::docx::DocxWriter;

use crate::support::docx::{all, attribute, child, main_part, written, written_in};
use crate::support::kitchen_sink;
use crate::support::trees::{document, paragraph};
use crate::support::zip_files::{names, part};

#[test]
fn the_parts_are_these_with_the_content_types_first() {
    let names = names(&written(&kitchen_sink::tree()));
    assert_eq!(names[0], "[Content_Types].xml");
    expect![[r#"
        [
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
            "_rels/.rels",
            "docProps/app.xml",
            "word/fontTable.xml",
            "word/header1.xml",
            "word/header2.xml",
            "word/settings.xml",
            "word/styles.xml",
            "docProps/core.xml",
            "word/footer1.xml",
            "word/header3.xml",
            "word/footer2.xml",
            "word/media/image1.png",
            "word/media/image2.png",
            "word/document.xml",
            "docProps/custom.xml",
        ]
    "#]]
    .assert_debug_eq(&names);
}

#[test]
fn what_one_document_has_for_itself_never_gets_into_the_next() {
    let theme = Theme::default();
    let writer = DocxWriter::new(&theme);
    let (stamped, plain) = (kitchen_sink::tree(), document(vec![paragraph(Role::DoanVan, "Nội dung./.")]));
    for tree in [&stamped, &plain, &stamped] {
        let file = writer.write(&layout::of(tree, &theme)).unwrap().bytes;
        assert_eq!(file, written(tree), "as from a writer of its own");
        assert!(vanban::rooms::fingerprint::package::is_as_written(&file));
    }
    let plain = written(&plain);
    assert!(!names(&plain).iter().any(|name| name.contains("media") || name.contains("footer")));
    assert!(!part(&plain, "[Content_Types].xml").contains("png"));
    assert!(!part(&plain, "word/_rels/document.xml.rels").contains("image"));
}

#[test]
fn entries_are_plain_files_of_1980_the_long_ones_deflated() {
    let mut archive = zip::ZipArchive::new(Cursor::new(written(&kitchen_sink::tree()))).unwrap();
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).unwrap();
        let time = entry.last_modified().unwrap();
        let facts = (entry.unix_mode(), time.year(), time.month(), time.day());
        let name = entry.name().unwrap().into_owned();
        // Word refuses external attributes of 0; 0o100644 is a regular file.
        assert_eq!(facts, (Some(0o100_644), 1980, 1, 1), "{name}");
        let deflated = entry.compression() == zip::CompressionMethod::Deflated;
        assert!(deflated || entry.compression() == zip::CompressionMethod::Stored, "{name}");
        // Those that all documents share are packed once, however short.
        let long = entry.size() >= 1024 && !name.ends_with(".png");
        assert!(deflated || !long, "{name} has {} bytes", entry.size());
        assert_eq!((time.hour(), time.minute(), time.second()), (0, 0, 0));
        assert_eq!(entry.extra_data().unwrap_or_default().len(), 0);
    }
}

#[test]
fn every_part_is_well_formed_and_named_in_content_types_and_relationships() {
    let file = written(&kitchen_sink::tree());
    let types = part(&file, "[Content_Types].xml");
    let relations = part(&file, "_rels/.rels") + &part(&file, "word/_rels/document.xml.rels");
    assert!(types.contains(r#"Extension="png" ContentType="image/png""#), "{types}");
    for name in &names(&file) {
        assert!(!name.starts_with("word/media/") || relations.contains(&name["word/".len()..]), "{name}");
        if name.ends_with(".png") {
            continue;
        }
        let text = part(&file, name);
        let part = roxmltree::Document::parse(&text);
        assert!(part.is_ok(), "{name}: {part:?}");
        if !name.ends_with(".rels") && name != "[Content_Types].xml" {
            assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name} has no content type");
            let target = name.trim_start_matches("word/");
            assert!(relations.contains(target), "{name} is in no relationship");
        }
    }
}

#[test]
fn the_same_tree_gives_the_same_bytes_in_any_order_and_thread() {
    let first = written(&kitchen_sink::tree());
    // Nothing of one document may get into another that the process writes.
    let other = written(&document(vec![paragraph(Role::DoanVan, "Khác")]));
    assert_ne!(first, other);
    assert!(first == written(&kitchen_sink::tree()), "written twice in one thread");
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(|| written(&kitchen_sink::tree()))).collect();
    for thread in threads {
        assert!(first == thread.join().unwrap(), "written in another thread");
    }
    // For `tests/judges/validate-docx`, and for looking at.
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/kitchen_sink.docx"), &first).unwrap();
}

#[test]
fn properties_are_title_author_keywords_and_language_and_the_day_of_issue_alone() {
    let mut tree = document(vec![]);
    tree.title = "Quyết định <A> & \"B\"".to_owned();
    tree.author = "Ủy ban nhân dân".to_owned();
    tree.keywords = vec!["QĐ-UBND".to_owned(), "Quyết định".to_owned()];
    let properties = |tree: &Paper| -> BTreeMap<String, String> {
        let core = part(&written(tree), "docProps/core.xml");
        let xml = roxmltree::Document::parse(&core).unwrap();
        let properties = xml.root_element().children();
        let property = |node: roxmltree::Node<'_, '_>| {
            (node.tag_name().name().to_owned(), node.text().unwrap_or_default().to_owned())
        };
        properties.map(property).collect()
    };
    let mut expected = BTreeMap::from([
        ("title", "Quyết định <A> & \"B\""),
        ("creator", "Ủy ban nhân dân"),
        ("keywords", "QĐ-UBND, Quyết định"),
        ("lastModifiedBy", "Ủy ban nhân dân"),
        ("language", "vi-VN"),
    ]);
    let owned = |all: &BTreeMap<&str, &str>| -> BTreeMap<String, String> {
        all.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    };
    assert_eq!(properties(&tree), owned(&expected), "a draft has no day, and no clock is asked");
    tree.date = Some((2026, 1, 5));
    expected.extend([("created", "2026-01-05T00:00:00Z"), ("modified", "2026-01-05T00:00:00Z")]);
    assert_eq!(properties(&tree), owned(&expected));
}

fn sections() -> Paper {
    let section = |orientation, restart_numbering, text| Section {
        document: 0,
        appendix: None,
        orientation,
        restart_numbering,
        marks: None,
        foot: Vec::new(),
        blocks: vec![paragraph(Role::DoanVan, text)],
    };
    let sections = vec![
        section(Orientation::Portrait, true, "một"),
        section(Orientation::Landscape, true, "hai"),
        section(Orientation::Portrait, false, "ba"),
    ];
    Paper { sections, ..Paper::default() }
}

/// PL I, I.1 to I.3 and I.7.
#[test]
fn sections_have_paper_margins_and_page_numbers() {
    let text = main_part(&sections());
    let xml = roxmltree::Document::parse(&text).unwrap();
    let seen: Vec<_> = all(&xml, "sectPr")
        .into_iter()
        .map(|section| {
            let size = child(section, "pgSz").unwrap();
            let paper = ["w", "h", "orient"].map(|name| attribute(size, name).unwrap_or_default());
            let margins = child(section, "pgMar").unwrap();
            let margins =
                ["top", "right", "bottom", "left", "header"].map(|name| attribute(margins, name).unwrap());
            let starts = child(section, "pgNumType").and_then(|node| attribute(node, "start"));
            (paper.join(" "), margins.join(" "), starts, child(section, "titlePg").is_some())
        })
        .collect();
    // 20, 15, 20, 30 mm and the number 10 mm from the edge.
    let margins = "1134 850 1134 1701 567";
    let expected = [
        ("11906 16838 ".to_owned(), margins.to_owned(), Some("1"), true),
        ("16838 11906 landscape".to_owned(), margins.to_owned(), Some("1"), true),
        ("11906 16838 ".to_owned(), margins.to_owned(), None, false),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn the_number_stands_in_the_header_and_not_on_first_pages() {
    let file = written(&sections());
    let text = part(&file, "word/document.xml");
    let xml = roxmltree::Document::parse(&text).unwrap();
    for section in all(&xml, "sectPr") {
        let headers = section.children().filter(|node| node.tag_name().name() == "headerReference");
        let headers: Vec<_> = headers.map(|node| (attribute(node, "type"), attribute(node, "id"))).collect();
        assert_eq!(headers, [(Some("default"), Some("rId4")), (Some("first"), Some("rId5"))]);
    }
    assert!(part(&file, "word/_rels/document.xml.rels").contains(r#"Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml""#));
    assert!(part(&file, "word/header1.xml").contains(" PAGE "));
    assert!(!part(&file, "word/header2.xml").contains(" PAGE "));
}

#[test]
fn control_characters_are_refused_with_their_place() {
    for text in ["hai\ndòng", "nhảy\tcột", "rác\u{1}"] {
        let error = written_in(&Theme::default(), &document(vec![paragraph(Role::DoanVan, text)]));
        assert!(error.is_err(), "{text:?}");
    }
    let tree = document(vec![paragraph(Role::DoanVan, "Điều\u{b}")]);
    let error = written_in(&Theme::default(), &tree).unwrap_err();
    expect!["ký tự điều khiển U+000B trong “Điều” không ghi được"].assert_eq(&error.to_string());
}

/// The markup of a small tree as a whole; renewed with `UPDATE_EXPECT=1`.
#[test]
fn the_markup_of_a_small_tree_is_as_reviewed() {
    let article = vec![
        Inline::bold("Điều 1."),
        Inline::text(" Phê duyệt <Kế hoạch> & phụ lục"),
        Inline::LineBreak,
        Inline::text("kèm theo."),
    ];
    let tree = document(vec![
        paragraph(Role::TrichYeu, "Phê duyệt Kế hoạch"),
        Block::Simple(Simple::Rule(HorizontalRule::long(Length::mm(40.0)))),
        Block::Simple(Simple::Paragraph(Paragraph::new(Role::Dieu, article))),
    ]);
    let markup = main_part(&tree);
    expect_file!["../golden/small.document.xml"].assert_eq(&pretty(&markup));
}

/// One element a line, indented; text stays on the line of its element.
fn pretty(markup: &str) -> String {
    let mut depth: usize = 0;
    let mut lines = Vec::new();
    for tag in markup.split_inclusive('>').flat_map(|piece| piece.split_inclusive("?>")) {
        let closes = tag.contains("</");
        if closes {
            depth -= 1;
        }
        let text_before = !tag.starts_with('<');
        match lines.last_mut() {
            Some(line) if text_before => *line = format!("{line}{tag}"),
            _ => lines.push("  ".repeat(depth) + tag),
        }
        if !closes && !tag.ends_with("/>") && !tag.starts_with("<?") {
            depth += 1;
        }
    }
    lines.join("\n") + "\n"
}
