//! Which row of a sheet is the total, by its words or by its figures; what is checked there.

use expect_test::expect;

use super::sheet_appendices::written;
use super::sheet_rows::{plan, with};
use crate::harness::Case;
use crate::support::drawn_sheets::DrawnSheet;

/// The rows under the head of the plan's table.
fn sheet(rows: &str) -> DrawnSheet {
    let head = "TT | Nội dung | Đơn vị chủ trì | Năm 2026 | Năm 2027 | Cộng\n";
    DrawnSheet::new("B", &format!("{head}{}", rows.trim_start()))
}

/// The plan with how its groups are known.
fn known(case: Case, groups: &str) -> Case {
    case.replace("ke-hoach.yaml", "      cot:", &format!("      nhom_theo: {groups}\n      cot:"))
}

const NUMBERED: &str = "
1 | Nước | Văn phòng | 15 | 1 | 16
2 | Tài liệu | Văn phòng | 20 | 2 | 22
";

/// A total may say of what it is; it is one whatever is said of groups, above or below all others.
#[test]
fn a_total_may_say_what_it_is_of() {
    for name in ["Tổng chi", "TỔNG THU NGÂN SÁCH XÃ", "Tổng kinh phí (làm tròn)", "Cộng chi"] {
        let below = sheet(&format!("{NUMBERED} | **{name}** | | 35 | 3 | 38"));
        let above = sheet(&format!(" | **{name}** | | 35 | 3 | 38{NUMBERED}"));
        for sheet in [below, above] {
            let plain = with(&sheet).run("budget show ke-hoach.yaml");
            assert!(plain.good() && plain.err().is_empty(), "{name}: {}", plain.err());
            assert!(plain.out().contains("35         3    38"), "{name}: {}", plain.out());
            for groups in ["so_thu_tu", "chu_dam", "khong"] {
                let run = known(with(&sheet), groups).run("budget show ke-hoach.yaml");
                assert_eq!(run.out(), plain.out(), "{name}, {groups}");
            }
        }
    }
    let wrong = sheet(&format!("{NUMBERED} | Tổng chi | | 36 | 3 | 39"));
    with(&wrong).run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[B003]: dòng tổng cộng ghi 36 ở cột `2026`, cộng từ các nhiệm vụ là 35
        --> bang/du-toan.xlsx, ô B!D4
         = gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ

        lỗi[B003]: dòng tổng cộng ghi 39 ở cột `tong`, cộng từ các nhiệm vụ là 38
        --> bang/du-toan.xlsx, ô B!F4
         = gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ

    "#]]);
}

