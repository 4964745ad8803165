//! A plan of the next year beside its files: sheets of figures, attached papers, another folder, its own list.

use expect_test::expect;

use super::next_year::last_year;
use crate::harness::Case;

const TABLE: &str = "phu_luc:\n";
const SHEET: &str = "phu_luc:\n  - ten: Vốn\n    bang:\n      ma: von\n      don_vi: triệu đồng\n      kinh_phi: von.csv\n      cot:\n        \
    - {ma: ten, ten: Việc, kieu: chu}\n        - {ma: 2026, ten: Năm 2026, kieu: tien}\n      nhiem_vu:\n        - {ma: a, ten: Việc a}\n";

/// Two tables, one of which has its figures in a sheet.
fn with_sheet() -> Case {
    let case = last_year().replace("ke-hoach-2026.yaml", TABLE, SHEET);
    let case = case.replace(
        "ke-hoach-2026.yaml",
        "      don_vi: triệu đồng\n      cot:\n        - {ma: ten, ten: Nhiệm vụ",
        "      ma: kp\n      don_vi: triệu đồng\n      cot:\n        - {ma: ten, ten: Nhiệm vụ",
    );
    let case = case.replace(
        "ke-hoach-2026.yaml",
        "{{ tong[\"2026\"] }}, cả giai đoạn là {{ tong }} (Phụ lục kèm theo)",
        "{{ bang.kp.tong[\"2026\"] }}, vốn {{ bang.von.tong[\"2026\"] }} (các Phụ lục kèm theo)",
    );
    case.file("von.csv", "ma;2026\na;10\n")
}

