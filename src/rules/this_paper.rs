//! A paper that speaks of itself writes its kind with a capital: "Quyết định này".
//!
//! In: all lines, the kinds of the paper and of what is attached. Out: the kind in small letters before "này".

use super::paper_view::PartKind;
use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::content::first_capital;
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C096",
        meaning: "Tên loại của chính văn bản này không viết hoa",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục II, V.6",
    severity: Severity::Warning,
    about: "Nói đến một văn bản cụ thể thì viết hoa chữ đầu của tên loại: Quyết định này, Kế hoạch này. Chữ cũng dùng với nghĩa \
            khác (quy định này, báo cáo này) chỉ là lưu ý.",
    wrong: "dieu:\n  - Thành lập Tổ công nghệ số cộng đồng.\n  - Ủy ban nhân dân các thôn thi hành quyết định này./.",
    right: "dieu:\n  - Thành lập Tổ công nghệ số cộng đồng; Tổ trưởng quyết định việc này.\n  - Trưởng các thôn thi hành Quyết định này./.",
    check,
};

const THIS: WantedWords = WantedWords::words("này");
/// Kinds whose names are also verbs, or nouns of another meaning.
const OTHER_MEANING: [&str; 8] =
    ["quy định", "hướng dẫn", "báo cáo", "thông báo", "chương trình", "dự án", "thông cáo", "công điện"];
/// Words before several papers, or any.
const SEVERAL: [&str; 10] = ["các", "những", "mọi", "hai", "ba", "bốn", "nhiều", "từng", "số", "việc"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let own = paper.parts().iter().filter(|part| part.kind != PartKind::Appendix && !part.name.is_empty());
    let mut kinds: Vec<String> = own.map(|part| words::small(&part.name)).collect();
    kinds.sort();
    kinds.dedup();
    if kinds.is_empty() {
        return Verdict::NotApplicable;
    }
    for line in paper.about(Topic::ThisPaper) {
        for this in line.find(THIS) {
            let front = line.text[..this.start].trim_end_matches(' ');
            let Some(kind) = kinds.iter().find(|kind| front.ends_with(kind.as_str())) else { continue };
            let at = front.len() - kind.len()..this.end;
            let alone = words::stands_alone(&line.text, &at);
            if !alone || SEVERAL.contains(&words::before(&line.text, at.start)) {
                continue;
            }
            let sure = !OTHER_MEANING.contains(&kind.as_str());
            let severity = if sure { Severity::Warning } else { Severity::Note };
            let wrong = &line.text[at.clone()];
            let (message, right) =
                (format!("`{wrong}`: tên loại của văn bản này viết hoa"), first_capital(wrong));
            found.rewrite(severity, line, at, message, right);
            if !sure {
                found.doubt("chữ này còn nghĩa khác");
            }
        }
    }
    Verdict::Passed
}
