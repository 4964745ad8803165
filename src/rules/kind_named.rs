//! A decision calls what is attached to it by its kind.
//!
//! In: a decision with an attached text. Out: another kind's name where its articles speak of what is
//! attached, and further where an article goes on with that name.

use super::paper_view::{Line, PartKind};
use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C086", meaning: "Gọi văn bản kèm theo bằng tên loại khác", since: Version(0, 2, 0)
    },
    clause: "Phụ lục III, mẫu 1.3",
    severity: Severity::Warning,
    about: "Điều của quyết định gọi văn bản kèm theo đúng tên loại của nó: quyết định phê duyệt Kế hoạch thì viết “(Kế hoạch \
            kèm theo)”, “căn cứ Kế hoạch”. Tên loại khác thường còn lại từ văn bản cũ.",
    wrong: "trich_yeu: Phê duyệt Kế hoạch chuyển đổi số\ndieu:\n  - Phê duyệt Kế hoạch chuyển đổi số (Chương trình kèm theo).\n  - Quyết định này có hiệu lực kể từ ngày ký./.\nkem_theo:\n  - loai: ke_hoach\n    trich_yeu: Chuyển đổi số\n    noi_dung: |\n      I. Mục tiêu\n      Mọi thôn có mạng./.",
    right: "trich_yeu: Phê duyệt Kế hoạch chuyển đổi số\ndieu:\n  - Phê duyệt Kế hoạch chuyển đổi số thực hiện Chương trình của tỉnh (Kế hoạch kèm theo).\n  - Quyết định này có hiệu lực kể từ ngày ký./.\nkem_theo:\n  - loai: ke_hoach\n    trich_yeu: Chuyển đổi số\n    noi_dung: |\n      I. Mục tiêu\n      Mọi thôn có mạng./.",
    check,
};

const KINDS: [WantedWords; 10] = WantedWords::all([
    "Kế hoạch",
    "Chương trình",
    "Quy chế",
    "Quy định",
    "Đề án",
    "Phương án",
    "Hướng dẫn",
    "Dự án",
    "Nội quy",
    "Điều lệ",
]);

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let parts = paper.parts();
    let names: Vec<&str> =
        parts.iter().filter(|part| part.kind == PartKind::Attached).map(|part| part.name.as_str()).collect();
    let Some(main) = paper.main().filter(|main| main.is_any(&["QUYẾT ĐỊNH"]) && !names.is_empty())
    else {
        return Verdict::NotApplicable;
    };
    let right = |kind: &str| names.contains(&kind.to_uppercase().as_str());
    let articles = || main.lines.iter().filter(|line| is_of_article(line));
    let mut wrong: Vec<&'static str> = Vec::new();
    for line in articles().filter(|line| line.may(Topic::Attached)) {
        for kind in KINDS.into_iter().filter(|kind| !right(kind.text)) {
            for at in line.find(kind).filter(|at| is_attached(&line.text, at.start, at.end)) {
                wrong.push(kind.text);
                tell(line, at, kind.text, names[0], found);
            }
        }
    }
    // Later articles go on with the wrong name: "căn cứ Chương trình, triển khai".
    for kind in KINDS.into_iter().filter(|kind| wrong.contains(&kind.text)) {
        for line in articles() {
            let bare = |at: &std::ops::Range<usize>| {
                let behind = &line.text[at.end..];
                let after = ["căn cứ", "hiện", "theo", "của"].contains(&words::before(&line.text, at.start))
                    || line.text[..at.start].ends_with("căn cứ ");
                after && (behind.starts_with([',', ';', '.']) || behind.is_empty())
            };
            for at in line.find(kind).filter(bare) {
                tell(line, at, kind.text, names[0], found);
            }
        }
    }
    Verdict::Passed
}

fn tell<'a>(line: &Line<'a>, at: std::ops::Range<usize>, kind: &str, name: &str, found: &mut Breaches<'a>) {
    let name = KINDS.iter().find(|kind| kind.text.to_uppercase() == name).map_or(name, |kind| kind.text);
    let message = format!("văn bản kèm theo là {name} nhưng ở đây gọi là `{kind}`");
    found.warning(line, at, message, format!("viết `{name}`"));
}

fn is_of_article(line: &Line<'_>) -> bool {
    matches!(line.role, Role::Dieu | Role::Khoan | Role::Diem | Role::DoanVan | Role::Gach)
}

/// "(Chương trình kèm theo)", "Ban hành kèm theo Quyết định này Chương trình …".
fn is_attached(text: &str, start: usize, end: usize) -> bool {
    let behind = words::behind(text, end);
    let before = text[..start].trim_end_matches(' ');
    // "Phụ lục kèm theo", "Kế hoạch kèm theo Tờ trình số 5": what is attached to another paper.
    let own = behind.strip_prefix("kèm theo").or(behind.strip_prefix("ban hành kèm theo"));
    let own = own.is_some_and(|rest| {
        let rest = rest.trim_start_matches(' ');
        rest.is_empty() || rest.starts_with([')', '.', ',', ';']) || rest.starts_with("Quyết định này")
    });
    own || before.ends_with("kèm theo Quyết định này")
}
