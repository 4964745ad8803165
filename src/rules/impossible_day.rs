//! A day that is written is in the calendar.
//!
//! In: all lines. Out: days of a month that has no such day, and months of which there are none: an error.
//! Whether zeros stand in front of their numbers is `prose_date`'s.

use super::signature::SignedText;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, doubtful_days};
use crate::content::date;
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code { name: "C103", meaning: "Ngày không có trong lịch", since: Version(0, 2, 0) },
    clause: "thực hành",
    severity: Severity::Error,
    about: "Ngày ghi trong văn bản phải có thật: không có ngày 30 tháng 02, 31 tháng 4, ngày 32, tháng 13; ngày 29 tháng 02 \
            chỉ có ở năm nhuận. Hạn rơi vào ngày như vậy thì người nhận không biết là ngày nào. Ngày âm lịch thì ghi rõ “âm lịch”, \
            hoặc tên năm (năm Bính Ngọ): tháng âm lịch nào cũng có thể có ngày 30.",
    wrong: "dieu:\n  - Báo cáo trước ngày 30 tháng 02 năm 2026.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Báo cáo trước ngày 28 tháng 02 năm 2026.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// A year that has all days that any year has.
const LEAP: u16 = 2024;
/// The last day that a month of the moon may have.
const LUNAR_LAST: u8 = 30;

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    let any = |text: SignedText<'_>| doubtful_days::any(text.text);
    for line in paper.about(Topic::Days).filter(|line| line.still(Topic::Days, any)) {
        for day in doubtful_days::all(&line.text).into_iter().filter(|day| !line.is_quoted(day.at.start)) {
            let (Ok(number), Some(month)) = (day.day.parse(), day.month) else { continue };
            verdict = Verdict::Passed;
            let last = date::last_day(month, day.year.unwrap_or(LEAP));
            let hint = match last {
                Some(last) if (1..=last).contains(&number) => continue,
                Some(last) if day.year.is_some() => format!("tháng {} này có {last} ngày", day.shown_month),
                Some(last) => format!("tháng {} có {last} ngày", day.shown_month),
                None => "một năm có tháng 01 đến tháng 12".to_owned(),
            };
            if number <= LUNAR_LAST && last.is_some() && doubtful_days::is_lunar(&line.text, &day.at) {
                continue;
            }
            let message = format!("không có ngày `{}`", &line.text[day.at.clone()]);
            found.error(line, day.at, message, format!("{hint}; xem lại ngày, tháng"));
        }
    }
    verdict
}
