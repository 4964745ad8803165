//! Sections: sheets, margins, and which heads and feet their pages show.

use expect_test::expect;

use super::{Construct, body, kept};
use crate::support::word_file::{A4, p, p_as, r};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        kept(
            "phần dọc rồi phần ngang",
            &body(&(p_as(&format!("<w:sectPr>{A4}</w:sectPr>"), &r("dọc")) + &p(&r("ngang")))).section("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:cols w:num=\"2\"/>"),
            expect![[r#"
                  phần 2 297,0 × 210,0 mm, lề trên 25,4 dưới 25,4 trái 25,4 phải 25,4 mm, 2 cột
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "dọc"
                  đoạn 2 [trái] 14 "ngang"
            "#]],
        ),
        kept(
            "lề âm, lề có phần lẻ, đơn vị khác",
            &body(&p(&r("a"))).section("<w:pgSz w:w=\"210mm\" w:h=\"297mm\"/><w:pgMar w:top=\"-1134.5\" w:right=\"1.5cm\" w:bottom=\"20mm\" w:left=\"1701\"/>"),
            expect![[r#"
                tệp Word
                  phần 1 210,0 × 297,0 mm, lề trên -20,0 dưới 20,0 trái 30,0 phải 15,0 mm
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
            "#]],
        ),
        kept(
            "không nói khổ giấy: khổ Letter như Word",
            &body(&p(&r("a"))).section(""),
            expect![[r#"
                tệp Word
                  phần 1 215,9 × 279,4 mm, lề trên 25,4 dưới 25,4 trái 25,4 phải 25,4 mm
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
            "#]],
        ),
        kept(
            "phần sau dùng đầu trang của phần trước",
            &body(&(p_as(&format!("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId-header-default.xml\"/>{A4}</w:sectPr>"), &r("một")) + &p(&r("hai")))).head("header", "default", &p(&r("đầu"))).section(A4),
            expect![[r#"
                  phần 2 210,0 × 297,0 mm, lề trên 20,0 dưới 20,0 trái 30,0 phải 15,0 mm
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "một"
                  đoạn 2 [trái] 14 "hai"
                đầu trang (word/header-default.xml)
                  đoạn 1 [trái] 14 "đầu"
            "#]],
        ),
    ]
}
