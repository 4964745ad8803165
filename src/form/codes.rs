//! Codes of the rules of layout for people who look one up.
//!
//! In: the rules. Out: the text about one, a list, the part of the page of codes, what a log says.

use super::{ALL, FormRule};
use crate::finding::Severity;
use crate::finding::render::sarif::Explained;

/// What the letter of these codes stands for.
const GROUP: &str = "Hình thức của tệp Word (chỉ xét khi kiểm tra tệp .docx)";

fn grave(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "lỗi",
        Severity::Warning => "cảnh báo",
        Severity::Note | Severity::Waived => "lưu ý",
    }
}

/// The clause with its decree.
pub fn clause(rule: &FormRule) -> String {
    let decree = if rule.clause == "thực hành" { "" } else { " của Nghị định 30/2020/NĐ-CP" };
    format!("{}{decree}", rule.clause)
}

/// The text about a code; None where no rule of layout has it.
pub fn explained(name: &str) -> Option<String> {
    let rule = ALL.iter().find(|rule| rule.code.name == name)?;
    Some(text(rule))
}

fn text(rule: &FormRule) -> String {
    format!(
        "{}: {}\nNhóm: {GROUP}\nCó từ phiên bản: 0.2.0\nMức độ: {}\nCăn cứ: {}\n\n{}\n",
        rule.code.name,
        rule.code.meaning,
        grave(rule.severity),
        clause(rule),
        rule.about
    )
}

/// All of these codes, a line each, under their group.
pub fn list() -> String {
    let lines = ALL.iter().map(|rule| format!("  {}  {}\n", rule.code.name, rule.code.meaning));
    format!("{GROUP}\n{}", lines.collect::<String>())
}

/// What a log of findings says of every rule.
pub fn for_logs() -> Vec<Explained> {
    let explained = |rule: &&FormRule| Explained {
        code: rule.code,
        about: rule.about.to_owned(),
        help: text(rule),
        clause: Some(clause(rule)),
        severity: rule.severity,
    };
    ALL.iter().map(explained).collect()
}

/// Their part of the page of all codes, which a test writes.
#[cfg(feature = "rooms")]
pub fn page() -> String {
    let rows = ALL.iter().map(|rule| {
        format!(
            "| {} | {} | {} | {} | {} |\n",
            rule.code.name,
            rule.code.meaning,
            grave(rule.severity),
            rule.clause,
            rule.about
        )
    });
    format!(
        "\n## {GROUP}\n\n| mã | xét | mức độ | căn cứ | thế nào là đúng |\n|---|---|---|---|---|\n{}",
        rows.collect::<String>()
    )
}
