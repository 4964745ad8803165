//! Words of tables in small letters: totals, parts of totals, headings of money.
//!
//! In: the words of a cell. Out: whether they mean one of these. All words are composed, as the reader of
//! every file gives them.

/// A text in small letters, each run of blanks one.
pub(super) fn small(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of a name.
pub fn shortened(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() <= 8 { words.join(" ") } else { format!("{} …", words[..7].join(" ")) }
}

/// Whether words stand in a text that are no part of longer ones.
pub(super) fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let outer = |one: Option<char>| one.is_none_or(|one| !one.is_alphanumeric());
        outer(text[..at].chars().next_back()) && outer(text[at + words.len()..].chars().next())
    })
}

/// Whether any of these stand in it.
pub(super) fn holds_any(text: &str, all: &[&str]) -> bool {
    all.iter().any(|words| holds(text, words))
}

/// What a row of totals is called.
const TOTALS: [&str; 24] = [
    "tổng cộng",
    "tổng số",
    "tổng",
    "cộng",
    "tổng kinh phí",
    "tổng cộng kinh phí",
    "tổng số kinh phí",
    "tổng kinh phí thực hiện",
    "tổng nhu cầu kinh phí",
    "tổng dự toán",
    "tổng chi phí",
    "tổng chi",
    "tổng tiền",
    "tổng số tiền",
    "tổng giá trị",
    "tổng vốn",
    "tổng cộng chung",
    "tổng chung",
    "tổng toàn bộ",
    "cộng tổng",
    "cộng chung",
    "tổng cả giai đoạn",
    "tổng cộng cả giai đoạn",
    "tổng nguồn vốn",
];

/// What the name of a row says about sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedSum {
    /// The total.
    Total,
    /// The sum of a part: "Cộng mục I".
    Part,
    /// A sum that was rounded.
    Rounded,
    /// What follows is only some of what stands above: "Trong đó".
    OfWhich,
    /// None of these.
    None,
}

/// What the name of a row says.
pub(super) fn named_sum(name: &str) -> NamedSum {
    let name = small(name);
    if holds(&name, "làm tròn") {
        return NamedSum::Rounded;
    }
    if ["trong đó", "bao gồm", "gồm:"].iter().any(|words| name.starts_with(words)) {
        return NamedSum::OfWhich;
    }
    let (bare, bracket) = name.split_once('(').unwrap_or((&name, ""));
    // "Tổng cộng (tạm tính)" is no sum of what is seen.
    let bare = bare.trim_matches(|one: char| !one.is_alphanumeric());
    if TOTALS.contains(&bare) && !bracket.contains("tính") {
        return NamedSum::Total;
    }
    let behind = ["tổng cộng ", "cộng ", "tổng "].iter().find_map(|words| bare.strip_prefix(words));
    let rest = behind.unwrap_or_default();
    let part = ["mục", "nhóm", "phần", "tiểu mục", "khoản"].iter().find_map(|words| rest.strip_prefix(words));
    let label = part.unwrap_or(rest).trim();
    let is_label = label.chars().count() <= 4
        && !label.is_empty()
        && label.chars().all(|one| one.is_ascii_digit() || ".ivxlabcde".contains(one));
    if is_label { NamedSum::Part } else { NamedSum::None }
}

