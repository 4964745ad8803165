//! Who has something to do by a paper is told of it.
//!
//! In: duties of sentences and headings, the column of who leads, the recipients. Out: a body that
//! none of them names and no general phrase covers.

use super::{Breaches, PaperView, Rule, task_reader};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C080",
        meaning: "Cơ quan được giao việc không có ở nơi nhận",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.9b",
    severity: Severity::Warning,
    about: "Cơ quan được giao việc (ở tổ chức thực hiện, ở câu “Giao …”, ở cột đơn vị chủ trì) phải nhận được văn bản: \
            nêu tên ở nơi nhận, ở điều mà dòng “Như Điều …” chỉ đến, hoặc được một cụm từ chung bao gồm (“Các phòng, \
            ban, đơn vị”). Tên viết tắt và chức vụ của người đứng đầu cũng được nhận ra; khi cụm từ chung có thể bao gồm \
            thì không báo. Ở công văn, thông báo chỉ xét câu mở đầu bằng Giao, Đề nghị, Yêu cầu, Phân công.",
    wrong: "loai: ke_hoach\nnoi_dung: |\n  I. Tổ chức thực hiện\n  # 1. Phòng Kinh tế\n  Chủ trì thực hiện.\n  # 2. Công an xã\n  Bảo đảm trật tự./.\nnoi_nhan: [Công an tỉnh, Phòng KT]",
    right: "loai: ke_hoach\nnoi_dung: |\n  I. Tổ chức thực hiện\n  # 1. Phòng Kinh tế\n  Chủ trì thực hiện.\n  # 2. Công an xã\n  Bảo đảm trật tự./.\nnoi_nhan: [Trưởng Công an xã, Phòng KT]",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let tasks = task_reader::of(paper);
    // A decision without an order is a part of one: who carries it out is not said.
    let decides = paper.main().is_some_and(|main| main.is_any(&["QUYẾT ĐỊNH"]));
    if tasks.duties.is_empty() || decides && tasks.order.is_none() {
        return Verdict::NotApplicable;
    }
    let mut told: Vec<&[String]> = Vec::new();
    for duty in tasks.duties.iter().filter(|duty| !duty.told) {
        // Once, whether a sentence or a table names it.
        if told.contains(&&duty.body.words[..]) {
            continue;
        }
        told.push(&duty.body.words);
        let line = paper.line(duty.line);
        let name = &line.text[duty.at.clone()];
        let what = if duty.leads { "chủ trì nhiệm vụ trong bảng" } else { "được giao việc" };
        let message = format!("`{name}` {what} nhưng không có ở nơi nhận");
        let hint = match &tasks.order {
            Some(order) if tasks.tells_by_article() => {
                format!("thêm vào Điều {} hoặc thêm một dòng ở `noi_nhan`", order.article)
            }
            _ if paper.main().is_some_and(|main| main.name.is_empty()) => {
                "thêm vào `kinh_gui`, hoặc thêm một dòng ở `noi_nhan`".to_owned()
            }
            _ => "thêm một dòng ở `noi_nhan`".to_owned(),
        };
        found.warning(line, duty.at.clone(), message, hint);
        if let Some(first) = tasks.told.first() {
            found.related(paper.line(first.line), "nơi nhận ở đây");
        }
    }
    Verdict::Passed
}
