//! Units of money behind figures.
//!
//! In: what stands behind a figure. Out: the unit of money that it begins with.

/// Words behind `đồng` that make another word of it.
const NO_UNIT: [&str; 14] = [
    "bào", "bộ", "chí", "chủ", "hành", "hồ", "hương", "loạt", "nghiệp", "phục", "ruộng", "thời", "tình", "ý",
];

/// The unit of money right behind a figure: "hợp đồng", "cộng đồng" and "đồng chí" are none.
pub(super) fn is_money(behind: &str) -> Option<&'static str> {
    let behind = behind.trim_start_matches(' ');
    let units = ["đồng", "đ", "triệu đồng", "tỷ đồng", "nghìn đồng", "ngàn đồng", "tỉ đồng", "VNĐ", "VND"];
    let is_it = |unit: &str| {
        let Some(rest) = behind.strip_prefix(unit) else { return false };
        let next = rest.trim_start_matches(' ').split(|one: char| !one.is_alphanumeric()).next();
        let other = unit == "đồng" && next.is_some_and(|next| NO_UNIT.contains(&next));
        // "đ." may shorten another word.
        let shortened = unit == "đ"
            && rest.strip_prefix('.').is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase));
        !rest.starts_with(char::is_alphanumeric) && !other && !shortened
    };
    units.into_iter().find(|unit| is_it(unit))
}

#[cfg(test)]
mod tests {
    use super::is_money;

    #[test]
    fn other_words_are_no_money() {
        let none = [" hợp đồng", " đồng chí", " điểm", " đ.án", "đ2", " đồng bào;", " triệu", " đồngg"];
        assert!(none.into_iter().all(|behind| is_money(behind).is_none()));
        assert_eq!(is_money("đ/m2"), Some("đ"));
        assert_eq!([is_money(" triệu đồng."), is_money("đồng")], [Some("triệu đồng"), Some("đồng")]);
    }
}