/// A row without a number that is the sum of all others is the total if all others have one; if none has, it
/// may be either.
#[test]
fn a_row_that_is_the_sum_of_all_others_is_no_task() {
    let numbered = sheet(&format!("{NUMBERED} | Kinh phí cả xã | | 35 | 3 | 38"));
    with(&numbered).run("budget show ke-hoach.yaml").code(0).stdout(expect![[r#"
        Phụ lục. DANH MỤC NHIỆM VỤ
        Đơn vị tính: triệu đồng

           Nhiệm vụ        Năm 2026  Năm 2027  Cộng
        ─  ──────────────  ────────  ────────  ────
        1  Nước                  15         1    16
        2  Tài liệu              20         2    22
        ─  ──────────────  ────────  ────────  ────
           Kinh phí cả xã        35         3    38
    "#]]);
    let bare = NUMBERED.replace("1 | N", " | N").replace("2 | T", " | T");
    let bare = sheet(&format!("{bare} | Kinh phí cả xã | | 35 | 3 | 38"));
    with(&bare).run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[D020]: hàng `Kinh phí cả xã` bằng tổng của mọi hàng khác: không rõ là hàng tổng hay nhiệm vụ
        --> bang/du-toan.xlsx, ô B!B4
         = gợi ý: hàng tổng thì ghi tên bắt đầu bằng `Tổng cộng`; nhiệm vụ thì ghi số thứ tự ở từng hàng

    "#]]);
    known(with(&bare), "khong").run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[D020]: hàng `Kinh phí cả xã` bằng tổng của mọi hàng khác: không rõ là hàng tổng hay nhiệm vụ
        --> bang/du-toan.xlsx, ô B!B4
         = gợi ý: hàng tổng thì ghi tên bắt đầu bằng `Tổng cộng`; nhiệm vụ thì ghi số thứ tự ở từng hàng

    "#]]);
    // A third number that is the sum of two others by chance is that of a task.
    let chance = sheet(&format!("{NUMBERED}3 | Thuê xe | Văn phòng | 35 | 3 | 38"));
    with(&chance).run("budget show ke-hoach.yaml").code(0);
}

/// Groups by their numbers, and a person who says that there are none: each sum would be added up again.
#[test]
fn rows_that_stand_in_others_are_not_taken_for_one_list() {
    let grouped = sheet(
        "I | Hội nghị | | 35 | 3 | 38
1 | Nước | Văn phòng | 15 | 1 | 16
2 | Tài liệu | Văn phòng | 20 | 2 | 22
 | Tổng chi | | 35 | 3 | 38",
    );
    known(with(&grouped), "khong").run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[D020]: hàng `Hội nghị` mang số `I` và có số tiền, hàng ngay dưới mang số `1`: không có nhóm thì số này bị cộng hai lần
        --> bang/du-toan.xlsx, ô B!B2
         = gợi ý: bỏ `nhom_theo: khong`: nhóm nhận ra theo số thứ tự

    "#]]);
    with(&grouped).run("check ke-hoach.yaml").code(0).stderr(expect![[""]]);
}

/// Totals are checked also where their figures are typed words, with a sign, in brackets.
#[test]
fn a_total_below_zero_is_checked() {
    let cut = |total: &str| {
        format!(
            "ĐIỀU CHỈNH;;\n;;Đơn vị tính: triệu đồng\nSTT;Nội dung;Tăng/giảm\n1;Việc một;-200\n2;Việc hai;50\n;Cộng;{total}\n"
        )
    };
    let case = |total: &str| {
        plan()
            .file("bang/du-toan.csv", cut(total))
            .replace("ke-hoach.yaml", "        - {ma: chu_tri, ten: Đơn vị chủ trì, kieu: chu}\n", "")
            .replace("ke-hoach.yaml", "        - {ma: 2027, ten: Năm 2027, kieu: tien}\n", "")
            .replace("ke-hoach.yaml", "        - {ma: tong, ten: Cộng, kieu: tong_hang}\n", "")
            .replace(
                "ke-hoach.yaml",
                "{ma: 2026, ten: Năm 2026, kieu: tien}",
                "{ma: 2026, ten: Tăng/giảm, kieu: tien, co_dau: có}",
            )
    };
    for (total, code) in [("-150", 0), ("(150)", 0), ("-999", 1), ("(1.500)", 1)] {
        let run = case(total).run("check ke-hoach.yaml").code(code).err();
        assert_eq!(run.contains("lỗi[B003]: dòng tổng cộng ghi"), code == 1, "{total}: {run}");
        let case = Case::new().file("a.csv", cut(total));
        let run = case.run("new phu_luc --tu-bang a.csv").code(code).err();
        assert_eq!(run.contains("lỗi[B003]: dòng tổng cộng ghi"), code == 1, "{total}: {run}");
    }
}

/// Thirds of a spreadsheet come to their sum but for the last digit; a sum that is wrong is told as it stands.
#[test]
fn a_sum_of_thirds_is_no_wrong_sum() {
    let thirds = |total: &str| {
        DrawnSheet::new(
            "B",
            &format!(
                "Đơn vị tính: triệu đồng\nTT | Nội dung | Kinh phí\n1 | Một | =1000/3 -> 333.333333333333\n2 | Hai | =1000/3 -> 333.333333333333\n3 | Ba | =1000/3 -> 333.333333333333\n | Cộng | =SUM(C3:C5) -> {total}\n"
            ),
        )
    };
    let case = Case::new().file("a.xlsx", thirds("1000").bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(0);
    let case = Case::new().file("a.xlsx", thirds("143.157142857143").bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(1).stderr(expect![[r#"
        lỗi[D008]: công thức `=SUM(C3:C5)` ghi sẵn kết quả 143,157142857143, tính lại ra 1.000: tệp chưa được tính
        --> a.xlsx, ô B!C6
         = gợi ý: mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô

    "#]]);
}

/// The total in words under a table adds nothing up.
#[test]
fn the_total_in_words_is_no_row() {
    let words = DrawnSheet::new(
        "B",
        "ĐVT: triệu đồng\nSTT | Nội dung | Kinh phí\n1 | Nước | 15\n2 | Tài liệu | 20\n | Tổng cộng | 35\nTổng số tiền bằng chữ: Ba mươi lăm triệu đồng",
    );
    let case = Case::new().file("a.xlsx", words.bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(0).stderr(expect![[r#"
        cảnh báo[D023]: chữ ngoài bảng không đưa vào phụ lục: `Tổng số tiền bằng chữ: Ba mươi lăm triệu…`
        --> a.xlsx, ô B!A6
         = gợi ý: chữ nào là nội dung thì thêm vào `ten`, `loi_van` hoặc `ghi_chu` của phụ lục

    "#]]);
}

/// A sheet without a column of numbers has them before its names: there they stay.
#[test]
fn numbers_before_names_stay_where_no_column_has_them() {
    let names = DrawnSheet::new(
        "B",
        "Đơn vị: triệu đồng
Nội dung | Dự toán 2027
I. Thu nội địa | 180
1. Thu từ DNNN | 110
2. Lệ phí trước bạ | 70
Tổng thu | 180",
    );
    let case = Case::new().file("a.xlsx", names.bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(0).stderr(expect![[""]]);
    expect![[r##"
        # Lập từ a.xlsx bằng lệnh vanban new phu_luc --tu-bang. Số tổng do chương trình tính; số cộng ghi ở tệp ấy đã được đối chiếu.
        # Dùng trong văn bản: chép vào `phu_luc` của văn bản, hoặc ghi ở đó
        #   phu_luc:
        #     - lay_tu: {tep: tên tệp này}
        phu_luc:
          - ten: "[tên phụ lục]"
            bang:
              don_vi: triệu đồng
              hien_don_vi: có
              cot:
                - {ma: ten, ten: Nội dung, kieu: chu}
                - {ma: 2027, ten: Dự toán 2027, kieu: tien}
              nhom:
                - ten: I. Thu nội địa
                  nhiem_vu:
                    - ten: 1. Thu từ DNNN
                      kinh_phi: {2027: 110}
                    - ten: 2. Lệ phí trước bạ
                      kinh_phi: {2027: 70}
              tong_cong:
                nhan: Tổng thu
    "##]].assert_eq(&written(&case, "phu-luc.yaml"));
}
