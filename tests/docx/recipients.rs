//! The end of a paper in the file: recipients that may go on to the next page.

use roxmltree::{Document as Xml, Node};
use vanban::rooms::length::Length;
use vanban::rooms::paper::{Block, Columns, ColumnsKind, Inline, PairRow, Paper, Paragraph, Role, Simple};

use crate::support::docx::{all, attribute, child, main_part, text_of, value};
use crate::support::trees::{document, paragraph};

/// Recipients at the left, a signature at the right.
fn signature(recipients: &[(&str, bool)], flows_after: Option<usize>) -> Block {
    let mut left = vec![paragraph(Role::TieuDeNoiNhan, "Nơi nhận:")];
    left.extend(recipients.iter().map(|(name, keep_next)| {
        let content = vec![Inline::text(*name)];
        Simple::Paragraph(Paragraph { keep_next: *keep_next, ..Paragraph::new(Role::NoiNhan, content) })
    }));
    let right = vec![
        paragraph(Role::ChucVu, "CHỦ TỊCH"),
        Simple::SignSpace(Length::mm(30.0)),
        paragraph(Role::HoTen, "Họ và tên"),
    ];
    Block::Columns(Columns {
        kind: ColumnsKind::Signature,
        widths: [Length::mm(80.0), Length::mm(85.0)],
        rows: vec![PairRow { cells: [left, right], level_bottom: false, flows_after }],
    })
}

/// The rows of all tables: whether each stays whole, whether it is bound to the next, its cells.
fn rows(tree: &Paper) -> Vec<(bool, bool, Vec<String>)> {
    let markup = main_part(tree);
    let xml = Xml::parse(&markup).unwrap();
    let bound = |row: Node<'_, '_>| {
        let looks = row.descendants().filter(|node| node.tag_name().name() == "pPr");
        let mut kept = looks.filter_map(|look| child(look, "keepNext"));
        kept.any(|kept| attribute(kept, "val") != Some("false"))
    };
    let facts = all(&xml, "tr").into_iter().map(|row| {
        let whole = child(row, "trPr").is_some_and(|look| child(look, "cantSplit").is_some());
        let cells = row.children().filter(|node| node.tag_name().name() == "tc").map(text_of);
        (whole, bound(row), cells.collect())
    });
    facts.collect()
}

fn row(whole: bool, bound: bool, cells: [&str; 2]) -> (bool, bool, Vec<String>) {
    (whole, bound, cells.map(str::to_owned).to_vec())
}

/// No row is parted, so that signature and recipients stay whole in any program; a page may end
/// below each row.
#[test]
fn recipients_that_flow_have_rows_of_their_own() {
    let list = [("một", false), ("hai", false), ("ba", false), ("gồm:", true), ("năm", true), ("sáu", false)];
    let expected = [
        row(true, false, ["Nơi nhận:mộthai", "CHỦ TỊCHHọ và tên"]),
        row(true, false, ["ba", ""]),
        row(true, false, ["gồm:nămsáu", ""]),
    ];
    assert_eq!(
        rows(&document(vec![paragraph(Role::DoanVan, "cuối./."), signature(&list, Some(3))])),
        expected
    );
}

/// In a row that may be parted from the next, nothing asks Word to keep it with the next.
#[test]
fn what_the_style_binds_is_freed_where_the_list_flows() {
    let markup = main_part(&document(vec![signature(&[("một", false), ("hai", false)], Some(1))]));
    let xml = Xml::parse(&markup).unwrap();
    let looks = all(&xml, "pPr").into_iter();
    let title = looks.clone().find(|look| value(*look, "pStyle") == Some("TieuDeNoiNhan")).unwrap();
    let post = looks.clone().find(|look| value(*look, "pStyle") == Some("ChucVu")).unwrap();
    assert_eq!([title, post].map(|look| value(look, "keepNext")), [Some("false"); 2]);
}

#[test]
fn a_short_list_is_one_row_with_the_signature() {
    let list = [("một", false), ("hai", false)];
    assert_eq!(
        rows(&document(vec![signature(&list, None)])),
        [row(true, false, ["Nơi nhận:mộthai", "CHỦ TỊCHHọ và tên"])]
    );
}

/// Below two who sign stand the recipients, never on a page of their own.
#[test]
fn recipients_below_a_signature_stay_with_it() {
    let list = [("một", false), ("hai", false), ("ba", false), ("bốn", false)];
    let tree = document(vec![signature(&[], None), signature(&list, Some(3))]);
    let bound: Vec<bool> = rows(&tree).into_iter().map(|(_, bound, _)| bound).collect();
    assert_eq!(bound, [true, false, false, false]);
    // So is the paragraph between them.
    let markup = main_part(&tree);
    let xml = Xml::parse(&markup).unwrap();
    let between = all(&xml, "body")[0].children().find(|node| node.tag_name().name() == "p").unwrap();
    assert!(child(child(between, "pPr").unwrap(), "keepNext").is_some());
}
