//! Figures in a text: they are never broken, and one that is wider than its line is reported.
//!
//! In: the letters of words. Out: which of them form one figure, or the first figure of a paragraph that
//! does not fit. It leaves where other words part to [`super::parting`].

use std::ops::Range;

use super::letters::{Letter, Limits, all_fit, letters, units, words};
use super::setting::Setting;
use crate::length::Length;

/// A figure that does not stay whole on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum UnfitFigure {
    /// It is too wide by itself, with the signs around it.
    Wide(String, Length),
    /// It is in a word that is wider than its line, where a word processor would break it.
    Glued(String, Length),
}

/// The first figure of a paragraph that does not stay whole.
pub(super) fn unfit_figure(setting: &Setting<'_>) -> Option<UnfitFigure> {
    let Setting { content, style, faces, .. } = *setting;
    let limits = setting.limits();
    if all_fit(content, style, faces, limits) {
        return None;
    }
    let letters = letters(content, style, faces);
    let too_wide = |word: &Range<usize>| units(&letters[word.clone()]) > limits.of_line_from(word.start);
    for word in words(&letters).filter(too_wide) {
        for figure in figures(&letters[word.clone()]) {
            let figure = word.start + figure.start..word.start + figure.end;
            let own = &letters[figure.clone()];
            let text = || own.iter().map(|letter| letter.sign).collect();
            let width = units(own);
            if width > limits.of_line_from(figure.start) {
                return Some(UnfitFigure::Wide(text(), limits.width(width)));
            }
            if has_groups(own) && cut(&letters, &word, &figure, limits) {
                return Some(UnfitFigure::Glued(text(), limits.width(units(&letters[word]))));
            }
        }
    }
    None
}

/// Whether it is a figure with stops or a comma, not only some digits of a name.
fn has_groups(figure: &[Letter]) -> bool {
    figure.iter().any(|letter| matches!(letter.sign, '.' | ',' | '/'))
}

/// Whether a word processor, which breaks a word wherever the line is full, breaks this figure in it.
fn cut(letters: &[Letter], word: &Range<usize>, figure: &Range<usize>, limits: Limits) -> bool {
    let (mut filled, mut limit) = (0, limits.of_line_from(word.start));
    for (at, letter) in letters.iter().enumerate().take(figure.end).skip(word.start) {
        if filled + letter.units > limit && filled > 0 {
            if at > figure.start {
                return true;
            }
            (filled, limit) = (0, limits.others);
        }
        filled += letter.units;
    }
    false
}

/// The figures of a word: digits, in groups of three or with decimals, with the signs and brackets around
/// them; calendar dates. In what only looks like a figure (`1.012345.00`, the number of a paper) each
/// group of digits is one of its own.
pub(super) fn figures(word: &[Letter]) -> Vec<Range<usize>> {
    let is_digit = |at: usize| word.get(at).is_some_and(|letter| letter.sign.is_ascii_digit());
    let joins = |at: usize| matches!(word[at].sign, '.' | ',') && is_digit(at + 1);
    let is = |signs: &str, at: usize| word.get(at).is_some_and(|letter| signs.contains(letter.sign));
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < word.len() {
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut groups = Vec::new();
        let mut group = at;
        while at < word.len() && (is_digit(at) || joins(at)) {
            if !is_digit(at) {
                groups.push(group..at);
                group = at + 1;
            }
            at += 1;
        }
        groups.push(group..at);
        if let Some(day) = day(word, start) {
            at = day.end;
            found.push(day);
        } else if is_figure(word, &groups) {
            let free = found.last().map_or(0, |before| before.end);
            let sign = |at: usize| is(SIGN, at) && (at == 0 || !word[at - 1].sign.is_alphanumeric());
            let before = (free..start).rev().take_while(|&at| is(BEFORE, at) || sign(at)).count();
            at += (at..word.len()).take_while(|&at| is(BEHIND, at)).count();
            found.push(start - before..at);
        } else {
            found.extend(groups);
        }
    }
    found
}

