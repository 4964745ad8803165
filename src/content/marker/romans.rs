//! Roman numbers at the front of a line: `I/ MỤC TIÊU`, `II.- Chữ`, `I,Chữ`, `I.1. Chữ`, `ii. Chữ`.
//!
//! In: a line. Out: the mark of a part, or what is wrong with its number.

use super::dashes::is_dash;
use super::loose::MarkedLine;
use super::{Opens, names};
use crate::content::body::Level;
use crate::content::number::roman_value;

impl MarkedLine<'_> {
    pub(super) fn roman(&self) -> Opens {
        let end = self.while_is(0, |letter| matches!(letter, 'I' | 'V' | 'X' | 'L'));
        if end == 0 {
            return self.small_roman();
        }
        let number = roman_value(&self.slice(0, end));
        if let Some(below) = number.and_then(|_| self.numbered_below(end)) {
            return self.wrong(below, super::numbers::LEVELS);
        }
        let sign = self.sign(end);
        let text = sign.text;
        if self.at(text) == '\0' {
            return if matches!(sign.is, '.' | '/' | ')') { self.only_number() } else { Opens::Plain };
        }
        let next = number.is_some_and(|number| self.seen.is_next(Level::Muc, number));
        // "I, II và III" is an enumeration.
        let other = roman_value(self.word(text).trim_end_matches([',', '.', ';'])).is_some();
        // "V.I. Lê-nin" begins with initials.
        let initial = self.is_capital(text) && self.at(text + 1) == '.';
        let blank = sign.blank();
        let stop = "viết dấu chấm sau số: `I. …`";
        let follows = match sign.is {
            '.' => self.is_text(text) && !initial,
            '/' | ')' | ':' if self.is_text(text) && (blank || self.is_loud(text)) => true,
            // "V/v", "L/C", "X/Quang".
            '/' | ')' | ':' => match self.is_sentence(text) {
                true if next => true,
                true => return self.wrong(sign.end, stop),
                false => false,
            },
            // "V-League" is a name.
            '-' if blank || self.is_loud(text) => {
                self.is_capital(text) || (blank && next && self.is_text(text))
            }
            '-' if next && self.is_sentence(text) => return self.wrong(sign.end, stop),
            ',' | ';' if next && !other && self.is_title(text) => return self.wrong(sign.end, stop),
            '\0' if next && text > end && self.has_tab(end, text) => self.is_text(text),
            '\0' if next && text > end && !other && !self.is_row() && self.is_title(text) => {
                return self.wrong(end, stop);
            }
            _ => false,
        };
        match number {
            _ if !follows => Opens::Plain,
            Some(number) => self.mark(Level::Muc, Some(number), sign.end),
            None if end > 1 => {
                self.wrong(sign.end, "số La Mã này không có; viết `I.`, `II.`, `III.`, `IV.` …")
            }
            None => Opens::Plain,
        }
    }

    /// The end of `I.1.`, `I-1)`, `I.1.2`, if text follows it.
    fn numbered_below(&self, roman: usize) -> Option<usize> {
        let between = self.at(roman);
        if between != '.' && between != '/' && !is_dash(between) {
            return None;
        }
        let end = self.while_is(roman + 1, |letter| letter.is_ascii_digit() || letter == '.');
        let digits = self.slice(roman + 1, end);
        let short =
            digits.split('.').all(|part| part.len() <= 2) && digits.starts_with(|one: char| one != '.');
        if digits.is_empty() || !short {
            return None;
        }
        let closed = digits.ends_with('.');
        let sign = self.sign(end);
        let signed = closed || matches!(sign.is, ')' | ':' | '-' | '/');
        let follows = match signed {
            true => self.is_text(sign.text),
            // "I.1 Chữ", but not "V.1 là giai đoạn".
            false => between == '.' && sign.is == '\0' && self.is_title(sign.text),
        };
        (follows && (signed || !names::begins_paper(self.rest(sign.text)))).then_some(sign.end)
    }

    /// `ii.`, `iii)`: no level has such numbers. A single `i)` is a point.
    fn small_roman(&self) -> Opens {
        let end = self.while_is(0, |letter| matches!(letter, 'i' | 'v' | 'x'));
        let closed = matches!(self.at(end), '.' | ')' | '/')
            && self.is_text(self.skip(end + 1))
            && self.at(end + 1) == ' ';
        match end > 1 && closed && roman_value(&self.slice(0, end).to_uppercase()).is_some() {
            true => self.wrong(end + 1, "dùng `a)`, `b)`, `c)` hoặc gạch đầu dòng `- `"),
            false => Opens::Plain,
        }
    }
}
