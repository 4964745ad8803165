//! Letters that no face has, and those of forms that have a face of their own.

use expect_test::expect;

use crate::harness::Case;

const FORM: &str = "loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: KH-UBND
dia_danh: An Bình
so: 5
ngay: 31/10/2026
bien: {muc_tieu: giảm CO₂}
trich_yeu: Khảo sát hộ nghèo
noi_dung: |
  1. Đánh dấu ☑ vào ô đúng: ☐ Có **☐ Không** ☒ ✓ ✔ ✗ ✘; {{ bien.muc_tieu }} ≥ 5%./.
noi_nhan: [Các thôn]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Lê Văn An}
";

fn told(yaml: &str, expected: expect_test::Expect) {
    let case = Case::new().file("a.yaml", yaml);
    case.run("build a.yaml --message-format short").code(1).stderr(expected);
    assert_eq!(case.files("."), ["a.yaml"]);
}

/// Each place with all its letters and what to write: in a text, a word, a variable, a cell.
#[test]
fn letters_without_a_glyph_are_told_where_they_stand() {
    told(
        &FORM
            .replace("An Bình\nso", "An Bình ★\nso")
            .replace("giảm CO₂", "giảm CO₂ ⇒ sạch")
            .replace("≥ 5%./.", "≥ 5 ％ ① ② 漢 ☺.")
            .replace("Lê Văn An", "Lê 😀 An"),
        expect![[r#"
            a.yaml:10:81: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `％ ① ② 漢 ☺./.`
            a.yaml:4:19: lỗi[T005]: phông chữ không có ký tự: “★” (U+2605); gợi ý: thay “★” bằng `*`
            a.yaml:7:27: lỗi[T005]: phông chữ không có ký tự: “⇒” (U+21D2); gợi ý: thay “⇒” bằng `→`
            a.yaml:10:81: lỗi[T005]: phông chữ không có 4 ký tự: “％” (U+FF05), “①” (U+2460), “②” (U+2461), “漢” (U+6F22); gợi ý: thay “％” bằng `%`; thay “①” bằng `(1)`; thay “②” bằng `(2)`; viết tên riêng, chữ nước ngoài theo chữ cái La-tinh hoặc phiên âm
            a.yaml:12:42: lỗi[T005]: phông chữ không có ký tự: “😀” (U+1F600); gợi ý: thay biểu tượng bằng chữ
        "#]],
    );
    let table = "phu_luc:
  - ten: Phiếu kèm theo
    bang:
      cot: [{ma: ten, ten: Việc ➔, kieu: chu}, {ma: c, ten: ☑, kieu: giua, rong: 20}]
      nhiem_vu: [{ten: Trồng cây, c: ❖}]
";
    told(
        &(FORM.to_owned() + table),
        expect![[r#"
        a.yaml:14:5: cảnh báo[C014]: nội dung văn bản chưa nhắc đến Phụ lục; gợi ý: thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục kèm theo)`
        a.yaml:16:33: lỗi[T005]: phông chữ không có ký tự: “➔” (U+2794); gợi ý: thay “➔” bằng `→`
        a.yaml:17:38: lỗi[T005]: phông chữ không có ký tự: “❖” (U+2756); gợi ý: thay “❖” bằng gạch đầu dòng `- `
    "#]],
    );
}

/// A tab is told too, as a sign that steers; Word alone is asked for letters of all kinds.
#[test]
fn a_tab_in_a_text_is_told() {
    told(
        &FORM.replace("1. Đánh", "1. Đánh\tdấu"),
        expect![[r#"
        a.yaml:10:10: lỗi[Y005]: lời văn có ký tự điều khiển (U+0009, phím Tab); gợi ý: thay bằng dấu cách; cột số liệu thì dùng bảng
    "#]],
    );
    let case = Case::new().file("a.yaml", FORM.replace("Đánh", "漢"));
    case.run("build a.yaml --format docx").code(0).stderr(expect![[""]]);
    case.run("issue a.yaml --message-format short").code(1).stderr(expect![[r#"
        a.yaml:10:6: lỗi[T005]: phông chữ không có ký tự: “漢” (U+6F22); gợi ý: viết tên riêng, chữ nước ngoài theo chữ cái La-tinh hoặc phiên âm
    "#]]);
}

/// Boxes and ticks are printed in a face of their own, which no other paper holds; a DOCX names
/// one that Windows has.
#[test]
fn signs_of_forms_are_printed() {
    let case = Case::new()
        .file("a.yaml", FORM)
        .file("b.yaml", FORM.replace(['☑', '☐', '☒', '✓', '✔', '✗', '✘'], "x"));
    case.run("build a.yaml b.yaml").code(0).stderr(expect![[""]]);
    let holds = |file: &str| case.read(file).windows(13).any(|window| window == b"VanbanSymbols");
    assert!(holds("out/a.pdf") && !holds("out/b.pdf"));
    let text = case.docx_part("out/a.docx", "word/document.xml");
    let face = r#"<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>"#;
    assert_eq!(text.matches(face).count(), 8, "{text}");
    assert!(text.contains(&format!(r#"<w:rPr>{face}</w:rPr><w:t xml:space="preserve">☑</w:t>"#)), "{text}");
    assert!(
        text.contains(&format!(r#"<w:rPr>{face}<w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">☐</w:t>"#)),
        "{text}"
    );
    assert!(!case.docx_part("out/b.docx", "word/document.xml").contains("w:rFonts"));
}