/// Signs that belong to the figure behind them; signs that do so unless they are a dash between two
/// figures; and signs that belong to the figure before them.
const BEFORE: &str = "([±≤≥<>~";
const SIGN: &str = "+-−";
const BEHIND: &str = ")]%‰";

/// The end of a date that begins here, written like 31/10/2026, with nothing behind it.
fn day(word: &[Letter], start: usize) -> Option<Range<usize>> {
    let digits = |from: usize| word[from..].iter().take_while(|letter| letter.sign.is_ascii_digit()).count();
    let slash = |at: usize| word.get(at).is_some_and(|letter| letter.sign == '/');
    let month = start + digits(start) + 1;
    let year = slash(month - 1).then(|| month + digits(month) + 1)?;
    let end = slash(year - 1).then(|| year + digits(year))?;
    let goes_on = slash(end) || word.get(end).is_some_and(|letter| letter.sign.is_alphanumeric());
    let is_day = month - start <= 3 && (2..=3).contains(&(year - month)) && end - year == 4 && !goes_on;
    is_day.then_some(start..end)
}

/// Whether these groups of digits are one figure as Vietnamese papers write it.
fn is_figure(word: &[Letter], groups: &[Range<usize>]) -> bool {
    let comma = groups.iter().position(|group| word.get(group.end).is_some_and(|sign| sign.sign == ','));
    let whole = comma.map_or(groups, |comma| &groups[..=comma]);
    let decimals = groups.len() - whole.len();
    let grouped = match whole {
        // Also 1.5, as some write it.
        [_] | [_, _] => true,
        [first, others @ ..] => first.len() <= 3 && others.iter().all(|group| group.len() == 3),
        [] => false,
    };
    grouped && decimals <= 1
}

#[cfg(test)]
mod tests {
    use super::{Setting, UnfitFigure, unfit_figure};
    use crate::fonts::Faces;
    use crate::length::Length;
    use crate::paper::{Inline, Role};
    use crate::theme::Theme;

    #[test]
    fn figures_wider_than_their_line_are_told() {
        const SIZE: Length = Length::twips(240);
        let style = *Theme::default().style(Role::OChu);
        let wide = |text: &str, mm| {
            let (content, faces) = ([Inline::text(text)], Faces::built_in());
            let width = Length::mm(mm);
            let setting = Setting { content: &content, style: &style, size: SIZE, width, faces: &faces };
            unfit_figure(&setting).map(|unfit| match unfit {
                UnfitFigure::Wide(figure, width) => (figure, (width.to_mm() * 10.0).round() / 10.0),
                UnfitFigure::Glued(figure, _) => (figure, 0.0),
            })
        };
        assert_eq!(wide("12.125.120.000đồng", 27.0), None);
        assert_eq!(wide("12.125.120.000đồng", 20.0), Some(("12.125.120.000".to_owned(), 26.5)));
        assert_eq!(wide("0912345678", 15.0), Some(("0912345678".to_owned(), 21.2)));
        assert_eq!(wide("1.234,56789", 15.0), Some(("1.234,56789".to_owned(), 21.2)));
        // With its brackets and signs; a date; what Word would break though the PDF need not.
        assert_eq!(wide("(12.125.120.000)", 28.0), Some(("(12.125.120.000)".to_owned(), 29.3)));
        assert_eq!(wide("-12.125%", 14.0), Some(("-12.125%".to_owned(), 16.6)));
        assert_eq!(wide("31/10/2026;", 15.0), Some(("31/10/2026".to_owned(), 19.3)));
        assert_eq!(wide("đồng12.125.120.000", 27.0), Some(("12.125.120.000".to_owned(), 0.0)));
        assert_eq!(wide("dong0912@xathanhbinh.vn", 12.0), None);
        // The number of a paper is not a figure.
        assert_eq!(wide("12/2024/TT-BTNMT", 8.5), None);
        assert_eq!(wide("1.012345.000.00.00.H42", 15.0), None);
    }
}
