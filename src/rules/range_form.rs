//! A span of years is written in one way throughout a paper: `2026 - 2030` or `2026-2030`.
//!
//! In: all lines but those that name other papers. Out: a note for each span that is written otherwise than most.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Found, Paper, Rule, dates};
use crate::diag::{Code, Severity, Verdict, Version};
use crate::document::Role;

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C095",
        meaning: "Khoảng năm viết nhiều cách trong một văn bản",
        since: Version(0, 2, 0),
    },
    clause: "thực hành",
    severity: Severity::Note,
    about: "Khoảng năm viết một cách trong cả văn bản: 2026 - 2030, hoặc 2026-2030. Tên văn bản khác giữ cách viết \
            của văn bản đó: dòng có số, ký hiệu văn bản và chữ trong ngoặc kép không xét.",
    wrong: "dieu:\n  - Phê duyệt Chương trình giai đoạn 2026 - 2030, kinh phí năm 2026 - 2027 do xã bảo đảm.\n  - Kết thúc \
            giai đoạn 2026-2030 thì tổng kết.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Phê duyệt Chương trình giai đoạn 2026 - 2030, kinh phí năm 2026 - 2027 do xã bảo đảm.\n  - Kết thúc \
            giai đoạn 2026 - 2030 thì tổng kết.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

/// A span of years in a line.
struct YearSpan<'t> {
    at: Range<usize>,
    from: &'t str,
    to: &'t str,
    /// What stands between.
    sign: &'t str,
}

fn check<'a>(paper: &Paper<'a>, found: &mut Found<'a>) -> Verdict {
    let mut spans = Vec::new();
    let own = paper.lines().filter(|line| line.has_digit() && !line.may_cite() && line.role != Role::CanCu);
    for line in own {
        let all = spans_of(&line.text).into_iter().filter(|span| !line.is_quoted(span.at.start));
        spans.extend(all.map(|span| (line, span)));
    }
    let mut signs: BTreeMap<&str, usize> = BTreeMap::new();
    spans.iter().for_each(|(_, span)| *signs.entry(span.sign).or_default() += 1);
    if spans.is_empty() {
        return Verdict::NotApplicable;
    }
    let most = signs.values().copied().max().unwrap_or_default();
    let mut leading = signs.iter().filter(|(_, count)| **count == most).map(|(sign, _)| *sign);
    let (first, tied) = (leading.next().unwrap_or_default(), leading.next().is_some());
    // Two ways as often as each other: nobody knows which was meant.
    let usual = if tied { spans[0].1.sign } else { first };
    for (line, span) in &spans {
        if span.sign == usual {
            continue;
        }
        let right = format!("{}{usual}{}", span.from, span.to);
        let written = &line.text[span.at.clone()];
        let message = format!("khoảng năm `{written}` viết khác chỗ khác trong văn bản");
        match tied {
            true => {
                let hint = format!("viết một cách trong cả văn bản: `{right}` hoặc `{written}`");
                found.note(line, span.at.clone(), message, hint);
                found.doubt("hai cách viết nhiều như nhau");
            }
            false => found.rewrite(Severity::Note, line, span.at.clone(), message, right),
        }
    }
    Verdict::Passed
}

/// All spans of years of a text, in order.
fn spans_of(text: &str) -> Vec<YearSpan<'_>> {
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(start) = dates::next_digit(text, at) {
        let from = dates::digits(&text[start..]);
        at = start + from.len();
        let before = &text[..start];
        let alone = !before.ends_with(|one: char| one.is_alphanumeric() || ".,/+".contains(one))
            && !before.trim_end_matches(' ').ends_with(['-', '–', '—']);
        if !alone || !is_year(from) {
            continue;
        }
        let behind = &text[at..];
        let second = behind.trim_start_matches(|one: char| " -–—".contains(one));
        let sign = &behind[..behind.len() - second.len()];
        let to = dates::digits(second);
        let end = at + sign.len() + to.len();
        let ends = !text[end..].starts_with(|one: char| one.is_alphanumeric() || "/-–".contains(one))
            && !text[end..].starts_with(" - ")
            && !text[end..].starts_with(" – ");
        let dashes = sign.chars().filter(|one| *one != ' ').count();
        if is_year(to) && dashes == 1 && ends && from < to {
            spans.push(YearSpan { at: start..end, from, to, sign });
            at = end;
        }
    }
    spans
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::spans_of;

    #[test]
    fn spans_of_years_are_found_whole() {
        let all =
            |text: &str| spans_of(text).into_iter().map(|span| text[span.at].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            all("giai đoạn 2026-2030, 2021 - 2025; 1999–2000."),
            ["2026-2030", "2021 - 2025", "1999–2000"]
        );
        let none = "12/2025-2026; 2026 - 2030 - 2045; 2030-2026; 2026-20301; 024-2026-2030; 2026 và 2027; QĐ2026-2027";
        assert_eq!(all(none), Vec::<String>::new());
    }
}
