//! An ordinance is issued by the Standing Committee.
//!
//! In: all lines. Out: ordinances "của Quốc hội".

use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code { name: "C046", meaning: "Pháp lệnh ghi là của Quốc hội", since: Version(0, 2, 0) },
    clause: "Hiến pháp 2013, Điều 74 khoản 2",
    severity: Severity::Error,
    about: "Pháp lệnh do Ủy ban Thường vụ Quốc hội ban hành, không phải Quốc hội. Ở phần căn cứ thì không ghi cơ quan \
            ban hành (Phụ lục I, II.6a).",
    wrong: "can_cu: |\n  Pháp lệnh Ưu đãi người có công với cách mạng ngày 09 tháng 12 năm 2020 của Quốc hội",
    right: "can_cu: |\n  Pháp lệnh Ưu đãi người có công với cách mạng ngày 09 tháng 12 năm 2020",
    check,
};

/// Words between that speak of something else than who issued it.
const OTHERS: [&str; 19] = [
    "Luật",
    "Nghị",
    "Quyết định",
    "Ủy ban",
    "Uỷ ban",
    "quyền",
    "theo",
    "giám sát",
    "quy định",
    "chương trình",
    "ý kiến",
    "yêu cầu",
    "đại biểu",
    "nhiệm vụ",
    "kỳ họp",
    "chủ trương",
    "trình",
    "luật",
    "nghị quyết",
];

const ORDINANCE: WantedWords = WantedWords::words("Pháp lệnh");

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for line in paper.about(Topic::Ordinances) {
        for at in line.find(ORDINANCE) {
            verdict = Verdict::Passed;
            let rest = &line.text[at.end..];
            let clause = &rest[..rest.find([';', '.', '(']).unwrap_or(rest.len())];
            let Some((between, _)) = clause.split_once(" của Quốc hội") else { continue };
            // "Luật, Pháp lệnh của Quốc hội, Ủy ban Thường vụ Quốc hội": of both bodies together.
            let before = line.text[..at.start].trim_end_matches([' ', ',']);
            let list = ["Luật", "luật", "Nghị quyết", "nghị quyết", "Luật và", "luật và"];
            let behind = &clause[between.len()..];
            let together = list.iter().any(|word| before.ends_with(word))
                || between.starts_with(" và ")
                || ["Ủy ban", "Uỷ ban"].iter().any(|body| behind.contains(body));
            if together || OTHERS.iter().any(|other| between.contains(other)) {
                continue;
            }
            let start = at.end + between.len() + 1;
            let words = start..start + "của Quốc hội".len();
            let is_ground = line.role == Role::CanCu;
            let hint = match is_ground {
                true => "bỏ `của Quốc hội`: căn cứ không ghi cơ quan ban hành Pháp lệnh".to_owned(),
                false => "viết `của Ủy ban Thường vụ Quốc hội`".to_owned(),
            };
            let message = "Pháp lệnh do Ủy ban Thường vụ Quốc hội ban hành, không phải Quốc hội".to_owned();
            found.error(line, words.clone(), message, hint);
            match is_ground {
                true => found.instead_of(line, words.start - 1..words.end, ""),
                false => found.instead("của Ủy ban Thường vụ Quốc hội"),
            }
        }
    }
    verdict
}
