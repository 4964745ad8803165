//! A line and a sentence begin with a capital.
//!
//! In: paragraphs of the body, subjects. Out: first words in small letters. A line that goes on with the
//! sentence of the line above is told where it is read.

use std::ops::Range;

use super::paper_view::{Line, Part};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::content::first_capital;
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C077", meaning: "Chữ đầu câu, đầu dòng không viết hoa", since: Version(0, 2, 0)
    },
    clause: "Phụ lục II, mục I",
    severity: Severity::Warning,
    about: "Chữ cái đầu của câu viết hoa: sau dấu chấm, dấu chấm hỏi, dấu chấm than và khi xuống dòng, kể cả sau số thứ tự, \
            sau gạch đầu dòng và ở đầu trích yếu của văn bản có tên loại. Trích yếu công văn, nơi nhận, ô bảng không xét. Sau dấu \
            chấm phẩy trong câu viết thường; chữ viết hoa ở đó có thể là tên một việc nên chỉ là lưu ý.",
    wrong: "dieu:\n  - thành lập Tổ công nghệ số. tổ gồm 05 người.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Thành lập Tổ công nghệ số. Tổ gồm 05 người, v.v. theo danh sách.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// Ends of words that end no sentence.
const SHORT: [&str; 12] = ["tr", "st", "gs", "ts", "ths", "bs", "ks", "tp", "tx", "đc", "nxb", "vd"];
/// Words that are written small wherever they stand.
const ALWAYS_SMALL: [&str; 6] = ["email", "online", "website", "app", "mm", "km"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for part in paper.parts() {
        let mut above: Option<&Line<'a>> = None;
        for line in &part.lines {
            let start = match line.role {
                Role::TrichYeu => subject(part, line),
                role if is_body(role) && line.cell.is_none() => Some(behind_number(&line.text, role)),
                _ => None,
            };
            let Some(start) = start else {
                above = Some(line);
                continue;
            };
            verdict = Verdict::Passed;
            let plain = line.role == Role::DoanVan;
            let goes_on = plain && above.is_some_and(|above| !ends(&above.text));
            if !goes_on && let Some(at) = small_word(&line.text, start) {
                tell(line, at, found);
            }
            above = Some(line);
            if !line.still(Topic::InnerSentences, |text| any_within(text.text)) {
                continue;
            }
            for at in capital_verbs(&line.text) {
                if !line.is_quoted(at.start) {
                    let wrong = &line.text[at.clone()];
                    let message = format!("sau dấu chấm phẩy viết thường: `{wrong}`");
                    found.rewrite(Severity::Note, line, at, message, words::small(wrong));
                }
            }
            for at in behind_stops(&line.text).filter(|at| at.start > start) {
                tell(line, at, found);
            }
        }
    }
    verdict
}

/// Whether a sentence or a clause within a text begins as it should not.
fn any_within(text: &str) -> bool {
    capital_verbs(text).next().is_some() || behind_stops(text).next().is_some()
}

/// Each word that opens a clause with a capital.
fn capital_verbs(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr_iter(b';', text.as_bytes()).filter_map(|mark| capital_verb(text, mark))
}

/// Each small word that opens a sentence.
fn behind_stops(text: &str) -> impl Iterator<Item = Range<usize>> {
    let stops = memchr::memchr3_iter(b'.', b'?', b'!', text.as_bytes());
    stops.filter_map(|stop| behind_stop(text, stop))
}

/// Words that open a clause and hardly a name.
const VERBS: [&str; 16] = [
    "Huy động",
    "Triển khai",
    "Ứng dụng",
    "Hình thành",
    "Thay đổi",
    "Tăng cường",
    "Giảm thiểu",
    "Hàng năm",
    "Hằng năm",
    "Theo dõi",
    "Tuyên truyền",
    "Chuyển đổi sử",
    "Dự toán kinh",
    "Báo cáo định",
    "Hướng dẫn và",
    "Giới thiệu các",
];

/// One of them behind a semicolon, where no list of names is told.
fn capital_verb(text: &str, mark: usize) -> Option<Range<usize>> {
    let behind = text[mark + 1..].trim_start_matches(' ');
    if !behind.starts_with(char::is_uppercase) {
        return None;
    }
    let verb = VERBS.iter().find(|verb| behind.starts_with(**verb))?;
    let clause = text[..mark].rsplit_once(". ").map_or(&text[..mark], |(_, clause)| clause);
    let names = ["như:", "gồm:", "sau:", "Chương trình", "Đề án"].iter().any(|word| clause.contains(word));
    let start = text.len() - behind.len();
    (!names).then_some(start..start + verb.len())
}

