//! Marks at the front of a line that are not in their right form: a blank is missing or too many, a slash or
//! colon instead of the stop, a tab, full-width digits, capitals, bullets of Word.
//!
//! In: a line that opens with no mark in its right form, and the numbers before it. Out: the mark that is
//! meant, or the error if that is not clear, or [`Opens::Plain`]. Amounts (`1.210 triệu`), parts of numbers
//! (`1,5`), days (`1/7/2025`), numbers of papers (`12/QĐ-UBND`) and `-5 độ` are not marks. The sorts of marks
//! are left to `bullets`, `named`, `romans`, `numbers` and `letters`.

use super::dashes::is_dash;
use super::{FaultKind, Marker, MarkerFault, Opens, SeenNumbers, numbered};
use crate::content::body::Level;

/// How a line opens.
pub(super) fn opens(line: &str, seen: &SeenNumbers) -> Opens {
    let letters: Vec<(usize, char)> = line.char_indices().map(|(at, letter)| (at, plain(letter))).collect();
    let line = MarkedLine { text: line, letters, seen };
    for read in [
        MarkedLine::bullet,
        MarkedLine::named,
        MarkedLine::mixed,
        MarkedLine::roman,
        MarkedLine::number,
        MarkedLine::letter,
    ] {
        let found = read(&line);
        if found != Opens::Plain {
            return found;
        }
    }
    Opens::Plain
}

/// The plain form of a full-width sign or of any blank; `Đ` for the letter of another alphabet that old
/// typefaces leave in its place.
fn plain(letter: char) -> char {
    match letter {
        '\u{d0}' => 'Đ',
        '\u{f0}' => 'đ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

/// What is between a number and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// The first sign, with any dash as `-`; `)` if one follows anywhere; `\0` if there is none.
    pub(super) is: char,
    /// Where the number ends.
    pub(super) from: usize,
    /// Where the signs end.
    pub(super) end: usize,
    /// Where the text begins.
    pub(super) text: usize,
}

impl Sign {
    /// Whether there is a blank before the text.
    pub(super) fn blank(self) -> bool {
        self.text > self.end
    }
}

pub(super) struct MarkedLine<'a> {
    pub(super) text: &'a str,
    /// Each letter in its plain form, with its place.
    letters: Vec<(usize, char)>,
    pub(super) seen: &'a SeenNumbers,
}

