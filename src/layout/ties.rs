//! Which words of a paragraph stay on one line: the one place that decides it, for all writers
//! and for whoever measures.
//!
//! In: the pieces of a paragraph, its style, the width of its lines. Out: [`Ties`], parts of its
//! text. No sign of it stands in the tree; the writers hold each part together in their own way.
//!
//! Tied are a number and its label ("Điều 3", "số 206/QĐ-UBND", "tháng 10", "Phụ lục I"), a number
//! and the first word of its unit ("125.120 triệu đồng", "5 km", "98 %"), the two ends of a range
//! ("2026 - 2030"), a box to tick and its word ("☐ Nam"), words with a no-break space between them, and each word with a mark inside
//! after which a line could end ("QĐ-UBND", "và/hoặc", "2026-2030"). What is too long for a line
//! is not held.

use std::ops::Range;

use super::letters::{Limits, Measured, NO_BREAK_SPACE};
use crate::length::Length;
use crate::theme::{Align, Style};

/// Marks after which a word processor or Typst may end a line.
const MARKS: [char; 6] = ['-', '\u{2010}', '–', '—', '/', '|'];

/// Marks before a word that are not of it.
const OPENING: [char; 9] = ['(', '[', '{', '“', '‘', '"', '\'', '«', '<'];

/// Roman figures.
const ROMAN: [char; 5] = ['I', 'V', 'X', 'L', 'C'];

/// Words whose number follows.
const LABELS: [&str; 31] = [
    "số",
    "ngày",
    "tháng",
    "năm",
    "quý",
    "điều",
    "khoản",
    "điểm",
    "tiết",
    "mục",
    "chương",
    "phần",
    "lục",
    "biểu",
    "bảng",
    "mẫu",
    "hình",
    "trang",
    "lần",
    "thứ",
    "kỳ",
    "khóa",
    "khoá",
    "đợt",
    "bước",
    "nhóm",
    "tổ",
    "thôn",
    "phường",
    "quận",
    "khu",
];

/// First words of units, in small letters.
const UNITS: [&str; 61] = [
    "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm", "đồng", "đ", "₫", "vnđ", "vnd", "usd", "%", "‰", "km", "m",
    "dm", "cm", "mm", "ha", "km2", "km²", "m2", "m²", "m3", "m³", "kg", "g", "mg", "tấn", "tạ", "yến", "lít",
    "ml", "kw", "kwh", "kwp", "mw", "mwh", "mwp", "mva", "gwh", "kv", "kva", "v", "w", "a", "hz", "°c", "ºc",
    "giờ", "phút", "giây", "ngày", "tuần", "tháng", "quý", "năm", "lần", "người", "tuổi",
];

/// Boxes and ticks of forms, which stand beside their word.
const BOXES: [char; 9] = ['☐', '☑', '☒', '✓', '✔', '✗', '✘', '□', '■'];

/// The parts of a paragraph's text that stay on one line each: ranges of bytes of its text, in
/// which a forced new line counts one. They begin and end where words do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ties(Vec<Range<usize>>);

impl Ties {
    /// The ties of a paragraph of more than one line, in lines as wide as `width`.
    pub(super) fn within(measured: &Measured, style: &Style, size: Length, width: Length) -> Ties {
        let line = Limits::new(style, size, width).narrowest();
        let text = measured.text.as_str();
        let held = |range: &Range<usize>| {
            let width = measured.width(range, size);
            // In a straight-edged paragraph the line before a long tie would be torn wide.
            let loose = style.align == Align::Justify && text[range.clone()].contains([' ', NO_BREAK_SPACE]);
            width <= line && !(loose && width * 2 > line)
        };
        let mut ties = Vec::new();
        for group in groups(text) {
            if held(&group) {
                ties.push(group);
            } else {
                let words = split(text, group, [' ', NO_BREAK_SPACE]);
                ties.extend(words.into_iter().filter(|word| may_end(&text[word.clone()]) && held(word)));
            }
        }
        Ties(ties)
    }

    /// The parts, in order.
    pub(super) fn parts(&self) -> &[Range<usize>] {
        &self.0
    }

