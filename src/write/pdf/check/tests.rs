//! Shows that the check can fail: pages that were laid out rightly, with something moved, added or taken
//! away by hand.

use std::sync::OnceLock;

use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size};
use typst::visualize::{Curve, FixedStroke, Geometry, Paint};
use typst_layout::PagedDocument;

use super::super::PdfWriter;
use super::misplaced;
use crate::layout;
use crate::layout::areas::AreaKind;
use crate::length::Length;
use crate::paper::{
    Block, Cell, Fit, Inline, MarginFrames, Orientation, Paper, Paragraph, Role, Row, Section, Simple, Table,
    WordFrame,
};
use crate::theme::Theme;
use crate::write::{AreaEdge, Displacement, Misplaced};

fn writer() -> &'static PdfWriter {
    static WRITER: OnceLock<PdfWriter> = OnceLock::new();
    WRITER.get_or_init(|| PdfWriter::new(theme()))
}

fn theme() -> &'static Theme {
    static THEME: OnceLock<Theme> = OnceLock::new();
    THEME.get_or_init(Theme::default)
}

fn line(role: Role, text: &str) -> Paragraph {
    Paragraph::new(role, vec![Inline::text(text)])
}

fn document(blocks: Vec<Block>) -> Paper {
    let frame = |word| WordFrame {
        width: Length::mm(45.0),
        height: Length::mm(8.0),
        paragraph: line(Role::DuThao, word),
    };
    let marks = MarginFrames {
        left: Length::mm(60.0),
        top: Length::mm(10.0),
        gap: Length::mm(3.0),
        frames: vec![frame("DỰ THẢO")],
    };
    let section = Section {
        document: 0,
        appendix: None,
        orientation: Orientation::Portrait,
        restart_numbering: true,
        marks: Some(marks),
        foot: vec![line(Role::DiaChi, "Địa chỉ: xã An Bình")],
        blocks,
    };
    Paper { sections: vec![section], ..Paper::default() }
}

fn texts(texts: &[&str]) -> Paper {
    document(texts.iter().map(|text| Block::Simple(Simple::Paragraph(line(Role::DoanVan, text)))).collect())
}

/// A table of two columns, each row with these words; the first row's left cell reaches over two.
fn table(rows: &[[&str; 2]]) -> Paper {
    let cell = |column, text: &str| Cell {
        column,
        colspan: 1,
        rowspan: 1,
        middle: false,
        paragraphs: vec![line(Role::OChu, text)],
    };
    let row = |cells| Row { cells, whole: true, keep_next: false };
    let mut body: Vec<Row> = rows.iter().map(|[one, two]| row(vec![cell(0, one), cell(1, two)])).collect();
    body[0].cells[0].rowspan = 2;
    body[1].cells.remove(0);
    document(vec![Block::Table(Table {
        id: None,
        fit: Fit::Given,
        title: "Bảng".to_owned(),
        columns: vec![Length::mm(40.0), Length::mm(60.0)],
        text_size: Length::pt(12.0),
        head: vec![row(vec![cell(0, "ĐẦU"), cell(1, "CỘT")])],
        body,
    })])
}

fn laid(tree: &Paper) -> PagedDocument {
    writer().compile(&layout::of(tree, theme())).unwrap()
}

/// What is reported about pages that were laid out from one tree, compared with another.
fn told(pages: &[Frame], tree: &Paper) -> Vec<(Displacement, String, Option<usize>)> {
    let told = misplaced(pages.iter(), &layout::of(tree, theme())).into_iter();
    told.map(|Misplaced { fault, words, page, .. }| (fault, words, page)).collect()
}

fn frames(document: &PagedDocument) -> Vec<Frame> {
    document.pages().iter().map(|page| page.frame.clone()).collect()
}

/// How a text is changed.
type TextChange<'a> = &'a dyn Fn(Point, &FrameItem) -> Vec<(Point, FrameItem)>;

/// The frame with each text of these words changed.
fn with(frame: &Frame, words: &str, change: TextChange<'_>) -> Frame {
    let mut made = Frame::new(frame.size(), frame.kind());
    for (place, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let frame = with(&group.frame, words, change);
                made.push(*place, FrameItem::Group(GroupItem { frame, ..group.clone() }));
            }
            FrameItem::Text(text) if text.text.contains(words) => made.push_multiple(change(*place, item)),
            _ => made.push(*place, item.clone()),
        }
    }
    made
}

