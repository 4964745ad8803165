//! A paragraph's text prepared so that a word processor ends its lines where they end here.
//!
//! In: a paragraph whose breaks are known. Out: pieces with no-break spaces where words are tied, and
//! with wider or narrower blanks where a line could end elsewhere. It leaves the marks of a format to its
//! writer.
//!
//! Word and LibreOffice end lines after hyphens, and no sign that prevents this is understood by all
//! programs that read DOCX files. So if the start of a tie would still fit on the line before it, the
//! blanks of that line are widened until it does not fit: all of them by as much as justification widens
//! them anyway; or, if the line is not justified or needs little, only the last one, which hangs over the
//! end of the line. If a word fits, or fails to fit, by less than the difference to how other programs
//! round widths, one blank is made narrower, or the last one wider.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::breaks::Breaks;
use super::letters::{DOUBT, NEW_LINE, NO_BREAK_SPACE};
use super::setting::Setting;
use super::text::LaidText;
use super::ties::{self, Ties};
use crate::length::Length;
use crate::theme::Align;

/// The margin by which a word is kept off a line.
const MARGIN: Length = Length::twips(20);

/// A text of one run.
#[derive(Debug, PartialEq, Eq)]
pub struct SetPiece<'a> {
    /// Its letters.
    pub text: Cow<'a, str>,
    /// By how much its letter, a blank, is wider than others; negative if narrower.
    pub wider: Length,
}

/// How a paragraph is set.
pub struct SetText<'b> {
    ties: &'b Ties,
    /// Where lines begin other than at forced breaks; None if the paragraph is one line.
    starts: Option<Vec<usize>>,
    /// Wider and narrower blanks, by their bytes in the paragraph's text.
    wider: BTreeMap<usize, Length>,
}

impl LaidText<'_> {
    /// How a word processor is to set it.
    pub fn set(&self) -> SetText<'_> {
        SetText::of(&self.setting, self.breaks())
    }
}

impl<'b> SetText<'b> {
    fn of(setting: &Setting<'_>, breaks: &'b Breaks) -> SetText<'b> {
        let (ties, mut wider) = (&breaks.ties, BTreeMap::new());
        let Some(measured) = &breaks.measured else { return SetText { ties, starts: None, wider } };
        let (text, limits) = (measured.text.as_str(), setting.limits());
        let wide = |part: Range<usize>| measured.width(&part, setting.size);
        let lines = breaks.lines(measured, limits);
        let forced = text.match_indices(NEW_LINE).map(|(at, _)| at + 1);
        let starts: Vec<usize> = [0].into_iter().chain(forced).collect();
        let starts = (lines.len() > starts.len()).then_some(starts);
        let mut from = 0;
        for line in lines {
            let words = from..from + text[from..line.end].trim_end_matches([' ', NO_BREAK_SPACE]).len();
            let hanging = words.end..line.end;
            let blanks = blanks(text, from..line.end, ties);
            from = line.end;
            let free = line.room - line.width;
            if Length::ZERO <= free && free < DOUBT {
                // In one place: LibreOffice rounds the width of each run.
                let inside = blanks.into_iter().find(|blank| words.contains(blank));
                wider.extend(inside.map(|blank| (blank, free - DOUBT)));
                continue;
            }
            let fits = |part: &Range<usize>| wide(part.clone()) <= line.room * 2;
            let Some(next) = next(text, line.end, ties, fits) else { continue };
            let room = free - wide(hanging) - wide(next);
            if room + DOUBT >= Length::ZERO {
                let seen = setting.style.align == Align::Justify && room > MARGIN;
                let some = &blanks[if seen { 0 } else { blanks.len().saturating_sub(1) }..];
                let each = share(room + MARGIN, some.len());
                wider.extend(some.iter().map(|blank| (*blank, each)));
            }
        }
        SetText { ties, starts, wider }
    }

    /// The pieces of a run's text that begins at byte `from` of the paragraph's text.
    pub fn pieces<'a>(&self, text: &'a str, from: usize) -> Vec<SetPiece<'a>> {
        let mut pieces = Vec::new();
        let mut done = 0;
        let piece = |part: Range<usize>, wider| SetPiece {
            text: self.spaced(&text[part.clone()], from + part.start),
            wider,
        };
        for (at, wider) in self.wider.range(from..from + text.len()) {
            let blank = at - from;
            let after = blank + text[blank..].chars().next().map_or(0, char::len_utf8);
            pieces.push(piece(done..blank, Length::ZERO));
            pieces.push(piece(blank..after, *wider));
            done = after;
        }
        pieces.push(piece(done..text.len(), Length::ZERO));
        pieces.retain(|piece| !piece.text.is_empty());
        pieces
    }

    /// The text with no-break spaces in ties where a line could end, and nowhere else.
    fn spaced<'a>(&self, text: &'a str, from: usize) -> Cow<'a, str> {
        let Some(starts) = &self.starts else { return Cow::Borrowed(text) };
        let tie = |at: usize| self.ties.around(from + at);
        let right = |(at, letter): (usize, char)| match letter {
            ' ' if tie(at).is_some_and(|tie| starts.binary_search(&tie.start).is_err()) => NO_BREAK_SPACE,
            NO_BREAK_SPACE if tie(at).is_none() => ' ',
            _ => letter,
        };
        if !text.char_indices().any(|(at, letter)| right((at, letter)) != letter) {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.char_indices().map(right).collect())
    }
}

