//! What stands in the file is what stood in the tree: texts, columns, tables, what stays together.

use proptest::prelude::*;
use roxmltree::{Document as Xml, Node};
use vanban::rooms::length::Length;
use vanban::rooms::paper::walk::paragraphs;
use vanban::rooms::paper::{
    Block, Cell, Columns, ColumnsKind, Fit, HorizontalRule, Inline, PairRow, Paper, Paragraph, Role, Row,
    Run, Simple, Table,
};
use vanban::rooms::theme::Theme;

use crate::support::docx::{all, attribute, child, main_part, text_of, value};
use crate::support::kitchen_sink;
use crate::support::trees::{document, paragraph};

#[test]
fn all_texts_stand_in_the_file_paragraph_by_paragraph() {
    let tree = kitchen_sink::tree();
    let words = tree.sections.iter().flat_map(|section| paragraphs(&section.blocks));
    let expected: Vec<_> = words.map(Paragraph::plain_text).collect();
    let markup = main_part(&tree);
    let xml = Xml::parse(&markup).unwrap();
    let seen: Vec<_> = all(&xml, "p").into_iter().map(text_of).filter(|text| !text.is_empty()).collect();
    assert_eq!(
        seen.iter().map(|text| spaced(text)).collect::<Vec<_>>(),
        expected.iter().map(|text| spaced(text)).collect::<Vec<_>>()
    );
}

/// Where words are tied, the writer sets no-break spaces for plain ones.
fn spaced(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_survives(text in r#"[ -~\u{a0}-ỹ“”–…₫<>&"']{1,60}"#, bold: bool, italic: bool) {
        prop_assume!(!text.chars().any(char::is_control));
        let run = Run { text: text.clone(), bold, italic };
        let paragraph = Paragraph::new(Role::DoanVan, vec![Inline::Text(run)]);
        let markup = main_part(&document(vec![Block::Simple(Simple::Paragraph(paragraph))]));
        let xml = Xml::parse(&markup).unwrap();
        let seen: String = all(&xml, "t").into_iter().filter_map(|node| node.text()).collect();
        prop_assert_eq!(spaced(&seen), spaced(&text));
        // A run may be cut where a blank is wider; each piece has the look of the whole.
        let runs = all(&xml, "r").len();
        let looks = (usize::from(bold) * runs, usize::from(italic) * runs);
        prop_assert_eq!((all(&xml, "b").len(), all(&xml, "i").len()), looks);
        let spaces = all(&xml, "t").into_iter().all(|node| attribute(node, "space") == Some("preserve"));
        prop_assert!(spaces);
    }
}

#[test]
fn a_bold_run_of_a_bold_role_says_nothing_itself() {
    let content = vec![Inline::bold("đậm")];
    let markup =
        main_part(&document(vec![Block::Simple(Simple::Paragraph(Paragraph::new(Role::Muc, content)))]));
    assert!(!markup.contains("<w:b/>"), "{markup}");
}

#[test]
fn every_cell_ends_with_a_paragraph_and_so_does_every_section() {
    let mut tree = kitchen_sink::tree();
    // Sections that end with columns or a table, and cells without anything.
    tree.sections[1].blocks.truncate(6);
    let empty = PairRow { cells: [vec![], vec![]], level_bottom: false, flows_after: None };
    let widths = [Length::mm(80.0), Length::mm(85.0)];
    tree.sections[0].blocks.push(Block::Columns(Columns {
        kind: ColumnsKind::Signature,
        widths,
        rows: vec![empty],
    }));
    let markup = main_part(&tree);
    let xml = Xml::parse(&markup).unwrap();
    for cell in all(&xml, "tc") {
        assert_eq!(cell.last_element_child().map(|node| node.tag_name().name()), Some("p"));
    }
    let body = all(&xml, "body")[0];
    let names: Vec<_> = body.children().map(|node| node.tag_name().name()).collect();
    assert_eq!(names[names.len() - 2..], ["p", "sectPr"]);
    assert!(!names.windows(2).any(|pair| pair == ["tbl", "tbl"]), "Word makes one table of two that touch");
    assert_eq!(all(&xml, "sectPr").len(), 2);
}

