//! The content ends with "./.".
//!
//! In: the last line of the document, and of what is attached, before the signature. Out: a note where
//! the mark is missing. What ends with a table has none.

use super::paper_view::{Line, Part};
use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C058", meaning: "Cuối nội dung không có dấu “./.”", since: Version(0, 2, 0)
    },
    clause: "Phụ lục III, các mẫu",
    severity: Severity::Note,
    about: "Mọi mẫu của Phụ lục III kết thúc nội dung bằng “./.”. Nghị định không nêu thành quy định, nên chỉ là lưu ý.",
    wrong: "dieu:\n  - Thành lập Tổ công nghệ số.\n  - Quyết định này có hiệu lực kể từ ngày ký.",
    right: "dieu:\n  - Thành lập Tổ công nghệ số.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for part in paper.parts() {
        // An appendix may be a list or a form.
        let last = match part.kind {
            super::paper_view::PartKind::Appendix => None,
            _ => last(part),
        };
        let Some(line) = last else { continue };
        verdict = Verdict::Passed;
        let text = line.text.trim_end_matches([' ', '*', ')']);
        if text.ends_with("./.") || line.text.trim_end().ends_with("./.") || text.is_empty() {
            continue;
        }
        // A letter ends with its greeting: "Thân ái!".
        if text.ends_with('!') {
            continue;
        }
        // What is still to be filled in is told as such.
        if text.trim_end_matches('.').ends_with([']', '…']) {
            continue;
        }
        let start = text.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
        let start = start + text[start..].find(' ').map_or(0, |blank| blank + 1);
        let end = text.trim_end_matches(['.', ';', ',']);
        let message = "cuối nội dung không có dấu `./.`".to_owned();
        let right = format!("{}./.", &end[start.min(end.len())..]);
        found.rewrite(Severity::Note, line, start..text.len(), message, right);
        // A list that goes on, or a bracket that is cut off here.
        if text.ends_with(':') || text.len() < line.text.trim_end().len() {
            found.doubt("không rõ nội dung đã hết chưa");
        }
    }
    verdict
}

/// The last line of the content; None where the content ends with something else than prose.
fn last<'p, 'a>(part: &'p Part<'a>) -> Option<&'p Line<'a>> {
    let is_after = |role| {
        matches!(
            role,
            Role::QuyenHan
                | Role::ChucVu
                | Role::ChucVuKhac
                | Role::HoTen
                | Role::TieuDeNoiNhan
                | Role::NoiNhan
                | Role::SoanThao
                | Role::DiaChi
        )
    };
    let line = part.lines.iter().rev().find(|line| !is_after(line.role))?;
    let is_prose = matches!(
        line.role,
        Role::DoanVan | Role::Dieu | Role::Khoan | Role::TieuKhoan | Role::Diem | Role::Gach | Role::Cong
    );
    is_prose.then_some(line)
}
