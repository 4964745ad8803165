//! The word "số" stands before the number of a paper that is cited.
//!
//! In: all lines. Out: names of kinds with the number right behind.

use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C047", meaning: "Viện dẫn văn bản thiếu chữ “số”", since: Version(0, 2, 0)
    },
    clause: "Phụ lục I, II.6a, II.6c",
    severity: Severity::Warning,
    about: "Viện dẫn ghi tên loại rồi “số” và số, ký hiệu: Quyết định số 09/2025/QĐ-UBND.",
    wrong: "can_cu: |\n  Quyết định 09/2025/QĐ-UBND ngày 15 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh về phân cấp",
    right: "can_cu: |\n  Quyết định số 09/2025/QĐ-UBND ngày 15 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh về phân cấp",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for line in paper.about(Topic::Citations) {
        for cited in line.citations() {
            verdict = Verdict::Passed;
            // "Đề án 06/CP" is called by its number.
            if cited.symbol == "CP" || cited.kind().is_some_and(|(kind, _)| kind == "Đề án") {
                continue;
            }
            if let Some((kind, at)) =
                cited.bare_kind().filter(|(_, at)| !line.is_quoted(*at) && !is_form(&line.text[..*at]))
            {
                let number = &line.text[cited.at.clone()];
                let message = format!("viện dẫn `{kind} {number}` thiếu chữ “số”");
                let right = format!("{kind} số {number}");
                found.rewrite(Severity::Warning, line, at..cited.at.end, message, right);
            }
        }
    }
    verdict
}

/// "Mẫu Tờ trình 01/TTr": the number of a form.
fn is_form(before: &str) -> bool {
    let before = before.to_lowercase();
    let clause = before.rsplit([';', '.']).next().unwrap_or_default();
    ["mẫu", "biểu"].iter().any(|word| words::find(clause, word).next().is_some())
}
