//! Money in sentences: taken from the tables, as figures and in words; typed by hand, found.

use expect_test::{Expect, expect};
use vanban::rooms::finding::{Report, render};
use vanban::rooms::paper::{Block, Paragraph, dump};
use vanban::rooms::pipeline::{Input, Pipeline};

/// A plan whose first part says this, and whose appendix has this table.
fn plan(sentences: &[&str], table: &str) -> String {
    let lines: String = sentences.iter().map(|line| format!("      {line}\n")).collect();
    let table: String = table.lines().map(|line| format!("      {line}\n")).collect();
    format!(
        "loai: ke_hoach
co_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Thử
noi_nhan: [Như trên]
nguoi_ky: {{chuc_vu: Chủ tịch}}
noi_dung:
  - muc: Kinh phí
    loi_van: |
{lines}      (Chi tiết tại Phụ lục kèm theo)./.
phu_luc:
  - ten: Kinh phí
    bang:
{table}"
    )
}

/// The findings and the sentences on paper.
fn said_with(pipeline: &Pipeline, text: &str) -> String {
    said(pipeline, Input::alone("a.yaml", text.as_bytes()))
}

fn said(pipeline: &Pipeline, input: Input<'_>) -> String {
    let (document, report) = pipeline.tree(input);
    let mut shown = render::short(&report);
    if let Some(document) = document {
        let body = dump::texts(&document).into_iter().skip_while(|text| text != "I. KINH PHÍ").skip(1);
        body.take_while(|text| !text.starts_with("(Chi tiết")).for_each(|text| shown += &format!("{text}\n"));
    }
    shown
}

#[track_caller]
fn check(sentences: &[&str], table: &str, expected: &Expect) {
    expected.assert_eq(&said_with(&Pipeline::built_in(), &plan(sentences, table)));
}

/// By year and source, by group and task.
const BY_SOURCE: &str = "\
ma: kinh_phi
don_vi: triệu đồng
cot:
  - {ma: ten, ten: Nhiệm vụ, kieu: chu, rong: 60}
  - ten: Năm 2026
    cot:
      - {ma: tw_2026, ten: Trung ương, kieu: tien}
      - {ma: dp_2026, ten: Địa phương, kieu: tien}
      - {ma: 2026, ten: Cộng, kieu: tong_hang, cua: [tw_2026, dp_2026]}
  - ten: Năm 2027
    cot:
      - {ma: tw_2027, ten: Trung ương, kieu: tien}
      - {ma: dp_2027, ten: Địa phương, kieu: tien}
      - {ma: 2027, ten: Cộng, kieu: tong_hang, cua: [tw_2027, dp_2027]}
  - ten: Cả giai đoạn
    cot:
      - {ma: tw, ten: Trung ương, kieu: tong_hang, cua: [tw_2026, tw_2027]}
      - {ma: dp, ten: Địa phương, kieu: tong_hang, cua: [dp_2026, dp_2027]}
      - {ma: tong, ten: Tổng, kieu: tong_hang}
  - {ma: ty_trong, ten: Tỷ trọng (%), kieu: ty_trong}
nhom:
  - ma: truyen_thong
    ten: Truyền thông
    nhiem_vu:
      - {ma: tai_lieu, ten: Tài liệu, kinh_phi: {tw_2026: 50.000, dp_2026: 10.000, tw_2027: 0, dp_2027: 5.120}}
  - ma: ho_tro
    ten: Hỗ trợ
    nhiem_vu:
      - {ma: tap_huan, ten: Tập huấn, kinh_phi: {tw_2026: 20.000, dp_2026: 0, tw_2027: 20.000, dp_2027: 20.000}}
";

