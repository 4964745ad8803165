//! Sentences that state the total of the paper: "Tổng kinh phí thực hiện Kế hoạch là 130 triệu
//! đồng."
//!
//! In: a sentence as typed, with the figure in it. Out: whether the figure is said to be the whole
//! total. Who says more than that (a year, a source, a task) speaks of a part, and is left alone.

use std::ops::Range;

use crate::content::money::prose;

/// What opens such a sentence.
const OPENINGS: [&str; 8] = [
    "tổng kinh phí",
    "tổng mức kinh phí",
    "tổng số kinh phí",
    "tổng nhu cầu kinh phí",
    "tổng dự toán kinh phí",
    "tổng dự toán",
    "tổng cộng kinh phí",
    "dự kiến tổng kinh phí",
];
/// Words that may follow: none of them names a part.
const WORDS: &str = "thực hiện triển khai của này cho để cả toàn bộ cần thiết dự kiến được phê duyệt nêu trên tại phụ lục \
                     kèm theo là khoảng ước chi tiết như sau";
/// Names of papers, which may be this one or another.
const PAPERS: [&str; 7] =
    ["kế hoạch", "đề án", "dự án", "phương án", "chương trình", "quyết định", "nghị quyết"];
/// What opens the parts of a total behind it.
const PARTS: [&str; 6] = ["trong đó", "gồm", "bao gồm", "chia ra", "cụ thể", "được phân bổ"];
/// Words that make a figure a round one.
const ABOUT: [&str; 2] = ["khoảng", "ước"];

/// A figure that is said to be the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatedTotal {
    /// It is said to be a round one.
    pub(super) about: bool,
    /// Its sentence; one of the parts named in it may be what the table is of.
    pub(super) sentence: Range<usize>,
}

/// Whether the figure here is said to be the total; `own` are the name of the paper and its trích
/// yếu, in small letters.
pub(super) fn total(text: &str, figure: &Range<usize>, own: &str) -> Option<StatedTotal> {
    let start = text[..figure.start].rfind(['.', ';', '(', '\n']).map_or(0, |at| at + 1);
    // "1. Tổng kinh phí": the stop of a number begins none.
    let behind = &text[figure.end..];
    let end = behind.find([';', '\n']).into_iter().chain(behind.find(". ")).min().unwrap_or(behind.len());
    let sentence = &text[start..figure.end + end];
    let (behind, has_parts) = match parts(&behind[..end]) {
        Some(at) => (&behind[..at], true),
        None => (&behind[..end], false),
    };
    let figures = prose::figures(sentence);
    let first = figures.first().is_some_and(|first| first.at.start == figure.start - start);
    if !first
        || figures.len() > 1 && !has_parts
        || sentence.contains(['{', '/', '%']) && !sentence.ends_with("./.")
    {
        return None;
    }
    let head = text[start..figure.start].to_lowercase();
    let head = head.trim_start_matches(|one: char| !one.is_alphabetic());
    let rest = OPENINGS.iter().find_map(|opening| head.strip_prefix(opening))?;
    let stated = rest.contains(" là ") || rest.trim_end().ends_with(':');
    let tail = behind.split('(').next().unwrap_or_default().to_lowercase();
    (stated && plain(rest, own) && plain(&tail, own)).then(|| StatedTotal {
        about: ABOUT.iter().any(|about| rest.contains(about)),
        sentence: start..figure.end + end,
    })
}

/// Where the parts of a total begin behind it: ", trong đó ngân sách xã 30 triệu đồng".
fn parts(behind: &str) -> Option<usize> {
    let of = |(at, _): (usize, char)| {
        let words = behind[at + 1..].trim_start();
        PARTS.iter().any(|part| words.starts_with(part)).then_some(at)
    };
    behind.char_indices().filter(|(_, one)| matches!(one, ',' | ':')).find_map(of)
}

