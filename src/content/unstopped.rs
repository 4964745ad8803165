//! `Điều 3 Quyết định này …`, `Chương I Quy định chung`: a word and its number without a stop, which
//! may be the article's own number or the first words of a sentence about another one.
//!
//! In: a line or a title, and which article is due. Out: what was meant, or the finding.

use super::level::Level;
use super::marker::{Marker, begins_paper, digits};
use super::number::roman_value;
use crate::finding::{Finding, codes};
use crate::source::Span;

/// The article that is due.
#[derive(Clone, Copy, Debug)]
pub(super) struct Next {
    /// Its number.
    pub(super) number: usize,
    /// Whether it begins with this very line, like an item of a list.
    pub(super) first: bool,
}

/// What lacks its stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unstopped {
    /// The number of an article or a chapter, as typed.
    Number(String),
    /// What may be such a number, or refer to an article of a paper.
    Doubtful(String),
}

impl Unstopped {
    /// What is at the front of a line if this article is due.
    pub(super) fn of(line: &str, next: Next) -> Option<Unstopped> {
        // "**Điều 2** Thi hành".
        let line = &line.replace("**", "");
        if let Some(found) = division(line) {
            return Some(Unstopped::Number(line[..found.length].to_owned()));
        }
        let found = numbered(line, "Điều").or_else(|| numbered(line, "ĐIỀU"));
        let Some(found) = found else { return small(line, next).map(Unstopped::Doubtful) };
        let typed = || line[..found.length].to_owned();
        let number = digits(found.number)?;
        let is_next = usize::try_from(number).is_ok_and(|number| number == next.number);
        let paper = begins_paper(found.rest);
        // "Quyết định này", "Quy chế này".
        let own = found.rest.split_whitespace().nth(2) == Some("này");
        match (paper, is_next) {
            (false, true) => Some(Unstopped::Number(typed())),
            (false, false) if next.first => Some(Unstopped::Number(typed())),
            (true, true) if own => Some(Unstopped::Number(typed())),
            (true, true) => Some(Unstopped::Doubtful(typed())),
            (true, false) if own && next.first => Some(Unstopped::Doubtful(typed())),
            _ => None,
        }
    }

    /// The finding.
    pub(super) fn told(self, at: Span) -> Finding {
        match self {
            Unstopped::Number(typed) => {
                let hint = format!("viết `{typed}. …`; nếu là chữ thường, viết `\\` trước nó");
                Finding::error(codes::C010, at, format!("thiếu dấu chấm sau `{typed}`")).hint(hint)
            }
            Unstopped::Doubtful(typed) => {
                let message = format!(
                    "`{typed}` ở đầu điều không rõ là số của chính điều này hay là điều của văn bản khác"
                );
                let hint = format!(
                    "nếu là số của điều này, viết `{typed}. …`; nếu nhắc đến điều khác, viết `\\` trước nó"
                );
                Finding::warning(codes::C010, at, message).hint(hint)
            }
        }
    }
}

/// Whether a line may be reported for this in some place.
pub(super) fn may_be(line: &str) -> bool {
    let line = &line.replace("**", "");
    let article = || numbered(line, "Điều").or_else(|| numbered(line, "ĐIỀU"));
    division(line).is_some()
        || article().is_some_and(|found| digits(found.number).is_some())
        || split(line, "Điều").is_some_and(|found| digits(found.number).is_some())
}

/// Words in small letters that follow an article which a sentence is about.
const OF_ARTICLE: [&str; 17] = [
    "của", "và", "được", "bị", "có", "không", "quy", "theo", "tại", "này", "đến", "hoặc", "trong", "nêu",
    "thuộc", "về", "khoản",
];

/// `Điều 2` in an item `Điều 2 thi hành …`, which is article 2.
fn small(line: &str, next: Next) -> Option<String> {
    let found = split(line, "Điều").filter(|_| next.first)?;
    let is_next = digits(found.number).is_some_and(|number| usize::try_from(number) == Ok(next.number));
    let word = found.rest.split(|letter: char| !letter.is_alphabetic()).next()?;
    (is_next && !word.is_empty() && !OF_ARTICLE.contains(&word)).then(|| line[..found.length].to_owned())
}

/// A chapter's or a section's title after its number: `Chương I Quy định chung`, `Mục 1 Họp`.
pub(super) fn division(line: &str) -> Option<Marker> {
    let divisions = [("Phần", Level::Phan), ("Chương", Level::Chuong), ("Mục", Level::MucCuaChuong)];
    divisions.into_iter().find_map(|(word, level)| {
        let found = numbered(line, word)?;
        let typed = roman_value(found.number).or_else(|| digits(found.number))?;
        (!begins_paper(found.rest)).then_some(Marker {
            level,
            typed: Some(typed),
            typed_above: Vec::new(),
            length: found.length,
            too_deep: false,
        })
    })
}

/// An article's title after its number: `Điều 3 Phạm vi`.
pub(super) fn article(title: &str) -> Option<Marker> {
    let found = numbered(title, "Điều")?;
    let typed = Some(digits(found.number)?);
    Some(Marker { level: Level::Dieu, typed, typed_above: Vec::new(), length: found.length, too_deep: false })
}

/// A word, its number and what follows, separated only by blanks.
struct NumberedWord<'t> {
    number: &'t str,
    /// The bytes of word and number.
    length: usize,
    rest: &'t str,
}

fn numbered<'t>(line: &'t str, word: &str) -> Option<NumberedWord<'t>> {
    split(line, word).filter(|found| found.rest.starts_with(char::is_uppercase))
}

fn split<'t>(line: &'t str, word: &str) -> Option<NumberedWord<'t>> {
    let behind = line.strip_prefix(word)?;
    let number = behind.trim_start();
    let end = number.find(|letter: char| !letter.is_alphanumeric())?;
    let (number, behind_number) = number.split_at(end);
    let rest = behind_number.trim_start();
    let spaced = number.len() < behind.len() - behind_number.len() && rest.len() < behind_number.len();
    let length = line.len() - behind_number.len();
    spaced.then_some(NumberedWord { number, length, rest })
}
