//! A decree, and whatever ranks below it, stands among the grounds with its day and its body.
//!
//! In: the grounds. Out: those that open with a kind and a number and lack one of them.

use super::cite::{self, Citation};
use super::{Breaches, PaperView, Rule, grounds};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C066",
        meaning: "Căn cứ là văn bản có số mà thiếu ngày hoặc cơ quan ban hành",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.6a",
    severity: Severity::Warning,
    about: "Căn cứ ghi đầy đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm ban hành và trích yếu của văn bản; \
            riêng Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan ban hành.",
    wrong: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  Nghị định số 30/2020/NĐ-CP về công tác văn thư",
    right: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    check,
};

/// What has two sides and no one body, or is called by its number.
const OTHERS: [&str; 3] = ["Hợp đồng", "Văn bản hợp nhất", "Đề án"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for ground in grounds::of(paper).iter().filter(|ground| ground.law().is_none() && !ground.is_open()) {
        let text = ground.text();
        let cited = cite::all(text);
        let Some(first) = cited.first() else { continue };
        // "Xét Tờ trình …", "Công văn của Sở … số …": what opens with its kind is cited by it.
        let Some((kind, _)) = first.kind().filter(|(kind, at)| *at == 0 && !OTHERS.contains(kind)) else {
            continue;
        };
        verdict = Verdict::Passed;
        let dated = first.day.is_some() || text.contains("ngày ");
        let lacks = match (dated, names_body(text, first)) {
            (true, true) => continue,
            (false, true) => "ngày, tháng, năm",
            (true, false) => "cơ quan ban hành",
            (false, false) => "ngày, tháng, năm và cơ quan ban hành",
        };
        let number = &text[first.at.clone()];
        let message = format!("căn cứ `{kind} số {number}` thiếu {lacks}");
        let hint = format!("viết `{kind} số {number} ngày … tháng … năm … của … về …`");
        found.warning(ground.line, ground.at.clone(), message, hint);
    }
    verdict
}

/// Whether a body is named anywhere: behind "của", between kind and number, or right behind the day.
fn names_body(text: &str, cited: &Citation<'_>) -> bool {
    let capital = |rest: &str| rest.trim_start().starts_with(char::is_uppercase);
    let behind = cited.day.as_ref().map_or(cited.at.end, |day| day.at.end);
    !cited.body_and_subject().0.is_empty()
        || text.match_indices(" của ").any(|(at, of)| capital(&text[at + of.len()..]))
        || capital(text[behind..].trim_start_matches([' ', ',']))
}