/// Headings of columns that are the sum of others.
pub(super) fn heads_total(heading: &str) -> bool {
    let heading = small(heading);
    ["tổng", "cộng", "cả giai đoạn", "toàn giai đoạn", "giai đoạn"]
        .iter()
        .any(|words| heading.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Those of them that say so by themselves: "Tổng mức đầu tư" may hold years that the table has not.
pub(super) fn heads_whole(heading: &str) -> bool {
    let heading = small(heading);
    let bare = heading.split('(').next().unwrap_or_default().trim_matches(|one: char| !one.is_alphanumeric());
    ["tổng cộng", "tổng số", "tổng", "cộng", "tổng kinh phí", "tổng tiền"].contains(&bare)
}

/// Headings of columns that are the parts of one before them.
pub(super) fn heads_parts(heading: &str) -> bool {
    let heading = small(heading);
    ["trong đó", "chia ra", "bao gồm", "gồm", "phân theo", "cơ cấu nguồn", "nguồn"]
        .iter()
        .any(|words| heading.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Headings of columns of figures that are no amounts.
const NO_AMOUNT: [&str; 33] = [
    "số lượng",
    "khối lượng",
    "lượng",
    "đơn giá",
    "giá",
    "định mức",
    "mức chi",
    "mức hỗ trợ",
    "mức thu",
    "mức lương",
    "hệ số",
    "số hộ",
    "số người",
    "số ngày",
    "số buổi",
    "số lớp",
    "số lần",
    "diện tích",
    "chiều dài",
    "quy mô",
    "công suất",
    "thời gian",
    "thời hạn",
    "thời điểm",
    "tiến độ",
    "điện thoại",
    "tài khoản",
    "năm sinh",
    "mã",
    "điểm",
    "hạng",
    "tuổi",
    "đơn vị tính",
];

/// Whether a heading is that of figures that nobody adds up to money.
pub(super) fn heads_no_amount(heading: &str) -> bool {
    let heading = small(heading);
    holds_any(&heading, &NO_AMOUNT)
        || ["năm", "tháng", "ngày", "quý", "buổi", "đvt"].contains(&heading.as_str())
        || heading.starts_with("ngày ")
        || heading.contains('/') && holds_any(&heading, &["hộ", "người", "ha", "km", "m2", "ngày", "lớp"])
}

/// Whether a heading is that of shares.
pub(super) fn heads_share(heading: &str) -> bool {
    let heading = small(heading);
    heading.contains('%')
        || holds_any(&heading, &["tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "cơ cấu", "so sánh"])
}

/// Whether a heading speaks of money.
pub(super) fn heads_money(heading: &str) -> bool {
    const MONEY: [&str; 15] = [
        "kinh phí",
        "số tiền",
        "thành tiền",
        "tiền",
        "dự toán",
        "ngân sách",
        "vốn",
        "chi phí",
        "quyết toán",
        "giải ngân",
        "đầu tư",
        "nguồn thu",
        "tổng thu",
        "tổng chi",
        "nstw",
    ];
    holds_any(&small(heading), &MONEY)
}

#[cfg(test)]
mod tests {
    use super::{NamedSum, heads_no_amount, heads_total, heads_whole, named_sum};

    #[test]
    fn names_of_sums_are_known() {
        for (name, sum) in [
            ("TỔNG CỘNG", NamedSum::Total),
            ("Tổng cộng (I+II+III):", NamedSum::Total),
            ("Cộng", NamedSum::Total),
            ("Tổng số", NamedSum::Total),
            ("Cộng I", NamedSum::Part),
            ("Cộng mục II", NamedSum::Part),
            ("Tổng nhóm A", NamedSum::Part),
            ("Tổng cộng (làm tròn)", NamedSum::Rounded),
            ("Trong đó: ngân sách xã", NamedSum::OfWhich),
            ("Tổng hợp báo cáo", NamedSum::None),
            ("Cộng đồng dân cư", NamedSum::None),
            ("Tổng điều tra dân số", NamedSum::None),
            ("Mua máy tính", NamedSum::None),
        ] {
            assert_eq!(named_sum(name), sum, "{name}");
        }
    }

    #[test]
    fn headings_are_known() {
        assert!(heads_whole("Tổng số (triệu đồng)") && !heads_whole("Tổng mức đầu tư"));
        assert!(heads_total("Tổng cộng") && heads_total("Tổng mức đầu tư"));
        assert!(heads_no_amount("Số lượng (cái)") && heads_no_amount("Năm") && !heads_no_amount("Năm 2026"));
    }
}
