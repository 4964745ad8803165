//! Tables among the paragraphs of a body: where they may stand, what is told of those that may not, and that
//! they have the powers of a table in an appendix.

use expect_test::expect;
use rust_decimal::Decimal;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::Input;
use vanban::rooms::tabular::workbook::WorkbookContent;

use super::{DECISION, PLAN, changed, told};
use crate::harness::Case;
use crate::support::exports::{Files, exported, typed_in};
use crate::support::papers::PIPELINE;

const TABLE: &str = "{don_vi: triệu đồng, cot: [{ma: ten, ten: Nội dung, kieu: chu}, {ma: x, ten: Số tiền, kieu: tien}], \
                     nhiem_vu: [{ten: Mua cây, kinh_phi: {x: 100}}, {ten: Công trồng, kinh_phi: {x: 20}}]}";

/// A body, its appendix taken away: the head of the plan, then this.
fn plan(body: &str) -> String {
    let head = PLAN.split("noi_dung:").next().unwrap();
    let body = body.replace("BẢNG", TABLE);
    format!("{head}{body}noi_nhan: Các thôn\nnguoi_ky: {{chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}}\n")
}

/// The lines of the body in the tree, each table as its rows.
fn lines(yaml: &str) -> String {
    let (paper, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    assert!(report.findings.is_empty(), "{report}");
    let roles = [
        "muc",
        "khoan",
        "diem",
        "dieu",
        "doan_van",
        "o_chu",
        "o_so",
        "o_tong_so",
        "ten_bang",
        "tieu_de_ghi",
        "ghi_chu",
    ];
    let tree = dump::dump(&paper.unwrap());
    let body = tree.lines().map(str::trim).filter(|line| roles.iter().any(|role| line.starts_with(role)));
    body.map(|line| line.replace(", giữ liền", "")).collect::<Vec<_>>().join("\n")
}

/// Below the text of a part, between its lines, in a part without a title; khoản are counted across them.
#[test]
fn a_table_stands_where_it_is_written() {
    expect![[r#"
        muc "I. NHU CẦU"
        khoan "1. Kinh phí đã tính như sau:"
        o_chu "Mua cây"
        o_so "100"
        o_chu "Công trồng"
        o_so "20"
        o_tong_so "120"
        tieu_de_ghi_chu "Ghi chú:"
        ghi_chu "Giá năm 2026."
        khoan "2. Nguồn là ngân sách xã."
        muc "II. TỔ CHỨC"
        khoan "1. Theo bảng:"
        o_chu "Mua cây"
        o_so "100"
        o_chu "Công trồng"
        o_so "20"
        o_tong_so "120"
        khoan "2. Các thôn thực hiện./.""#]].assert_eq(&lines(&plan(
        "noi_dung:\n  - muc: Nhu cầu\n    loi_van: |\n      1. Kinh phí {{ tong }} như sau:\n    bang: BẢNG\n    ghi_chu: Giá năm 2026.\n  \
         - loi_van: |\n      2. Nguồn là ngân sách xã.\n  - muc: Tổ chức\n    loi_van:\n      - |\n        1. Theo bảng:\n      - bang: BẢNG\n      \
         - |\n        2. Các thôn thực hiện./.\n",
    ).replace("{{ tong }}", "đã tính")));
    expect![[r#"
        muc "I. NHU CẦU"
        doan_van "Kinh phí 120 triệu đồng (Một trăm hai mươi triệu đồng):"
        o_chu "Mua cây"
        o_so "100"
        o_chu "Công trồng"
        o_so "20"
        o_tong_so "120"
        muc "II. TỔ CHỨC"
        doan_van "Các thôn thực hiện./.""#]].assert_eq(&lines(&plan(
        "noi_dung:\n  - loi_van: |\n      I. Nhu cầu\n      Kinh phí {{ tong | tien }} triệu đồng ({{ tong | bang_chu }}):\n  - bang: BẢNG\n  \
         - loi_van: |\n      II. Tổ chức\n      Các thôn thực hiện./.\n",
    )));
}