/// The first letters of a new line that a word processor would put on the line before if they fitted.
/// Of a word that does not nearly fit a line only so much as shows that. Returns None if the line begins at a
/// forced break.
fn next(text: &str, from: usize, ties: &Ties, fits: impl Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
    let ends = |(at, letter): &(usize, char)| matches!(letter, ' ' | '\n') || !fits(&(from..from + at));
    let word = text[from..].char_indices().find(ends).map_or(text.len(), |(end, _)| from + end);
    let tie = ties.around(from).filter(|tie| tie.start == from);
    let whole = from..tie.map_or(word, |tie| tie.end);
    let start = start(text, &whole).unwrap_or(whole);
    (!start.is_empty()).then_some(start)
}

/// The start of a word or a tie up to the first place where a word processor would end a line.
fn start(text: &str, whole: &Range<usize>) -> Option<Range<usize>> {
    let mut letters = text[whole.clone()].char_indices().peekable();
    let mut begun = false;
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let ends = match letter {
            '/' => next.is_alphabetic(),
            _ => ties::is_mark(letter) && next.is_alphanumeric(),
        };
        if begun && ends {
            return Some(whole.start..whole.start + at + letter.len_utf8());
        }
        // A dash before its word opens it.
        begun |= letter.is_alphanumeric();
    }
    None
}

/// The blanks of a line whose width may change: those that tie nothing.
fn blanks(text: &str, line: Range<usize>, ties: &Ties) -> Vec<usize> {
    let letters = text[line.clone()].char_indices().map(|(at, letter)| (line.start + at, letter));
    let blank = |(at, letter): &(usize, char)| matches!(letter, ' ' | '\u{a0}') && ties.around(*at).is_none();
    letters.filter(blank).map(|(at, _)| at).collect()
}

