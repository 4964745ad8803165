//! A day that is written is in the calendar.
//!
//! In: all lines. Out: days of a month that has no such day, and months of which there are none: an error.
//! Whether zeros stand in front of their numbers is `prose_date`'s.

use super::signature::SignedText;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, dates, words};
use crate::content::date;
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code { name: "C103", meaning: "Ngày không có trong lịch", since: Version(0, 2, 0) },
    clause: "thực hành",
    severity: Severity::Error,
    about: "Ngày ghi trong văn bản phải có thật: không có ngày 30 tháng 02, 31 tháng 4, ngày 32, tháng 13; ngày 29 tháng 02 \
            chỉ có ở năm nhuận. Hạn rơi vào ngày như vậy thì người nhận không biết là ngày nào.",
    wrong: "dieu:\n  - Báo cáo trước ngày 30 tháng 02 năm 2026.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Báo cáo trước ngày 28 tháng 02 năm 2026.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// A year that has all days that any year has.
const LEAP: u16 = 2024;
/// Words before a number that is no day of the month.
const COUNTED: [&str; 9] = ["số", "tuần", "đợt", "kỳ", "lần", "phiên", "buổi", "mùng", "mồng"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    let any = |text: SignedText<'_>| !dates::written(text.text).is_empty();
    for line in paper.about(Topic::Days).filter(|line| line.still(Topic::Days, any)) {
        for day in dates::written(&line.text).into_iter().filter(|day| !line.is_quoted(day.at.start)) {
            // "36 tháng 13 ngày" is so long, "12/40/2026" may be the number of anything.
            let before = words::before(&line.text, day.at.start);
            let is_day = before == "ngày" || day.year.is_some() && !COUNTED.contains(&before);
            let (Ok(number), Ok(month)) = (day.day.parse(), day.month.parse()) else { continue };
            if !is_day {
                continue;
            }
            verdict = Verdict::Passed;
            let last = date::last_day(month, day.year.unwrap_or(LEAP));
            let hint = match last {
                Some(last) if (1..=last).contains(&number) => continue,
                Some(last) if day.year.is_some() => format!("tháng {} này có {last} ngày", day.month),
                Some(last) => format!("tháng {} có {last} ngày", day.month),
                None => "một năm có tháng 01 đến tháng 12".to_owned(),
            };
            let message = format!("không có ngày `{}`", &line.text[day.at.clone()]);
            found.error(line, day.at, message, format!("{hint}; xem lại ngày, tháng"));
        }
    }
    verdict
}