fn tell<'a>(line: &Line<'a>, at: Range<usize>, found: &mut Breaches<'a>) {
    if line.is_quoted(at.start) {
        return;
    }
    let wrong = &line.text[at.clone()];
    let message = format!("chữ đầu câu viết thường: `{wrong}`");
    found.rewrite(Severity::Warning, line, at, message, first_capital(wrong));
}

/// Roles of sentences.
fn is_body(role: Role) -> bool {
    matches!(
        role,
        Role::DoanVan
            | Role::Dieu
            | Role::Khoan
            | Role::TieuKhoan
            | Role::Diem
            | Role::Gach
            | Role::Cong
            | Role::TieuDeKhoan
            | Role::TieuDeTieuKhoan
    )
}

/// The front of a subject: of a paper with a name, on its first line.
fn subject<'a>(part: &Part<'a>, line: &Line<'a>) -> Option<usize> {
    let first = part.first(Role::TrichYeu)?;
    (!part.name.is_empty() && std::ptr::eq(first, line)).then_some(0)
}

/// Where the words begin behind the number, the letter or the dash of a line.
fn behind_number(text: &str, role: Role) -> usize {
    let number = match role {
        Role::Dieu => text.strip_prefix("Điều ").and_then(|rest| rest.split_once(". ")).map(|(_, rest)| rest),
        Role::Gach => text.strip_prefix("- "),
        Role::Cong => text.strip_prefix("+ "),
        Role::Diem => {
            text.split_once(") ").filter(|(letter, _)| letter.chars().count() <= 2).map(|(_, rest)| rest)
        }
        Role::DoanVan => None,
        _ => Some(text.trim_start_matches(|one: char| one.is_ascii_digit() || one == '.')),
    };
    let rest = number.unwrap_or(text).trim_start_matches(' ');
    text.len() - rest.len()
}

/// Whether a line has ended its sentence, or opens a list.
fn ends(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '*', '”', '"', ')']);
    text.ends_with(['.', ';', ':', '!', '?', '…']) || !text.chars().any(char::is_lowercase)
}

/// The small word that begins at a byte and the one behind it, for who reads what is told; None of a
/// capital, a number, a sign, and of what is no word of the language.
fn small_word(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = &text[start..];
    if !rest.starts_with(char::is_lowercase) {
        return None;
    }
    let length = rest.find(|one: char| !words::is_letter(one)).unwrap_or(rest.len());
    let word = &rest[..length];
    let foreign = word.contains(['w', 'z', 'f', 'j']) || !word.chars().all(char::is_lowercase);
    let letter = word.len() == 1;
    let joined = rest[length..].starts_with(|one: char| !matches!(one, ' ' | ',' | ':' | ';'));
    if foreign || letter || joined || ALWAYS_SMALL.contains(&word) {
        return None;
    }
    let next = rest[length..]
        .strip_prefix(' ')
        .map(|next| length + 1 + next.find(|one: char| !words::is_letter(one)).unwrap_or(next.len()));
    Some(start..start + next.unwrap_or(length))
}

/// The small word behind a stop that ends a sentence.
fn behind_stop(text: &str, stop: usize) -> Option<Range<usize>> {
    let next = text[stop + 1..].strip_prefix(' ')?;
    let start = text.len() - next.trim_start_matches(' ').len();
    if !text[start..].starts_with(char::is_lowercase) {
        return None;
    }
    let before = text[..stop].trim_end_matches(' ');
    let word = words::before(before, before.len());
    let year = word.len() == 4 && word.bytes().all(|one| one.is_ascii_digit());
    let plain = word.chars().count() > 1 && word.chars().skip(1).all(char::is_lowercase);
    let dotted = text[..before.len() - word.len()].ends_with('.');
    if !(year || plain) || dotted || SHORT.contains(&words::small(word).as_str()) {
        return None;
    }
    small_word(text, start)
}

#[cfg(test)]
mod tests {
    use super::behind_stop;

    #[test]
    fn only_a_stop_behind_a_word_or_a_year_ends_a_sentence() {
        for text in ["họp xong. tổ gồm", "năm 2026. các thôn", "xong ! nay"] {
            assert!(text.match_indices(['.', '!']).any(|(at, _)| behind_stop(text, at).is_some()), "{text}");
        }
        for text in
            ["v.v. và", "tr. mười", "Điều 5. các", "PGS. bác", "vân vân... và", "hết. 5 xã", "xong. iOS mới"]
        {
            assert!(text.match_indices('.').all(|(at, _)| behind_stop(text, at).is_none()), "{text}");
        }
    }
}