impl MarkedLine<'_> {
    pub(super) fn at(&self, place: usize) -> char {
        self.letters.get(place).map_or('\0', |(_, letter)| *letter)
    }

    /// The first place from here that is not a blank.
    pub(super) fn skip(&self, mut place: usize) -> usize {
        while self.at(place) == ' ' {
            place += 1;
        }
        place
    }

    /// The first place from here whose letter does not satisfy `is`.
    pub(super) fn while_is(&self, mut place: usize, is: impl Fn(char) -> bool) -> usize {
        while place < self.letters.len() && is(self.at(place)) {
            place += 1;
        }
        place
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> String {
        self.letters[from.min(self.letters.len())..to.min(self.letters.len())]
            .iter()
            .map(|(_, letter)| *letter)
            .collect()
    }

    /// The byte of a place.
    pub(super) fn byte(&self, place: usize) -> usize {
        self.letters.get(place).map_or(self.text.len(), |(at, _)| *at)
    }

    pub(super) fn rest(&self, place: usize) -> &str {
        &self.text[self.byte(place)..]
    }

    /// The signs after a number: `.`, ` /`, `.-`, `. - `.
    pub(super) fn sign(&self, from: usize) -> Sign {
        let is_sign = |letter| ".)/:,;]}>_|=°º".contains(letter);
        let first = self.skip(from);
        let mut end = self.while_is(first, |letter| is_sign(letter) || is_dash(letter));
        // "1. - Chữ", but not "1. -5 độ".
        let dash = self.skip(end);
        if end > first && dash > end && is_dash(self.at(dash)) && self.at(dash + 1) == ' ' {
            end = dash + 1;
        }
        let is = match self.at(first) {
            _ if first == end => '\0',
            _ if self.slice(first, end).contains(')') => ')',
            letter if is_dash(letter) => '-',
            letter => letter,
        };
        let end = if first == end { from } else { end };
        Sign { is, from, end, text: self.skip(end) }
    }

    /// Whether a blank here was typed as a tab, as between a number and its text in a list of Word. A line
    /// with more tabs is the row of a table.
    pub(super) fn has_tab(&self, from: usize, to: usize) -> bool {
        self.text[self.byte(from)..self.byte(to)].contains('\t') && !self.rest(to).contains('\t')
    }

    /// Whether a line with tabs in it is the row of a table.
    pub(super) fn is_row(&self) -> bool {
        self.text.contains('\t')
    }

    /// Whether text begins here: a letter, a quotation mark, a bracket or a variable.
    pub(super) fn is_text(&self, place: usize) -> bool {
        let letter = self.at(place);
        letter.is_alphabetic() || matches!(letter, '“' | '"' | '(' | '{' | '[' | '*')
    }

    pub(super) fn is_capital(&self, place: usize) -> bool {
        self.at(place).is_uppercase()
    }

    /// Whether all letters from here are capitals, at least two.
    pub(super) fn is_loud(&self, place: usize) -> bool {
        let rest = self.rest(place);
        rest.chars().filter(|letter| letter.is_alphabetic()).count() > 1
            && !rest.chars().any(char::is_lowercase)
    }

    /// The word that begins here.
    pub(super) fn word(&self, place: usize) -> &str {
        self.rest(place).split_whitespace().next().unwrap_or_default()
    }

    /// Whether a sentence begins here: "Tổ chức", but not "QĐ-UBND" or "TTr".
    pub(super) fn is_sentence(&self, place: usize) -> bool {
        let word = self.word(place);
        let small = word.chars().skip(1).all(|letter| letter.is_lowercase() || !letter.is_alphanumeric());
        self.is_capital(place) && small && !word.contains('-') && word.chars().count() > 1
    }

    /// Whether a title begins here: a sentence, or words in capitals.
    pub(super) fn is_title(&self, place: usize) -> bool {
        self.is_sentence(place)
            || (self.is_loud(place) && self.rest(place).trim().contains(char::is_whitespace))
    }

    pub(super) fn mark(&self, level: Level, typed: Option<u32>, end: usize) -> Opens {
        let length = self.byte(end);
        Opens::With(Marker { level, typed, typed_above: Vec::new(), length, too_deep: false })
    }

    /// The mark of `1.`, `2.3.`.
    pub(super) fn path(&self, parts: &[u32], end: usize) -> Opens {
        numbered(parts, self.byte(end)).map_or(Opens::Plain, Opens::With)
    }

    pub(super) fn wrong(&self, end: usize, hint: impl Into<String>) -> Opens {
        let typed = self.text[..self.byte(end)].trim();
        let message = format!("dòng mở đầu bằng `{typed}`, giống số thứ tự nhưng không đúng cách viết");
        let hint = format!("{}; nếu là chữ thường, viết `\\` trước nó", hint.into());
        Opens::Wrong(MarkerFault { message, hint, kind: FaultKind::Number })
    }

    /// The same for a number after a word such as `Khoản`, which would be printed with it.
    pub(super) fn with_word(&self, end: usize, hint: impl Into<String>) -> Opens {
        match self.wrong(end, hint) {
            Opens::Wrong(fault) => Opens::Wrong(MarkerFault { kind: FaultKind::Word, ..fault }),
            other => other,
        }
    }

    pub(super) fn only_number(&self) -> Opens {
        let typed = self.text.trim();
        let message = format!("dòng chỉ có `{typed}`, chưa có chữ");
        let hint = "viết nội dung ngay sau số, trên cùng một dòng".to_owned();
        Opens::Wrong(MarkerFault { message, hint, kind: FaultKind::Number })
    }
}

pub(super) fn level(message: String, hint: &str) -> Opens {
    Opens::Wrong(MarkerFault { message, hint: hint.to_owned(), kind: FaultKind::Level })
}
