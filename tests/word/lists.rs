//! Lists: the numbers that Word shows.

use expect_test::expect;
use vanban::rooms::word::{self, ChangeView};

use super::{Construct, body, kept, told};
use crate::support::word_file::{p_as, r};

pub(super) fn constructs() -> Vec<Construct> {
    vec![
        kept(
            "danh sách “Điều %1.”",
            &body(&(n(1, 0, "a") + &n(1, 0, "b"))).lists(ARTICLES),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "Điều 1." [trái] 14 "a"
                  đoạn 2 số "Điều 2." [trái] 14 "b"
            "#]],
        ),
        kept(
            "nhiều bậc: bậc dưới đếm lại sau bậc trên",
            &body(&(n(1, 0, "a") + &n(1, 1, "b") + &n(1, 1, "c") + &n(1, 0, "d") + &n(1, 1, "e"))).lists(&list(&[level(0, "decimal", "%1.", ""), level(1, "decimal", "%1.%2.", "")])),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "1." [trái] 14 "a"
                  đoạn 2 số "1.1." [trái] 14 "b"
                  đoạn 3 số "1.2." [trái] 14 "c"
                  đoạn 4 số "2." [trái] 14 "d"
                  đoạn 5 số "2.1." [trái] 14 "e"
            "#]],
        ),
        kept(
            "bậc dưới đứng đầu danh sách",
            &body(&(n(1, 1, "a") + &n(1, 0, "b"))).lists(&list(&[level(0, "decimal", "%1.", ""), level(1, "decimal", "%1.%2.", "")])),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "1.1." [trái] 14 "a"
                  đoạn 2 số "1." [trái] 14 "b"
            "#]],
        ),
        kept(
            "chữ cái: điểm thứ năm của Word là e, không phải đ",
            &body(&["a", "b", "c", "d", "đ"].map(|text| n(1, 0, text)).concat()).lists(&list(&[level(0, "lowerLetter", "%1)", "")])),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "a)" [trái] 14 "a"
                  đoạn 2 số "b)" [trái] 14 "b"
                  đoạn 3 số "c)" [trái] 14 "c"
                  đoạn 4 số "d)" [trái] 14 "d"
                  đoạn 5 số "e)" [trái] 14 "đ"
            "#]],
        ),
        kept(
            "số La Mã; số thường ở bậc dưới (isLgl)",
            &body(&(n(1, 0, "a") + &n(1, 1, "b"))).lists(&list(&[level(0, "upperRoman", "Chương %1", "<w:suff w:val=\"space\"/>"), level(1, "decimal", "%1.%2", "<w:isLgl/><w:suff w:val=\"nothing\"/>")])),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "Chương I" [trái] 14 "a"
                  đoạn 2 số "1.1" [trái] 14 "b"
            "#]],
        ),
        kept(
            "không bao giờ đếm lại (lvlRestart 0)",
            &body(&(n(1, 0, "a") + &n(1, 1, "b") + &n(1, 0, "c") + &n(1, 1, "d"))).lists(&list(&[level(0, "upperRoman", "Chương %1", ""), level(1, "decimal", "Điều %2.", "<w:lvlRestart w:val=\"0\"/>")])),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "Chương I" [trái] 14 "a"
                  đoạn 2 số "Điều 1." [trái] 14 "b"
                  đoạn 3 số "Chương II" [trái] 14 "c"
                  đoạn 4 số "Điều 2." [trái] 14 "d"
            "#]],
        ),
        kept(
            "gạch đầu dòng, dấu của phông Symbol",
            &body(&(n(1, 0, "a") + &n(1, 1, "b"))).lists(&list(&[level(0, "bullet", "\u{f0b7}", "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>"), level(1, "bullet", "-", "")])),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "•" [trái] 14 "a"
                  đoạn 2 số "-" [trái] 14 "b"
            "#]],
        ),
        kept(
            "kiểu không số (numFmt none)",
            &body(&(n(1, 0, "a") + &n(1, 1, "b"))).lists(&list(&[level(0, "none", "", ""), level(1, "decimal", "%1%2.", "")])),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                  đoạn 2 số "1." [trái] 14 "b"
            "#]],
        ),
        kept(
            "danh sách khác bắt đầu lại từ số khác",
            &body(&(n(1, 0, "a") + &n(1, 0, "b") + &n(2, 0, "c") + &n(2, 0, "d") + &n(1, 0, "e"))).lists(&(list(&[level(0, "decimal", "%1.", "")]) + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "1." [trái] 14 "a"
                  đoạn 2 số "2." [trái] 14 "b"
                  đoạn 3 số "5." [trái] 14 "c"
                  đoạn 4 số "6." [trái] 14 "d"
                  đoạn 5 số "7." [trái] 14 "e"
            "#]],
        ),
        kept(
            "hai danh sách chung một khuôn đếm chung",
            &body(&(n(1, 0, "a") + &n(2, 0, "b"))).lists(&(list(&[level(0, "decimal", "%1.", "")]) + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "1." [trái] 14 "a"
                  đoạn 2 số "2." [trái] 14 "b"
            "#]],
        ),
        kept(
            "danh sách gắn với kiểu đoạn; numId 0 bỏ số",
            &body(&(p_as("<w:pStyle w:val=\"Dieu\"/>", &r("a")) + &p_as("<w:pStyle w:val=\"Khoan\"/>", &r("b")) + &p_as("<w:pStyle w:val=\"Dieu\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", &r("c")))).styles(LINKED).lists(&list(&[level(0, "decimal", "Điều %1.", "<w:pStyle w:val=\"Dieu\"/>"), level(1, "decimal", "%2.", "<w:pStyle w:val=\"Khoan\"/>")])),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "Điều 1." [trái] 14 "a"
                  đoạn 2 số "1." [trái] 14 "b"
                  đoạn 3 [trái] 14 "c"
            "#]],
        ),
        kept(
            "khuôn dẫn đến kiểu danh sách (numStyleLink)",
            &body(&n(2, 0, "a")).styles("<w:style w:type=\"numbering\" w:styleId=\"DS\"><w:name w:val=\"DS\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>").lists(&(list(&[level(0, "decimal", "Mục %1.", "")]) + "<w:abstractNum w:abstractNumId=\"7\"><w:numStyleLink w:val=\"DS\"/></w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num>")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "Mục 1." [trái] 14 "a"
            "#]],
        ),
        kept(
            "thụt lề do danh sách, do đoạn đặt lại",
            &body(&(n(1, 0, "a") + &p_as("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"0\" w:firstLine=\"567\"/>", &r("b")))).lists(&list(&[level(0, "decimal", "%1.", "<w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr>")])),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "1." [trái, thụt trái 12,7 mm, dòng đầu -6,4 mm] 14 "a"
                  đoạn 2 số "2." [trái, dòng đầu 10,0 mm] 14 "b"
            "#]],
        ),
        told(
            "đoạn thuộc danh sách không được khai",
            &body(&n(99, 0, "a")),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 [trái] 14 "a"
                báo: tệp `a.docx` có 1 đoạn thuộc danh sách không được khai, Word không hiện số
            "#]],
        ),
        told(
            "kiểu số lạ: hiện thành 1, 2, 3",
            &body(&n(1, 0, "a")).lists(&list(&[level(0, "chineseCounting", "%1.", "")])),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "1." [trái] 14 "a"
                báo: tệp `a.docx` có danh sách đánh số kiểu `chineseCounting`, ở đây hiện thành 1, 2, 3
            "#]],
        ),
        kept(
            "số thứ tự trong bảng, theo thứ tự đọc",
            &body(&(n(1, 0, "a") + &format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", n(1, 0, "b"), n(1, 0, "c")) + &n(1, 0, "d"))).lists(ARTICLES),
            expect![[r#"
                thân (word/document.xml)
                  đoạn 1 số "Điều 1." [trái] 14 "a"
                  bảng 1 hàng 2 cột
                    hàng
                      ô 1
                        đoạn 2 số "Điều 2." [trái] 14 "b"
                      ô 2
                        đoạn 3 số "Điều 3." [trái] 14 "c"
                  đoạn 4 số "Điều 4." [trái] 14 "d"
            "#]],
        ),
    ]
}

pub(super) const ARTICLES: &str = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Điều %1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

const LINKED: &str = "<w:style w:type=\"paragraph\" w:styleId=\"Dieu\"><w:name w:val=\"Điều\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Khoan\"><w:name w:val=\"Khoản\"/><w:basedOn w:val=\"Dieu\"/></w:style>";

/// A paragraph of a list.
fn n(list: u32, level: u32, text: &str) -> String {
    p_as(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), &r(text))
}

fn level(at: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
    )
}

/// The list 1 with these levels.
fn list(levels: &[String]) -> String {
    format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        levels.concat()
    )
}

/// Every paragraph of a list has what stands around its number: a text that no program writes is not taken whole.
#[test]
fn the_words_around_a_number_are_bounded() {
    let text = "%1".repeat(50_000);
    let file = body(&n(1, 0, "a").repeat(40)).lists(&list(&[level(0, "decimal", &text, "")]));
    let file = word::read(&file.bytes(), ChangeView::Accepted).expect("it is read");
    let labels = file.paragraphs.iter().filter_map(|one| one.label.as_ref());
    let longest = labels.map(|label| label.text.len()).max();
    assert_eq!(longest, Some(256));
}
