//! Content controls, at every place where they may stand.

use expect_test::expect;

use super::{Construct, body, kept, told};
use crate::support::word_file::{changed, p, r, tbl, tc, tr};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        kept(
            "quanh đoạn, quanh chữ, lồng nhau",
            &body(&(sdt(&p(&r("a"))) + &p(&sdt(&r("b"))) + &sdt(&sdt(&p(&sdt(&r("c"))))))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 2 [trái] 14 "b"
                  đoạn 3 [trái] 14 "c"
            "#]],
        ),
        kept(
            "quanh ô, quanh hàng, quanh bảng, trong ô",
            &body(
                &(tbl("", 2, &[sdt(&tr("", &[sdt(&tc("", &p(&r("a")))), tc("", &sdt(&p(&r("b"))))]))])
                    + &sdt(&tbl("", 1, &[tr("", &[tc("", &p(&r("c")))])]))
                    + &p("")),
            ),
            expect![[r#"
                thân (word/document.xml)
                  bảng 1 hàng 2 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "a"
                      ô 2
                        đoạn 2 [trái] 14 "b"
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 3 [trái] 14 "c"
                  đoạn 4 [trái]
            "#]],
        ),
        kept(
            "quanh liên kết, trong chữ thêm",
            &body(&p(
                &(sdt(&format!("<w:hyperlink w:anchor=\"b\">{}</w:hyperlink>", r("a"))) + &sdt(&r("b")))
            )),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] [liên kết #b] 14 "ab"
            "#]],
        ),
        kept(
            "còn chữ gợi ý",
            &body(&p(&format!(
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
                r("Bấm để nhập")
            ))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Bấm để nhập"
            "#]],
        ),
        told(
            "ô điền trong chữ thêm (theo dõi thay đổi)",
            &body(&p(&changed("ins", &sdt(&r("a"))))),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                báo: tệp `a.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
    ]
}

fn sdt(inside: &str) -> String {
    format!(
        "<w:sdt><w:sdtPr><w:tag w:val=\"t\"/><w:id w:val=\"5\"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )
}
