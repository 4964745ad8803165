//! Columns that are numbered under the head, formulas that are typed there, and totals that stand first.

use expect_test::{Expect, expect};

use super::signed::DECISION;
use crate::harness::Case;
use crate::support::exports::exported;
use crate::support::papers::{PIPELINE, short};
use vanban::rooms::pipeline::Input;
use vanban::rooms::tabular::workbook::WorkbookContent;

fn numbered(style: &str) -> String {
    DECISION
        .replace("      ma: dt\n", &format!("      ma: dt\n      so_cot: {style}\n"))
        .replace("{nhan: Tổng số, ", "{nhan: Tổng số, vi_tri: dau, ")
}

/// The rows of a table as plain text.
#[track_caller]
fn rows(yaml: &str) -> Vec<String> {
    let case = Case::new().file("qd.yaml", yaml);
    case.run("build qd.yaml --format pdf,docx,txt").code(0).stderr(expect![[""]]);
    let text = String::from_utf8(case.read("out/qd.txt")).unwrap();
    text.lines().filter(|line| line.contains('\t')).map(str::to_owned).collect()
}

/// Letters for words, numbers for figures, and the formula of each computed column; totals stand first.
#[test]
fn columns_are_numbered_with_their_formulas() {
    expect![[r#"
        TT	Đơn vị	Biên chế	Dự toán đã giao	Điều chỉnh	Tăng	Giảm	Sau điều chỉnh	Theo hai cột	Chênh lệch	So sánh (%)
        A	B	1	2	3	4	5	6 = 2 + 3	7 = 2 + 4 - 5	8 = 6 - 2	9 = 6 / 2
        Tổng số		1	7.500	(719,5)	900,5	1.620	6.780,5	6.780,5	(719,5)	90,4
        I	Chi thường xuyên	1	2.500	80,5	200,5	120	2.580,5	2.580,5	80,5	103,2
        1	Văn phòng	(1)	1.200	(120)	-	120	1.080	1.080	(120)	90,0
        2	Phòng Kinh tế	2	800	200,5	200,5	-	1.000,5	1.000,5	200,5	125,1
        3	Phòng Văn hóa	-	500	-	-	-	500	500	-	100,0
        II	Chi đầu tư	-	5.000	(800)	700	1.500	4.200	4.200	(800)	84,0
        4	Chợ trung tâm	-	5.000	(1.500)	-	1.500	3.500	3.500	(1.500)	70,0
        5	Nhà văn hóa	-	-	700	700	-	700	700	700	"#]].assert_eq(&rows(&numbered("có")).join("\n"));
    expect!["1	2	3	4	5	6	7	8 = 4 + 5	9 = 4 + 6 - 7	10 = 8 - 4	11 = 8 / 4"]
        .assert_eq(&rows(&numbered("tu_1"))[1]);
    expect![
        "(1)	(2)	(3)	(4)	(5)	(6)	(7)	(8) = (4) + (5)	(9) = (4) + (6) - (7)	(10) = (8) - (4)	(11) = (8) / (4)"
    ]
    .assert_eq(&rows(&numbered("ngoac"))[1]);
    let long = DECISION.replace(
        "        - {ma: ty_le",
        "        - {ma: q1, ten: Quý I, kieu: tien}\n        - {ma: q2, ten: Quý II, kieu: tien}\n        - {ma: q3, ten: Quý III, kieu: tien}\n        - {ma: q4, ten: Quý IV, kieu: tien}\n        - {ma: ca_nam, ten: Cả năm, kieu: tong_hang, cua: [q1, q2, q3, q4]}\n        - {ma: ty_le",
    );
    let long = long
        .replace("      ma: dt\n", "      ma: dt\n      so_cot: có\n")
        .replace("kinh_phi: {", "kinh_phi: {q1: 1, q2: 1, q3: 1, q4: 1, ");
    expect!["A	B	1	2	3	4	5	6 = 2 + 3	7 = 2 + 4 - 5	8 = 6 - 2	9	10	11	12	13 = 9 + ... + 12	14 = 6 / 2"]
        .assert_eq(&rows(&long)[1]);
}

/// What is found in the numbered decision with these texts changed.
#[track_caller]
fn told(changes: &[(&str, &str)], expected: Expect) {
    let yaml = changes.iter().fold(numbered("có"), |yaml, (old, new)| {
        assert!(yaml.contains(old), "{old}");
        yaml.replace(old, new)
    });
    let (_, report) = PIPELINE.tree(Input::alone("qd.yaml", yaml.as_bytes()));
    expected.assert_eq(&short(&report));
}

/// A typed formula is checked against what the column is computed from, whatever way it is written.
#[test]
fn typed_formulas_are_checked() {
    // Right ones, the last through a sum that is taken apart.
    told(
        &[
            ("ma: sau, ten", "ma: sau, so: \"(6) = (2) + (3)\", ten"),
            ("ma: hai_cot, ten", "ma: hai_cot, so: \"7=2+4-5\", ten"),
            ("ma: ty_le, ten", "ma: ty_le, so: \"9=6:2x100%\", ten"),
        ],
        expect![[""]],
    );
    told(
        &[("ma: sau, ten", "ma: sau, so: \"6=2+3+1\", ten")],
        expect![[r#"
        qd.yaml:33:25: lỗi[C101]: công thức `6=2+3+1` khác cách tính của cột `sau`; gợi ý: chương trình tính `6=2+3`; sửa công thức này, hoặc sửa `cua`, `tru` của cột
    "#]],
    );
    told(
        &[("ma: sau, ten", "ma: sau, so: \"6=2-3\", ten")],
        expect![[r#"
        qd.yaml:33:25: lỗi[C101]: công thức `6=2-3` khác cách tính của cột `sau`; gợi ý: chương trình tính `6=2+3`; sửa công thức này, hoặc sửa `cua`, `tru` của cột
    "#]],
    );
    told(
        &[("ma: sau, ten", "ma: sau, so: \"6=2+12\", ten")],
        expect![[r#"
        qd.yaml:33:25: lỗi[C101]: công thức `6=2+12`: không có cột mang số `12`; gợi ý: các cột mang số A, B, 1, 2, 3, 4, 5, 6, 7, 8, 9
    "#]],
    );
    told(
        &[("ma: sau, ten", "ma: sau, so: \"6=hai cột trước\", ten")],
        expect![[r#"
        qd.yaml:33:25: lỗi[C101]: không đọc được công thức `6=hai cột trước`; gợi ý: viết như `3=1+2`, `5=4-3`, `6=4x5`, `7=5/4`, `8=1+...+5`; không kiểm được thì chỉ ghi số của cột
    "#]],
    );
    told(
        &[("ma: ty_le, ten", "ma: ty_le, so: \"9=2/6\", ten")],
        expect![[r#"
        qd.yaml:36:27: lỗi[C101]: công thức `9=2/6` khác cách tính của cột `ty_le`; gợi ý: chương trình tính `9=6/2`; sửa công thức này, hoặc sửa `cua`, `tru` của cột
    "#]],
    );
    told(
        &[("ma: dieu_chinh, ten", "ma: dieu_chinh, so: \"3=6-2\", ten")],
        expect![[r#"
        qd.yaml:30:32: lỗi[C101]: cột `dieu_chinh` mang công thức `3=6-2` nhưng số của cột do nhiệm vụ ghi; gợi ý: đổi cột thành cột tính (`kieu: tong_hang`, `hieu`, `ty_le` … và `cua`), hoặc chỉ ghi `so: 3`
    "#]],
    );
    told(
        &[("ma: tang, ten", "ma: tang, so: 3, ten")],
        expect![[r#"
        qd.yaml:31:26: lỗi[C101]: hai cột cùng đánh số `3`; gợi ý: mỗi cột một số; không ghi `so` thì chương trình đánh
    "#]],
    );
    told(
        &[("ma: tang, ten", "ma: tang, so: cột, ten")],
        expect![[r#"
        qd.yaml:31:26: lỗi[C101]: `cột` không phải số của cột; gợi ý: ghi một chữ cái hoặc một số, thêm công thức nếu có: `A`, `1`, `3=1+2`
    "#]],
    );
    told(
        &[("      so_cot: có\n", ""), ("ma: tang, ten", "ma: tang, so: 4, ten")],
        expect![[r#"
        qd.yaml:30:26: lỗi[C101]: cột có `so` nhưng bảng không đánh số cột; gợi ý: thêm `so_cot: có` vào bảng, hoặc bỏ `so` ở các cột
    "#]],
    );
    told(
        &[("vi_tri: dau", "vi_tri: giua"), ("so_cot: có", "so_cot: abc")],
        expect![[r#"
        qd.yaml:20:15: lỗi[C012]: `so_cot` không có lựa chọn `abc`; gợi ý: dùng được: `có`, `tu_1`, `ngoac`
        qd.yaml:49:42: lỗi[C012]: `vi_tri` không có lựa chọn `giua`; gợi ý: dùng được: `dau`, `cuoi`
    "#]],
    );
}

/// In a workbook the totals stand first too, and add up the rows below them.
#[test]
fn totals_stand_first_in_a_workbook() {
    let book = exported(&numbered("có"), &Default::default());
    let cells: Vec<String> = book.pages[0]
        .cells
        .iter()
        .filter(|((row, column), _)| (2..=8).contains(row) && [0, 2, 4, 11].contains(column))
        .map(|((row, column), cell)| match &cell.content {
            WorkbookContent::Formula(formula, value) => format!("{row} {column} ={formula} {value}"),
            WorkbookContent::Number(value) => format!("{row} {column} {value}"),
            WorkbookContent::Text(text) => format!("{row} {column} {text}"),
            WorkbookContent::Blank => format!("{row} {column}"),
        })
        .collect();
    expect![[r#"
        2 2 Đơn vị
        2 4 Dự toán đã giao
        2 11 So sánh (%)
        3 2 B
        3 4 2
        3 11 9 = 6 / 2
        4 0 ma
        4 2 ten
        4 4 du_toan
        4 11 ty_le
        5 0 #tong
        5 2 Tổng số
        5 4 =SUM(E7,E11) 7500
        5 11 =IF(E6=0,0,ROUND(I6/E6*100,1)) 90.4
        6 0 #thuong_xuyen
        6 2 Chi thường xuyên
        6 4 =SUM(E8:E10) 2500
        6 11 =IF(E7=0,0,ROUND(I7/E7*100,1)) 103.2
        7 0 vp
        7 2 Văn phòng
        7 4 1200
        7 11 =IF(E8=0,0,ROUND(I8/E8*100,1)) 90
        8 0 kt
        8 2 Phòng Kinh tế
        8 4 800
        8 11 =IF(E9=0,0,ROUND(I9/E9*100,1)) 125.1"#]]
    .assert_eq(&cells.join("\n"));
    let case = Case::new().file("qd.yaml", numbered("có"));
    case.run("budget show qd.yaml").code(0).stdout(expect![[r#"
        Phụ lục. ĐIỀU CHỈNH DỰ TOÁN CHI NGÂN SÁCH XÃ NĂM 2026
        Bảng `dt`. Đơn vị tính: triệu đồng

            Nhiệm vụ          Biên chế  Dự toán đã  Điều chỉnh   Tăng   Giảm  Sau điều chỉnh  Theo hai cột  Chênh lệch  So sánh (%)
                                              giao
        ──  ────────────────  ────────  ──────────  ──────────  ─────  ─────  ──────────────  ────────────  ──────────  ───────────
            Tổng số                  1       7.500     (719,5)  900,5  1.620         6.780,5       6.780,5     (719,5)         90,4
        ──  ────────────────  ────────  ──────────  ──────────  ─────  ─────  ──────────────  ────────────  ──────────  ───────────
        I   Chi thường xuyên         1       2.500        80,5  200,5    120         2.580,5       2.580,5        80,5        103,2
        1   Văn phòng              (1)       1.200       (120)      -    120           1.080         1.080       (120)         90,0
        2   Phòng Kinh tế            2         800       200,5  200,5      -         1.000,5       1.000,5       200,5        125,1
        3   Phòng Văn hóa            -         500           -      -      -             500           500           -        100,0
        II  Chi đầu tư               -       5.000       (800)    700  1.500           4.200         4.200       (800)         84,0
        4   Chợ trung tâm            -       5.000     (1.500)      -  1.500           3.500         3.500     (1.500)         70,0
        5   Nhà văn hóa              -           -         700    700      -             700           700         700
    "#]]);
    case.run("budget export qd.yaml --out kp.xlsx").code(0);
    case.run("budget import kp.xlsx qd.yaml")
        .code(0)
        .stdout(expect![[r#"
            không có số, chữ, hàng nào thay đổi
        "#]])
        .stderr(expect![[""]]);
}

/// Letters go on in the order of the Vietnamese alphabet, however many columns of words there are; a letter may be
/// `Đ`.
#[test]
fn letters_of_many_columns_of_words_go_on() {
    let words: String =
        (1..=8).map(|at| format!("        - {{ma: w{at}, ten: Chữ {at}, kieu: chu}}\n")).collect();
    let many = numbered("có").replace("        - {ma: ty_le", &format!("{words}        - {{ma: ty_le"));
    let typed = many.replace("{ma: w3, ten: Chữ 3, kieu: chu}", "{ma: w3, ten: Chữ 3, kieu: chu, so: Đ}");
    for yaml in [many, typed] {
        let texts = Case::new().file("qd.yaml", yaml).run("tree qd.yaml --format texts").code(0).text();
        let letters: Vec<&str> = texts
            .lines()
            .map(str::trim)
            .filter(|line| line.chars().count() == 1 && line.contains(char::is_alphabetic))
            .collect();
        assert!(letters.join(" ").contains("A B C D Đ E G H I K"), "{letters:?}");
    }
}
