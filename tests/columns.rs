//! Kinds of columns: things that are added up beside money, and marks.

use expect_test::expect;
use vanban::diag::render;
use vanban::exchange;
use vanban::pipeline::{Book, Input, Pipeline, StatedSums};
use vanban::tabular::workbook::{self, Content};

use crate::harness::Case;

const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Tập huấn phòng, chống thiên tai
noi_dung: |
  Tập huấn cho {{ bang.lop.tong[\"so_nguoi\"] }} người, trong đó tại thôn {{ bang.lop.nhom.thon[\"so_nguoi\"] }} người, kinh phí {{ tong }}. Chi tiết tại Phụ lục kèm theo./.
noi_nhan: Các thôn
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn A}
phu_luc:
  - ten: Các lớp tập huấn
    bang:
      ma: lop
      don_vi: nghìn đồng
      hien_thi: triệu đồng
      so_le: 1
      lam_tron: có
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Lớp, kieu: chu}
        - {ma: thuc_hanh, ten: Có thực hành, kieu: danh_dau}
        - {ma: so_nguoi, ten: Số người, ghi_chu: (người), kieu: so_luong_cong}
        - {ma: dien_tich, ten: Diện tích (ha), kieu: so_luong_cong}
        - {ma: kinh_phi, ten: Kinh phí, kieu: tien}
        - {ma: ty_trong, ten: Tỷ trọng, kieu: ty_trong, cua: [so_nguoi]}
      nhom:
        - ma: thon
          ten: Tại thôn
          tong: {so_nguoi: 1.650}
          nhiem_vu:
            - {ma: so_cuu, ten: Sơ cứu, thuc_hanh: x, so_nguoi: 1.200, dien_tich: \"1,25\", kinh_phi: {kinh_phi: 420}}
            - {ma: bao_tin, ten: Báo tin, so_nguoi: 450, dien_tich: 0, kinh_phi: {kinh_phi: 96}}
        - ten: Tại xã
          nhiem_vu:
            - {ma: chi_huy, ten: Chỉ huy, thuc_hanh: X, so_nguoi: 30, dien_tich: \"0,125\", kinh_phi: {kinh_phi: 77}}
";

fn folder() -> Case {
    Case::new().file("ke-hoach.yaml", PLAN)
}

/// Money is converted and rounded, things are not; both are added up, on paper and in sentences.
#[test]
fn things_are_added_up_and_rows_are_marked() {
    let case = folder();
    case.run("build ke-hoach.yaml --format pdf,docx,txt").code(0).stderr(expect![[r#"
        lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `kinh_phi` in 0,6, đúng là 0,593, chênh 0,007
          --> ke-hoach.yaml:18:17
           |
        18 |       lam_tron: có
           |                 ^^
           |
           = gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số

    "#]]);
    let text = String::from_utf8(case.read("out/ke-hoach.txt")).unwrap();
    let body: Vec<&str> =
        text.lines().filter(|line| line.contains('\t') || line.contains("Tập huấn cho")).collect();
    expect![[r#"
        Tập huấn cho 1.680 người, trong đó tại thôn 1.650 người, kinh phí 0,6 triệu đồng. Chi tiết tại Phụ lục kèm theo./.
        TT	Lớp	Có thực hành	Số người (người)	Diện tích (ha)	Kinh phí	Tỷ trọng
        I	Tại thôn		1.650	1,25	0,5	98,2
        1	Sơ cứu	x	1.200	1,25	0,4	71,4
        2	Báo tin		450	0	0,1	26,8
        II	Tại xã		30	0,125	0,1	1,8
        3	Chỉ huy	x	30	0,125	0,1	1,8
        Tổng cộng			1.680	1,375	0,6	100,0"#]].assert_eq(&body.join("\n"));
    let word = case.docx_part("out/ke-hoach.docx", "word/document.xml");
    assert!(["1.680", "1,375", "1.650", ">x<"].iter().all(|figure| word.contains(figure)), "{word}");
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
    "#]]);
    case.run("budget show ke-hoach.yaml --trace").stdout(expect![[r#"
        Phụ lục. CÁC LỚP TẬP HUẤN
        Bảng `lop`. Đơn vị tính: triệu đồng

        Số dòng là dòng của tệp ke-hoach.yaml

        Tổng cộng
          Số người (người): 1.680 = 1.650 (I) + 30 (II)
          Diện tích (ha): 1,375 = 1,25 (I) + 0,125 (II)
          Kinh phí: 0,6 = 0,5 (I) + 0,1 (II)
        I. Tại thôn
          Số người (người): 1.650 = 1.200 (1, dòng 32) + 450 (2, dòng 33)
          Diện tích (ha): 1,25 = 1,25 (1, dòng 32) + 0 (2, dòng 33)
          Kinh phí: 0,5 = 0,4 (1, dòng 32) + 0,1 (2, dòng 33)
        1. Sơ cứu
          Kinh phí: 0,4 làm tròn từ 420 nghìn đồng (dòng 32)
        2. Báo tin
          Kinh phí: 0,1 làm tròn từ 96 nghìn đồng (dòng 33)
        II. Tại xã
          Số người (người): 30 = 30 (3, dòng 36)
          Diện tích (ha): 0,125 = 0,125 (3, dòng 36)
          Kinh phí: 0,1 = 0,1 (3, dòng 36)
        3. Chỉ huy
          Kinh phí: 0,1 làm tròn từ 77 nghìn đồng (dòng 36)
    "#]]).stderr(expect![[r#"
        lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `kinh_phi` in 0,6, đúng là 0,593, chênh 0,007
          --> ke-hoach.yaml:18:17
           |
        18 |       lam_tron: có
           |                 ^^
           |
           = gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số

    "#]]);
}

/// What is wrong is found at once, each at its place.
#[test]
fn what_is_wrong_with_marks_and_things_is_found() {
    folder()
        .replace("ke-hoach.yaml", "so_nguoi: 1.650}", "so_nguoi: 1.560}")
        .replace("ke-hoach.yaml", "so_nguoi: 1.200", "so_nguoi: 1.200 người")
        .replace("ke-hoach.yaml", "Báo tin, so_nguoi: 450,", "Báo tin, thuc_hanh: có,")
        .replace("ke-hoach.yaml", "{kinh_phi: 77}", "{kinh_phi: 77, so_nguoi: 30}")
        .replace("ke-hoach.yaml", "kieu: danh_dau", "kieu: danh_dau, cua: [ten]")
        .run("build ke-hoach.yaml")
        .code(1)
        .stderr(expect![[r#"
            lỗi[C013]: cột `thuc_hanh` không phải `tong_hang` nên không dùng `cua`
              --> ke-hoach.yaml:22:62
               |
            22 |         - {ma: thuc_hanh, ten: Có thực hành, kieu: danh_dau, cua: [ten]}
               |                                                              ^^^
               |
               = gợi ý: bỏ `cua`, hoặc đổi `kieu: tong_hang`

            lỗi[B001]: `1.200 người` không phải là số: có `người`
              --> ke-hoach.yaml:32:65
               |
            32 | ...   - {ma: so_cuu, ten: Sơ cứu, thuc_hanh: x, so_nguoi: 1.200 người, dien_tich: "1,25", ki...
               |                                                           ^^^^^^^^^^^
               |
               = gợi ý: chỉ ghi số, ví dụ `12` hay `2,5`; đơn vị tính ghi ở một cột `kieu: giua`

            lỗi[B002]: nhiệm vụ `bao_tin` thiếu `so_nguoi`
              --> ke-hoach.yaml:33:29
               |
            33 | ...   - {ma: bao_tin, ten: Báo tin, thuc_hanh: có, dien_tich: 0, kinh_phi: {kinh_phi: 96}}
               |                       ^^^
               |
               = gợi ý: thêm `so_nguoi: 1` vào nhiệm vụ, với số đúng của dòng này; không có thì ghi 0

            lỗi[C012]: cột `thuc_hanh` chỉ nhận `x` hoặc để trống, ở đây là `có`
              --> ke-hoach.yaml:33:54
               |
            33 | ...   - {ma: bao_tin, ten: Báo tin, thuc_hanh: có, dien_tich: 0, kinh_phi: {kinh_phi: 96}}
               |                                                ^^
               |
               = gợi ý: ghi `thuc_hanh: x`, hoặc bỏ dòng này; chữ khác thì dùng cột `kieu: giua`

            lỗi[B002]: cột `so_nguoi` ghi thành một khóa của nhiệm vụ
              --> ke-hoach.yaml:36:116
               |
            36 | ...tich: "0,125", kinh_phi: {kinh_phi: 77, so_nguoi: 30}}
               |                                            ^^^^^^^^
               |
               = gợi ý: chuyển ra ngoài, ngang với `ten`

        "#]]);
    folder()
        .replace("ke-hoach.yaml", "so_nguoi: 1.650}", "so_nguoi: 1.560}")
        .replace("ke-hoach.yaml", "kieu: danh_dau", "kieu: dau_x")
        .run("build ke-hoach.yaml")
        .code(1)
        .stderr(expect![[r#"
            lỗi[C012]: `kieu` không có lựa chọn `dau_x`
              --> ke-hoach.yaml:22:52
               |
            22 |         - {ma: thuc_hanh, ten: Có thực hành, kieu: dau_x}
               |                                                    ^^^^^
               |
               = gợi ý: dùng được: `so_thu_tu`, `chu`, `giua`, `ngay`, `danh_dau`, `tien`, `so_luong`, `so_luong_cong`, `don_gia`, `thanh_tien`, `tong_hang`, `ty_trong`

        "#]]);
    folder()
        .replace("ke-hoach.yaml", "so_nguoi: 1.650}", "so_nguoi: 1.560, dien_tich: \"1,25\"}")
        .run("build ke-hoach.yaml")
        .code(1)
        .stderr(expect![[r#"
            lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `kinh_phi` in 0,6, đúng là 0,593, chênh 0,007
              --> ke-hoach.yaml:18:17
               |
            18 |       lam_tron: có
               |                 ^^
               |
               = gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số

            lỗi[B003]: nhóm I ghi 1.560 ở cột `so_nguoi`, cộng từ các nhiệm vụ là 1.650
              --> ke-hoach.yaml:30:28
               |
            30 |           tong: {so_nguoi: 1.560, dien_tich: "1,25"}
               |                            ^^^^^
               |
               = gợi ý: sửa số ghi sẵn hoặc các số của nhiệm vụ

        "#]]);
}

/// Out to a workbook, one figure changed, and back.
#[test]
fn a_number_of_people_comes_back_from_a_workbook() {
    let input = || Input::alone("kh.yaml", PLAN.as_bytes());
    let mut book = exchange::workbook(&Pipeline::built_in().tables(input()).0.unwrap());
    let cells: Vec<String> = book.pages[0]
        .cells
        .iter()
        .filter_map(|((row, column), cell)| match &cell.content {
            Content::Formula(formula, value) => Some(format!("{row} {column} ={formula} {value}")),
            Content::Number(value) => Some(format!("{row} {column} {value}")),
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
    let people = book.pages[0].cells.values_mut().find(|cell| cell.content == Content::Number(450.into()));
    people.unwrap().content = Content::Number(460.into());
    let bytes = workbook::write(&book).unwrap();
    let (import, report) =
        Pipeline::built_in().import(input(), Book { name: "kp.xlsx", bytes: &bytes }, StatedSums::Follow);
    let mut found = render::short(&report.sources, &report.findings);
    for change in import.iter().flat_map(|import| &import.changes) {
        found += &format!("{}, cột {}: {} -> {}\n", change.owner, change.column, change.old, change.new);
    }
    expect![[r#"
        kh.yaml:18:17: lưu ý[B006]: làm tròn nên tổng in ra khác tổng đúng (triệu đồng): cột `kinh_phi` in 0,6, đúng là 0,593, chênh 0,007; gợi ý: tổng in ra là tổng của các số đã làm tròn; bỏ `lam_tron` nếu cần đúng từng số
        kp.xlsx:Phụ lục!E5: cảnh báo[D012]: dòng `Tại thôn`, cột `so_nguoi`: tệp Excel ghi 1.660, tính từ các số là 1.650; số tổng không được đưa về; 3 ô khác cũng vậy; gợi ý: xem lại công thức hoặc số gõ ở ô này, và các số mà nó cộng
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
        .run("budget show ke-hoach.yaml --message-format short")
        .code(1)
        .stderr(expect![[""]]);
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

/// What is added up by itself is multiplied too; beside other quantities it must be said.
#[test]
fn people_times_a_price_is_money() {
    let plan = "\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Hỗ trợ
noi_dung: Theo Phụ lục kèm theo./.
noi_nhan: Các thôn
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn A}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: nghìn đồng
      cot:
        - {ma: ten, ten: Nội dung, kieu: chu}
        - {ma: nguoi, ten: Số người, kieu: so_luong_cong}
        - {ma: gia, ten: Mức hỗ trợ, kieu: don_gia}
        - {ma: tien, ten: Thành tiền, kieu: thanh_tien}
      nhiem_vu:
        - {ten: Tiền ăn, nguoi: 100, gia: 80}
        - {ten: Đi lại, nguoi: 20, gia: 200}
";
    let case = Case::new().file("ke-hoach.yaml", plan);
    case.run("budget show ke-hoach.yaml").code(0).stdout(expect![[r#"
        Phụ lục. KINH PHÍ
        Đơn vị tính: nghìn đồng

           Nhiệm vụ   Số người  Mức hỗ trợ  Thành tiền
        ─  ─────────  ────────  ──────────  ──────────
        1  Tiền ăn         100          80       8.000
        2  Đi lại           20         200       4.000
        ─  ─────────  ────────  ──────────  ──────────
           Tổng cộng       120                  12.000
    "#]]);
    let days = case
        .replace(
            "ke-hoach.yaml",
            "        - {ma: gia",
            "        - {ma: ngay, ten: Số ngày, kieu: so_luong}\n        - {ma: gia",
        )
        .replace("ke-hoach.yaml", "nguoi: 100,", "nguoi: 100, ngay: 3,")
        .replace("ke-hoach.yaml", "nguoi: 20,", "nguoi: 20, ngay: 1,");
    days.run("budget show ke-hoach.yaml").code(1).stderr(expect![[r#"
        lỗi[C013]: cột `thanh_tien` chưa rõ có nhân cột `nguoi` hay không
          --> ke-hoach.yaml:19:39
           |
        19 |         - {ma: tien, ten: Thành tiền, kieu: thanh_tien}
           |                                       ^^^^
           |
           = gợi ý: ghi các cột được nhân, ví dụ `cua: [nguoi, ngay, gia]`

    "#]]);
    days.replace("ke-hoach.yaml", "kieu: thanh_tien}", "kieu: thanh_tien, cua: [nguoi, ngay, gia]}")
        .run("budget show ke-hoach.yaml")
        .code(0)
        .stdout(expect![[r#"
            Phụ lục. KINH PHÍ
            Đơn vị tính: nghìn đồng

               Nhiệm vụ   Số người  Số ngày  Mức hỗ trợ  Thành tiền
            ─  ─────────  ────────  ───────  ──────────  ──────────
            1  Tiền ăn         100        3          80      24.000
            2  Đi lại           20        1         200       4.000
            ─  ─────────  ────────  ───────  ──────────  ──────────
               Tổng cộng       120                           28.000
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
    expect![[""]].assert_eq(&rows.join("\n"));
}