/// Is nothing said but words that name no part?
fn plain(text: &str, own: &str) -> bool {
    let mut text = text.replace("giai đoạn", " ");
    for paper in PAPERS {
        if own.contains(paper) {
            text = text.replace(paper, " ");
        }
    }
    // Years, where they are those of this paper.
    let word = |word: &str| {
        let year = word.len() == 4 && word.bytes().all(|one| one.is_ascii_digit()) && own.contains(word);
        year || WORDS.split_whitespace().any(|known| known == word)
    };
    text.split(|one: char| !one.is_alphanumeric()).filter(|one| !one.is_empty()).all(word)
}

#[cfg(test)]
mod tests {
    use super::{prose, total};

    fn is_total(text: &str) -> Option<bool> {
        let own = "kế hoạch bảo vệ môi trường giai đoạn 2026 - 2030";
        let figures = prose::figures(text);
        figures.iter().find_map(|figure| total(text, &figure.at, own)).map(|stated| stated.about)
    }

    #[test]
    fn what_states_the_total_is_known() {
        for text in [
            "Tổng kinh phí thực hiện Kế hoạch là 130 triệu đồng.",
            "1. Tổng kinh phí thực hiện: 130 triệu đồng",
            "- **Tổng kinh phí** thực hiện Kế hoạch giai đoạn 2026 - 2030 là **130 triệu đồng** (Bằng chữ: một trăm)./.",
            "Kinh phí của tỉnh. Tổng nhu cầu kinh phí dự kiến là 130 triệu đồng; chi tiết tại phụ lục",
            "Tổng dự toán là 130 triệu đồng để thực hiện Kế hoạch này.",
            "Tổng kinh phí là 130 triệu đồng, trong đó ngân sách xã 30 triệu đồng.",
            "Tổng kinh phí là 130 triệu đồng (một trăm ba mươi triệu đồng), bao gồm: xã 30 triệu đồng, dân 100 triệu đồng.",
        ] {
            assert_eq!(is_total(text), Some(false), "{text}");
        }
        assert_eq!(is_total("Tổng kinh phí dự kiến là khoảng 130 triệu đồng."), Some(true));
    }

    #[test]
    fn who_speaks_of_a_part_is_left_alone() {
        for text in [
            "Tổng kinh phí năm 2026 là 130 triệu đồng.",
            "Năm 2025, tổng kinh phí thực hiện là 130 triệu đồng.",
            "Tổng kinh phí thực hiện là 130 triệu đồng từ nguồn ngân sách tỉnh.",
            "Tổng kinh phí thực hiện nhiệm vụ 1 là 130 triệu đồng.",
            "Tổng kinh phí thực hiện Đề án là 130 triệu đồng.",
            "Tổng kinh phí giai đoạn 2021 - 2025 là 130 triệu đồng.",
            "Tổng kinh phí năm 2026 là 130 triệu đồng, trong đó ngân sách xã 30 triệu đồng.",
            "Tổng kinh phí là 130 triệu đồng, ngân sách xã 30 triệu đồng.",
            "Tổng kinh phí là 130 triệu đồng và 30 triệu đồng.",
            "Tổng kinh phí đã giải ngân là 130 triệu đồng.",
            "Tổng kinh phí hỗ trợ mỗi hộ là 130 triệu đồng.",
            "Tổng kinh phí 130 triệu đồng do xã quản lý.",
            "Tổng kinh phí thực hiện là 130 triệu đồng/năm.",
            "Tổng kinh phí theo Quyết định số 12/QĐ-UBND là 130 triệu đồng.",
            "Tổng kinh phí đào tạo: 130 triệu đồng",
            "Kinh phí thực hiện là 130 triệu đồng.",
            "Tổng kinh phí thực hiện Kế hoạch là 130 triệu đồng năm 2026.",
            "Tổng kinh phí là {{ tong }}, tức 130 triệu đồng",
            "Tổng số hộ là 130; hỗ trợ 130 triệu đồng",
            "Tổng kinh phí giai đoạn 1 là 130 triệu đồng.",
            "Điều chỉnh tổng kinh phí thực hiện là 130 triệu đồng thành 140 triệu đồng.",
            "Tổng kinh phí của các xã là 130 triệu đồng.",
        ] {
            assert_eq!(is_total(text), None, "{text}");
        }
    }
}
