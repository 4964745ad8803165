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
    case.run("tree bai.docx").code(0).stdout(expect![[""]]).stderr(expect![[""]]);
    case.run("tree bai.docx --format texts").code(0).stdout(expect![[""]]);
    case.run("tree bai.docx --format texts --thay-doi tu-choi").code(0).stdout(expect![[""]]);
}

/// A file that cannot be read, and one that is not there.
#[test]
fn no_tree_of_a_broken_word_file() {
    let case = Case::new().file("bai.docx", "abc").file("cu.doc", [0xd0, 0xcf, 0x11, 0xe0].repeat(200));
    case.run("tree bai.docx").code(1).stdout(expect![[""]]).stderr(expect![[""]]);
    case.run("tree cu.doc").code(1).stdout(expect![[""]]).stderr(expect![[""]]);
    case.run("tree khong-co.docx").code(2).stderr(expect![[""]]);
}
