//! One tree with every block and every role, for both writers.

use rust_decimal::Decimal;
use vanban::rooms::length::Length;
use vanban::rooms::paper::{
    Bar, BarGroup, Block, Cell, Chart, Columns, ColumnsKind, FieldPlan, Fit, HorizontalRule, Image, Inline,
    MarginFrames, Orientation, PairRow, Paper, PaperName, Paragraph, PlacedImage, Role, Row, Run, Section,
    Shade, Shows, Signed, Simple, Table, WordFrame,
};

use super::trees::paragraph;

/// Characters that markup languages treat specially.
pub(crate) const SPECIAL: &str = r#"# $ @ * _ < > & \ // [ ] { } ` ~ ^ % = " ' -- ... <w:p> &amp; #set"#;

fn cell(column: usize, role: Role, texts: &[&str]) -> Cell {
    let paragraphs = texts.iter().map(|text| Paragraph::new(role, vec![Inline::text(*text)])).collect();
    Cell { column, colspan: 1, rowspan: 1, middle: false, paragraphs }
}

fn row(cells: Vec<Cell>) -> Row {
    Row { cells, whole: true, keep_next: false }
}

fn header() -> Block {
    let left = vec![
        paragraph(Role::CoQuanChuQuan, "UBND THÀNH PHỐ HÀ NỘI"),
        paragraph(Role::CoQuanBanHanh, "SỞ CÔNG THƯƠNG"),
        Simple::Rule(HorizontalRule::long(Length::mm(18.0))),
    ];
    let right = vec![
        paragraph(Role::QuocHieu, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        paragraph(Role::TieuNgu, "Độc lập - Tự do - Hạnh phúc"),
        Simple::Rule(HorizontalRule::long(Length::mm(60.4))),
    ];
    let about = vec![paragraph(Role::TrichYeuCongVan, "V/v báo cáo kết quả thực hiện Kế hoạch năm 2026")];
    let number = vec![paragraph(Role::SoKyHieu, "Số:\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}/QĐ-SCT")];
    let urgent = vec![Simple::Mark(mark(20.0, Role::DoKhan, "KHẨN"))];
    let date = vec![paragraph(Role::DiaDanhThoiGian, "Hà Nội, ngày 05 tháng 01 năm 2026")];
    Block::Columns(Columns {
        kind: ColumnsKind::Header,
        widths: [Length::mm(66.0), Length::mm(165.0) - Length::mm(66.0)],
        rows: vec![
            PairRow { cells: [left, right], level_bottom: false, flows_after: None },
            PairRow { cells: [number, date], level_bottom: true, flows_after: None },
            PairRow { cells: [about, Vec::new()], level_bottom: false, flows_after: None },
            PairRow { cells: [urgent, Vec::new()], level_bottom: false, flows_after: None },
        ],
    })
}

/// A picture of one transparent point.
pub(crate) const PNG: &[u8] = include_bytes!("../cases/anh/diem.png");

fn signed() -> Simple {
    let placed = |shows, width, height, left, words: &str| PlacedImage {
        shows,
        image: Image {
            png: PNG.to_vec(),
            width: Length::mm(width),
            height: Length::mm(height),
            words: words.to_owned(),
        },
        left: Length::mm(left),
        top: Length::ZERO,
    };
    let signature = placed(Shows::Signature, 40.0, 20.0, 20.0, "Hình ảnh chữ ký");
    Simple::Signed(Signed {
        height: Length::mm(36.0),
        images: vec![signature, placed(Shows::Seal, 36.0, 36.0, -2.0, "Hình ảnh dấu")],
        fields: Vec::new(),
    })
}

fn mark(width: f64, role: Role, word: &str) -> WordFrame {
    let paragraph = Paragraph::new(role, vec![Inline::text(word)]);
    WordFrame { width: Length::mm(width), height: Length::mm(8.0), paragraph }
}

fn marks() -> MarginFrames {
    let frames =
        vec![mark(45.0, Role::DuThao, "DỰ THẢO LẦN 2"), mark(50.0, Role::PhamViLuuHanh, "LƯU HÀNH NỘI BỘ")];
    MarginFrames { left: Length::mm(67.0), top: Length::mm(10.0), gap: Length::mm(3.0), frames }
}

fn foot() -> Vec<Paragraph> {
    let lines = ["Địa chỉ: số 1 đường Trần Phú; ĐT: (024) 3825 0000", "E-Mail: soct@hanoi.gov.vn"];
    lines.map(|line| Paragraph::new(Role::DiaChi, vec![Inline::text(line)])).into()
}

fn signature() -> Block {
    let left = vec![
        paragraph(Role::TieuDeNoiNhan, "Nơi nhận:"),
        paragraph(Role::NoiNhan, "- Như Điều 3;"),
        paragraph(Role::NoiNhan, "- Lưu: VT."),
        paragraph(Role::SoanThao, "PL.(300)"),
    ];
    let right = vec![
        paragraph(Role::QuyenHan, "TM. ỦY BAN NHÂN DÂN"),
        paragraph(Role::QuyenHan, "KT. CHỦ TỊCH"),
        paragraph(Role::ChucVu, "PHÓ CHỦ TỊCH"),
        Simple::SignSpace(Length::mm(30.0)),
        signed(),
        paragraph(Role::ChucVuKhac, "GIÁM ĐỐC SỞ NỘI VỤ"),
        paragraph(Role::HoTen, "Họ và tên"),
    ];
    Block::Columns(Columns {
        kind: ColumnsKind::Signature,
        widths: [Length::mm(80.0), Length::mm(165.0) - Length::mm(80.0)],
        rows: vec![PairRow { cells: [left, right], level_bottom: false, flows_after: None }],
    })
}

fn table() -> Block {
    let span = |mut cell: Cell, colspan, rowspan| {
        (cell.colspan, cell.rowspan, cell.middle) = (colspan, rowspan, true);
        cell
    };
    let head = vec![
        row(vec![
            span(cell(0, Role::TieuDeCot, &["TT"]), 1, 3),
            span(cell(1, Role::TieuDeCot, &["Tên nhiệm vụ"]), 1, 3),
            span(cell(2, Role::TieuDeCot, &["Kinh phí (triệu đồng)"]), 2, 1),
        ]),
        row(vec![span(cell(2, Role::GhiChuCot, &["(Theo khả năng cân đối)"]), 2, 1)]),
        row(vec![cell(2, Role::TieuDeCot, &["Năm 2026"]), cell(3, Role::TieuDeCot, &["Tổng"])]),
    ];
    let mut body = vec![row(vec![
        cell(0, Role::ONhomGiua, &["I"]),
        cell(1, Role::ONhomChu, &["Truyền thông"]),
        cell(2, Role::ONhomSo, &["1.210"]),
        cell(3, Role::ONhomSo, &["1.210"]),
    ])];
    body[0].keep_next = true;
    for number in 1..=30 {
        body.push(row(vec![
            cell(0, Role::OGiua, &[number.to_string().as_str()]),
            cell(
                1,
                Role::OChu,
                &["- Gạch thứ nhất;", "- Gạch thứ hai, dài hơn một dòng của cột này.", SPECIAL],
            ),
            cell(2, Role::OSo, &["1.210"]),
            cell(3, Role::OSo, &[]),
        ]));
    }
    // Higher than a page: it must break.
    let tall: Vec<String> = (1..=70).map(|line| format!("- Dòng {line};")).collect();
    let tall: Vec<&str> = tall.iter().map(String::as_str).collect();
    let cells = vec![
        cell(0, Role::OGiua, &["31"]),
        cell(1, Role::OChu, &tall),
        cell(2, Role::OSo, &["0"]),
        cell(3, Role::OSo, &["0"]),
    ];
    body.push(Row { cells, whole: false, keep_next: false });
    let mut total = cell(0, Role::OTongChu, &["TỔNG"]);
    total.colspan = 2;
    body.push(row(vec![total, cell(2, Role::OTongSo, &["1.210"]), cell(3, Role::OTongSo, &["1.210"])]));
    Block::Table(Table {
        id: None,
        fit: Fit::Given,
        title: "Danh mục các nhiệm vụ".to_owned(),
        columns: vec![Length::mm(12.0), Length::mm(150.0), Length::mm(45.0), Length::mm(45.0)],
        text_size: Length::pt(12.0),
        head,
        body,
    })
}

fn chart() -> Block {
    let words = |text: &str| Paragraph::new(Role::OChu, vec![Inline::text(text)]);
    let bar = |length, shade, text| Bar {
        share: Decimal::ONE,
        length: Length::mm(length),
        shade,
        words: words(text),
    };
    let group = |label, bars| BarGroup { label: words(label), bars };
    Block::Chart(Chart {
        title: "Tổng kinh phí theo năm".to_owned(),
        text_size: Length::pt(12.0),
        label_width: Length::mm(22.0),
        plot_width: Length::mm(230.0),
        bar_height: Length::mm(5.5),
        group_gap: Length::mm(2.0),
        whole: true,
        groups: vec![
            group(
                "Năm 2026",
                vec![bar(150.0, Shade::Light, "trước: 1.210"), bar(180.0, Shade::Dark, "sau: 1.452")],
            ),
            group(
                "Năm 2027",
                vec![bar(0.0, Shade::Light, "trước: 0"), bar(180.0, Shade::Dark, "sau: 1.452")],
            ),
        ],
    })
}

/// The tree.
pub(crate) fn tree() -> Paper {
    let mut blocks = vec![
        header(),
        paragraph(Role::TenLoai, "QUYẾT ĐỊNH"),
        paragraph(Role::TrichYeu, "Phê duyệt Kế hoạch"),
        Block::Simple(Simple::Rule(HorizontalRule::long(Length::mm(40.0)))),
        paragraph(Role::KinhGui, "Kính gửi: Ủy ban nhân dân thành phố Hà Nội"),
        paragraph(Role::KinhGuiNhieu, "Kính gửi:"),
        paragraph(Role::NoiKinhGui, "- Ủy ban nhân dân thành phố Hà Nội;"),
        paragraph(Role::NoiKinhGui, "- Sở Tài chính."),
        paragraph(Role::ThamQuyen, "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"),
        paragraph(Role::CanCu, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        paragraph(Role::DongQuyetDinh, "QUYẾT ĐỊNH:"),
    ];
    for (role, number, title) in
        [(Role::Chuong, "Chương I", "QUY ĐỊNH CHUNG"), (Role::MucCuaChuong, "Mục 1", "PHẠM VI")]
    {
        let content = vec![Inline::text(number), Inline::LineBreak, Inline::text(title)];
        blocks.push(Block::Simple(Simple::Paragraph(Paragraph::new(role, content))));
    }
    let article = vec![
        Inline::bold("Điều 1."),
        Inline::text(" Văn bản có "),
        Inline::Text(Run { text: "chữ nghiêng".to_owned(), bold: false, italic: true }),
        Inline::text(" và "),
        Inline::Text(Run { text: "đậm nghiêng".to_owned(), bold: true, italic: true }),
        Inline::text(format!("; dấu đặc biệt {SPECIAL}")),
        Inline::LineBreak,
        Inline::text("sau dòng mới; office, affluent, fi fl ff."),
    ];
    blocks.push(Block::Simple(Simple::Paragraph(Paragraph::new(Role::Dieu, article))));
    for role in [
        Role::DoanVan,
        Role::Muc,
        Role::TieuDeKhoan,
        Role::Khoan,
        Role::TieuDeTieuKhoan,
        Role::TieuKhoan,
        Role::Diem,
        Role::Gach,
        Role::Cong,
    ] {
        let name = role.info().name;
        let text = format!(
            "{name}: một đoạn dài để xuống dòng, căn đều hai lề như nghị định nêu, đủ hơn hai dòng giấy A4 dọc."
        );
        blocks.push(paragraph(role, if role == Role::Muc { "I. MỤC TIÊU, YÊU CẦU" } else { &text }));
    }
    blocks.push(signature());
    let appendix = vec![
        paragraph(Role::PhuLuc, "Phụ lục I"),
        paragraph(Role::TenPhuLuc, "DANH MỤC CÁC NHIỆM VỤ"),
        paragraph(
            Role::KemTheo,
            "(Kèm theo Quyết định số 05/QĐ-SCT ngày 05 tháng 01 năm 2026 của Sở Công Thương)",
        ),
        Block::Simple(Simple::Rule(HorizontalRule::long(Length::mm(40.0)))),
        paragraph(Role::TenBang, "Bảng 1. Kinh phí theo năm"),
        paragraph(Role::DonViTinh, "Đơn vị tính: triệu đồng"),
        table(),
        paragraph(Role::TenBang, "Biểu đồ. Tổng kinh phí theo năm"),
        chart(),
        paragraph(Role::TieuDeGhiChu, "Ghi chú:"),
        paragraph(Role::GhiChu, "- Nguồn vốn huy động hợp pháp khác./."),
    ];
    Paper {
        title: "Quyết định Phê duyệt Kế hoạch".to_owned(),
        author: "Sở Công Thương".to_owned(),
        date: Some((2026, 1, 5)),
        keywords: vec!["05/QĐ-SCT".to_owned(), "Quyết định".to_owned()],
        named: PaperName::default(),
        fields: FieldPlan::None,
        sections: vec![
            Section {
                document: 0,
                appendix: None,
                orientation: Orientation::Portrait,
                restart_numbering: true,
                marks: Some(marks()),
                foot: foot(),
                blocks,
            },
            Section {
                document: 0,
                appendix: Some(1),
                orientation: Orientation::Landscape,
                restart_numbering: true,
                marks: None,
                foot: Vec::new(),
                blocks: appendix,
            },
        ],
    }
}

#[test]
fn it_holds_every_role_that_stands_in_the_text() {
    let text = format!("{:?}", tree());
    let missing: Vec<_> =
        Role::ALL.iter().filter(|role| !text.contains(&format!("role: {role:?},"))).collect();
    assert_eq!(missing, [&Role::SoTrang], "the page number is the writers' own");
}
