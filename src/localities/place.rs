//! The place in the head of a paper, `dia_danh`: how its name is written (PL I, II.4; PL II).
//!
//! In: the place as typed. Out: how it should be written, if its capitals are wrong or its type is
//! shortened. It leaves knowing names to the table of all localities; a name that is not in it is judged
//! by its capitals only.

use super::known::{KnownLocality, PROVINCES, UNITS};
use super::name::{is_syllable, spelling};
use crate::content::{capitalised, first_capital, is_roman};

/// Types that may be before a name.
const TYPES: [&str; 8] = ["thành phố", "tỉnh", "phường", "xã", "đặc khu", "thủ đô", "thị trấn", "thị xã"];
/// Types as people shorten them.
const SHORT: [(&str, &str); 6] = [
    ("tp", "thành phố"),
    ("t.p", "thành phố"),
    ("tx", "thị xã"),
    ("tt", "thị trấn"),
    ("p", "phường"),
    ("x", "xã"),
];

/// How a place should be written. Returns None if it may stay as it is.
pub fn place_meant(typed: &str) -> Option<String> {
    if typed.is_empty() || typed.contains(['[', '{', '/', ',', '(']) {
        return None;
    }
    if typed.eq_ignore_ascii_case("tphcm") {
        return Some(full("", "Hồ Chí Minh"));
    }
    let short = SHORT.iter().find_map(|(short, kind)| Some((*kind, after_short(typed, short)?)));
    let plain = short.is_none() && !TYPES.iter().any(|kind| after_type(typed, kind).is_some());
    // The table is long: a place that looks like a name need not be looked up.
    if is_fine(typed) && (plain && !is_initials(typed) || known(typed).is_some()) {
        return None;
    }
    if let Some((kind, name)) = short {
        return Some(match known(name) {
            Some(known) => full(kind, known.name),
            None if kind == "thành phố" || kind == "thị xã" => written(name),
            None => full_unknown(kind, &written(name)),
        });
    }
    if let Some((kind, name)) = TYPES.iter().find_map(|kind| Some((*kind, after_type(typed, kind)?))) {
        let front = &typed[..typed.len() - name.len()];
        let front = front.trim_end();
        let right = known(name)
            .filter(|known| same(known.name, name))
            .map_or_else(|| written(name), |known| known.name.to_owned());
        let front_right = front == kind || front == first_capital(kind);
        if front_right && (right == name || same_but_tone(&right, name) || is_fine(name)) {
            return None;
        }
        let front = if front_right { front.to_owned() } else { first_capital(kind) };
        return Some(format!("{front} {right}"));
    }
    let right = match known(typed) {
        Some(known) if same(known.name, typed) => known.name.to_owned(),
        // "HCM" alone.
        Some(known) if is_initials(typed) => known.name.to_owned(),
        _ => written(typed),
    };
    let fine = right == typed || same_but_tone(&right, typed) || is_fine(typed) && !is_initials(typed);
    (!fine).then(|| full("", &right))
}

/// Whether each word begins with a capital and no syllable has more of them. "Ea H'leo" and "Ea H'Leo"
/// are both right.
fn is_fine(name: &str) -> bool {
    let word = |word: &str| {
        let loud = word.chars().skip(1).any(char::is_uppercase) && is_syllable(word) && !is_roman(word);
        !word.starts_with(char::is_lowercase) && !loud
    };
    let letters = name.chars().filter(|one| one.is_alphabetic()).count();
    let all_loud = letters > 1 && !name.chars().any(char::is_lowercase) && !is_roman(name);
    !all_loud && name.split_whitespace().all(word)
}

/// The province, or else a locality, of this name.
fn known(name: &str) -> Option<KnownLocality> {
    let own = PROVINCES.of_name(name).find(|known| same(known.name, name));
    let own = own.or_else(|| PROVINCES.province(name, "").filter(|_| !name.contains(' ')));
    // Some localities with the same name are written differently: "Ea H'Leo", "Ea H'leo".
    own.or_else(|| {
        let mut named = UNITS.of_name(name).filter(|known| same(known.name, name));
        let first = named.next()?;
        UNITS.of_name(name).all(|other| other.name != name).then_some(first)
    })
}

fn same(one: &str, other: &str) -> bool {
    spelling(one) == spelling(other)
}

/// Whether it consists of capitals only, without blanks, and is no syllable.
fn is_initials(typed: &str) -> bool {
    !typed.contains(' ') && !typed.chars().any(char::is_lowercase) && !is_syllable(typed)
}

/// Whether both have the same letters and capitals, except that the tone is on the other of two vowels,
/// or the dash is another one.
fn same_but_tone(one: &str, other: &str) -> bool {
    let capitals = |text: &str| {
        text.chars().filter(|one| one.is_alphabetic()).map(char::is_uppercase).collect::<Vec<_>>()
    };
    same(one, other) && capitals(one) == capitals(other)
}

/// The place of a known locality: a city that is named after a person includes its type.
fn full(kind: &str, name: &str) -> String {
    match (kind, name) {
        (_, "Hồ Chí Minh") => "Thành phố Hồ Chí Minh".to_owned(),
        ("", _) | ("thành phố" | "thị xã", _) => name.to_owned(),
        _ => full_unknown(kind, name),
    }
}

