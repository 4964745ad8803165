//! The tables that go along with a draft: two versions side by side, opinions of those who answered.

use expect_test::expect;
use vanban::rooms::word::ChangeView;

use super::command::folder;
use super::texts_of;
use crate::harness::Case;
use crate::support::word_file::{WordBuilder, p, r, spaces};

/// The lines of a table that was written.
fn lines(case: &Case, name: &str) -> String {
    texts_of(&case.read(name), ChangeView::Accepted).join("\n") + "\n"
}

/// A row for each place; numbers that only shift are one row.
#[test]
fn two_versions_side_by_side() {
    let case = folder();
    case.run("redline cu.yaml quyet-dinh.yaml --bang bang.docx --bang bang.pdf")
        .code(0)
        .stdout(expect![[r#""#]]);
    expect![[r#""#]].assert_eq(&lines(&case, "bang.docx"));
    assert!(case.read("bang.pdf").starts_with(b"%PDF-"));
    let first = case.read("bang.docx");
    case.run("redline cu.yaml quyet-dinh.yaml --bang bang.docx --force").code(0);
    assert_eq!(first, case.read("bang.docx"));
    assert!(!case.path("quyet-dinh-so-sanh.docx").exists());
    case.run("redline cu.yaml quyet-dinh.yaml --bang bang.docx").code(2).stderr(expect![[r#""#]]);
    case.run("redline cu.yaml cu.yaml --bang khac.docx").code(0).stdout(expect![[r#""#]]);
    assert!(!case.path("khac.docx").exists());
    case.run("redline cu.yaml quyet-dinh.yaml --bang bang.xlsx").code(2).stderr(expect![[r#""#]]);
}

/// A file that two people answered in, one of them with a comment.
fn answered() -> WordBuilder {
    let by = |sort: &str, who: &str, inside: &str| {
        let id = format!("{sort}{who}").len();
        format!("<w:{sort} w:id=\"{id}\" w:author=\"{who}\">{inside}</w:{sort}>")
    };
    let gone = |text: &str| format!("<w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r>");
    let mark = "<w:r><w:commentReference w:id=\"7\"/></w:r>";
    let second = format!(
        "{}{}{}{}{}{mark}",
        r("1. Kinh phí là "),
        by("del", "Sở Tài chính", &gone("100")),
        by("ins", "Sở Tài chính", &r("120")),
        r(" triệu đồng, thực hiện trong năm 2026"),
        by("ins", "Sở Nội vụ", &r(", hoàn thành trước ngày 31/12/2026")),
    );
    let new = by("ins", "Sở Nội vụ", &r("2. Giao Văn phòng theo dõi."));
    let body = [p(&r("Điều 1. Phê duyệt Kế hoạch")), p(&second), p(&new)].concat();
    let note =
        format!("<w:comment w:id=\"7\" w:author=\"Sở Tư pháp\">{}</w:comment>", p(&r("Nêu rõ nguồn.")));
    let notes = format!("<w:comments{}>{note}</w:comments>", spaces());
    WordBuilder::body(&body).part("comments", "comments.xml", &notes)
}

/// Each change of each person, and each comment, is a row.
#[test]
fn opinions_of_several_files() {
    let case = folder();
    case.run("redline cu.yaml quyet-dinh.yaml --tac-gia UBND --out mot.docx").code(0);
    let case = case.file("hai.docx", answered().bytes());
    case.run("answer hai.docx mot.docx --out tiep-thu.docx").code(0).stdout(expect![[r#""#]]);
    expect![[r#""#]].assert_eq(&lines(&case, "tiep-thu.docx"));
    case.run("tiep-thu hai.docx --out tiep-thu.pdf").code(0);
    assert!(case.read("tiep-thu.pdf").starts_with(b"%PDF-"));
    case.run("tiep-thu hai.docx").code(0).stdout(expect![[r#""#]]);
    case.run("tiep-thu hai.docx").code(2).stderr(expect![[r#""#]]);
}

/// A file in which nobody said anything is named; of none at all there is no table.
#[test]
fn nothing_was_said() {
    let case = folder();
    case.run("build cu.yaml --format docx --out .").code(0);
    case.run("answer cu.docx").code(1).stdout(expect![[r#""#]]).stderr(expect![[r#""#]]);
    case.run("answer khong-co.docx").code(2).stderr(expect![[r#""#]]);
    let case = case.file("hong.docx", "x");
    case.run("answer hong.docx cu.docx").code(1).stderr(expect![[r#""#]]);
    assert!(!case.path("tiep-thu-giai-trinh.docx").exists());
}
