//! Days in sentences are written as in the head: a zero before days under 10 and months 1 and 2, none
//! before other months.
//!
//! In: all lines. Out: a note for each other writing.

use super::paper_view::Line;
use super::signature::SignedText;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, dates, doubtful_days, words};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C055",
        meaning: "Ngày, tháng trong câu thiếu hoặc thừa số 0",
        since: Version(0, 2, 0),
    },
    clause: "Phụ lục I, II.4b",
    severity: Severity::Note,
    about: "Ngày nhỏ hơn 10 và tháng 1, tháng 2 ghi thêm số 0 phía trước; tháng 3 đến tháng 9 không thêm. Nghị định đặt \
            cách ghi này cho ngày ban hành; trong câu thì theo thực hành, nên chỉ là lưu ý.",
    wrong: "dieu:\n  - Báo cáo trước ngày 5 tháng 03 năm 2026.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Báo cáo trước ngày 05 tháng 3 năm 2026.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// Words before a number that counts something else than days.
const COUNTED: [&str; 8] = ["tuần", "đợt", "kỳ", "lần", "phiên", "buổi", "mùng", "mồng"];
/// Words behind a number that counts something else than months: "6 tháng 1 ngày", "3 tháng 1 lần".
const COUNTS: [&str; 8] = ["ngày", "lần", "tuần", "giờ", "đợt", "buổi", "kỳ", "người"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    // The answer is kept for the line: `impossible_day` asks the same.
    let any = |text: SignedText<'_>| doubtful_days::any(text.text);
    let dated = |line: &&Line<'_>| line.role != Role::DiaDanhThoiGian && line.still(Topic::Days, any);
    for line in paper.about(Topic::Days).filter(dated) {
        for day in dates::days(&line.text).into_iter().filter(|day| !line.is_quoted(day.at.start)) {
            verdict = Verdict::Passed;
            // "tuần 1 tháng 3", "đợt 2 tháng 9": no day of the month.
            let behind = words::behind(&line.text, day.at.end);
            let span = day.year.is_none() && COUNTS.iter().any(|word| behind.starts_with(word));
            if span || COUNTED.contains(&words::before(&line.text, day.at.start)) {
                continue;
            }
            let (Ok(number), Ok(month)) = (day.day.parse::<u8>(), day.month.parse::<u8>()) else { continue };
            let right_month = if month < 3 { format!("{month:02}") } else { month.to_string() };
            let right_day = format!("{number:02}");
            if day.day == right_day && day.month == right_month {
                continue;
            }
            let year =
                day.year.map(|year| if day.in_words { format!(" năm {year}") } else { format!("/{year}") });
            let between = if day.in_words { " tháng " } else { "/" };
            let right = format!("{right_day}{between}{right_month}{}", year.unwrap_or_default());
            let message = format!(
                "ngày `{}` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định",
                &line.text[day.at.clone()]
            );
            // "Trong 5 tháng 3 xã hoàn thành": no day is meant.
            let before = words::before(&line.text, day.at.start);
            let clear = before == "ngày" || day.year.is_some() && before != "số";
            found.rewrite(Severity::Note, line, day.at, message, right);
            if !clear {
                found.doubt("không rõ có phải là ngày, tháng không");
            }
        }
    }
    verdict
}
