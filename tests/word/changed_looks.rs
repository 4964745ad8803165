//! Tracked changes of looks, of what is no word, and numbers where a paragraph was deleted.

use expect_test::expect;

use super::changes::{deleted, mark, viewed};
use super::{Construct, body};
use crate::support::word_file::{changed, p, p_as, r, r_as};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        viewed(
            "đổi dáng chữ, dáng đoạn",
            &body(&p_as(
                &format!(
                    "<w:jc w:val=\"center\"/>{}",
                    changed("pPrChange", "<w:pPr><w:jc w:val=\"right\"/></w:pPr>")
                ),
                &r_as(&format!("<w:b/>{}", changed("rPrChange", "<w:rPr><w:i/></w:rPr>")), "chữ"),
            )),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 [giữa] 14 đậm "chữ"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 [phải] 14 nghiêng "chữ"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 [giữa] 14 đậm "chữ"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "đổi khổ giấy, lề",
            &body(&p(&r("a"))).section(&format!(
                "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>{}",
                changed("sectPrChange", "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>")
            )),
            expect![[r#"
                chấp nhận:
                tệp Word
                  phần 1 297,0 × 210,0 mm, lề trên 25,4 dưới 25,4 trái 25,4 phải 25,4 mm
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                báo: tệp `a.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                tệp Word
                  phần 1 210,0 × 297,0 mm, lề trên 25,4 dưới 25,4 trái 25,4 phải 25,4 mm
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                báo: tệp `a.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                tệp Word
                  phần 1 297,0 × 210,0 mm, lề trên 25,4 dưới 25,4 trái 25,4 phải 25,4 mm
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                báo: tệp `a.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "số thứ tự khi một đoạn của danh sách bị xóa",
            &body(
                &(p_as(NUMBERED, &r("a"))
                    + &p_as(&mark("del", NUMBERED), &changed("del", &deleted("b")))
                    + &p_as(NUMBERED, &r("c"))),
            )
            .lists(super::lists::ARTICLES),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 số "Điều 1." [trái] 14 "a"
                  đoạn 3 số "Điều 2." [trái] 14 "c"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 số "Điều 1." [trái] 14 "a"
                  đoạn 2 số "Điều 2." [trái] 14 "b"
                  đoạn 3 số "Điều 3." [trái] 14 "c"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 số "Điều 1." [trái] 14 "a"
                  đoạn 2 số "Điều 2." [trái] ⟨xóa⟩ 14 "⟨xóa b⟩"
                  đoạn 3 số "Điều 3." [trái] 14 "c"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "hình xóa, chú thích xóa",
            &body(&p(&(r("a")
                + &changed("del", "<w:r><w:drawing/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>")))),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                báo: tệp `a.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a" [hình vẽ 0,0 × 0,0 mm] [chú thích 2]
                báo: tệp `a.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a" ⟨xóa [hình vẽ 0,0 × 0,0 mm]⟩ ⟨xóa [chú thích 2]⟩
                báo: tệp `a.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
    ]
}

const NUMBERED: &str = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
