//! Marks at the front of a line that are not in their right form: a blank is missing or too many,
//! a slash or colon stands for the stop, a tab, full-width digits, capitals, bullets of Word.
//!
//! In: a line that opens with no mark in its right form. Out: the mark that it is, or what is
//! wrong where no one can tell, or [`Opens::Plain`]. Amounts (`1.210 triệu`), parts of numbers
//! (`1,5`), days (`1/7/2025`), numbers of papers (`12/QĐ-UBND`) and `-5 độ` are no marks.

use super::{Fault, FaultKind, Marker, Opens, numbered};
use crate::content::body::Level;
use crate::content::number::{letter_value, roman_value};

/// How a line opens.
pub(super) fn opens(line: &str) -> Opens {
    let letters: Vec<(usize, char)> = line.char_indices().map(|(at, letter)| (at, plain(letter))).collect();
    let line = Line { text: line, letters };
    for read in [Line::bullet, Line::named, Line::roman, Line::number, Line::letter] {
        let found = read(&line);
        if found != Opens::Plain {
            return found;
        }
    }
    Opens::Plain
}

/// A full-width sign as its plain one, any blank as a blank; the letter of another alphabet that
/// old typefaces leave for `Đ` as that.
fn plain(letter: char) -> char {
    match letter {
        '\u{d0}' => 'Đ',
        '\u{f0}' => 'đ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

/// Bullets and dashes that Word and web pages leave at the front of a line, before anything.
const BULLETS: &str = "–—−‐‑‒―•●○▪■◦·∙‣⁃➢➤►▶◆♦❖✦";
/// Letters that symbol fonts show as bullets, and that are left when they are pasted.
const PASTED: [char; 8] = ['o', 'v', 'q', 'ü', 'w', '§', 'Ø', '¨'];

pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Each letter in its plain form with its place.
    letters: Vec<(usize, char)>,
}

impl Line<'_> {
    pub(super) fn at(&self, place: usize) -> char {
        self.letters.get(place).map_or('\0', |(_, letter)| *letter)
    }

    /// The first place from here that is no blank.
    pub(super) fn skip(&self, mut place: usize) -> usize {
        while self.at(place) == ' ' {
            place += 1;
        }
        place
    }

    /// The first place from here whose letter is of another sort.
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
    fn byte(&self, place: usize) -> usize {
        self.letters.get(place).map_or(self.text.len(), |(at, _)| *at)
    }

    pub(super) fn rest(&self, place: usize) -> &str {
        &self.text[self.byte(place)..]
    }

    /// Does text begin here: a letter, a quotation mark, a bracket, a variable?
    pub(super) fn is_text(&self, place: usize) -> bool {
        let letter = self.at(place);
        letter.is_alphabetic() || matches!(letter, '“' | '"' | '(' | '{' | '[' | '*')
    }

    pub(super) fn is_capital(&self, place: usize) -> bool {
        self.at(place).is_uppercase()
    }

    /// All in capitals, with two letters at least.
    pub(super) fn is_loud(&self, place: usize) -> bool {
        let rest = self.rest(place);
        rest.chars().filter(|letter| letter.is_alphabetic()).count() > 1
            && !rest.chars().any(char::is_lowercase)
    }

    pub(super) fn mark(&self, level: Level, typed: Option<u32>, end: usize) -> Opens {
        let length = self.byte(end);
        Opens::With(Marker { level, typed, typed_above: None, length, too_deep: false })
    }

    pub(super) fn wrong(&self, end: usize, hint: impl Into<String>) -> Opens {
        let typed = self.text[..self.byte(end)].trim();
        let message = format!("dòng mở đầu bằng `{typed}`, giống số thứ tự nhưng không đúng cách viết");
        let hint = format!("{}; nếu là chữ thường, viết `\\` trước nó", hint.into());
        Opens::Wrong(Fault { message, hint, kind: FaultKind::Number })
    }

    fn only_number(&self) -> Opens {
        let typed = self.text.trim();
        let message = format!("dòng chỉ có `{typed}`, chưa có chữ");
        let hint = "viết nội dung ngay sau số, trên cùng một dòng".to_owned();
        Opens::Wrong(Fault { message, hint, kind: FaultKind::Number })
    }

    fn bullet(&self) -> Opens {
        let first = self.at(0);
        let next = self.skip(1);
        let glued = next == 1;
        let rest = self.rest(next);
        if rest.is_empty() && matches!(first, '-' | '+') {
            return self.only_number();
        }
        match first {
            '-' | '+' if glued && self.is_text(1) && (first == '-' || self.at(1).is_alphabetic()) => {
                let level = if first == '-' { Level::Gach } else { Level::Cong };
                return self.mark(level, None, 1);
            }
            '-' if self.at(1) == '-' && self.is_text(self.skip(2)) => {
                return dash("--", self.rest(self.skip(2)));
            }
            _ => {}
        }
        let is_bullet = match first {
            _ if BULLETS.contains(first) => !glued || self.is_text(1),
            _ if PASTED.contains(&first) => {
                !glued && (self.text[first.len_utf8()..].starts_with('\t') || self.is_capital(next))
            }
            _ => false,
        };
        match is_bullet && !rest.is_empty() {
            true => dash(first.encode_utf8(&mut [0; 4]), rest),
            false => Opens::Plain,
        }
    }

    fn roman(&self) -> Opens {
        let end = self.while_is(0, |letter| matches!(letter, 'I' | 'V' | 'X' | 'L'));
        let sign = self.skip(end);
        if end == 0 || !matches!(self.at(sign), '.' | '/' | ')' | ':' | '-' | '–') {
            return self.small_roman();
        }
        let text = self.skip(sign + 1);
        let blank = text > sign + 1;
        if self.at(text) == '\0' {
            return if matches!(self.at(sign), '.' | '/' | ')') { self.only_number() } else { Opens::Plain };
        }
        // "V.I. Lê-nin" begins with initials.
        let initial = self.is_capital(text) && self.at(text + 1) == '.';
        let follows = match self.at(sign) {
            '.' => self.is_text(text) && !initial,
            '/' | ')' | ':' => self.is_text(text) && (blank || self.is_loud(text)),
            // "V-League" is a name.
            _ => self.is_capital(text) && (blank || self.is_loud(text)),
        };
        match roman_value(&self.slice(0, end)) {
            _ if !follows => Opens::Plain,
            Some(number) => self.mark(Level::Muc, Some(number), sign + 1),
            None if end > 1 => {
                self.wrong(sign + 1, "số La Mã này không có; viết `I.`, `II.`, `III.`, `IV.` …")
            }
            None => Opens::Plain,
        }
    }

    /// `ii.`, `iii)`: no level has such numbers. A single `i)` is a point.
    fn small_roman(&self) -> Opens {
        let end = self.while_is(0, |letter| matches!(letter, 'i' | 'v' | 'x'));
        let closed =
            matches!(self.at(end), '.' | ')') && self.is_text(self.skip(end + 1)) && self.at(end + 1) == ' ';
        match end > 1 && closed && roman_value(&self.slice(0, end).to_uppercase()).is_some() {
            true => self.wrong(end + 1, "dùng `a)`, `b)`, `c)` hoặc gạch đầu dòng `- `"),
            false => Opens::Plain,
        }
    }

    fn number(&self) -> Opens {
        if matches!(self.at(0), '①'..='⓿' | '❶'..='➓') {
            return self.wrong(1, "viết `1.` nếu là khoản, `a)` nếu là điểm");
        }
        if matches!(self.at(0), '\u{2160}'..='\u{217f}') {
            return self.wrong(1, "số La Mã gõ bằng chữ cái I, V, X: `I.`, `II.` …");
        }
        let (parts, end) = self.parts();
        if parts.is_empty() {
            return Opens::Plain;
        }
        let sign = self.skip(end);
        let text = self.skip(sign + 1);
        let (blank, spaced) = (text > sign + 1, sign > end);
        let one = parts.len() == 1;
        if self.at(text) == '\0' && matches!(self.at(sign), '.' | ')' | '/' | '\0') {
            // A number alone in a line may be a cell of a table; with its sign it is a mark.
            return if self.at(sign) == '\0' { Opens::Plain } else { self.only_number() };
        }
        let is_mark = match self.at(sign) {
            '.' if !one || spaced || !self.at(text).is_lowercase() => self.is_text(text),
            // "1.a)" and "1.a." are numbers of another sort.
            '.' => match self.at(text + 1) {
                ')' | '.' => {
                    return self.wrong(text + 2, "dùng `1.` cho khoản, `1.1.` cho tiểu khoản, `a)` cho điểm");
                }
                _ => self.is_text(text),
            },
            ':' => blank && self.is_text(text),
            '/' => self.is_text(text) && (blank || (one && self.is_sentence(text))),
            '-' | '–' => {
                one && self.is_capital(text)
                    && (!self.rest(sign + 1).starts_with(char::is_alphabetic) || self.is_sentence(text))
            }
            ')' if self.is_text(text) || blank => {
                return self.wrong(sign + 1, "viết `1.` nếu là khoản, `a)` nếu là điểm");
            }
            ',' if one && blank && self.is_capital(text) => {
                return self.wrong(sign + 1, "viết dấu chấm sau số: `1. …`");
            }
            // "1.1 Mục tiêu", but "1.5 triệu".
            _ if !one && spaced && self.is_capital(sign) => {
                // "10.30 Khai mạc" may be an hour.
                return match parts.last() {
                    Some(15 | 30 | 45) => {
                        self.wrong(end, "viết dấu chấm sau số thứ tự, `giờ` hay `:` trong giờ")
                    }
                    _ => self.path(&parts, end),
                };
            }
            _ => false,
        };
        match is_mark {
            true => self.path(&parts, sign + 1),
            false => Opens::Plain,
        }
    }

    fn path(&self, parts: &[u32], end: usize) -> Opens {
        numbered(parts, self.byte(end)).map_or(Opens::Plain, Opens::With)
    }

    /// `2`, `2.3`: numbers with stops between them, and where they end. Of amounts and days none:
    /// `1.210`, `01.7.2025`.
    fn parts(&self) -> (Vec<u32>, usize) {
        let mut parts = Vec::new();
        let mut from = 0;
        loop {
            let end = self.while_is(from, |letter| letter.is_ascii_digit());
            let most = if parts.is_empty() { 3 } else { 2 };
            let zero = self.at(from) == '0' && !parts.is_empty();
            match self.slice(from, end).parse() {
                Ok(number) if end - from <= most && !zero => parts.push(number),
                _ => return (Vec::new(), 0),
            }
            if self.at(end) != '.' || !self.at(end + 1).is_ascii_digit() {
                return (parts, end);
            }
            from = end + 1;
        }
    }

    /// Does a sentence begin here: "Tổ chức", but not "QĐ-UBND" or "TTr"?
    fn is_sentence(&self, place: usize) -> bool {
        let word = self.rest(place).split_whitespace().next().unwrap_or_default();
        let small = word.chars().skip(1).all(|letter| letter.is_lowercase() || !letter.is_alphanumeric());
        self.is_capital(place) && small && !word.contains('-') && word.chars().count() > 1
    }

    fn letter(&self) -> Opens {
        let first = self.at(0);
        if !first.is_alphabetic() || self.at(1).is_alphanumeric() {
            return Opens::Plain;
        }
        let sign = self.skip(1);
        let text = self.skip(sign + 1);
        let blank = text > sign + 1;
        if self.at(text) == '\0' {
            return if self.at(sign) == ')' { self.only_number() } else { Opens::Plain };
        }
        let small = first.is_lowercase();
        let follows = match self.at(sign) {
            ')' => blank || self.is_text(text),
            // "v.v." is no point.
            '.' if small => blank && self.is_text(text) && self.at(text + 1) != '.' && sign == 1,
            '.' if blank => {
                let first_two = matches!(first, 'A' | 'B') && self.is_text(text);
                if (first_two && self.at(text + 1) != '.')
                    || (self.is_loud(text) && self.rest(text).chars().count() > 3)
                {
                    return level(
                        format!("`{first}.`: chưa viết được cấp A, B trên các mục I, II"),
                        "bỏ dòng này và đánh số mục liên tục; nếu là chữ thường, viết `\\` trước nó",
                    );
                }
                false
            }
            '/' | ':' => small && blank && self.is_text(text),
            '-' | '–' => small && blank && self.is_capital(text),
            _ => false,
        };
        if !follows {
            return Opens::Plain;
        }
        match letter_value(&first.to_string()) {
            Some(number) => self.mark(Level::Diem, Some(number), sign + 1),
            None if small => {
                self.wrong(sign + 1, "điểm đánh theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k …")
            }
            None => self.wrong(sign + 1, format!("điểm đánh bằng chữ thường: `{})`", first.to_lowercase())),
        }
    }
}

fn dash(mark: &str, rest: &str) -> Opens {
    let words: String = rest.trim().chars().take(20).collect();
    let more = if rest.trim().chars().count() > 20 { "…" } else { "" };
    let message = format!("dòng mở đầu bằng `{mark}` chứ không phải dấu trừ `-`");
    let hint = format!("gõ lại thành `- {words}{more}`; nếu muốn in đúng dấu `{mark}`, viết `\\{mark} …`");
    Opens::Wrong(Fault { message, hint, kind: FaultKind::Dash })
}

pub(super) fn level(message: String, hint: &str) -> Opens {
    Opens::Wrong(Fault { message, hint: hint.to_owned(), kind: FaultKind::Level })
}
