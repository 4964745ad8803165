//! Workbooks of `budget export` that come back: figures that changed in the document since, issued
//! papers, and what is no workbook of a table.

use expect_test::expect;
use vanban::rooms::pipeline::{Input, Pipeline};
use vanban::rooms::spreadsheet;
use vanban::rooms::tabular::workbook::{self};

use crate::harness::Case;
use crate::support::exports::typed_in;

/// A plan that is ready to be issued, with two figures in two tasks.
const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Hòa]}
ky_hieu: KH-UBND
dia_danh: An Hòa
nam: 2026
trich_yeu: Phòng, chống thiên tai năm 2026
noi_dung: Tại Phụ lục kèm theo./.
noi_nhan: Các thôn
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Trần Văn B}
phu_luc:
  - ten: Danh mục nhiệm vụ
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: 2027, ten: Năm 2027, kieu: tien}
      nhiem_vu:
        - {ma: tap_huan, ten: Tập huấn, kinh_phi: {2026: 1.200, 2027: 40}}
        - {ten: Mua sắm vật tư, kinh_phi: {2026: 500, 2027: 60}}
      tong_cong: {nhan: Tổng}
";

fn text(case: &Case, file: &str) -> String {
    String::from_utf8(case.read(file)).unwrap()
}

/// Only what changed in the workbook is taken; what changed in the document stays, and is told; where
/// both changed nothing is written.
#[test]
fn a_figure_that_changed_in_the_document_since_is_not_taken_back() {
    let case = typed_in(Case::new().file("kh.yaml", PLAN), "kh.yaml", "kp.xlsx", &[((5, 3), "510")]);
    let case = case.replace("kh.yaml", "1.200", "1.300");
    let before = text(&case, "kh.yaml");
    case.run("budget import kp.xlsx kh.yaml").code(0).stdout(expect![[r#"
        kh.yaml:21: nhiệm vụ 2, cột 2026: 500 -> 510
        đã ghi kh.yaml
    "#]]).stderr(expect![[r#"
        cảnh báo[D018]: nhiệm vụ `tap_huan`, cột `2026`: tệp Excel ghi 1.200 như khi xuất, văn bản đã sửa thành 1.300; giữ số của văn bản
          --> kp.xlsx, ô Phụ lục!D5
           = gợi ý: muốn lấy lại số cũ thì sửa ở văn bản; muốn sửa tiếp bằng Excel thì xuất lại tệp
        liên quan: số trong văn bản
          --> kh.yaml:20:58
           |
        20 |         - {ma: tap_huan, ten: Tập huấn, kinh_phi: {2026: 1.300, 2027: 40}}
           |                                                          ^^^^^

    "#]]);
    assert_eq!(text(&case, "kh.yaml"), before.replace("2026: 500", "2026: 510"));
    let case = typed_in(Case::new().file("kh.yaml", PLAN), "kh.yaml", "kp.xlsx", &[((4, 3), "1250")]);
    let case = case.replace("kh.yaml", "1.200", "1.300");
    let before = text(&case, "kh.yaml");
    case.run("budget import kp.xlsx kh.yaml").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[D018]: nhiệm vụ `tap_huan`, cột `2026`: khi xuất là 1.200, tệp Excel đã sửa thành 1.250, văn bản đã sửa thành 1.300: không rõ lấy số nào
          --> kp.xlsx, ô Phụ lục!D5
           = gợi ý: sửa cho hai nơi giống nhau, hoặc trả một nơi về số khi xuất, rồi nhập lại
        liên quan: số trong văn bản
          --> kh.yaml:20:58
           |
        20 |         - {ma: tap_huan, ten: Tập huấn, kinh_phi: {2026: 1.300, 2027: 40}}
           |                                                          ^^^^^

    "#]]);
    assert_eq!(text(&case, "kh.yaml"), before);
    // The same change in both is none to speak of.
    let case = case.replace("kh.yaml", "1.300", "1.250");
    case.run("budget import kp.xlsx kh.yaml")
        .code(0)
        .stdout(expect![[r#"
            không có số, chữ, hàng nào thay đổi
        "#]])
        .stderr(expect![[""]]);
}

/// A workbook of an earlier version says nothing of what its figures were: all are taken.
#[test]
fn a_workbook_of_an_earlier_version_is_taken_as_it_is() {
    let tables = Pipeline::built_in().tables(Input::alone("kh.yaml", PLAN.as_bytes())).0.unwrap();
    let mut book = spreadsheet::workbook(&tables);
    assert!(book.pages.pop().is_some_and(|page| page.hidden));
    let case = Case::new().file("kh.yaml", PLAN.replace("1.200", "1.300"));
    let case = case.file("kp.xlsx", workbook::write(&book).unwrap());
    case.run("budget import kp.xlsx kh.yaml")
        .code(0)
        .stdout(expect![[r#"
        kh.yaml:20: nhiệm vụ tap_huan, cột 2026: 1.300 -> 1.200
        đã ghi kh.yaml
    "#]])
        .stderr(expect![[""]]);
}

/// Figures of an issued paper stay: those in its YAML, and those in a table that it was made from.
#[test]
fn nothing_goes_into_an_issued_paper() {
    let case = typed_in(Case::new().file("kh.yaml", PLAN), "kh.yaml", "kp.xlsx", &[((5, 3), "510")]);
    case.run("budget export kh.yaml --out nguyen.xlsx").code(0);
    case.run("issue kh.yaml --so 206 --ngay 31/10/2026").code(0);
    let before = text(&case, "kh.yaml");
    case.run("budget import kp.xlsx kh.yaml").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[P006]: `kh.yaml`: văn bản đã phát hành (Kế hoạch số 206/KH-UBND ngày 31/10/2026): không đưa gì vào, chưa ghi gì
         |
         = gợi ý: số thay đổi thì ban hành văn bản sửa đổi, thay thế (khoản 3 Điều 18 Nghị định 30); chưa gửi đi mà phải sửa thì sửa thẳng trong tệp rồi chạy `vanban issue kh.yaml --force`

    "#]]);
    case.run("budget import kp.xlsx kh.yaml --dry-run").code(1);
    assert_eq!(text(&case, "kh.yaml"), before);
    case.run("budget import nguyen.xlsx kh.yaml")
        .code(0)
        .stdout(expect![[r#"
            không có số, chữ, hàng nào thay đổi
        "#]])
        .stderr(expect![[""]]);
    case.run("new ke_hoach --out kh.yaml --force").code(2).stderr(expect![[r#"
        lỗi: `kh.yaml`: văn bản đã phát hành (Kế hoạch số 206/KH-UBND ngày 31/10/2026): không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`
    "#]]);
    assert_eq!(text(&case, "kh.yaml"), before);
    case.run("build kh.yaml").code(0);
}

/// The table of figures of an issued paper is that of a draft too.
#[test]
fn nothing_goes_into_the_table_of_an_issued_paper() {
    let yaml = PLAN
        .replace("      don_vi: triệu đồng\n", "      don_vi: triệu đồng\n      kinh_phi: so.csv\n")
        .replace("{ten: Mua sắm", "{ma: mua, ten: Mua sắm")
        .replace(", kinh_phi: {2026: 1.200, 2027: 40}", "")
        .replace(", kinh_phi: {2026: 500, 2027: 60}", "");
    let csv = "ma;2026;2027\ntap_huan;1.200;40\nmua;500;60\n";
    let case = Case::new().file("kh.yaml", &yaml).file("moi.yaml", &yaml).file("so.csv", csv);
    let case = case.file("tam.yaml", PLAN.replace("{ten: Mua sắm", "{ma: mua, ten: Mua sắm"));
    let case = typed_in(case, "tam.yaml", "moi.xlsx", &[((5, 3), "510")]);
    case.run("budget export moi.yaml --out kp.xlsx").code(0);
    case.run("issue kh.yaml --so 206 --ngay 31/10/2026").code(0);
    case.run("budget import moi.xlsx moi.yaml").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[P006]: `so.csv` là tệp số liệu của văn bản đã phát hành `kh.yaml` (Kế hoạch số 206/KH-UBND ngày 31/10/2026): không đưa gì vào, chưa ghi gì
         |
         = gợi ý: chép tệp này ra tên khác cho văn bản đang soạn; số thay đổi thì ban hành văn bản sửa đổi, thay thế (khoản 3 Điều 18 Nghị định 30); chưa gửi đi mà phải sửa thì sửa thẳng trong tệp rồi chạy `vanban issue kh.yaml --force`

    "#]]);
    assert_eq!(text(&case, "so.csv"), csv);
    case.run("budget import kp.xlsx moi.yaml").code(0).stdout(expect![[r#"
        không có số, chữ, hàng nào thay đổi
    "#]]);
    // A copy of the table is nobody's.
    let case = case.file("so-moi.csv", csv).replace("moi.yaml", "so.csv", "so-moi.csv");
    case.run("budget import moi.xlsx moi.yaml")
        .code(0)
        .stdout(expect![[r#"
        so-moi.csv:3: nhiệm vụ mua, cột 2026: 500 -> 510
        đã ghi so-moi.csv
    "#]])
        .stderr(expect![[""]]);
}

/// What is written is named for what it is, and what cannot come back is told before.
#[test]
fn what_is_exported_says_what_it_is() {
    let case = Case::new().file("kh.yaml", PLAN);
    case.run("budget export kh.yaml --out x.pdf").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `x.pdf`: lệnh này chỉ ghi tệp Excel
        gợi ý: đặt tên tệp có đuôi .xlsx
    "#]]);
    case.run("budget export kh.yaml --out so").code(2);
    case.run("budget export kh.yaml --out KP.XLSX").code(0);
    assert!(!case.path("x.pdf").exists());
    let yaml = PLAN
        .replace("      don_vi: triệu đồng\n", "      don_vi: triệu đồng\n      kinh_phi: KP.XLSX\n")
        .replace(", kinh_phi: {2026: 1.200, 2027: 40}", "")
        .replace("        - {ten: Mua sắm vật tư, kinh_phi: {2026: 500, 2027: 60}}\n", "");
    let case = typed_in(case, "kh.yaml", "x.xlsx", &[]);
    let one = PLAN.replace("        - {ten: Mua sắm vật tư, kinh_phi: {2026: 500, 2027: 60}}\n", "");
    let case = case.file("mot.yaml", one);
    case.run("budget export mot.yaml --out KP.XLSX --force").code(0);
    let case = case.file("kh.yaml", yaml);
    // The workbook that figures come from is never written over.
    case.run("budget export kh.yaml --out KP.XLSX --force").code(2).stderr(expect![[r#"
        lỗi: `KP.XLSX` là tệp mà lệnh này đọc: không ghi đè
        gợi ý: đặt tên khác cho tệp cần ghi
    "#]]);
    case.run("budget export kh.yaml --out ra.xlsx")
        .code(0)
        .stdout(expect![[r#"
        đã ghi ra.xlsx
    "#]])
        .stderr(expect![[r#"
        lưu ý[D007]: bảng lấy số từ `KP.XLSX`: sửa thẳng tệp đó; tệp xuất ra không nhập lại được

    "#]]);
}

/// Two files the wrong way round.
#[test]
fn files_in_the_wrong_order_are_told() {
    let case = typed_in(Case::new().file("kh.yaml", PLAN), "kh.yaml", "kp.xlsx", &[]);
    case.run("budget import kh.yaml kp.xlsx").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: tệp Excel phải đứng trước, tệp YAML đứng sau
        gợi ý: đổi chỗ hai tệp: `vanban budget import kp.xlsx kh.yaml`
    "#]]);
}
