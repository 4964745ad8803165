//! Tracked changes: the file as if all were accepted, as if all were rejected, and with all of them marked.

use expect_test::{Expect, expect};

use super::{ALL_VIEWS, Construct, body, told};
use crate::support::word_file::{WordBuilder, changed, p, p_as, r, tbl, tc, tr};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        viewed(
            "chữ thêm, chữ xóa",
            &body(&p(&(r("Giao ")
                + &changed("del", &deleted("cũ"))
                + &changed("ins", &r("mới"))
                + &r(" làm")))),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Giao mới làm"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Giao cũ làm"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "Giao ⟨xóa cũ⟩⟨thêm mới⟩ làm"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "chữ xóa nằm trong chữ thêm",
            &body(&p(&(r("a") + &changed("ins", &(r("b") + &changed("del", &deleted("c"))))))),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "ab"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a⟨thêm b⟩⟨thêm xóa c⟩"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "chữ chuyển chỗ",
            &body(
                &(p(&(r("1") + &changed("moveFrom", &r("x")))) + &p(&(r("2") + &changed("moveTo", &r("x"))))),
            ),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "1"
                  đoạn 2 [trái] 14 "2x"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "1x"
                  đoạn 2 [trái] 14 "2"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "1⟨chuyển đi x⟩"
                  đoạn 2 [trái] 14 "2⟨chuyển đến x⟩"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "chữ thêm quanh liên kết, trong liên kết",
            &body(&p(&(changed("ins", &format!("<w:hyperlink w:anchor=\"b\">{}</w:hyperlink>", r("a")))
                + &format!("<w:hyperlink w:anchor=\"b\">{}</w:hyperlink>", changed("ins", &r("b")))))),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 [trái] [liên kết #b] 14 "a" [liên kết #b] "b"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 [trái]
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 [trái] [liên kết #b] 14 "⟨thêm a⟩" [liên kết #b] "⟨thêm b⟩"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "dấu đoạn bị xóa: hai đoạn nhập một, theo dáng của đoạn sau",
            &body(
                &(p_as(&mark("del", "<w:jc w:val=\"center\"/>"), &r("một"))
                    + &p_as("<w:jc w:val=\"right\"/>", &r(" hai"))),
            ),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 [phải] 14 "một hai"
                báo: tệp `a.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 [giữa] 14 "một"
                  đoạn 2 [phải] 14 " hai"
                báo: tệp `a.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 [giữa] ⟨xóa⟩ 14 "một"
                  đoạn 2 [phải] 14 " hai"
                báo: tệp `a.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "cả đoạn bị xóa, giữa bài và trước bảng",
            &body(
                &(p(&r("a"))
                    + &p_as(&mark("del", ""), &changed("del", &deleted("bỏ")))
                    + &p(&r("b"))
                    + &p_as(&mark("del", ""), &changed("del", &deleted("bỏ")))
                    + &tbl("", 1, &[tr("", &[tc("", &p(&r("ô")))])])),
            ),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 3 [trái] 14 "b"
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 5 [trái] 14 "ô"
                báo: tệp `a.docx` còn 4 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 2 [trái] 14 "bỏ"
                  đoạn 3 [trái] 14 "b"
                  đoạn 4 [trái] 14 "bỏ"
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 5 [trái] 14 "ô"
                báo: tệp `a.docx` còn 4 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 2 [trái] ⟨xóa⟩ 14 "⟨xóa bỏ⟩"
                  đoạn 3 [trái] 14 "b"
                  đoạn 4 [trái] ⟨xóa⟩ 14 "⟨xóa bỏ⟩"
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 5 [trái] 14 "ô"
                báo: tệp `a.docx` còn 4 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "cả đoạn được thêm",
            &body(&(p(&r("a")) + &p_as(&mark("ins", ""), &changed("ins", &r("thêm"))) + &p(&r("b")))),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 2 [trái] 14 "thêm"
                  đoạn 3 [trái] 14 "b"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 3 [trái] 14 "b"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 2 [trái] ⟨thêm⟩ 14 "⟨thêm thêm⟩"
                  đoạn 3 [trái] 14 "b"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "đoạn cuối của ô bị xóa",
            &body(&tbl(
                "",
                1,
                &[tr(
                    "",
                    &[tc("", &(p_as(&mark("del", ""), &r("giữ")) + &p(&changed("del", &deleted("bỏ")))))],
                )],
            )),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "giữ"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "giữ"
                        đoạn 2 [trái] 14 "bỏ"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] ⟨xóa⟩ 14 "giữ"
                        đoạn 2 [trái] 14 "⟨xóa bỏ⟩"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "hàng bảng thêm, hàng bảng xóa",
            &body(&tbl(
                "",
                1,
                &[
                    tr("", &[tc("", &p(&r("giữ")))]),
                    tr(&changed("ins", ""), &[tc("", &p(&changed("ins", &r("thêm"))))]),
                    tr(&changed("del", ""), &[tc("", &p(&changed("del", &deleted("xóa"))))]),
                ],
            )),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  bảng 2 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "giữ"
                    hàng
                      ô 1
                        đoạn 2 [trái] 14 "thêm"
                báo: tệp `a.docx` còn 4 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  bảng 2 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "giữ"
                    hàng
                      ô 1
                        đoạn 3 [trái] 14 "xóa"
                báo: tệp `a.docx` còn 4 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  bảng 3 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "giữ"
                    hàng ⟨thêm⟩
                      ô 1
                        đoạn 2 [trái] 14 "⟨thêm thêm⟩"
                    hàng ⟨xóa⟩
                      ô 1
                        đoạn 3 [trái] 14 "⟨xóa xóa⟩"
                báo: tệp `a.docx` còn 4 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "mọi hàng của bảng bị xóa",
            &body(
                &(p(&r("a"))
                    + &tbl(
                        "",
                        1,
                        &[tr(&changed("del", ""), &[tc("", &p(&changed("del", &deleted("xóa"))))])],
                    )
                    + &p(&r("b"))),
            ),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 3 [trái] 14 "b"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  bảng 1 hàng 1 cột
                    hàng
                      ô 1
                        đoạn 2 [trái] 14 "xóa"
                  đoạn 3 [trái] 14 "b"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  bảng 1 hàng 1 cột
                    hàng ⟨xóa⟩
                      ô 1
                        đoạn 2 [trái] 14 "⟨xóa xóa⟩"
                  đoạn 3 [trái] 14 "b"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
        viewed(
            "ô bảng thêm, ô bảng xóa",
            &body(&tbl(
                "",
                2,
                &[tr(
                    "",
                    &[
                        tc("", &p(&r("giữ"))),
                        tc(&changed("cellIns", ""), &p(&r("thêm"))),
                        tc(&changed("cellDel", ""), &p(&r("xóa"))),
                    ],
                )],
            )),
            expect![[r#"
                chấp nhận:
                thân (word/document.xml)
                  bảng 1 hàng 2 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "giữ"
                      ô 2
                        đoạn 2 [trái] 14 "thêm"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                từ chối:
                thân (word/document.xml)
                  bảng 1 hàng 2 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "giữ"
                      ô 2
                        đoạn 3 [trái] 14 "xóa"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
                đánh dấu:
                thân (word/document.xml)
                  bảng 1 hàng 3 cột
                    hàng
                      ô 1
                        đoạn 1 [trái] 14 "giữ"
                      ô 2 ⟨thêm⟩
                        đoạn 2 [trái] 14 "thêm"
                      ô 3 ⟨xóa⟩
                        đoạn 3 [trái] 14 "xóa"
                báo: tệp `a.docx` còn 2 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
            "#]],
        ),
    ]
}

pub(super) fn deleted(text: &str) -> String {
    format!("<w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r>")
}

/// What is said of a paragraph whose own mark was changed.
pub(super) fn mark(sort: &str, more: &str) -> String {
    format!("{more}<w:rPr>{}</w:rPr>", changed(sort, ""))
}

pub(super) fn viewed(name: &'static str, file: &WordBuilder, shown: Expect) -> Construct {
    Construct { views: ALL_VIEWS, ..told(name, file, shown) }
}
