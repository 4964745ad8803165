//! A city under the Government is no `tỉnh`.
//!
//! In: all lines of a paper of 1 July 2025 or later, the table of units. Out: `tỉnh Hà Nội`, where a body or a
//! place is called so. Of a province that became a city later, and the
//! other way round, nothing is sure.

use super::signature::{SignedText, WantedWords};
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, history, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C073",
        meaning: "Thành phố trực thuộc trung ương ghi là tỉnh",
        since: Version(0, 2, 0),
    },
    clause: "Nghị quyết số 202/2025/QH15",
    severity: Severity::Warning,
    about: "Hà Nội, Hải Phòng, Huế, Đà Nẵng, Cần Thơ, Hồ Chí Minh là thành phố, theo bảng đơn vị hành chính kèm chương trình. \
            Ghi tỉnh thường do chép từ văn bản của nơi khác. Chỉ xét tên đứng sau tên cơ quan hoặc các chữ trên địa bàn, tại, \
            thuộc, của; câu nói về thời gian trước không bị báo.",
    wrong: "dieu:\n  - Phối hợp với Ủy ban nhân dân tỉnh Cần Thơ thực hiện.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Phối hợp với Ủy ban nhân dân thành phố Cần Thơ, các tỉnh Cần Thơ giáp ranh thực hiện.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const WORDS: [WantedWords; 2] = WantedWords::all(["tỉnh", "Tỉnh"]);

/// Words before, of a body or a place: "Hội đồng nhân dân tỉnh", not "các tỉnh", "liên tỉnh", "cấp tỉnh".
const BEFORE: [&str; 10] = ["dân", "UBND", "HĐND", "bàn", "tại", "thuộc", "của", "trong", "khắp", "toàn"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    match (paper.day(), paper.year()) {
        (Some(day), _) if day < history::TWO_LEVELS => return Verdict::NotApplicable,
        (None, Some(year)) if year < history::TWO_LEVELS.0 => return Verdict::NotApplicable,
        (None, None | Some(0..=2025)) => return Verdict::NotEvaluated,
        _ => {}
    }
    for line in paper.about(Topic::CityKinds) {
        if !line.still(Topic::CityKinds, names_any) {
            continue;
        }
        for at in WORDS.into_iter().flat_map(|word| line.find(word)) {
            let Some(name) = name_at(&line.text, at.end).filter(|name| paper.units().is_city(name)) else {
                continue;
            };
            let before = words::before(&line.text, at.start);
            let aside = history::is_told(line, at.start) || history::is_of_institution(&line.text, at.start);
            if !BEFORE.contains(&before) || aside {
                continue;
            }
            let end = at.end + 1 + name.len();
            let message = format!("`{}`: {name} là thành phố", &line.text[at.start..end]);
            found.warning(line, at.start..end, message, format!("viết `{}`", city(name)));
        }
    }
    Verdict::Passed
}

/// Whether any name stands behind the word.
fn names_any(text: SignedText<'_>) -> bool {
    WORDS.into_iter().flat_map(|word| text.find(word)).any(|at| name_at(text.text, at.end).is_some())
}

fn city(name: &str) -> String {
    if name == "Hồ Chí Minh" { format!("Thành phố {name}") } else { format!("thành phố {name}") }
}

/// The capitalised words behind a byte: ` Hà Nội` of `tỉnh Hà Nội thực hiện`.
fn name_at(text: &str, from: usize) -> Option<&str> {
    let mut end = from;
    while let Some(rest) = text[end..].strip_prefix(' ').filter(|rest| rest.starts_with(char::is_uppercase)) {
        end += 1 + rest.find(|one: char| !one.is_alphanumeric()).unwrap_or(rest.len());
    }
    (end > from).then(|| &text[from + 1..end])
}
