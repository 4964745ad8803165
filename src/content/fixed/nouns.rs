//! "Về việc làm cho thanh niên" is about jobs, "Về việc làm rõ …" about making clear: nouns that begin with
//! "việc" after "Về".
//!
//! In: what follows "về việc". Out: whether "việc" is the first word of a noun.

use super::words::opens_with;

/// What follows "việc" in nouns: việc làm, việc cưới.
const NOUNS: [&str; 9] = ["làm", "cưới", "tang", "hiếu", "hỷ", "hỉ", "riêng", "thiện", "tốt"];
/// The same, for words that begin many others: nhà ở, công bố, tư vấn, chung tay.
const SHORT: [&str; 6] = ["nhà", "công", "tư", "chung", "nước", "dân"];

/// Words that follow such a noun but no verb; in "làm rõ", "nhà văn hóa", "công bố" other words follow.
const FOLLOW: [&str; 33] = [
    "cho",
    "của",
    "tại",
    "trong",
    "ở",
    "và",
    "với",
    "theo",
    "từ",
    "trên",
    "giữa",
    "sau",
    "trước",
    "đối với",
    "năm",
    "quý",
    "tháng",
    "giai đoạn",
    "khi",
    "hoặc",
    "là",
    "được",
    "có",
    "ổn định",
    "bền vững",
    "xanh",
    "thời vụ",
    "thỏa đáng",
    "tạm thời",
    "hằng năm",
    "mới cho",
    "mới của",
    "thêm cho",
];

/// Whether "việc" before this text is the first word of a noun.
pub(super) fn begins_with_work(behind: &str) -> bool {
    let ends = |rest: &&str| {
        let words = rest.trim_start();
        words.is_empty() || words.starts_with([',', '.', ';', '(', '-', '–', ':'])
    };
    let follows = |rest: &str| FOLLOW.iter().any(|word| opens_with(rest.trim_start(), word).is_some());
    let behind = |nouns: &'static [&'static str]| nouns.iter().filter_map(|noun| opens_with(behind, noun));
    behind(&SHORT).any(|rest| ends(&rest) || opens_with(rest.trim_start(), "của").is_some())
        || behind(&NOUNS).any(|rest| ends(&rest) || follows(rest))
}

#[cfg(test)]
mod tests {
    use super::begins_with_work;

    #[test]
    fn a_noun_is_none_of_the_verbs_that_begin_as_it_does() {
        for noun in ["làm", "làm cho thanh niên", "làm, thu nhập", "làm năm 2026", "cưới, việc tang", "nhà"]
        {
            assert!(begins_with_work(noun), "{noun}");
        }
        for other in [
            "làm rõ nội dung",
            "làm việc với đoàn",
            "làm thêm giờ",
            "làm đường",
            "nhà ở xã hội",
            "công bố",
            "tư vấn",
            "tang lễ",
            "chung tay",
            "rà soát",
            "công khai",
        ] {
            assert!(!begins_with_work(other), "{other}");
        }
    }
}
