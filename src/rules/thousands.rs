//! Thousands are parted one way in a paper: where `1.000` stands, `3630` and `1,000` are another.
//!
//! In: quantities of sentences, and figures that are all of a cell. Out: those without a dot or with a
//! comma beside others with dots: a warning where money is told and in a column, else a note. Years,
//! numbers of papers, telephones and codes are no quantities.

use std::ops::Range;

use super::money_unit::is_money;
use super::paper_view::Line;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, dates, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C087",
        meaning: "Số hàng nghìn viết bằng hai cách trong một văn bản",
        since: Version(0, 2, 0),
    },
    clause: "thực hành (theo Luật Kế toán)",
    severity: Severity::Warning,
    about: "Trong một văn bản, hàng nghìn đều có dấu chấm hoặc đều không: 3.630 bên cạnh 1.000, không viết 3630. Số tiền và số \
            trong cùng một cột là cảnh báo, số đếm trong câu là lưu ý. Năm, số văn bản, số điện thoại, mã không xét. Cột \
            `tien`, `so` thì chương trình tự viết.",
    wrong: "dieu:\n  - Cấp 12.500.000 đồng cho tổ và 3630 triệu đồng cho các thôn.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Cấp 12.500.000 đồng và 3.630 triệu đồng năm 2026 qua tài khoản số 36301000, điện thoại 0912345678; mẫu 1100.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// How a figure's thousands are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thousands {
    Dotted,
    Bare,
    Comma,
}

/// A figure with its line.
struct Quantity<'p, 'a> {
    line: &'p Line<'a>,
    at: Range<usize>,
    form: Thousands,
    /// What is behind it.
    unit: CountedThing,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CountedThing {
    Money,
    /// What has no fractions.
    Whole,
    Unknown,
}

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut dotted: Option<&Line<'a>> = None;
    let mut others: Vec<Quantity<'_, 'a>> = Vec::new();
    for part in paper.parts() {
        let mut columns: Vec<(usize, usize)> = Vec::new();
        let mut cells: Vec<(Quantity<'_, 'a>, (usize, usize))> = Vec::new();
        for line in part.lines.iter().filter(|line| line.may(Topic::Thousands)) {
            let column = line.cell.and_then(|cell| Some((cell.table, cell.column?)));
            for one in in_line(line) {
                let whole = one.at == (0..line.text.trim_end().len());
                match (one.form, column.filter(|_| whole)) {
                    (Thousands::Dotted, column) => {
                        dotted = dotted.or(Some(line));
                        columns.extend(column);
                    }
                    (Thousands::Bare, Some(column)) => cells.push((one, column)),
                    _ if one.unit != CountedThing::Unknown => others.push(one),
                    _ => {}
                }
            }
        }
        for (one, _) in cells.into_iter().filter(|(_, column)| columns.contains(column)) {
            let text = &one.line.text[one.at.clone()];
            let message = format!("số `{text}` không có dấu chấm hàng nghìn, số khác trong cột có");
            found.warning(one.line, one.at.clone(), message, format!("viết `{}`", right(text)));
        }
    }
    let Some(dotted) = dotted else { return Verdict::NotApplicable };
    for one in others {
        let text = &one.line.text[one.at.clone()];
        let what =
            if one.form == Thousands::Comma { "có dấu phẩy ở" } else { "không có dấu chấm" };
        let message = format!("số `{text}` {what} hàng nghìn, số khác trong văn bản có dấu chấm");
        let severity = if one.unit == CountedThing::Money { Severity::Warning } else { Severity::Note };
        found.rewrite(severity, one.line, one.at.clone(), message, right(text));
        found.related(dotted, "có dấu chấm ở đây");
    }
    Verdict::Passed
}

/// Whether figures of a paper have dots, so that those without are told here.
pub(super) fn are_dotted(paper: &PaperView<'_>) -> bool {
    let is_dotted = |one: &Quantity<'_, '_>| one.form == Thousands::Dotted;
    paper.about(Topic::Thousands).any(|line| in_line(line).iter().any(is_dotted))
}

/// Whether what begins at a byte of a line is told here, where others have dots.
pub(super) fn is_told(line: &Line<'_>, start: usize) -> bool {
    in_line(line).iter().any(|one| one.at.start == start && one.unit != CountedThing::Unknown)
}

/// All figures of a thousand and more.
fn in_line<'p, 'a>(line: &'p Line<'a>) -> Vec<Quantity<'p, 'a>> {
    if !line.still(Topic::Thousands, |text| next(text.text, 0).is_some()) {
        return Vec::new();
    }
    let mut all = Vec::new();
    let mut from = 0;
    while let Some((at, form, unit)) = next(&line.text, from) {
        from = at.end;
        if !line.is_quoted(at.start) {
            all.push(Quantity { line, at, form, unit });
        }
    }
    all
}

