use expect_test::expect;

use std::sync::Arc;

use super::build;
use crate::budget::{Sheet, sheet};
use crate::content::declare::Text;
use crate::content::table::samples::{CITY, read};
use crate::finding::render;
use crate::layout::{self, Narrow, PageFault, TableFault, TooWide};
use crate::length::Length;
use crate::paper::{Block, Inline, Orientation, Paper, Paragraph, Row, Simple, Table};
use crate::template::filled::FilledText;
use crate::template::frame_reader::FramePiece;
use crate::template::sections::section;
use crate::theme::Theme;

/// The blocks of a table's text on a landscape page.
#[track_caller]
fn blocks(yaml: &str) -> Vec<Block> {
    let (bang, mut report) = read(yaml);
    let bang = bang.unwrap();
    let sheet = sheet(&Arc::new(bang), &mut report.findings);
    assert_eq!(render::short(&report), "");
    decided(&sheet, Orientation::Landscape).0
}

/// The blocks of a table on a page of this orientation, and what of it does not fit.
fn decided(sheet: &Sheet, orientation: Orientation) -> (Vec<Block>, Vec<TableFault>) {
    let mut text =
        |text: &Text| FilledText { content: vec![Inline::text(text.raw.as_str())], given: Vec::new() };
    let section = section(orientation, vec![FramePiece::Table], &[], &build(sheet, &mut text), 0);
    let mut document = Paper { sections: vec![section], ..Paper::default() };
    let faults = layout::decide(&mut document, &Theme::default());
    let of_tables = faults.into_iter().filter_map(|fault| match fault {
        PageFault::Table(fault) => Some(fault),
        PageFault::Pair(_) => None,
    });
    let faults = of_tables.collect();
    (document.sections.remove(0).blocks, faults)
}

#[track_caller]
fn table(yaml: &str) -> Table {
    let Some(Block::Table(table)) = blocks(yaml).pop() else { panic!("a table") };
    table
}

/// One line per row: each cell as column, spans, roles and text; `=` whole, `v` stays with the next.
fn show(rows: &[Row]) -> String {
    let mut lines = Vec::new();
    for row in rows {
        let cells = row.cells.iter().map(|cell| {
            let spans = match (cell.colspan, cell.rowspan) {
                (1, 1) => String::new(),
                (columns, rows) => format!("({columns}x{rows})"),
            };
            let role = cell.paragraphs.first().map_or(String::new(), |first| format!("{:?} ", first.role));
            let texts: Vec<_> = cell.paragraphs.iter().map(Paragraph::plain_text).collect();
            let text: String = texts.join(" / ").chars().take(24).collect();
            format!("{}{spans} {role}{text}", cell.column)
        });
        let whole = if row.whole { "=" } else { " " };
        let keep = if row.keep_next { "v" } else { " " };
        lines.push(format!("{whole}{keep} {}", cells.collect::<Vec<_>>().join(" | ")));
    }
    lines.join("\n")
}

