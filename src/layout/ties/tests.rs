use proptest::prelude::*;

use super::{Limits, Measured, NO_BREAK_SPACE, Ties};
use crate::fonts::Faces;
use crate::layout::letters::on_one_line;
use crate::length::Length;
use crate::paper::{Inline, Role, Run};
use crate::theme::Theme;

fn ties(content: &[Inline], role: Role, width: Length) -> Ties {
    let (style, size, faces) = (*Theme::default().style(role), Length::pt(14.0), Faces::built_in());
    let line = Limits::new(&style, size, width).narrowest();
    match on_one_line(content, &style, size, line, &faces) {
        Some(_) => Ties::default(),
        None => Ties::within(&Measured::of(content, &style, &faces), &style, size, width),
    }
}

/// The text with each tie in braces, a no-break space as `_`.
fn shown(text: &str, role: Role, width: Length) -> String {
    let mut shown = text.to_owned();
    for part in ties(&[Inline::text(text)], role, width).parts().iter().rev() {
        shown.insert(part.end, '}');
        shown.insert(part.start, '{');
    }
    shown.replace(NO_BREAK_SPACE, "_")
}

/// Asserts the ties of a text, given with ties in braces and a no-break space as `_`.
#[track_caller]
fn assert_ties(expected: &str) {
    let more = " và".repeat(100);
    let text = expected.replace(['{', '}'], "").replace('_', "\u{a0}") + &more;
    assert_eq!(shown(&text, Role::NoiNhan, Length::mm(165.0)), expected.to_owned() + &more);
}

#[test]
fn numbers_of_papers_and_days() {
    assert_ties("Căn cứ Quyết định {số 1658/QĐ-TTg} {ngày 01} {tháng 10} {năm 2021} của Thủ tướng");
    assert_ties("Hướng dẫn {số 05-HD/VPTW} và {(QĐ-UBND);} {và/hoặc} - {Nội-Huế}");
    assert_ties("Nghị định {30/2020/NĐ-CP} {ngày 05/3/2020;} {(206/QĐ-UBND),} {31/10/2026.}");
    assert_ties("tại Tờ trình {số [số]/TTr-KT} {ngày 6} {tháng 6} {năm 2025;} số và ngày tháng năm");
}

#[test]
fn labels_units_and_ranges() {
    assert_ties("theo {điểm đ} {khoản 2} {Điều 3,} Phụ {lục I;} {Điều 4,} Điều này, Mục đích, điểm đến");
    assert_ties("kinh phí {125.120 triệu} đồng, đạt {98 %} trong {05 năm,} dài {5 km/giờ} và 10 nhiệm vụ");
    assert_ties("giai đoạn {2026 - 2030,} tăng {7 - 10%} và {2026-2030,} {I – III,} {Chương XII}");
    assert_ties("- 3 việc: quý này - quý sau");
    // A label's number is no amount.
    assert_ties("{tháng 6} {năm 2025;} {Quý II} {năm 2025;} kế hoạch {05 năm 2026 - 2030}");
}

#[test]
fn boxes_stay_with_their_words() {
    assert_ties("Giới tính: {☐ Nam} {☐ Nữ;} {(☑ Đã} nhận) {✓ Đạt} yêu cầu {□ Khác} ☐☑");
    let shown = |text: &str| shown(text, Role::NoiNhan, Length::mm(60.0));
    assert_eq!(
        shown("Giới tính của người khai trong đơn: Nam ☐ Nữ ☐"),
        "Giới tính của người khai trong đơn: {Nam ☐} {Nữ ☐}"
    );
}

#[test]
fn no_break_spaces_hold() {
    assert_ties("lên {30_%} tại {Sở_Y_tế}");
    assert_ties("{số ______/QĐ-UBND} {ngày_____tháng_____năm 2026} {của_Ủy_ban}");
}

#[test]
fn what_is_too_long_for_its_line_is_not_held() {
    let shown = |text: &str, mm| shown(text, Role::NoiNhan, Length::mm(mm));
    assert_eq!(shown("Quyết định số 1658/QĐ-TTg", 40.0), "Quyết định {số 1658/QĐ-TTg}");
    assert_eq!(shown("Quyết định số 1658/QĐ-TTg", 30.0), "Quyết định số {1658/QĐ-TTg}");
    assert_eq!(shown("Quyết định số 1658/QĐ-TTg", 20.0), "Quyết định số 1658/QĐ-TTg");
    assert_eq!(shown("của\u{a0}Ủy\u{a0}ban\u{a0}NĐ-CP", 20.0), "của_Ủy_ban_{NĐ-CP}");
    // If justified, a tie of half a line would widen the blanks of the line before it too much.
    let name = format!("của {}", "Ủy ban nhân dân xã".replace(' ', "\u{a0}"));
    assert_eq!(super::tests::shown(&name, Role::DoanVan, Length::mm(90.0)), name.replace('\u{a0}', "_"));
}

#[test]
fn words_are_tied_over_pieces_of_another_look() {
    let bold = Run { text: "206".to_owned(), bold: true, italic: false };
    let content = [Inline::text("số "), Inline::Text(bold), Inline::text("/QĐ-UBND;"), Inline::LineBreak];
    let ties = ties(&content, Role::NoiNhan, Length::mm(60.0));
    let whole = 0.."số 206/QĐ-UBND;".len();
    assert_eq!(ties.parts(), std::slice::from_ref(&whole));
    assert_eq!(ties.around(3), ties.parts().first());
    assert_eq!(ties.around("số 206/QĐ-UBND;".len()), None);
}

proptest! {
    /// What is skipped as a word of letters is no number.
    #[test]
    fn a_word_begins_no_number(text in "[a-cIVXĐđưÿ÷×ạỹ\u{300}\u{1ab0}\u{1e00}0-2)./]{0,4}") {
        prop_assert!(
            !super::begins_word(&text)
                || !super::lettered(&text) && !text.starts_with(|letter: char| letter.is_ascii_digit())
        );
    }

    /// Ties are parts of the text in order, of whole words, and never over a forced new line.
    #[test]
    fn ties_are_whole_words_in_order(text in "([a-zđ0-9/\u{a0} -]|số |ngày | - |\n){0,60}", mm in 5..200_u16) {
        let content: Vec<Inline> = text.split('\n').map(Inline::text).collect();
        let ties = ties(&content, Role::NoiNhan, Length::mm(f64::from(mm)));
        let text = text.replace('\n', "");
        let mut from = 0;
        for part in ties.parts() {
            prop_assert!(from <= part.start && part.start < part.end, "{:?}", ties);
            let blank = |letter: char| matches!(letter, ' ' | '\n');
            prop_assert!(!text[part.clone()].contains('\n'));
            prop_assert!(!text[part.clone()].starts_with(blank) && !text[part.clone()].ends_with(blank));
            from = part.end;
        }
    }
}
