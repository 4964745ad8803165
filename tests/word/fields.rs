//! Links, and fields: what they gave last is read, their instructions are named.

use expect_test::expect;

use super::{Construct, body, kept};
use crate::support::word_file::{p, r};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        kept(
            "liên kết ra ngoài, đến dấu trang",
            &body(&p(&format!(
                "<w:hyperlink r:id=\"rIdH\">{}</w:hyperlink><w:hyperlink w:anchor=\"b\">{}</w:hyperlink>",
                r("a"),
                r("b")
            )))
            .link("rIdH", "https://example.org"),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [liên kết https://example.org] 14 "a" [liên kết #b] "b"
            "#]],
        ),
        kept(
            "trường đơn (fldSimple)",
            &body(&p(&format!(
                "<w:fldSimple w:instr=\" DATE \">{}</w:fldSimple>{}",
                r("29/11/2026"),
                r(" sau")
            ))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [trường DATE] 14 "29/11/2026 sau"
            "#]],
        ),
        kept(
            "trường có kết quả",
            &body(&p(&(char("begin")
                + &instruction(" NUMPAGES ")
                + &char("separate")
                + &r("7")
                + &char("end")
                + &r(" trang")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [trường NUMPAGES] 14 "7 trang"
            "#]],
        ),
        kept(
            "trường chưa có kết quả",
            &body(&p(&(r("Trang ") + &char("begin") + &instruction(" PAGE ") + &char("end")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Trang " [trường PAGE]
            "#]],
        ),
        kept(
            "trường có dấu nháy trong lệnh",
            &body(&p(&(char("begin")
                + &instruction(r#" INCLUDETEXT "C:\\ban nháp.docx" "#)
                + &char("separate")
                + &r("lời văn")
                + &char("end")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [trường INCLUDETEXT \"C:\\\\ban nháp.docx\"] 14 "lời văn"
            "#]],
        ),
        kept(
            "trường trong lệnh của trường khác",
            &body(&p(&(char("begin")
                + &instruction(" IF ")
                + &char("begin")
                + &instruction(" MERGEFIELD ten ")
                + &char("separate")
                + &r("Hà Nội")
                + &char("end")
                + &instruction(" = x ")
                + &char("separate")
                + &r("kết quả")
                + &char("end")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [trường MERGEFIELD ten] 14 "⟨lệnh Hà Nội⟩" [trường IF  = x] "kết quả"
            "#]],
        ),
        kept(
            "trường qua nhiều đoạn (mục lục)",
            &body(
                &(p(&(char("begin") + &instruction(" TOC ") + &char("separate") + &r("Chương I")))
                    + &p(&(r("Chương II") + &char("end")))
                    + &p(&r("sau"))),
            ),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [trường TOC] 14 "Chương I"
                  đoạn 2 [trái] 14 "Chương II"
                  đoạn 3 [trái] 14 "sau"
            "#]],
        ),
        kept(
            "trường mở mà không đóng: chữ sau đó vẫn là chữ",
            &body(&(p(&(char("begin") + &r("a"))) + &p(&r("b")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 2 [trái] 14 "b"
            "#]],
        ),
        kept(
            "dấu đóng trường thừa",
            &body(&p(&(char("end") + &char("separate") + &r("a")))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
            "#]],
        ),
        kept(
            "số trang kiểu cũ (pgNum)",
            &body(&p("<w:r><w:pgNum/></w:r>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [trường PAGE]
            "#]],
        ),
    ]
}

fn char(step: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType=\"{step}\"/></w:r>")
}

fn instruction(text: &str) -> String {
    format!("<w:r><w:instrText xml:space=\"preserve\">{text}</w:instrText></w:r>")
}
