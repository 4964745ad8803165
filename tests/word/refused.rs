//! Files that are not read: each says why, and what to do.

use expect_test::expect;

use super::{Construct, body, refused};
use crate::support::word_file::{p, r, zipped};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        refused(
            "tệp rỗng",
            Vec::new(),
            expect![[r#"
            từ chối: tệp `a.docx` không có gì (0 byte); gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác
        "#]],
        ),
        refused(
            "tệp Word 97-2003 (.doc)",
            compound("WordDocument"),
            expect![[r#"
            từ chối: tệp `a.docx` là tệp Word 97-2003 (.doc), không phải .docx; gợi ý: mở tệp bằng Word rồi lưu lại (Tệp, Lưu dưới dạng) với loại “Word Document (*.docx)”
        "#]],
        ),
        refused(
            "tệp có mật khẩu",
            compound("EncryptedPackage"),
            expect![[r#"
            từ chối: tệp `a.docx` có đặt mật khẩu; gợi ý: mở bằng Word, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ tài liệu), rồi lưu lại
        "#]],
        ),
        refused(
            "tệp Excel cũ đổi tên",
            compound("Workbook"),
            expect![[r#"
            từ chối: tệp `a.docx` là tệp Excel 97-2003 (.xls), không phải tệp Word (.docx); gợi ý: mở tệp bằng Word rồi lưu lại (Tệp, Lưu dưới dạng) với loại “Word Document (*.docx)”
        "#]],
        ),
        refused(
            "tệp RTF",
            b"{\\rtf1 a}".to_vec(),
            expect![[r#"
            từ chối: tệp `a.docx` là tệp RTF, không phải tệp Word (.docx); gợi ý: mở tệp bằng Word rồi lưu lại (Tệp, Lưu dưới dạng) với loại “Word Document (*.docx)”
        "#]],
        ),
        refused(
            "trang web",
            b"<html><body>a</body></html>".to_vec(),
            expect![[r#"
            từ chối: tệp `a.docx` là trang web (HTML), không phải tệp Word (.docx); gợi ý: mở tệp bằng Word rồi lưu lại (Tệp, Lưu dưới dạng) với loại “Word Document (*.docx)”
        "#]],
        ),
        refused(
            "tệp PDF",
            b"%PDF-1.7".to_vec(),
            expect![[r#"
            từ chối: tệp `a.docx` là tệp PDF, không phải tệp Word (.docx); gợi ý: mở tệp bằng Word rồi lưu lại (Tệp, Lưu dưới dạng) với loại “Word Document (*.docx)”
        "#]],
        ),
        refused(
            "tệp không phải văn bản nào",
            b"abc".to_vec(),
            expect![[r#"
            từ chối: tệp `a.docx` không phải tệp Word (.docx), hoặc đã hỏng; gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác
        "#]],
        ),
        refused(
            "tệp ZIP không có lời văn Word",
            zipped(&[("a.txt".to_owned(), b"a".to_vec())]),
            expect![[r#"
                từ chối: tệp `a.docx` không có phần lời văn của Word ở trong; gợi ý: mở tệp bằng Word rồi lưu lại (Tệp, Lưu dưới dạng) với loại “Word Document (*.docx)”
            "#]],
        ),
        refused(
            "tệp bị cắt cụt",
            {
                let mut bytes = body(&p(&r("a"))).bytes();
                bytes.truncate(bytes.len() / 2);
                bytes
            },
            expect![[r#"
                từ chối: tệp `a.docx` không phải tệp Word (.docx), hoặc đã hỏng; gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác
            "#]],
        ),
        refused(
            "phần chính hỏng",
            body("<w:p><w:r>").bytes(),
            expect![[r#"
            từ chối: tệp `a.docx` hỏng ở phần `word/document.xml`; gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác
        "#]],
        ),
        refused(
            "phần kiểu chữ hỏng",
            body(&p(&r("a"))).without("word/styles.xml").raw("word/styles.xml", "<w:styles").bytes(),
            expect![[r#"
                từ chối: tệp `a.docx` hỏng ở phần `word/styles.xml`; gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác
            "#]],
        ),
        refused(
            "chữ tham chiếu không có nghĩa",
            body(&p(&r("&khongco;"))).bytes(),
            expect![[r#"
            từ chối: tệp `a.docx` hỏng ở phần `word/document.xml`; gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác
        "#]],
        ),
        refused(
            "khai kiểu tài liệu (DTD)",
            with_document("<!DOCTYPE w [<!ENTITY a \"aaaa\">]><w/>".to_owned()),
            expect![[r#"
                từ chối: tệp `a.docx` khai kiểu tài liệu (DTD) ở phần `word/document.xml`, điều Word không bao giờ ghi; gợi ý: đừng dùng tệp này: nó có thể được làm ra để phá chương trình đọc; hỏi lại nơi gửi
            "#]],
        ),
        refused(
            "lồng quá sâu",
            body(&("<w:sdt><w:sdtContent>".repeat(100_000) + &"</w:sdtContent></w:sdt>".repeat(100_000)))
                .bytes(),
            expect![[r#"
                từ chối: tệp `a.docx` có phần `word/document.xml` lồng quá sâu hoặc quá nhiều thành phần; gợi ý: tách tệp thành nhiều tệp nhỏ hơn; nếu tệp không dài thì hỏi lại nơi gửi
            "#]],
        ),
        refused(
            "quá nhiều đoạn",
            body(&"<w:p/>".repeat(500_001)).bytes(),
            expect![[r#"
            từ chối: tệp `a.docx` có phần `word/document.xml` lồng quá sâu hoặc quá nhiều thành phần; gợi ý: tách tệp thành nhiều tệp nhỏ hơn; nếu tệp không dài thì hỏi lại nơi gửi
        "#]],
        ),
        refused(
            "quá nhiều không gian tên",
            with_document(format!(
                "<w{}/>",
                (0..500).map(|at| format!(" xmlns:n{at}=\"u\"")).collect::<String>()
            )),
            expect![[r#"
                từ chối: tệp `a.docx` có phần `word/document.xml` lồng quá sâu hoặc quá nhiều thành phần; gợi ý: tách tệp thành nhiều tệp nhỏ hơn; nếu tệp không dài thì hỏi lại nơi gửi
            "#]],
        ),
        refused(
            "giải nén ra quá lớn, dù tệp nhỏ",
            with_document(" ".repeat(64 * 1024 * 1024 + 1)),
            expect![[r#"
                từ chối: tệp `a.docx` quá lớn khi giải nén; gợi ý: tách tệp thành nhiều tệp nhỏ hơn; nếu tệp không dài thì hỏi lại nơi gửi
            "#]],
        ),
        refused(
            "hai phần cùng tên",
            doubled(),
            expect![[r#"
            từ chối: tệp `a.docx` có hai phần cùng tên `word/document.xml`, không rõ phần nào đúng; gợi ý: mở tệp bằng Word rồi lưu lại (Tệp, Lưu dưới dạng) với loại “Word Document (*.docx)”
        "#]],
        ),
        refused(
            "phần bị mã hóa",
            encrypted(),
            expect![[r#"
            từ chối: tệp `a.docx` có đặt mật khẩu; gợi ý: mở bằng Word, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ tài liệu), rồi lưu lại
        "#]],
        ),
    ]
}

/// A container of old Office with a stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    use std::io::Write;
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(b"a").unwrap();
    file.into_inner().into_inner()
}

/// A file with this text in place of its own.
fn with_document(text: String) -> Vec<u8> {
    let mut parts = body("").parts();
    let document = parts.iter_mut().find(|(name, _)| name == "word/document.xml").unwrap();
    document.1 = text.into_bytes();
    zipped(&parts)
}

/// A file that has two parts of one name.
fn doubled() -> Vec<u8> {
    let bytes = body(&p(&r("a"))).raw("word/documenu.xml", "<a/>").bytes();
    replaced(bytes, b"word/documenu.xml", b"word/document.xml")
}

fn replaced(mut bytes: Vec<u8>, old: &[u8], new: &[u8]) -> Vec<u8> {
    let found: Vec<usize> = (0..bytes.len() - old.len()).filter(|&at| bytes[at..].starts_with(old)).collect();
    assert_eq!(found.len(), 2);
    for at in found {
        bytes[at..at + old.len()].copy_from_slice(new);
    }
    bytes
}

/// A file whose parts are said to be encrypted.
fn encrypted() -> Vec<u8> {
    let mut bytes = body(&p(&r("a"))).bytes();
    for at in 0..bytes.len() - 10 {
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 6] |= 1,
            b"PK\x01\x02" => bytes[at + 8] |= 1,
            _ => {}
        }
    }
    bytes
}
