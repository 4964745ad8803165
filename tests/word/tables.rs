//! Tables: their grid, their cells, their look.

use expect_test::expect;

use super::{Construct, body, kept, told};
use crate::support::word_file::{p, r, tbl, tc, tr};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        kept(
            "bảng hai cột",
            &body(&(tbl("", 2, &[tr("", &[tc("", &p(&r("a"))), tc("", &p(&r("b")))])]) + &p(""))),
            expect![[r#"
                thân (word/document.xml)
                  bảng 1 hàng 2 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "a"
                      ô 2
                        đoạn 2 [trái] 14 "b"
                  đoạn 3 [trái]
            "#]],
        ),
        kept(
            "bảng trong bảng",
            &body(&(tbl("", 2, &[tr("", &[tc("", &(tbl("", 1, &[tr("", &[tc("", &p(&r("trong")))])]) + &p(&r("sau")))), tc("", &p(&r("b")))])]) + &p(""))),
            expect![[r#"
                thân (word/document.xml)
                  bảng 1 hàng 2 cột
                    hàng
                      ô 1
                        bảng 1 hàng 1 cột
                          hàng
                            ô 1
                              đoạn 1 [trái] 14 "trong"
                        đoạn 2 [trái] 14 "sau"
                      ô 2
                        đoạn 3 [trái] 14 "b"
                  đoạn 4 [trái]
            "#]],
        ),
        kept(
            "đoạn, chữ, bảng không trong ô nào của bảng trong ô",
            &body(&(tbl("", 1, &[tr("", &[tc("", &(tbl("", 1, &[tr("", &[tc("", &p(&r("trong"))), p(&r("lạc")), "<w:t>chữ</w:t>".to_owned(), tbl("", 1, &[tr("", &[tc("", &p(&r("bảng lạc")))])])])]) + &p(&r("sau"))))])]) + &p(""))),
            expect![[r#"
                thân (word/document.xml)
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 2 [trái] 14 "lạc"
                        đoạn 2 [trái] 14 "chữ"
                        bảng 1 hàng 1 cột
                          hàng
                            ô 1
                              đoạn 3 [trái] 14 "bảng lạc"
                        bảng 1 hàng 1 cột
                          hàng
                            ô 1
                              đoạn 1 [trái] 14 "trong"
                        đoạn 4 [trái] 14 "sau"
                  đoạn 5 [trái]
            "#]],
        ),
        kept(
            "ô trộn ngang, trộn dọc",
            &body(&tbl("", 3, &[tr("", &[tc("<w:vMerge w:val=\"restart\"/>", &p(&r("cao"))), tc("<w:gridSpan w:val=\"2\"/>", &p(&r("rộng")))]), tr("", &[tc("<w:vMerge/>", &p("")), tc("", &p(&r("a"))), tc("", &p(&r("b")))]), tr("", &[tc("<w:vMerge/>", &p("")), tc("", &p(&r("c"))), tc("", &p(&r("d")))])])),
            expect![[r#"
                thân (word/document.xml)
                  bảng 3 hàng 3 cột
                    hàng
                      ô 1, 3 hàng
                        đoạn 1 [trái] 14 "cao"
                      ô 2, 2 cột
                        đoạn 2 [trái] 14 "rộng"
                    hàng
                      ô 1, bị ô trên che
                        đoạn 3 [trái]
                      ô 2
                        đoạn 4 [trái] 14 "a"
                      ô 3
                        đoạn 5 [trái] 14 "b"
                    hàng
                      ô 1, bị ô trên che
                        đoạn 6 [trái]
                      ô 2
                        đoạn 7 [trái] 14 "c"
                      ô 3
                        đoạn 8 [trái] 14 "d"
            "#]],
        ),
        told(
            "chữ trong ô bị ô trên che",
            &body(&tbl("", 1, &[tr("", &[tc("<w:vMerge w:val=\"restart\"/>", &p(&r("trên")))]), tr("", &[tc("<w:vMerge/>", &p(&r("bị che")))])])),
            expect![[r#"
                thân (word/document.xml)
                  bảng 2 hàng 1 cột
                    hàng
                      ô 1, 2 hàng
                        đoạn 1 [trái] 14 "trên"
                    hàng
                      ô 1, bị ô trên che
                        đoạn 2 [trái] 14 "bị che"
                báo: tệp `a.docx` có 1 ô bảng bị ô trên che mất chữ
            "#]],
        ),
        kept(
            "ô nối tiếp mà không có ô bắt đầu",
            &body(&tbl("", 1, &[tr("", &[tc("<w:vMerge/>", &p(&r("a")))])])),
            expect![[r#"
                thân (word/document.xml)
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "a"
            "#]],
        ),
        kept(
            "hàng bắt đầu sau vài cột trống",
            &body(&tbl("", 3, &[tr("<w:gridBefore w:val=\"1\"/>", &[tc("", &p(&r("a"))), tc("<w:gridSpan w:val=\"2\"/>", &p(&r("b")))])])),
            expect![[r#"
                thân (word/document.xml)
                  bảng 1 hàng 4 cột
                    hàng
                      ô 1 từ cột 2
                        đoạn 1 [trái] 14 "a"
                      ô 2 từ cột 3, 2 cột
                        đoạn 2 [trái] 14 "b"
            "#]],
        ),
        kept(
            "hàng đầu bảng lặp lại, hàng không ngắt trang",
            &body(&tbl("", 1, &[tr("<w:cantSplit/><w:tblHeader/>", &[tc("", &p(&r("đầu")))]), tr("", &[tc("", &p(&r("thân")))])])),
            expect![[r#"
                thân (word/document.xml)
                  bảng 2 hàng 1 cột
                    hàng đầu bảng
                      ô 1
                        đoạn 1 [trái] 14 "đầu"
                    hàng
                      ô 1
                        đoạn 2 [trái] 14 "thân"
            "#]],
        ),
        kept(
            "kẻ do bảng, do kiểu bảng, kiểu bảng có kẻ nhưng bảng bỏ kẻ",
            &body(&(tbl(DRAWN, 1, &[one("a")]) + &tbl("<w:tblStyle w:val=\"Luoi\"/>", 1, &[one("b")]) + &tbl("<w:tblStyle w:val=\"Luoi\"/><w:tblBorders><w:top w:val=\"none\"/></w:tblBorders>", 1, &[one("c")]))).styles(&format!("<w:style w:type=\"table\" w:styleId=\"Luoi\"><w:name w:val=\"Luoi\"/><w:tblPr>{DRAWN}</w:tblPr></w:style>")),
            expect![[r#"
                thân (word/document.xml)
                  bảng 1 hàng 1 cột, có kẻ
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "a"
                  bảng 1 hàng 1 cột, có kẻ
                    hàng
                      ô 1
                        đoạn 2 [trái] 14 "b"
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 3 [trái] 14 "c"
            "#]],
        ),
        kept(
            "dáng chữ của kiểu bảng cho hàng đầu, cột cuối",
            &body(&tbl("<w:tblStyle w:val=\"K\"/><w:tblLook w:val=\"0000\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"1\" w:noHBand=\"1\" w:noVBand=\"1\"/>", 2, &[tr("", &[tc("", &p(&r("a"))), tc("", &p(&r("b")))]), tr("", &[tc("", &p(&r("c"))), tc("", &p(&r("d")))])])).styles("<w:style w:type=\"table\" w:styleId=\"K\"><w:name w:val=\"K\"/><w:rPr><w:sz w:val=\"24\"/></w:rPr><w:tblStylePr w:type=\"firstRow\"><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr></w:tblStylePr><w:tblStylePr w:type=\"lastCol\"><w:rPr><w:i/></w:rPr></w:tblStylePr></w:style>"),
            expect![[r#"
                thân (word/document.xml)
                  bảng 2 hàng 2 cột
                    hàng
                      ô 1
                        đoạn 1 [giữa] 12 đậm "a"
                      ô 2
                        đoạn 2 [giữa] 12 đậm nghiêng "b"
                    hàng
                      ô 1
                        đoạn 3 [trái] 12 "c"
                      ô 2
                        đoạn 4 [trái] 12 nghiêng "d"
            "#]],
        ),
        kept(
            "dải hàng chẵn, lẻ của kiểu bảng",
            &body(&tbl("<w:tblStyle w:val=\"K\"/><w:tblLook w:val=\"0420\"/>", 1, &[one("đầu"), one("lẻ"), one("chẵn")])).styles("<w:style w:type=\"table\" w:styleId=\"K\"><w:name w:val=\"K\"/><w:tblStylePr w:type=\"band2Horz\"><w:rPr><w:i/></w:rPr></w:tblStylePr></w:style>"),
            expect![[r#"
                thân (word/document.xml)
                  bảng 3 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "đầu"
                    hàng
                      ô 1
                        đoạn 2 [trái] 14 "lẻ"
                    hàng
                      ô 1
                        đoạn 3 [trái] 14 nghiêng "chẵn"
            "#]],
        ),
        kept(
            "ô không có đoạn, bảng không có lưới",
            &body("<w:tbl><w:tr><w:tc/><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
            expect![[r#"
                thân (word/document.xml)
                  bảng 1 hàng 2 cột
                    hàng
                      ô 1
                      ô 2
                        đoạn 1 [trái] 14 "a"
            "#]],
        ),
        kept(
            "bảng chữ vây quanh",
            &body(&tbl("<w:tblpPr w:leftFromText=\"180\"/>", 1, &[one("a")])),
            expect![[r#"
                thân (word/document.xml)
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "a"
            "#]],
        ),
    ]
}

const DRAWN: &str = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/></w:tblBorders>";

/// A row of one cell.
fn one(text: &str) -> String {
    tr("", &[tc("", &p(&r(text)))])
}
