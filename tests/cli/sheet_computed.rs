//! Columns of a sheet that are not added up, and those that are made of others: rates, what is left, per cent.

use expect_test::expect;

use super::sheet_appendices::written;
use crate::harness::Case;
use crate::support::drawn_sheets::DrawnSheet;

/// What the rows of sums leave blank is no money of the total: a rate, whatever it is called; where its title is
/// one of money, it is asked for.
#[test]
fn a_column_that_the_sheet_does_not_add_up_is_not_added_up() {
    let rates = "
Đơn vị tính: nghìn đồng
STT | Thôn | Số hộ | Mức hỗ trợ/hộ | Năng suất | Kinh phí
1 | Đông | 10 | 500 | 50 | =C3*D3 -> 5000
2 | Đoài | 20 | 700 | 55 | =C4*D4 -> 14000
 | Tổng cộng | 30 | | | 19000
";
    let case = Case::new().file("a.xlsx", DrawnSheet::new("B", rates).bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(0).stderr(expect![[""]]);
    expect![[r##"
        # Lập từ a.xlsx bằng lệnh vanban new phu_luc --tu-bang. Số tổng do chương trình tính; số cộng ghi ở tệp ấy đã được đối chiếu.
        # Dùng trong văn bản: chép vào `phu_luc` của văn bản, hoặc ghi ở đó
        #   phu_luc:
        #     - lay_tu: {tep: tên tệp này}
        phu_luc:
          - ten: "[tên phụ lục]"
            bang:
              don_vi: nghìn đồng
              hien_don_vi: có
              cot:
                - {ma: tt, ten: STT, kieu: so_thu_tu}
                - {ma: ten, ten: Thôn, kieu: chu}
                - {ma: so_ho, ten: Số hộ, kieu: so_luong_cong}
                - {ma: muc_ho_tro, ten: Mức hỗ trợ/hộ, kieu: don_gia}
                - {ma: nang_suat, ten: Năng suất, kieu: so_luong}
                - {ma: kinh_phi, ten: Kinh phí, kieu: thanh_tien, cua: [so_ho, muc_ho_tro]}
              nhiem_vu:
                - ten: Đông
                  so_ho: 10
                  muc_ho_tro: 500
                  nang_suat: 50
                - ten: Đoài
                  so_ho: 20
                  muc_ho_tro: 700
                  nang_suat: 55
              tong_cong:
                nhan: Tổng cộng
    "##]].assert_eq(&written(&case, "phu-luc.yaml"));
    let unclear = rates.replace("Mức hỗ trợ/hộ", "Kinh phí đợt 1");
    let case = Case::new().file("a.xlsx", DrawnSheet::new("B", &unclear).bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(1).stderr(expect![[r#"
        lỗi[D021]: cột `Kinh phí đợt 1` có số ở nhiệm vụ mà các hàng cộng để trống: không rõ có cộng hay không
        --> a.xlsx, ô B!D2
         = gợi ý: cột được cộng thì ghi số cộng ở hàng tổng; không cộng thì đặt tên cột là `Đơn giá`, `Mức …`

    "#]]);
    let wages = "
Đơn vị tính: đồng
STT | Họ và tên | Hệ số | Mức lương cơ sở | Số tháng | Thành tiền
1 | Nguyễn Văn A | 2.34 | 2340000 | 12 | 65707200
2 | Trần Thị B | 1.5 | 2340000 | 6 | 21060000
 | Tổng cộng | | | | 86767200
";
    let case = Case::new().file("a.xlsx", DrawnSheet::new("B", wages).bytes());
    let told = case.run("new phu_luc --tu-bang a.xlsx").code(0).out();
    assert!(told.contains("`Mức lương cơ sở`: don_gia"), "{told}");
}

/// The columns of the appendix that is made of a sheet, and what is told.
#[track_caller]
fn columns(rows: &str) -> (String, String) {
    let case = Case::new().file("a.xlsx", DrawnSheet::new("B", rows).bytes());
    let told = case.run("new phu_luc --tu-bang a.xlsx").code(0).err();
    let written = written(&case, "phu-luc.yaml");
    let columns = written.lines().filter(|line| line.contains("kieu: "));
    (columns.map(|line| format!("{}\n", line.trim())).collect(), told)
}

/// What is left, what comes to be, per cent: columns of which the figures say what they are of.
#[test]
fn remainders_and_per_cents_are_computed_columns() {
    let left = "
Đơn vị tính: triệu đồng
STT | Nội dung | Dự toán | Thực hiện | Còn lại | Tỷ lệ (%)
1 | Giáo dục | 100 | 80 | 20 | 80
2 | Y tế | 50 | 60 | -10 | 120
3 | Văn hóa | 0 | 5 | -5 |
 | Tổng cộng | 150 | 145 | 5 | 96.67
";
    let (made, told) = columns(left);
    expect![[r#"
        - {ma: tt, ten: STT, kieu: so_thu_tu}
        - {ma: ten, ten: Nội dung, kieu: chu}
        - {ma: du_toan, ten: Dự toán, kieu: tien}
        - {ma: thuc_hien, ten: Thực hiện, kieu: tien}
        - {ma: con_lai, ten: Còn lại, kieu: hieu, cua: [du_toan, thuc_hien]}
        - {ma: ty_le, ten: Tỷ lệ (%), kieu: ty_le, cua: [thuc_hien, du_toan]}
    "#]]
    .assert_eq(&made);
    expect![[""]].assert_eq(&told);
    let (made, told) = columns(&left.replace("| 20 | 80", "| 21 | 80").replace("| 5 | 96", "| 6 | 96"));
    expect![[r#"
        - {ma: tt, ten: STT, kieu: so_thu_tu}
        - {ma: ten, ten: Nội dung, kieu: chu}
        - {ma: du_toan, ten: Dự toán, kieu: tien}
        - {ma: thuc_hien, ten: Thực hiện, kieu: tien}
        - {ma: con_lai, ten: Còn lại, kieu: tien, co_dau: có}
        - {ma: ty_le, ten: Tỷ lệ (%), kieu: ty_le, cua: [thuc_hien, du_toan]}
    "#]]
    .assert_eq(&made);
    expect![[r#"
        cảnh báo[D021]: cột `Còn lại` không bằng hiệu của các cột khác: được ghi như số tiền gõ tay
        --> a.xlsx, ô B!E2
         = gợi ý: xem lại cột này lấy cột nào trừ cột nào

    "#]]
    .assert_eq(&told);
    let after = "
Đơn vị tính: triệu đồng
STT | Nội dung | Dự toán giao | Tăng | Giảm | Sau điều chỉnh
1 | Giáo dục | 100 | 80 | 0 | 180
2 | Y tế | 50 | | 10 | 40
 | Tổng cộng | 150 | 80 | 10 | 220
";
    let (made, told) = columns(after);
    expect![[r#"
        - {ma: tt, ten: STT, kieu: so_thu_tu}
        - {ma: ten, ten: Nội dung, kieu: chu}
        - {ma: du_toan_giao, ten: Dự toán giao, kieu: tien}
        - {ma: tang, ten: Tăng, kieu: tien}
        - {ma: giam, ten: Giảm, kieu: tien}
        - {ma: tong, ten: Sau điều chỉnh, kieu: tong_hang, cua: [du_toan_giao, tang], tru: [giam]}
    "#]]
    .assert_eq(&made);
    expect![[r#"
        cảnh báo[D023]: 1 ô số để trống được ghi là 0
        --> a.xlsx, ô B!D4
         = gợi ý: ô quên nhập thì nhập trong tệp rồi lập lại, hoặc sửa trong tệp YAML

    "#]]
    .assert_eq(&told);
    // Per cents of groups are those of their sums; a total above all stays there, columns stay numbered.
    let grouped = "
Đơn vị: triệu đồng
TT | Nội dung | Dự toán 2026 | Dự toán 2027 | So sánh (%)
A | B | 1 | 2 | 3=2/1
 | TỔNG THU | 300 | 330 | 110
I | Thu nội địa | 150 | 180 | 120
1 | Thu từ DNNN | 100 | 110 | 110
2 | Lệ phí trước bạ | 50 | 70 | 140
II | Thu bổ sung | 150 | 150 | 100
1 | Bổ sung cân đối | 150 | 150 | 100
";
    let (made, told) = columns(grouped);
    expect![[r#"
        - {ma: tt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Nội dung, kieu: chu}
        - {ma: 2026, ten: Dự toán 2026, kieu: tien}
        - {ma: 2027, ten: Dự toán 2027, kieu: tien}
        - {ma: so_sanh, ten: So sánh (%), kieu: ty_le, cua: [2027, 2026]}
    "#]]
    .assert_eq(&made);
    assert_eq!(told, "");
    let case = Case::new().file("a.xlsx", DrawnSheet::new("B", grouped).bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(0);
    let written = written(&case, "phu-luc.yaml");
    for words in ["so_cot: có\n", "vi_tri: dau\n"] {
        assert!(written.contains(words) && written.ends_with("dau\n"), "{written}");
    }
}

/// A row numbered like a group that has money and no people is a task beside the groups; each figure that is typed
/// otherwise is told at its cell.
#[test]
fn what_only_tasks_state_makes_a_task_of_a_row() {
    let beside = "
Đơn vị tính: nghìn đồng
STT | Thôn | Số hộ | Kinh phí
I | Hỗ trợ hộ nghèo | 30 | 1200
1 | Đông | 10 | 500
2 | Đoài | 20 | 700
II | Chi quản lý | | 300
 | Tổng cộng | 30 | 1500
";
    let (made, told) = columns(beside);
    expect![[r#"
        - {ma: tt, ten: STT, kieu: so_thu_tu}
        - {ma: ten, ten: Thôn, kieu: chu}
        - {ma: so_ho, ten: Số hộ, kieu: so_luong_cong}
        - {ma: kinh_phi, ten: Kinh phí, kieu: tien}
    "#]]
    .assert_eq(&made);
    expect![[r#"
        cảnh báo[D023]: 1 ô số để trống được ghi là 0
        --> a.xlsx, ô B!C6
         = gợi ý: ô quên nhập thì nhập trong tệp rồi lập lại, hoặc sửa trong tệp YAML

    "#]]
    .assert_eq(&told);
    let odd = "
Đơn vị tính: đồng
STT | Nội dung | Số tiền
1 | Việc một | 1,500,000
2 | Việc hai | 2.000.000 đ
3 | Việc ba | '3000000
 | Cộng | 6500000
";
    let case = Case::new().file("a.xlsx", DrawnSheet::new("B", odd).bytes());
    case.run("new phu_luc --tu-bang a.xlsx").code(1).stderr(expect![[r#"
        lỗi[B001]: số `1,500,000` dùng dấu phẩy, dấu chấm theo kiểu nước ngoài
        --> a.xlsx, ô B!C3
         = gợi ý: dấu chấm ngăn hàng nghìn: `1.500.000`

        lỗi[B001]: `2.000.000 đ` không phải là số: có `đ`
        --> a.xlsx, ô B!C4
         = gợi ý: chỉ ghi chữ số, ví dụ `1.210`; đơn vị tiền ghi ở `don_vi` của bảng

    "#]]);
}
