//! A period is written one way in a paper: `2026 - 2030` beside `2026-2030` is two.
//!
//! In: all lines but grounds, and names of papers that are cited. Out: a note for each other way.

use std::ops::Range;

use super::paper_view::Line;
use super::topics::Topic;
use super::{Breaches, PaperView, Rule, cite, dates, words};
use crate::finding::{Code, Severity, Verdict, Version};
use crate::paper::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C084", meaning: "Một giai đoạn viết bằng hai cách", since: Version(0, 2, 0)
    },
    clause: "thực hành",
    severity: Severity::Note,
    about: "Giai đoạn viết cùng một cách trong cả văn bản: `2026 - 2030` hoặc `2026-2030`, dấu gạch nào cũng được. Không có \
            quy định nên chỉ là lưu ý. Tên văn bản được viện dẫn giữ cách viết của văn bản đó nên không xét.",
    wrong: "trich_yeu: Về việc thành lập Tổ công nghệ số giai đoạn 2026 - 2030\ndieu:\n  - Thành lập Tổ công nghệ số giai đoạn 2026–2030.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "trich_yeu: Về việc thành lập Tổ công nghệ số giai đoạn 2026 - 2030\ndieu:\n  - Thành lập Tổ công nghệ số giai đoạn 2026 - 2030; tiếp theo giai đoạn 2021-2025.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// A period with its line.
struct Period<'p, 'a> {
    line: &'p Line<'a>,
    at: Range<usize>,
    years: (u16, u16),
    /// What stands between the years.
    mark: &'p str,
}

impl Period<'_, '_> {
    fn text(&self) -> &str {
        &self.line.text[self.at.clone()]
    }
}

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut all: Vec<Period<'_, 'a>> = Vec::new();
    for line in paper.about(Topic::Periods).filter(|line| line.role != Role::CanCu) {
        in_line(line, &mut all);
    }
    if all.is_empty() {
        return Verdict::NotApplicable;
    }
    for (at, period) in all.iter().enumerate() {
        // A blank on one side only is a slip of its own.
        let uneven = period.mark.starts_with(' ') != period.mark.ends_with(' ');
        let same = || all.iter().filter(|other| other.years == period.years);
        let count = |mark: &str| same().filter(|other| other.mark == mark).count();
        let Some(usual) = same().max_by_key(|other| (count(other.mark), usize::MAX - place(&all, other)))
        else {
            continue;
        };
        if period.mark != usual.mark {
            let message = format!("giai đoạn `{}` viết khác `{}` ở chỗ khác", period.text(), usual.text());
            found.rewrite(Severity::Note, period.line, period.at.clone(), message, usual.text().to_owned());
            if count(period.mark) == count(usual.mark) {
                found.doubt("hai cách viết nhiều như nhau");
            }
            found.related(usual.line, "viết ở đây");
        } else if uneven && !all[..at].iter().any(|other| other.years == period.years) {
            let sign = period.mark.trim();
            let right = format!("{} {sign} {}", period.years.0, period.years.1);
            let message = format!("giai đoạn `{}` chỉ có dấu cách ở một bên", period.text());
            found.rewrite(Severity::Note, period.line, period.at.clone(), message, right);
        }
    }
    Verdict::Passed
}

/// Its number among all.
fn place(all: &[Period<'_, '_>], period: &Period<'_, '_>) -> usize {
    all.iter().position(|other| std::ptr::eq(other, period)).unwrap_or_default()
}

fn in_line<'p, 'a>(line: &'p Line<'a>, all: &mut Vec<Period<'p, 'a>>) {
    if !line.still(Topic::Periods, |text| next(text.text, 0).is_some()) {
        return;
    }
    let mut from = 0;
    while let Some((at, years, mark)) = next(&line.text, from) {
        from = at.end;
        if !line.is_quoted(at.start) && !is_of_cited(line, at.start) {
            all.push(Period { line, at, years, mark });
        }
    }
}

/// The next period from a byte on: its place, its years, and what stands between them.
fn next(text: &str, mut from: usize) -> Option<(Range<usize>, (u16, u16), &str)> {
    while let Some(start) = dates::next_digit(text, from) {
        let first = dates::digits(&text[start..]);
        from = start + first.len();
        let Some((mark, second)) = behind(&text[from..]) else { continue };
        let alone = !text[..start].ends_with(|one: char| one.is_alphanumeric() || "/.,-–".contains(one));
        let (Some(years), true) = (years(first, second), alone) else { continue };
        let end = from + mark.len() + second.len();
        from = end;
        let ends = !text[end..].starts_with(|one: char| one.is_alphanumeric() || "/-–".contains(one));
        let named = ["số", "mã", "hiệu", "thoại"].contains(&words::before(text, start));
        if ends && !named {
            return Some((start..end, years, mark));
        }
    }
    None
}

/// A dash with blanks or without, and the digits behind it.
fn behind(rest: &str) -> Option<(&str, &str)> {
    let trimmed = rest.trim_start_matches(' ');
    let dash = trimmed.chars().next().filter(|sign| "-–—".contains(*sign))?;
    let second = trimmed[dash.len_utf8()..].trim_start_matches(' ');
    let mark = &rest[..rest.len() - second.len()];
    Some((mark, dates::digits(second)))
}

fn years(first: &str, second: &str) -> Option<(u16, u16)> {
    let year = |text: &str| text.parse().ok().filter(|year| text.len() == 4 && (1945..=2100).contains(year));
    let (first, second): (u16, u16) = (year(first)?, year(second)?);
    (first < second && second - first <= 50).then_some((first, second))
}

/// Whether a paper is cited before it in the sentence: the period may be part of its name.
fn is_of_cited(line: &Line<'_>, at: usize) -> bool {
    line.may_cite() && {
        let before = &line.text[..at];
        let clause = before.rfind(';').map_or(0, |sign| sign + 1);
        !cite::all(&before[clause..]).is_empty()
    }
}
