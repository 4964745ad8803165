//! Marks at the front of a line that begin with a word: `Điều 1`, `Mục I`, `Phần II`, `Chương I`.
//!
//! In: a line. Out: the mark of an article or a part, however it is typed, or the error of a level that does
//! not exist.

use super::dashes::is_dash;
use super::loose::{MarkedLine, level};
use super::{Opens, names};
use crate::content::body::Level;
use crate::content::fixed;
use crate::content::number::{letter_value, roman_value};

impl MarkedLine<'_> {
    /// `Điều 1:`, `ĐIỀU 1.`, `Mục I.`, `Phần II`, `Chương I`.
    pub(super) fn named(&self) -> Opens {
        let end = self.while_is(0, char::is_alphabetic);
        let word = self.slice(0, end);
        let from = self.skip(end);
        let small = !word.starts_with(char::is_uppercase);
        match word.to_lowercase().as_str() {
            "điều" => self.article(from, small),
            _ if from == end || small => Opens::Plain,
            "phần" => self.part(from),
            "chương" => self.chapter(from),
            "mục" => self.section(from),
            "khoản" | "điểm" => self.clause(&word, from),
            _ => Opens::Plain,
        }
    }

    fn article(&self, from: usize, small: bool) -> Opens {
        let end = self.while_is(from, |letter| letter.is_ascii_digit());
        let Some(number) = self.slice(from, end).parse().ok().filter(|_| end - from <= 3) else {
            return self.article_in_words(from, small);
        };
        // "Điều 1a.", "Điều 1bis.", "Điều 1.1."
        let more = self.while_is(end, |letter| letter.is_alphanumeric() || letter == '.');
        let closed = self.slice(end, more).ends_with('.') || self.at(more) == ':';
        let only_stops = self.slice(end, more).chars().all(|letter| letter == '.');
        let glued = self.slice(end, more).trim_end_matches('.').chars().count() <= 3;
        if closed && !only_stops && glued && !small && self.at(self.skip(more)).is_uppercase() {
            return self.wrong(more, "điều đánh số 1, 2, 3 …, không thêm chữ hay số sau dấu chấm");
        }
        let sign = self.sign(end);
        let text = sign.text;
        let next = self.seen.is_next(Level::Dieu, number);
        if small {
            // "điều 1. Phê duyệt" is the article that is due.
            let due = next && matches!(sign.is, '.' | ':') && self.is_sentence(text);
            return if due { self.mark(Level::Dieu, Some(number), sign.end) } else { Opens::Plain };
        }
        let follows = match sign.is {
            '\0' if self.at(text) == '\0' => return self.mark(Level::Dieu, Some(number), end),
            '.' | ':' => !self.at(text).is_ascii_digit(),
            ')' | '/' => sign.blank(),
            '-' => self.is_capital(text),
            // "Điều 1, Luật Đất đai" refers to another paper.
            ',' | ';' if next && self.is_sentence(text) && !self.is_paper(text) => {
                return self.wrong(sign.end, format!("viết dấu chấm sau số: `Điều {number}. …`"));
            }
            // Without a sign: a title in capitals, or the first words about an article of another paper.
            _ => {
                let loud = self.text.starts_with("ĐIỀU") && self.is_loud(text);
                return if loud { self.mark(Level::Dieu, Some(number), end) } else { Opens::Plain };
            }
        };
        if follows { self.mark(Level::Dieu, Some(number), sign.end) } else { Opens::Plain }
    }

    /// `Điều I. Phê duyệt`, `Điều hai. Phê duyệt`.
    fn article_in_words(&self, from: usize, small: bool) -> Opens {
        const WORDS: [&str; 10] = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
        let end = self.while_is(from, char::is_alphabetic);
        let sign = self.sign(end);
        let closed = matches!(sign.is, '.' | ':') && self.is_text(sign.text);
        let number = self.slice(from, end);
        let known = roman_value(&number).is_some() || WORDS.contains(&number.to_lowercase().as_str());
        match !small && closed && known {
            true => self.wrong(sign.end, "điều đánh số 1, 2, 3 …"),
            false => Opens::Plain,
        }
    }

    /// `Khoản 1. Chữ`, `Điểm a) Chữ`: these words are not printed. "Khoản 1 Điều 2 …" is a sentence.
    fn clause(&self, word: &str, from: usize) -> Opens {
        let end = self.while_is(from, char::is_alphanumeric);
        let number = self.slice(from, end);
        let known = match word.to_lowercase() == "khoản" {
            true => number.len() <= 2 && number.parse::<u32>().is_ok(),
            false => letter_value(&number).is_some(),
        };
        let sign = self.sign(end);
        let text = sign.text;
        let closed = matches!(sign.is, '.' | ':' | ')' | '-') && self.is_capital(text);
        match known && closed && !self.is_paper(text) {
            true if number.parse::<u32>().is_ok() => {
                self.with_word(sign.end, format!("khoản viết `{number}. …`"))
            }
            true => self.with_word(sign.end, format!("điểm viết `{number}) …`")),
            false => Opens::Plain,
        }
    }

    /// The end of a number after a word, if the line continues like a title.
    fn titled(&self, from: usize) -> Option<usize> {
        let end = self.while_is(from, char::is_alphanumeric);
        let sign = self.skip(end);
        let title = match self.at(sign) {
            '\0' | '.' | ':' => true,
            letter if is_dash(letter) => true,
            // "Chương I Quy định chung", but not "Chương I Luật Đất đai".
            _ => self.is_loud(sign) || (self.is_sentence(sign) && !self.is_paper(sign)),
        };
        (end > from && title).then_some(end)
    }

    /// Whether the name of another paper begins here: "Luật Đất đai".
    fn is_paper(&self, place: usize) -> bool {
        names::begins_paper(self.rest(place))
    }

    fn part(&self, from: usize) -> Opens {
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
        let right =
            "phần viết thành dòng riêng, có số La Mã và dấu chấm: `Phần I. …`; ở danh sách viết `- phan: …`";
        self.wrong(end, right)
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

    /// `Mục I. …` is part I of a plan.
    fn section(&self, from: usize) -> Opens {
        let end = self.while_is(from, char::is_alphanumeric);
        let sign = self.sign(end);
        let text = sign.text;
        let typed = self.slice(from, end);
        let (number, digits) = (roman_value(&typed), typed.len() <= 2 && typed.parse::<u32>().is_ok());
        let next = number.is_some_and(|number| self.seen.is_next(Level::Muc, number));
        match (number, sign.is) {
            (Some(number), '.' | ':') if self.is_text(text) => self.mark(Level::Muc, Some(number), sign.end),
            (Some(number), '-' | '/' | ')') if next && self.is_title(text) => {
                self.mark(Level::Muc, Some(number), sign.end)
            }
            (Some(number), '\0') if next && text > end && self.is_loud(text) => {
                self.mark(Level::Muc, Some(number), end)
            }
            (Some(_), '\0') if next && text > end && self.is_sentence(text) && !self.is_paper(text) => {
                self.wrong(end, "viết dấu chấm sau số: `I. …`")
            }
            (None, '.' | ':' | '-') if digits && self.is_title(text) => {
                self.with_word(sign.end, "mục đánh số La Mã: `I. …`; khoản trong mục viết `1. …`")
            }
            _ => Opens::Plain,
        }
    }
}
