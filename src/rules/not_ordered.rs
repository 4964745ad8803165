//! Who has something to do by a decision is ordered to do it.
//!
//! In: duties and the column of who leads in a decision and in what is attached, the article that
//! orders. Out: a body that this article neither names nor covers.

use super::{Breaches, PaperView, Rule, task_reader};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C083",
        meaning: "Cơ quan được giao việc không có ở điều thi hành",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục III, mẫu 1.2, 1.3",
    severity: Severity::Warning,
    about: "Điều thi hành của quyết định nêu đủ người đứng đầu các cơ quan được giao việc trong quyết định, trong văn bản \
            kèm theo và ở cột đơn vị chủ trì, hoặc có cụm từ chung (“thủ trưởng các cơ quan, đơn vị liên quan”). Cơ quan \
            không có cả ở nơi nhận thì chỉ báo một lần, với mã C080.",
    wrong: "dieu:\n  - |\n    Thành lập Tổ công nghệ số cộng đồng.\n  - Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã thực hiện.\n  - Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng Công an xã chịu trách nhiệm thi hành Quyết định này./.\nnoi_nhan: [Như Điều 3, Phòng Kinh tế]",
    right: "dieu:\n  - |\n    Thành lập Tổ công nghệ số cộng đồng.\n  - Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã thực hiện.\n  - Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng phòng Kinh tế, Trưởng Công an xã chịu trách nhiệm thi hành Quyết định này./.\nnoi_nhan: [Như Điều 3, Đảng ủy xã]",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let tasks = task_reader::of(paper);
    let Some(order) = tasks.order.as_ref().filter(|_| !tasks.duties.is_empty()) else {
        return Verdict::NotApplicable;
    };
    let mut told: Vec<&[String]> = Vec::new();
    let missing = tasks.duties.iter().filter(|duty| !duty.ordered && duty.told);
    for duty in missing {
        if told.contains(&&duty.body.words[..]) {
            continue;
        }
        told.push(&duty.body.words);
        let line = paper.line(duty.line);
        let name = &line.text[duty.at.clone()];
        let what = if duty.leads { "chủ trì nhiệm vụ trong bảng" } else { "được giao việc" };
        let message = format!("`{name}` {what} nhưng không có ở Điều {} về thi hành", order.article);
        let hint = format!(
            "thêm người đứng đầu vào Điều {}, hoặc ghi `thủ trưởng các cơ quan, đơn vị liên quan`",
            order.article
        );
        found.warning(line, duty.at.clone(), message, hint);
        found.related(paper.line(order.line), "điều thi hành ở đây");
    }
    Verdict::Passed
}