/// Total, by year, source, group and task; as figure, in another unit and in words.
#[test]
fn sentences_take_their_money_from_the_table() {
    check(
        &[
            "{{ tong }}; {{ tong | tien }} triệu đồng; {{ tong | bang_chu }}; ({{ tong | bang_chu_thuong }}).",
            "{{ tong[\"2026\"] | tien }}, {{ tong[\"2027\"] }}, {{ tong.tw }}, {{ tong.dp_2027 | bang_chu }}.",
            "{{ bang.kinh_phi }}, {{ bang.kinh_phi.tong | tien }}, {{ bang.kinh_phi.nhom.ho_tro }}, {{ bang.kinh_phi.nhom.ho_tro.dp }} \
             chiếm {{ bang.kinh_phi.nhom.ho_tro.ty_trong }}.",
            "{{ bang.kinh_phi.nhiem_vu.tai_lieu | bang_chu }}, {{ bang.kinh_phi.nhiem_vu.tai_lieu[\"2026\"] }}.",
            "{{ tong | tien(don_vi=\"tỷ đồng\") }} tỷ đồng, {{ tong.tw | tien(don_vi='đồng') }} đồng.",
        ],
        BY_SOURCE,
        &expect![[r#"
            125.120 triệu đồng; 125.120 triệu đồng; Một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng; (một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng).
            80.000, 45.120 triệu đồng, 90.000 triệu đồng, Hai mươi lăm tỷ một trăm hai mươi triệu đồng.
            125.120 triệu đồng, 125.120, 60.000 triệu đồng, 20.000 triệu đồng chiếm 48%.
            Sáu mươi lăm tỷ một trăm hai mươi triệu đồng, 60.000 triệu đồng.
            125,12 tỷ đồng, 90.000.000.000 đồng.
        "#]],
    );
}

#[test]
fn what_cannot_be_said_is_told() {
    let several = BY_SOURCE
        .replace("kieu: tong_hang}", "kieu: tong_hang, cua: [tw_2026]}")
        .replace(", kieu: ty_trong}", ", kieu: chu}");
    let said = [
        &["{{ tong }}"][..],
        &["{{ tong | bang_chu }}"],
        &["{{ tong.tw | tien(don_vi=\"triệu\") }}"],
        &["{{ bang.kinh_phi.nhom.ho_tro.ten | tien }}"],
        &["{{ nam | bang_chu }}"],
    ];
    let found = said.map(|lines| said_with(&Pipeline::built_in(), &plan(lines, &several)));
    expect![[r#"
        a.yaml:12:7: lỗi[T002]: chưa rõ là tổng nào: hồ sơ có nhiều bảng có tiền hoặc không có bảng nào, hoặc bảng có nhiều cột tiền; gợi ý: ghi rõ cột, ví dụ `{{ tong["2026"] }}`; có nhiều bảng thì đặt `ma` cho bảng, viết `{{ bang.<mã bảng>.tong }}`
        --
        a.yaml:12:17: lỗi[T002]: chưa rõ là tổng nào: hồ sơ có nhiều bảng có tiền hoặc không có bảng nào, hoặc bảng có nhiều cột tiền; gợi ý: ghi rõ cột, ví dụ `{{ tong["2026"] }}`; có nhiều bảng thì đặt `ma` cho bảng, viết `{{ bang.<mã bảng>.tong }}`
        --
        a.yaml:12:20: lỗi[T002]: không có đơn vị tiền `triệu`; gợi ý: có phải ý bạn là `triệu đồng`?
        --
        a.yaml:12:36: lỗi[T002]: không có mục `ten` trong biến này; gợi ý: dùng được: `2026`, `2027`, `dp`, `dp_2026`, `dp_2027`, `tong`, `tw`, `tw_2026`, `tw_2027`
        --
        a.yaml:12:16: lỗi[T002]: `2026` không phải số tiền của bảng; gợi ý: số tiền lấy từ bảng, ví dụ `{{ tong["2026"] | tien }}`
    "#]].assert_eq(&found.join("--\n"));
}

/// By quarter and by body; the columns' sums are there by their ids.
#[test]
fn tables_by_quarter_and_by_body() {
    let table = "\
ma: theo_quy
don_vi: nghìn đồng
cot:
  - {ma: ten, ten: Đơn vị, kieu: chu}
  - ten: 6 tháng đầu năm
    cot:
      - {ma: q1, ten: Quý I, kieu: tien}
      - {ma: q2, ten: Quý II, kieu: tien}
      - {ma: dau, ten: Cộng, kieu: tong_hang, cua: [q1, q2]}
  - {ma: q3, ten: Quý III, kieu: tien}
  - {ma: q4, ten: Quý IV, kieu: tien}
  - {ma: ca_nam, ten: Cả năm, kieu: tong_hang}
nhom:
  - ma: so_nganh
    ten: Các sở, ngành
    nhiem_vu:
      - {ma: so_tc, ten: Sở Tài chính, kinh_phi: {q1: 1, q2: 2, q3: 3, q4: 4}}
      - {ma: so_ct, ten: Sở Công Thương, kinh_phi: {q1: 10, q2: 20, q3: 30, q4: 40}}
  - ma: xa
    ten: Ủy ban nhân dân các xã
    nhiem_vu: [{ma: an_binh, ten: Xã An Bình, kinh_phi: {q1: 100, q2: 200, q3: 300, q4: \"400,5\"}}]
";
    check(
        &[
            "{{ tong }}; quý I {{ tong.q1 }}; 6 tháng đầu năm {{ tong.dau }}.",
            "{{ bang.theo_quy.nhom.so_nganh }}; {{ bang.theo_quy.nhiem_vu.so_ct.dau | bang_chu }}.",
        ],
        table,
        &expect![[r#"
            1.110,5 nghìn đồng; quý I 111 nghìn đồng; 6 tháng đầu năm 333 nghìn đồng.
            110 nghìn đồng; Ba mươi nghìn đồng.
        "#]],
    );
}

/// What an office writes in its own way.
#[test]
fn an_office_has_its_own_words() {
    let own = "so_bang_chu: {hang_chuc_khong: lẻ, hang_nghin: ngàn}\n".to_owned();
    let mut report = Report::default();
    let files = [("cach_ghi.yaml".to_owned(), own)].into();
    let office = vanban::rooms::template::Office::with(files, &mut report).unwrap();
    let table = BY_SOURCE.replace("dp_2027: 20.000", "dp_2027: \"2.005,1\"");
    let said = said_with(&Pipeline::new(office), &plan(&["{{ tong | bang_chu }}."], &table));
    expect![[r#"
        Một trăm lẻ bảy tỷ một trăm hai mươi lăm triệu một trăm ngàn đồng.
    "#]]
    .assert_eq(&said);
    let files =
        [("cach_ghi.yaml".to_owned(), "so_bang_chu: {hang_chuc_khong: lẽ, hang_nghin: ngàn}\n".to_owned())];
    assert!(vanban::rooms::template::Office::with(files.into(), &mut report).is_none());
    expect![[r#"
        templates/cach_ghi.yaml:1:32: lỗi[C012]: `hang_chuc_khong` không có lựa chọn `lẽ`; gợi ý: có phải ý bạn là `lẻ`?
    "#]].assert_eq(&render::short(&report));
}

/// What is typed with a unit and is a sum, or nearly, is told; what variables insert is not.
#[test]
fn figures_typed_by_hand_are_found() {
    check(
        &[
            "Tổng kinh phí là 125.120 triệu đồng (125,12 tỷ đồng), năm 2026 là {{ tong[\"2026\"] }}.",
            "Khoảng 125 tỷ đồng; năm 2026 là 80 tỷ đồng; năm 2027: 45.000 triệu đồng; nhóm I: 65 tỷ 120 triệu đồng.",
            "Không liên quan: 124.000.000 đồng, 35.120 triệu, {{ tong | tien }} triệu đồng, {{ \"125.120 triệu đồng\" }}, 125.120 triệu đồng/xã, 125 tỷ đồng/năm.",
            "Nhiệm vụ 1: 60.000 triệu đồng, gần 60.100 triệu đồng; 1 % trở lên: 126.372 triệu đồng, 123.868 triệu đồng.",
        ],
        BY_SOURCE,
        &expect![[r#"
            a.yaml:12:24: cảnh báo[B008]: `125.120 triệu đồng` gõ tay là tổng cộng của bảng; sửa bảng thì số này không đổi theo; gợi ý: viết `{{ tong }}` để số lấy từ bảng; nếu là số khác, viết `{{ "125.120 triệu đồng" }}`
            a.yaml:12:44: cảnh báo[B008]: `125,12 tỷ đồng` gõ tay là tổng cộng của bảng; sửa bảng thì số này không đổi theo; gợi ý: viết `{{ tong | tien(don_vi="tỷ đồng") }} tỷ đồng` để số lấy từ bảng; nếu là số khác, viết `{{ "125,12 tỷ đồng" }}`
            a.yaml:13:14: cảnh báo[B008]: `125 tỷ đồng` gõ tay gần bằng tổng cộng của bảng là 125.120 triệu đồng; gợi ý: viết `{{ tong | tien(don_vi="tỷ đồng") }} tỷ đồng` để số lấy từ bảng; nếu là số khác, viết `{{ "125 tỷ đồng" }}`
            a.yaml:13:39: cảnh báo[B008]: `80 tỷ đồng` gõ tay là tổng cộng ở cột `2026` của bảng; sửa bảng thì số này không đổi theo; gợi ý: viết `{{ tong["2026"] | tien(don_vi="tỷ đồng") }} tỷ đồng` để số lấy từ bảng; nếu là số khác, viết `{{ "80 tỷ đồng" }}`
            a.yaml:13:61: cảnh báo[B008]: `45.000 triệu đồng` gõ tay gần bằng tổng cộng ở cột `2027` của bảng là 45.120 triệu đồng; gợi ý: viết `{{ tong["2027"] }}` để số lấy từ bảng; nếu là số khác, viết `{{ "45.000 triệu đồng" }}`
            a.yaml:13:88: cảnh báo[B008]: `65 tỷ 120 triệu đồng` gõ tay là tổng nhóm I của bảng; sửa bảng thì số này không đổi theo; gợi ý: viết `{{ bang.kinh_phi.nhom.truyen_thong }}` để số lấy từ bảng; nếu là số khác, viết `{{ "65 tỷ 120 triệu đồng" }}`
            a.yaml:15:19: cảnh báo[B008]: `60.000 triệu đồng` gõ tay là tổng nhóm I ở cột `2026` của bảng; sửa bảng thì số này không đổi theo; gợi ý: viết `{{ bang.kinh_phi.nhom.truyen_thong["2026"] }}` để số lấy từ bảng; nếu là số khác, viết `{{ "60.000 triệu đồng" }}`
            a.yaml:15:42: cảnh báo[B008]: `60.100 triệu đồng` gõ tay gần bằng tổng nhóm I ở cột `2026` của bảng là 60.000 triệu đồng; gợi ý: viết `{{ bang.kinh_phi.nhom.truyen_thong["2026"] }}` để số lấy từ bảng; nếu là số khác, viết `{{ "60.100 triệu đồng" }}`
            a.yaml:15:61: lưu ý[C057]: thừa dấu cách trước dấu % ở `1 %`; gợi ý: viết `1%`
            Tổng kinh phí là 125.120 triệu đồng (125,12 tỷ đồng), năm 2026 là 80.000 triệu đồng.
            Khoảng 125 tỷ đồng; năm 2026 là 80 tỷ đồng; năm 2027: 45.000 triệu đồng; nhóm I: 65 tỷ 120 triệu đồng.
            Không liên quan: 124.000.000 đồng, 35.120 triệu, 125.120 triệu đồng, 125.120 triệu đồng, 125.120 triệu đồng/xã, 125 tỷ đồng/năm.
            Nhiệm vụ 1: 60.000 triệu đồng, gần 60.100 triệu đồng; 1 % trở lên: 126.372 triệu đồng, 123.868 triệu đồng.
        "#]],
    );
    check(
        &[
            "(Bằng chữ: Một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng).",
            "Là {{ tong | bang_chu_thuong }}; một trăm tám mươi tỷ đồng; hai trăm sáu mươi tỷ đồng.",
        ],
        BY_SOURCE,
        &expect![[r#"
            a.yaml:12:7: cảnh báo[B008]: `một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng` gõ tay là tổng cộng của bảng; sửa bảng thì chữ này không đổi theo; gợi ý: viết `{{ tong | bang_chu }}`, giữa câu thì `{{ tong | bang_chu_thuong }}` để chữ lấy từ bảng
            (Bằng chữ: Một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng).
            Là một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng; một trăm tám mươi tỷ đồng; hai trăm sáu mươi tỷ đồng.
        "#]],
    );
    // Of several tables, of parts without ids, in variables.
    let second = "don_vi: đồng\nhien_thi: triệu đồng\ncot: [{ma: ten, ten: a, kieu: chu}, {ma: so_tien, ten: b, kieu: tien}]\n\
                  nhom: [{ten: a, nhiem_vu: [{ten: b, kinh_phi: {so_tien: 7.000.000}}]}]\n";
    let text = plan(
        &["Nhóm I là 65.120 triệu đồng; bảng hai có 7 triệu đồng; cả hai {{ bien.muc }}, {{ bien.khac }}."],
        BY_SOURCE,
    )
    .replace("  - ten: Kinh phí\n", "  - ten: Kinh phí\n    ghi_chu: Cả năm 80.000 triệu đồng\n")
        + "  - ten: Hai\n    bang:\n"
        + &second.lines().map(|line| format!("      {line}\n")).collect::<String>()
        + "bien: {muc: 125.120 triệu đồng, khac: 5 triệu đồng}\n";
    let text =
        text.replace("Phụ lục kèm theo", "các Phụ lục kèm theo").replace("kieu: tien, rong", "kieu: tien");
    expect![[r#"
        a.yaml:12:17: cảnh báo[B008]: `65.120 triệu đồng` gõ tay là tổng nhóm I của bảng; sửa bảng thì số này không đổi theo; gợi ý: viết `{{ bang.kinh_phi.nhom.truyen_thong }}` để số lấy từ bảng; nếu là số khác, viết `{{ "65.120 triệu đồng" }}`
        a.yaml:12:48: cảnh báo[B008]: `7 triệu đồng` gõ tay là tổng cộng của bảng; sửa bảng thì số này không đổi theo; gợi ý: đặt `ma` cho bảng để số lấy từ bảng; nếu là số khác, viết `{{ "7 triệu đồng" }}`
        a.yaml:16:21: cảnh báo[B008]: `80.000 triệu đồng` gõ tay là tổng cộng ở cột `2026` của bảng; sửa bảng thì số này không đổi theo; gợi ý: viết `{{ bang.kinh_phi.tong["2026"] }}` để số lấy từ bảng; nếu là số khác, viết `{{ "80.000 triệu đồng" }}`
        a.yaml:53:13: cảnh báo[B008]: `125.120 triệu đồng` ở biến `muc` gõ tay là tổng cộng của bảng; sửa bảng thì số này không đổi theo; gợi ý: thay cho biến, viết `{{ bang.kinh_phi.tong }}` để số lấy từ bảng; nếu là số khác, viết `{{ "125.120 triệu đồng" }}`
        Nhóm I là 65.120 triệu đồng; bảng hai có 7 triệu đồng; cả hai 125.120 triệu đồng, 5 triệu đồng.
    "#]].assert_eq(&said_with(&Pipeline::built_in(), &text));
}

/// A paper takes its money from the tables of another, which must be right.
#[test]
fn sums_of_a_cited_paper_follow_its_tables() {
    let citing = plan(
        &[
            "{{ vien_dan.goc.tong }}; {{ vien_dan.goc.bang.kinh_phi.nhom.ho_tro[\"2027\"] | bang_chu }}; {{ tong }}.",
        ],
        "don_vi: đồng\ncot: [{ma: ten, ten: a, kieu: chu}, {ma: so_tien, ten: b, kieu: tien}]\n\
         nhiem_vu: [{ten: b, kinh_phi: {so_tien: 5}}]\n",
    ) + "vien_dan: {goc: goc.yaml}\n";
    let shown = |table: &str| {
        let files =
            std::collections::BTreeMap::from([("goc.yaml".to_owned(), plan(&["a"], table).into_bytes())]);
        let input = Input { files: &files, ..Input::alone("a.yaml", citing.as_bytes()) };
        said(&Pipeline::built_in(), input)
    };
    expect![[r#"
        125.120 triệu đồng; Bốn mươi tỷ đồng; 5 đồng.
    "#]]
    .assert_eq(&shown(BY_SOURCE));
    expect![[r#"
        a.yaml:20:17: lỗi[C015]: văn bản viện dẫn `goc.yaml` còn lỗi; gợi ý: sửa tệp đó trước; xem lỗi bằng `vanban build goc.yaml`
    "#]].assert_eq(&shown(&format!("muc_tran: 5\n{BY_SOURCE}")));
}

/// A table of three levels, of quantities and prices and shares, as it stands on paper.
#[test]
fn a_priced_table_stands_on_paper() {
    let table =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/du-toan.yaml")).unwrap();
    let (document, report) = Pipeline::built_in().tree(Input::alone("du-toan.yaml", table.as_bytes()));
    assert_eq!(render::short(&report), "");
    let document = document.unwrap();
    let tables =
        document.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
    let mut lines = String::new();
    for row in tables.flat_map(|table| &table.body) {
        let cells = row
            .cells
            .iter()
            .map(|cell| cell.paragraphs.iter().map(Paragraph::plain_text).collect::<Vec<_>>().join(" / "));
        lines += &format!("{}\n", cells.collect::<Vec<_>>().join(" | "));
    }
    expect![[r#"
        A | Chi thường xuyên | 31.550 | 14,5
        I | Lớp bồi dưỡng | 25.550 | 11,7
        1 | Học viên | 20.550 | 9,4
        1.1 | Hỗ trợ tiền ăn | người | 100 | 2 | 80 | 16.000 | 7,3
        1.2 | Tài liệu | bộ | 100 | 1 | 45,5 | 4.550 | 2,1
        2 | Giảng viên | 5.000 | 2,3
        2.1 | Thù lao | buổi | 2,5 | 2 | 1.000 | 5.000 | 2,3
        II | Tuyên truyền | 6.000 | 2,8
        1 | Trên mạng | 6.000 | 2,8
        1.1 | Tin bài | bài | 24 | 1 | 250 | 6.000 | 2,8
        B | Chi đầu tư | 185.880 | 85,5
        I | Mua sắm | 185.880 | 85,5
        1 | Điểm hỗ trợ | 185.880 | 85,5
        1.1 | Máy tính | bộ | 12 | 1 | 15.490 | 185.880 | 85,5
        Tổng | 217.430 | 100,0
    "#]]
    .assert_eq(&lines);
}
