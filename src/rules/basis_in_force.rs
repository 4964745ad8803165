//! What a paper rests on is in force on its day.
//!
//! In: grounds, and laws that a sentence tells to carry out, as the office's register has them. Out:
//! those that are not in force yet, or no more, with what is in their place.

use super::legal;
use super::legal_places::{LegalPlace, Registered};
use super::{Breaches, PaperView, Rule, history};
use crate::content::laws::{Citing, Force, LegalDay, LegalRegister, short_day};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C063",
        meaning: "Căn cứ không có hiệu lực vào ngày của văn bản",
        since: Version(0, 2, 0),
    },
    clause: "sổ phap_luat.yaml của cơ quan",
    severity: Severity::Warning,
    about: "Căn cứ ban hành là văn bản đang có hiệu lực vào ngày ký. Chương trình không tự biết hiệu lực của luật: lấy ở \
            sổ phap_luat.yaml đặt cạnh văn bản (`vanban new phap_luat`); không có sổ thì chưa xét được, và dự thảo chưa có \
            ngày chỉ xét được khi cả năm như nhau. Văn bản đã bị thay thế thì nêu văn bản thay thế.",
    wrong: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
    right: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let Some(register) = paper.laws() else { return Verdict::NotEvaluated };
    let Some((first, last)) = span(paper) else { return Verdict::NotEvaluated };
    let mut verdict = Verdict::NotApplicable;
    for place in legal::places(paper, register).iter().filter(|place| place.ground) {
        let line = paper.line(place.line);
        let (Registered::Text(text) | Registered::Differs(text, ..)) = place.known else { continue };
        verdict = match (verdict, register.force(text, first)) {
            (Verdict::NotApplicable | Verdict::Passed, Force::InForce) => Verdict::Passed,
            (verdict, Force::NotYet(_) | Force::Ended(..)) => verdict,
            _ => Verdict::NotEvaluated,
        };
        // "…, trước đây là Luật …": the sentence says itself what it is.
        if history::is_replaced(&line.text, place.at.start) {
            continue;
        }
        // Of a draft whose day is open, what holds on every day of the year.
        let both = [first, last].map(|day| told(register, (place, place.called(&line.text)), day));
        if let [Some(told), Some(_)] = both {
            verdict = Verdict::Failed;
            found.warning(line, place.at.clone(), told.0, told.1);
            found.of_use();
        }
    }
    verdict
}

/// The first and the last day on which a paper may be of: its own, else those of its year.
fn span(paper: &PaperView<'_>) -> Option<(LegalDay, LegalDay)> {
    let own = paper.day().map(|day| (day, day));
    own.or_else(|| paper.year().map(|year| ((year, 1, 1), (year, 12, 31))))
}

/// What is wrong on a day, and what to do.
fn told(
    register: &LegalRegister,
    (place, called): (&LegalPlace<'_>, &str),
    day: LegalDay,
) -> Option<(String, String)> {
    let (Registered::Text(text) | Registered::Differs(text, ..)) = place.known else { return None };
    let key = &text.key;
    match register.force(text, day) {
        Force::Unknown | Force::InForce => None,
        Force::NotYet(from) => Some((
            format!("căn cứ `{called}` chưa có hiệu lực: có hiệu lực từ ngày {}", short_day(from)),
            format!(
                "theo `{key}` trong phap_luat.yaml; ghi văn bản đang có hiệu lực vào ngày của văn bản này"
            ),
        )),
        Force::Ended(to, next) => {
            let until = to.map(|to| format!(" sau ngày {}", short_day(to))).unwrap_or_default();
            let message = format!("căn cứ `{called}` không còn hiệu lực{until}");
            let hint = match next {
                Some(next) => {
                    format!("theo `{key}` trong phap_luat.yaml; ghi `{}`", next.words(Citing::Ground))
                }
                None => {
                    format!("theo `{key}` trong phap_luat.yaml; bỏ căn cứ này, hoặc ghi văn bản thay thế")
                }
            };
            Some((message, hint))
        }
    }
}
