//! What the office's register does not know is to be looked up.
//!
//! In: all citations of laws and papers of central bodies. Out: one note of all that the register does
//! not hold: that says nothing of whether they are right.

use super::legal;
use super::legal_places::Registered;
use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C065",
        meaning: "Văn bản viện dẫn chưa có trong sổ văn bản pháp luật: cần xác minh",
        since: Version(0, 2, 0),
    },
    clause: "sổ phap_luat.yaml của cơ quan",
    severity: Severity::Note,
    about: "Cơ quan có sổ phap_luat.yaml mà văn bản viện dẫn luật, nghị định, thông tư … sổ chưa ghi thì chương trình không \
            biết văn bản đó còn hiệu lực hay không: không phải là sai, chỉ là cần xác minh rồi ghi vào sổ. Mỗi văn bản một lời, \
            kể mọi chỗ. Cơ quan không có sổ không bị nhắc.",
    wrong: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  Nghị định số 999/2025/NĐ-CP ngày 20 tháng 11 năm 2025 của Chính phủ về thí điểm",
    right: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    check,
};

/// So many are named.
const NAMED: usize = 6;

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let Some(register) = paper.laws() else { return Verdict::NotEvaluated };
    let all = legal::places(paper, register);
    let mut unknown: Vec<&str> = Vec::new();
    let mut first = None;
    for place in all.iter().filter(|place| matches!(place.known, Registered::Unknown)) {
        first = first.or(Some(place));
        let called = place.called(&paper.line(place.line).text);
        if !unknown.contains(&called) {
            unknown.push(called);
        }
    }
    let Some(first) = first else {
        return if all.is_empty() { Verdict::NotApplicable } else { Verdict::Passed };
    };
    let names: Vec<String> = unknown.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let more = match unknown.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" và {more} văn bản khác"),
    };
    let message = format!("cần xác minh: sổ phap_luat.yaml chưa có {}{more}", names.join(", "));
    let hint = "tra hiệu lực ở nguồn chính thức rồi ghi vào sổ, kèm `nguon`".to_owned();
    found.note(paper.line(first.line), first.at.clone(), message, hint);
    Verdict::NotEvaluated
}
