//! Nhân dân and Nhà nước have a capital where they are nouns by themselves.
//!
//! In: all lines. Out: the two in small letters behind a word that only a noun follows: "phục vụ nhân dân",
//! "của nhà nước". "Tòa án nhân dân", "ngân sách nhà nước" are names and kinds.

use super::signature::{SignedText, WantedWords};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C093", meaning: "Nhân dân, Nhà nước không viết hoa", since: Version(0, 2, 0)
    },
    clause: "Phụ lục II, V.1",
    severity: Severity::Warning,
    about: "Danh từ Nhân dân, Nhà nước viết hoa chữ đầu khi đứng riêng: phục vụ Nhân dân, chính sách của Nhà nước. Trong tên \
            cơ quan và trong cụm từ chỉ loại thì viết thường: Ủy ban nhân dân, ngân sách nhà nước, quản lý nhà nước.",
    wrong: "dieu:\n  - Nâng cao chất lượng phục vụ nhân dân.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Nâng cao chất lượng phục vụ Nhân dân, quản lý ngân sách nhà nước.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const PEOPLE: WantedWords = WantedWords::words("nhân dân");
const STATE: WantedWords = WantedWords::words("nhà nước");

/// Words that only a noun follows.
const BEFORE_PEOPLE: [&str; 22] = [
    "phục vụ",
    "của",
    "cho",
    "với",
    "cùng",
    "vận động",
    "tầng lớp",
    "đời sống",
    "ý kiến",
    "nguyện vọng",
    "toàn thể",
    "quần chúng",
    "cán bộ và",
    "cán bộ,",
    "vì",
    "tuyên truyền",
    "hướng dẫn",
    "phổ biến đến",
    "đến",
    "từ",
    "mọi",
    "sức mạnh",
];
const BEFORE_STATE: [&str; 9] =
    ["của", "Đảng và", "Đảng,", "do", "với", "Đảng, của", "giữa", "pháp luật của", "đại diện cho"];
/// Behind them it is another word, or a kind of state.
const BEHIND_PEOPLE: [&str; 1] = [" tệ"];
const BEHIND_STATE: [&str; 8] = [
    " pháp quyền",
    " phong kiến",
    " tư sản",
    " nước ngoài",
    " liên bang",
    " xã hội chủ nghĩa",
    " khác",
    " có chung",
];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.about(Topic::PeopleAndState) {
        if !line.still(Topic::PeopleAndState, names_either) {
            continue;
        }
        let all: [(WantedWords, &str, &[&str], &[&str]); 2] = [
            (PEOPLE, "Nhân dân", &BEFORE_PEOPLE, &BEHIND_PEOPLE),
            (STATE, "Nhà nước", &BEFORE_STATE, &BEHIND_STATE),
        ];
        for (wanted, right, before, behind) in all {
            for at in line.find(wanted) {
                let (front, back) = (line.text[..at.start].trim_end_matches(' '), &line.text[at.end..]);
                let is_noun = before.iter().any(|word| {
                    let start = front.len().checked_sub(word.len());
                    let written = start.and_then(|start| front.get(start..));
                    written.is_some_and(|written| words::same(written, word))
                        && words::stands_alone(front, &(front.len() - word.len()..front.len()))
                });
                if !is_noun || behind.iter().any(|word| back.starts_with(word)) {
                    continue;
                }
                // The word before shows which of several is meant.
                let word = words::before(&line.text, at.start);
                let start = if word.is_empty() { at.start } else { front.len() - word.len() };
                let words = &line.text[start..at.start];
                let message = format!("`{words}{}`: danh từ này viết hoa chữ đầu", wanted.text);
                let right = format!("{words}{right}");
                found.rewrite(Severity::Warning, line, start..at.end, message, right);
            }
        }
    }
    Verdict::Passed
}

/// Whether either is named, so that a noun may stand before it.
fn names_either(text: SignedText<'_>) -> bool {
    [PEOPLE, STATE].into_iter().any(|name| text.find(name).any(|at| !of_body(&text.text[..at.start])))
}

/// Whether a name goes on before a place: "Ủy ban nhân dân", "Hội đồng nhân dân".
fn of_body(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    before.ends_with("Ủy ban") || before.ends_with("Hội đồng") || before.ends_with("ngân sách")
}