/// The next figure of a thousand and more from a byte on, and what it counts.
fn next(text: &str, mut from: usize) -> Option<(Range<usize>, Thousands, CountedThing)> {
    while let Some(start) = dates::next_digit(text, from) {
        let first = dates::digits(&text[start..]);
        let mut end = start + first.len();
        let mut form = if (4..=9).contains(&first.len()) { Some(Thousands::Bare) } else { None };
        let mut mark = None;
        while let Some(sign) = text[end..].chars().next().filter(|sign| ".,".contains(*sign)) {
            let group = dates::digits(&text[end + 1..]);
            if group.is_empty() {
                break;
            }
            let known = mark.is_none_or(|mark| mark == sign) && group.len() == 3 && first.len() <= 3;
            form = match (known, sign, mark) {
                (true, '.', _) => Some(Thousands::Dotted),
                (true, _, _) => Some(Thousands::Comma),
                // A fraction behind thousands.
                (false, ',', Some('.')) => form,
                _ => None,
            };
            mark = Some(sign);
            end += 1 + group.len();
        }
        from = end;
        let Some(form) = form else { continue };
        let alone = !text[..start].ends_with(|one: char| one.is_alphanumeric() || ".,/-–+:(_".contains(one))
            && !text[end..].starts_with(|one: char| one.is_alphanumeric() || "/-–_".contains(one));
        let year = form == Thousands::Bare && first.len() == 4 && ("1900".."2100").contains(&first);
        let in_cell = start == 0 && end == text.trim_end().len();
        // Most figures are years.
        if year && !in_cell && !words::behind(text, end).starts_with(['đ', 't', 'n']) {
            continue;
        }
        if !alone || first.starts_with('0') || is_named(text, start) {
            continue;
        }
        let unit = counted(&text[end..]);
        // C056 tells of money with commas, and of several groups.
        let told = form == Thousands::Comma
            && (unit != CountedThing::Whole || text[start..end].matches(',').count() > 1);
        if !(told || year && unit != CountedThing::Money && !in_cell) {
            return Some((start..end, form, unit));
        }
    }
    None
}

/// Words before figures that are names.
const NAMES: [&str; 30] = [
    "số",
    "Số",
    "thoại",
    "khoản",
    "ĐT",
    "mã",
    "Mã",
    "CCCD",
    "fax",
    "Fax",
    "dây",
    "nóng",
    "thửa",
    "lô",
    "tờ",
    "năm",
    "Năm",
    "mẫu",
    "Mẫu",
    "TCVN",
    "ISO",
    "QCVN",
    "hiệu",
    "phòng",
    "đường",
    "tiểu",
    "mục",
    "Mục",
    "chương",
    "sê",
];

fn is_named(text: &str, start: usize) -> bool {
    let before = words::before(text, start);
    !before.is_empty() && NAMES.contains(&before) || text[..start].trim_end().ends_with(':')
}

/// What is counted by the words behind a figure.
fn counted(behind: &str) -> CountedThing {
    const WHOLE: [&str; 32] = [
        "người",
        "hộ",
        "lượt",
        "cuốn",
        "quyển",
        "tờ rơi",
        "tờ gấp",
        "cẩm nang",
        "suất",
        "học sinh",
        "sinh viên",
        "trẻ em",
        "hồ sơ",
        "doanh nghiệp",
        "đại biểu",
        "lao động",
        "cây",
        "con",
        "phiếu",
        "thiết bị",
        "hội viên",
        "đảng viên",
        "đoàn viên",
        "cử tri",
        "xe",
        "khẩu",
        "thẻ",
        "cơ sở",
        "hợp đồng",
        "trường hợp",
        "bộ hồ sơ",
        "nhân khẩu",
    ];
    let behind = behind.trim_start_matches(' ');
    if behind.is_empty() {
        return CountedThing::Unknown;
    }
    let is =
        |unit: &str| behind.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    match () {
        () if is_money(behind).is_some() => CountedThing::Money,
        () if WHOLE.iter().any(|unit| is(unit)) => CountedThing::Whole,
        () => CountedThing::Unknown,
    }
}

/// A figure with dots.
fn right(figure: &str) -> String {
    let digits: Vec<char> = figure.chars().filter(char::is_ascii_digit).collect();
    let mut right = String::new();
    for (at, digit) in digits.iter().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            right.push('.');
        }
        right.push(*digit);
    }
    right
}

#[cfg(test)]
mod tests {
    use super::{CountedThing, counted, right};

    #[test]
    fn dots_part_thousands_and_units_are_whole_words() {
        assert_eq!(right("3630"), "3.630");
        assert_eq!(right("12345678"), "12.345.678");
        assert_eq!(counted(" triệu đồng."), CountedThing::Money);
        assert_eq!(counted(" hợp đồng"), CountedThing::Whole);
        assert_eq!(counted(" conh"), CountedThing::Unknown);
    }
}
