//! Syllables whose tone mark may stand on either of two vowels.
//!
//! In: nothing. Out: the list, and of it those of one way.

/// Syllables, with the mark on the first and on the second vowel; in capitals the one that is no name.
pub(super) const SYLLABLES: [(&str, &str); 43] = [
    ("hòa", "hoà"),
    ("hóa", "hoá"),
    ("hỏa", "hoả"),
    ("họa", "hoạ"),
    ("hòe", "hoè"),
    ("khóa", "khoá"),
    ("khỏa", "khoả"),
    ("khỏe", "khoẻ"),
    ("khóe", "khoé"),
    ("tòa", "toà"),
    ("tỏa", "toả"),
    ("tọa", "toạ"),
    ("thỏa", "thoả"),
    ("xóa", "xoá"),
    ("xòa", "xoà"),
    ("xòe", "xoè"),
    ("dọa", "doạ"),
    ("đọa", "đoạ"),
    ("đóa", "đoá"),
    ("lòa", "loà"),
    ("lóa", "loá"),
    ("lõa", "loã"),
    ("lòe", "loè"),
    ("nhòa", "nhoà"),
    ("nhòe", "nhoè"),
    ("chóa", "choá"),
    ("ủy", "uỷ"),
    ("thủy", "thuỷ"),
    ("thúy", "thuý"),
    ("thùy", "thuỳ"),
    ("thụy", "thuỵ"),
    ("tùy", "tuỳ"),
    ("tủy", "tuỷ"),
    ("túy", "tuý"),
    ("tụy", "tuỵ"),
    ("hủy", "huỷ"),
    ("lũy", "luỹ"),
    ("lụy", "luỵ"),
    ("nhụy", "nhuỵ"),
    ("ngụy", "nguỵ"),
    ("trùy", "truỳ"),
    ("trụy", "truỵ"),
    ("Ủy", "Uỷ"),
];

/// Those with the mark on the second vowel, or on the first.
pub(super) const fn of_way(second: bool) -> [&'static str; SYLLABLES.len()] {
    let mut all = [""; SYLLABLES.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if second { SYLLABLES[at].1 } else { SYLLABLES[at].0 };
        at += 1;
    }
    all
}