/// A length divided into this many equal parts, rounded up.
fn share(length: Length, parts: usize) -> Length {
    let parts = i32::try_from(parts).unwrap_or(i32::MAX).max(1);
    Length::twips((length.to_twips() + parts - 1) / parts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::SetText;
    use crate::fonts::{FaceStyle, Faces};
    use crate::layout::breaks::Breaks;
    use crate::layout::setting::Setting;
    use crate::length::Length;
    use crate::paper::{Inline, Role, Run};
    use crate::theme::{Style, Theme};

    fn setting<'a>(content: &'a [Inline], style: &'a Style, width: Length, faces: &'a Faces) -> Setting<'a> {
        Setting { content, style, size: style.size, width, faces }
    }

    /// The text as prepared: no-break spaces as `_`, blanks of another width with the difference.
    fn set(text: &str, role: Role, width: Length) -> String {
        let theme = Theme::default();
        let style = theme.style(role);
        let (content, faces) = ([Inline::text(text)], Faces::built_in());
        let setting = setting(&content, style, width, &faces);
        let breaks = Breaks::of(&setting);
        let pieces = SetText::of(&setting, &breaks).pieces(text, 0).into_iter();
        let shown = pieces.map(|piece| match piece.wider.to_twips() {
            0 => piece.text.replace('\u{a0}', "_"),
            wider => format!("[{wider}]"),
        });
        shown.collect()
    }

    fn width(text: &str, size: f64) -> Length {
        Faces::built_in().width(text, FaceStyle { bold: false, italic: false }, Length::pt(size))
    }

    #[test]
    fn ties_in_more_than_one_line_have_no_break_spaces() {
        let text = "Điều 1. Căn cứ vào Nghị quyết số 206 ngày 5\u{a0}tháng\u{a0}\u{a0}năm 2026";
        let set_text = "Điều 1. Căn cứ vào Nghị quyết số_206 ngày_5_tháng__năm_2026";
        assert_eq!(set(text, Role::DoanVan, Length::mm(125.0)), set_text);
        // If it fits on one line the text is unchanged.
        assert_eq!(set(text, Role::DoanVan, Length::mm(200.0)), text.replace('\u{a0}', "_"));
    }

    /// If "57-" would still fit on the first line, its blanks are widened.
    #[test]
    fn the_line_before_a_tie_has_no_room_for_its_start() {
        let text = "Nghị quyết của Đảng 57-NQ/TW";
        let room = width("Nghị quyết của Đảng 57-", 11.0);
        assert_eq!(set(text, Role::NoiNhan, room), "Nghị quyết của Đảng[19]57-NQ/TW");
        assert_eq!(set(text, Role::NoiNhan, room + Length::pt(10.0)), "Nghị quyết của Đảng[219]57-NQ/TW");
        // It does not fit: nothing needs to be done.
        assert_eq!(set(text, Role::NoiNhan, room - Length::pt(2.0)), text);
        // It fails to fit by so little that other programs may fit it; the same holds for any word.
        assert_eq!(set(text, Role::NoiNhan, room - Length::twips(3)), "Nghị quyết của Đảng[16]57-NQ/TW");
        let word = width("Nghị quyết", 11.0);
        assert_eq!(set("Nghị quyết", Role::NoiNhan, word - Length::twips(3)), "Nghị[17]quyết");
        // It fits by just as little.
        assert_eq!(set("Nghị quyết", Role::NoiNhan, word + Length::twips(2)), "Nghị[-3]quyết");
        // The same if everything fits.
        assert_eq!(set(text, Role::NoiNhan, Length::mm(165.0)), text);
        // In a justified paragraph all blanks are widened.
        let room = width("Nghị quyết của Đảng 57-", 14.0) + Length::mm(12.7);
        assert_eq!(set(text, Role::DoanVan, room), "Nghị quyết của Đảng[19]57-NQ/TW");
        let room = room + Length::pt(3.0);
        assert_eq!(set(text, Role::DoanVan, room), "Nghị[20]quyết[20]của[20]Đảng[20]57-NQ/TW");
    }

    #[test]
    fn what_no_one_breaks_needs_no_wider_blanks() {
        let text = "Nghị quyết của Đảng 31/10/2026 và - 5";
        let room = width("Nghị quyết của Đảng 31/10/", 11.0);
        assert_eq!(set(text, Role::NoiNhan, room), text);
        let room = width("Nghị quyết của Đảng 31/10/2026 và -", 11.0);
        assert_eq!(set(text, Role::NoiNhan, room + Length::pt(1.0)), text);
    }

    proptest! {
        /// Every letter comes out, in runs of any look and lines of any width; blanks may be replaced by
        /// no-break spaces and the reverse.
        #[test]
        fn all_letters_come_out(
            texts in prop::collection::vec("([a-zđ0-9/ \u{a0}-]|số |QĐ-| - ){0,30}", 1..5),
            mm in 1..200_u16,
            justified: bool,
        ) {
            let mut content = Vec::new();
            for (at, text) in texts.iter().enumerate() {
                content.push(Inline::Text(Run { text: text.clone(), bold: at % 2 == 1, italic: false }));
                if at == 2 {
                    content.push(Inline::LineBreak);
                }
            }
            let theme = Theme::default();
            let style = theme.style(if justified { Role::DoanVan } else { Role::NoiNhan });
            let width = Length::mm(f64::from(mm));
            let faces = Faces::built_in();
            let setting = setting(&content, style, width, &faces);
            let breaks = Breaks::of(&setting);
            let set_text = SetText::of(&setting, &breaks);
            let mut from = 0;
            for inline in &content {
                let Inline::Text(run) = inline else {
                    from += 1;
                    continue;
                };
                let pieces = set_text.pieces(&run.text, from);
                let set: String = pieces.iter().map(|piece| piece.text.replace('\u{a0}', " ")).collect();
                prop_assert_eq!(set, run.text.replace('\u{a0}', " "));
                prop_assert!(pieces.iter().all(|piece| piece.wider == Length::ZERO || piece.text.chars().count() == 1));
                from += run.text.len();
            }
        }
    }
}
