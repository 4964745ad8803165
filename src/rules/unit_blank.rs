//! A blank stands between a figure and its unit, none before the sign of percent.
//!
//! In: all lines. Out: a note for each other writing.

use super::topics::Topic;
use super::{Breaches, PaperView, Rule, dates, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C057",
        meaning: "Thiếu dấu cách trước đơn vị đo, hoặc thừa trước dấu %",
        since: Version(0, 2, 0),
    },
    clause: "Nghị định 86/2012/NĐ-CP, Phụ lục V; thực hành",
    severity: Severity::Note,
    about: "Giữa số và đơn vị đo có một dấu cách: 5 km, 2,5 ha. Trước dấu % không có dấu cách: 98%. Cách ghi % theo \
            thực hành nên chỉ là lưu ý.",
    wrong: "dieu:\n  - Sửa chữa 5km đường, đạt 98 % kế hoạch.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Sửa chữa 5 km đường, đạt 98% kế hoạch.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// Units that stand right behind a figure by mistake; letters that are also parts of codes are left out.
const UNITS: [&str; 18] = [
    "km", "km2", "km²", "m", "m2", "m²", "m3", "m³", "cm", "mm", "ha", "kg", "tấn", "lít", "kWh", "MWh",
    "kW", "MW",
];

/// Words before the number of a thing, which may end in a letter: "nhà số 3m".
const NUMBERED: [&str; 12] =
    ["số", "nhà", "lô", "thửa", "ngõ", "ngách", "hẻm", "kiệt", "phòng", "tổ", "tờ", "mã"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.about(Topic::OddUnits) {
        if !line.still(Topic::OddUnits, |text| figure_end(text.text, 0).is_some()) {
            continue;
        }
        let text = &*line.text;
        let mut from = 0;
        while let Some(end) = figure_end(text, from) {
            from = end;
            let number = text[..end].rfind(|one: char| !(one.is_ascii_digit() || ".,".contains(one)));
            let start = number.map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
            let alone = !text[..start].ends_with(|one: char| one.is_alphanumeric() || "-/".contains(one));
            if !alone || line.is_quoted(start) {
                continue;
            }
            let figure = &text[start..end];
            if text[end..].starts_with(" %") {
                let at = start..end + 2;
                let message = format!("thừa dấu cách trước dấu % ở `{figure} %`");
                found.rewrite(Severity::Note, line, at, message, format!("{figure}%"));
                continue;
            }
            let length = text[end..].find(|one: char| !one.is_alphanumeric()).unwrap_or(text.len() - end);
            let unit = &text[end..end + length];
            // "số 3m/4" is a code.
            let code = text[end + length..]
                .strip_prefix('/')
                .is_some_and(|rest| rest.starts_with(|one: char| one.is_ascii_digit()));
            if UNITS.contains(&unit) && !code && !is_race(&text[..start]) {
                let message = format!("thiếu dấu cách giữa số và đơn vị ở `{figure}{unit}`");
                let right = format!("{figure} {unit}");
                found.rewrite(Severity::Note, line, start..end + length, message, right);
                if NUMBERED.contains(&words::before(text, start)) {
                    found.doubt("có thể là số nhà, số lô, số thửa");
                }
            }
        }
    }
    Verdict::Passed
}

/// The end of the next digits from a byte on that a letter or a sign of percent behind a blank follows:
/// what follows others is no unit of theirs.
fn figure_end(text: &str, mut from: usize) -> Option<usize> {
    while let Some(digit) = dates::next_digit(text, from) {
        from = digit + dates::digits(&text[digit..]).len();
        let behind = &text[from..];
        if behind.starts_with(" %") || behind.starts_with(char::is_alphabetic) {
            return Some(from);
        }
    }
    None
}

/// "chạy 100m", "cự ly 1500m": the name of an event.
fn is_race(before: &str) -> bool {
    let clause = before.rsplit([';', '.', ':']).next().unwrap_or_default();
    let clause = words::small(clause);
    ["cự ly", "chạy", "bơi", "tiếp sức", "đường đua"]
        .iter()
        .any(|word| words::find(&clause, word).next().is_some())
}
