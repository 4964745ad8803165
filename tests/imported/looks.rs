//! Words that stand out in a paper of Word: bold and italic ones stay so, what no paper of the decree has is told.

use expect_test::expect;
use vanban::rooms::finding::Findings;

use super::notice::notice;
use crate::harness::Case;
use crate::support::papers::{PIPELINE, short};
use crate::support::word_file::{p, r, r_as};

/// The text of a notice with these paragraphs in it, as it is imported, and what is told of looks.
fn imported(middle: &str) -> (String, String) {
    let bytes = notice(middle).bytes();
    let import = PIPELINE
        .import_word("a.docx", &bytes, Findings::default())
        .unwrap_or_else(|report| panic!("{}", short(&report)));
    // Of a day that is open the month is not kept.
    assert_eq!(import.words.kept + 1, import.words.all);
    let (_, text) = import.yaml.split_once("noi_dung: |\n").expect("a text");
    let text = text.split_once("noi_nhan").expect("its end").0;
    let text = text.lines().map(|line| format!("{}\n", line.trim())).collect();
    let told = import.report.findings.iter().filter(|one| one.code.name == "W011");
    (text, told.map(|one| format!("{}\n", one.message)).collect())
}

/// Words that are bold or italic where their component is not are typed between stars; signs that could be taken for
/// such marks stay signs.
#[test]
fn bold_and_italic_words_stay_so() {
    let bold = |text: &str| r_as("<w:b/>", text);
    let paragraphs = [
        p(&[r("a) Tiếp "), bold("đúng giờ"), r(", tại "), r_as("<w:i/>", "trụ sở"), r(";")].concat()),
        p(&[r_as("<w:b/><w:i/>", "b) Thứ Hai:"), r(" cả ngày;")].concat()),
        p(&[bold("Lưu ý: "), r("mang theo giấy tờ.")].concat()),
        p(&[r("Phí 2*3*4 đồng, "), bold("không"), r(" thu.")].concat()),
        p(&[r("Bổ sung h"), bold("ồ"), r(" sơ.")].concat()),
    ];
    let (text, told) = imported(&paragraphs.concat());
    expect![[r#"
        Thực hiện quy định về tiếp công dân, Ủy ban nhân dân xã An Bình thông báo lịch tiếp công dân thường xuyên và định kỳ tại trụ sở như sau:
        1. Tiếp thường xuyên vào giờ hành chính các ngày làm việc trong tuần.
        a) Tiếp **đúng giờ,** tại *trụ sở;*
        b) ***Thứ Hai:*** cả ngày;
        **Lưu ý:** mang theo giấy tờ.
        Phí 2\*3\*4 đồng, không thu.
        Bổ sung hồ sơ.
        2. Chủ tịch Ủy ban nhân dân xã tiếp định kỳ vào ngày 05 và ngày 20 hằng tháng./.
    "#]]
    .assert_eq(&text);
    assert_eq!(told, "");
}

/// What `norm` writes has the same words bold.
#[test]
fn a_paper_laid_out_again_keeps_them() {
    let text = p(&[r("a) Tiếp "), r_as("<w:b/>", "đúng giờ"), r(" và tận tình.")].concat());
    let case = Case::new().file("a.docx", notice(&text).bytes());
    let run = case.run("norm a.docx").code(0);
    assert!(!run.out().contains("nay là chữ thường"), "{}", run.out());
    let tree = case.run("tree a-chuan-hoa.docx").code(0).out();
    assert!(tree.contains(r#""a) Tiếp " 14 đậm "đúng giờ" 14 " và tận tình.""#), "{tree}");
}

/// Underlined words, links and a table of contents become plain words, which import and norm tell.
#[test]
fn looks_that_are_gone_are_told() {
    let field = |words: &str, inside: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{words}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{inside}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let paragraphs = [
        p(&[r("a) Tiếp "), r_as("<w:u w:val=\"single\"/>", "đúng giờ"), r(";")].concat()),
        p(&[r("b) Xem "), field("HYPERLINK \"https://xa.example.vn\"", &r("trang của xã")), r(".")].concat()),
        p(&field("TOC \\o", &r("I. QUY ĐỊNH CHUNG 2"))),
    ];
    let (text, told) = imported(&paragraphs.concat());
    assert!(text.contains("a) Tiếp đúng giờ;") && text.contains("b) Xem trang của xã."), "{text}");
    // An entry of a table of contents is no heading.
    assert!(text.contains(r"\I. QUY ĐỊNH CHUNG 2"), "{text}");
    expect![[r#"
        gạch chân ở 1 đoạn nay là chữ thường
        liên kết ở 1 đoạn nay là chữ thường
        mục lục tự động ở 1 đoạn nay là chữ thường
    "#]]
    .assert_eq(&told);
    let case = Case::new().file("a.docx", notice(&paragraphs.concat()).bytes());
    let told = case.run("norm a.docx --message-format short").code(0).err();
    for look in ["gạch chân", "liên kết", "mục lục tự động"] {
        assert!(told.contains(&format!("lưu ý[W011]: {look} ở 1 đoạn")), "{told}");
    }
}
