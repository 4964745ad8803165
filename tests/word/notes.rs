//! Heads and feet of pages, notes, comments.

use expect_test::expect;

use super::{Construct, body, kept, told};
use crate::support::word_file::{p, r, spaces};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        kept(
            "đầu trang, chân trang, trang đầu riêng",
            &body(&p(&r("a"))).head("header", "default", &p(&r("đầu"))).head("header", "first", &p(&r("đầu trang đầu"))).head("footer", "default", &p(&r("chân"))).section_too("<w:titlePg/>"),
            expect![[r#"
                tệp Word
                  phần 1 210,0 × 297,0 mm, lề trên 20,0 dưới 20,0 trái 30,0 phải 15,0 mm, trang đầu riêng
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                đầu trang (word/header-default.xml)
                  đoạn 1 [trái] 14 "đầu"
                đầu trang (word/header-first.xml)
                  đoạn 1 [trái] 14 "đầu trang đầu"
                chân trang (word/footer-default.xml)
                  đoạn 1 [trái] 14 "chân"
            "#]],
        ),
        kept(
            "số trang ở đầu trang",
            &body(&p(&r("a"))).head("header", "default", &p("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                đầu trang (word/header-default.xml)
                  đoạn 1 [trái] [trường PAGE] 14 "2"
            "#]],
        ),
        kept(
            "chú thích cuối trang",
            &body(&p(&(r("a") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"))).part("footnotes", "footnotes.xml", &format!("<w:footnotes{}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>", spaces(), p(&("<w:r><w:footnoteRef/></w:r>".to_owned() + &r(" lời chú"))))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a" [chú thích 2]
                đường ngăn chú thích (word/footnotes.xml)
                  đoạn 1 [trái]
                chú thích cuối trang 2 (word/footnotes.xml)
                  đoạn 2 [trái] [số chú thích] 14 " lời chú"
            "#]],
        ),
        kept(
            "chú thích cuối văn bản",
            &body(&p(&(r("a") + "<w:r><w:endnoteReference w:id=\"3\"/></w:r>"))).part("endnotes", "endnotes.xml", &format!("<w:endnotes{}><w:endnote w:id=\"3\">{}</w:endnote></w:endnotes>", spaces(), p(&r("lời chú")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a" [chú thích 3]
                chú thích cuối văn bản 3 (word/endnotes.xml)
                  đoạn 1 [trái] 14 "lời chú"
            "#]],
        ),
        told(
            "ghi chú (Comment)",
            &body(&p(&("<w:commentRangeStart w:id=\"0\"/>".to_owned() + &r("a") + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"))).part("comments", "comments.xml", &format!("<w:comments{}><w:comment w:id=\"0\" w:author=\"A\">{}</w:comment></w:comments>", spaces(), p(&r("xem lại")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a" [ghi chú 0]
                ghi chú 0 (word/comments.xml)
                  đoạn 1 [trái] 14 "xem lại"
                báo: tệp `a.docx` còn 1 ghi chú (Comment)
            "#]],
        ),
        told(
            "đầu trang được dẫn đến mà không có trong tệp",
            &body(&p(&r("a"))).relation("rIdX", "header", "header9.xml"),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                báo: tệp `a.docx` thiếu phần `word/header9.xml`
            "#]],
        ),
        kept(
            "liên kết trong chú thích",
            &body(&p(&r("a"))).part("footnotes", "footnotes.xml", &format!("<w:footnotes{}><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>", spaces(), p(&format!("<w:hyperlink w:anchor=\"b\">{}</w:hyperlink>", r("chú"))))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                chú thích cuối trang 2 (word/footnotes.xml)
                  đoạn 1 [trái] [liên kết #b] 14 "chú"
            "#]],
        ),
    ]
}