fn moved(frame: &Frame, words: &str, x: f64, y: f64) -> Frame {
    let by = Point::new(Abs::pt(x), Abs::pt(y));
    with(frame, words, &|place, item| vec![(place + by, item.clone())])
}

#[test]
fn what_is_laid_out_rightly_is_not_told() {
    for tree in [texts(&["Một hai.", "Ba bốn."]), table(&[["a", "b"], ["", "c"], ["d", "e"]]), texts(&[])]
    {
        assert_eq!(told(&frames(&laid(&tree)), &tree), []);
    }
}

#[test]
fn words_that_the_pages_lack_are_missing() {
    let pages = frames(&laid(&texts(&["Một hai.", "Ba bốn."])));
    let missing = |tree: &Paper| told(&pages, tree);
    let all = texts(&["Một hai.", "Ba bốn.", "Năm sáu."]);
    assert_eq!(missing(&all), [(Displacement::Missing, "Năm sáu.".to_owned(), None)]);
    // Not even a single letter may be missing, nor bold words among others.
    let letter = texts(&["Một hai.", "Ba bốn./."]);
    assert_eq!(missing(&letter)[0], (Displacement::Missing, "/.".to_owned(), None));
    let bold = Block::Simple(Simple::Paragraph(Paragraph::new(
        Role::DoanVan,
        vec![Inline::text("Một "), Inline::bold("hai"), Inline::text("ba.")],
    )));
    assert_eq!(missing(&document(vec![bold]))[0].0, Displacement::Missing);
}

#[test]
fn words_that_the_tree_lacks_are_too_many() {
    let pages = frames(&laid(&texts(&["Một hai.", "Ba bốn."])));
    assert_eq!(told(&pages, &texts(&["Một hai."])), [(Displacement::Extra, "Ba bốn.".to_owned(), Some(1))]);
    // Twice the same words are one too many.
    let twice = with(&pages[0], "Ba", &|place, item| {
        let below = Point::new(Abs::zero(), Abs::pt(40.0));
        vec![(place, item.clone()), (place + below, item.clone())]
    });
    let found = told(&[twice], &texts(&["Một hai.", "Ba bốn."]));
    assert_eq!(found, [(Displacement::Extra, "Ba bốn.".to_owned(), Some(1))]);
}

#[test]
fn another_order_is_told() {
    let pages = frames(&laid(&texts(&["Một hai.", "Ba bốn."])));
    let found = told(&pages, &texts(&["Ba bốn.", "Một hai."]));
    assert_eq!(found, [(Displacement::Misordered, "Ba bốn.".to_owned(), Some(1))]);
    // A table's cells are read row by row, whichever was drawn first.
    let pages = frames(&laid(&table(&[["a", "b"], ["", "c"], ["d", "e"]])));
    let found = told(&pages, &table(&[["a", "c"], ["", "b"], ["d", "e"]]));
    assert_eq!(found[0].0, Displacement::Misordered);
}

#[test]
fn words_out_of_their_area_are_told_with_the_side() {
    let tree = texts(&["Một hai.", "Ba bốn."]);
    let pages = frames(&laid(&tree));
    let sides = [
        (-90.0, 0.0, AreaEdge::Left),
        (400.0, 0.0, AreaEdge::Right),
        (0.0, -60.0, AreaEdge::Top),
        (0.0, 690.0, AreaEdge::Bottom),
    ];
    for (x, y, expected) in sides {
        let found = told(&[moved(&pages[0], "Ba", x, y)], &tree);
        let sides: Vec<AreaEdge> = found
            .iter()
            .filter_map(|(fault, ..)| match fault {
                Displacement::Outside(side, _) => Some(*side),
                _ => None,
            })
            .collect();
        assert_eq!(sides, [expected], "{found:?}");
    }
    // How far the words are moved.
    let edge = 36.0 / 25.4 * 72.0;
    let found = told(&[moved(&pages[0], "Ba", -edge, 0.0)], &tree);
    let Displacement::Outside(AreaEdge::Left, by) = found[0].0 else { panic!("{found:?}") };
    assert!((by.to_mm() - (36.0 - 12.7)).abs() < 0.05, "{}", by.to_mm());
}

