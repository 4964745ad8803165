//! The PDF writer: what its tests share.

mod area;
mod file;
mod keep;
mod place;
mod sure;

use std::sync::OnceLock;

use vanban::rooms::fonts::FaceStyle;
use vanban::rooms::layout;
use vanban::rooms::length::Length;
use vanban::rooms::paper::{
    Bar, BarGroup, Block, Cell, Chart, Columns, ColumnsKind, Fit, HorizontalRule, Inline, Orientation,
    PairRow, Paper, Paragraph, Role, Row, Section, Shade, Simple, Table,
};
use vanban::rooms::theme::Theme;
use vanban::rooms::write::WriteError;
use vanban::rooms::write::pdf::{Conformance, PageLayout, Pdf, PdfLayout, PdfWriter};

use crate::support::kitchen_sink;
use crate::support::trees::{document, paragraph};

/// The writer of a theme, with what it is laid out in.
struct Printer {
    theme: Theme,
    writer: PdfWriter,
}

impl Printer {
    fn new(theme: Theme) -> Printer {
        Printer { writer: PdfWriter::new(&theme), theme }
    }

    fn write(&self, tree: &Paper) -> Result<Pdf, WriteError> {
        self.writer.pdf(&layout::of(tree, &self.theme))
    }

    fn layout(&self, tree: &Paper) -> Result<PdfLayout, WriteError> {
        self.writer.layout(&layout::of(tree, &self.theme))
    }
}

fn writer() -> &'static Printer {
    static WRITER: OnceLock<Printer> = OnceLock::new();
    WRITER.get_or_init(|| Printer::new(Theme::default()))
}

fn layout(blocks: Vec<Block>) -> PdfLayout {
    writer().layout(&document(blocks)).unwrap()
}

/// So many words, enough for about `lines` lines.
fn prose(word: &str, lines: usize) -> String {
    vec![word; lines * 15].join(" ")
}

fn signature() -> Block {
    let right = vec![
        paragraph(Role::ChucVu, "CHỦ TỊCH"),
        Simple::SignSpace(Length::mm(30.0)),
        paragraph(Role::HoTen, "Họ và tên"),
    ];
    let left = vec![paragraph(Role::TieuDeNoiNhan, "Nơi nhận:"), paragraph(Role::NoiNhan, "- Lưu: VT.")];
    Block::Columns(Columns {
        kind: ColumnsKind::Signature,
        widths: [Length::mm(80.0), Length::mm(85.0)],
        rows: vec![PairRow { cells: [left, right], level_bottom: false, flows_after: None }],
    })
}

/// The page's lines without its number.
fn body_lines(page: &PageLayout) -> Vec<&str> {
    let lines = page.lines.iter().filter(|line| line.y > Length::mm(20.0).to_pt());
    lines.map(|line| line.text.as_str()).collect()
}

/// Lines of the text on the page of the signature, which must be one page.
fn lines_with_signature(layout: &PdfLayout) -> Vec<&str> {
    let signed: Vec<_> =
        layout.pages.iter().map(body_lines).filter(|lines| lines.contains(&"CHỦ TỊCH")).collect();
    assert_eq!(signed.len(), 1);
    assert!(signed[0].contains(&"Họ và tên") && signed[0].contains(&"- Lưu: VT."));
    let end = signed[0].iter().position(|line| *line == "Nơi nhận:").unwrap();
    signed[0][..end].to_vec()
}

#[track_caller]
fn assert_no_page_ends_on(layout: &PdfLayout, start: &str) {
    for page in &layout.pages {
        let last = *body_lines(page).last().unwrap();
        assert!(!last.starts_with(start), "a page ends on: {last}");
    }
}

fn one_line_paragraphs(count: usize) -> Vec<Block> {
    (1..=count).map(|number| paragraph(Role::DoanVan, format!("Dòng {number}."))).collect()
}

fn row(role: Role, text: &str, keep_next: bool) -> Row {
    let content = vec![Inline::text(text)];
    let paragraphs = vec![Paragraph { role, content, keep_next: false, origin: None, given: Vec::new() }];
    let cell = Cell { column: 0, colspan: 1, rowspan: 1, middle: false, paragraphs };
    Row { cells: vec![cell], whole: true, keep_next }
}

fn table(tasks: usize) -> Block {
    let mut body = vec![row(Role::ONhomChu, "NHÓM MỘT", true)];
    body.extend((1..=tasks).map(|number| row(Role::OChu, &format!("Việc {number}"), false)));
    body.push(row(Role::ONhomChu, "NHÓM HAI", true));
    body.push(row(Role::ONhomChu, "NHÓM BA", true));
    body.push(row(Role::OChu, "Việc cuối", false));
    body.push(row(Role::OTongChu, "TỔNG", false));
    Block::Table(Table {
        id: None,
        fit: Fit::Given,
        title: "Bảng".to_owned(),
        columns: vec![Length::mm(60.0), Length::mm(60.0)],
        text_size: Length::pt(13.0),
        head: vec![row(Role::TieuDeCot, "ĐẦU CỘT", false)],
        body,
    })
}
