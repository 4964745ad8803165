//! Thousands are parted by dots, decimals by a comma.
//!
//! In: all lines. Out: figures parted otherwise: a warning where money is told, else a note.

use std::ops::Range;

use super::{Found, Paper, Rule, words};
use crate::diag::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C056",
        meaning: "Số viết dấu phẩy hoặc dấu cách giữa các hàng nghìn",
        since: Version(0, 2, 0),
    },
    clause: "thực hành (theo Luật Kế toán)",
    severity: Severity::Warning,
    about: "Hàng nghìn, triệu, tỷ ngăn bằng dấu chấm, phần thập phân bằng dấu phẩy: 1.500.000 đồng; 2,5 ha. Số tiền \
            viết cách khác là cảnh báo, số khác là lưu ý.",
    wrong: "dieu:\n  - Hỗ trợ mỗi tổ 1,500,000 đồng.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Hỗ trợ mỗi tổ 1.500.000 đồng cho 1,5 ha theo 12 hợp đồng của cộng đồng.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// Words before figures that count nothing.
const NAMES: [&str; 14] =
    ["số", "thoại", "khoản", "ĐT", "mã", "CCCD", "fax", "Fax", "dây", "nóng", "thửa", "đất", "lô", "tờ"];

fn check<'a>(paper: &Paper<'a>, found: &mut Found<'a>) -> Verdict {
    for line in paper.lines().filter(|line| line.has_digit()) {
        let text = &*line.text;
        let mut from = 0;
        while let Some(at) = figure(text, from) {
            from = at.end;
            let written = &text[at.clone()];
            let Some(groups) = groups(written) else { continue };
            let money = is_money(&text[at.end..]);
            // One group behind a comma may be a decimal fraction: of đồng there is none.
            let clear = groups >= 2 || money == Some("đồng") && written.contains(',');
            let named = NAMES.contains(&words::before(text, at.start)) || written.starts_with('0');
            // Digits with blanks may be a number of anything: a telephone, a series.
            let doubtful = money.is_none() && written.contains(' ');
            if !clear || doubtful || named || line.is_quoted(at.start) {
                continue;
            }
            let right = right(written);
            let message = format!("số `{written}` không ngăn hàng nghìn bằng dấu chấm");
            let hint = format!("viết `{right}`");
            match money {
                Some(_) => found.warning(line, at, message, hint),
                None => found.note(line, at, message, hint),
            }
        }
    }
    Verdict::Passed
}

/// The next figure of several groups from a byte on: digits parted by commas or single blanks, and a
/// fraction behind a dot.
fn figure(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = from;
    loop {
        while at < bytes.len() && (bytes[at] < b'0' || bytes[at] > b'9') {
            at += 1;
        }
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        let mut sign = None;
        let mut end = start;
        loop {
            while at < bytes.len() && bytes[at] >= b'0' && bytes[at] <= b'9' {
                at += 1;
            }
            end = end.max(at);
            let next = bytes.get(at).copied();
            let three = || digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
            match next {
                Some(one @ (b',' | b' ')) if three() && sign.is_none_or(|sign| sign == one) => {
                    sign = Some(one);
                    at += 1;
                }
                Some(b'.') if sign.is_some() && digit(at + 1) => {
                    at += 1;
                    sign = Some(b'.');
                }
                _ => break,
            }
        }
        let alone = !text[..start].ends_with(|one: char| one.is_alphanumeric() || ".,/-+".contains(one))
            && !text[end..].starts_with(|one: char| one.is_alphanumeric() || one == '/');
        if sign.is_some() && alone {
            return Some(start..end);
        }
    }
}

/// How many groups of thousands follow the first digits; None where these are more than three.
fn groups(figure: &str) -> Option<usize> {
    let whole = figure.split('.').next().unwrap_or_default();
    let mut groups = whole.split([',', ' ']);
    let first = groups.next().filter(|first| first.len() <= 3);
    first.map(|_| groups.count())
}

/// The unit of money right behind a figure: "hợp đồng" and "cộng đồng" are none.
fn is_money(behind: &str) -> Option<&'static str> {
    let behind = behind.trim_start_matches(' ');
    let units = ["đồng", "triệu đồng", "tỷ đồng", "nghìn đồng", "ngàn đồng", "tỉ đồng", "VNĐ", "VND"];
    units
        .into_iter()
        .find(|unit| behind.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// The figure as it is to be written.
fn right(figure: &str) -> String {
    let (whole, fraction) =
        figure.split_once('.').map_or((figure, None), |(whole, rest)| (whole, Some(rest)));
    let whole = whole.replace([',', ' '], ".");
    fraction.map_or(whole.clone(), |fraction| format!("{whole},{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::{figure, groups, is_money, right};

    #[test]
    fn figures_of_several_groups_are_found_whole() {
        let all = |text: &str| {
            let (mut from, mut all) = (0, Vec::new());
            while let Some(at) = figure(text, from) {
                from = at.end;
                all.push(text[at].to_owned());
            }
            all
        };
        assert_eq!(
            all("1,500,000 đồng, 1 500 000 và 1,500,000.5; 2,5 ha"),
            ["1,500,000", "1 500 000", "1,500,000.5"]
        );
        assert_eq!(all("năm 2026, 2027; 1.500.000; 10 người; 12/2025; 100,200"), ["100,200"]);
        assert_eq!(groups("2026 500"), None);
        assert_eq!(right("1,500,000.5"), "1.500.000,5");
        assert_eq!(is_money(" hợp đồng"), None);
        assert_eq!(is_money(" triệu đồng."), Some("triệu đồng"));
    }
}
