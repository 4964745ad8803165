//! A consolidated text is no ground by itself.
//!
//! In: the grounds. Out: those that begin with "Văn bản hợp nhất".

use super::{Breaches, PaperView, Rule, grounds};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code { name: "C048", meaning: "Căn cứ là văn bản hợp nhất", since: Version(0, 2, 0) },
    clause: "Pháp lệnh 01/2012/UBTVQH13, Điều 4 (sửa đổi năm 2026)",
    severity: Severity::Note,
    about: "Căn cứ là văn bản gốc; văn bản hợp nhất ghi trong ngoặc sau tên văn bản gốc, không đứng làm căn cứ. Quy \
            định này mới được dẫn lại ở một nguồn thứ cấp nên chỉ là lưu ý: cần xem lại nguyên văn.",
    wrong: "can_cu: |\n  Văn bản hợp nhất số 12/VBHN-BNV ngày 05 tháng 3 năm 2026 về công tác văn thư",
    right: "can_cu: |\n  Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let all = grounds::of(paper);
    for ground in all.iter().filter(|ground| ground.text().starts_with("Văn bản hợp nhất")) {
        let at = ground.at.start..ground.at.start + "Văn bản hợp nhất".len();
        found.note(
            ground.line,
            at,
            "căn cứ là văn bản hợp nhất, không phải văn bản gốc".to_owned(),
            "ghi văn bản gốc, rồi trong ngoặc `(hợp nhất tại Văn bản hợp nhất số …)`".to_owned(),
        );
    }
    if all.is_empty() { Verdict::NotApplicable } else { Verdict::Passed }
}
