//! The name of a body is written with the same capitals throughout.
//!
//! In: the names of bodies with something to do, and of those who are told; all lines. Out: a note where
//! such a name stands with other capitals.

use super::signature::WantedWords;
use super::tasks::ToldBy;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, bodies, task_reader, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C090", meaning: "Tên một cơ quan viết hoa bằng hai cách", since: Version(0, 2, 0)
    },
    clause: "Phụ lục II",
    severity: Severity::Note,
    about: "Tên cơ quan viết hoa chữ đầu của tên loại và của từng cụm từ chỉ chức năng, lĩnh vực: Sở Công Thương, Phòng Văn \
            hóa - Xã hội. Tên ở phần giao việc và nơi nhận được đối chiếu với mọi chỗ khác trong văn bản; cách viết nào \
            đúng thì xem tên chính thức, nên chỉ là lưu ý.",
    wrong: "loai: ke_hoach\nnoi_dung: |\n  I. Tổ chức thực hiện\n  # 1. Phòng Kinh tế\n  Gửi kết quả về Sở Công thương./.\nnoi_nhan: [Sở Công Thương, Phòng Kinh tế]",
    right: "loai: ke_hoach\nnoi_dung: |\n  I. Tổ chức thực hiện\n  # 1. Phòng Kinh tế\n  Gửi kết quả về Sở Công Thương; mỗi phòng Kinh tế một bản./.\nnoi_nhan: [Sở Công Thương, Phòng Kinh tế]",
    check,
};

const SORTS: [WantedWords; 5] = WantedWords::all(["Sở", "Phòng", "Ban", "Trung", "Kho"]);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let tasks = task_reader::of(paper);
    let mut names: Vec<&str> = Vec::new();
    let of_duties = tasks.duties.iter().map(|duty| &paper.line(duty.line).text[duty.at.clone()]);
    let of_told = tasks.told.iter().filter(|told| told.by == ToldBy::Name).filter_map(|told| {
        let name = bodies::name(&told.words.all).filter(|name| !name.many)?;
        Some(&paper.line(told.line).text[told.at.start + name.at.start..told.at.start + name.at.end])
    });
    for name in of_told.chain(of_duties) {
        let sorted = SORTS.iter().any(|sort| name.starts_with(sort.text));
        let known = names.iter().any(|known| words::same(known, name));
        // Names with brackets or of one word behind their sort are short for many.
        if sorted && !known && name.split_whitespace().count() >= 3 {
            names.push(name);
        }
    }
    if names.is_empty() {
        return Verdict::NotApplicable;
    }
    for line in paper.about(Topic::BodySorts) {
        for sort in SORTS.into_iter().filter(|sort| line.may_hold(*sort)) {
            for start in line.find(sort).map(|at| at.start) {
                for name in names.iter().filter(|name| name.starts_with(sort.text)) {
                    // A small letter in front is many offices' way.
                    let Some(at) = words::otherwise(&line.text, start, name) else { continue };
                    let written = &line.text[at.clone()];
                    let message = format!("tên cơ quan viết `{written}` ở đây, `{name}` ở chỗ khác");
                    found.note(
                        line,
                        at,
                        message,
                        "dùng một cách viết, theo tên chính thức của cơ quan".to_owned(),
                    );
                }
            }
        }
    }
    Verdict::Passed
}