#[test]
fn the_heads_stand_as_on_the_citys_paper() {
    expect![[r#"
        =  0(1x3) TieuDeCot TT | 1(1x3) TieuDeCot Tên nhiệm vụ, đề án | 2(1x3) TieuDeCot Kết quả đạt được | 3(1x3) TieuDeCot Đơn vị chủ trì, đơn vị p | 4(6x1) TieuDeCot Dự kiến kinh phí ngân sá
        =  4(6x1) GhiChuCot (Thực hiện theo quy định
        =  4 TieuDeCot Năm 2026 | 5 TieuDeCot Năm 2027 | 6 TieuDeCot Năm 2028 | 7 TieuDeCot Năm 2029 | 8 TieuDeCot Năm 2030 | 9 TieuDeCot Tổng cộng"#]].assert_eq(&show(&table(CITY).head));
    expect!["Bảng gồm các cột: TT; Tên nhiệm vụ, đề án; Kết quả đạt được; Đơn vị chủ trì, đơn vị phối hợp; Dự kiến kinh phí ngân sách Thành phố (triệu đồng)"].assert_eq(&table(CITY).title);
}

#[test]
fn groups_tasks_and_totals_stand_in_their_rows() {
    expect![[r#"
        =v 0 ONhomGiua I | 1(3x1) ONhomChu Đẩy mạnh truyền thông, n | 4 ONhomSo 1.100 | 5 ONhomSo 1.210 | 6 ONhomSo 1.330 | 7 ONhomSo 1.470 | 8 ONhomSo 1.620 | 9 ONhomSo 6.730
        =  0 OGiua 1 | 1 OChu Xây dựng tài liệu, tổ ch | 2 OChu - Thiết kế 05 sổ tay phổ | 3 OChu Đơn vị chủ trì: Sở Công  | 4 OSo 420 | 5 OSo 460 | 6 OSo 510 | 7 OSo 560 | 8 OSo 620 | 9 OSo 2.570
        =  0 OGiua 2 | 1 OChu Tổ chức tập huấn, hội ng | 2 OChu Tổ chức 25 - 40 hội nghị | 3 OChu Sở Công Thương | 4 OSo 680 | 5 OSo 750 | 6 OSo 820 | 7 OSo 910 | 8 OSo 1.000 | 9 OSo 4.160
        =v 0 ONhomGiua II | 1(3x1) ONhomChu Xây dựng mạng lưới liên  | 4 ONhomSo 4.960 | 5 ONhomSo 5.405 | 6 ONhomSo 5.945 | 7 ONhomSo 6.545 | 8 ONhomSo 7.165 | 9 ONhomSo 30.020
        =  0 OGiua 3 | 1 OChu Xây dựng cơ sở dữ liệu v | 2  | 3  | 4 OSo 400 | 5 OSo 440 | 6 OSo 480 | 7 OSo 530 | 8 OSo 590 | 9 OSo 2.440
        =  0 OGiua 4 | 1 OChu Hỗ trợ kỹ thuật theo phư | 2  | 3  | 4 OSo 200 | 5 OSo 220 | 6 OSo 240 | 7 OSo 270 | 8 OSo 290 | 9 OSo 1.220
        =  0 OGiua 5 | 1 OChu Hỗ trợ kỹ thuật đánh giá | 2  | 3  | 4 OSo 3.300 | 5 OSo 3.630 | 6 OSo 4.000 | 7 OSo 4.400 | 8 OSo 4.800 | 9 OSo 20.130
        =  0 OGiua 6 | 1 OChu Xây dựng, ứng dụng, phổ  | 2  | 3  | 4 OSo 660 | 5 OSo 730 | 6 OSo 800 | 7 OSo 880 | 8 OSo 970 | 9 OSo 4.040
        =  0 OGiua 7 | 1 OChu Hỗ trợ kỹ thuật thực hiệ | 2  | 3  | 4 OSo 400 | 5 OSo 385 | 6 OSo 425 | 7 OSo 465 | 8 OSo 515 | 9 OSo 2.190
        =v 0 ONhomGiua III | 1(3x1) ONhomChu Liên kết giữa cơ sở phân | 4 ONhomSo 12.200 | 5 ONhomSo 16.420 | 6 ONhomSo 18.060 | 7 ONhomSo 19.800 | 8 ONhomSo 21.890 | 9 ONhomSo 88.370
        =  0 OGiua 8 | 1 OChu Tổ chức các hội chợ, chư | 2  | 3  | 4 OSo 12.200 | 5 OSo 13.420 | 6 OSo 14.760 | 7 OSo 16.200 | 8 OSo 17.900 | 9 OSo 74.480
        =  0 OGiua 9 | 1 OChu Hỗ trợ kỹ thuật triển kh | 2  | 3  | 4 OSo 0 | 5 OSo 1.000 | 6 OSo 1.100 | 7 OSo 1.200 | 8 OSo 1.330 | 9 OSo 4.630
        =v 0 OGiua 10 | 1 OChu Hỗ trợ các doanh nghiệp  | 2  | 3  | 4 OSo 0 | 5 OSo 2.000 | 6 OSo 2.200 | 7 OSo 2.400 | 8 OSo 2.660 | 9 OSo 9.260
        =  0(4x1) OTongChu Tổng | 4 OTongSo 18.260 | 5 OTongSo 23.035 | 6 OTongSo 25.335 | 7 OTongSo 27.815 | 8 OTongSo 30.675 | 9 OTongSo 125.120"#]].assert_eq(&show(&table(CITY).body));
}

#[test]
fn widths_are_the_stated_ones_and_the_open_column_has_the_rest() {
    let table = table(CITY);
    let mm: Vec<String> = table.columns.iter().map(|width| format!("{:.1}", width.to_mm())).collect();
    assert_eq!(mm.join(" "), "10.0 45.0 53.0 40.5 17.0 17.0 17.0 17.0 17.0 18.5");
    let width: Length = table.columns.iter().copied().sum();
    assert_eq!(width, Theme::default().text_width(Orientation::Landscape));
}

const SMALL: &str = "\
don_vi: nghìn đồng
cot:
  - {ma: ten, ten: Nội dung, kieu: chu, rong: 60}
  - {ma: ky, ten: Kỳ, kieu: giua, rong: 20}
  - {ma: thu, ten: Thu, kieu: tien, rong: 30, ghi_chu: (dự kiến)}
nhiem_vu:
  - {ten: Phí, ky: Quý I, kinh_phi: {thu: 0}}
  - {ten: Lệ phí, kinh_phi: {thu: \"1,5\"}}
";

#[test]
fn a_small_table_keeps_its_width_and_shows_its_unit() {
    let text = format!("hien_don_vi: có\nso_khong: \"-\"\nco_chu: 13\ntong_cong: {{nhan: Cộng}}\n{SMALL}");
    let blocks = blocks(&text);
    let [Block::Simple(Simple::Paragraph(unit)), Block::Table(table)] = &blocks[..] else {
        panic!("{blocks:?}")
    };
    assert_eq!(unit.plain_text(), "Đơn vị tính: nghìn đồng");
    assert_eq!(table.columns.iter().copied().sum::<Length>(), Length::mm(110.0));
    assert_eq!(table.text_size, Length::pt(13.0));
    expect![[r#"
        =  0 TieuDeCot Nội dung | 1 TieuDeCot Kỳ | 2 TieuDeCot Thu / (dự kiến)
        --
        =  0 OChu Phí | 1 OGiua Quý I | 2 OSo -
        =v 0 OChu Lệ phí | 1  | 2 OSo 1,5
        =  0(2x1) OTongChu Cộng | 2 OTongSo 1,5"#]]
    .assert_eq(&format!("{}\n--\n{}", show(&table.head), show(&table.body)));
}

#[test]
fn zero_may_be_left_blank_and_the_total_left_out() {
    let table = table(&format!("so_khong: trống\ntong_cong: không\n{SMALL}"));
    expect![[r#"
        =  0 OChu Phí | 1 OGiua Quý I | 2 
        =  0 OChu Lệ phí | 1  | 2 OSo 1,5"#]]
    .assert_eq(&show(&table.body));
}

/// Two tasks in a group, the second of this many lines, and the total.
fn tall(lines: usize) -> Table {
    let head = SMALL.split("nhiem_vu:").next().unwrap();
    let lines = "          Một dòng của ô này\n".repeat(lines);
    table(&format!(
        "{head}nhom:\n  - ten: Nhóm\n    nhiem_vu:\n      - {{ten: Phí, kinh_phi: {{thu: 1}}}}\n      \
         - ten: |\n{lines}        kinh_phi: {{thu: 1}}\n"
    ))
}

#[test]
fn rows_stay_together_as_far_as_a_page_has_room() {
    let kept = |lines| tall(lines).body.iter().map(|row| (row.whole, row.keep_next)).collect::<Vec<_>>();
    // Group with its first task, last task with the total.
    assert_eq!(kept(1), [(true, true), (true, false), (true, true), (true, false)]);
    // A page of 170 mm has 34 lines of 4,87 mm; head, total and spare take some.
    assert_eq!(kept(28), [(true, true), (true, false), (true, true), (true, false)]);
    // A high row is parted at the end of the page, instead of leaving it empty.
    assert_eq!(kept(31), [(true, true), (true, false), (false, false), (true, false)]);
    assert_eq!(kept(40), [(true, true), (true, false), (false, false), (true, false)]);
    // Cells that break over pages are aligned to the top.
    let body = tall(40).body;
    assert!(body[2].cells.iter().all(|cell| !cell.middle));
    assert!(body[1].cells.iter().all(|cell| cell.middle));
}

/// What of a table's widths does not fit.
fn faults(yaml: &str, orientation: Orientation) -> Vec<TableFault> {
    let (bang, mut report) = read(yaml);
    let sheet = sheet(&Arc::new(bang.unwrap()), &mut report.findings);
    let (blocks, faults) = decided(&sheet, orientation);
    // However wide it was meant to be, it is drawn within the page.
    let Some(Block::Table(table)) = blocks.last() else { panic!("a table") };
    let width: Length = table.columns.iter().copied().sum();
    assert!(width <= Theme::default().text_width(orientation));
    faults
}

/// The wording is tested with whole papers, in `tests/clerk/widths.rs`.
#[test]
fn what_does_not_fit_the_page_is_found() {
    assert_eq!(faults(CITY, Orientation::Landscape), []);
    let wide = CITY.replace("kieu: chu, rong: 53", "kieu: chu, rong: 100");
    let shut = SMALL.replace("rong: 60", "rong: \"120,5\"");
    for (yaml, orientation) in [
        (CITY, Orientation::Portrait),
        (wide.as_str(), Orientation::Landscape),
        (shut.as_str(), Orientation::Portrait),
    ] {
        let faults = faults(yaml, orientation);
        assert!(matches!(faults[..], [TableFault::StatedTooWide { .. }]), "{faults:?}");
    }
    let narrow = CITY.replace("kieu: tien, rong: 17", "kieu: tien, rong: 14");
    let figures: Vec<String> = faults(&narrow, Orientation::Landscape)
        .into_iter()
        .map(|fault| match fault {
            TableFault::Narrow(Narrow { id, what: TooWide::Figure(figure), .. }) => format!("{id} {figure}"),
            fault => panic!("{fault:?}"),
        })
        .collect();
    assert_eq!(figures, ["2026 12.200", "2027 13.420", "2028 14.760", "2029 16.200", "2030 17.900"]);
}

/// Groups of groups are lettered, the groups in them Roman; dates and money come in any order.
#[test]
fn groups_stand_in_groups() {
    let rows = table(
        "don_vi: triệu đồng
danh_so: theo_nhom
so_khong: \"-\"
cot:
  - {ma: 2026, ten: Năm 2026, kieu: tien, rong: 30}
  - {ma: tt, ten: TT, kieu: so_thu_tu, rong: 12}
  - {ma: ten, ten: Nhiệm vụ, kieu: chu}
  - {ma: han, ten: Thời hạn, kieu: ngay, rong: 30}
nhom:
  - ma: chi_dau_tu
    ten: Chi đầu tư
    tong: {2026: 30}
    nhom:
      - ten: Xây dựng
        nhiem_vu:
          - {ten: Nhà văn hóa, han: 5/1/2026, kinh_phi: {2026: 10}}
          - {ten: Trạm y tế, han: 31/3/2026, kinh_phi: {2026: 0}}
      - ten: Sửa chữa
        nhiem_vu:
          - {ten: Chợ, kinh_phi: {2026: 20}}
  - ten: Chi thường xuyên
    nhom:
      - {ten: Tập huấn, nhiem_vu: [{ten: Lớp một, kinh_phi: {2026: 5}}]}
tong_cong: {nhan: Cộng}
",
    );
    expect![[r#"
        =v 0 ONhomSo 30 | 1 ONhomGiua A | 2(2x1) ONhomChu Chi đầu tư
        =v 0 ONhomSo 10 | 1 ONhomGiua I | 2(2x1) ONhomChu Xây dựng
        =  0 OSo 10 | 1 OGiua 1 | 2 OChu Nhà văn hóa | 3 OGiua 05/01/2026
        =  0 OSo - | 1 OGiua 2 | 2 OChu Trạm y tế | 3 OGiua 31/3/2026
        =v 0 ONhomSo 20 | 1 ONhomGiua II | 2(2x1) ONhomChu Sửa chữa
        =  0 OSo 20 | 1 OGiua 1 | 2 OChu Chợ | 3 
        =v 0 ONhomSo 5 | 1 ONhomGiua B | 2(2x1) ONhomChu Chi thường xuyên
        =v 0 ONhomSo 5 | 1 ONhomGiua I | 2(2x1) ONhomChu Tập huấn
        =v 0 OSo 5 | 1 OGiua 1 | 2 OChu Lớp một | 3 
        =  0 OTongSo 35 | 1  | 2 OTongChu Cộng | 3 "#]]
    .assert_eq(&show(&rows.body));
}
