//! Districts ended on 1 July 2025.
//!
//! In: all lines of a paper of that day or later. Out: huyện, quận, thị xã, thị trấn, where neither the
//! sentence speaks of the time before nor a name of a street, a school or a paper holds the word.

use std::ops::Range;

use super::paper::Line;
use super::signature::{AnyOf, Wanted};
use super::{Found, Paper, Rule, dates, words};
use crate::diag::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C054",
        meaning: "Nhắc đến huyện, quận, thị xã, thị trấn sau ngày 01/7/2025",
        since: Version(0, 2, 0),
    },
    clause: "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    severity: Severity::Warning,
    about: "Từ ngày 01 tháng 7 năm 2025 chính quyền địa phương có hai cấp: tỉnh, thành phố và xã, phường, đặc khu. \
            Văn bản từ ngày đó không giao việc, không gửi cho huyện, quận, thị xã, thị trấn. Câu nói về thời gian trước \
            đó (có “trước đây”, “cũ”, “trước ngày 01/7/2025”, văn bản ban hành trước ngày đó) và tên đường, tên trường \
            không bị báo. Dự thảo năm 2025 chưa có ngày thì chưa xét được.",
    wrong: "dieu:\n  - Giao Ủy ban nhân dân các huyện, thị xã thực hiện.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Giao Ủy ban nhân dân các xã thực hiện nhiệm vụ trước đây của các huyện; sửa đường Huyện Thanh Quan.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// The first day without districts.
const END: (u16, u8, u8) = (2025, 7, 1);

/// Words of a sentence about the time before.
const HISTORY: [&str; 26] = [
    "trước đây",
    "trước ngày",
    "trước khi",
    "đến hết ngày",
    "đến ngày 30",
    "cũ",
    "nguyên",
    "sáp nhập",
    "sắp xếp",
    "hợp nhất",
    "giải thể",
    "kết thúc hoạt động",
    "chấm dứt",
    "chuyển giao",
    "chuyển về",
    "tiếp nhận",
    "bàn giao",
    "không tổ chức",
    "không còn",
    "bỏ cấp",
    "bãi bỏ",
    "thay thế",
    "hình thành từ",
    "lịch sử",
    "nay là",
    "nay thuộc",
];

/// Words before, with which the word is part of a name.
const NAMES: [&str; 16] = [
    "đường",
    "phố",
    "ngõ",
    "chợ",
    "cầu",
    "bến",
    "trường",
    "viện",
    "trạm",
    "đình",
    "đền",
    "chùa",
    "làng",
    "sông",
    "hồ",
    "liên",
];

fn check<'a>(paper: &Paper<'a>, found: &mut Found<'a>) -> Verdict {
    match (paper.day(), paper.year()) {
        (Some(day), _) if day < END => return Verdict::NotApplicable,
        (None, Some(year)) if year < END.0 => return Verdict::NotApplicable,
        // A draft of that year may be of either half; minutes bear no day.
        (None, Some(2025) | None) => return Verdict::NotEvaluated,
        _ => {}
    }
    for line in paper.lines() {
        let text = &*line.text;
        let mut until = 0;
        for at in levels(line) {
            // "các quận, huyện, thị xã" is one fault.
            if at.start < until {
                continue;
            }
            until = at.end + list_behind(text, at.end);
            if is_name(text, &at) || is_history(line, at.start) {
                continue;
            }
            let level = &text[at.clone()];
            let message = format!("`{level}` không còn từ ngày 01 tháng 7 năm 2025");
            let hint = "ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì \
                        thêm `trước đây` hoặc `cũ`";
            found.warning(line, at, message, hint.to_owned());
        }
    }
    Verdict::Passed
}

/// Each word for a level that is no more, in order; in capitals as well.
fn levels(line: &Line<'_>) -> Vec<Range<usize>> {
    const WORDS: [Wanted; 12] = Wanted::all([
        "huyện",
        "quận",
        "thị xã",
        "thị trấn",
        "Huyện",
        "Quận",
        "Thị xã",
        "Thị trấn",
        "HUYỆN",
        "QUẬN",
        "THỊ XÃ",
        "THỊ TRẤN",
    ]);
    static ANY: AnyOf = AnyOf::words(&WORDS);
    let mut all = Vec::new();
    // Most lines hold none of them.
    if line.may_hold_any(&ANY) {
        for word in WORDS {
            all.extend(line.find(word));
        }
    }
    all.sort_by_key(|at| at.start);
    all
}

/// How far a list of levels goes on behind the first.
fn list_behind(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let part = |letter: char| letter.is_alphabetic() || matches!(letter, ' ' | ',');
    let length = rest.find(|letter| !part(letter)).unwrap_or(rest.len());
    let last = ["huyện", "quận", "thị xã", "thị trấn"].iter().filter_map(|word| rest[..length].rfind(word));
    // Only what stands close by: other words between begin another thought.
    last.filter(|&at| rest[..at].split(',').all(|words| words.split_whitespace().count() <= 2))
        .max()
        .map_or(0, |at| at + 1)
}

fn is_name(text: &str, at: &Range<usize>) -> bool {
    let before = words::before(text, at.start).to_lowercase();
    // "Bệnh viện đa khoa huyện Ba Vì", "Trường Trung học phổ thông thị xã Quảng Trị": names go on.
    let clause = words::sentence(text, at.start);
    let start = clause.as_ptr() as usize - text.as_ptr() as usize;
    let clause = &text[start..at.start];
    let clause = clause.rsplit([',', ';']).next().unwrap_or(clause);
    let institution =
        ["Trường ", "Bệnh viện", "Trung tâm Y tế", "di tích"].iter().any(|word| clause.contains(word));
    NAMES.contains(&before.as_str()) || institution
}

/// Whether the sentence speaks of the time before, or cites a paper of that time in front of the word.
fn is_history(line: &Line<'_>, at: usize) -> bool {
    let text = &*line.text;
    let sentence = words::sentence(text, at);
    if HISTORY.iter().any(|word| words::find(sentence, word).next().is_some()) {
        return true;
    }
    let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
    let before = &text[start..at.max(start)];
    let early = dates::days(before).iter().any(|day| day.full().is_some_and(|day| day < END));
    early || years(sentence).any(|year| (1945..=2024).contains(&year))
}

/// Years of a sentence: four digits behind `năm` or `giai đoạn`.
fn years(sentence: &str) -> impl Iterator<Item = u16> + '_ {
    ["năm ", "giai đoạn ", "đến "]
        .into_iter()
        .flat_map(move |word| words_behind(sentence, word).filter_map(|rest| rest.get(..4)?.parse().ok()))
}

fn words_behind<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = &'t str> + 't {
    text.match_indices(word).map(|(at, found)| &text[at + found.len()..])
}
