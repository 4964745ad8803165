//! Tables whose rows are kept in a sheet: `hang: bang/du-toan.xlsx`.
//!
//! `du_toan/` is a user's folder: a plan, and beside it the sheet that its accountant keeps.

use expect_test::expect;

use crate::harness::Case;
use crate::support::drawn_sheets::DrawnSheet;
use crate::support::zip_files::repacked;

pub(super) fn plan() -> Case {
    Case::from_dir("cli/du_toan")
}

/// The plan with another sheet, a workbook.
pub(super) fn with(sheet: &DrawnSheet) -> Case {
    plan().replace("ke-hoach.yaml", "du-toan.csv", "du-toan.xlsx").file("bang/du-toan.xlsx", sheet.bytes())
}

const SHEET: &str = "
**TT** | **Nội dung** | **Đơn vị chủ trì** | **Năm 2026** | **Năm 2027** | **Cộng**
**I** | **Tuyên truyền** | | 170 | =SUM(E3:E4) -> 50 | 220
1 | In tờ rơi | Văn phòng | 120 | 50 | =SUM(D3:E3) -> 170
2 | Diễn tập sơ tán | Trạm Y tế | '50 | - | 50
**II** | **Vật tư** | | 30 | 10 | 40
3 | Áo phao | Phòng Kinh tế | 30 | 10 | 40
 | **Tổng cộng** | | 200 | 60 | 260
";

