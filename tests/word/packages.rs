//! How a file is packed: relations, names, encodings.

use expect_test::expect;

use super::{Construct, WordBuilder, body, kept, kept_bytes, told};
use crate::support::word_file::{p, r, zipped};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        kept_bytes(
            "dạng chặt (Strict Open XML)",
            changed(|_, text| text.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main").replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "tiền tố khác `w:`",
            changed(|name, text| if name.ends_with("document.xml") { text.replace("<w:", "<x:").replace("</w:", "</x:").replace("xmlns:w=", "xmlns:x=").replace(" w:", " x:") } else { text }),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "không có tiền tố (không gian tên mặc định)",
            changed(|name, text| if name.ends_with("document.xml") { text.replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns=").replace(" w:", " ") } else { text }),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "phần XML mã UTF-16, có dấu BOM",
            encoded(|text| [&[0xff, 0xfe], text.replace("UTF-8", "UTF-16").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().as_slice()].concat()),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "phần XML có dấu BOM",
            encoded(|text| format!("\u{feff}{text}").into_bytes()),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "tên phần viết bằng dấu \\ ",
            zipped(&plain().parts().into_iter().map(|(name, bytes)| (name.replace('/', "\\"), bytes)).collect::<Vec<_>>()),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "tên phần viết hoa khác chỗ dẫn",
            zipped(&plain().parts().into_iter().map(|(name, bytes)| (name.replace("word/", "Word/"), bytes)).collect::<Vec<_>>()),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "dẫn đến phần bằng đường dẫn từ gốc",
            changed(|name, text| if name == "_rels/.rels" { text.replace("Target=\"word", "Target=\"/word") } else { text }),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept(
            "phần chính mang tên khác",
            &plain().main("word/van-ban.xml"),
            expect![[r#"
                thân (word/van-ban.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "không có danh sách quan hệ của phần chính: không có kiểu chữ nào",
            zipped(&plain().parts().into_iter().filter(|(name, _)| !name.ends_with("document.xml.rels")).collect::<Vec<_>>()),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 10 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "không có danh sách quan hệ nào của tệp",
            zipped(&plain().parts().into_iter().filter(|(name, _)| name != "_rels/.rels").collect::<Vec<_>>()),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "rác ở cuối tệp",
            [plain().bytes(), vec![0; 300]].concat(),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        kept_bytes(
            "rác ở đầu tệp",
            [b"rac\n".to_vec(), plain().bytes()].concat(),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
        told(
            "thiếu phần kiểu chữ",
            &plain().without("word/styles.xml"),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 10 "Kế hoạch"
                báo: tệp `a.docx` thiếu phần `word/styles.xml`
            "#]],
        ),
        told(
            "có macro (.docm)",
            &plain().relation("rIdV", "vbaProject", "vbaProject.bin"),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
                báo: tệp `a.docx` có chứa macro, không đọc ở đây
            "#]],
        ),
        kept(
            "chế độ tương thích của Word cũ",
            &plain().settings("<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"14\"/></w:compat>"),
            expect![[r#"
                tệp Word, chế độ 14
                  phần 1 210,0 × 297,0 mm, lề trên 20,0 dưới 20,0 trái 30,0 phải 15,0 mm
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Kế hoạch"
            "#]],
        ),
    ]
}

fn plain() -> WordBuilder {
    body(&p(&r("Kế hoạch")))
}

/// A file whose parts say something else.
fn changed(change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let parts = plain().parts().into_iter().map(|(name, bytes)| {
        let text = change(&name, String::from_utf8(bytes).unwrap());
        (name, text.into_bytes())
    });
    zipped(&parts.collect::<Vec<_>>())
}

/// A file whose text is written in another encoding.
fn encoded(encode: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let parts = plain().parts().into_iter().map(|(name, bytes)| {
        let is_text = name == "word/document.xml";
        let bytes = if is_text { encode(std::str::from_utf8(&bytes).unwrap()) } else { bytes };
        (name, bytes)
    });
    zipped(&parts.collect::<Vec<_>>())
}
