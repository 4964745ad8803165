//! What a sheet says around its figures: units and years over columns, the unit of a row, at the
//! top of a printed page, in a box; cells struck through.

use std::collections::BTreeMap;

use expect_test::expect;
use rust_xlsxwriter::{Format, Shape, Worksheet};
use vanban::rooms::finding::render;
use vanban::rooms::pipeline::{Input, Pipeline};

use crate::harness::Case;
use crate::support::old_workbooks::{Cell, Maker, old, open, row};
use crate::support::workbooks::book;

const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Kinh phí
noi_dung: Tại Phụ lục kèm theo./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      kinh_phi: so.xlsx
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: 2027, ten: Năm 2027, kieu: tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
      nhiem_vu:
        - {ma: a, ten: Việc a}
        - {ma: b, ten: Việc b}
";

/// What is found in a sheet; nothing where it is read without a word.
fn found(bytes: Vec<u8>) -> String {
    let files: BTreeMap<String, Vec<u8>> = [("so.xlsx".to_owned(), bytes)].into();
    let input = Input { files: &files, ..Input::alone("kh.yaml", PLAN.as_bytes()) };
    let (document, report) = Pipeline::built_in().tree(input);
    assert_eq!(document.is_none(), report.findings.has_errors());
    render::short(&report)
}

const HEAD: &[&str] = &["ma", "Nội dung", "2026", "2027"];
const ROWS: [&[&str]; 2] = [&["a", "Việc a", "75", "0"], &["b", "Việc b", "20", "5"]];

/// The sheet with these rows over its head, and what else is done with it.
fn over(above: &[&[&str]], more: impl FnOnce(&mut Worksheet)) -> String {
    found(book(&[above, &[HEAD], &ROWS].concat(), more))
}

fn merged(text: &str, from: u16, to: u16) -> String {
    over(&[&[]], |sheet| {
        sheet.merge_range(0, from, 0, to, text, &Format::new()).unwrap();
    })
}

