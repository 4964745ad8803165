//! A plan from last year's: `vanban new --tu … --nam …`, and what is told until somebody has looked at it.

use expect_test::expect;

use crate::harness::Case;

const OLD: &str = "\
# Kế hoạch năm 2026 (bản đã ký).
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}  # tên trên con dấu
so: 15
ky_hieu: KH-UBND
ngay: 05/3/2026
dia_danh: An Bình
bien:
  giai_doan: 2026 - 2027
  dau_moi: Phòng Kinh tế
vien_dan: {quyet_dinh: qd-2025.yaml}
trich_yeu: Phòng, chống thiên tai năm 2026
mo_dau: |
  Thực hiện Nghị quyết số 12/NQ-HĐND ngày 20 tháng 12 năm 2025 của Hội đồng nhân dân xã và {{ vien_dan.quyet_dinh.ngan }}, Ủy ban nhân dân xã ban hành Kế hoạch.
noi_dung: |
  I. Mục tiêu
  1. Trong giai đoạn {{ bien.giai_doan }}, mở 15 lớp tập huấn, 95% số hộ được hướng dẫn; riêng năm 2026 mở 8 lớp.
  2. Công an xã, Phòng Văn hóa - Xã hội phối hợp, báo cáo trước ngày 15/12/2026.
  II. Kinh phí
  Năm {{ nam }} là {{ tong[\"2026\"] }}, cả giai đoạn là {{ tong }} (Phụ lục kèm theo)./.
noi_nhan: |
  Đảng ủy xã
  Phòng Kinh tế
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn Bình}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: 2027, ten: Năm 2027, kieu: tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
      nhiem_vu:
        - {ma: so_tay, ten: In sổ tay, kinh_phi: {2026: 20, 2027: 10}}
        # Hội nghị không có mã.
        - {ten: \"Hội nghị “3 sẵn sàng”\", kinh_phi: {2026: 5, 2027: 2.026}}
";

const CITED: &str = "\
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: QĐ-UBND
dia_danh: An Bình
so: 9
ngay: 03/12/2025
trich_yeu: Phân công nhiệm vụ
can_cu: Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
dieu: [Phân công nhiệm vụ như Phụ lục kèm theo., Văn phòng chịu trách nhiệm thi hành Quyết định này./.]
noi_nhan: [Như Điều 2]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn Bình}
phu_luc: [{ten: Phân công, loi_van: Văn phòng làm đầu mối.}]
";

fn last_year() -> Case {
    Case::new().file("ke-hoach-2026.yaml", OLD).file("qd-2025.yaml", CITED)
}

/// The YAML stays as typed but for number, day and the years that surely go along; the rest is listed.
#[test]
fn the_structure_goes_to_the_next_year() {
    let case = last_year();
    case.run("new --tu ke-hoach-2026.yaml --nam 2027").code(0).stdout(expect![[""]]).stderr(expect![[""]]);
    let text = String::from_utf8(case.read("ke-hoach-2027.yaml")).unwrap();
    expect![[""]].assert_eq(&text);
    assert_eq!(case.read("ke-hoach-2026.yaml"), OLD.as_bytes());
    case.run("build ke-hoach-2027.yaml --message-format short").code(0).stderr(expect![[""]]);
    case.run("budget diff ke-hoach-2026.yaml ke-hoach-2027.yaml").code(0).stdout(expect![[""]]);
    // In another folder the ways to other files lead from there.
    case.run("new --tu ke-hoach-2026.yaml --nam 2028 --out sau/kh.yaml").code(0);
    let text = String::from_utf8(case.read("sau/kh.yaml")).unwrap();
    assert!(
        text.contains("{quyet_dinh: \"../qd-2025.yaml\"}") && text.contains("{ma: 2029, ten: Năm 2029"),
        "{text}"
    );
    case.run("build sau/kh.yaml").code(0);
}

/// Each thing is told until it was changed or its line was taken away; before that no number is given.
#[test]
fn what_is_left_is_told_until_it_is_settled() {
    let case = last_year();
    case.run("new --tu ke-hoach-2026.yaml --nam 2027").code(0);
    let issue = "issue ke-hoach-2027.yaml --so 3 --ngay 04/02/2027 --message-format short";
    case.run(issue).code(1).stderr(expect![[""]]);
    assert!(!case.path("ke-hoach-2027.phat-hanh.json").exists());
    // Words changed in the document, a figure changed, a line taken away.
    let case = case
        .replace("ke-hoach-2027.yaml", "trước ngày 15/12/2026", "trước ngày 10/12/2027")
        .replace("ke-hoach-2027.yaml", "kinh_phi: {2027: 20, 2028: 10}", "kinh_phi: {2027: 21, 2028: 10}")
        .replace("ke-hoach-2027.yaml", "    - \"95%\"\n", "");
    case.run("check ke-hoach-2027.yaml --message-format short").code(0).stderr(expect![[""]]);
    let text = String::from_utf8(case.read("ke-hoach-2027.yaml")).unwrap();
    let settled = text[..text.find("xem_lai:").unwrap()].to_owned();
    let case = case.file("ke-hoach-2027.yaml", settled);
    case.run("issue ke-hoach-2027.yaml --so 3 --ngay 04/02/2027").code(0);
    // An issued paper is made from no other.
    case.run("new --tu ke-hoach-2026.yaml --nam 2027 --force").code(2).stderr(expect![[""]]);
}

/// What cannot be made is told, and nothing is written.
#[test]
fn what_cannot_go_to_the_next_year_is_told() {
    let case = last_year();
    case.run("new --tu ke-hoach-2026.yaml --nam 2026").code(1).stderr(expect![[""]]);
    case.run("new --tu ke-hoach-2026.yaml").code(2).stderr(expect![[""]]);
    case.run("new ke_hoach --tu ke-hoach-2026.yaml --nam 2027").code(2).stderr(expect![[""]]);
    case.run("new").code(2).stderr(expect![[""]]);
    let broken = last_year().replace("ke-hoach-2026.yaml", "{2026: 20", "{2026: 2O");
    broken.run("new --tu ke-hoach-2026.yaml --nam 2027").code(1).stderr(expect![[""]]);
    for case in [case, broken] {
        assert_eq!(case.files(""), ["ke-hoach-2026.yaml", "qd-2025.yaml"]);
    }
}
