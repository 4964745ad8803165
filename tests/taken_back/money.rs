//! Figures: a leaf is taken in the unit of its table, a typed sum is compared with what the figures give.

use expect_test::expect;

use super::edited_bytes;
use crate::harness::{Case, Run};

const PLAN: &str = r"loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Phòng, chống thiên tai năm 2026
noi_dung: |
  Tổng kinh phí là {{ bang.kinh_phi.tong.tong }}, chi tiết tại Phụ lục./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Trần Văn B}
phu_luc:
  - ten: Kinh phí
    bang:
      ma: kinh_phi
      don_vi: triệu đồng
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: 2027, ten: Năm 2027, kieu: tien}
        - {ma: tong, ten: Cộng, kieu: tong_hang}
      nhiem_vu:
        - {ten: Kè bờ sông, kinh_phi: {2026: 1.200, 2027: 300}}
        - {ten: Tập huấn, kinh_phi: {2026: 75, 2027: 0}}
      tong_cong: {nhan: Tổng}
";

fn plan(yaml: &str) -> Case {
    let case = Case::new().file("ke-hoach.yaml", yaml);
    case.run("build ke-hoach.yaml").code(0);
    case
}

#[track_caller]
fn taken(case: Case, edits: &[(&str, &str)], options: &str) -> (Case, Run) {
    let bytes = edited_bytes(&case.read("out/ke-hoach.docx"), edits);
    let case = case.file("sua.docx", bytes);
    let run = case.run(&format!("take sua.docx ke-hoach.yaml {options}"));
    (case, run)
}

fn yaml(case: &Case) -> String {
    String::from_utf8(case.read("ke-hoach.yaml")).unwrap()
}

