//! Khoản and điểm are small in the middle of a sentence.
//!
//! In: all lines. Out: these words with a capital before a number or a letter. Numbers of three
//! digits are codes of the budget ("Loại 280 Khoản 338").

use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C050", meaning: "Viện dẫn khoản, điểm viết hoa ở giữa câu", since: Version(0, 2, 0)
    },
    clause: "Phụ lục II",
    severity: Severity::Warning,
    about: "Khi viện dẫn, chữ khoản và điểm viết thường (trừ khi đứng đầu câu): khoản 2 Điều 5.",
    wrong: "dieu:\n  - Giao Công an xã thực hiện theo Khoản 2 Điều 5 Luật Căn cước.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Giao Công an xã thực hiện theo khoản 2 Điều 5 Luật Căn cước.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const PARTS: [WantedWords; 2] = WantedWords::all(["Khoản", "Điểm"]);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.about(Topic::CapitalParts) {
        for wanted in PARTS {
            let word = wanted.text;
            for at in line.find(wanted).filter(|at| words::is_inside(&line.text, at.start)) {
                let Some(rest) = line.text[at.end..].strip_prefix(' ') else { continue };
                let length = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
                let number = &rest[..length];
                let numbered = number.len() <= 2 && number.starts_with(|one: char| one.is_ascii_digit());
                let lettered =
                    word == "Điểm" && number.chars().count() == 1 && number.starts_with(char::is_lowercase);
                if number.is_empty() || !(lettered || numbered && word == "Khoản") {
                    continue;
                }
                let at = at.start..at.end + 1 + length;
                let message = format!("viện dẫn `{}` viết hoa ở giữa câu", &line.text[at.clone()]);
                let right = format!("{} {number}", word.to_lowercase());
                found.rewrite(Severity::Warning, line, at, message, right);
            }
        }
    }
    Verdict::Passed
}