#[test]
fn each_kind_has_an_area_of_its_own() {
    let tree = table(&[["a", "b"], ["", "c"], ["d", "e"]]);
    let pages = frames(&laid(&tree));
    let first = |x, y, words: &str| {
        let found = misplaced([moved(&pages[0], words, x, y)].iter(), &layout::of(&tree, theme()));
        found.first().map(|one| (one.area, one.fault.clone()))
    };
    // A cell's word half way into the next cell; a frame's word below the frame, yet in the margin; the
    // foot's line in the middle of the page; a repeated head may be anywhere on the page.
    let cell = first(107.0, 0.0, "d");
    assert!(matches!(cell, Some((AreaKind::Cell, Displacement::Outside(AreaEdge::Right, _)))), "{cell:?}");
    let mark = first(0.0, 7.0, "THẢO");
    assert!(
        matches!(mark, Some((AreaKind::TopMark, Displacement::Outside(AreaEdge::Bottom, _)))),
        "{mark:?}"
    );
    assert_eq!(first(0.0, -650.0, "Địa"), Some((AreaKind::Foot, Displacement::Elsewhere)));
    assert_eq!(first(0.0, -100.0, "Địa"), None, "nothing stands there");
}

#[test]
fn words_over_others_or_under_a_line_are_told() {
    let tree = texts(&["Một hai.", "Ba bốn."]);
    let pages = frames(&laid(&tree));
    let over = told(&[moved(&pages[0], "Ba", 5.0, -12.0)], &tree);
    assert_eq!(over, [(Displacement::Over("Một hai.".to_owned()), "Ba bốn.".to_owned(), Some(1))]);
    // Writers round by up to a quarter of a point.
    assert_eq!(told(&[moved(&pages[0], "Ba", 0.0, -6.7)], &tree), []);
    let struck = with(&pages[0], "Ba", &|place, item| {
        let to = Point::new(Abs::pt(100.0), Abs::zero());
        let stroke =
            FixedStroke { paint: Paint::Solid(typst::visualize::Color::BLACK), ..FixedStroke::default() };
        let line = FrameItem::Shape(Geometry::Line(to).stroked(stroke), typst::syntax::Span::detached());
        let through = Point::new(Abs::pt(-20.0), Abs::pt(-4.0));
        vec![(place, item.clone()), (place + through, line)]
    });
    assert_eq!(told(&[struck], &tree), [(Displacement::Struck, "Ba bốn.".to_owned(), Some(1))]);
    // A word of a cell over the border of its row.
    let tree = table(&[["a", "b"], ["", "c"], ["d", "e"]]);
    let pages = frames(&laid(&tree));
    assert_eq!(told(&[moved(&pages[0], "e", 0.0, 8.0)], &tree)[0].0, Displacement::Struck);
}

#[test]
fn what_is_cut_away_is_missing() {
    let tree = texts(&["Một hai.", "Ba bốn."]);
    let pages = frames(&laid(&tree));
    let clipped = |height: f64| {
        let mut page = Frame::hard(pages[0].size());
        let clip = Some(Curve::rect(Size::new(pages[0].width(), Abs::pt(height))));
        page.push(Point::zero(), FrameItem::Group(GroupItem { clip, ..GroupItem::new(pages[0].clone()) }));
        told(&[page], &tree)
    };
    assert_eq!(clipped(842.0), []);
    assert_eq!(clipped(85.0)[0], (Displacement::Missing, "Địa chỉ: xã An Bình".to_owned(), None));
}

/// A figure has no place of its own in the YAML: that of the nearest words is reported.
#[test]
fn a_place_is_told_for_what_has_none() {
    let span = crate::source::Span::new(crate::source::Sources::default().add("a.yaml", "x"), 0..1);
    let mut tree = table(&[["a", "b"], ["", "c"], ["d", "e"]]);
    let pages = frames(&laid(&tree));
    let Block::Table(table) = &mut tree.sections[0].blocks[0] else { panic!("a table") };
    table.body[2].cells[0].paragraphs[0].origin = Some(span);
    let found = misplaced([moved(&pages[0], "e", 200.0, 0.0)].iter(), &layout::of(&tree, theme()));
    assert_eq!(found[0].paragraph.as_ref().and_then(|one| one.origin), Some(span));
}
