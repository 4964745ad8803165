//! Numbers at the front of a line: `1.Chữ`, `2/ Chữ`, `1.- Chữ`, `1.1Chữ`, `1,Chữ`.
//!
//! In: a line. Out: the mark of a clause, or what is wrong with its number.

use super::Opens;
use super::loose::MarkedLine;
use crate::content::number::{letter_value, roman_value};

/// Words that are counted by a number before them, so that it is no mark: "1.5 triệu", "2.1km".
const UNITS: [&str; 40] = [
    "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm", "đồng", "km", "m", "m2", "m²", "m3", "m³", "cm", "mm",
    "ha", "kg", "g", "tấn", "tạ", "yến", "lít", "ml", "kw", "kwh", "mw", "kv", "kva", "mva", "giờ", "phút",
    "độ", "người", "hộ", "lần", "tháng", "năm", "tuổi", "điểm", "gb",
];

/// Which form of number belongs to which level.
pub(super) const LEVELS: &str = "dùng `I.` cho mục, `1.` cho khoản, `1.1.` cho tiểu khoản, `a)` cho điểm";

impl MarkedLine<'_> {
    pub(super) fn number(&self) -> Opens {
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
        let sign = self.sign(end);
        let text = sign.text;
        let (blank, spaced) = (sign.blank(), self.at(end) == ' ');
        let one = parts.len() == 1;
        if self.at(text) == '\0' && matches!(sign.is, '.' | ')' | '/' | '\0') {
            // A number alone on a line may be a cell of a table; with its sign it is a mark.
            return if sign.is == '\0' { Opens::Plain } else { self.only_number() };
        }
        if sign.is == '\0' {
            return self.without_sign(&parts, end);
        }
        let next = self.seen.is_next_path(&parts);
        let is_text = self.is_text(text);
        let sentence = self.is_sentence(text) || (blank && self.is_capital(text));
        let stop = if one {
            "viết dấu chấm sau số: `1. …`"
        } else {
            "viết dấu chấm sau số: `1.1. …`"
        };
        let doubtful = || match is_text && next && !self.is_unit(text) {
            true => self.wrong(sign.end, stop),
            false => Opens::Plain,
        };
        let is_mark = match sign.is {
            '.' if !one || spaced || !self.at(text).is_lowercase() => is_text,
            // "1.a)" and "1.a." are numbers of another sort.
            '.' => match self.at(text + 1) {
                ')' | '.' => {
                    return self.wrong(text + 2, LEVELS);
                }
                // "1.a Chữ".
                ' ' if self.is_capital(text + 2) && letter_value(&self.slice(text, text + 1)).is_some() => {
                    return self.wrong(text + 1, LEVELS);
                }
                _ => is_text,
            },
            ')' if is_text || blank => {
                return self.wrong(sign.end, "viết `1.` nếu là khoản, `a)` nếu là điểm");
            }
            ':' | '/' if is_text && blank => true,
            ':' | '/' | '-' if one && self.is_sentence(text) => true,
            '-' if one && blank && self.is_capital(text) => true,
            '-' if blank && next && !spaced && is_text => true,
            ':' | '/' | '-' if !one && sentence && next => true,
            // "1.2-Xxx" may be a size.
            ':' | '/' | '-' if !one && sentence => return self.wrong(sign.end, stop),
            ':' | '/' | '-' if self.at(text).is_lowercase() => return doubtful(),
            ',' | ';' if sentence || (sign.is == ';' && is_text) => return self.wrong(sign.end, stop),
            ',' | ';' => return doubtful(),
            ']' | '}' | '>' | '_' | '|' | '=' | '°' | 'º' if blank && self.is_capital(text) => {
                return doubtful();
            }
            _ => false,
        };
        match is_mark {
            true => self.path(&parts, sign.end),
            false => Opens::Plain,
        }
    }

    /// `1a. Chữ`, `a1) Chữ`, `I.a) Chữ`, `1.1.a) Chữ`, `aa) Chữ`: letters and numbers in one mark.
    pub(super) fn mixed(&self) -> Opens {
        let end =
            self.while_is(0, |letter| letter.is_alphanumeric() || matches!(letter, '.' | '/' | '-' | ')'));
        let typed = self.slice(0, end);
        let sign = typed.ends_with([')', '.']);
        let text = self.skip(end);
        let number = typed.trim_end_matches([')', '.']);
        if !sign || number.chars().count() > 6 || text == end || !self.is_text(text) {
            return Opens::Plain;
        }
        let parts: Vec<&str> = number.split(['.', '/', '-']).collect();
        let is_digits = |part: &str| part.len() <= 2 && part.bytes().all(|one| one.is_ascii_digit());
        let is_letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
        let known = |part: &str| {
            let (front, digits) =
                part.split_at(part.find(|one: char| one.is_ascii_digit()).unwrap_or(part.len()));
            let (number, behind) =
                part.split_at(part.find(|one: char| !one.is_ascii_digit()).unwrap_or(part.len()));
            !part.is_empty()
                && (is_digits(part)
                    || is_letter(part)
                    || roman_value(part).is_some()
                    || (is_letter(front) && is_digits(digits))
                    || (is_digits(number) && is_letter(behind)))
        };
        let lettered =
            number.contains(char::is_alphabetic) && number.contains(|one: char| one.is_ascii_digit());
        let below = parts.len() > 1 && roman_value(parts[0]).is_some() && is_letter(parts[parts.len() - 1]);
        // "aa)" continues after "y)".
        let doubled = typed.ends_with(')') && number.chars().count() == 2 && {
            let mut letters = number.chars();
            letters.next() == letters.next() && number.chars().all(char::is_lowercase) && number != "ii"
        };
        let small_below = number.ends_with(char::is_lowercase) || lettered;
        match (parts.into_iter().all(known) && (lettered || below) && small_below) || doubled {
            true => self.wrong(end, LEVELS),
            false => Opens::Plain,
        }
    }

    /// A number and its text without a sign between them: "1.1 Mục tiêu", but "1.5 triệu".
    fn without_sign(&self, parts: &[u32], end: usize) -> Opens {
        let text = self.skip(end);
        let one = parts.len() == 1;
        let next = self.seen.is_next_path(parts);
        let stop = if one {
            "viết dấu chấm sau số: `1. …`"
        } else {
            "viết dấu chấm sau số: `1.1. …`"
        };
        if text > end && self.has_tab(end, text) && self.is_text(text) {
            return if next { self.path(parts, end) } else { self.wrong(end, stop) };
        }
        let glued = text == end;
        match (one, glued) {
            // "10.30 Khai mạc" may be a time.
            (false, false) if self.is_capital(text) && matches!(parts.last(), Some(15 | 30 | 45)) => {
                self.wrong(end, "viết dấu chấm sau số thứ tự, `giờ` hay `:` trong giờ")
            }
            (false, false) if self.is_capital(text) => self.path(parts, end),
            (false, true) if self.is_title(text) && next => self.path(parts, end),
            (_, true) if self.is_sentence(text) && (next || !one) && !self.is_unit(text) => {
                self.wrong(end, stop)
            }
            // "1.1 chữ" if clause 1 has no part yet.
            (false, _) if next && self.seen.has_clause() && self.is_text(text) && !self.is_unit(text) => {
                self.wrong(end, stop)
            }
            // A single such line may be an amount; a list of them is reported by `listed`.
            _ => Opens::Plain,
        }
    }

    fn is_unit(&self, place: usize) -> bool {
        let word = self.word(place).to_lowercase();
        let word = word.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        UNITS.contains(&word.split('/').next().unwrap_or_default())
    }

    /// `2`, `2.3`: numbers with stops between them, and where they end. Empty for amounts and days: `1.210`,
    /// `01.7.2025`.
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
}