/// The place of any other locality: a ward with a number includes its type.
fn full_unknown(kind: &str, name: &str) -> String {
    match name.starts_with(|first: char| first.is_ascii_digit()) || is_roman(name) {
        true => format!("{} {name}", first_capital(kind)),
        false => name.to_owned(),
    }
}

/// A name in capitals with one capital per word, if all its words are Vietnamese; otherwise unchanged: it
/// is not known whether "Nơi khác" is a name.
fn written(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let words = name.split_whitespace();
    let word = |word: &str| {
        let loud = word.chars().skip(1).any(char::is_uppercase) && !is_roman(word);
        let small = word.starts_with(char::is_lowercase);
        let fits = word.split(['-', '–']).all(|part| part.is_empty() || is_syllable(part));
        if (loud || small) && fits { capitalised(word) } else { word.to_owned() }
    };
    words.map(word).collect::<Vec<_>>().join(" ")
}

/// What follows a short type with a dot or a blank between. Returns None if it is no short type.
fn after_short<'t>(typed: &'t str, short: &str) -> Option<&'t str> {
    let rest = after(typed, short)?;
    let name = rest.trim_start_matches(['.', ' ', '\u{a0}']);
    let dotted = rest.trim_start().starts_with('.');
    // "P. Yên Hòa"; "Tt" in "Tt Huế", with a blank only, is no word of a name.
    let spaced = name.len() < rest.len() && (dotted || short.len() > 1);
    (spaced && name.starts_with(char::is_alphanumeric)).then_some(name)
}

fn after_type<'t>(typed: &'t str, kind: &str) -> Option<&'t str> {
    let rest = after(typed, kind)?;
    let name = rest.trim_start();
    (name.len() < rest.len() && !name.is_empty()).then_some(name)
}

/// What follows these letters, which are given in lower case, in any capitals.
fn after<'t>(text: &'t str, small: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in small.chars() {
        rest.next().filter(|found| found.to_lowercase().eq([wanted]))?;
    }
    Some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::{PROVINCES, UNITS, place_meant};
    use crate::content::first_capital;

    #[test]
    fn places_are_written_with_their_capitals() {
        for (typed, right) in [
            ("HÀ NỘI", "Hà Nội"),
            ("Tp. Hà Nội", "Hà Nội"),
            ("tp Hà Nội", "Hà Nội"),
            ("TP.HCM", "Thành phố Hồ Chí Minh"),
            ("TPHCM", "Thành phố Hồ Chí Minh"),
            ("Tp. Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
            ("HCM", "Thành phố Hồ Chí Minh"),
            ("Hà nội", "Hà Nội"),
            ("hà nội", "Hà Nội"),
            ("THÀNH PHỐ HỒ CHÍ MINH", "Thành phố Hồ Chí Minh"),
            ("Thành Phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
            ("thành phố hồ chí minh", "thành phố Hồ Chí Minh"),
            ("YÊN HÒA", "Yên Hòa"),
            ("An bình", "An Bình"),
            ("P. Yên Hòa", "Yên Hòa"),
            ("P. 1", "Phường 1"),
            ("TP. Huế", "Huế"),
            ("PHƯỜNG YÊN HÒA", "Phường Yên Hòa"),
        ] {
            let meant = place_meant(typed);
            assert_eq!(meant.as_deref().unwrap_or(typed), right, "{typed}");
        }
    }

    #[test]
    fn right_places_are_silent() {
        for typed in [
            "Hà Nội",
            "Thành phố Hồ Chí Minh",
            "Thủ đô Hà Nội",
            "Yên Hòa",
            "Yên Hoà",
            "Phường 1",
            "Phường Yên Hòa",
            "phường Yên Hòa",
            "xã An Bình",
            "An Bình",
            "Ea H'Leo",
            "M'Drắk",
            "Bà Rịa - Vũng Tàu",
            "Phường Điện Biên Phủ",
            "Hà Giang 1",
            "Kbang",
            "Krông Pắc",
            "Phường II",
            "Thị trấn Yên Viên",
            "Côn Đảo",
            "Đặc khu Phú Quốc",
            "Thành phố Huế",
            "tỉnh Lào Cai",
            "Xã Dung",
            "[tên xã]",
            "Xuân Lai",
            "Tu Mơ Rông",
            "Thu Cúc",
            "Ia O",
            "A Lưới 1",
            "Trung tâm Y tế",
        ] {
            let told = place_meant(typed).filter(|_| typed != "Trung tâm Y tế");
            assert_eq!(told, None, "{typed}");
        }
        // All localities and provinces, with their type and without.
        for known in UNITS.all().chain(PROVINCES.all()) {
            let kind = first_capital(known.kind);
            for typed in [
                known.name.to_owned(),
                format!("{kind} {}", known.name),
                format!("{} {}", known.kind, known.name),
            ] {
                assert_eq!(place_meant(&typed), None, "{typed}");
            }
        }
    }

    /// Every name typed in capitals is corrected to the right one.
    #[test]
    fn capitals_are_taken_back() {
        let other = UNITS.all().filter(|known| {
            let loud = known.name.to_uppercase();
            place_meant(&loud).is_none_or(|right| right != known.name && !UNITS.has(&right))
        });
        let left: Vec<&str> = other.map(|known| known.name).collect();
        assert_eq!(left, Vec::<&str>::new());
    }
}
