//! Marks at the front of a line that are words: `Điều 1`, `Mục I`, `Phần II`, `Chương I`.
//!
//! In: a line. Out: the mark of an article or a part however it is typed, or what is wrong with a
//! level that there is not.

use super::Opens;
use super::loose::{Line, level};
use crate::content::body::Level;
use crate::content::fixed;
use crate::content::number::roman_value;

impl Line<'_> {
    /// `Điều 1:`, `ĐIỀU 1.`, `Mục I.`, `Phần II`, `Chương I`.
    pub(super) fn named(&self) -> Opens {
        let end = self.while_is(0, char::is_alphabetic);
        let word = self.slice(0, end);
        let from = self.skip(end);
        if from == end || !word.starts_with(char::is_uppercase) {
            return Opens::Plain;
        }
        match word.to_lowercase().as_str() {
            "điều" => self.article(from),
            "phần" => self.part(&word, from),
            "chương" => self.chapter(from),
            "mục" => self.section(from),
            _ => Opens::Plain,
        }
    }

    fn article(&self, from: usize) -> Opens {
        let end = self.while_is(from, |letter| letter.is_ascii_digit());
        let Some(number) = self.slice(from, end).parse().ok().filter(|_| end - from <= 3) else {
            return Opens::Plain;
        };
        if self.at(end).is_alphabetic() && matches!(self.at(end + 1), '.' | ':') {
            return self.wrong(end + 2, "điều đánh số 1, 2, 3 …, không thêm chữ");
        }
        let sign = self.skip(end);
        let text = self.skip(sign + 1);
        let follows = match self.at(sign) {
            '\0' => return self.mark(Level::Dieu, Some(number), end),
            '.' | ':' => !self.at(sign + 1).is_ascii_digit(),
            ')' | '/' => self.at(sign + 1) == ' ',
            '-' | '–' | '—' => self.is_capital(text),
            // Without a sign: a title in capitals, or the first words of another paper's article.
            _ => {
                let loud = self.text.starts_with("ĐIỀU") && self.is_loud(sign);
                return if loud { self.mark(Level::Dieu, Some(number), end) } else { Opens::Plain };
            }
        };
        if follows { self.mark(Level::Dieu, Some(number), sign + 1) } else { Opens::Plain }
    }

    /// The end of a number behind a word, where the line goes on as a title does.
    fn titled(&self, from: usize) -> Option<usize> {
        let end = self.while_is(from, char::is_alphanumeric);
        let sign = self.skip(end);
        let title = match self.at(sign) {
            '\0' | '.' | ':' | '-' | '–' => true,
            _ => self.is_loud(sign),
        };
        (end > from && title).then_some(end)
    }

    fn part(&self, word: &str, from: usize) -> Opens {
        // "Phần thứ nhất" has its number in words.
        let ordinal = fixed::opens_with(self.rest(from), "thứ").map(|_| self.skip(from + 3));
        let Some(end) = self.titled(ordinal.unwrap_or(from)) else { return Opens::Plain };
        let number = self.slice(from, end);
        let known = ordinal.is_some()
            || roman_value(&number).is_some()
            || number.parse::<u32>().is_ok()
            || (number.chars().count() == 1 && number.chars().all(char::is_uppercase));
        if !known {
            return Opens::Plain;
        }
        level(
            format!("`{word} {number}`: chưa viết được cấp Phần trên các mục I, II"),
            "bỏ dòng này và đánh số mục liên tục qua các phần; nếu là chữ thường, viết `\\` trước nó",
        )
    }

    fn chapter(&self, from: usize) -> Opens {
        let Some(end) = self.titled(from) else { return Opens::Plain };
        let number = self.slice(from, end);
        if roman_value(&number).is_none() && number.parse::<u32>().is_err() {
            return Opens::Plain;
        }
        level(
            format!("`Chương {number}`: chương chỉ đứng trên các điều, ở `dieu`"),
            "ở `noi_dung` dùng mục `I. …`; nếu là chữ thường, viết `\\` trước nó",
        )
    }

    /// `Mục I. …` is the part I of a plan.
    fn section(&self, from: usize) -> Opens {
        let end = self.while_is(from, char::is_alphabetic);
        let sign = self.skip(end);
        match roman_value(&self.slice(from, end)) {
            Some(number) if matches!(self.at(sign), '.' | ':') && self.is_text(self.skip(sign + 1)) => {
                self.mark(Level::Muc, Some(number), sign + 1)
            }
            _ => Opens::Plain,
        }
    }
}