/// Names of the rows' facts: repeated, unbroken, kept with the next.
fn row_facts(row: Node<'_, '_>) -> (bool, bool, bool) {
    let has = |name: &str| {
        row.children().any(|node| {
            node.tag_name().name() == "trPr" && node.children().any(|fact| fact.tag_name().name() == name)
        })
    };
    // A rule's style says that it stays with the next.
    let is_rule =
        |node: &Node<'_, '_>| node.descendants().any(|node| attribute(node, "val") == Some("DuongKe"));
    let paragraphs = row.descendants().filter(|node| node.tag_name().name() == "p");
    let paragraphs: Vec<_> = paragraphs.filter(|paragraph| !is_rule(paragraph)).collect();
    let kept = paragraphs
        .iter()
        .all(|paragraph| paragraph.descendants().any(|node| node.tag_name().name() == "keepNext"));
    (has("tblHeader"), has("cantSplit"), kept)
}

#[test]
fn head_rows_repeat_and_whole_rows_stay_whole() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    let table = all(&xml, "tbl").into_iter().find(|table| text_of(*table).starts_with("TT")).unwrap();
    let rows: Vec<_> =
        table.children().filter(|node| node.tag_name().name() == "tr").map(row_facts).collect();
    assert_eq!(rows[..3], [(true, true, true); 3], "the head");
    assert_eq!(rows[3], (false, true, true), "the group's row");
    assert!(rows[4..34].iter().all(|row| *row == (false, true, false)));
    assert_eq!(rows[34], (false, false, false), "higher than a page: it must break");
    assert_eq!(rows[35], (false, true, false));
    let properties = child(table, "tblPr").unwrap();
    assert_eq!(value(properties, "tblCaption"), Some("Danh mục các nhiệm vụ"));
}

fn cell(column: usize, colspan: usize, rowspan: usize, text: &str) -> Cell {
    let paragraphs = vec![Paragraph::new(Role::OChu, vec![Inline::text(text)])];
    Cell { column, colspan, rowspan, middle: false, paragraphs }
}

/// A table of three columns of 20 mm.
fn grid(head: Vec<Vec<Cell>>, body: Vec<Vec<Cell>>) -> Table {
    let rows = |rows: Vec<Vec<Cell>>| {
        rows.into_iter().map(|cells| Row { cells, whole: true, keep_next: false }).collect()
    };
    Table {
        id: None,
        fit: Fit::Given,
        title: String::new(),
        columns: vec![Length::mm(20.0); 3],
        text_size: Length::pt(11.0),
        head: rows(head),
        body: rows(body),
    }
}

#[test]
fn spans_cover_columns_and_rows_and_no_row_has_a_hole() {
    let table = grid(
        vec![vec![cell(0, 1, 2, "a"), cell(1, 2, 1, "b")], vec![cell(1, 1, 1, "c"), cell(2, 1, 1, "d")]],
        vec![vec![cell(0, 2, 2, "e"), cell(2, 1, 1, "f")], vec![], vec![cell(2, 1, 1, "g")]],
    );
    let markup = main_part(&document(vec![Block::Table(table)]));
    let xml = Xml::parse(&markup).unwrap();
    let seen: Vec<Vec<String>> = all(&xml, "tr")
        .into_iter()
        .map(|row| {
            let cells = row.children().filter(|node| node.tag_name().name() == "tc");
            cells
                .map(|cell| {
                    let properties = child(cell, "tcPr").unwrap();
                    let width = attribute(child(properties, "tcW").unwrap(), "w").unwrap();
                    let merge = value(properties, "vMerge").unwrap_or("-");
                    format!(
                        "{}:{}:{merge}:{width}",
                        text_of(cell),
                        value(properties, "gridSpan").unwrap_or("1")
                    )
                })
                .collect()
        })
        .collect();
    let expected = [
        vec!["a:1:restart:1134", "b:2:-:2268"],
        vec![":1:continue:1134", "c:1:-:1134", "d:1:-:1134"],
        vec!["e:2:restart:2268", "f:1:-:1134"],
        vec![":2:continue:2268", ":1:-:1134"],
        vec![":1:-:1134", ":1:-:1134", "g:1:-:1134"],
    ];
    assert_eq!(seen, expected);
}

