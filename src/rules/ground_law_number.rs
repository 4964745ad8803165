//! A law among the grounds is cited without its number.
//!
//! In: the grounds. Out: laws and ordinances with number and symbol. An amending law is known by
//! its number, and numbers of the laws that it amends are part of its name.

use super::dates;
use super::grounds::{self, Ground};
use super::{Breaches, PaperView, Rule, cite};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C043",
        meaning: "Căn cứ ghi số, ký hiệu của Luật, Pháp lệnh",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.6a",
    severity: Severity::Error,
    about: "Ở phần căn cứ, Luật và Pháp lệnh không ghi số, ký hiệu và cơ quan ban hành, chỉ ghi tên và ngày, tháng, \
            năm thông qua. Văn bản quy phạm pháp luật theo quy định riêng nên không xét; luật sửa đổi, bổ sung được \
            ghi số.",
    wrong: "can_cu: |\n  Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025",
    right: "can_cu: |\n  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    check,
};

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let all = grounds::of(paper);
    let laws: Vec<&Ground<'_, 'a>> = all.iter().filter(|ground| ground.law().is_some()).collect();
    if laws.is_empty() || paper.is_law() {
        return Verdict::NotApplicable;
    }
    for ground in laws.into_iter().filter(|ground| !ground.is_amending()) {
        let text = ground.text();
        let of_law =
            |cited: &&cite::Citation<'_>| is_of_law(cited.symbol) && !ground.in_brackets(cited.at.start);
        let cited = cite::all(text);
        let Some(cited) = cited.iter().find(of_law) else { continue };
        let before = text[..cited.at.start].trim_end();
        let says = ["số", "Số", "số:", "Số:"].into_iter().find_map(|word| before.strip_suffix(word));
        let start = says.unwrap_or(before).len();
        let end = cited.at.end + term(cited.symbol, &text[cited.at.end..]);
        let wrong = &text[start..end];
        let kind = ground.law().unwrap_or_default();
        // "Luật số 72/2025/QH15 ngày …" says no name.
        let name = text[..start].trim_end();
        let hint = match name == kind {
            true => format!("thay bằng tên: `{kind} …{}`", &text[end..]),
            false => format!("viết `{name}{}`", &text[end..]),
        };
        let at = ground.at.start + start..ground.at.start + end;
        let message = format!("căn cứ ghi số, ký hiệu của {kind}: `{wrong}`");
        found.error(ground.line, at, message, hint);
    }
    Verdict::Passed
}

/// Whether a symbol is that of a law: `QH15`, of "72/2025-QH15" `2025-QH15`.
fn is_of_law(symbol: &str) -> bool {
    let last = symbol.rsplit('-').next().unwrap_or(symbol);
    last.starts_with("QH") || last.starts_with("UBTVQH")
}

/// How long the number of the term is where a blank stands before it: "72/2025/QH 15".
fn term(symbol: &str, behind: &str) -> usize {
    let digits = behind.strip_prefix(' ').map_or("", dates::digits);
    if symbol.ends_with("QH") && digits.len() == 2 { 1 + digits.len() } else { 0 }
}