    /// A run's text from this byte of the paragraph on, cut where ties begin and end; each piece
    /// with the tie that it is of.
    pub(super) fn cut<'a>(&self, text: &'a str, from: usize) -> Vec<(&'a str, Option<&Range<usize>>)> {
        let mut pieces = Vec::new();
        let mut done = 0;
        while done < text.len() {
            let tie = self.around(from + done);
            let next = self.0.get(self.0.partition_point(|part| part.start <= from + done));
            let end =
                tie.map(|part| part.end).or(next.map(|part| part.start)).map_or(text.len(), |end| end - from);
            let end = end.min(text.len());
            pieces.push((&text[done..end], tie));
            done = end;
        }
        pieces
    }

    /// The part that the letter at this byte belongs to.
    pub(super) fn around(&self, at: usize) -> Option<&Range<usize>> {
        let place = self.0.partition_point(|part| part.end <= at);
        self.0.get(place).filter(|part| part.start <= at)
    }
}

/// Is a line allowed to end after this letter of a word, if nothing ties it?
pub(super) fn is_mark(letter: char) -> bool {
    MARKS.contains(&letter)
}

/// May a line end inside of this word, for one of those who break lines?
fn may_end(word: &str) -> bool {
    let mut letters = word.chars().rev();
    letters.next();
    letters.any(is_mark)
}

/// Whether a word may hold one of the [`MARKS`] or a no-break space, told from its bytes: most hold none.
fn may_hold_mark(word: &str) -> bool {
    // The first bytes of a no-break space and of all marks beyond ASCII.
    word.bytes().any(|byte| matches!(byte, b'-' | b'/' | b'|' | 0xc2 | 0xe2))
}

/// Words tied to each other, and single ones that need it.
fn groups(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let tied = tied(text, &words);
    let mut groups = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        if tied[at] {
            continue;
        }
        let group = words[start].start..words[at].end;
        let word = &text[group.clone()];
        if start < at || may_hold_mark(word) && (may_end(word) || word.contains(NO_BREAK_SPACE)) {
            groups.push(group);
        }
        start = at + 1;
    }
    groups
}

/// What stands between blanks and forced new lines.
fn words(text: &str) -> Vec<Range<usize>> {
    // Most words are shorter than so many bytes and their blank.
    let mut words = Vec::with_capacity(text.len() / 4 + 1);
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if matches!(byte, b' ' | b'\n') {
            if start < at {
                words.push(start..at);
            }
            start = at + 1;
        }
    }
    if start < text.len() {
        words.push(start..text.len());
    }
    words
}

/// The pieces of a part of a text between these letters.
fn split(text: &str, part: Range<usize>, between: [char; 2]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = part.start;
    for (at, letter) in text[part.clone()].match_indices(between) {
        let at = part.start + at;
        if start < at {
            pieces.push(start..at);
        }
        start = at + letter.len();
    }
    if start < part.end {
        pieces.push(start..part.end);
    }
    pieces
}

/// For each word, whether it is tied to the next one.
fn tied(text: &str, words: &[Range<usize>]) -> Vec<bool> {
    let mut tied = vec![false; words.len()];
    let word = |at: usize| words.get(at).map_or("", |range| &text[range.clone()]);
    let beside = |at: usize| words.get(at + 1).is_some_and(|next| &text[words[at].end..next.start] == " ");
    // "Nam ☐ Nữ ☐" has each box behind its word, "☐ Nam ☐ Nữ" before it.
    // All of them begin with this byte, which few texts have.
    let boxes = text.as_bytes().contains(&0xe2) && text.contains(BOXES);
    let behind = boxes && words.len().checked_sub(1).is_some_and(|last| is_box(word(last)));
    for at in 0..words.len() {
        let (this, next) = (word(at), word(at + 1));
        if !beside(at) {
            continue;
        }
        if boxes {
            let [before, after] = if behind { [next, this] } else { [this, next] };
            tied[at] |= is_box(before) && !is_box(after);
        }
        // What a label numbers is no amount: "tháng 6 năm 2025".
        let numbered = at > 0 && tied[at - 1];
        tied[at] |= numbers(this, next) || !numbered && amount(this) && unit(next);
        if matches!(next, "-" | "–") && beside(at + 1) && spans(this, word(at + 2)) {
            tied[at] = true;
            tied[at + 1] = true;
        }
    }
    tied
}

/// Is a word a box and nothing else, as in "☐" and "(☑"?
fn is_box(word: &str) -> bool {
    let sign = opened(word).trim_end_matches([')', ']', ';', ',', '.', ':']);
    let mut letters = sign.chars();
    letters.next().is_some_and(|letter| BOXES.contains(&letter)) && letters.next().is_none()
}

