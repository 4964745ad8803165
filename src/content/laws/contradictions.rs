//! Texts of the register that contradict each other.
//!
//! In: a register. Out: findings at a text that is entered under two keys, and at one that was replaced or
//! amended by what was issued before it.

use super::chains::is_ring;
use super::words::short_day;
use super::{LegalRegister, LegalText};
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;

/// Checks all texts.
pub(super) fn check(register: &LegalRegister, findings: &mut Findings) {
    let mut texts: Vec<&LegalText> = register.all().collect();
    texts.sort_by_key(|text| text.at);
    for (at, text) in texts.iter().enumerate() {
        if let Some(first) = texts[..at].iter().find(|first| is_same(first, text)) {
            let message = format!("`{}` là văn bản đã có mã `{}`: {}", text.key, first.key, first.short());
            let hint = "mỗi văn bản một mã: bỏ một mã, hoặc xem lại `so`, `ngay`";
            let finding = Finding::error(codes::C007, text.places.identity(text.at), message).hint(hint);
            findings.push(finding.related(first.places.identity(first.at), "mã kia ở đây"));
        }
        let later = text.replaced_by.iter().map(|key| ("thay_the_boi", text.places.replaced_by, key));
        let amended = text.amended_by.iter().map(|key| ("sua_doi_boi", text.places.amended_by, key));
        for (field, place, key) in later.chain(amended) {
            earlier(register, text, (field, place.unwrap_or(text.at), key), findings);
        }
    }
}

/// Reports a text that is said to come after another but was issued before it.
fn earlier(
    register: &LegalRegister,
    text: &LegalText,
    (field, place, key): (&str, Span, &String),
    findings: &mut Findings,
) {
    let hint = format!("`{field}` ghi mã của văn bản ban hành sau");
    let message = match register.get(key) {
        // For texts that replace each other `chains` reports it.
        Some(_) if field == "thay_the_boi" && is_ring(register, text) => return,
        Some(other) if other.key == text.key => {
            format!("`{}` ghi là được sửa đổi bởi chính nó", text.key)
        }
        Some(other) if other.day < text.day => {
            let [own, others] = [text.day, other.day].map(short_day);
            format!("`{}` ban hành ngày {own}, sau `{key}` ngày {others}", text.key)
        }
        _ => return,
    };
    findings.push(Finding::error(codes::C007, place, message).hint(hint));
}

/// Whether two texts are the same: by number within the series of one body and year; for laws by name and
/// day.
fn is_same(one: &LegalText, other: &LegalText) -> bool {
    if one.kind != other.kind {
        return false;
    }
    let small = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    if let (Some(number), Some(of_other)) = (&one.number, &other.number) {
        let zeros = |number: &str| number.trim_start_matches('0').to_owned();
        // "12/QĐ-UBND" exists once per body.
        let bodies = one.body.as_deref().zip(other.body.as_deref());
        let body = bodies.is_none_or(|(one, other)| small(one) == small(other)) || is_of_one_body(number);
        return body && zeros(number) == zeros(of_other) && (has_year(number) || one.day.0 == other.day.0);
    }
    one.kind.by_name && one.day == other.day && small(&one.name) == small(&other.name)
}

/// Whether a number holds its year, `30/2020/NĐ-CP`, or the term of a National Assembly and the year.
fn has_year(number: &str) -> bool {
    let part = number.split('/').nth(1).unwrap_or_default();
    part.len() == 4 && part.bytes().all(|one| one.is_ascii_digit())
}

/// Whether the symbol is that of one body of the country.
fn is_of_one_body(number: &str) -> bool {
    ["NĐ-CP", "NQ-CP", "QĐ-TTg", "CT-TTg"].iter().any(|symbol| number.ends_with(symbol))
        || number.contains("/QH")
        || number.contains("/UBTVQH")
}
