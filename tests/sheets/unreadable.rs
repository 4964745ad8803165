//! Files that are no table, or cannot be opened: one Vietnamese sentence.

use std::io::{Cursor, Write};

use expect_test::expect;

use crate::harness::Case;
use crate::support::office_workbooks::office;
use crate::support::workbooks::{edited, saved};
use crate::support::zip_files::zipped;

/// An old container with a stream of a name.
fn container(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(b"?").unwrap();
    file.into_inner().into_inner()
}

/// What a workbook of a plan gives is also what a table of units or a list of numbers would.
#[test]
fn a_file_that_is_no_table_is_told_in_one_sentence() {
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() * 2 / 3].to_vec();
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("xlsx đứt", cut(office())),
        ("xls đứt", cut(saved("kinh-phi.xls"))),
        ("ods đứt", cut(saved("kinh-phi.ods"))),
        ("xlsx có mật khẩu", container("EncryptedPackage")),
        ("xls có mật khẩu", saved("mat-khau.xls")),
        (
            "ods có mật khẩu",
            zipped(&[("META-INF/manifest.xml", b"<a><encryption-data/></a>"), ("content.xml", b"?")]),
        ),
        ("Excel 95", container("Book")),
        ("xlsb", zipped(&[("[Content_Types].xml", b""), ("xl/workbook.bin", b"")])),
        ("zip khác", zipped(&[("word/document.xml", b"<a/>")])),
        ("trang web", b"<html><body><table><tr><td>ma</td></tr></table></body></html>".to_vec()),
        ("tệp Word cũ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()),
    ];
    let mut found = String::new();
    for (what, bytes) in files {
        let case = Case::new().file("bang.xls", bytes);
        let run = case.run("issue --csv bang.xls --message-format short").code(1);
        found += &format!("{what}: {}", run.errors());
    }
    expect![[r#"
        xlsx đứt: lỗi[D001]: tệp `bang.xls` không phải tệp bảng tính (.xlsx, .xls, .ods) hoặc đã hỏng; gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
        xls đứt: lỗi[D001]: tệp `bang.xls` không phải tệp bảng tính (.xlsx, .xls, .ods) hoặc đã hỏng; gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
        ods đứt: lỗi[D001]: tệp `bang.xls` không phải tệp bảng tính (.xlsx, .xls, .ods) hoặc đã hỏng; gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
        xlsx có mật khẩu: lỗi[D001]: tệp `bang.xls` có đặt mật khẩu; gợi ý: mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), rồi lưu lại
        xls có mật khẩu: lỗi[D001]: tệp `bang.xls` có đặt mật khẩu; gợi ý: mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), rồi lưu lại
        ods có mật khẩu: lỗi[D001]: tệp `bang.xls` có đặt mật khẩu; gợi ý: mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), rồi lưu lại
        Excel 95: lỗi[D001]: tệp `bang.xls` là tệp của Excel 95 hoặc cũ hơn; gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
        xlsb: lỗi[D001]: tệp `bang.xls` là tệp Excel nhị phân (.xlsb); gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
        zip khác: lỗi[D001]: tệp `bang.xls` không phải tệp bảng tính (.xlsx, .xls, .ods) hoặc đã hỏng; gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
        trang web: lỗi[D001]: tệp `bang.xls` là trang web (HTML, XML) mang tên tệp bảng tính; gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
        tệp Word cũ: lỗi[D001]: tệp `bang.xls` không phải tệp bảng tính (.xlsx, .xls, .ods) hoặc đã hỏng; gợi ý: mở tệp bằng Excel rồi lưu lại với loại “Excel Workbook (.xlsx)”
    "#]].assert_eq(&found);
}

/// A part that says that it holds four thousand million texts is not believed.
#[test]
fn a_workbook_that_boasts_is_read_as_it_is() {
    let bytes = edited(&office(), "<sst ", "<sst uniqueCount=\"4294967295\" was");
    let case = Case::new().file("bang.xls", bytes);
    case.run("issue --csv bang.xls --message-format short").code(1).stderr(expect![[r#"
        lỗi[D002]: bảng `bang.xls` không có cột `tep`; gợi ý: hàng tên cột phải có một ô ghi đúng `tep`; hàng ấy cũng phải ghi `so`, `ngay`
    "#]]);
}