/// The columns of a table whose figures stand in a sheet stay, and so do texts that call them.
#[test]
fn columns_of_a_sheet_stay() {
    let case = with_sheet();
    case.run("new --tu ke-hoach-2026.yaml --nam 2027").code(0).stderr(expect![[""]]);
    let text = String::from_utf8(case.read("ke-hoach-2027.yaml")).unwrap();
    let kept = |line: &&str| line.contains("bang.von") || line.contains("ma: 202");
    expect![[r#"
        Năm {{ nam }} là {{ bang.kp.tong["2027"] }}, vốn {{ bang.von.tong["2026"] }} (các Phụ lục kèm theo)./.
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: 2027, ten: Năm 2027, kieu: tien}
        - {ma: 2028, ten: Năm 2028, kieu: tien}"#]]
    .assert_eq(&text.lines().filter(kept).map(str::trim).collect::<Vec<_>>().join("\n"));
    case.run("build ke-hoach-2027.yaml --format txt --message-format json").code(0);
}

/// In another folder the ways to all files lead from there.
#[test]
fn ways_lead_from_the_new_folder() {
    let case = with_sheet();
    case.run("new --tu ke-hoach-2026.yaml --nam 2027 --out 2027/ke-hoach.yaml").code(0).stderr(expect![[""]]);
    let text = String::from_utf8(case.read("2027/ke-hoach.yaml")).unwrap();
    let ways = text.lines().filter(|line| line.contains("../")).collect::<Vec<_>>().join("\n");
    expect![[r#"
        vien_dan: {quyet_dinh: "../qd-2025.yaml"}
              kinh_phi: "../von.csv"
            - "../qd-2025.yaml"
            - "../von.csv""#]]
    .assert_eq(&ways);
    case.run("build 2027/ke-hoach.yaml --format txt --message-format json").code(0);
}

/// What is attached from a file is still last year's: the file is listed, not what it says.
#[test]
fn an_attached_file_is_listed() {
    let decision = "loai: quyet_dinh\nco_quan: {ten: [Ủy ban nhân dân, xã An Bình]}\nky_hieu: QĐ-UBND\ndia_danh: An Bình\nnam: 2026\n\
        trich_yeu: Ban hành Kế hoạch năm 2026\ncan_cu: Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n\
        dieu: [Ban hành Kế hoạch kèm theo Quyết định này., Văn phòng chịu trách nhiệm thi hành Quyết định này./.]\n\
        noi_nhan: [Như Điều 2]\nnguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn Bình}\nkem_theo: [ke-hoach.yaml]\n";
    let plan = "loai: ke_hoach\ntrich_yeu: Trồng cây năm 2026\nnoi_dung: |\n  I. Việc\n  Trồng 20 cây trước ngày 15/12/2026./.\n";
    let case = Case::new().file("qd-2026.yaml", decision).file("ke-hoach.yaml", plan);
    case.run("new --tu qd-2026.yaml --nam 2027").code(0);
    let text = String::from_utf8(case.read("qd-2027.yaml")).unwrap();
    expect![[r#"
        xem_lai:
          van_ban:
            - "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
          nguoi_ky:
            - "Nguyễn Văn Bình"
          tep:
            - "ke-hoach.yaml"
    "#]]
    .assert_eq(&text[text.find("xem_lai:").unwrap()..]);
    case.run("check qd-2027.yaml --message-format short").code(0).stderr(expect![[r#"
        qd-2027.yaml:7:9: cảnh báo[C076]: còn từ năm trước (văn bản viện dẫn), chưa xem lại: `Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: van_ban:` cuối tệp
        qd-2027.yaml:10:39: cảnh báo[C076]: còn từ năm trước (người ký), chưa xem lại: `Nguyễn Văn Bình`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: nguoi_ky:` cuối tệp
        qd-2027.yaml:11:12: cảnh báo[C076]: còn từ năm trước (tệp dẫn đến), chưa xem lại: `ke-hoach.yaml`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: tep:` cuối tệp
        ke-hoach.yaml:2:26: cảnh báo[C085]: kế hoạch của năm 2027 ghi năm 2026; gợi ý: xem lại năm: có thể còn lại từ văn bản cũ
    "#]]);
}

/// A list of last year's gives way to the new one, with its comments; what stands behind it stays.
#[test]
fn there_is_one_list() {
    let case = last_year();
    case.run("new --tu ke-hoach-2026.yaml --nam 2027").code(0);
    let more = String::from_utf8(case.read("ke-hoach-2027.yaml")).unwrap()
        + "# Về địa chỉ.\nlien_he: {dia_chi: xã An Bình}\n";
    let case = case.file("ke-hoach-2027.yaml", more);
    case.run("new --tu ke-hoach-2027.yaml --nam 2028").code(0).stderr(expect![[""]]);
    let text = String::from_utf8(case.read("ke-hoach-2028.yaml")).unwrap();
    let part = |from: &str, to: &str| text[text.find(from).unwrap()..text.find(to).unwrap()].to_owned();
    expect![[r#"
                # Hội nghị không có mã.
                - {ten: "Hội nghị “3 sẵn sàng”", kinh_phi: {2028: 5, 2029: 2.026}}

        # Về địa chỉ.
        lien_he: {dia_chi: xã An Bình}

        # Còn từ năm 2027 (ke-hoach-2027.yaml), phải xem lại. Sửa ở văn bản thì tự hết nhắc; xem rồi mà vẫn đúng thì xóa dòng ở đây.
        # Chưa xem hết thì `vanban check`, `vanban build` còn nhắc từng chỗ và `vanban issue` không cấp số.
        xem_lai:
    "#]].assert_eq(&part("        # Hội nghị không", "  van_ban:"));
    assert_eq!(text.matches("xem_lai:").count(), 1);
    case.run("build ke-hoach-2028.yaml --format txt --message-format json").code(0);
}

/// The file is named by the new year, however far it is; a year that is none is told.
#[test]
fn the_file_has_the_new_year() {
    let case = last_year();
    case.run("new --tu ke-hoach-2026.yaml --nam 2028").code(0);
    case.run("new --tu ke-hoach-2028.yaml --nam 2030 --out kh.yaml").code(0);
    case.run("new --tu kh.yaml --nam 2031").code(0);
    case.run("new --tu ke-hoach-2026.yaml --nam 0").code(1);
    expect![[r#"["ke-hoach-2026.yaml", "ke-hoach-2028.yaml", "kh-2031.yaml", "kh.yaml", "qd-2025.yaml"]"#]]
        .assert_eq(&format!("{:?}", case.files("")));
}
