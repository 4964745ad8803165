//! Changes of any text: lines, words, numbers, signs.
//!
//! In: a text and words to put into it. Out: the text with one change. It knows nothing of what the text is
//! about.

use std::ops::Range;

use super::dice::Dice;
use super::words::{NUMBERS, PHRASES, SIGNS};

/// The place of a character at or before a byte.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A range of whole characters.
pub(crate) fn stretch(text: &str, dice: &mut Dice, longest: usize) -> Range<usize> {
    let range = dice.range(text.len(), longest);
    floor(text, range.start)..floor(text, range.end)
}

/// The ranges of what is made of such characters alone.
pub(crate) fn runs(text: &str, is: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, one) in text.char_indices().filter(|(_, one)| is(*one)) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + one.len_utf8(),
            _ => found.push(at..at + one.len_utf8()),
        }
    }
    found
}

/// The text with one of these ranges replaced; the same text where there is none.
pub(crate) fn replaced(text: &str, ranges: &[Range<usize>], dice: &mut Dice, new: &str) -> String {
    let mut text = text.to_owned();
    if let Some(range) = ranges.get(dice.roll(ranges.len())) {
        text.replace_range(range.clone(), new);
    }
    text
}

/// One change of a text; `words` are of the kind that it holds.
pub(crate) fn changed(text: &str, dice: &mut Dice, words: &[&str]) -> String {
    let sort = dice.roll(14);
    let list = match sort {
        4 => NUMBERS,
        5 => SIGNS,
        6 => PHRASES,
        _ => words,
    };
    let new = if list.is_empty() { "" } else { dice.of(list) };
    match sort {
        0..=3 => of_lines(text, dice),
        4 => replaced(text, &runs(text, |one| one.is_ascii_digit() || ".,".contains(one)), dice, new),
        5..=7 => inserted(text, dice, new),
        8 => replaced(text, &runs(text, |one| one.is_alphanumeric() || one == '_'), dice, new),
        9 => {
            let range = stretch(text, dice, 30);
            format!("{}{}", &text[..range.start], &text[range.end..])
        }
        10 => {
            let range = stretch(text, dice, 30);
            let most = 1 << dice.roll(7);
            let times = 1 + dice.roll(most);
            format!("{}{}{}", &text[..range.end], text[range.clone()].repeat(times), &text[range.end..])
        }
        11 => {
            // What stands somewhere stands somewhere else too.
            let piece = text[stretch(text, dice, 60)].to_owned();
            inserted(text, dice, &piece)
        }
        12 => {
            let words = runs(text, char::is_alphabetic);
            let Some(range) = words.get(dice.roll(words.len())) else { return text.to_owned() };
            let word = &text[range.clone()];
            let new = if dice.one_in(2) { word.to_uppercase() } else { word.to_lowercase() };
            format!("{}{new}{}", &text[..range.start], &text[range.end..])
        }
        _ => text[..floor(text, dice.roll(text.len()))].to_owned(),
    }
}

/// The text with something put in somewhere.
pub(crate) fn inserted(text: &str, dice: &mut Dice, new: &str) -> String {
    let at = floor(text, dice.roll(text.len() + 1));
    format!("{}{new}{}", &text[..at], &text[at..])
}

/// Whole lines gone, doubled, moved.
fn of_lines(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return text.to_owned();
    }
    let (from, to) = (dice.roll(lines.len()), dice.roll(lines.len()));
    let line = lines[from];
    match dice.roll(4) {
        0 => drop(lines.remove(from)),
        1 => lines.insert(to, line),
        2 => lines.swap(from, to),
        _ => {
            lines.remove(from);
            lines.insert(to.min(lines.len()), line);
        }
    }
    lines.concat()
}