#[test]
fn text_of_a_table_has_the_tables_size_also_where_a_cell_is_empty() {
    let table = grid(vec![], vec![vec![cell(0, 1, 1, "a")]]);
    let markup = main_part(&document(vec![Block::Table(table)]));
    let xml = Xml::parse(&markup).unwrap();
    for cell in all(&xml, "tc") {
        let mark = cell.descendants().find(|node| node.tag_name().name() == "rPr").unwrap();
        assert_eq!((value(mark, "sz"), value(mark, "szCs")), (Some("22"), Some("22")));
    }
    let run = all(&xml, "r")[0];
    assert_eq!(value(child(run, "rPr").unwrap(), "sz"), Some("22"));
}

/// A rule is as long as the tree says and stands in the middle of its cell or of the text.
#[test]
fn rules_have_their_length_and_are_centred() {
    let length = Length::mm(40.0);
    let left = vec![paragraph(Role::CoQuanBanHanh, "SỞ"), Simple::Rule(HorizontalRule::long(length))];
    let widths = [Length::mm(66.0), Length::mm(99.0)];
    let rows = vec![PairRow {
        cells: [left, vec![paragraph(Role::TieuNgu, "Độc lập")]],
        level_bottom: false,
        flows_after: None,
    }];
    let columns = Columns { kind: ColumnsKind::Header, widths, rows };
    let markup = main_part(&document(vec![
        Block::Columns(columns),
        paragraph(Role::TrichYeu, "Về"),
        Block::Simple(Simple::Rule(HorizontalRule::long(length))),
    ]));
    let xml = Xml::parse(&markup).unwrap();
    let rules = all(&xml, "pPr").into_iter().filter(|node| value(*node, "pStyle") == Some("DuongKe"));
    let indents: Vec<[i32; 2]> = rules
        .map(|node| {
            ["left", "right"]
                .map(|side| attribute(child(node, "ind").unwrap(), side).unwrap().parse().unwrap())
        })
        .collect();
    let text = Theme::default().text_width(vanban::rooms::paper::Orientation::Portrait);
    let containers = [widths[0], text];
    for (indent, container) in indents.iter().zip(containers) {
        assert_eq!(container.to_twips() - indent[0] - indent[1], length.to_twips());
        assert!((indent[0] - indent[1]).abs() <= 1);
    }
    assert_eq!(indents.len(), 2);
}

/// What stays with the next paragraph, by the texts of the body's own paragraphs.
fn bound(tree: &Paper) -> Vec<(String, Option<String>)> {
    let markup = main_part(tree);
    let xml = Xml::parse(&markup).unwrap();
    let body = all(&xml, "body")[0];
    let paragraphs = body.children().filter(|node| node.tag_name().name() == "p");
    let facts = paragraphs.map(|node| {
        let kept = child(node, "pPr").and_then(|look| child(look, "keepNext"));
        (text_of(node), kept.map(|kept| attribute(kept, "val").unwrap_or("true").to_owned()))
    });
    facts.collect()
}

#[test]
fn the_line_before_the_signature_stays_with_it() {
    let row = PairRow {
        cells: [vec![paragraph(Role::NoiNhan, "-")], vec![]],
        level_bottom: false,
        flows_after: None,
    };
    let widths = [Length::mm(80.0), Length::mm(85.0)];
    let signature = Columns { kind: ColumnsKind::Signature, widths, rows: vec![row] };
    let tree = document(vec![
        paragraph(Role::DoanVan, "trước"),
        paragraph(Role::DoanVan, "cuối./."),
        Block::Columns(signature),
    ]);
    let on = Some("true".to_owned());
    let expected = [("trước".to_owned(), None), ("cuối./.".to_owned(), on), (String::new(), None)];
    assert_eq!(bound(&tree), expected);
}

