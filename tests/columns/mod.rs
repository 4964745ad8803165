//! Kinds of columns: things that are added up beside money, and marks.

pub(crate) mod noted;
mod numbered;
mod sheets;
mod signed;
mod signed_sheets;
mod wide;

use expect_test::expect;

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
               = gợi ý: dùng được: `chu`, `giua`, `tang`, `ngay`, `tien` và 11 từ khác

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
