//! A ground is a paper of a body, no form, list to tick off or file.
//!
//! In: the grounds of a paper. Out: names of files, and grounds that are forms.

use super::grounds;
use super::{Breaches, PaperView, Rule, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C091", meaning: "Căn cứ là tên tệp, biểu mẫu, bảng kiểm", since: Version(0, 2, 0)
    },
    clause: "Phụ lục I, II.6a",
    severity: Severity::Error,
    about: "Căn cứ là văn bản quy định thẩm quyền của cơ quan ban hành hoặc quy định nội dung, cơ sở để ban hành. Tên tệp, \
            biểu mẫu, bảng kiểm không phải văn bản: ghi văn bản đã ban hành biểu mẫu đó. Tên tệp là lỗi; biểu mẫu là \
            cảnh báo.",
    wrong: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  Mau quyet dinh.docx",
    right: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n  Quy chế làm việc của Ủy ban nhân dân xã",
    check,
};

/// Endings of names of files.
const ENDINGS: [&str; 10] =
    [".doc", ".docx", ".xls", ".xlsx", ".pdf", ".ppt", ".pptx", ".zip", ".rar", ".yaml"];
/// What a ground that is a form opens with.
const FORMS: [&str; 10] = [
    "mẫu số",
    "mẫu quyết định",
    "mẫu văn bản",
    "biểu mẫu",
    "biểu số",
    "bảng kiểm",
    "checklist",
    "file ",
    "tệp ",
    "bản mềm",
];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let all = grounds::of(paper);
    if all.is_empty() {
        return Verdict::NotApplicable;
    }
    for ground in all {
        let small = words::small(ground.text());
        let dotted = ground.text().contains('.').then_some(ENDINGS);
        let file = dotted.into_iter().flatten().find_map(|ending| {
            let end = small.match_indices(ending).map(|(at, _)| at + ending.len());
            let mut end = end.filter(|&end| !small[end..].starts_with(words::is_letter));
            end.next().filter(|end| small.len() == ground.text().len() && *end <= small.len())
        });
        let (line, at) = (ground.line, ground.at.clone());
        let hint = "ghi văn bản đã được ban hành: tên loại, số, ngày, cơ quan, trích yếu; nếu không có thì bỏ dòng này";
        if file.is_some() {
            let message = format!("căn cứ là tên tệp: `{}`", ground.text());
            found.error(line, at, message, hint.to_owned());
        } else if FORMS.iter().any(|form| small.starts_with(form)) {
            let message = format!("căn cứ là biểu mẫu, không phải văn bản: `{}`", ground.text());
            found.warning(line, at, message, hint.to_owned());
        }
    }
    Verdict::Passed
}
