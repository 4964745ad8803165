//! One law is cited with one day.
//!
//! In: all lines. Out: a law or ordinance by name with two days of which one is a slip: of one year, or
//! one day of two years. An old law and a new one of one name have other days and years.

use std::ops::Range;

use super::paper_view::Line;
use super::signature::WantedWords;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, dates};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C088", meaning: "Một luật viện dẫn với hai ngày khác nhau", since: Version(0, 2, 0)
    },
    clause: "Phụ lục I, II.6a",
    severity: Severity::Warning,
    about: "Luật, Pháp lệnh viện dẫn bằng tên và ngày thông qua; một luật chỉ có một ngày. Chỉ báo khi hai ngày cùng năm, \
            hoặc cùng ngày và tháng mà khác năm: luật cũ và luật mới cùng tên khác cả ngày và năm.",
    wrong: "can_cu: |\n  Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025\ndieu:\n  - Chi theo Luật Ngân sách nhà nước ngày 26/6/2025.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "can_cu: |\n  Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025\ndieu:\n  - Chi theo Luật Ngân sách nhà nước ngày 25/6/2025, thay cho Luật Ngân sách nhà nước ngày 18/12/2015.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

const KINDS: [WantedWords; 3] = WantedWords::all(["Luật", "Bộ luật", "Pháp lệnh"]);

/// A law with a day.
struct Dated<'p, 'a> {
    line: &'p Line<'a>,
    name: String,
    day: (u16, u8, u8),
    at: Range<usize>,
}

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut all: Vec<Dated<'_, 'a>> = Vec::new();
    for line in paper.about(Topic::DatedLaws) {
        for start in KINDS.iter().flat_map(|kind| line.find(*kind)) {
            all.extend(dated(line, start.start));
        }
    }
    if all.is_empty() {
        return Verdict::NotApplicable;
    }
    for (at, law) in all.iter().enumerate() {
        let slip = |other: &&Dated<'_, 'a>| {
            let (day, of_other) = (law.day, other.day);
            law.name == other.name
                && day != of_other
                && (day.0 == of_other.0 || (day.1, day.2) == (of_other.1, of_other.2))
        };
        if let Some(first) = all[..at].iter().find(slip) {
            let shown = |law: &Dated<'_, 'a>| law.line.text[law.at.clone()].to_owned();
            let message = format!("ngày của luật này ghi {} ở đây, {} ở chỗ khác", shown(law), shown(first));
            found.warning(law.line, law.at.clone(), message, "xem lại văn bản gốc, ghi một ngày".to_owned());
            found.related(first.line, "viện dẫn ở đây");
        }
    }
    Verdict::Passed
}

/// Whether what stands before a law says that it is amended by another: "Luật sửa đổi, bổ sung một số
/// điều của Luật Đất đai ngày …". The day is that of the other one.
fn is_amended(before: &str) -> bool {
    let clause = before.rsplit(';').next().unwrap_or(before).to_lowercase();
    // Behind a day, another law begins.
    let since = clause.rfind(" ngày ").unwrap_or(0);
    clause[since..].contains("sửa đổi") && clause[since..].contains(" của ")
}

/// The law that begins at a byte, where its name goes on to a day.
fn dated<'p, 'a>(line: &'p Line<'a>, start: usize) -> Option<Dated<'p, 'a>> {
    let text = &line.text[start..];
    let end = text.find(" ngày ")?;
    let name = &text[..end];
    let plain = !name.contains([',', ';', '.', '(', '/']) && name.split_whitespace().count() <= 16;
    let named = name.split_whitespace().count() >= 2 && !name.to_lowercase().contains("sửa đổi");
    if !plain || !named || is_amended(&line.text[..start]) {
        return None;
    }
    let day = dates::day_at(&line.text, start + end)?;
    Some(Dated { line, name: name.to_lowercase(), day: day.full()?, at: day.at })
}
