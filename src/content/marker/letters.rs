//! A letter at the front of a line: `a)Chữ`, `a.Chữ`, `b/ Chữ`, `A. TÌNH HÌNH`.
//!
//! In: a line. Out: the mark of a point, or what is wrong with its letter.

use super::loose::{MarkedLine, level};
use super::{Opens, names};
use crate::content::body::Level;
use crate::content::number::letter_value;

/// Letters that abbreviate quận, phường, huyện, tỉnh, xã, đường before a name, and "v.v".
const SHORT: [char; 7] = ['q', 'p', 'h', 't', 'x', 'đ', 'v'];

impl MarkedLine<'_> {
    pub(super) fn letter(&self) -> Opens {
        let first = self.at(0);
        if !first.is_alphabetic() || self.at(1).is_alphanumeric() {
            return Opens::Plain;
        }
        let sign = self.sign(1);
        if self.at(sign.text) == '\0' {
            return if sign.is == ')' { self.only_number() } else { Opens::Plain };
        }
        if first.is_lowercase() { self.small_letter(first) } else { self.capital_letter(first) }
    }

    fn small_letter(&self, first: char) -> Opens {
        let sign = self.sign(1);
        let text = sign.text;
        let (blank, is_text) = (sign.blank(), self.is_text(text));
        let number = letter_value(&first.to_string());
        let next = number.is_some_and(|number| self.seen.is_next(Level::Diem, number));
        let hint = format!("viết `{first})`");
        // "v.v." and "p.1" are not points, nor are "e-mail" and "v/v".
        let follows = match sign.is {
            ')' => blank || is_text,
            '.' if blank => is_text && self.at(text + 1) != '.' && self.at(1) == '.',
            '/' | ':' if blank => is_text,
            '-' if blank && self.is_capital(text) => true,
            _ if !is_text || matches!(self.at(text + 1), '.' | ')' | '/') => false,
            '.' | '/' | ':' if next && (self.is_sentence(text) || self.is_loud(text)) => true,
            '.' | '/' | ':' if self.is_sentence(text) => return self.wrong(sign.end, hint),
            '.' | ':' if next => return self.wrong(sign.end, hint),
            // "q.hoàn kiếm" and "p.bến nghé" are places.
            '.' if !SHORT.contains(&first) => return self.wrong(sign.end, hint),
            '-' if next && (blank || self.is_sentence(text)) => return self.wrong(sign.end, hint),
            ',' | ';' if next => return self.wrong(sign.end, hint),
            '\0' if next && text > 1 && self.has_tab(1, text) => true,
            '\0' if next && text > 1 && !self.is_row() && self.is_title(text) && number > Some(1) => {
                return self.wrong(1, hint);
            }
            _ => false,
        };
        match number {
            _ if !follows => Opens::Plain,
            Some(number) => self.mark(Level::Diem, Some(number), sign.end),
            None => {
                self.wrong(sign.end, "điểm đánh theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k …")
            }
        }
    }

    /// A part above I, II, or a point with a capital letter. "A. Einstein" and "C. Mác" are names.
    fn capital_letter(&self, first: char) -> Opens {
        let sign = self.sign(1);
        let text = sign.text;
        if sign.is == ')' && (sign.blank() || self.is_text(text)) {
            return self.wrong(sign.end, format!("điểm đánh bằng chữ thường: `{})`", first.to_lowercase()));
        }
        let signed = matches!(sign.is, '.' | '/' | ':' | '-');
        let initial = self.at(text + 1) == '.';
        if !signed || !self.is_text(text) || initial {
            return Opens::Plain;
        }
        let loud = self.is_loud(text) && self.rest(text).chars().count() > 3;
        let foreign = names::is_foreign(self.word(text));
        let first_two = matches!(first, 'A' | 'B');
        // "C. Mác" never comes after parts A and B.
        let part = match sign.is {
            '.' if sign.blank() || self.is_sentence(text) => {
                loud || (!foreign && (first_two || self.seen.has_lettered_parts()))
            }
            '.' => loud && self.rest(text).contains(' '),
            _ => {
                let parts = self.seen.has_lettered_parts() || (first == 'A' && loud);
                parts && (sign.blank() || loud) && !foreign && self.is_title(text)
            }
        };
        match part {
            true => level(
                format!("`{first}{}`: chưa viết được cấp A, B trên các mục I, II", sign.is),
                "bỏ dòng này và đánh số mục liên tục; nếu là chữ thường, viết `\\` trước nó",
            ),
            false => Opens::Plain,
        }
    }
}
