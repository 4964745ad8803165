//! Tables of units that cannot be used: a clear message, nothing written.

use expect_test::{Expect, expect};

use crate::harness::Case;
use crate::support::wards::TABLE;

#[track_caller]
fn told(table: impl AsRef<[u8]>, expected: Expect) {
    let case = Case::from_dir("batch/mau").file("don-vi.csv", table);
    case.run("batch mau.yaml --message-format short").code(1).stdout(expect![[""]]).stderr(expected);
    assert!(!case.path("out").exists(), "nothing is written");
}

#[test]
fn wrong_columns_and_cells_are_told() {
    told(
        TABLE.replace("ma,ten,loai", "Mã,ten,loai"),
        expect![[r#"
            don-vi.csv:1:1: lỗi[D002]: bảng `don-vi.csv` chưa có cột `ma`: ô này ghi `Mã`; gợi ý: nếu đây là hàng tên cột thì sửa ô này thành `ma`; hàng ấy cũng phải ghi `ten`, `loai`
        "#]],
    );
    told(
        TABLE.replace("00376", "00175"),
        expect![[r#"
            don-vi.csv:3:1: lỗi[U002]: mã `00175` có ở hai dòng; gợi ý: mỗi địa phương một dòng, một mã
        "#]],
    );
    told(
        TABLE.replace("Sóc Sơn", ""),
        expect![[r#"
        don-vi.csv:3:7: lỗi[U002]: cột `ten` của dòng này còn trống; gợi ý: điền ô này; mỗi địa phương phải có đủ
    "#]],
    );
    told(
        TABLE.replace("Trần Thị Bình", "=HYPERLINK(A1)"),
        expect![[r#"
            don-vi.csv:3:57: lỗi[U002]: ô cột `nguoi_ky` là công thức `=HYPERLINK(A1)` chưa có kết quả; gợi ý: mở tệp bằng Excel và lưu lại để có kết quả, hoặc ghi thẳng giá trị vào ô
        "#]],
    );
    told(
        TABLE.replace("Trần Thị Bình", "\"Trần\nBình\""),
        expect![[r#"
        don-vi.csv:3:57: lỗi[U002]: ô cột `nguoi_ky` có nhiều dòng; gợi ý: ghi trên một dòng: giá trị này đứng giữa câu
    "#]],
    );
}

/// UTF-16, Windows-1258 and TCVN3 are named; a byte order mark is fine.
#[test]
fn other_encodings_are_named() {
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(TABLE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    told(
        utf16,
        expect![[r#"
        lỗi[D001]: `don-vi.csv`: tệp lưu bằng UTF-16 (Notepad gọi là “Unicode”), chương trình chỉ đọc UTF-8; gợi ý: mở bằng Excel, chọn “Lưu dưới dạng” (Save As), loại tệp “CSV UTF-8 (Comma delimited)”
    "#]],
    );
    told(
        b"ma,ten,loai\n00004,Ba \xd0i\xecnh,ph\xfd\xf2ng\n00005,\xd0\xf4\xf2ng, x\xe3\n",
        expect![[r#"
        lỗi[D001]: `don-vi.csv`: từ dòng 2 tệp không phải UTF-8, có vẻ là Windows-1258; gợi ý: mở bằng Excel, chọn “Lưu dưới dạng” (Save As), loại tệp “CSV UTF-8 (Comma delimited)”
    "#]],
    );
    told(
        b"ma,ten,loai\n00004,Ba \xa7\xd7nh,ph\xad\xeang\n00005,\xa7\xe8ng,x\xb7\n",
        expect![[r#"
        lỗi[D001]: `don-vi.csv`: từ dòng 2 tệp dùng bảng mã cũ, có vẻ là TCVN3 (ABC); gợi ý: mở bằng Excel, chuyển các ô sang Unicode (UniKey: chép ô, Ctrl+Shift+F6), rồi lưu với loại tệp “CSV UTF-8 (Comma delimited)”
    "#]],
    );
    let case = Case::from_dir("batch/mau").file("don-vi.csv", format!("\u{feff}{TABLE}"));
    case.run("batch mau.yaml --format docx").code(0);
}

/// A workbook does as well as a CSV file.
#[test]
fn a_workbook_is_a_table_too() {
    let mut sheet = rust_xlsxwriter::Workbook::new();
    let page = sheet.add_worksheet();
    for (row, line) in TABLE.replace("\"3,5\"", "7").lines().enumerate() {
        for (column, cell) in line.split(',').enumerate() {
            page.write_string(row as u32, column as u16, cell).unwrap();
        }
    }
    let case = Case::from_dir("batch/mau").file("bang.xlsx", sheet.save_to_buffer().unwrap());
    case.run("batch mau.yaml --units bang.xlsx --format docx").code(0);
    assert_eq!(case.files("out/mau").len(), 5);
}
