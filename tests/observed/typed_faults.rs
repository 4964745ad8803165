//! Rules of layout in what typists do in Word: what is missing is told, what stands elsewhere is not.

use vanban::Pipeline;

use super::typed::{end, head, middle, plain, row, slanted};
use crate::support::word_file::{A4, WordBuilder, p_as, r, r_as, tbl, tc, tr};

/// What a rule tells of a file with these blocks.
pub(super) fn told(rule: &str, file: &WordBuilder) -> Vec<String> {
    let look = Pipeline::built_in().judge_word("a.docx", &file.bytes()).expect("a Word file");
    let of_rule = look.report.findings.iter().filter(|one| one.code.name == rule);
    of_rule.map(|one| one.message.clone()).collect()
}

/// A paragraph with a line that is drawn.
fn drawn() -> String {
    p_as("", "<w:r><w:pict><v:line from=\"10pt,2pt\" to=\"110pt,2pt\"/></w:pict></w:r>")
}

/// The head of a letter, with lines drawn where it is said.
fn ruled(left: &[String], right: &[String], below: &[String]) -> WordBuilder {
    let mut sides = [
        vec![middle(true, "ỦY BAN NHÂN DÂN"), middle(true, "XÃ AN BÌNH")],
        vec![middle(true, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), middle(true, "Độc lập - Tự do - Hạnh phúc")],
    ];
    sides[0].extend_from_slice(left);
    sides[0].push(middle(false, "Số:     /TTr-UBND"));
    sides[1].extend_from_slice(right);
    sides[1].push(slanted("An Bình, ngày     tháng 9 năm 2026"));
    let subject = middle(true, "Phê duyệt Kế hoạch");
    let blocks = [
        row(&[&sides[0], &sides[1]]),
        below.concat(),
        middle(true, "TỜ TRÌNH"),
        subject,
        drawn(),
        plain("Kính gửi: Ủy ban nhân dân tỉnh Ninh Bình"),
        plain("Nội dung."),
        end(),
    ];
    WordBuilder::body(&blocks.concat())
}

/// The rule under the issuing body, or under the subject, is none under Tiêu ngữ; two at one side, or one that a
/// paragraph above the name of the kind holds, may be.
#[test]
fn a_rule_of_another_component_is_not_that_of_the_motto() {
    let none = vec!["dưới Tiêu ngữ không có đường kẻ".to_owned()];
    let seen = |left: usize, right: usize, below: usize| {
        let lines = |count: usize| vec![drawn(); count];
        told("H021", &ruled(&lines(left), &lines(right), &lines(below)))
    };
    assert_eq!(seen(1, 0, 0), none);
    assert_eq!(seen(0, 0, 0), none);
    for (left, right, below) in [(1, 1, 0), (0, 1, 0), (2, 0, 0), (1, 0, 1)] {
        assert!(seen(left, right, below).is_empty(), "{left} {right} {below}");
    }
}

/// A proposal says whom it goes to, as a letter does.
#[test]
fn a_proposal_names_whom_it_goes_to() {
    let blocks = |addressed: bool| {
        let kind = [middle(true, "TỜ TRÌNH"), middle(true, "Phê duyệt Kế hoạch")].concat();
        let to = if addressed { plain("Kính gửi: Ủy ban nhân dân tỉnh") } else { String::new() };
        WordBuilder::body(&(head(&[]) + &kind + &to + &plain("Nội dung.") + &end()))
    };
    assert_eq!(told("H018", &blocks(false)), ["không thấy Kính gửi"]);
    assert!(told("H018", &blocks(true)).is_empty());
}

/// A section that is turned holds a table, wherever in the paper it begins.
#[test]
fn a_turned_section_holds_a_table() {
    let upright = format!("<w:p><w:pPr><w:sectPr>{A4}</w:sectPr></w:pPr></w:p>");
    let turned = A4.replace(r#"w:w="11906" w:h="16838""#, r#"w:w="16838" w:h="11906" w:orient="landscape""#);
    let file = |blocks: &str| {
        let before =
            head(&[]) + &middle(true, "BÁO CÁO") + &middle(true, "Kết quả năm 2026") + &plain("Nội dung.");
        WordBuilder::body(&(before + &upright + blocks)).section(&turned)
    };
    assert_eq!(
        told("H003", &file(&plain("Lời văn."))),
        ["phần này xoay ngang mà không có bảng (phần 2 của tệp)"]
    );
    let table =
        tbl("", 1, &[tr("", &[tc("", &p_as("", &r("Một")))]), tr("", &[tc("", &p_as("", &r("Hai")))])]);
    assert!(told("H003", &file(&(plain("Lời văn.") + &table))).is_empty());
}

/// A speech is no paper of the decree: its title looks as it likes, and a greeting is no part of it. A subject over
/// several lines ends with the last of them.
#[test]
fn titles_of_other_papers_are_not_judged() {
    let title = |name: &str| {
        let lines = [
            p_as(r#"<w:jc w:val="center"/>"#, &r_as("<w:b/>", name)),
            p_as(r#"<w:jc w:val="center"/>"#, &r_as("<w:b/><w:i/><w:sz w:val=\"32\"/>", "Kết quả năm 2026,")),
            p_as(r#"<w:jc w:val="center"/>"#, &r_as("<w:b/><w:i/><w:sz w:val=\"32\"/>", "nhiệm vụ năm 2027")),
            p_as("", &r_as("<w:b/><w:i/>", "Kính thưa các đồng chí!")),
        ];
        WordBuilder::body(&lines.concat())
    };
    let all = |name: &str| ["H008", "H010", "H012", "C040"].map(|rule| told(rule, &title(name)).len());
    assert_eq!(all("BÀI PHÁT BIỂU KHAI MẠC"), [0, 0, 0, 0]);
    assert_eq!(all("BÁO CÁO"), [2, 2, 0, 0]);
}

/// The two sides of a head that tabs part share their paragraphs, whose looks say nothing of either.
#[test]
fn sides_parted_by_tabs_are_not_judged_by_each_other() {
    let line = |left: (&str, &str), right: (&str, &str)| {
        p_as("", &format!("{}<w:r><w:tab/></w:r>{}", r_as(left.0, left.1), r_as(right.0, right.1)))
    };
    let blocks = [
        line(("", "UBND TỈNH NINH BÌNH"), ("<w:b/>", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        line(("<w:b/>", "SỞ CÔNG THƯƠNG"), ("<w:b/>", "Độc lập - Tự do - Hạnh phúc")),
        line(
            (r#"<w:sz w:val="26"/>"#, "Số:     /TTr-SCT"),
            ("<w:i/>", "Ninh Bình, ngày     tháng 4 năm 2026"),
        ),
        middle(true, "TỜ TRÌNH"),
        middle(true, "Phê duyệt Chương trình khuyến công"),
        plain("Kính gửi: Ủy ban nhân dân tỉnh"),
        plain("Nội dung."),
        end(),
    ];
    let file = WordBuilder::body(&blocks.concat());
    for rule in ["H010", "H012"] {
        assert!(told(rule, &file).is_empty(), "{rule}: {:?}", told(rule, &file));
    }
}
