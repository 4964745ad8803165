//! Where a word wider than its line may part, as word processors part it.
//!
//! In: the letters of a paragraph and how much its lines hold. Out: the places between letters where a
//! new line may begin. It leaves figures, which are never broken, to [`super::figures`], and the breaks
//! of words that fit to [`super::measure`] and the writers.

use std::ops::Range;

use super::figures::figures;
use super::letters::{Letter, Limits, Measured, units, words};

/// Signs after which a word is best parted: those of addresses, of numbers of papers, of lists typed
/// without spaces.
const SIGNS: &str = "@./\\-_?&=+:;,#|~–—";

/// Signs with which no line begins.
const CLOSING: &str = ".,;:!?)]}%”’»…";

/// Signs with which no line ends.
const OPENING: &str = "([{“‘«";

/// The places where the words of a paragraph that are wider than their line may part, as numbers of
/// letters from its start; a forced new line counts as one. Empty if all words fit. A word parts after
/// signs if it has any, otherwise at the last letter that the line holds, and never within a figure.
pub(super) fn parted(measured: &Measured, limits: Limits) -> Vec<usize> {
    let mut places = Vec::new();
    if measured.fits(limits) {
        return places;
    }
    let letters = &measured.letters();
    for word in words(letters) {
        if units(&letters[word.clone()]) > limits.of_line_from(word.start) {
            part(letters, word, limits, &mut places);
        }
    }
    places
}

/// How good a place is to part a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum PartingQuality {
    /// Within a figure, or between a letter and its tone mark.
    Never,
    /// The line would end with an opening sign or the next one begin with a closing sign.
    Poor,
    /// Between letters.
    Fair,
    /// After a sign.
    Good,
}

/// Parts one word at every good place; what is still too wide between two of these is parted where the
/// line is full.
fn part(letters: &[Letter], word: Range<usize>, limits: Limits, places: &mut Vec<usize>) {
    let kinds = kinds(letters, &word);
    let kind = |at: usize| kinds[at - word.start];
    let mut start = word.start;
    for end in (word.start + 1..=word.end).filter(|&at| at == word.end || kind(at) == PartingQuality::Good) {
        let mut left = units(&letters[start..end]);
        // A word too wide for a line begins a new one, unless it begins the paragraph.
        let mut limit = limits.of_line_from(start);
        while left > limit {
            let Some(at) = last_fitting(letters, start..end, limit, kind) else { break };
            left -= units(&letters[start..at]);
            places.push(at);
            (start, limit) = (at, limits.others);
        }
        if end < word.end {
            places.push(end);
        }
        start = end;
    }
}

/// The place where a full line ends: the last one that fits, a poor one only if there is no other; if
/// none fits, the first place there is.
fn last_fitting(
    letters: &[Letter],
    piece: Range<usize>,
    limit: i64,
    kind: impl Fn(usize) -> PartingQuality,
) -> Option<usize> {
    let (mut filled, mut best) = (0, None);
    for at in piece.start + 1..piece.end {
        filled += letters[at - 1].units;
        if filled > limit && best.is_some() {
            break;
        }
        let kind = kind(at);
        if kind != PartingQuality::Never && best.is_none_or(|(_, before)| kind >= before) {
            best = Some((at, kind));
        }
    }
    best.map(|(at, _)| at)
}

/// The quality of the place before each letter of a word; before the first letter there is no place.
fn kinds(letters: &[Letter], word: &Range<usize>) -> Vec<PartingQuality> {
    let sign = |at: usize| letters[word.clone()].get(at).map(|letter| letter.sign);
    let contains = |signs: &str, at: usize| sign(at).is_some_and(|sign| signs.contains(sign));
    let kind = |at: usize| {
        let Some(next) = sign(at).filter(|_| at > 0) else { return PartingQuality::Never };
        // A dash or plus at the start of a word belongs to it.
        let opens = at == 1 || contains(OPENING, at - 2);
        let after_sign =
            contains(SIGNS, at - 1) && !opens && (next.is_alphanumeric() || contains(OPENING, at));
        if is_tone(next) {
            PartingQuality::Never
        } else if after_sign {
            PartingQuality::Good
        } else if [CLOSING, SIGNS].iter().any(|signs| contains(signs, at))
            || contains(OPENING, at - 1)
            || contains(SIGNS, at - 1) && opens
        {
            PartingQuality::Poor
        } else {
            PartingQuality::Fair
        }
    };
    let mut kinds: Vec<PartingQuality> = (0..word.len()).map(kind).collect();
    for figure in figures(&letters[word.clone()]) {
        kinds[figure.start + 1..figure.end].fill(PartingQuality::Never);
    }
    kinds
}