#[test]
fn a_table_before_the_signature_is_parted_from_it_and_its_last_row_stays_with_it() {
    let table = grid(vec![], vec![vec![cell(0, 1, 1, "a")], vec![cell(0, 1, 1, "b")]]);
    let row = PairRow {
        cells: [vec![paragraph(Role::NoiNhan, "-")], vec![]],
        level_bottom: false,
        flows_after: None,
    };
    let widths = [Length::mm(80.0), Length::mm(85.0)];
    let signature = Columns { kind: ColumnsKind::Signature, widths, rows: vec![row] };
    let tree = document(vec![Block::Table(table), Block::Columns(signature)]);
    let markup = main_part(&tree);
    let xml = Xml::parse(&markup).unwrap();
    let rows: Vec<_> = all(&xml, "tr").into_iter().map(row_facts).collect();
    assert_eq!(rows[..2], [(false, true, false), (false, true, true)]);
    let (separator, end) = (&bound(&tree)[0], &bound(&tree)[1]);
    assert_eq!((separator.1.as_deref(), end.1.as_deref()), (Some("true"), None));
}

#[test]
fn the_signature_stands_under_its_gap_and_holds_room_to_sign() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    let tables = all(&xml, "tbl");
    let signature = tables.iter().find(|table| text_of(**table).contains("Nơi nhận")).unwrap();
    let gaps: Vec<_> = signature
        .descendants()
        .filter(|node| node.tag_name().name() == "tcMar")
        .map(|margins| attribute(child(margins, "top").unwrap(), "w"))
        .collect();
    assert_eq!(gaps, [Some("240"); 2], "12 pt above both cells");
    let room = signature.descendants().find(|node| attribute(*node, "val") == Some("ChoKy")).unwrap();
    let spacing = child(room.parent().unwrap(), "spacing").unwrap();
    let facts = (attribute(spacing, "line"), attribute(spacing, "lineRule"));
    assert_eq!(facts, (Some("1701"), Some("exact")), "30 mm");
}

/// Styles of the paragraphs with room of their own, and that room in twips.
fn rooms(node: Node<'_, '_>, side: &str) -> Vec<(String, String)> {
    let looks = node.descendants().filter(|node| node.tag_name().name() == "pPr");
    let rooms = looks.filter_map(|look| {
        let spacing = look.children().find(|node| node.tag_name().name() == "spacing")?;
        let room = spacing.attributes().find(|attribute| attribute.name() == side)?;
        let style = look.first_element_child()?.attributes().next()?;
        Some((style.value().to_owned(), room.value().to_owned()))
    });
    rooms.collect()
}

/// PL I, II.9: "Nơi nhận:" stands on the line of the signer's authority.
#[test]
fn recipients_and_authority_are_level() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    // Of 12 beside 14 pt: 2 pt times ascent and gap, 0.934 em, is 37 twips.
    assert_eq!(rooms(all(&xml, "tbl")[2], "before"), [("TieuDeNoiNhan".to_owned(), "37".to_owned())]);
}

/// PL I, II.4: the date stands on the line of the number.
#[test]
fn number_and_date_are_level() {
    let markup = main_part(&kitchen_sink::tree());
    let xml = Xml::parse(&markup).unwrap();
    let header = all(&xml, "tbl")[0];
    let rows: Vec<_> = header.children().filter(|node| node.tag_name().name() == "tr").collect();
    let align = |row: Node<'_, '_>| -> Vec<Option<String>> {
        row.children()
            .filter(|node| node.tag_name().name() == "tc")
            .map(|cell| {
                let properties = cell.children().find(|node| node.tag_name().name() == "tcPr")?;
                let align = properties.children().find(|node| node.tag_name().name() == "vAlign")?;
                align.attributes().next().map(|value| value.value().to_owned())
            })
            .collect()
    };
    assert_eq!(align(rows[0]), [None, None]);
    assert_eq!(align(rows[1]), [Some("bottom".to_owned()), Some("bottom".to_owned())]);
    assert_eq!(row_facts(rows[0]), (false, true, true), "the header's first row stays with the second");
    // Below its line a text of 14 pt hangs 0.2 pt deeper than one of 13 pt.
    // The rules end their cells, where nothing follows that they could hold away.
    let rooms: Vec<_> =
        rooms(header, "after").into_iter().map(|(style, room)| format!("{style} {room}")).collect();
    // So has the word in its frame.
    assert_eq!(rooms, ["DuongKe 0", "DuongKe 0", "SoKyHieu 5", "DoKhan 0"]);
}
