//! How names of places are written in a table of units: without their type, each word with a
//! capital (PL II, II.1 and II.2).
//!
//! In: a name and its type. Out: the name as it should be, where it is not.

use crate::content::capitalised;
use crate::content::fixed::opens_with;

/// Types that may stand before a name, with their abbreviations.
const TYPES: [&str; 13] = [
    "đặc khu",
    "phường",
    "xã",
    "thị trấn",
    "thành phố",
    "tỉnh",
    "thị xã",
    "quận",
    "huyện",
    "tp",
    "tp.",
    "t.p",
    "p.",
];

/// The name as it should stand in the table; None where it does.
pub(super) fn right(name: &str, kind: &str) -> Option<String> {
    let own = opens_with(name, &kind.to_lowercase()).filter(|_| !kind.is_empty());
    let typed = own.or_else(|| TYPES.iter().find_map(|one| opens_with(name, one)));
    // "Xã" alone, or "TPhuc", is no type with a name behind it.
    let bare =
        typed.map(|rest| rest.trim_start_matches(['.', ' ', '\u{a0}'])).filter(|rest| !rest.is_empty());
    let bare = bare.filter(|rest| rest.starts_with(char::is_alphanumeric)).unwrap_or(name);
    // A word of letters and digits is no name to judge.
    let mixed = |word: &str| word.chars().any(char::is_numeric) && word.chars().any(char::is_alphabetic);
    if bare.split_whitespace().any(mixed) {
        return None;
    }
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count();
    let loud = letters(bare) > 1 && !bare.chars().any(char::is_lowercase);
    let small = bare.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
    let right = if loud || small { capitalised(bare) } else { bare.to_owned() };
    (right != name).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::right;

    #[test]
    fn names_stand_without_type_and_with_capitals() {
        for (name, kind, wanted) in [
            ("Phường Yên Hòa", "phường", "Yên Hòa"),
            ("xã Sóc Sơn", "xã", "Sóc Sơn"),
            ("Đặc khu Vân Đồn", "đặc khu", "Vân Đồn"),
            ("Thị trấn Yên Viên", "xã", "Yên Viên"),
            ("YÊN HÒA", "phường", "Yên Hòa"),
            ("PHƯỜNG YÊN HÒA", "phường", "Yên Hòa"),
            ("sóc sơn", "xã", "Sóc Sơn"),
            ("Sóc sơn", "xã", "Sóc Sơn"),
            ("Thành phố Hà Nội", "thành phố", "Hà Nội"),
            ("TP. Hồ Chí Minh", "thành phố", "Hồ Chí Minh"),
            ("TP.Huế", "thành phố", "Huế"),
            ("Tỉnh Quảng Ninh", "tỉnh", "Quảng Ninh"),
        ] {
            assert_eq!(right(name, kind).as_deref(), Some(wanted), "{name}");
        }
        for (name, kind) in [
            ("Yên Hòa", "phường"),
            ("M'Drắk", "xã"),
            ("Ia O", "xã"),
            ("Hà Giang 1", "phường"),
            ("TÊN0X", "xã"),
            ("Xã", "xã"),
            ("", "xã"),
        ] {
            assert_eq!(right(name, kind), None, "{name}");
        }
    }

    /// No name of the table that comes with the program is called wrong.
    #[test]
    fn the_table_of_all_units_is_right() {
        let table = include_str!("../../content/don-vi-hanh-chinh.csv");
        let mut count = 0;
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(right(cells[1], cells[2]), None, "{line}");
            assert_eq!(right(cells[4], cells[5]), None, "{line}");
            count += 1;
        }
        assert!(count > 3000, "{count}");
    }
}
