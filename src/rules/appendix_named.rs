//! The text of a paper names its appendices.
//!
//! In: the lines of each document and its appendices. Out: a warning at each appendix that no line of its
//! own document names: by its number, or all of them at once.

use std::collections::BTreeSet;

use super::found::Telling;
use super::paper_view::{Part, PartKind};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::content::number::roman;
use crate::finding::{Severity, Verdict, codes};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: codes::C014,
    clause: "Phụ lục I, III.1",
    severity: Severity::Warning,
    about: "Lời văn phải chỉ dẫn về phụ lục: từng phụ lục theo số của nó, hoặc nhắc chung “các Phụ lục kèm theo”. Phụ lục của văn \
            bản kèm theo thì văn bản ấy nhắc.",
    wrong: "dieu:\n  - Thành lập Tổ công nghệ số cộng đồng.\n  - Quyết định này có hiệu lực kể từ ngày ký./.\nphu_luc:\n  - ten: \
            Danh sách thành viên\n    loi_van: Ông Nguyễn Văn An, Tổ trưởng.",
    right: "dieu:\n  - Thành lập Tổ công nghệ số cộng đồng (danh sách tại Phụ lục kèm theo).\n  - Quyết định này có hiệu lực kể \
            từ ngày ký./.\nphu_luc:\n  - ten: Danh sách thành viên\n    loi_van: Ông Nguyễn Văn An, Tổ trưởng.",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let appendices = || paper.parts().iter().filter(|part| part.kind == PartKind::Appendix);
    let documents: BTreeSet<u32> = appendices().map(|part| part.document).collect();
    if documents.is_empty() {
        return Verdict::NotApplicable;
    }
    // A text that could not be filled in may be the one that names them.
    if paper.background.unfinished.is_some() {
        return Verdict::NotEvaluated;
    }
    for document in documents {
        let own: Vec<&Part<'a>> = appendices().filter(|part| part.document == document).collect();
        let text = text(paper, document);
        let names = |label: &str| words::find(&text, label).next().is_some();
        let all = names("các phụ lục") || names("phụ lục kèm theo");
        for (at, part) in own.iter().enumerate().filter(|_| !all) {
            let number = if own.len() > 1 { format!(" {}", roman(at as u32 + 1)) } else { String::new() };
            let head = part.first(Role::PhuLuc).or(part.lines.first());
            let Some(line) = head.filter(|_| !names(&format!("phụ lục{}", number.to_lowercase()))) else {
                continue;
            };
            let message = format!("nội dung văn bản chưa nhắc đến Phụ lục{number}");
            let hint = format!("thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục{number} kèm theo)`");
            found.add_words(Severity::Warning, line, (String::new(), 0), message, hint);
            found.telling(Telling::Each);
        }
    }
    Verdict::Passed
}

/// The lines of a document's text that may name an appendix, in small letters.
fn text(paper: &PaperView<'_>, document: u32) -> String {
    let parts = paper.parts().iter();
    let own = parts.filter(|part| part.document == document && part.kind != PartKind::Appendix);
    let lines =
        own.flat_map(|part| &part.lines).filter(|line| is_text(line.role) && line.may(Topic::Appendices));
    lines.map(|line| words::small(&line.text) + "\n").collect()
}

/// Whether a line of this role is of a paper's text.
pub(super) fn is_text(role: Role) -> bool {
    matches!(
        role,
        Role::DoanVan
            | Role::Chuong
            | Role::MucCuaChuong
            | Role::Dieu
            | Role::Muc
            | Role::TieuDeKhoan
            | Role::Khoan
            | Role::TieuDeTieuKhoan
            | Role::TieuKhoan
            | Role::Diem
            | Role::Gach
            | Role::Cong
    )
}
