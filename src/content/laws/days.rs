//! The days of a text of the register.
//!
//! In: its fields. Out: [`LegalDays`]; findings at what is no day, and at days that contradict each other.

use super::LegalDay;
use crate::content::date::{DocDate, parse_day};
use crate::content::declare::{Fields, Word};
use crate::finding::{Finding, Findings, codes};

/// The days of a text, if they are stated and valid.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LegalDays {
    /// When it was issued.
    pub(super) issued: Option<LegalDay>,
    /// The first day on which it is in force.
    pub(super) from: Option<LegalDay>,
    /// The last day on which it is in force.
    pub(super) to: Option<LegalDay>,
}

/// Reads and compares the days.
pub(super) fn read(fields: &Fields<'_>, findings: &mut Findings) -> LegalDays {
    let words = ["ngay", "hieu_luc_tu", "hieu_luc_den"].map(|key| (key, fields.word(key)));
    let [issued, from, to] = words.each_ref().map(|(key, word)| day(key, word.as_ref()?, findings));
    let mut before = |at: usize, earlier: usize, hint: &str| {
        if let (key, Some(word)) = &words[at] {
            let message = format!("`{key}` trước `{}`", words[earlier].0);
            findings.push(Finding::error(codes::C005, word.at, message).hint(hint));
        }
    };
    if from.zip(issued).is_some_and(|(from, issued)| from < issued) {
        before(1, 0, "xem lại hai ngày; văn bản có hiệu lực trở về trước thì bỏ dòng `hieu_luc_tu`");
    }
    if to.zip(from).is_some_and(|(to, from)| to < from) {
        before(2, 1, "`hieu_luc_den` là ngày cuối cùng văn bản còn hiệu lực");
    } else if to.zip(issued).is_some_and(|(to, issued)| to < issued) {
        before(2, 0, "`hieu_luc_den` là ngày cuối cùng văn bản còn hiệu lực");
    }
    LegalDays { issued, from, to }
}

fn day(key: &str, word: &Word, findings: &mut Findings) -> Option<LegalDay> {
    let day = parse_day(&word.text).and_then(DocDate::day);
    if day.is_none() {
        let message = format!("`{key}` phải là ngày/tháng/năm, ở đây là `{}`", word.text);
        findings
            .push(Finding::error(codes::C005, word.at, message).hint(format!("ví dụ `{key}: 05/3/2020`")));
    }
    day
}
