//! What the columns and rows of a sheet become when an appendix is made of it.

use expect_test::expect;

use super::sheet_appendices::written;
use crate::harness::Case;
use crate::support::drawn_sheets::DrawnSheet;

/// Quantities times a price, and the sums of years, are told from the figures.
#[test]
fn products_and_sums_are_computed_columns() {
    let price = DrawnSheet::new(
        "Dự toán",
        "
Dự toán lớp tập huấn
ĐVT: 1.000 đồng
STT | Nội dung chi | ĐVT | Số lượng | Số ngày | Đơn giá | Thành tiền
1 | Tiền ăn | người | 100 | 2 | 80 | =D4*E4*F4 -> 16000
2 | Thù lao giảng viên | buổi | 4 | 1 | 1000 | =D5*E5*F5 -> 4000
 | Cộng | | | | | =SUM(G4:G5) -> 20000
",
    );
    let case = Case::new().file("lop.xlsx", price.bytes());
    case.run("new phu_luc --tu-bang lop.xlsx").code(0).stderr(expect![[""]]);
    expect![[r#"
        # Lập từ lop.xlsx bằng lệnh vanban new phu_luc --tu-bang. Số tổng do chương trình tính; số cộng ghi ở tệp ấy đã được đối chiếu.
        # Dùng trong văn bản: chép vào `phu_luc` của văn bản, hoặc ghi ở đó
        #   phu_luc:
        #     - lay_tu: {tep: tên tệp này}
        phu_luc:
          - ten: Dự toán lớp tập huấn
            bang:
              don_vi: nghìn đồng
              hien_don_vi: có
              cot:
                - {ma: tt, ten: STT, kieu: so_thu_tu}
                - {ma: ten, ten: Nội dung chi, kieu: chu}
                - {ma: dvt, ten: ĐVT, kieu: giua}
                - {ma: so_luong, ten: Số lượng, kieu: so_luong}
                - {ma: so_ngay, ten: Số ngày, kieu: so_luong}
                - {ma: don_gia, ten: Đơn giá, kieu: don_gia}
                - {ma: thanh_tien, ten: Thành tiền, kieu: thanh_tien}
              nhiem_vu:
                - ten: Tiền ăn
                  dvt: người
                  so_luong: 100
                  so_ngay: 2
                  don_gia: 80
                - ten: Thù lao giảng viên
                  dvt: buổi
                  so_luong: 4
                  so_ngay: 1
                  don_gia: 1.000
              tong_cong:
                nhan: Cộng
    "#]].assert_eq(&written(&case, "phu-luc.yaml"));
    let sources = DrawnSheet::new(
        "Nguồn",
        "
TT | Hạng mục | Năm 2026 (triệu đồng) | | | Năm 2027 (triệu đồng) | | | Tổng số
 | | NS tỉnh | NS xã | Cộng | NS tỉnh | NS xã | Cộng |
1 | Mua máy | 10 | 5 | 15 | 20 | 0 | 20 | 35
2 | Sửa nhà | 7 | 0 | 7 | 1 | 2 | 3 | 10
",
    );
    let case = Case::new()
        .file("nguon.xlsx", sources.merged(&["C1:E1", "F1:H1", "A1:A2", "B1:B2", "I1:I2"]).bytes());
    case.run("new phu_luc --tu-bang nguon.xlsx").code(0).stderr(expect![[""]]);
    expect![[r##"
        # Lập từ nguon.xlsx bằng lệnh vanban new phu_luc --tu-bang. Số tổng do chương trình tính; số cộng ghi ở tệp ấy đã được đối chiếu.
        # Dùng trong văn bản: chép vào `phu_luc` của văn bản, hoặc ghi ở đó
        #   phu_luc:
        #     - lay_tu: {tep: tên tệp này}
        phu_luc:
          - ten: "[tên phụ lục]"
            bang:
              don_vi: triệu đồng
              cot:
                - {ma: tt, ten: TT, kieu: so_thu_tu}
                - {ma: ten, ten: Hạng mục, kieu: chu}
                - ten: Năm 2026 (triệu đồng)
                  cot:
                    - {ma: ns_tinh_2026, ten: NS tỉnh, kieu: tien}
                    - {ma: ns_xa_2026, ten: NS xã, kieu: tien}
                    - {ma: tong_2026, ten: Cộng, kieu: tong_hang, cua: [ns_tinh_2026, ns_xa_2026]}
                - ten: Năm 2027 (triệu đồng)
                  cot:
                    - {ma: ns_tinh_2027, ten: NS tỉnh, kieu: tien}
                    - {ma: ns_xa_2027, ten: NS xã, kieu: tien}
                    - {ma: tong_2027, ten: Cộng, kieu: tong_hang, cua: [ns_tinh_2027, ns_xa_2027]}
                - {ma: tong, ten: Tổng số, kieu: tong_hang}
              nhiem_vu:
                - ten: Mua máy
                  kinh_phi: {ns_tinh_2026: 10, ns_xa_2026: 5, ns_tinh_2027: 20, ns_xa_2027: 0}
                - ten: Sửa nhà
                  kinh_phi: {ns_tinh_2026: 7, ns_xa_2026: 0, ns_tinh_2027: 1, ns_xa_2027: 2}
              tong_cong: không
    "##]].assert_eq(&written(&case, "phu-luc.yaml"));
}

/// Names in a workbook's numbers need not be numbers: empty groups, groups with figures of their own.
#[test]
fn groups_may_be_empty_or_hold_figures_of_their_own() {
    let sheet = DrawnSheet::new(
        "TH",
        "
TT | Nội dung | Kinh phí (triệu đồng)
I | Tuyên truyền | 12
1 | In tờ rơi |
- | Bản màu | 5
- | Bản đen | 4
2 | Phát thanh | 3
II | Dự phòng | 8
III | Chưa phân bổ |
 | Tổng cộng | 20
",
    );
    let case = Case::new().file("a.xlsx", sheet.bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(0).stderr(expect![[r#"
        cảnh báo[D025]: số thứ tự của hàng này ở tệp là `I`, trên văn bản sẽ in `A`; 6 hàng khác cũng in khác
        --> a.xlsx, ô TH!B2
         = gợi ý: số thứ tự do chương trình đánh theo cấp của nhóm; câu nào nhắc đến số cũ thì sửa theo

    "#]]);
    expect![[r##"
        # Lập từ a.xlsx bằng lệnh vanban new phu_luc --tu-bang. Số tổng do chương trình tính; số cộng ghi ở tệp ấy đã được đối chiếu.
        # Dùng trong văn bản: chép vào `phu_luc` của văn bản, hoặc ghi ở đó
        #   phu_luc:
        #     - lay_tu: {tep: tên tệp này}
        phu_luc:
          - ten: "[tên phụ lục]"
            bang:
              don_vi: triệu đồng
              cot:
                - {ma: tt, ten: TT, kieu: so_thu_tu}
                - {ma: ten, ten: Nội dung, kieu: chu}
                - {ma: kinh_phi, ten: Kinh phí (triệu đồng), kieu: tien}
              nhom:
                - ten: Tuyên truyền
                  nhom:
                    - ten: In tờ rơi
                      nhiem_vu:
                        - ten: Bản màu
                          kinh_phi: {kinh_phi: 5}
                        - ten: Bản đen
                          kinh_phi: {kinh_phi: 4}
                    - ten: Phát thanh
                      kinh_phi: {kinh_phi: 3}
                - ten: Dự phòng
                  kinh_phi: {kinh_phi: 8}
                - ten: Chưa phân bổ
                  nhiem_vu: []
              tong_cong:
                nhan: Tổng cộng
    "##]].assert_eq(&written(&case, "phu-luc.yaml"));
}

/// A head of three rows, a row of column numbers, the total above all, groups of groups.
#[test]
fn a_head_of_three_rows_and_a_total_above_all_are_read() {
    let sheet = DrawnSheet::new(
        "Biểu 01",
        "
Biểu số 01
**TỔNG HỢP KINH PHÍ CHƯƠNG TRÌNH**
 | | | | | | | Đơn vị: Triệu đồng
Số TT | Danh mục dự án | Chủ đầu tư | Tổng mức đầu tư | Kế hoạch năm 2026 | | | Tiến độ
 | | | | Tổng số | Trong đó: | |
 | | | | | Ngân sách tỉnh | Ngân sách xã |
(1) | (2) | (3) | (4) | (5)=(6)+(7) | (6) | (7) | (8)
 | **TỔNG SỐ** | | 1500 | 700 | 500 | 200 |
A | **Chuyển tiếp** | | 1000 | 400 | 300 | 100 |
I | **Giao thông** | | 1000 | 400 | 300 | 100 |
1 | Đường liên thôn | UBND xã | 600 | 250 | 200 | 50 | 2025-2026
2 | Cầu Bến | UBND xã | 400 | 150 | 100 | 50 | 2026
B | **Khởi công mới** | | 500 | 300 | 200 | 100 |
I | **Giáo dục** | | 500 | 300 | 200 | 100 |
1 | Trường mầm non | Ban Quản lý dự án | 500 | 300 | 200 | 100 | 2026-2027
",
    )
    .merged(&["A2:H2", "A4:A6", "B4:B6", "C4:C6", "D4:D6", "E4:G4", "E5:E6", "F5:G5", "H4:H6"]);
    let case = Case::new().file("a.xlsx", sheet.bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(0).stderr(expect![[r#"
        cảnh báo[D023]: chữ ngoài bảng không đưa vào phụ lục: `Biểu số 01`
        --> a.xlsx, ô Biểu 01!A1
         = gợi ý: chữ nào là nội dung thì thêm vào `ten`, `loi_van` hoặc `ghi_chu` của phụ lục

    "#]]);
    expect![[r##"
        # Lập từ a.xlsx bằng lệnh vanban new phu_luc --tu-bang. Số tổng do chương trình tính; số cộng ghi ở tệp ấy đã được đối chiếu.
        # Dùng trong văn bản: chép vào `phu_luc` của văn bản, hoặc ghi ở đó
        #   phu_luc:
        #     - lay_tu: {tep: tên tệp này}
        phu_luc:
          - ten: TỔNG HỢP KINH PHÍ CHƯƠNG TRÌNH
            bang:
              don_vi: triệu đồng
              hien_don_vi: có
              danh_so: theo_nhom
              so_cot: ngoac
              cot:
                - {ma: tt, ten: Số TT, kieu: so_thu_tu}
                - {ma: ten, ten: Danh mục dự án, kieu: chu}
                - {ma: chu_dau_tu, ten: Chủ đầu tư, kieu: chu}
                - {ma: tong_muc_dau, ten: Tổng mức đầu tư, kieu: tien}
                - ten: Kế hoạch năm 2026
                  cot:
                    - {ma: tong_2026, ten: Tổng số, kieu: tong_hang, cua: [ngan_sach_tinh_2026, ngan_sach_xa_2026]}
                    - ten: "Trong đó:"
                      cot:
                        - {ma: ngan_sach_tinh_2026, ten: Ngân sách tỉnh, kieu: tien}
                        - {ma: ngan_sach_xa_2026, ten: Ngân sách xã, kieu: tien}
                - {ma: tien_do, ten: Tiến độ, kieu: giua}
              nhom:
                - ten: Chuyển tiếp
                  nhom:
                    - ten: Giao thông
                      nhiem_vu:
                        - ten: Đường liên thôn
                          chu_dau_tu: UBND xã
                          tien_do: 2025-2026
                          kinh_phi: {tong_muc_dau: 600, ngan_sach_tinh_2026: 200, ngan_sach_xa_2026: 50}
                        - ten: Cầu Bến
                          chu_dau_tu: UBND xã
                          tien_do: 2026
                          kinh_phi: {tong_muc_dau: 400, ngan_sach_tinh_2026: 100, ngan_sach_xa_2026: 50}
                - ten: Khởi công mới
                  nhom:
                    - ten: Giáo dục
                      nhiem_vu:
                        - ten: Trường mầm non
                          chu_dau_tu: Ban Quản lý dự án
                          tien_do: 2026-2027
                          kinh_phi: {tong_muc_dau: 500, ngan_sach_tinh_2026: 200, ngan_sach_xa_2026: 100}
              tong_cong:
                nhan: TỔNG SỐ
                vi_tri: dau
    "##]].assert_eq(&written(&case, "phu-luc.yaml"));
}
