//! Only an official letter opens its subject with "V/v".
//!
//! In: the subject of a paper with a name of its kind. Out: "V/v" in front of it.

use super::{Breaches, PaperView, Rule};
use crate::content::fixed::Beside;
use crate::finding::{Severity, Verdict, codes};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: codes::C019,
    clause: "Phụ lục I, II.5",
    severity: Severity::Warning,
    about: "“V/v” chỉ viết ở công văn, dưới số, ký hiệu. Văn bản có tên loại viết trích yếu đủ chữ: “Về việc …” hoặc nêu \
            thẳng nội dung.",
    wrong: "trich_yeu: V/v thành lập Tổ công nghệ số",
    right: "trich_yeu: Về việc thành lập Tổ công nghệ số",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for part in paper.parts().iter().filter(|part| !part.name.is_empty()) {
        let Some(line) = part.first(Role::TrichYeu) else { continue };
        verdict = Verdict::Passed;
        let length = Beside::of("ve_viec").before(&line.text);
        let opening = line.text[..length].trim_end();
        if length == 0 || opening.to_lowercase().starts_with("về") {
            continue;
        }
        let name = part.name.to_lowercase();
        let message = format!("`V/v` chỉ viết ở công văn, trích yếu của {name} viết đủ chữ");
        let hint = format!("viết `trich_yeu: Về việc {}`", &line.text[length..]);
        found.warning(line, 0..opening.len(), message, hint);
        found.instead("Về việc");
    }
    verdict
}
