//! Districts ended on 1 July 2025.
//!
//! In: all lines of a paper of that day or later. Out: huyện, quận, thị xã, thị trấn, where neither the
//! sentence speaks of the time before nor a name (of a street, a building, a person) holds the word. In
//! doubt it is silent.

use std::ops::Range;

use super::history::TWO_LEVELS;
use super::signature::{SignedText, WantedWords};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, history, words};
use crate::finding::{Code, Severity, Verdict, Version};

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
            đó (có “trước đây”, “cũ”, “đã”, năm hoặc ngày trước 01/7/2025, văn bản do cấp huyện ban hành), quê quán, địa \
            chỉ, quy hoạch, tên đường, tên trường, tên công trình không bị báo. Dự thảo năm 2025 chưa có ngày thì chưa xét được.",
    wrong: "dieu:\n  - Giao Ủy ban nhân dân các huyện, thị xã thực hiện.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Giao Ủy ban nhân dân các xã thực hiện nhiệm vụ trước đây của các huyện; sửa đường Huyện Thanh Quan.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// Words before, with which the word is part of a name.
const NAMES: [&str; 22] = [
    "giáp",
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
    "thôn",
    "xóm",
    "khóm",
    "khu",
    "cống",
];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    match (paper.day(), paper.year()) {
        (Some(day), _) if day < TWO_LEVELS => return Verdict::NotApplicable,
        (None, Some(year)) if year < TWO_LEVELS.0 => return Verdict::NotApplicable,
        // A draft of that year may be of either half; minutes bear no day.
        (None, Some(2025) | None) => return Verdict::NotEvaluated,
        _ => {}
    }
    for line in paper.about(Topic::AbolishedLevels) {
        if !line.still(Topic::AbolishedLevels, |text| levels(text).next().is_some()) {
            continue;
        }
        let text = &*line.text;
        let mut until = 0;
        let mut all: Vec<Range<usize>> =
            levels(line.signed()).filter(|at| !line.is_quoted(at.start)).collect();
        all.sort_by_key(|at| at.start);
        for at in all {
            // "các quận, huyện, thị xã" is one fault.
            if at.start < until {
                continue;
            }
            until = at.end + list_behind(text, at.end);
            if is_name(text, &at) || is_lasting(text, &at) || history::is_told(line, at.start) {
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

/// Each word for a level that is no more; in capitals as well.
fn levels(text: SignedText<'_>) -> impl Iterator<Item = Range<usize>> {
    const WORDS: [WantedWords; 12] = WantedWords::all([
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
    WORDS.into_iter().flat_map(move |word| text.find(word))
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

/// Words that stay as they are: "huyện đảo", a place of an address, the name of an older law.
fn is_lasting(text: &str, at: &Range<usize>) -> bool {
    let island = words::behind(text, at.end).strip_prefix("đảo");
    let island = island.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    island || history::is_in_address(text, at.start) || is_in_title(text, at)
}

/// "Luật Thực hiện dân chủ ở xã, phường, thị trấn": the levels as the name of a text has them, and work
/// for none of them.
fn is_in_title(text: &str, at: &Range<usize>) -> bool {
    const TEXTS: [&str; 8] =
        ["Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Nghị quyết", "Thông tư", "Chỉ thị", "Quy chế"];
    let list = text[..at.start].trim_end_matches(' ').strip_suffix("xã, phường,");
    let Some(before) = list.and_then(|before| before.trim_end_matches(' ').strip_suffix(" ở")) else {
        return false;
    };
    let clause = before.rsplit([';', ':']).next().unwrap_or(before);
    let last = TEXTS.iter().filter_map(|text| words::find(clause, text).last()).max_by_key(|at| at.end);
    last.is_some_and(|at| {
        let name = &clause[at.end..];
        !["giao ", "Giao ", "Ủy ban"].iter().any(|work| name.contains(work))
    })
}

fn is_name(text: &str, at: &Range<usize>) -> bool {
    let before = words::before(text, at.start).to_lowercase();
    NAMES.contains(&before.as_str()) || history::is_of_institution(text, at.start) || is_of_person(text, at)
}

/// "Bùi Văn Quận", "Quận công Nguyễn Hữu Liêu": a name of a person, or a title.
fn is_of_person(text: &str, at: &Range<usize>) -> bool {
    let before = words::before(text, at.start);
    let given = before.starts_with(char::is_uppercase)
        && before.chars().skip(1).all(char::is_lowercase)
        && text[at.start..].starts_with(char::is_uppercase);
    // "Giao quận công bố": a title has its name or an end behind it.
    let behind = words::behind(text, at.end);
    let title =
        ["công", "Công", "chúa", "vương"].iter().filter_map(|word| behind.strip_prefix(word)).any(|rest| {
            let next = rest.trim_start_matches(' ');
            !rest.starts_with(char::is_alphanumeric) && !next.starts_with(char::is_lowercase)
        });
    given || title
}