/// In a decision, within an article and below the whole of one.
#[test]
fn a_table_stands_in_an_article() {
    let articles = |dieu: &str| {
        let old =
            "dieu: |\n  Điều 1. Phê duyệt Kế hoạch.\n  Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.\n";
        lines(&changed(DECISION, &[(old, &format!("dieu:\n{}", dieu.replace("BẢNG", TABLE)))]))
    };
    expect![[r#"
        dieu đậm "Điều 1." " Phê duyệt kinh phí:"
        khoan "1. Trồng rừng:"
        o_chu "Mua cây"
        o_so "100"
        o_chu "Công trồng"
        o_so "20"
        o_tong_so "120"
        khoan "2. Nguồn là ngân sách xã."
        dieu đậm "Điều 2." " Quyết định này có hiệu lực kể từ ngày ký./.""#]].assert_eq(&articles(
        "  - loi_van:\n      - |\n        Phê duyệt kinh phí:\n        1. Trồng rừng:\n      - bang: BẢNG\n      \
         - 2. Nguồn là ngân sách xã.\n  - Quyết định này có hiệu lực kể từ ngày ký./.\n",
    ));
    expect![[r#"
        dieu đậm "Điều 1. Kinh phí"
        o_chu "Mua cây"
        o_so "100"
        o_chu "Công trồng"
        o_so "20"
        o_tong_so "120"
        dieu đậm "Điều 2." " Phê duyệt kinh phí như trên."
        o_chu "Mua cây"
        o_so "100"
        o_chu "Công trồng"
        o_so "20"
        o_tong_so "120"
        dieu đậm "Điều 3." " Quyết định này có hiệu lực kể từ ngày ký./.""#]]
    .assert_eq(&articles(
        "  - {tieu_de: Kinh phí, bang: BẢNG}\n  - Phê duyệt kinh phí như trên.\n  \
         - bang: BẢNG\n  - Quyết định này có hiệu lực kể từ ngày ký./.\n",
    ));
}

/// What cannot stand there is told at its place.
#[test]
fn a_table_in_the_wrong_place_is_told() {
    told(
        &plan("bang: BẢNG\nnoi_dung: Các thôn thực hiện./.\n"),
        &[],
        expect![[r#"
        vb.yaml:7:1: lỗi[C001]: bảng không đứng riêng ở văn bản: phải nằm trong nội dung hoặc phụ lục; gợi ý: đặt `bang` sau `loi_van` của một mục trong `noi_dung`, của một điều trong `dieu`, hoặc trong `phu_luc`
    "#]],
    );
    told(
        &plan("noi_dung:\n  - muc: Một\n  - {khi: \"true\"}\n  - ghi_chu: Giá năm 2026.\n"),
        &[],
        expect![[r#"
        vb.yaml:9:5: lỗi[C002]: thiếu `muc` (tiêu đề của mục) trong mục; gợi ý: thêm `muc: Mục tiêu, yêu cầu`
        vb.yaml:10:14: lỗi[C002]: `ghi_chu` in dưới bảng nhưng ở đây không có `bang`; gợi ý: ghi cùng chỗ với `bang`, hoặc viết thành một dòng của `loi_van`
    "#]],
    );
    told(
        &plan(
            "noi_dung:\n  - loi_van:\n      - Theo bảng sau:\n      - {bảng: {}}\n      - bang: {cot: []}\n      - Kết luận: xong\n",
        ),
        &[],
        expect![[r#"
            vb.yaml:9:9: lỗi[Y011]: `Theo bảng sau:` bị YAML hiểu là khóa `Theo bảng sau` và giá trị, không phải chữ; gợi ý: đặt cả câu trong dấu nháy: `"Theo bảng sau:"`, hoặc dùng khối `|`
            vb.yaml:10:10: lỗi[C001]: khóa `bảng` không có trong bảng giữa lời văn; gợi ý: có phải ý bạn là `bang`?
            vb.yaml:11:16: lỗi[C002]: thiếu `nhiem_vu` (các nhiệm vụ, khi bảng không chia nhóm) trong bảng; gợi ý: thêm `nhiem_vu: [{ten: Tổ chức hội nghị}]`
            vb.yaml:11:21: lỗi[C002]: `cot` (các cột) còn để trống; gợi ý: ví dụ `cot: [{ma: ten, ten: Tên, kieu: chu}]`
            vb.yaml:12:9: lỗi[Y011]: `Kết luận: xong` bị YAML hiểu là khóa `Kết luận` và giá trị, không phải chữ; gợi ý: đặt cả câu trong dấu nháy: `"Kết luận: xong"`, hoặc dùng khối `|`
        "#]],
    );
    told(
        DECISION,
        &[(
            "dieu: |\n  Điều 1. Phê duyệt Kế hoạch.\n  Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.\n",
            &format!("dieu:\n  - bang: {TABLE}\n  - {{chuong: Một, bang: {TABLE}}}\n  - Thi hành./.\n"),
        )],
        expect![[r#"
            vb.yaml:9:5: lỗi[C002]: thiếu `loi_van` (lời văn) trong điều; gợi ý: thêm `loi_van: …`; tiêu đề của chương ghi ở `chuong`, của mục ghi ở `muc`
            vb.yaml:10:19: lỗi[C006]: `chuong` và `bang` không đứng chung trong một mục của `dieu`; gợi ý: tiêu đề của chương, của mục và từng điều là những mục `- ` riêng, lần lượt từ trên xuống
        "#]],
    );
}

/// Sums in sentences, a workbook and back, the comparison of two versions.
#[test]
fn a_table_of_the_body_has_the_powers_of_one_in_an_appendix() {
    let body = "noi_dung:\n  - loi_van: |\n      Kinh phí {{ tong }}, riêng mua cây {{ nhiem_vu.cay.ten }}:\n    bang:\n      \
                ma: kp\n      don_vi: triệu đồng\n      cot:\n        - {ma: ten, ten: Nội dung, kieu: chu}\n        \
                - {ma: x, ten: Số tiền, kieu: tien}\n      nhiem_vu:\n        - {ma: cay, ten: Mua cây, kinh_phi: {x: 100}}\n        \
                - {ma: cong, ten: Công trồng, kinh_phi: {x: 20}}\n  - loi_van: Các thôn thực hiện./.\n";
    let stated = body.replace("{x: 20}}\n", "{x: 20}}\n      tong_cong: {tong: {x: 130}}\n");
    told(
        &plan(&stated),
        &[],
        expect![[r#"
        vb.yaml:19:29: lỗi[B003]: dòng tổng cộng ghi 130 ở cột `x`, cộng từ các nhiệm vụ là 120; gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ
    "#]],
    );
    let pages = &exported(&plan(body), &Files::new()).pages;
    let hundred = WorkbookContent::Number(Decimal::from(100));
    let place = pages[0].cells.iter().find(|(_, cell)| cell.content == hundred).expect("a figure");
    let case = Case::new().file("kh.yaml", plan(body)).file("cu.yaml", plan(body));
    let case = typed_in(case, "kh.yaml", "kp.xlsx", &[(*place.0, "45")]);
    case.run("budget import kp.xlsx kh.yaml")
        .stdout(expect![[r#"
        kh.yaml:17: nhiệm vụ cay, cột x: 100 -> 45
        đã ghi kh.yaml
    "#]])
        .stderr(expect![""]);
    case.run("budget diff cu.yaml kh.yaml")
        .stdout(expect![[r#"
        So sánh kinh phí
          bản cũ: cu.yaml
          bản mới: kh.yaml

        Đơn vị tính: triệu đồng
        TT  Nhiệm vụ    Cũ  Mới  Tăng, giảm       %
        1     Mua cây  100   45         -55  -55,00

            Tổng cộng  120   65         -55  -45,83
    "#]])
        .stderr(expect![""]);
    case.run("check kh.yaml").stdout(expect![[r#"
        kh.yaml: 34 đạt, 0 không đạt, 31 không áp dụng, 3 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 34 đạt, 0 không đạt, 31 không áp dụng, 3 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[""]]);
}
