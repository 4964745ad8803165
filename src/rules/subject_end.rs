//! The subject has no stop at its end.
//!
//! In: the subject of the paper and of what is attached to it. Out: a stop, a comma or a semicolon
//! behind it. "v.v." and what is left open keep theirs.

use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C040", meaning: "Trích yếu kết thúc bằng dấu câu", since: Version(0, 2, 0)
    },
    clause: "Phụ lục III, các mẫu",
    severity: Severity::Warning,
    about: "Trích yếu là tên của văn bản, cuối dòng không có dấu chấm, dấu phẩy, chấm phẩy hay “./.”, ở mọi mẫu của \
            Phụ lục III.",
    wrong: "trich_yeu: Về việc thành lập Tổ công nghệ số./.",
    right: "trich_yeu: Về việc hỗ trợ sách, vở, quần áo v.v.",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    let is_subject = |role| matches!(role, Role::TrichYeu | Role::TrichYeuCongVan);
    let mut lines = paper.lines().peekable();
    while let Some(line) = lines.next() {
        // A typist parts a long subject: only its last line ends it.
        let goes_on = lines.peek().is_some_and(|next| next.role == line.role);
        if !is_subject(line.role) || goes_on {
            continue;
        }
        verdict = Verdict::Passed;
        let text = line.text.trim_end();
        let kept = text.trim_end_matches(['.', ',', ';', ':', '/', ' ']);
        let open = text.ends_with("v.v.") || text.ends_with("...") || kept.is_empty();
        if kept.len() == text.len() || open {
            continue;
        }
        let mark = &text[kept.len()..];
        let message = format!("trích yếu kết thúc bằng `{}`", mark.trim());
        let hint = format!("bỏ dấu này: trích yếu kết thúc ở `{}`", kept.rsplit(' ').next().unwrap_or(kept));
        found.warning(line, kept.len()..text.len(), message, hint);
        found.instead("");
    }
    verdict
}
