//! Blanks around marks: none before a comma or a stop, one behind, none inside brackets, one between words.
//!
//! In: all lines but those of number and day. Out: a note for each other place, gathered to one sentence where
//! there are many. What is laid out with blanks (forms, open days) is left alone.

use std::cell::OnceCell;
use std::ops::Range;

use super::paper_view::Line;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C097",
        meaning: "Thừa hoặc thiếu dấu cách cạnh dấu câu, giữa hai chữ",
        since: Version(0, 2, 0),
    },
    clause: "thực hành",
    severity: Severity::Note,
    about: "Trước dấu phẩy, chấm, chấm phẩy, hai chấm và trong ngoặc không có dấu cách; sau các dấu đó có một dấu cách; giữa \
            hai chữ có một dấu cách. Nghị định không nêu; mọi văn bản in ra đều theo cách này.",
    wrong: "dieu:\n  - Thành lập Tổ công nghệ số , gồm 05  người.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Thành lập Tổ công nghệ số, gồm 05 người (có danh sách); tỷ lệ 1:500, 08:30, v.v.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// They are told as one.
const KIND: &str = "dấu cách";

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.about(Topic::OddBlanks) {
        // Blanks are left there for what is written by hand.
        if matches!(line.role, Role::SoKyHieu | Role::DiaDanhThoiGian | Role::KemTheo) {
            continue;
        }
        let bytes = line.text.as_bytes();
        doubled(line, found);
        for at in memchr::memchr3_iter(b',', b';', b':', bytes) {
            around_mark(line, at, found);
        }
        for at in memchr::memchr3_iter(b'.', b'(', b')', bytes) {
            match bytes[at] {
                b'.' => around_stop(line, at, found),
                _ => inside_brackets(line, at, found),
            }
        }
    }
    Verdict::Passed
}

/// Two blanks between words; more of them are room to write in.
fn doubled<'a>(line: &Line<'a>, found: &mut Breaches<'a>) {
    let text = &*line.text;
    // Wide blanks and new lines are the program's or were meant.
    let own = OnceCell::new();
    for (at, _) in text.match_indices("  ") {
        let (before, behind) = (&text[..at], &text[at + 2..]);
        let room = before.is_empty() || before.ends_with([' ', '(', '[']);
        if room || behind.is_empty() || behind.starts_with([' ', ')', ']']) {
            continue;
        }
        let at = word_before(text, at)..word_behind(text, at + 2);
        // "đảm  bảo" is told with its right words.
        let words = &text[at.clone()];
        let own = own.get_or_init(|| line.paragraph.plain_text());
        if own.contains(words) && !matches!(words, "đảm  bảo" | "Đảm  bảo") {
            tell(line, at, "thừa dấu cách giữa hai chữ", &["  "], " ", found);
        }
    }
}

/// A comma, a semicolon, a colon.
fn around_mark<'a>(line: &Line<'a>, at: usize, found: &mut Breaches<'a>) {
    let text = &*line.text;
    let before = &text[..at];
    let mark = &text[at..=at];
    if before.ends_with(' ') {
        let front = before.trim_end_matches(' ');
        let ratio = front.ends_with(|one: char| one.is_ascii_digit()) && mark == ":";
        // "... ; " closes what goes on; more blanks are room to write in.
        let room = before.len() - front.len() > 2;
        if !(front.is_empty() || ratio || room || front.ends_with(['.', '…', '('])) {
            let at = word_before(text, front.len())..at + 1;
            let blanks = [&format!("{}{mark}", " ".repeat(before.len() - front.len()))[..]];
            tell(line, at, &format!("thừa dấu cách trước `{mark}`"), &blanks, mark, found);
        }
    } else if let Some(at) = joined(text, at) {
        tell(line, at, &format!("thiếu dấu cách sau `{mark}`"), &[mark], &format!("{mark} "), found);
    }
}

