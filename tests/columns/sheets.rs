//! The same columns out to workbooks and back, from tables of figures, compared, and beside the
//! city's allocation.

use expect_test::expect;
use vanban::rooms::finding::render;
use vanban::rooms::pipeline::{Input, Pipeline, StatedSums, WorkbookFile};
use vanban::rooms::spreadsheet;
use vanban::rooms::tabular::workbook::{self, WorkbookContent};

use super::PLAN;
use crate::harness::Case;

/// Out to a workbook, one figure changed, and back.
#[test]
fn a_number_of_people_comes_back_from_a_workbook() {
    let input = || Input::alone("kh.yaml", PLAN.as_bytes());
    let mut book = spreadsheet::workbook(&Pipeline::built_in().tables(input()).0.unwrap());
    let cells: Vec<String> = book.pages[0]
        .cells
        .iter()
        .filter_map(|((row, column), cell)| match &cell.content {
            WorkbookContent::Formula(formula, value) => Some(format!("{row} {column} ={formula} {value}")),
            WorkbookContent::Number(value) => Some(format!("{row} {column} {value}")),
            _ => None,
        })
        .collect();
    expect![[r#"
        4 4 =SUM(E6:E7) 1650
        4 5 =SUM(F6:F7) 1.25
        4 6 =SUM(G6:G7) 516
        4 7 =IF(E$10=0,0,ROUND(E5/E$10*100,1)) 98.2
        5 4 1200
        5 5 1.25
        5 6 420
        5 7 =IF(E$10=0,0,ROUND(E6/E$10*100,1)) 71.4
        6 4 450
        6 5 0
        6 6 96
        6 7 =IF(E$10=0,0,ROUND(E7/E$10*100,1)) 26.8
        7 4 =SUM(E9) 30
        7 5 =SUM(F9) 0.125
        7 6 =SUM(G9) 77
        7 7 =IF(E$10=0,0,ROUND(E8/E$10*100,1)) 1.8
        8 4 30
        8 5 0.125
        8 6 77
        8 7 =IF(E$10=0,0,ROUND(E9/E$10*100,1)) 1.8
        9 4 =SUM(E5,E8) 1680
        9 5 =SUM(F5,F8) 1.375
        9 6 =SUM(G5,G8) 593
        9 7 =IF(E$10=0,0,ROUND(E10/E$10*100,1)) 100"#]]
    .assert_eq(&cells.join("\n"));
    let people =
        book.pages[0].cells.values_mut().find(|cell| cell.content == WorkbookContent::Number(450.into()));
    people.unwrap().content = WorkbookContent::Number(460.into());
    let bytes = workbook::write(&book).unwrap();
    let (import, report) = Pipeline::built_in().import(
        input(),
        WorkbookFile { name: "kp.xlsx", bytes: &bytes },
        StatedSums::Follow,
    );
    let mut found = render::short(&report);
    for change in import.iter().flat_map(|import| &import.changes) {
        found += &format!("{}, cột {}: {} -> {}\n", change.owner, change.column, change.old, change.new);
    }
    expect![[r#"
        kh.yaml:18:17: lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `kinh_phi` in 0,6, đúng là 0,593, chênh 0,007; gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số
        nhóm I, cột so_nguoi: 1650 -> 1660
        nhiệm vụ bao_tin, cột so_nguoi: 450 -> 460
    "#]].assert_eq(&found);
}

/// Figures beside the text, by task and column; a sum typed in a group's row is checked.
#[test]
fn a_number_of_people_is_read_from_a_table_of_figures() {
    let typed = [
        ("so_nguoi: 1.200, dien_tich: \"1,25\", kinh_phi: {kinh_phi: 420}", ""),
        ("so_nguoi: 450, dien_tich: 0, kinh_phi: {kinh_phi: 96}", ""),
        ("so_nguoi: 30, dien_tich: \"0,125\", kinh_phi: {kinh_phi: 77}", ""),
        ("          tong: {so_nguoi: 1.650}\n", ""),
        ("      ma: lop\n", "      ma: lop\n      kinh_phi: so-lieu.csv\n"),
    ];
    let plan = typed.iter().fold(PLAN.to_owned(), |plan, (old, new)| {
        assert!(plan.contains(old), "{old}");
        plan.replace(old, new)
    });
    let plan = plan.replace(", }", "}");
    let figures = "ma,so_nguoi,dien_tich,kinh_phi\nthon,1.650,,\nso_cuu,1.200,\"1,25\",420\nbao_tin,450,0,96\nchi_huy,30,\"0,125\",77\n";
    let case = Case::new().file("ke-hoach.yaml", &plan).file("so-lieu.csv", figures);
    case.run("budget show ke-hoach.yaml").code(0).stdout(expect![[r#"
        Phụ lục. CÁC LỚP TẬP HUẤN
        Bảng `lop`. Đơn vị tính: triệu đồng

            Nhiệm vụ   Số người  Diện tích (ha)  Kinh phí  Tỷ trọng
                        (người)
        ──  ─────────  ────────  ──────────────  ────────  ────────
        I   Tại thôn      1.650            1,25       0,5      98,2
        1   Sơ cứu        1.200            1,25       0,4      71,4
        2   Báo tin         450               0       0,1      26,8
        II  Tại xã           30           0,125       0,1       1,8
        3   Chỉ huy          30           0,125       0,1       1,8
        ──  ─────────  ────────  ──────────────  ────────  ────────
            Tổng cộng     1.680           1,375       0,6     100,0
    "#]]).stderr(expect![[r#"
        lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `kinh_phi` in 0,6, đúng là 0,593, chênh 0,007
          --> ke-hoach.yaml:19:17
           |
        19 |       lam_tron: có
           |                 ^^
           |
           = gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số

    "#]]);
    case.replace("so-lieu.csv", "thon,1.650", "thon,1.560")
        .run("budget show ke-hoach.yaml")
        .code(1)
        .stderr(expect![[r#"
            lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `kinh_phi` in 0,6, đúng là 0,593, chênh 0,007
              --> ke-hoach.yaml:19:17
               |
            19 |       lam_tron: có
               |                 ^^
               |
               = gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số

            lỗi[B003]: nhóm I ghi 1.560 ở cột `so_nguoi`, cộng từ các nhiệm vụ là 1.650
             --> so-lieu.csv:2:6
              |
            2 | thon,1.560,,
              |      ^^^^^
              |
              = gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ

        "#]]);
    let case = Case::new().file("ke-hoach.yaml", &plan).file("so-lieu.csv", figures);
    case.replace("so-lieu.csv", "bao_tin,450", "bao_tin,")
        .run("budget show ke-hoach.yaml")
        .code(1)
        .stderr(expect![[r#"
            lỗi[D004]: ô số tiền để trống
             --> so-lieu.csv:4:9
              |
            4 | bao_tin,,0,96
              |         ^
              |
              = gợi ý: ghi 0 nếu không có kinh phí; nếu mọi ô trống của bảng đều là không có, thêm `o_trong: 0` dưới `kinh_phi`

        "#]]);
}

/// Beside the money of a table its things are compared, each said to be no money.
#[test]
fn things_are_compared_beside_money() {
    let new =
        PLAN.replace("so_nguoi: 450", "so_nguoi: 500").replace("1.650", "1.700").replace(": 77}", ": 80}");
    let case = Case::new().file("cu.yaml", PLAN).file("moi.yaml", &new);
    case.run("budget diff cu.yaml moi.yaml").code(0).stdout(expect![[r#"
        So sánh kinh phí
          bản cũ: cu.yaml
          bản mới: moi.yaml

        Đơn vị tính: triệu đồng
        TT  Nhiệm vụ                  Cũ    Mới  Tăng, giảm       %
        I   Tại thôn                 0,5    0,5           0    0,00
                - Số người         1.650  1.700         +50   +3,03
                (Không phải tiền)
        2     Báo tin                0,1    0,1           0    0,00
                - Số người           450    500         +50  +11,11
                (Không phải tiền)

            Tổng cộng                0,6    0,6           0    0,00
                - Số người         1.680  1.730         +50   +2,98
                (Không phải tiền)
    "#]]).stderr(expect![[r#"
        lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `kinh_phi` in 0,6, đúng là 0,593, chênh 0,007
          --> cu.yaml:18:17
           |
        18 |       lam_tron: có
           |                 ^^
           |
           = gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số

        lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `kinh_phi` in 0,6, đúng là 0,596, chênh 0,004
          --> moi.yaml:18:17
           |
        18 |       lam_tron: có
           |                 ^^
           |
           = gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số

    "#]]);
    let in_dong = new.replace("hien_thi: triệu đồng", "hien_thi: đồng").replace("so_le: 1", "so_le: 0");
    Case::new()
        .file("cu.yaml", PLAN)
        .file("moi.yaml", in_dong)
        .run("budget diff cu.yaml moi.yaml")
        .code(0)
        .stdout(expect![[r#"
            So sánh kinh phí
              bản cũ: cu.yaml
              bản mới: moi.yaml

            Đơn vị tính: đồng
            TT  Nhiệm vụ                    Cũ      Mới  Tăng, giảm       %
            I   Tại thôn               500.000  516.000     +16.000   +3,20
                    - Số người           1.650    1.700         +50   +3,03
                    (Không phải tiền)
            1     Sơ cứu               400.000  420.000     +20.000   +5,00
            2     Báo tin              100.000   96.000      -4.000   -4,00
                    - Số người             450      500         +50  +11,11
                    (Không phải tiền)
            II  Tại xã                 100.000   80.000     -20.000  -20,00
            3     Chỉ huy              100.000   80.000     -20.000  -20,00

                Tổng cộng              600.000  596.000      -4.000   -0,67
                    - Số người           1.680    1.730         +50   +2,98
                    (Không phải tiền)
        "#]])
        .stderr(expect![[r#"
            lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `kinh_phi` in 0,6, đúng là 0,593, chênh 0,007
              --> cu.yaml:18:17
               |
            18 |       lam_tron: có
               |                 ^^
               |
               = gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số

        "#]]);
}

/// A ward's people stand beside the money that the city gives it.
#[test]
fn people_stand_beside_the_citys_money() {
    let case = Case::from_dir("batch/phan-bo")
        .replace(
            "mau.yaml",
            "        - ten: Kinh phí\n          cot:",
            "        - {ma: nguoi, ten: Số người, kieu: so_luong_cong, rong: 20}\n        - ten: Kinh phí\n          cot:",
        )
        .replace("mau.yaml", "ten: Trực ban, ", "ten: Trực ban, nguoi: 12, ")
        .replace("mau.yaml", "ten: Hồ sơ, ", "ten: Hồ sơ, nguoi: 3, ")
        .replace("mau.yaml", "          ten: Tàu, thuyền\n", "          ten: Tàu, thuyền\n          nguoi: 4\n");
    case.run("batch mau.yaml --only 06994 --format txt --bao-cao bc.xlsx").code(0).stderr(expect![[""]]);
    let text = String::from_utf8(case.read("out/mau/06994-van-don.txt")).unwrap();
    let rows: Vec<&str> = text.lines().filter(|line| line.contains('\t')).collect();
    expect![[r#"
        Nhiệm vụ	Số người	Kinh phí		Tổng
        		Năm 2026	Năm 2027	
        Trực ban	12	5	6	11
        Hồ sơ	3	1	2	3
        Tàu, thuyền	4	3,5	0	3,5
        Tổng cộng	19	9,5	8	17,5"#]]
    .assert_eq(&rows.join("\n"));
}
