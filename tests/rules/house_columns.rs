//! The widths of an office's columns: they hold in both formats, and no line that is whole on every paper goes on
//! to a second one.

use expect_test::expect;

use super::house::{THEME, office};

/// Both formats have the widths of the office: 67 and 98 mm of the header, 80 and 85 of the signature.
#[test]
fn columns_are_as_wide_as_the_office_says() {
    let case = office();
    let tree = case.run("tree dung.yaml").code(0).text();
    let widths: Vec<&str> = tree.lines().filter(|line| line.contains("mm")).map(str::trim).collect();
    expect![[r#"
        đầu văn bản, cột 67,0 | 98,0 mm
        kẻ 9,5 mm
        kẻ 60,5 mm
        cuối văn bản, cột 80,0 | 85,0 mm
        chỗ ký 30,0 mm"#]]
    .assert_eq(&widths.join("\n"));
    case.run("build dung.yaml").code(0);
    let document = case.docx_part("out/dung.docx", "word/document.xml");
    let columns: Vec<&str> =
        document.split("<w:gridCol w:w=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mm = columns.iter().map(|twips| twips.parse::<f64>().unwrap() / 1440.0 * 25.4);
    assert_eq!(mm.map(|mm| format!("{mm:.1}")).collect::<Vec<_>>(), ["67.0", "98.0", "80.0", "85.0"]);
}

/// Lines that are whole on every paper never go on to a second one: told with the width that they need.
#[test]
fn a_column_too_narrow_is_told_with_the_width_that_is_needed() {
    let case = office().replace(THEME, "dau_van_ban: 67", "dau_van_ban: 75");
    case.run("check dung.yaml").code(1).stdout(expect![[r#"
        dung.yaml: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 0 xuất được, 1 không; 1 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[r#"
        lỗi[T018]: `dau_van_ban` là 75 mm: cột bên phải còn 90 mm, Quốc hiệu cỡ 13 cần 97,2 mm để không xuống dòng (PL I, II.1)
         --> templates/theme.yaml:4:16
          |
        4 |   dau_van_ban: 75
          |                ^^
          |
          = gợi ý: đặt `dau_van_ban` nhiều nhất 67,8 mm, hoặc giảm `co_chu` của `quoc_hieu`

    "#]]);
    let case = office()
        .replace("dung.yaml", "dia_danh: Đồng Xuân", "dia_danh: Thành phố Đồng Xuân")
        .replace("dung.yaml", "ky_hieu: SNV-TCBC", "ky_hieu: SNV-TCBC-CCHC-VP-TCCB-SNV-TCBC-CCHC")
        .replace("dung.yaml", "Nguyễn Thị Thu", "Công Tằng Tôn Nữ Hoàng Thị Minh Thu");
    case.run("build dung.yaml").code(1).stdout(expect![[r#"
        dùng mẫu trình bày riêng: theme.yaml
        dùng quy tắc riêng của cơ quan: N01, N02, N03, N04
        dung.yaml: chưa ghi, 3 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 3 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        lỗi[T019]: `Số: 215/SNV-TCBC-CCHC-VP-TCCB-SNV-TCBC-CCHC` (Số, ký hiệu) cần 112,8 mm để không xuống dòng, cột bên trái của phần đầu chỉ rộng 67 mm
         --> dung.yaml:5:10
          |
        5 | ky_hieu: SNV-TCBC-CCHC-VP-TCCB-SNV-TCBC-CCHC
          |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = gợi ý: viết dòng này ngắn hơn, hoặc bỏ `cot_trai: {dau_van_ban: …}` của `theme.yaml` để chương trình tự chia cột

        lỗi[T019]: `Thành phố Đồng Xuân, ngày 09 tháng 02 năm 2026` (Địa danh, thời gian) cần 104,5 mm để không xuống dòng, cột bên phải của phần đầu chỉ rộng 98 mm
         --> dung.yaml:6:11
          |
        6 | dia_danh: Thành phố Đồng Xuân
          |           ^^^^^^^^^^^^^^^^^^^
          |
          = gợi ý: đặt `dau_van_ban` của `theme.yaml` nhiều nhất 60,6 mm, hoặc bỏ `cot_trai: {dau_van_ban: …}` của `theme.yaml` để chương trình tự chia cột

        lỗi[T019]: `Công Tằng Tôn Nữ Hoàng Thị Minh Thu` (Họ tên người ký) cần 89,2 mm để không xuống dòng, cột bên phải của phần chữ ký chỉ rộng 85 mm
          --> dung.yaml:22:11
           |
        22 | nguoi_ky: {ky_thay: Giám đốc, chuc_vu: Phó Giám đốc, ho_ten: Công Tằng Tôn Nữ Hoàng Thị Minh...
           |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = gợi ý: đặt `chu_ky` của `theme.yaml` nhiều nhất 75,8 mm, hoặc bỏ `cot_trai: {chu_ky: …}` của `theme.yaml` để chương trình tự chia cột

    "#]]);
}
