//! What a sum of money grows or shrinks by is what its two figures differ by; parts of a sum add up to it.
//!
//! In: all lines, with the figures that stand there in the end, typed or from variables. Out: an error where
//! "tăng 100 triệu đồng, từ 730 triệu đồng lên 830 triệu đồng" does not add up, or goes the other way; a
//! warning where "1.200 triệu đồng, gồm …" has other parts. Sums of tables are `typed_sums`' and `budget`'s.

use rust_decimal::Decimal;

use super::topics::Topic;
use super::{Breaches, PaperView, Rule, words};
use crate::content::money::prose::{self, ProseFigure};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "B022",
        meaning: "Số tăng, giảm, các phần của một số tiền trong câu cộng lại không đúng",
        since: Version(0, 2, 0),
    },
    clause: "thực hành",
    severity: Severity::Error,
    about: "Câu “tăng 100 triệu đồng, từ 730 triệu đồng lên 830 triệu đồng” có ba số, số nào cũng tính được từ hai số kia; câu \
            “1.200 triệu đồng, gồm 700 triệu đồng …, 500 triệu đồng …” thì các phần cộng lại bằng số đứng trước. Số lấy bằng biến \
            của bảng thì luôn khớp. Số làm tròn thì ghi “khoảng”. Kể phần không đủ thì viết “trong đó”.",
    wrong: "dieu:\n  - Kinh phí tăng 90 triệu đồng, từ 730 triệu đồng lên 830 triệu đồng.\n  - Quyết định này có hiệu lực kể từ \
            ngày ký./.",
    right: "dieu:\n  - Kinh phí tăng 100 triệu đồng, từ 730 triệu đồng lên 830 triệu đồng.\n  - Quyết định này có hiệu lực kể \
            từ ngày ký./.",
    check,
};

/// Words for growing, before its figure.
const GROWS: [&str; 5] = ["tăng", "tăng thêm", "bổ sung", "bổ sung thêm", "thêm"];
/// Words for shrinking.
const SHRINKS: [&str; 5] = ["giảm", "giảm bớt", "giảm đi", "cắt giảm", "bớt"];
/// Words before a figure that is not meant to the đồng.
const ABOUT: [&str; 8] = ["khoảng", "gần", "hơn", "trên", "dưới", "chừng", "ước", "xấp xỉ"];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let mut verdict = Verdict::NotApplicable;
    for line in paper.about(Topic::ProseMoney) {
        let text: &str = &line.text;
        let figures = prose::figures(text);
        if !line.still(Topic::ProseMoney, |_| !figures.is_empty()) {
            continue;
        }
        for told in changes(text, &figures) {
            verdict = Verdict::Passed;
            let [from, to, by] = told.figures;
            let shown = |figure: &ProseFigure| &text[figure.at.clone()];
            let (change, off) = (to.dong - from.dong, (to.dong - from.dong).abs() - by.dong);
            let message = if told.grows != change.is_sign_positive() && !change.is_zero() {
                let (word, other) = if told.grows { ("tăng", "giảm") } else { ("giảm", "tăng") };
                format!("ghi là {word}, mà từ `{}` đến `{}` là {other}", shown(from), shown(to))
            } else if !off.is_zero() {
                let by = shown(by);
                let right = in_unit(change.abs(), told.figures[2]);
                format!("ghi `{by}`, mà từ `{}` đến `{}` khác nhau {right}", shown(from), shown(to))
            } else {
                continue;
            };
            let hint = "sửa số sai; số lấy bằng biến của bảng thì luôn khớp".to_owned();
            found.error(line, by.at.clone(), message, hint);
        }
        for (whole, parts) in parts(text, &figures) {
            verdict = Verdict::Passed;
            let sum: Decimal = parts.iter().map(|part| part.dong).sum();
            if sum == whole.dong {
                continue;
            }
            let message = format!(
                "`{}` gồm {} phần cộng lại được {}",
                &text[whole.at.clone()],
                parts.len(),
                in_unit(sum, whole)
            );
            let hint = "sửa số sai; kể chưa đủ các phần thì viết “trong đó”".to_owned();
            found.warning(line, whole.at.clone(), message, hint);
        }
    }
    verdict
}

/// A sum in the unit of another.
fn in_unit(dong: Decimal, like: &ProseFigure) -> String {
    let unit = like.unit.unwrap_or(crate::content::money::Unit::Dong);
    let amount = crate::content::money::Unit::Dong.convert(dong, unit).unwrap_or(dong);
    format!("{} {}", crate::content::money::format_amount(amount), unit.name())
}

/// A change that a text tells with three figures.
struct ToldChange<'f> {
    /// From, to, by.
    figures: [&'f ProseFigure; 3],
    grows: bool,
}

