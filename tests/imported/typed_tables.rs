//! Tables of figures as typists set them: groups without numbers, numbers before names, products, sums that are wrong.

use expect_test::expect;
use vanban::rooms::finding::Findings;
use vanban::rooms::pipeline::PaperImport;

use super::notice::notice;
use super::shows;
use crate::support::papers::{PIPELINE, short};
use crate::support::word_file::{p, p_as, r, r_as, tbl, tc, tr};

/// A row of a typist's table: bold where it begins with `*`, cells apart by `|`.
fn typed(columns: usize, unit: &str, rows: &str) -> String {
    let row = |(nth, line): (usize, &str)| {
        let (line, bold) = line.strip_prefix('*').map_or((line, nth == 0), |line| (line, true));
        let words = |text: &str| if bold { r_as("<w:b/>", text) } else { r(text) };
        let centre = if nth == 0 { "<w:jc w:val=\"center\"/>" } else { "" };
        let cell = |text: &str| match text.trim().split_once(" >") {
            Some((text, span)) => tc(&format!("<w:gridSpan w:val=\"{span}\"/>"), &p_as(centre, &words(text))),
            None => tc("", &p_as(centre, &words(text.trim()))),
        };
        tr("", &line.split('|').map(cell).collect::<Vec<_>>())
    };
    let rows: Vec<String> = rows.lines().enumerate().map(row).collect();
    let borders = "<w:tblBorders><w:top w:val=\"single\"/></w:tblBorders>";
    let unit = if unit.is_empty() { String::new() } else { p(&r(&format!("Đơn vị tính: {unit}"))) };
    unit + &tbl(borders, columns, &rows)
}

/// What is imported of a notice with such a table.
#[track_caller]
fn of_typed(columns: usize, unit: &str, rows: &str) -> PaperImport {
    let bytes = notice(&typed(columns, unit, rows)).bytes();
    let import = PIPELINE.import_word("a.docx", &bytes, Findings::default());
    import.unwrap_or_else(|report| panic!("{}", short(&report)))
}