/// A full stop.
fn around_stop<'a>(line: &Line<'a>, at: usize, found: &mut Breaches<'a>) {
    let text = &*line.text;
    let (before, behind) = (&text[..at], &text[at + 1..]);
    let ends = behind.is_empty() || behind.starts_with(' ');
    if before.ends_with(' ') && ends {
        let front = before.trim_end_matches(' ');
        if front.ends_with(words::is_letter) {
            let at = word_before(text, front.len())..at + 1;
            let blanks = [&format!("{}.", " ".repeat(before.len() - front.len()))[..]];
            tell(line, at, "thừa dấu cách trước `.`", &blanks, ".", found);
        }
    } else if let Some(place) = joined(text, at) {
        let word = words::before(text, at);
        let sentence = word.chars().all(char::is_lowercase)
            && behind.starts_with(char::is_uppercase)
            && behind.chars().nth(1).is_some_and(char::is_lowercase)
            && word.contains(|one: char| "aeiouy".contains(one) || !one.is_ascii());
        if sentence {
            tell(line, place, "thiếu dấu cách sau `.`", &["."], ". ", found);
        }
    }
}

/// A bracket.
fn inside_brackets<'a>(line: &Line<'a>, at: usize, found: &mut Breaches<'a>) {
    let text = &*line.text;
    let (before, behind) = (&text[..at], &text[at + 1..]);
    let blank = |front: &str, back: &str| front.ends_with(' ') || back.starts_with(' ');
    if text[at..].starts_with('(') {
        let back = behind.trim_start_matches(' ');
        if blank("", behind) && back.starts_with(words::is_letter) {
            let start = text.len() - back.len();
            let at = at..word_behind(text, start);
            let blanks = [&format!("({}", " ".repeat(behind.len() - back.len()))[..]];
            tell(line, at, "thừa dấu cách sau `(`", &blanks, "(", found);
        }
    } else {
        let front = before.trim_end_matches(' ');
        if blank(before, "") && front.ends_with(words::is_letter) {
            let at = word_before(text, front.len())..at + 1;
            let blanks = [&format!("{})", " ".repeat(before.len() - front.len()))[..]];
            tell(line, at, "thừa dấu cách trước `)`", &blanks, ")", found);
        }
    }
}

/// Two words of two letters or more, the first maybe in brackets, that a mark joins without a blank, with their place; None of an address
/// in the net, and of what is half a number.
fn joined(text: &str, mark: usize) -> Option<Range<usize>> {
    let (before, behind) = (words::before(text, mark), &text[mark + 1..]);
    let behind = &behind[..behind.find(|one: char| !words::is_letter(one)).unwrap_or(behind.len())];
    let is_word = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    // What closes words before a comma or a semicolon: "(nếu có),đề nghị".
    let closed = !text[mark..].starts_with(['.', ':']) && text[..mark].ends_with([')', '”']);
    if text[..mark].ends_with(' ') || !(is_word(before) || closed) || !is_word(behind) {
        return None;
    }
    let before =
        if closed { text[..mark].chars().next_back().map_or(0, char::len_utf8) } else { before.len() };
    let at = mark - before..mark + 1 + behind.len();
    let start = text[..mark].rfind(' ').map_or(0, |blank| blank + 1);
    let end = mark + text[mark..].find(' ').unwrap_or(text.len() - mark);
    let token = &text[start..end];
    let address = token.contains(['@', '_', '\\']) || token.contains("//") || token.contains("www");
    (!address).then_some(at)
}

/// Where the word ends that begins behind these blanks.
fn word_behind(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let first = rest.chars().next().map_or(0, char::len_utf8);
    start + rest.find(|one: char| !words::is_letter(one)).unwrap_or(rest.len()).max(first)
}

/// Where the word begins that ends at a byte.
fn word_before(text: &str, end: usize) -> usize {
    let word = words::before(&text[..end], end);
    let last = text[..end].chars().next_back().map_or(0, char::len_utf8);
    end - word.len().max(last)
}

fn tell<'a>(
    line: &Line<'a>,
    at: Range<usize>,
    message: &str,
    wrong: &[&str],
    right: &str,
    found: &mut Breaches<'a>,
) {
    if line.is_quoted(at.start) {
        return;
    }
    let written = &line.text[at.clone()];
    let mended = wrong.iter().fold(written.to_owned(), |text, wrong| text.replacen(wrong, right, 1));
    found.rewrite(Severity::Note, line, at, format!("{message}: `{written}`"), mended);
    found.gather(KIND);
}