/// The changes of a text: "từ … lên …" with the figure of the change before or behind it.
fn changes<'f>(text: &str, figures: &'f [ProseFigure]) -> Vec<ToldChange<'f>> {
    let mut all = Vec::new();
    for at in 1..figures.len() {
        let (from, to) = (&figures[at - 1], &figures[at]);
        let between = &text[from.at.end..to.at.start];
        let leads = matches!(between.trim(), "lên" | "lên thành" | "xuống" | "xuống còn" | "còn" | "thành");
        if words::before(text, from.at.start) != "từ" || !leads {
            continue;
        }
        let of = |by: &'f ProseFigure, word: &str| {
            let word = word.trim().to_lowercase();
            let grows = GROWS.iter().any(|one| ends_with(&word, one));
            let shrinks = SHRINKS.iter().any(|one| ends_with(&word, one));
            (grows != shrinks).then_some(ToldChange { figures: [from, to, by], grows })
        };
        let start = from.at.start - text[..from.at.start].len()
            + text[..from.at.start].trim_end().trim_end_matches("từ").len();
        let before = at.checked_sub(2).map(|at| &figures[at]).filter(|by| {
            text.get(by.at.end..start).is_some_and(|between| between.trim_matches([' ', ',', '(']).is_empty())
        });
        let before = before.and_then(|by| of(by, &text[..by.at.start]));
        let behind = || {
            let by = figures.get(at + 1)?;
            let word = text[to.at.end..by.at.start].trim_start_matches([' ', ',', '(', ';']);
            let known = GROWS.iter().chain(&SHRINKS).any(|one| word.trim().eq_ignore_ascii_case(one));
            // Beside something else it grows by another sum.
            let is_beside = words::behind(text, by.at.end).starts_with("so với");
            (known && !is_beside).then(|| of(by, word)).flatten()
        };
        all.extend(before.or_else(behind));
    }
    all
}

/// Whether a text ends with these words.
fn ends_with(text: &str, words: &str) -> bool {
    text.strip_suffix(words).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// The sums of a text that are said to consist of others, up to the end of the sentence.
fn parts<'f>(text: &str, figures: &'f [ProseFigure]) -> Vec<(&'f ProseFigure, Vec<&'f ProseFigure>)> {
    let mut all = Vec::new();
    for (whole, rest) in figures.iter().enumerate().map(|(at, whole)| (whole, &figures[at + 1..])) {
        let behind = text[whole.at.end..].trim_start_matches([' ', ',', ';', ':', '(']);
        let Some(list) = behind.strip_prefix("bao gồm").or_else(|| behind.strip_prefix("gồm")) else {
            continue;
        };
        let start = text.len() - list.len();
        let end = list
            .find([';', ')'])
            .into_iter()
            .chain(list.find(". "))
            .min()
            .map_or(text.len(), |end| start + end);
        let listed = &text[start..end];
        let parts: Vec<&ProseFigure> = rest.iter().filter(|part| part.at.end <= end).collect();
        // "gồm 700 (trong đó …)", "mỗi xã 5 triệu đồng", "khoảng 700": not all are parts, or not to the đồng.
        let lower = words::small(listed);
        let is_plain = !listed.contains('(')
            && !["trong đó", "mỗi", "từng", "/"].iter().any(|word| lower.contains(word))
            && !ABOUT.iter().any(|word| lower.split(' ').any(|one| one == *word))
            && !ABOUT.contains(&words::before(text, whole.at.start));
        if parts.len() >= 2 && is_plain {
            all.push((whole, parts));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{changes, parts, prose};

    #[test]
    fn changes_are_read_before_and_behind() {
        let told = |text: &str| {
            let figures = prose::figures(text);
            let all: Vec<_> = changes(text, &figures)
                .iter()
                .map(|one| (one.figures.map(|figure| text[figure.at.clone()].to_owned()), one.grows))
                .collect();
            all
        };
        let grown = |from: &str, to: &str, by: &str| ([from.to_owned(), to.to_owned(), by.to_owned()], true);
        let wanted = vec![grown("730 triệu đồng", "830 triệu đồng", "100 triệu đồng")];
        assert_eq!(told("Kinh phí tăng 100 triệu đồng, từ 730 triệu đồng lên 830 triệu đồng."), wanted);
        assert!(told("Từ 730 triệu đồng lên 830 triệu đồng").is_empty());
        assert_eq!(told("điều chỉnh từ 730 triệu đồng lên 830 triệu đồng (tăng 100 triệu đồng)"), wanted);
        assert_eq!(told("từ 730 triệu đồng lên 830 triệu đồng, tăng 100 triệu đồng"), wanted);
        let [shrunk] = &told("cắt giảm 2 tỷ đồng, từ 5 tỷ đồng xuống còn 3 tỷ đồng")[..]
        else {
            panic!()
        };
        assert!(!shrunk.1);
        // Another figure between them is of something else.
        assert!(told("tăng 10 triệu đồng; nhóm II từ 730 triệu đồng lên 830 triệu đồng").is_empty());
    }

    #[test]
    fn parts_are_those_that_are_said_to_be_all() {
        let count = |text: &str| {
            let figures = prose::figures(text);
            parts(text, &figures).iter().map(|(_, parts)| parts.len()).collect::<Vec<_>>()
        };
        assert_eq!(
            count("1.200 triệu đồng, gồm năm 2026 là 700 triệu đồng, năm 2027 là 500 triệu đồng."),
            [2]
        );
        assert!(
            count("1.200 triệu đồng, trong đó năm 2026 là 700 triệu đồng, năm 2027 là 300 triệu đồng.")
                .is_empty()
        );
        assert!(
            count("1.200 triệu đồng, gồm 700 triệu đồng (trong đó 200 triệu đồng mua sắm), 500 triệu đồng")
                .is_empty()
        );
        assert!(count("khoảng 1.200 triệu đồng, gồm 700 triệu đồng, 400 triệu đồng").is_empty());
        assert!(count("12 triệu đồng, gồm mỗi xã 5 triệu đồng, mỗi phường 7 triệu đồng").is_empty());
    }
}