/// Whether it is a mark placed over or under the letter before it.
fn is_tone(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::{Limits, Measured, parted};
    use crate::fonts::Faces;
    use crate::layout::figures::unfit_figure;
    use crate::layout::measure::wrap;
    use crate::layout::setting::Setting;
    use crate::length::Length;
    use crate::paper::{Inline, Role, Run};
    use crate::theme::{Style, Theme};
    use proptest::prelude::*;

    const SIZE: Length = Length::twips(240);

    fn cell() -> Style {
        *Theme::default().style(Role::OChu)
    }

    fn parts_of(content: &[Inline], style: &Style, width: Length) -> Vec<String> {
        let letters: Vec<char> = content
            .iter()
            .flat_map(|inline| match inline {
                Inline::Text(run) => run.text.chars().collect::<Vec<_>>(),
                Inline::LineBreak => vec!['\n'],
            })
            .collect();
        let measured = Measured::of(content, style, &Faces::built_in());
        let places = parted(&measured, Limits::new(style, SIZE, width));
        let ends = places.iter().copied().chain([letters.len()]);
        let mut start = 0;
        ends.map(|end| letters[std::mem::replace(&mut start, end)..end].iter().collect()).collect()
    }

    fn parts(text: &str, mm: f64) -> String {
        parts_of(&[Inline::text(text)], &cell(), Length::mm(mm)).join("|")
    }

    #[test]
    fn words_that_fit_stay_whole() {
        for text in ["", "Sở Công Thương", "a@b.vn 12.125.120.000", "QĐ-UBND"] {
            assert_eq!(parts(text, 60.0), text);
        }
    }

    #[test]
    fn figures_stay_whole() {
        let cases = [
            ("12.125.120.000đồng", 27.0, "12.125.120.000|đồng"),
            ("12.125.120.000đồng", 20.0, "12.125.120.000|đồng"),
            ("1,2,3,4,5,6,7,8", 10.0, "1,|2,|3,|4,|5,|6,|7,|8"),
            ("2026-2030", 12.0, "2026-|2030"),
            ("tong(12.125%)cong", 14.0, "tong|(12.125%)|cong"),
        ];
        for (text, mm, expected) in cases {
            assert_eq!(parts(text, mm), expected, "{text} in {mm} mm");
        }
    }

    #[test]
    fn signs_come_before_letters() {
        let cases = [
            ("soct.phongkt@anbinh.gov.vn", 27.0, "soct.|phongkt@|anbinh.|gov.|vn"),
            (
                "https://dvc.gov.vn/thu-tuc/1.012345.00.H42",
                25.0,
                "https://dvc.gov.vn/thu-tuc/|1.|012345.|00.|H42",
            ),
            ("4114/QĐ-BTC;4115/QĐ-BTC", 23.0, "4114/QĐ-BTC;4115/QĐ-BTC"),
            ("4114/QĐ-BTC;4115/QĐ-BTC", 15.0, "4114/QĐ-BTC;|4115/QĐ-BTC"),
            ("Tên_tệp_rất_dài.docx", 20.0, "Tên_|tệp_|rất_|dài.|docx"),
            ("-(một/hai)-ba", 10.0, "-(mộ|t/hai)-ba"),
            ("aaaaaaaaaaaaaaaa", 10.0, "aaaaa|aaaaa|aaaaa|a"),
            // A piece too wide for a line parts where the line is full; no line begins with a stop.
            ("thcs.nguyenbinhkhiem.vn", 20.0, "thcs.|nguyenbinh|khiem.|vn"),
            ("aaaaaaaaaa)bbbb", 18.8, "aaaaaaaaa|a)bbbb"),
        ];
        for (text, mm, expected) in cases {
            assert_eq!(parts(text, mm), expected, "{text} in {mm} mm");
        }
    }

    /// The first line of a body paragraph is shorter; a word behind others begins a line.
    #[test]
    fn the_first_line_holds_less() {
        let theme = Theme::default();
        let style = Style { size: SIZE, ..*theme.style(Role::DoanVan) };
        let width = style.first_indent + Length::mm(20.0);
        let letters = |parts: Vec<String>| parts.iter().map(|part| part.chars().count()).collect::<Vec<_>>();
        let word = "a".repeat(30);
        let alone = letters(parts_of(&[Inline::text(word.clone())], &style, width));
        assert_eq!(alone, [10, 17, 3]);
        let behind = letters(parts_of(&[Inline::text(format!("ba {word}"))], &style, width));
        assert_eq!(behind, [3 + 17, 13]);
    }

    #[test]
    fn a_word_runs_through_its_pieces() {
        let bold = Run { text: "bbbbbbbb".to_owned(), bold: true, italic: false };
        let content = [Inline::text("x aaaa"), Inline::Text(bold), Inline::LineBreak, Inline::text("cc")];
        assert_eq!(parts_of(&content, &cell(), Length::mm(14.2)), ["x aaaabb", "bbbbbb\ncc"]);
    }

    proptest! {
        /// Nothing is lost, and no part is wider than a line unless it is one figure.
        #[test]
        fn every_part_fits(text in "[a-zđế0-9.,@/_-]{1,30}( [a-zđế0-9.,@/_-]{1,30}){0,3}", mm in 5..40_u16) {
            let width = Length::mm(f64::from(mm));
            let parts = parts_of(&[Inline::text(text.clone())], &cell(), width);
            prop_assert_eq!(parts.concat(), text.clone());
            let content = [Inline::text(text)];
            let (style, faces) = (cell(), Faces::built_in());
            let unfit = unfit_figure(&Setting { content: &content, style: &style, size: SIZE, width, faces: &faces });
            let lines = wrap(&content, &cell(), SIZE, width, &Faces::built_in());
            prop_assert!(unfit.is_some() || lines.iter().all(|&line| line <= width));
        }
    }
}