#[test]
fn a_leaf_is_taken_and_right_sums_follow() {
    let edits = &[(">75<", ">80<"), (">75<", ">80<"), (">1.275<", ">1.280<"), (">1.575<", ">1.580<")];
    let (case, run) = taken(plan(PLAN), edits, "");
    run.code(0)
        .stdout(expect![[r#"
            ke-hoach.yaml:24: sửa “75” → “80”
            ke-hoach.yaml:14: theo chỗ khác: sửa “75” → “80”
            ke-hoach.yaml:14: theo chỗ khác: sửa “1.275” → “1.280”
            ke-hoach.yaml:14: theo chỗ khác: sửa “1.575” → “1.580”
              nay in “1.580”, tệp Word còn “1.575”
            4 chỗ sửa: 1 đưa về, 3 theo chỗ khác
            đã ghi ke-hoach.yaml
        "#]])
        .stderr(expect![[""]]);
    assert_eq!(yaml(&case), PLAN.replace("2026: 75", "2026: 80"));
}

#[test]
fn a_wrong_sum_is_told_with_both_figures() {
    let edits = &[(">75<", ">80<"), (">75<", ">80<"), (">1.275<", ">1.290<")];
    let (case, run) = taken(plan(PLAN), edits, "");
    run.code(1).stdout(expect![[r#"
        ke-hoach.yaml:24: sửa “75” → “80”
        ke-hoach.yaml:14: theo chỗ khác: sửa “75” → “80”
          nay in “1.580”, tệp Word còn “1.575”
        3 chỗ sửa: 1 đưa về, 1 theo chỗ khác, 1 không đưa về được
        đã ghi ke-hoach.yaml
    "#]]).stderr(expect![[r#"
        cảnh báo[W020]: `sua.docx`, sửa “1.275” → “1.290”: số này do chương trình tính từ các số khác: tính lại được 1.280, tệp Word ghi 1.290, chênh 10
          --> ke-hoach.yaml:14:7
           |
        14 |       ma: kinh_phi
           |       ^
           |
           = gợi ý: sửa các số thành phần; số cộng tự đổi theo

    "#]]);
    assert_eq!(yaml(&case), PLAN.replace("2026: 75", "2026: 80"));
}

/// A sum that the YAML states to be checked follows where the file has the right one, or where it is asked for.
#[test]
fn stated_sums() {
    let stated =
        PLAN.replace("tong_cong: {nhan: Tổng}", "tong_cong: {nhan: Tổng, tong: {2026: 1.275, tong: 1.575}}");
    let leaf = &[(">75<", ">80<")];
    let (case, run) = taken(plan(&stated), leaf, "");
    run.code(1).stdout(expect![[r#"
        1 chỗ sửa: 1 không đưa về được
        không ghi tệp nào
    "#]]).stderr(expect![[r#"
        cảnh báo[W020]: `sua.docx`, sửa “75” → “80”: số tổng ghi sẵn không còn đúng: dòng tổng cộng ghi 1.275 ở cột `2026`, cộng từ các nhiệm vụ là 1.280
          --> ke-hoach.yaml:24:44
           |
        24 |         - {ten: Tập huấn, kinh_phi: {2026: 75, 2027: 0}}
           |                                            ^
           |
           = gợi ý: thêm `--tong` để số tổng ghi sẵn đổi theo, hoặc sửa cả số tổng trong tệp Word

    "#]]);
    assert_eq!(yaml(&case), stated);
    let (case, run) = taken(plan(&stated), leaf, "--tong");
    run.code(0).stdout(expect![[r#"
        ke-hoach.yaml:24: sửa “75” → “80”
          nay in “1.580”, tệp Word còn “1.575”
          nay in “80”, tệp Word còn “75”
          nay in “1.280”, tệp Word còn “1.275”
        1 chỗ sửa: 1 đưa về
        đã ghi ke-hoach.yaml
    "#]]);
    let right = stated
        .replace("2026: 75", "2026: 80")
        .replace("2026: 1.275, tong: 1.575", "2026: 1.280, tong: 1.580");
    assert_eq!(yaml(&case), right);
    let with_sums = &[(">75<", ">80<"), (">1.275<", ">1.280<"), (">1.575<", ">1.580<")];
    let (case, run) = taken(plan(&stated), with_sums, "");
    run.code(0).stdout(expect![[r#"
        ke-hoach.yaml:24: sửa “75” → “80”
        ke-hoach.yaml:25: theo chỗ khác: sửa “1.275” → “1.280”
        ke-hoach.yaml:25: theo chỗ khác: sửa “1.575” → “1.580”
          nay in “1.580”, tệp Word còn “1.575”
          nay in “80”, tệp Word còn “75”
        3 chỗ sửa: 1 đưa về, 2 theo chỗ khác
        đã ghi ke-hoach.yaml
    "#]]);
    assert_eq!(yaml(&case), right);
}

#[test]
fn rows_come_and_go() {
    let case = plan(PLAN);
    let xml = case.docx_part("out/ke-hoach.docx", "word/document.xml");
    let at = xml.find("Tập huấn").unwrap();
    let row = &xml[xml[..at].rfind("<w:tr>").unwrap()..at + xml[at..].find("</w:tr>").unwrap() + 7];
    let more = row.replace("Tập huấn", "Mua phao: áo").replace(">75<", ">12,5<").replace(">0<", ">1.000<");
    let (case, run) = taken(case, &[(row, &format!("{row}{more}"))], "");
    run.code(0).stdout(expect![[r#"
        ke-hoach.yaml:25: thêm hàng “2 | Mua phao: áo | 12,5 | 1.000 | 12,5”
          nay in “2.587,5”, tệp Word còn “1.575”
          nay in “1.287,5”, tệp Word còn “1.275”
          nay in “1.300”, tệp Word còn “300”
        1 chỗ sửa: 1 đưa về
        đã ghi ke-hoach.yaml
    "#]]);
    expect![[r#"
        nhiem_vu:
                - {ten: Kè bờ sông, kinh_phi: {2026: 1.200, 2027: 300}}
                - {ten: Tập huấn, kinh_phi: {2026: 75, 2027: 0}}
                - ten: "Mua phao: áo"
                  kinh_phi: {2026: "12,5", 2027: 1.000}
              tong_cong: {nhan: Tổng}
    "#]]
    .assert_eq(from_the_tasks(&yaml(&case)));
    let (case, run) = taken(plan(PLAN), &[(row, "")], "");
    run.code(0).stdout(expect![[r#"
        ke-hoach.yaml:24: bớt hàng “2 | Tập huấn | 75 | 0 | 75”
          nay in “1.500”, tệp Word còn “1.575”
          nay in “1.200”, tệp Word còn “1.275”
        1 chỗ sửa: 1 đưa về
        đã ghi ke-hoach.yaml
    "#]]);
    expect![[r#"
        nhiem_vu:
                - {ten: Kè bờ sông, kinh_phi: {2026: 1.200, 2027: 300}}
              tong_cong: {nhan: Tổng}
    "#]]
    .assert_eq(from_the_tasks(&yaml(&case)));
}

fn from_the_tasks(yaml: &str) -> &str {
    &yaml[yaml.find("nhiem_vu:").unwrap()..]
}

/// The plan with the rows of its table in a sheet, and its YAML.
fn with_a_sheet() -> (Case, String) {
    let rows = PLAN
        .split("      nhiem_vu:")
        .next()
        .unwrap()
        .replace("      cot:", "      hang: bang/so.csv\n      cot:");
    let sheet = "TT,Nhiệm vụ,Năm 2026,Năm 2027\n1,Kè bờ sông,1.200,300\n2,Tập huấn,75,0\n";
    let case = Case::new().file("ke-hoach.yaml", &rows).file("bang/so.csv", sheet);
    case.run("build ke-hoach.yaml").code(0);
    (case, rows)
}

/// A figure and a word go into that file.
#[test]
fn cells_of_a_sheet() {
    let (case, rows) = with_a_sheet();
    let (case, run) = taken(case, &[(">75<", ">80<"), ("Tập huấn", "Tập huấn, diễn tập")], "");
    run.code(0)
        .stdout(expect![[r#"
            bang/so.csv:3: thêm “, diễn tập”
            bang/so.csv:3: sửa “75” → “80”
              nay in “1.580”, tệp Word còn “1.575”
              nay in “80”, tệp Word còn “75”
              nay in “1.280”, tệp Word còn “1.275”
            2 chỗ sửa: 2 đưa về
            đã ghi bang/so.csv
        "#]])
        .stderr(expect![[""]]);
    expect![[r#"
        TT,Nhiệm vụ,Năm 2026,Năm 2027
        1,Kè bờ sông,1.200,300
        2,"Tập huấn, diễn tập",80,0
    "#]]
    .assert_eq(&String::from_utf8(case.read("bang/so.csv")).unwrap());
    assert_eq!(yaml(&case), rows);
}

/// Rows come and go there by hand.
#[test]
fn rows_of_a_sheet() {
    let (case, _) = with_a_sheet();
    let xml = case.docx_part("out/ke-hoach.docx", "word/document.xml");
    let at = xml.find("Tập huấn").unwrap();
    let row = xml[xml[..at].rfind("<w:tr>").unwrap()..at + xml[at..].find("</w:tr>").unwrap() + 7].to_owned();
    let before = case.read("bang/so.csv");
    let (case, run) = taken(case, &[(&row, "")], "");
    run.code(1).stdout(expect![[r#"
        1 chỗ sửa: 1 không đưa về được
        không ghi tệp nào
    "#]]).stderr(expect![[r#"
        cảnh báo[W020]: `sua.docx`, bớt hàng “2 | Tập huấn | 75 | 0 | 75”: hàng của bảng này ghi ở tệp `bang/so.csv`
         --> bang/so.csv:3:3
          |
        3 | 2,Tập huấn,75,0
          |   ^
          |
          = gợi ý: thêm, bớt hàng ở tệp đó rồi chạy lại

    "#]]);
    assert!(case.read("bang/so.csv") == before);
}
