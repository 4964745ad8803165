//! The body that issued a cited paper has its full name: "của Chính phủ", not "của CP".
//!
//! In: citations. Out: bodies in initials. UBND and HĐND are left alone, which the decree itself writes.

use super::cite::Citation;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C092", meaning: "Viện dẫn viết tắt tên cơ quan ban hành", since: Version(0, 2, 0)
    },
    clause: "Phụ lục I, II.6a, II.6c",
    severity: Severity::Warning,
    about: "Căn cứ và viện dẫn lần đầu ghi tên cơ quan ban hành: của Chính phủ, của Bộ Tài chính. Chữ viết tắt chỉ người trong \
            ngành hiểu; UBND, HĐND, UBTVQH thông dụng nên không xét. Trong câu chỉ là lưu ý.",
    wrong: "can_cu: |\n  Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của CP về công tác văn thư",
    right: "can_cu: |\n  Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    check,
};

/// Bodies by the last group of the symbols of their papers.
const BODIES: [(&str, &str); 20] = [
    ("CP", "Chính phủ"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("BNV", "Bộ Nội vụ"),
    ("BTC", "Bộ Tài chính"),
    ("BTP", "Bộ Tư pháp"),
    ("BCT", "Bộ Công Thương"),
    ("BYT", "Bộ Y tế"),
    ("BXD", "Bộ Xây dựng"),
    ("BCA", "Bộ Công an"),
    ("BQP", "Bộ Quốc phòng"),
    ("BNG", "Bộ Ngoại giao"),
    ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("BKHCN", "Bộ Khoa học và Công nghệ"),
    ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
    ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("BDTTG", "Bộ Dân tộc và Tôn giáo"),
    ("BTNMT", "Bộ Tài nguyên và Môi trường"),
    ("BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
    ("BGTVT", "Bộ Giao thông vận tải"),
    ("TTCP", "Thanh tra Chính phủ"),
];

/// Initials that everybody writes.
const USUAL: [&str; 8] = ["UBND", "HĐND", "UBTVQH", "MTTQ", "UBMTTQ", "TW", "TƯ", "TTHĐND"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for line in paper.about(Topic::Citations) {
        if matches!(line.role, Role::NoiNhan | Role::SoKyHieu | Role::KemTheo) || line.cell.is_some() {
            continue;
        }
        for cited in line.citations().filter(|cited| !line.is_quoted(cited.at.start)) {
            verdict = Verdict::Passed;
            let Some((at, body)) = in_initials(&line.text, &cited) else { continue };
            let severity = if line.role == Role::CanCu { Severity::Warning } else { Severity::Note };
            let message = format!("tên cơ quan ban hành viết tắt: `{body}`");
            match issuer(cited.symbol) {
                Some(name) => found.rewrite(severity, line, at, message, format!("của {name}")),
                None => found.add(severity, line, at, message, "ghi đủ tên cơ quan ban hành".to_owned()),
            }
        }
    }
    verdict
}

/// The place of "của CP", and the initials.
fn in_initials<'t>(text: &'t str, cited: &Citation<'t>) -> Option<(std::ops::Range<usize>, &'t str)> {
    let (body, _) = cited.body_and_subject();
    let initials = body.split(' ').next().filter(|first| first.chars().count() >= 2)?;
    let capitals = initials.chars().all(|one| one.is_uppercase() || matches!(one, '&' | '-' | 'g'));
    if !capitals || USUAL.contains(&initials) || initials.len() != body.len() {
        return None;
    }
    let whole = format!("của {body}");
    let from = cited.day.as_ref().map_or(cited.at.end, |day| day.at.end);
    let start = from + text[from..].find(&whole)?;
    Some((start..start + whole.len(), initials))
}

/// The body whose papers have this symbol.
fn issuer(symbol: &str) -> Option<&'static str> {
    let last = symbol.rsplit('-').next()?;
    BODIES.iter().find(|(initials, _)| *initials == last).map(|(_, name)| *name)
}
