//! What a sum of money grows or shrinks by is what its two figures differ by; parts of a sum add up to it.
//!
//! In: all lines, with the figures that stand there in the end, typed or from variables. Out: an error where
//! "tăng 100 triệu đồng, từ 730 triệu đồng lên 830 triệu đồng" does not add up, or goes the other way; a
//! warning where "1.200 triệu đồng, gồm …" has other parts, or "trong đó" names one that is larger: which are parts,
//! `money_parts` reads. Sums of tables are `typed_sums`' and `budget`'s.

use rust_decimal::Decimal;

use super::money_parts::{self, PartsOf, StatedParts};
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
            của bảng thì luôn khớp. Số làm tròn thì ghi “khoảng”. Kể phần không đủ thì viết “trong đó”, và phần nào \
            cũng không nhiều hơn cả số. Ba số của một lần tăng, giảm không khớp thì là lỗi; các phần cộng lại không đúng thì là cảnh báo, vì \
            câu văn có thể kể phần theo cách khác.",
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
        for stated in money_parts::all(text, &figures) {
            verdict = Verdict::Passed;
            let Some(message) = wrong_parts(text, &stated) else { continue };
            let hint = match stated.of {
                PartsOf::Whole => "sửa số sai; kể chưa đủ các phần thì viết “trong đó”",
                PartsOf::Sources | PartsOf::Some => {
                    "sửa số sai; số ấy không thuộc số đứng trước thì viết lại câu"
                }
            };
            found.warning(line, stated.whole.at.clone(), message, hint.to_owned());
        }
    }
    verdict
}

/// What is wrong with the parts of a sum.
fn wrong_parts(text: &str, stated: &StatedParts<'_>) -> Option<String> {
    let StatedParts { whole, parts, of } = stated;
    let sum: Decimal = parts.iter().map(|part| part.dong).sum();
    let shown = &text[whole.at.clone()];
    match of {
        PartsOf::Whole if parts.len() >= 2 && sum != whole.dong => {
            Some(format!("`{shown}` gồm {} phần cộng lại được {}", parts.len(), in_unit(sum, whole)))
        }
        PartsOf::Whole => None,
        PartsOf::Sources | PartsOf::Some => {
            let larger = parts.iter().find(|part| part.dong > whole.dong);
            let larger =
                larger.map(|part| format!("`{}` nhiều hơn `{shown}` mà nó thuộc về", &text[part.at.clone()]));
            larger.or_else(|| {
                (*of == PartsOf::Sources && parts.len() >= 2 && sum > whole.dong).then(|| {
                    format!(
                        "{} nguồn cộng lại được {}, nhiều hơn `{shown}`",
                        parts.len(),
                        in_unit(sum, whole)
                    )
                })
            })
        }
    }
}

/// A sum in the unit of another.
fn in_unit(dong: Decimal, like: &ProseFigure) -> String {
    let unit = like.unit.unwrap_or(crate::content::money::Unit::Dong);
    let amount = crate::content::money::Unit::Dong.convert(dong, unit).unwrap_or(dong);
    format!("{} {}", crate::content::money::format_amount(amount), unit.name())
}

/// A change that a text tells with three figures.
struct StatedChange<'f> {
    /// From, to, by.
    figures: [&'f ProseFigure; 3],
    grows: bool,
}

/// The changes of a text: "từ … lên …" with the figure of the change before or behind it.
fn changes<'f>(text: &str, figures: &'f [ProseFigure]) -> Vec<StatedChange<'f>> {
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
            (grows != shrinks).then_some(StatedChange { figures: [from, to, by], grows })
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

#[cfg(test)]
mod tests {
    use super::{changes, prose};

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
}
