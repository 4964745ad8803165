//! `vanban tree` of a Word file, as a person runs it.

use expect_test::expect;

use crate::harness::Case;
use crate::support::word_file::{WordBuilder, changed, p, p_as, r, r_as, tbl, tc, tr};

/// A head of two cells, a title, an article that a list numbers, a word that was changed.
fn decision() -> Vec<u8> {
    let center = "<w:jc w:val=\"center\"/>";
    let head = tr(
        "",
        &[
            tc(
                "",
                &(p_as(center, &r_as("<w:sz w:val=\"26\"/>", "UBND TỈNH A"))
                    + &p_as(center, &r("Số: 12/QĐ-UBND"))),
            ),
            tc("", &p_as(center, &r_as("<w:b/>", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))),
        ],
    );
    let numbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:jc w:val=\"both\"/>";
    let words = r("Giao Sở Tài chính ") + &changed("ins", &r("chủ trì "));
    let blocks = tbl("", 2, &[head])
        + &p_as(center, &r_as("<w:b/>", "QUYẾT ĐỊNH"))
        + &p_as(numbered, &(words + &r("thực hiện.")));
    WordBuilder::body(&blocks)
        .lists(super::lists::ARTICLES)
        .head(
            "header",
            "default",
            &p("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple>"),
        )
        .section_too("<w:titlePg/>")
        .bytes()
}

/// All that is read, with numbers and looks as Word shows them; what is unusual is told.
#[test]
fn the_tree_of_a_word_file() {
    let case = Case::new().file("bai.docx", decision());
    case.run("tree bai.docx")
        .code(0)
        .stdout(expect![[r#"
        tệp Word
          phần 1 210,0 × 297,0 mm, lề trên 20,0 dưới 20,0 trái 30,0 phải 15,0 mm, trang đầu riêng
        thân (word/document.xml)
          bảng 1 hàng 2 cột
            hàng
              ô 1
                đoạn 1 [giữa] 13 "UBND TỈNH A"
                đoạn 2 [giữa] 14 "Số: 12/QĐ-UBND"
              ô 2
                đoạn 3 [giữa] 14 đậm "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
          đoạn 4 [giữa] 14 đậm "QUYẾT ĐỊNH"
          đoạn 5 số "Điều 1." [đều hai bên] 14 "Giao Sở Tài chính chủ trì thực hiện."
        đầu trang (word/header-default.xml)
          đoạn 1 [trái] [trường PAGE] 14 "2"
    "#]])
        .stderr(expect![[r#"
        lưu ý[W007]: tệp `bai.docx` còn 1 chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận hay từ chối
         |
         = gợi ý: trong Word: thẻ Xem lại, chấp nhận hoặc từ chối hết, rồi lưu lại

    "#]]);
    case.run("tree bai.docx --format texts").code(0).stdout(expect![[r#"
        UBND TỈNH A
        Số: 12/QĐ-UBND
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        QUYẾT ĐỊNH
        Điều 1. Giao Sở Tài chính chủ trì thực hiện.
        2
    "#]]);
    case.run("tree bai.docx --format texts --thay-doi tu-choi").code(0).stdout(expect![[r#"
        UBND TỈNH A
        Số: 12/QĐ-UBND
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        QUYẾT ĐỊNH
        Điều 1. Giao Sở Tài chính thực hiện.
        2
    "#]]);
}

/// A file that cannot be read, and one that is not there.
#[test]
fn no_tree_of_a_broken_word_file() {
    let case = Case::new().file("bai.docx", "abc").file("cu.doc", [0xd0, 0xcf, 0x11, 0xe0].repeat(200));
    case.run("tree bai.docx").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[W006]: tệp `bai.docx` không phải tệp Word (.docx), hoặc đã hỏng
         |
         = gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác

    "#]]);
    case.run("tree cu.doc").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[W006]: tệp `cu.doc` không phải tệp Word (.docx), hoặc đã hỏng
         |
         = gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác

    "#]]);
    case.run("tree khong-co.docx").code(2).stderr(expect![[r#"
        lỗi: không đọc được `khong-co.docx`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
}
