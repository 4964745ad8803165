//! Thousands are parted by dots, decimals by a comma.
//!
//! In: all lines. Out: figures parted otherwise, and those of money or things counted that are not parted at
//! all: a warning where money is told, else a note.

use std::ops::Range;

use super::money_unit::is_money;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, dates, thousands, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C056",
        meaning: "Số không ngăn các hàng nghìn bằng dấu chấm",
        since: Version(0, 2, 0),
    },
    clause: "thực hành (theo Luật Kế toán)",
    severity: Severity::Warning,
    about: "Hàng nghìn, triệu, tỷ ngăn bằng dấu chấm, phần thập phân bằng dấu phẩy: 1.500.000 đồng; 2,5 ha. Trong câu \
            nói về tiền, viết cách khác (1,500,000; 1500000) là cảnh báo; ở câu khác là lưu ý.",
    wrong: "dieu:\n  - Hỗ trợ mỗi tổ 1,500,000 đồng.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Hỗ trợ mỗi tổ 1.500.000 đồng cho 1,5 ha theo 12 hợp đồng của cộng đồng.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// Words before figures that count nothing.
const NAMES: [&str; 14] =
    ["số", "thoại", "khoản", "ĐT", "mã", "CCCD", "fax", "Fax", "dây", "nóng", "thửa", "đất", "lô", "tờ"];

/// Words of a sentence about money.
const MONEY: [&str; 9] = [
    "kinh phí",
    "số tiền",
    "ngân sách",
    "dự toán",
    "triệu đồng",
    "tỷ đồng",
    "tỉ đồng",
    "nghìn đồng",
    "ngàn đồng",
];
/// What figures count, right behind them.
const COUNTED: [&str; 14] =
    ["người", "hộ", "lượt", "cây", "con", "ha", "km", "m2", "m²", "m3", "m³", "tấn", "kg", "lít"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut dotted = None;
    for line in paper.about(Topic::FiguresOtherwise) {
        if !line.still(Topic::FiguresOtherwise, |text| parts_otherwise(text.text)) {
            continue;
        }
        let text = &*line.text;
        let mut from = 0;
        while let Some(at) = figure(text, from) {
            from = at.end;
            let written = &text[at.clone()];
            let Some(groups) = groups(written) else { continue };
            let money = is_money(&text[at.end..]);
            // One group behind a comma may be a decimal fraction: of đồng there is none.
            let clear = groups >= 2 || matches!(money, Some("đồng" | "đ")) && written.contains(',');
            // Digits with blanks may be a number of anything: a telephone, a series.
            let doubtful = money.is_none() && written.contains(' ');
            if !clear || doubtful || is_named(text, &at) || line.is_quoted(at.start) {
                continue;
            }
            let right = right(written);
            let message = format!("số `{written}` không ngăn hàng nghìn bằng dấu chấm");
            let severity = severity(text, &at);
            match written.contains(' ') {
                // "khu phố 2 500 000 đồng": two figures may stand there.
                true => {
                    found.add(severity, line, at, message, format!("viết `{right}`"));
                    found.doubt("có thể là hai số đứng cạnh nhau");
                }
                false => found.rewrite(severity, line, at, message, right),
            }
        }
        from = 0;
        while let Some(at) = dotted_fraction(text, from) {
            from = at.end;
            if line.is_quoted(at.start) || is_named(text, &at) && !text[at.clone()].starts_with("0.") {
                continue;
            }
            let written = &text[at.clone()];
            let message = format!("phần thập phân của `{written}` không ngăn bằng dấu phẩy");
            found.rewrite(Severity::Warning, line, at, message, written.replace('.', ","));
        }
        from = 0;
        while let Some((at, right)) = unparted(text, from) {
            from = at.end;
            // C087 tells those beside others with dots.
            let mut told = || {
                *dotted.get_or_insert_with(|| thousands::are_dotted(paper))
                    && thousands::is_told(line, at.start)
            };
            if is_named(text, &at) || line.is_quoted(at.start) || told() {
                continue;
            }
            let message = format!("số `{}` không ngăn hàng nghìn bằng dấu chấm", &text[at.clone()]);
            found.rewrite(severity(text, &at), line, at, message, right);
        }
    }
    Verdict::Passed
}

/// Whether any figure of a text may be one to tell.
fn parts_otherwise(text: &str) -> bool {
    figure(text, 0).is_some() || dotted_fraction(text, 0).is_some() || unparted(text, 0).is_some()
}

/// Whether words before a figure say that it counts nothing.
fn is_named(text: &str, at: &Range<usize>) -> bool {
    NAMES.contains(&words::before(text, at.start)) || text[at.clone()].starts_with('0')
}

/// How grave a figure is that is parted otherwise.
fn severity(text: &str, at: &Range<usize>) -> Severity {
    let sentence = || words::small(words::sentence(text, at.start));
    let about_money = is_money(&text[at.end..]).is_some() || {
        let sentence = sentence();
        MONEY.iter().any(|words| sentence.contains(words))
    };
    if about_money { Severity::Warning } else { Severity::Note }
}

