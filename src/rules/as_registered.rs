//! What a paper says of a text is what the office's register has.
//!
//! In: all citations. Out: days, bodies and names that differ.

use super::legal;
use super::legal_places::{LegalDifference, Registered};
use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C064",
        meaning: "Ngày, cơ quan, tên của văn bản viện dẫn khác với sổ văn bản pháp luật",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.6a, II.6c",
    severity: Severity::Warning,
    about: "Văn bản viện dẫn có trong sổ phap_luat.yaml thì ngày, cơ quan ban hành, tên của luật và trích yếu phải như sổ; \
            luật cùng tên, cùng năm mà khác ngày là gõ nhầm. Tên, trích yếu viết gọn thì không xét. Không có sổ thì chưa xét được. Số không mang năm (889/QĐ-TTg) mỗi năm có một, nên chỉ so khi \
            cùng năm.",
    wrong: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2025",
    right: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let Some(register) = paper.laws() else { return Verdict::NotEvaluated };
    let mut verdict = Verdict::NotApplicable;
    for place in legal::places(paper, register) {
        let line = paper.line(place.line);
        match &place.known {
            Registered::Unknown => {}
            Registered::Text(_) => verdict = Verdict::Passed,
            Registered::Differs(text, at, LegalDifference::Day) => {
                verdict = Verdict::Passed;
                let said = &line.text[at.clone()];
                let message = format!("`{}`: ngày ghi ở đây là {said}", text.short());
                let hint =
                    format!("sổ phap_luat.yaml (`{}`) ghi {}; xem lại văn bản gốc", text.key, text.dated());
                found.warning(line, at.clone(), message, hint);
            }
            Registered::Differs(text, at, difference) => {
                verdict = Verdict::Passed;
                let (what, own) = match difference {
                    LegalDifference::Name => ("tên, trích yếu", format!("`{}`", text.name)),
                    _ => ("cơ quan ban hành", format!("của {}", text.body.as_deref().unwrap_or_default())),
                };
                let message = format!("`{}`: {what} ghi ở đây khác với sổ", text.short());
                let hint = format!("sổ phap_luat.yaml (`{}`) ghi {own}; xem lại văn bản gốc", text.key);
                found.warning(line, at.clone(), message, hint);
            }
        }
    }
    verdict
}