#[test]
fn rows_groups_and_words_of_a_table_come_from_a_sheet() {
    let case = plan();
    case.run("budget show ke-hoach.yaml")
        .code(0)
        .stdout(expect![[r#"
        Phụ lục. DANH MỤC NHIỆM VỤ
        Đơn vị tính: triệu đồng

            Nhiệm vụ                Năm 2026  Năm 2027     Cộng
        ──  ──────────────────────  ────────  ────────  ───────
        I   Tuyên truyền                 170        50      220
        1   In tờ rơi                    120        50      170
        2   Diễn tập sơ tán               50         0       50
        II  Vật tư                     1.030      10,5  1.040,5
        3   Áo phao, phao cứu sinh     1.030      10,5  1.040,5
        ──  ──────────────────────  ────────  ────────  ───────
            Tổng cộng                  1.200      60,5  1.260,5
    "#]])
        .stderr(expect![[""]]);
    let tree = case.run("tree ke-hoach.yaml --format texts").code(0).text();
    for words in ["Áo phao, phao cứu sinh", "Trạm Y tế", "1.260,5 triệu đồng", "Tổng cộng"] {
        assert!(tree.contains(words), "{words}: {tree}");
    }
    with(&DrawnSheet::new("Biểu 1", SHEET)).run("budget show ke-hoach.yaml").code(0).stdout(expect![[r#"
        Phụ lục. DANH MỤC NHIỆM VỤ
        Đơn vị tính: triệu đồng

            Nhiệm vụ         Năm 2026  Năm 2027  Cộng
        ──  ───────────────  ────────  ────────  ────
        I   Tuyên truyền          170        50   220
        1   In tờ rơi             120        50   170
        2   Diễn tập sơ tán        50         0    50
        II  Vật tư                 30        10    40
        3   Áo phao                30        10    40
        ──  ───────────────  ────────  ────────  ────
            Tổng cộng             200        60   260
    "#]]);
}

/// Sums of the sheet are checked, not added again; each difference is told at its cell.
#[test]
fn a_sum_of_the_sheet_that_is_wrong_is_an_error_at_its_cell() {
    let wrong = SHEET
        .replace("| 200 | 60 | 260", "| 201 | 60 | 261")
        .replace("| 30 | 10 | 40\n3", "| 35 | 10 | 40\n3");
    with(&DrawnSheet::new("Biểu 1", &wrong)).run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[B003]: nhóm II ghi 35 ở cột `2026`, cộng từ các nhiệm vụ là 30
        --> bang/du-toan.xlsx, ô Biểu 1!D5
         = gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ

        lỗi[B003]: dòng tổng cộng ghi 201 ở cột `2026`, cộng từ các nhiệm vụ là 200
        --> bang/du-toan.xlsx, ô Biểu 1!D7
         = gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ

        lỗi[B003]: dòng tổng cộng ghi 261 ở cột `tong`, cộng từ các nhiệm vụ là 260
        --> bang/du-toan.xlsx, ô Biểu 1!F7
         = gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ

    "#]]);
}

/// What is not clear is told, and nothing is guessed.
#[test]
fn rows_that_may_be_one_thing_or_another_are_errors() {
    let unclear =
        SHEET.replace("2 | Diễn tập", " | Diễn tập").replace("Phòng Kinh tế | 30", "Phòng Kinh tế | ba mươi");
    with(&DrawnSheet::new("Biểu 1", &unclear)).run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[D020]: hàng `Diễn tập sơ tán` không có số thứ tự: không rõ là nhóm hay nhiệm vụ
        --> bang/du-toan.xlsx, ô Biểu 1!B4
         = gợi ý: ghi số thứ tự (I, 1, 1.1, -) ở từng hàng; hàng cộng thì ghi tên là `Tổng cộng`; hoặc nói rõ cách nhận ra nhóm (`nhom_theo`): `so_thu_tu` (hàng không có số là nhiệm vụ của nhóm ngay trên), `chu_dam` (hàng chữ đậm), `cap` (cột `cap` ghi cấp), `khong` (không có nhóm)

        lỗi[B001]: `ba mươi` không phải là số: có `ba mươi`
        --> bang/du-toan.xlsx, ô Biểu 1!D6
         = gợi ý: ghi bằng chữ số, ví dụ `1.210`; ghi 0 nếu không có kinh phí

    "#]]);
    let merged = DrawnSheet::new("Biểu 1", SHEET).merged(&["B3:B4"]);
    with(&merged).run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[D020]: ô `Nội dung` gộp nhiều hàng: không rõ một nhiệm vụ có nhiều hàng hay nhiều nhiệm vụ cùng tên
        --> bang/du-toan.xlsx, ô Biểu 1!B4
         = gợi ý: bỏ gộp ô, ghi số thứ tự và tên ở từng hàng

    "#]]);
}

/// Bold rows are groups when the paper says so; hidden rows are read and told.
#[test]
fn groups_may_be_told_by_bold_letters_or_by_a_column_of_levels() {
    let bold = SHEET
        .replace("**I**", "")
        .replace("**II**", "")
        .replace("1 | In", " | In")
        .replace("2 | D", " | D")
        .replace("3 | Á", " | Á");
    let case = with(&DrawnSheet::new("Biểu 1", &bold).hidden(&[3]));
    case.run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[D020]: hàng `Tuyên truyền` chữ đậm, không có số thứ tự: không rõ là nhóm hay nhiệm vụ
        --> bang/du-toan.xlsx, ô Biểu 1!B2
         = gợi ý: ghi số thứ tự (I, 1, 1.1, -) ở từng hàng; hàng cộng thì ghi tên là `Tổng cộng`; hoặc nói rõ cách nhận ra nhóm (`nhom_theo`): `so_thu_tu` (hàng không có số là nhiệm vụ của nhóm ngay trên), `chu_dam` (hàng chữ đậm), `cap` (cột `cap` ghi cấp), `khong` (không có nhóm)

        cảnh báo[D011]: 1 dòng đang ẩn (hàng 3); vẫn được đọc
        --> bang/du-toan.xlsx, ô Biểu 1!A3
         = gợi ý: bỏ ẩn, bỏ lọc để xem lại; dòng, cột không dùng thì xóa hẳn

    "#]]);
    let case = case.replace("ke-hoach.yaml", "      cot:", "      nhom_theo: chu_dam\n      cot:");
    case.run("budget show ke-hoach.yaml")
        .code(0)
        .stdout(expect![[r#"
        Phụ lục. DANH MỤC NHIỆM VỤ
        Đơn vị tính: triệu đồng

            Nhiệm vụ         Năm 2026  Năm 2027  Cộng
        ──  ───────────────  ────────  ────────  ────
        I   Tuyên truyền          170        50   220
        1   In tờ rơi             120        50   170
        2   Diễn tập sơ tán        50         0    50
        II  Vật tư                 30        10    40
        3   Áo phao                30        10    40
        ──  ───────────────  ────────  ────────  ────
            Tổng cộng             200        60   260
    "#]])
        .stderr(expect![[r#"
        cảnh báo[D011]: 1 dòng đang ẩn (hàng 3); vẫn được đọc
        --> bang/du-toan.xlsx, ô Biểu 1!A3
         = gợi ý: bỏ ẩn, bỏ lọc để xem lại; dòng, cột không dùng thì xóa hẳn

    "#]]);
    let levels = "
cap | ma | ten | chu_tri | 2026 | 2027
1 | nhom_tt | Tuyên truyền | | |
2 | | In ấn | | 120 | 50
 | to_roi | In tờ rơi *màu* | Văn phòng | 120 | 50
2 | | Diễn tập | | |
 | dien_tap | Diễn tập {{ tong }} | Trạm Y tế | 50 | 0
1 | | Dự phòng | | 30 | 5
1 | | Chưa phân bổ | | |
";
    let case = with(&DrawnSheet::new("Biểu 1", levels));
    let case = case.replace("ke-hoach.yaml", "      cot:", "      nhom_theo: cap\n      cot:");
    case.run("budget show ke-hoach.yaml")
        .code(0)
        .stdout(expect![[r#"
        Phụ lục. DANH MỤC NHIỆM VỤ
        Đơn vị tính: triệu đồng

            Nhiệm vụ             Năm 2026  Năm 2027  Cộng
        ──  ───────────────────  ────────  ────────  ────
        A   Tuyên truyền              170        50   220
        I   In ấn                     120        50   170
        1   In tờ rơi *màu*           120        50   170
        II  Diễn tập                   50         0    50
        2   Diễn tập {{ tong }}        50         0    50
        B   Dự phòng                   30         5    35
        C   Chưa phân bổ                0         0     0
        ──  ───────────────────  ────────  ────────  ────
            Tổng cộng                 200        55   255
    "#]])
        .stderr(expect![[""]]);
    let tree = case.run("tree ke-hoach.yaml --format texts").code(0).text();
    assert!(tree.contains("In tờ rơi *màu*") && tree.contains("Diễn tập {{ tong }}"), "{tree}");
}

/// Where a paper says that numbers tell the groups, rows without one are tasks of the group above.
#[test]
fn rows_without_numbers_are_tasks_when_the_paper_says_so() {
    let sheet = SHEET.replace("1 | In", " | In").replace("2 | D", " | D").replace("3 | Á", " | Á");
    let case = with(&DrawnSheet::new("Biểu 1", &sheet));
    let case = case.replace("ke-hoach.yaml", "      cot:", "      nhom_theo: so_thu_tu\n      cot:");
    case.run("budget show ke-hoach.yaml")
        .code(0)
        .stdout(expect![[r#"
        Phụ lục. DANH MỤC NHIỆM VỤ
        Đơn vị tính: triệu đồng

            Nhiệm vụ         Năm 2026  Năm 2027  Cộng
        ──  ───────────────  ────────  ────────  ────
        I   Tuyên truyền          170        50   220
        1   In tờ rơi             120        50   170
        2   Diễn tập sơ tán        50         0    50
        II  Vật tư                 30        10    40
        3   Áo phao                30        10    40
        ──  ───────────────  ────────  ────────  ────
            Tổng cộng             200        60   260
    "#]])
        .stderr(expect![[""]]);
}

/// The columns are found by their titles or ids; a column that is not there, two that may be meant, another
/// unit: each is told.
#[test]
fn columns_that_are_not_found_are_errors() {
    let sheet = SHEET.replace("**Đơn vị chủ trì**", "**Cơ quan**").replace("**Cộng**", "**Năm 2026**");
    let case = with(&DrawnSheet::new("Biểu 1", &format!("\nĐVT: đồng\n{}", sheet.trim_start())));
    case.run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[D005]: tệp không có cột `Đơn vị chủ trì` của bảng
          --> ke-hoach.yaml:20:16
           |
        20 |         - {ma: chu_tri, ten: Đơn vị chủ trì, kieu: chu}
           |                ^^^^^^^
           |
           = gợi ý: ghi `ten` của cột đúng như ở tệp, hoặc ghi mã `chu_tri` ở đầu cột trong tệp; tệp có: A `TT`, B `Nội dung`, C `Cơ quan`, D `Năm 2026`, E `Năm 2027`, F `Năm 2026`

        lỗi[D005]: tệp có nhiều cột là cột `Năm 2026` của bảng
          --> ke-hoach.yaml:21:16
           |
        21 |         - {ma: 2026, ten: Năm 2026, kieu: tien}
           |                ^^^^
           |
           = gợi ý: ghi mã `2026` ở đầu cột cần đọc trong tệp
        liên quan: cột thứ nhất
          --> bang/du-toan.xlsx, ô Biểu 1!D2
        liên quan: cột thứ hai
          --> bang/du-toan.xlsx, ô Biểu 1!F2

        lỗi[D014]: bảng tính ghi `ĐVT: đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào
        --> bang/du-toan.xlsx, ô Biểu 1!A1
         = gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `Đơn vị tính: triệu đồng`; số tính bằng đồng thì sửa `don_vi: đồng` trong tệp YAML

    "#]]);
}

#[test]
fn rows_are_kept_in_one_place_only() {
    let case = plan().replace(
        "ke-hoach.yaml",
        "      cot:",
        "      nhiem_vu: [{ten: In tờ rơi, chu_tri: Văn phòng}]\n      cot:",
    );
    case.run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[D024]: `nhiem_vu` ghi cả ở đây, trong khi hàng của bảng lấy từ `bang/du-toan.csv`
          --> ke-hoach.yaml:17:7
           |
        17 |       nhiem_vu: [{ten: In tờ rơi, chu_tri: Văn phòng}]
           |       ^^^^^^^^
           |
           = gợi ý: chỉ giữ một nơi: bỏ `nhiem_vu`, hoặc bỏ `hang`

    "#]]);
    let case = plan().replace("ke-hoach.yaml", "du-toan.csv", "khong-co.xlsx");
    case.run("check ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[C015]: không đọc được `bang/khong-co.xlsx`: không có tệp này
          --> ke-hoach.yaml:16:13
           |
        16 |       hang: bang/khong-co.xlsx
           |             ^^^^^^^^^^^^^^^^^^
           |
           = gợi ý: đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp

    "#]]);
}

/// Figures that were changed in Excel go back into the sheet that keeps the rows; all else in it stays.
#[test]
fn figures_go_back_into_the_sheet_of_the_rows() {
    let case = plan();
    case.run("budget export ke-hoach.yaml --out b.xlsx").code(0);
    case.run("budget import b.xlsx ke-hoach.yaml").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        không có số, chữ, hàng nào thay đổi
    "#]]);
    let (yaml, sheet) = (case.read("ke-hoach.yaml"), case.read("bang/du-toan.csv"));
    let changed = repacked(&case.read("b.xlsx"), |name, bytes| {
        let text = String::from_utf8(bytes).unwrap();
        let text = if name.ends_with("sheet1.xml") { text.replace("<v>120</v>", "<v>150</v>") } else { text };
        Some((name.to_owned(), text.into_bytes()))
    });
    let case = case.file("b.xlsx", changed);
    case.run("budget import b.xlsx ke-hoach.yaml --tong").code(0).stderr(expect![[""]]).stdout(expect![[
        r#"
        bang/du-toan.csv:3: nhóm I, cột 2026: 170 -> 200
        bang/du-toan.csv:3: nhóm I, cột tong: 220 -> 250
        bang/du-toan.csv:4: nhiệm vụ 1, cột 2026: 120 -> 150
        bang/du-toan.csv:4: nhiệm vụ 1, cột tong: 170 -> 200
        bang/du-toan.csv:8: dòng tổng cộng, cột 2026: 1.200 -> 1.230
        bang/du-toan.csv:8: dòng tổng cộng, cột tong: 1.260,5 -> 1.290,5
        đã ghi bang/du-toan.csv
    "#
    ]]);
    assert!(case.read("ke-hoach.yaml") == yaml);
    let now = String::from_utf8(case.read("bang/du-toan.csv")).unwrap();
    let before = String::from_utf8(sheet).unwrap();
    let lines = before.lines().zip(now.lines()).filter(|(old, new)| old != new);
    let lines: String = lines.map(|(old, new)| format!("{old} -> {new}\n")).collect();
    expect![[r#"
        I;Tuyên truyền;;170;50;220 -> I;Tuyên truyền;;200;50;250
        1;In tờ rơi;Văn phòng;120;50;170 -> 1;In tờ rơi;Văn phòng;150;50;200
        ;Tổng cộng;;1.200;60,5;1.260,5 -> ;Tổng cộng;;1.230;60,5;1.290,5
    "#]]
    .assert_eq(&lines);
}
