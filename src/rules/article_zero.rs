//! No article has the number 0.
//!
//! In: all lines. Out: `Điều 0`, `khoản 0`.

use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code { name: "C051", meaning: "Viện dẫn Điều 0, khoản 0", since: Version(0, 2, 0) },
    clause: "Phụ lục I, II.6d",
    severity: Severity::Error,
    about: "Điều, khoản đánh số từ 1; không có Điều 0. Số này thường do gõ sót hoặc do công thức chưa điền.",
    wrong: "dieu:\n  - Kiện toàn Tổ công nghệ số theo Điều 0 Quy chế.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Kiện toàn Tổ công nghệ số theo Điều 10 Quy chế.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const PARTS: [WantedWords; 8] = WantedWords::all([
    "Điều 0",
    "điều 0",
    "khoản 0",
    "Khoản 0",
    "Điều 00",
    "điều 00",
    "khoản 00",
    "Khoản 00",
]);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.about(Topic::PartsZero) {
        for wanted in PARTS {
            for at in line.find(wanted) {
                let words = wanted.text;
                let rest = &line.text[at.end..];
                let digit = |rest: &str| rest.starts_with(|one: char| one.is_ascii_digit());
                if rest.strip_prefix(['.', ',', '/']).is_some_and(digit) {
                    continue;
                }
                // "khoản 0 đồng" is a sum.
                if words.contains("hoản 0")
                    && rest.strip_prefix(' ').is_some_and(|rest| {
                        rest.starts_with(char::is_lowercase) && !rest.starts_with("điều ")
                    })
                {
                    continue;
                }
                let part = words.trim_end_matches('0').trim_end();
                let message = format!("không có {words}: {} đánh số từ 1", part.to_lowercase());
                found.error(line, at, message, format!("ghi đúng số của {}", part.to_lowercase()));
            }
        }
    }
    Verdict::Passed
}