/// The next figure from a byte on whose thousands are not parted, and how it is to be written: of money with
/// four digits or more, of things counted with five.
fn unparted(text: &str, mut from: usize) -> Option<(Range<usize>, String)> {
    while let Some(start) = dates::next_digit(text, from) {
        let whole = dates::digits(&text[start..]);
        let fraction = text[start + whole.len()..].strip_prefix(',').map(dates::digits).unwrap_or_default();
        // Three digits behind a comma may be thousands.
        let fraction = if fraction.len() == 3 { "" } else { fraction };
        let end = start + whole.len() + if fraction.is_empty() { 0 } else { 1 + fraction.len() };
        from = end;
        if whole.len() < 4 {
            continue;
        }
        let behind = &text[end..];
        let alone = !text[..start].ends_with(|one: char| one.is_alphanumeric() || ".,/-+–".contains(one))
            && !behind.starts_with(|one: char| one.is_alphanumeric() || "/-–".contains(one))
            && !behind
                .strip_prefix(['.', ','])
                .is_some_and(|rest| rest.starts_with(|one: char| one.is_ascii_digit()));
        let counted = || {
            let words = words::behind(text, end);
            let is_it = |unit: &&str| {
                words.strip_prefix(*unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            behind.starts_with(' ') && COUNTED.iter().any(is_it)
        };
        let clear = match is_money(behind_range(behind)) {
            // "năm 2026 đồng …".
            Some("đồng" | "đ") => {
                whole.len() > 4 || whole.len() == 4 && !whole.starts_with("19") && !whole.starts_with("20")
            }
            Some(_) => whole.len() >= 4,
            None => whole.len() >= 5 && fraction.is_empty() && counted(),
        };
        if alone && clear {
            let parted = parted(whole);
            let right = if fraction.is_empty() { parted } else { format!("{parted},{fraction}") };
            return Some((start..end, right));
        }
    }
    None
}

/// The next amount of money from a byte on whose fraction stands behind a dot: `1.5 tỷ đồng`.
fn dotted_fraction(text: &str, mut from: usize) -> Option<Range<usize>> {
    const NUMBERED: [&str; 8] = ["mục", "Mục", "điểm", "Điểm", "khoản", "Biểu", "Bảng", "Phụ"];
    while let Some(start) = dates::next_digit(text, from) {
        let whole = dates::digits(&text[start..]);
        from = start + whole.len();
        let Some(fraction) = text[from..].strip_prefix('.').map(dates::digits) else { continue };
        if fraction.is_empty() {
            continue;
        }
        let end = from + 1 + fraction.len();
        from = end;
        // A number at the beginning of a line is that of a part.
        let alone = start > 0
            && !text[..start].ends_with(|one: char| one.is_alphanumeric() || ".,/-+–".contains(one))
            && !NUMBERED.contains(&words::before(text, start));
        let large = || is_money(&text[end..]).is_some_and(|unit| unit.contains(' '));
        if alone && fraction.len() <= 2 && whole.len() <= 3 && large() {
            return Some(start..end);
        }
    }
    None
}

/// What stands behind the second figure of "từ 15000 đến 20000 đồng", at its first one; else the same text.
fn behind_range(behind: &str) -> &str {
    let between = [" đến ", " tới ", " - "].into_iter().find_map(|word| behind.strip_prefix(word));
    let Some(rest) = between.filter(|rest| rest.starts_with(|one: char| one.is_ascii_digit())) else {
        return behind;
    };
    rest.trim_start_matches(|one: char| one.is_ascii_digit() || ".,".contains(one))
}

/// Digits in groups of three.
fn parted(digits: &str) -> String {
    let mut parted = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            parted.push('.');
        }
        parted.push(digit);
    }
    parted
}

/// The next figure of several groups from a byte on: digits parted by commas or single blanks, and a
/// fraction behind a dot.
fn figure(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = from;
    loop {
        at = dates::next_digit(text, at)?;
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
            && (!text[end..].starts_with(|one: char| one.is_alphanumeric() || one == '/')
                || text[end..].starts_with('đ') && is_money(&text[end..]).is_some());
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

/// The figure as it is to be written.
fn right(figure: &str) -> String {
    let (whole, fraction) =
        figure.split_once('.').map_or((figure, None), |(whole, rest)| (whole, Some(rest)));
    let whole = whole.replace([',', ' '], ".");
    fraction.map_or(whole.clone(), |fraction| format!("{whole},{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::{dotted_fraction, figure, groups, right, unparted};

    #[test]
    fn fractions_of_money_behind_a_dot_are_found() {
        let found = |text: &str| dotted_fraction(text, 0).map(|at| text[at].to_owned());
        assert_eq!(found("Cấp 1.5 tỷ đồng").as_deref(), Some("1.5"));
        assert_eq!(found("cấp 12.75 triệu đồng").as_deref(), Some("12.75"));
        for text in [
            "1.5 tỷ đồng",
            "1.500 triệu đồng",
            "mục 1.5 triệu đồng",
            "ngày 12.5 đồng loạt",
            "1.500.50 tỷ đồng",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

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
    }

    #[test]
    fn figures_that_are_not_parted_are_found() {
        let all = |text: &str| {
            let (mut from, mut all) = (0, Vec::new());
            while let Some((at, right)) = unparted(text, from) {
                from = at.end;
                all.push(format!("{} {right}", &text[at]));
            }
            all
        };
        assert_eq!(
            all("1500000 đồng, 1500,5 triệu đồng, 12000 người và 3000 đồng/hộ, từ 15000 đến 20000 đồng"),
            [
                "1500000 1.500.000",
                "1500,5 1.500,5",
                "12000 12.000",
                "3000 3.000",
                "15000 15.000",
                "20000 20.000"
            ]
        );
        assert_eq!(
            all(
                "năm 2026 đồng loạt; 1.500.000 đồng; 1500 người; 12345; 15000 đồng bào; 1500,500 đồng; 420 triệu đồng; \
                 12000/QĐ; từ 15000-20000 đồng"
            ),
            Vec::<String>::new()
        );
    }
}
