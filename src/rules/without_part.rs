//! Who is ordered to carry a paper out has a part in it.
//!
//! In: the article that orders, the duties of a decision and of what is attached. Out: a note for a
//! body that is ordered by name and that no other line speaks of.
//!
//! A decision that gives no duties orders whom it concerns: only where at least two bodies have their
//! duties by name is one without any worth a look.

use super::bodies::{self, BodyGroup, BodyName};
use super::body_words::{BodyWord, BodyWords};
use super::{Breaches, PaperView, Rule, task_reader};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C082",
        meaning: "Cơ quan ở điều thi hành không được giao việc gì",
        since: Version(0, 2, 0),
    },
    clause: "thực hành",
    severity: Severity::Note,
    about: "Khi văn bản giao việc cho từng cơ quan, cơ quan nêu tên ở điều thi hành thường có phần việc của mình. Cơ quan \
            có tên ở đó mà không dòng nào khác nhắc đến có thể là tên thừa từ văn bản cũ. Văn phòng, Kho bạc \
            và cụm từ chung không xét; có cơ quan được gửi chỉ để biết, nên chỉ là lưu ý.",
    wrong: "dieu:\n  - Giao Phòng Kinh tế chủ trì thực hiện.\n  - Công an xã có trách nhiệm giữ trật tự.\n  - Quyết định này có hiệu lực kể từ ngày ký. Trưởng phòng Kinh tế, Trưởng Công an xã, Giám đốc Trung tâm Văn hóa chịu trách nhiệm thi hành Quyết định này./.\nnoi_nhan: [Như Điều 3, Đảng ủy xã]",
    right: "dieu:\n  - Giao Phòng Kinh tế chủ trì, phối hợp với Trung tâm Văn hóa thực hiện.\n  - Công an xã có trách nhiệm giữ trật tự.\n  - Quyết định này có hiệu lực kể từ ngày ký. Trưởng phòng Kinh tế, Trưởng Công an xã, Giám đốc Trung tâm Văn hóa chịu trách nhiệm thi hành Quyết định này./.\nnoi_nhan: [Như Điều 3, Đảng ủy xã]",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let tasks = task_reader::of(paper);
    let Some(order) = tasks.order.as_ref().filter(|_| tasks.duties.len() >= 2) else {
        return Verdict::NotApplicable;
    };
    let line = paper.line(order.line);
    for body in ordered(&order.words.all) {
        // The office sends the paper, the treasury pays what all others spend.
        let pays = body.words.starts_with(&["kho".to_owned(), "bạc".to_owned()]);
        let left_out = matches!(body.group, BodyGroup::Office | BodyGroup::Committee) || body.many || pays;
        let known = left_out
            || tasks.duties.iter().any(|duty| {
                duty.body.words.starts_with(&body.words) || body.words.starts_with(&duty.body.words)
            })
            || tasks.is_covered(&body);
        if known || is_spoken_of(paper, &body) {
            continue;
        }
        let at = order.at.start + body.at.start..order.at.start + body.at.end;
        let name = &line.text[at.clone()];
        let message =
            format!("`{name}` có ở Điều {} về thi hành nhưng không được giao việc nào", order.article);
        let hint = "ghi phần việc của cơ quan này, hoặc bỏ tên; gửi để biết thì ghi ở `noi_nhan`".to_owned();
        found.note(line, at, message, hint);
    }
    Verdict::Passed
}

/// The bodies that an order names, each up to the next sign.
fn ordered(words: &[BodyWord]) -> Vec<BodyName> {
    let mut found: Vec<BodyName> = Vec::new();
    for at in 0..words.len() {
        let rest = &words[at..];
        if found.last().is_some_and(|last| rest[0].at.start < last.at.end) || bodies::opening(rest).is_none()
        {
            continue;
        }
        let end =
            rest.iter().position(|word| word.is_sign() && !matches!(word.text.as_str(), "-" | "–" | "&"));
        let end = end.unwrap_or(rest.len());
        // "Phòng Kinh tế và Trưởng Công an xã": the next post begins another.
        let next = (1..end).find(|&next| bodies::posts(&rest[next..]) > 0 || rest[next].text == "các");
        let before = at > 0 && words[at - 1].text == "các";
        if let Some(body) = bodies::name(&rest[..next.unwrap_or(end)]).filter(|_| !before) {
            found.push(body);
        }
    }
    found
}

/// Whether any line but the heads, the order and the recipients names a body, in whatever way.
fn is_spoken_of(paper: &PaperView<'_>, body: &BodyName) -> bool {
    let order = task_reader::of(paper).order.as_ref().map(|order| order.line);
    let parts = paper.parts().iter().enumerate();
    let mut lines = parts
        .flat_map(|(part, lines)| lines.lines.iter().enumerate().map(move |(line, one)| ((part, line), one)));
    lines.any(|(at, line)| {
        let aside = matches!(line.role, Role::NoiNhan | Role::CoQuanBanHanh | Role::CoQuanChuQuan);
        !aside && Some(at) != order && body.is_spoken_of_in(&BodyWords::of(&line.text).all)
    })
}