/// Names of groups over the columns, without a number; the tasks keep the numbers that were typed.
#[test]
fn typed_groups_without_numbers_are_groups() {
    let import = of_typed(
        4,
        "nghìn đồng",
        "\
TT|Nội dung|Ghi chú|Số tiền
*Chi cho lớp học >3|3.500
1|Nước uống||1.500
2|Tài liệu|Bản in|2.000
*Chi cho giảng viên >3|900
3|Thù lao||900
*Tổng cộng >3|4.400
",
    );
    shows(
        &import,
        expect![[r#"
        bang:
          don_vi: nghìn đồng
          hien_don_vi: có
          cot:
            - {ma: tt, ten: TT, kieu: giua}
            - {ma: ten, ten: Nội dung, kieu: chu}
            - {ma: ghi_chu, ten: Ghi chú, kieu: chu}
            - {ma: so_tien, ten: Số tiền, kieu: tien}
          nhom:
            - ten: Chi cho lớp học
              nhiem_vu:
                - ten: Nước uống
                  tt: 1
                  kinh_phi: {so_tien: 1.500}
                - ten: Tài liệu
                  tt: 2
                  ghi_chu: Bản in
                  kinh_phi: {so_tien: 2.000}
            - ten: Chi cho giảng viên
              nhiem_vu:
                - ten: Thù lao
                  tt: 3
                  kinh_phi: {so_tien: 900}
          tong_cong:
            nhan: Tổng cộng
    "#]],
        expect![[r#"
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W010]: ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai; gợi ý: biết đủ ngày thì ghi `ngay`
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “02”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
    "#]],
    );
}

/// Numbers before the names, groups not in bold letters.
#[test]
fn typed_numbers_before_names_tell_groups() {
    let import = of_typed(
        2,
        "triệu đồng",
        "\
Nội dung|Kinh phí
I. Đầu tư|150
1. Kè sông|120
2. Trạm bơm|30
II. Thường xuyên|15
- Diễn tập|10
- Trực ban|5
III. Dự phòng|35
Tổng cộng|200
",
    );
    shows(
        &import,
        expect![[r#"
        bang:
          don_vi: triệu đồng
          hien_don_vi: có
          cot:
            - {ma: ten, ten: Nội dung, kieu: chu}
            - {ma: kinh_phi, ten: Kinh phí, kieu: tien}
          nhom:
            - ten: I. Đầu tư
              nhiem_vu:
                - ten: 1. Kè sông
                  kinh_phi: {kinh_phi: 120}
                - ten: 2. Trạm bơm
                  kinh_phi: {kinh_phi: 30}
            - ten: II. Thường xuyên
              nhiem_vu:
                - ten: '- Diễn tập'
                  kinh_phi: {kinh_phi: 10}
                - ten: '- Trực ban'
                  kinh_phi: {kinh_phi: 5}
          nhiem_vu:
            - ten: III. Dự phòng
              kinh_phi: {kinh_phi: 35}
          tong_cong:
            nhan: Tổng cộng
    "#]],
        expect![[r#"
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W010]: ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai; gợi ý: biết đủ ngày thì ghi `ngay`
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “02”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
    "#]],
    );
}

/// A price, a number of things, and what they come to; one of them is wrong, and so is the total then.
#[test]
fn typed_products_are_multiplied() {
    let rows = "\
STT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Nước uống|chai|120|8|960
2|Tài liệu|bộ|60|25|1.500
3|Bút|chiếc|60|5|300
4|Sổ|quyển|60|12|720
5|Băng rôn|chiếc|4|350|1.400
6|Hoa|bó|2|300|600
7|Thuê xe|chuyến|1|1.800|1.800
8|Giải khát|suất|120|20|2.400
|Tổng cộng||||9.680
";
    shows(
        &of_typed(6, "nghìn đồng", rows),
        expect![[r#"
        bang:
          don_vi: nghìn đồng
          hien_don_vi: có
          cot:
            - {ma: tt, ten: STT, kieu: so_thu_tu}
            - {ma: ten, ten: Nội dung, kieu: chu}
            - {ma: dvt, ten: ĐVT, kieu: chu}
            - {ma: so_luong, ten: Số lượng, kieu: so_luong}
            - {ma: don_gia, ten: Đơn giá, kieu: don_gia}
            - {ma: thanh_tien, ten: Thành tiền, kieu: thanh_tien, cua: [so_luong, don_gia]}
          nhiem_vu:
            - ten: Nước uống
              dvt: chai
              so_luong: 120
              don_gia: 8
            - ten: Tài liệu
              dvt: bộ
              so_luong: 60
              don_gia: 25
            - ten: Bút
              dvt: chiếc
              so_luong: 60
              don_gia: 5
            - ten: Sổ
              dvt: quyển
              so_luong: 60
              don_gia: 12
            - ten: Băng rôn
              dvt: chiếc
              so_luong: 4
              don_gia: 350
            - ten: Hoa
              dvt: bó
              so_luong: 2
              don_gia: 300
            - ten: Thuê xe
              dvt: chuyến
              so_luong: 1
              don_gia: 1.800
            - ten: Giải khát
              dvt: suất
              so_luong: 120
              don_gia: 20
          tong_cong:
            nhan: Tổng cộng
    "#]],
        expect![[r#"
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W010]: ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai; gợi ý: biết đủ ngày thì ghi `ngay`
        a.docx:word/document.xml, đoạn 12, bảng 2, ô A1: cảnh báo[W010]: bảng rộng hơn trang đứng được chuyển thành phụ lục ở cuối; gợi ý: nhắc đến phụ lục này ở chỗ cũ của bảng
        a.docx:word/document.xml, đoạn 72: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “2”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
        lưu ý[W012]: chữ do chương trình in, bản gốc không có: “Phụ lục”, “Kèm theo Thông báo số 12 TB UBND ngày tháng năm 2026 của Ủy ban nhân dân xã An Bình”
    "#]],
    );
    let wrong = rows.replace("|60|12|720", "|60|12|730").replace("9.680", "9.690");
    shows(
        &of_typed(6, "nghìn đồng", &wrong),
        expect![[r#"
        bang:
          # Xem lại: thành tiền ghi 730 nhưng số lượng nhân đơn giá là 720 (hàng `Sổ`)
          # Xem lại: số cộng ghi 9.690 nhưng các số của nhiệm vụ cộng lại là 9.680 (hàng `Tổng cộng`)
          don_vi: nghìn đồng
          hien_don_vi: có
          cot:
            - {ma: tt, ten: STT, kieu: so_thu_tu}
            - {ma: ten, ten: Nội dung, kieu: chu}
            - {ma: dvt, ten: ĐVT, kieu: chu}
            - {ma: so_luong, ten: Số lượng, kieu: so_luong}
            - {ma: don_gia, ten: Đơn giá, kieu: don_gia}
            - {ma: thanh_tien, ten: Thành tiền, kieu: thanh_tien, cua: [so_luong, don_gia]}
          nhiem_vu:
            - ten: Nước uống
              dvt: chai
              so_luong: 120
              don_gia: 8
            - ten: Tài liệu
              dvt: bộ
              so_luong: 60
              don_gia: 25
            - ten: Bút
              dvt: chiếc
              so_luong: 60
              don_gia: 5
            - ten: Sổ
              dvt: quyển
              so_luong: 60
              don_gia: 12
            - ten: Băng rôn
              dvt: chiếc
              so_luong: 4
              don_gia: 350
            - ten: Hoa
              dvt: bó
              so_luong: 2
              don_gia: 300
            - ten: Thuê xe
              dvt: chuyến
              so_luong: 1
              don_gia: 1.800
            - ten: Giải khát
              dvt: suất
              so_luong: 120
              don_gia: 20
          tong_cong:
            nhan: Tổng cộng
    "#]],
        expect![[r#"
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W010]: ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai; gợi ý: biết đủ ngày thì ghi `ngay`
        a.docx:word/document.xml, đoạn 12, bảng 2, ô A1: cảnh báo[W010]: bảng rộng hơn trang đứng được chuyển thành phụ lục ở cuối; gợi ý: nhắc đến phụ lục này ở chỗ cũ của bảng
        a.docx:word/document.xml, đoạn 41, bảng 2, ô F5: cảnh báo[W010]: thành tiền ghi 730 nhưng số lượng nhân đơn giá là 720 (hàng `Sổ`); gợi ý: văn bản in số nhân được; xem số lượng, đơn giá hay thành tiền trong bảng gốc ghi sai
        a.docx:word/document.xml, đoạn 41, bảng 2, ô F5: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “730”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
        a.docx:word/document.xml, đoạn 71, bảng 2, ô F10: cảnh báo[W010]: số cộng ghi 9.690 nhưng các số của nhiệm vụ cộng lại là 9.680 (hàng `Tổng cộng`); gợi ý: văn bản in số cộng được; xem số nào của nhiệm vụ trong bảng gốc ghi sai
        a.docx:word/document.xml, đoạn 71, bảng 2, ô F10: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “9.690”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
        a.docx:word/document.xml, đoạn 72: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “2”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
        lưu ý[W012]: chữ do chương trình in, bản gốc không có: “Phụ lục”, “Kèm theo Thông báo số 12 TB UBND ngày tháng năm 2026 của Ủy ban nhân dân xã An Bình”, “9.680”
        lưu ý[W012]: chữ mới trên văn bản dựng lại, bản gốc không có: “720” (ở đoạn “720”); gợi ý: chữ thừa thì sửa trong tệp YAML
    "#]],
    );
}

/// What is called a product and is none in many rows stays as it is stated, which is told.
#[test]
fn typed_products_that_are_none_are_told() {
    let import = of_typed(
        5,
        "nghìn đồng",
        "\
STT|Nội dung|Số lượng|Đơn giá|Thành tiền
1|Nước uống|3|3,33|10
2|Tài liệu|60|25|1.500
|Tổng cộng|||1.510
",
    );
    shows(
        &import,
        expect![[r#"
        bang:
          # Xem lại: thành tiền không bằng số lượng nhân đơn giá ở 1 hàng (trước hết là hàng `Nước uống`): nhập thành số ghi sẵn
          don_vi: nghìn đồng
          hien_don_vi: có
          cot:
            - {ma: tt, ten: STT, kieu: so_thu_tu}
            - {ma: ten, ten: Nội dung, kieu: chu}
            - {ma: so_luong, ten: Số lượng, kieu: so_luong}
            - {ma: don_gia, ten: Đơn giá, kieu: don_gia}
            - {ma: thanh_tien, ten: Thành tiền, kieu: tien}
          nhiem_vu:
            - ten: Nước uống
              so_luong: 3
              don_gia: 3,33
              kinh_phi: {thanh_tien: 10}
            - ten: Tài liệu
              so_luong: 60
              don_gia: 25
              kinh_phi: {thanh_tien: 1.500}
          tong_cong:
            nhan: Tổng cộng
    "#]],
        expect![[r#"
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W010]: ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai; gợi ý: biết đủ ngày thì ghi `ngay`
        a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “02”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
        a.docx:word/document.xml, đoạn 21, bảng 2, ô E2: cảnh báo[W010]: thành tiền không bằng số lượng nhân đơn giá ở 1 hàng (trước hết là hàng `Nước uống`): nhập thành số ghi sẵn; gợi ý: làm tròn thì để nguyên; ghi sai thì sửa số, rồi khai cột này là `kieu: thanh_tien`
    "#]],
    );
}

/// The sum of a group that is not that of its tasks is told; the paper has the right one.
#[test]
fn a_wrong_sum_of_a_group_is_told() {
    let import = of_typed(
        3,
        "triệu đồng",
        "\
TT|Nội dung|Kinh phí
*I|Đầu tư|160
1|Kè sông|120
2|Trạm bơm|30
*II|Thường xuyên|15
3|Diễn tập|10
4|Trực ban|5
*III|Chi hỗ trợ|40
*IV|Mua sắm|
V|Dự phòng|35
*|Tổng cộng|240
",
    );
    shows(
        &import,
        expect![[r#"
            bang:
              # Xem lại: số cộng ghi 160 nhưng các số của nhiệm vụ cộng lại là 150 (hàng `Đầu tư`)
              don_vi: triệu đồng
              hien_don_vi: có
              so_khong: trống
              cot:
                - {ma: tt, ten: TT, kieu: so_thu_tu}
                - {ma: ten, ten: Nội dung, kieu: chu}
                - {ma: kinh_phi, ten: Kinh phí, kieu: tien}
              nhom:
                - ten: Đầu tư
                  nhiem_vu:
                    - ten: Kè sông
                      kinh_phi: {kinh_phi: 120}
                    - ten: Trạm bơm
                      kinh_phi: {kinh_phi: 30}
                - ten: Thường xuyên
                  nhiem_vu:
                    - ten: Diễn tập
                      kinh_phi: {kinh_phi: 10}
                    - ten: Trực ban
                      kinh_phi: {kinh_phi: 5}
                - ten: Chi hỗ trợ
                  kinh_phi: {kinh_phi: 40}
                - ten: Mua sắm
                  nhiem_vu: []
              nhiem_vu:
                - ten: Dự phòng
                  kinh_phi: {kinh_phi: 35}
              tong_cong:
                nhan: Tổng cộng
        "#]],
        expect![[r#"
            a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W010]: ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai; gợi ý: biết đủ ngày thì ghi `ngay`
            a.docx:word/document.xml, đoạn 6, bảng 1, ô B1: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “02”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
            a.docx:word/document.xml, đoạn 17, bảng 2, ô C2: cảnh báo[W010]: số cộng ghi 160 nhưng các số của nhiệm vụ cộng lại là 150 (hàng `Đầu tư`); gợi ý: văn bản in số cộng được; xem số nào của nhiệm vụ trong bảng gốc ghi sai
            a.docx:word/document.xml, đoạn 17, bảng 2, ô C2: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “160”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
            lưu ý[W012]: chữ do chương trình in, bản gốc không có: “150”
        "#]],
    );
}
