//! Numbers, letters and dashes at the front of a paragraph, by what it was recognised as.
//!
//! In: a role and words. Out: the mark with its number and the words behind it; none where the words have
//! no mark that a body can have.

use crate::content::body::Level;
use crate::content::number::{letter, letter_value, roman, roman_value};
use crate::paper::Role;

/// The mark of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypedMark {
    pub(super) level: Level,
    /// The number, the last part of `2.3.`.
    pub(super) number: Option<u32>,
    /// The part before the last, and the one before that.
    pub(super) above: Option<u32>,
    pub(super) top: Option<u32>,
    /// The words behind it.
    pub(super) rest: String,
}

impl TypedMark {
    /// As it is typed: `1.`, `đ)`, `Điều 3.`
    pub(super) fn shown(&self) -> String {
        let number = self.number.unwrap_or(1);
        match self.level {
            Level::Phan => format!("Phần {}.", roman(number)),
            Level::Chuong => format!("Chương {}.", roman(number)),
            Level::MucCuaChuong => format!("Mục {number}."),
            Level::Dieu => format!("Điều {number}."),
            Level::Muc => format!("{}.", roman(number)),
            Level::Khoan => format!("{number}."),
            Level::TieuKhoan => format!("{}.{number}.", self.above.unwrap_or(1)),
            Level::TieuKhoanCon => {
                format!("{}.{}.{number}.", self.top.unwrap_or(1), self.above.unwrap_or(1))
            }
            Level::Diem => format!("{})", letter(number).unwrap_or("a")),
            Level::Gach => "-".to_owned(),
            Level::Cong => "+".to_owned(),
            Level::DoanVan => String::new(),
        }
    }
}

/// Whether paragraphs of a role have a number.
pub(super) fn is_numbered(role: Role) -> bool {
    matches!(
        role,
        Role::Chuong
            | Role::MucCuaChuong
            | Role::Dieu
            | Role::Muc
            | Role::TieuDeKhoan
            | Role::Khoan
            | Role::TieuDeTieuKhoan
            | Role::TieuKhoan
            | Role::Diem
    )
}

/// The first words of a line, for people.
pub(super) fn shown(text: &str) -> String {
    let text = text.replace('\n', " ");
    let words: String = text.chars().take(40).collect();
    if text.chars().count() > 40 { format!("{}…", words.trim_end()) } else { words }
}

/// The mark of a paragraph of this role; articles stand in bodies that are made of them.
pub(super) fn of(role: Role, text: &str, with_articles: bool) -> Option<TypedMark> {
    match role {
        Role::Chuong | Role::MucCuaChuong => {
            division(text).filter(|mark| with_articles || mark.level == Level::Phan)
        }
        Role::Dieu => article(text),
        Role::Muc => part(text),
        Role::TieuDeKhoan | Role::Khoan => clause(text),
        Role::TieuDeTieuKhoan | Role::TieuKhoan => clause_below(text),
        Role::Diem => point(text),
        Role::Gach => dashed(text, &['-', '–', '—', '\u{2212}', '•', '·', '●', '▪', '‑', '‒'], Level::Gach),
        Role::Cong => dashed(text, &['+'], Level::Cong),
        _ => None,
    }
}

fn mark(level: Level, number: u32, rest: &str) -> Option<TypedMark> {
    Some(TypedMark { level, number: Some(number), above: None, top: None, rest: rest.trim().to_owned() })
}

/// `Chương I`, `Mục 1. Hồ sơ`.
pub(super) fn division(text: &str) -> Option<TypedMark> {
    let first = text.split('\n').next()?;
    let (word, rest) = first.split_once(' ')?;
    let small = word.to_lowercase();
    let end = rest.find(|one: char| !one.is_alphanumeric()).unwrap_or(rest.len());
    let (number, rest) = rest.split_at(end);
    let rest = rest.trim_start_matches(['.', ':', ' ', '-', '–']);
    let value = roman_value(number).or_else(|| number.parse().ok());
    match small.as_str() {
        "phần" => mark(Level::Phan, roman_value(number)?, rest),
        "chương" => mark(Level::Chuong, value?, rest),
        "mục" => mark(Level::MucCuaChuong, value?, rest),
        _ => None,
    }
}

fn article(text: &str) -> Option<TypedMark> {
    let (word, rest) = text.split_once(char::is_whitespace)?;
    if word.to_lowercase() != "điều" {
        return None;
    }
    let (number, rest) = digits(rest.trim_start())?;
    let rest = rest.trim_start().strip_prefix(['.', ':'])?;
    mark(Level::Dieu, number, rest)
}

/// `III. TỔ CHỨC`, `III - TỔ CHỨC`.
fn part(text: &str) -> Option<TypedMark> {
    let end = text.find(|one: char| !"IVXLC".contains(one))?;
    let (number, rest) = text.split_at(end);
    let words = rest.trim_start().trim_start_matches(['.', ')', '/', '-', '–', ':']);
    let signed = words.len() < rest.trim_start().len();
    let number = roman_value(number).filter(|_| signed && !words.trim().is_empty())?;
    mark(Level::Muc, number, words)
}

fn clause(text: &str) -> Option<TypedMark> {
    let (number, rest) = digits(text)?;
    let rest = rest.trim_start().strip_prefix(['.', ')', '/', '-'])?;
    let rest = rest.trim_start_matches(['-', '.', '/', ' ']);
    (!rest.is_empty()).then(|| mark(Level::Khoan, number, rest))?
}

fn clause_below(text: &str) -> Option<TypedMark> {
    let (above, rest) = digits(text)?;
    let (number, rest) = digits(rest.strip_prefix('.')?)?;
    // "1.1.1." is a level below, "4.1. 30 xã" is not.
    if let Some((below, rest)) = rest.strip_prefix('.').and_then(digits) {
        let rest = rest.trim_start_matches(['.', ')', '/', '-', ' ']);
        let deeper = rest.starts_with(|one: char| one.is_ascii_digit()) || rest.is_empty();
        let mark = mark(Level::TieuKhoanCon, below, rest).filter(|_| !deeper)?;
        return Some(TypedMark { above: Some(number), top: Some(above), ..mark });
    }
    let rest = rest.trim_start_matches(['.', ')', '/', '-', ' ']);
    if rest.is_empty() {
        return None;
    }
    let mark = mark(Level::TieuKhoan, number, rest)?;
    Some(TypedMark { above: Some(above), ..mark })
}

fn point(text: &str) -> Option<TypedMark> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let rest = letters.as_str().trim_start().strip_prefix([')', '.', '/'])?;
    let number = letter_value(&first.to_string())?;
    (!rest.trim().is_empty()).then(|| mark(Level::Diem, number, rest))?
}

fn dashed(text: &str, signs: &[char], level: Level) -> Option<TypedMark> {
    let rest = text.strip_prefix(signs)?.trim_start();
    let words =
        rest.starts_with(char::is_alphanumeric) || rest.starts_with(['“', '"', '(', '[', '‘', '…', '*', '{']);
    words.then(|| TypedMark { level, number: None, above: None, top: None, rest: rest.to_owned() })
}

/// A number of at most three digits at the front.
fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..end).filter(|digits| (1..=3).contains(&digits.len()))?;
    // "01." is no number of a body.
    let number: u32 = number.parse().ok().filter(|_| !number.starts_with('0'))?;
    Some((number, &text[end..]))
}
