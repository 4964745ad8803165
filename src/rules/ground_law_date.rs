//! A law among the grounds is cited with its day.
//!
//! In: the grounds. Out: laws and ordinances without one.

use super::{Breaches, PaperView, Rule, cite, grounds};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C044",
        meaning: "Căn cứ là Luật, Pháp lệnh mà không ghi ngày, tháng, năm",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.6a",
    severity: Severity::Warning,
    about: "Căn cứ ghi đủ ngày, tháng, năm ban hành; Luật, Pháp lệnh không có số nên càng phải có ngày để biết là \
            luật nào.",
    wrong: "can_cu: |\n  Luật Ngân sách nhà nước",
    right: "can_cu: |\n  Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for ground in grounds::of(paper) {
        let Some(kind) = ground.law() else { continue };
        verdict = Verdict::Passed;
        let text = ground.text();
        let known = text.contains("ngày") || ground.is_open();
        // A law that is known by its number.
        if known || ground.is_amending() && !cite::all(text).is_empty() {
            continue;
        }
        let message = format!("căn cứ `{text}` không ghi ngày, tháng, năm của {kind}");
        // The number is left out: see C043.
        let number = cite::all(text).first().map(|cited| cited.at.start).filter(|_| !paper.is_law());
        let name = number.map_or(text, |at| text[..at].trim_end());
        let name = name.strip_suffix("số").filter(|_| number.is_some()).unwrap_or(name).trim_end();
        let hint = format!("thêm ngày thông qua: `{name} ngày … tháng … năm …`");
        found.warning(ground.line, ground.at, message, hint);
    }
    verdict
}
