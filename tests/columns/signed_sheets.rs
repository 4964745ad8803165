//! Rises and cuts out to workbooks and back, from tables of figures, and compared.

use expect_test::expect;

use super::signed::{DECISION, folder, lines};
use crate::harness::Case;
use crate::support::exports::{exported, typed_in};
use vanban::rooms::tabular::workbook::WorkbookContent;

/// Out to a workbook with formulas, a cut changed in it, and back into the file.
#[test]
fn a_cut_comes_back_from_a_workbook() {
    let book = exported(DECISION, &Default::default());
    let cells: Vec<String> = book.pages[0]
        .cells
        .iter()
        .filter(|((row, _), _)| [5, 6, 12].contains(row))
        .filter_map(|((row, column), cell)| match &cell.content {
            WorkbookContent::Formula(formula, value) => Some(format!("{row} {column} ={formula} {value}")),
            WorkbookContent::Number(value) => Some(format!("{row} {column} {value}")),
            _ => None,
        })
        .collect();
    expect![[r#"
        5 3 -1
        5 4 1200
        5 5 -120
        5 6 =MAX(F6,0) 0
        5 7 =MAX(-(I6-E6),0) 120
        5 8 =SUM(E6:F6) 1080
        5 9 =SUM(E6,G6)-H6 1080
        5 10 =I6-E6 -120
        5 11 =IF(E6=0,0,ROUND(I6/E6*100,1)) 90
        6 3 2
        6 4 800
        6 5 200.5
        6 6 =MAX(F7,0) 200.5
        6 7 =MAX(-(I7-E7),0) 0
        6 8 =SUM(E7:F7) 1000.5
        6 9 =SUM(E7,G7)-H7 1000.5
        6 10 =I7-E7 200.5
        6 11 =IF(E7=0,0,ROUND(I7/E7*100,1)) 125.1"#]]
    .assert_eq(&cells.join("\n"));
    let case =
        typed_in(folder(), "qd.yaml", "kp.xlsx", &[((5, 5), "-150"), ((6, 5), "-20.25"), ((7, 3), "-3")]);
    let case = case.replace("qd.yaml", ", tong: {dieu_chinh: \"(719,5)\"}", "");
    let case = case.replace("qd.yaml", "          tong: {dieu_chinh: \"80,5\"}\n", "");
    case.run("budget import kp.xlsx qd.yaml")
        .code(0)
        .stdout(expect![[r#"
        qd.yaml:40: nhiệm vụ vp, cột dieu_chinh: -120 -> -150
        qd.yaml:41: nhiệm vụ kt, cột dieu_chinh: 200,5 -> -20,25
        qd.yaml:42: nhiệm vụ vh, cột bien_che: 0 -> -3
        đã ghi qd.yaml
    "#]])
        .stderr(expect![[r#"
        cảnh báo[D010]: ô hiện số làm tròn `-20,3`, giá trị lưu là -20,25; chương trình lấy giá trị lưu
        --> kp.xlsx, ô Phụ lục!F7
         = gợi ý: muốn lấy số đang hiện thì gõ lại số đó, hoặc dùng hàm ROUND trong công thức

    "#]]);
    case.run("budget show qd.yaml").code(0).stdout(expect![[r#"
        Phụ lục. ĐIỀU CHỈNH DỰ TOÁN CHI NGÂN SÁCH XÃ NĂM 2026
        Bảng `dt`. Đơn vị tính: triệu đồng

            Nhiệm vụ          Biên chế  Dự toán đã  Điều chỉnh  Tăng      Giảm  Sau điều chỉnh  Theo hai cột  Chênh lệch  So sánh (%)
                                              giao
        ──  ────────────────  ────────  ──────────  ──────────  ────  ────────  ──────────────  ────────────  ──────────  ───────────
        I   Chi thường xuyên       (2)       2.500    (170,25)     -    170,25        2.329,75      2.329,75    (170,25)         93,2
        1   Văn phòng              (1)       1.200       (150)     -       150           1.050         1.050       (150)         87,5
        2   Phòng Kinh tế            2         800     (20,25)     -     20,25          779,75        779,75     (20,25)         97,5
        3   Phòng Văn hóa          (3)         500           -     -         -             500           500           -        100,0
        II  Chi đầu tư               -       5.000       (800)   700     1.500           4.200         4.200       (800)         84,0
        4   Chợ trung tâm            -       5.000     (1.500)     -     1.500           3.500         3.500     (1.500)         70,0
        5   Nhà văn hóa              -           -         700   700         -             700           700         700
        ──  ────────────────  ────────  ──────────  ──────────  ────  ────────  ──────────────  ────────────  ──────────  ───────────
            Tổng số                (2)       7.500    (970,25)   700  1.670,25        6.529,75      6.529,75    (970,25)         87,1
    "#]]);
}

/// Figures beside the text keep their signs, typed as in Word or as in Excel.
#[test]
fn cuts_are_read_from_a_table_of_figures() {
    let figures = "ma;bien_che;du_toan;dieu_chinh\nvp;-1;1.200;-120\nkt;2;800;\"+200,5\"\nvh;0;500;-\ncho;0;5.000;(1.500)\nmoi;0;0;700\n";
    let typed = DECISION.lines().map(|line| match line.split_once(", bien_che:") {
        Some((task, _)) => format!("{task}}}\n"),
        None => format!("{line}\n"),
    });
    let yaml: String = typed.collect();
    let yaml = yaml.replace("      ma: dt\n", "      ma: dt\n      kinh_phi: so-lieu.csv\n");
    let case = Case::new().file("qd.yaml", &yaml).file("so-lieu.csv", figures);
    case.run("build qd.yaml --format txt").code(0).stderr(expect![[""]]);
    let total = lines(&case, "out/qd.txt", "tổng số sau");
    expect!["Tổng số		1	7.500	(719,5)	900,5	1.620	6.780,5	6.780,5	(719,5)	90,4"]
        .assert_eq(total.lines().last().unwrap());
    let case =
        case.file("so-lieu.csv", figures.replace(";1.200;", ";-1.200;").replace(";(1.500)", ";((1.500))"));
    case.run("check qd.yaml").code(1).stderr(expect![[r#"
        lỗi[B001]: số `-1.200` là số âm; cột này chỉ nhận số không âm
         --> so-lieu.csv:2:7
          |
        2 | vp;-1;-1.200;-120
          |       ^^^^^^
          |
          = gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số

        lỗi[B001]: dấu của số `((1.500))` viết không rõ
         --> so-lieu.csv:5:13
          |
        5 | cho;0;5.000;((1.500))
          |             ^^^^^^^^^
          |
          = gợi ý: chỉ một dấu trừ ở đầu, hoặc một cặp ngoặc: `-120`, `(120)`

    "#]]);
}

/// Two versions are compared by what tasks state; what is computed from it is no change of its own.
#[test]
fn two_versions_of_cuts_are_compared() {
    let case = folder().file(
        "moi.yaml",
        DECISION.replace("(1.500)", "(1.700)").replace(", tong: {dieu_chinh: \"(719,5)\"}", ""),
    );
    case.run("budget diff qd.yaml moi.yaml").code(0).stdout(expect![[r#"
        So sánh kinh phí
          bản cũ: qd.yaml
          bản mới: moi.yaml

        Đơn vị tính: triệu đồng
        TT  Nhiệm vụ               Cũ      Mới  Tăng, giảm       %
        II  Chi đầu tư          4.200    4.000        -200   -4,76
                - Điều chỉnh     -800   -1.000        -200  -25,00
        4     Chợ trung tâm     3.500    3.300        -200   -5,71
                - Điều chỉnh   -1.500   -1.700        -200  -13,33

            Tổng cộng         6.780,5  6.580,5        -200   -2,95
                - Điều chỉnh   -719,5   -919,5        -200  -27,80
    "#]]);
}