/// Another unit or another year over a column, however it stands there.
#[test]
fn another_unit_or_year_over_a_column_is_an_error() {
    let all = [
        over(&[&["", "", "Năm 2026 (nghìn đồng)", ""]], |_| {}),
        over(&[&["", "", "nghìn đồng", "triệu đồng"]], |_| {}),
        over(&[&["", "", "$", "đ"]], |_| {}),
        over(&[&["Đơn vị tính: nghìn USD"]], |_| {}),
        over(&[&["PHỤ LỤC KINH PHÍ (nghìn đồng)"]], |_| {}),
        over(&[&["Đơn vị tính: triệu đồng"], &["", "", "Vốn vay (USD)", ""]], |_| {}),
        merged("Kinh phí (đồng)", 2, 3),
        over(&[&["Đơn vị tính:", "nghìn đồng"]], |_| {}),
        found(book(
            &[&[HEAD], &ROWS[..], &[&[], &["", "Ghi chú: Đơn vị tính: nghìn đồng"]]].concat(),
            |_| {},
        )),
        over(&[], |sheet| {
            sheet.set_name("Nghìn đồng").unwrap();
        }),
        over(&[&["", "", "Năm 2025", "Năm 2026"]], |_| {}),
        over(&[&["", "", "2026", "2028"]], |_| {}),
        merged("Dự toán năm 2025", 2, 3),
        // Under the names as well, where these were put over the head for people.
        found(book(&[&[HEAD, &["", "Nội dung", "Năm 2025", "Năm 2027 (đồng)"]], &ROWS[..]].concat(), |_| {})),
        found("ma;Nội dung;2026;2027\n;;nghìn đồng;nghìn đồng\na;Việc a;75;0\nb;Việc b;20;5\n".into()),
    ];
    expect![[r#"
        so.xlsx:Phụ lục!C1: lỗi[D014]: bảng tính ghi `Năm 2026 (nghìn đồng)`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
        ---
        so.xlsx:Phụ lục!C1: lỗi[D014]: bảng tính ghi `nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
        ---
        so.xlsx:Phụ lục!C1: lỗi[D014]: bảng tính ghi `$`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: đổi các số ra triệu đồng, sửa đơn vị ở ô này thành `triệu đồng`
        so.xlsx:Phụ lục!D1: lỗi[D014]: bảng tính ghi `đ`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng đồng thì sửa `don_vi: đồng` trong tệp YAML
        ---
        so.xlsx:Phụ lục!A1: lỗi[D014]: bảng tính ghi `Đơn vị tính: nghìn USD`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: đổi các số ra triệu đồng, sửa đơn vị ở ô này thành `Đơn vị tính: triệu đồng`
        ---
        so.xlsx:Phụ lục!A1: lỗi[D014]: bảng tính ghi `PHỤ LỤC KINH PHÍ (nghìn đồng)`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
        ---
        so.xlsx:Phụ lục!C2: lỗi[D014]: bảng tính ghi `Vốn vay (USD)`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: đổi các số ra triệu đồng, sửa đơn vị ở ô này thành `triệu đồng`
        ---
        so.xlsx:Phụ lục!C1: lỗi[D014]: bảng tính ghi `Kinh phí (đồng)`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng đồng thì sửa `don_vi: đồng` trong tệp YAML
        ---
        so.xlsx:Phụ lục!B1: lỗi[D014]: bảng tính ghi `nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
        ---
        so.xlsx:Phụ lục!B5: lỗi[D014]: bảng tính ghi `Ghi chú: Đơn vị tính: nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
        ---
        so.xlsx:Nghìn đồng!A1: lỗi[D014]: tên trang của bảng tính ghi `Nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa chỗ ấy; không thì sửa `don_vi` trong tệp YAML
        ---
        so.xlsx:Phụ lục!C1: lỗi[D015]: phía trên cột `2026` bảng tính ghi `Năm 2025`: không rõ số ở dưới là của năm 2025 hay năm 2026; chưa lấy số nào; gợi ý: số của năm 2026 thì sửa ô này; số của năm 2025 thì sửa mã cột `2026` ở hàng tên cột
        so.xlsx:Phụ lục!D1: lỗi[D015]: phía trên cột `2027` bảng tính ghi `Năm 2026`: không rõ số ở dưới là của năm 2026 hay năm 2027; chưa lấy số nào; gợi ý: số của năm 2027 thì sửa ô này; số của năm 2026 thì sửa mã cột `2027` ở hàng tên cột
        ---
        so.xlsx:Phụ lục!D1: lỗi[D015]: phía trên cột `2027` bảng tính ghi `2028`: không rõ số ở dưới là của năm 2028 hay năm 2027; chưa lấy số nào; gợi ý: số của năm 2027 thì sửa ô này; số của năm 2028 thì sửa mã cột `2027` ở hàng tên cột
        ---
        so.xlsx:Phụ lục!C1: lỗi[D015]: phía trên cột `2026` bảng tính ghi `Dự toán năm 2025`: không rõ số ở dưới là của năm 2025 hay năm 2026; chưa lấy số nào; gợi ý: số của năm 2026 thì sửa ô này; số của năm 2025 thì sửa mã cột `2026` ở hàng tên cột
        ---
        so.xlsx:Phụ lục!C2: lỗi[D015]: phía trên cột `2026` bảng tính ghi `Năm 2025`: không rõ số ở dưới là của năm 2025 hay năm 2026; chưa lấy số nào; gợi ý: số của năm 2026 thì sửa ô này; số của năm 2025 thì sửa mã cột `2026` ở hàng tên cột
        so.xlsx:Phụ lục!D2: lỗi[D014]: bảng tính ghi `Năm 2027 (đồng)`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng đồng thì sửa `don_vi: đồng` trong tệp YAML
        ---
        so.xlsx:2:3: lỗi[D014]: bảng tính ghi `nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
        so.xlsx:2:14: lỗi[D014]: bảng tính ghi `nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
    "#]].assert_eq(&all.join("---\n"));
}

/// What is right, or says nothing of these columns.
#[test]
fn right_captions_and_titles_say_nothing() {
    let all = [
        over(&[&["", "", "triệu đồng", "triệu đồng"]], |_| {}),
        over(&[&["Đơn vị tính: triệu đồng"], &["", "", "Năm 2026", "Năm 2027"]], |_| {}),
        over(&[&["Đơn vị tính: triệu đồng"], &["So với biểu cũ (nghìn đồng)"]], |_| {}),
        over(&[&["", "", "PHỤ LỤC NĂM 2025", ""]], |_| {}),
        over(&[&["", "", "Thực hiện 2025, dự toán 2026", "Kế hoạch"]], |_| {}),
        merged("PHỤ LỤC KINH PHÍ NĂM 2025", 0, 3),
        merged("Giai đoạn 2025-2030", 2, 3),
        merged("(Kèm theo Quyết định số 05/QĐ-UBND ngày 05/01/2025)", 2, 3),
        over(&[&["", "", "", "", "Vốn vay (USD)"]], |_| {}),
        over(&[&["", "", "", "", "Thực hiện năm 2025"]], |_| {}),
        over(&[&["", "Dự án trên 5.000 USD", "Tổng", "Tổng"]], |_| {}),
        over(&[&["", "", "Kinh phí quy đổi từ USD", "Xe chuẩn Euro 5"]], |_| {}),
        over(&[&["Đơn vị tính:", "triệu đồng"]], |_| {}),
    ];
    assert_eq!(all.concat(), "");
}

/// The unit of each row, in a column with a name or without.
#[test]
fn another_unit_beside_a_row_is_told_once() {
    let with = |head: &str, unit: &str| {
        let rows: Vec<Vec<&str>> = ROWS.iter().map(|row| [row, &[unit][..]].concat()).collect();
        let head = [HEAD, &[head]].concat();
        let above = ["", "", "", "", "Đơn vị tính"];
        found(book(&[&above[..], &head, &rows[0], &rows[1]], |_| {}))
    };
    expect![[r#"
        so.xlsx:Phụ lục!E3: lỗi[D014]: bảng tính ghi `nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; 1 ô khác cũng vậy; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
        so.xlsx:Phụ lục!E3: lỗi[D014]: bảng tính ghi `USD`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; 1 ô khác cũng vậy; gợi ý: đổi các số ra triệu đồng, sửa đơn vị ở ô này thành `triệu đồng`
    "#]].assert_eq(&[with("ĐVT", "nghìn đồng"), with("", "USD")].concat());
    for unit in ["triệu đồng", "tr.đ", "cây", "người", "km", "Đợt 1"] {
        assert_eq!(with("ĐVT", unit) + &with("", unit), "", "{unit}");
    }
}

/// At the top of a printed page in every format, in a box of text.
#[test]
fn a_unit_around_the_cells_is_read() {
    let rows = [row(HEAD), row(ROWS[0]), row(ROWS[1])];
    let printed = |text: &str| {
        let excel = over(&[], |sheet| {
            sheet.set_header(text);
        });
        let bare = text.trim_start_matches("&R&12");
        for bytes in [old(&rows, text, Maker::Unknown), open(&rows, bare, Maker::Unknown)] {
            assert_eq!(found(bytes), excel.replace("Phụ lục!", "S!"), "{text}");
        }
        excel
    };
    let boxed = |text: &str| {
        over(&[], |sheet| {
            sheet.insert_shape(6, 1, &Shape::textbox().set_text(text)).unwrap();
        })
    };
    expect![[r#"
        so.xlsx:Phụ lục!A1: lỗi[D014]: đầu trang, chân trang in của bảng tính ghi `Đơn vị tính: nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa chỗ ấy; không thì sửa `don_vi` trong tệp YAML
        so.xlsx:Phụ lục!A1: lỗi[D014]: hộp chữ, ghi chú của bảng tính ghi `ĐVT: đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa chỗ ấy; không thì sửa `don_vi` trong tệp YAML
    "#]].assert_eq(&[printed("&R&12Đơn vị tính: nghìn đồng"), boxed("ĐVT: đồng")].concat());
    assert_eq!(printed("&R&12Đơn vị tính: triệu đồng") + &printed("Trang"), "");
    assert_eq!(boxed("Số liệu tính bằng nghìn đồng của năm trước"), "");
}

/// A row that is struck through is one that somebody gave up: it counts, and that is said.
#[test]
fn rows_struck_through_are_told() {
    let excel = over(&[], |sheet| {
        let struck = Format::new().set_font_strikethrough();
        sheet.write_string_with_format(1, 1, "Việc a", &struck).unwrap();
        sheet.write_number_with_format(1, 2, 75, &struck).unwrap();
    });
    let mut rows = [row(HEAD), row(ROWS[0]), row(ROWS[1])];
    rows[1][1] = Cell { struck: true, ..rows[1][1].clone() };
    assert_eq!(found(old(&rows, "", Maker::Unknown)), excel.replace("Phụ lục!", "S!"));
    assert_eq!(found(open(&rows, "", Maker::Unknown)), excel.replace("Phụ lục!", "S!"));
    expect![[r#"
        so.xlsx:Phụ lục!B2: cảnh báo[D017]: 1 dòng có ô bị gạch ngang (hàng 2); vẫn được đọc; gợi ý: dòng đã bỏ thì xóa hẳn, hoặc ghi `#` ở cột mã của dòng; còn dùng thì bỏ gạch ngang
    "#]].assert_eq(&excel);
    // A remark, and a row of totals.
    rows[1][1] = row(&["Việc a"]).remove(0);
    let struck = Cell { struck: true, ..row(&["cũ"]).remove(0) };
    let remark = vec![Cell { struck: true, ..row(&["#"]).remove(0) }, struck];
    let all = [rows.to_vec(), vec![remark]].concat();
    assert_eq!(found(old(&all, "", Maker::Unknown)), "");
}

/// The same over the city's allocation.
#[test]
fn allocations_have_the_same_rules() {
    let told = |above: &str, code: i32| {
        let case = Case::from_dir("batch/phan-bo");
        let table = String::from_utf8(case.read("phan-bo.csv")).unwrap();
        let case = case.file("phan-bo.csv", format!("{above}\n{table}"));
        case.run("batch mau.yaml --format txt --message-format short").code(code).errors()
    };
    expect![[r#"
        phan-bo.csv:1:4: lỗi[D014]: bảng tính ghi `nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
        phan-bo.csv:1:15: lỗi[D014]: bảng tính ghi `nghìn đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
        phan-bo.csv:1:4: lỗi[D015]: phía trên cột `2026` bảng tính ghi `Năm 2025`: không rõ số ở dưới là của năm 2025 hay năm 2026; chưa lấy số nào; gợi ý: số của năm 2026 thì sửa ô này; số của năm 2025 thì sửa mã cột `2026` ở hàng tên cột
        phan-bo.csv:1:13: lỗi[D015]: phía trên cột `2027` bảng tính ghi `Năm 2026`: không rõ số ở dưới là của năm 2026 hay năm 2027; chưa lấy số nào; gợi ý: số của năm 2027 thì sửa ô này; số của năm 2026 thì sửa mã cột `2027` ở hàng tên cột
    "#]].assert_eq(&[told(",,,nghìn đồng,nghìn đồng", 1), told(",,,Năm 2025,Năm 2026", 1)].concat());
    assert_eq!(told(",,,triệu đồng,triệu đồng", 0) + &told(",,,Năm 2026,Năm 2027", 0), "");
}