/// A word without the marks before it.
fn opened(word: &str) -> &str {
    // Most begin with a letter: these bytes open none of the marks.
    let letter = |first: &u8| first.is_ascii_alphanumeric() || matches!(first, 0xc3..=0xe1);
    if word.as_bytes().first().is_some_and(letter) { word } else { word.trim_start_matches(OPENING) }
}

/// Does a text begin with two letters of Vietnamese, and with no Roman figure? Told from its bytes.
fn begins_word(text: &str) -> bool {
    let letter = |bytes: &[u8]| match bytes {
        [b'a'..=b'z' | b'A'..=b'Z', ..] => Some(1),
        // U+00C0 to U+01BF without two signs, and U+1E80 to U+1EFF.
        [0xc3, behind, ..] => (!matches!(behind, 0x97 | 0xb7)).then_some(2),
        [0xc4..=0xc6, ..] => Some(2),
        [0xe1, 0xba | 0xbb, ..] => Some(3),
        _ => None,
    };
    let first = letter(text.as_bytes()).filter(|_| !text.starts_with(ROMAN));
    first.is_some_and(|first| letter(&text.as_bytes()[first..]).is_some())
}

/// Is `number` what this label numbers?
fn numbers(label: &str, number: &str) -> bool {
    let number = opened(number);
    // A word begins neither a number nor a figure; it may be the text before a slash.
    if begins_word(number) && !number.as_bytes().contains(&b'/') {
        return false;
    }
    let digits = number.starts_with(|letter: char| letter.is_ascii_digit());
    let slashed = number.contains('/');
    let lettered = lettered(number);
    if !(digits || slashed || lettered) {
        return false;
    }
    let label = label.rsplit(NO_BREAK_SPACE).next().unwrap_or_default();
    let label = opened(label).to_lowercase();
    match label.as_str() {
        "số" => digits || slashed,
        "ngày" | "tháng" | "năm" => digits,
        label => LABELS.contains(&label) && (digits || lettered),
    }
}

/// Does a number of letters open a word? "I" and "a)", but not "và".
fn lettered(number: &str) -> bool {
    let figure = [roman(number), &number[..number.chars().next().map_or(0, char::len_utf8)]];
    figure.into_iter().any(|figure| {
        figure.starts_with(char::is_alphabetic) && !number[figure.len()..].starts_with(char::is_alphanumeric)
    })
}

/// The Roman figures that a word begins with.
fn roman(word: &str) -> &str {
    &word[..word.len() - word.trim_start_matches(ROMAN).len()]
}

/// Is it a number and nothing else, as in "(125.120"?
fn amount(word: &str) -> bool {
    // Most words end in a letter.
    if !word.ends_with(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let number = opened(word).trim_start_matches(['+', '-', '±', '~', '≤', '≥', '>']);
    number.starts_with(|letter: char| letter.is_ascii_digit())
        && number.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
}

/// Does a unit begin with this word, as in "triệu," and "km/giờ"?
fn unit(word: &str) -> bool {
    let letters = |letter: char| letter.is_alphanumeric() || matches!(letter, '%' | '‰' | '°' | 'º' | '₫');
    let name = &word[..word.len() - word.trim_start_matches(letters).len()];
    UNITS.contains(&name.to_lowercase().as_str())
}

/// Are these the two ends of a range, as in "2026 - 2030" and "(I - III)"?
fn spans(from: &str, to: &str) -> bool {
    let (from, to) = (opened(from), opened(to));
    let digits = from.ends_with(|letter: char| letter.is_ascii_digit() || letter == '%')
        && to.starts_with(|letter: char| letter.is_ascii_digit());
    digits || !from.is_empty() && roman(from) == from && !roman(to).is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Limits, Measured, NO_BREAK_SPACE, Ties};
    use crate::document::{Inline, Role, Run};
    use crate::fonts::Faces;
    use crate::layout::letters::on_one_line;
    use crate::length::Length;
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

    /// The text as it should be: ties in braces, a no-break space as `_`.
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
        assert_ties(
            "kinh phí {125.120 triệu} đồng, đạt {98 %} trong {05 năm,} dài {5 km/giờ} và 10 nhiệm vụ",
        );
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
        // Justified, a tie of half a line would tear the line before it.
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
        /// What is passed over as a word of letters is no number.
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
}
