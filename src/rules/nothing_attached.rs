//! A decision whose subject opens with "Ban hành" or "Phê duyệt" issues another text, which is attached.
//!
//! In: a decision. Out: a note where nothing is attached; and where something is, although the subject opens
//! with "Về việc ban hành".

use super::paper_view::PartKind;
use super::{Breaches, PaperView, Rule};
use crate::content::first_capital;
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C062",
        meaning: "Trích yếu “Ban hành …”, “Phê duyệt …” không khớp với văn bản kèm theo",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục III, mẫu 1.2 và 1.3",
    severity: Severity::Note,
    about: "Quyết định quy định gián tiếp (ban hành, phê duyệt một văn bản khác) mở đầu trích yếu bằng “Ban hành” hoặc \
            “Phê duyệt” và có văn bản kèm theo; quyết định quy định trực tiếp mở đầu bằng “Về việc”. Theo mẫu, và văn \
            bản kèm theo có thể ở tệp khác, nên chỉ là lưu ý.",
    wrong: "trich_yeu: Phê duyệt Quy chế làm việc",
    right: "trich_yeu: Về việc phê duyệt danh sách thành viên",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let Some(main) = paper.main().filter(|main| main.is_any(&["QUYẾT ĐỊNH"])) else {
        return Verdict::NotApplicable;
    };
    let Some(line) = main.first(Role::TrichYeu) else { return Verdict::NotApplicable };
    let opening = ["Ban hành", "Phê duyệt"].into_iter().find(|opening| line.text.starts_with(opening));
    if let Some(opening) = opening.filter(|_| paper.parts().len() == 1) {
        let message = format!("trích yếu mở đầu bằng `{opening}` nhưng không có văn bản nào kèm theo");
        let hint = format!(
            "thêm văn bản kèm theo ở `kem_theo`; quyết định trực tiếp thì viết `Về việc {} …`",
            opening.to_lowercase()
        );
        found.note(line, 0..opening.len(), message, hint);
    }
    let attached = paper.parts().iter().any(|part| part.kind == PartKind::Attached);
    let direct =
        ["Về việc ban hành", "Về việc phê duyệt"].into_iter().find(|words| line.text.starts_with(words));
    if let Some(opening) = direct.filter(|_| attached) {
        let right = first_capital(opening.trim_start_matches("Về việc "));
        let message = format!("có văn bản kèm theo mà trích yếu mở đầu bằng `{opening}`");
        found.rewrite(Severity::Note, line, 0..opening.len(), message, right);
    }
    Verdict::Passed
}
