//! Names of files made of names of places: letters without marks, `-` between words.

use unicode_normalization::UnicodeNormalization;

/// `Ba Đình` as `ba-dinh`, `M'Drắk` as `mdrak`.
pub(super) fn plain(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.nfd().flat_map(char::to_lowercase) {
        match letter {
            'đ' => plain.push('d'),
            letter if letter.is_ascii_alphanumeric() => plain.push(letter),
            // Tone marks, and the apostrophe within a word.
            letter if ('\u{300}'..='\u{36f}').contains(&letter) => {}
            '\'' | '’' => {}
            _ if plain.is_empty() || plain.ends_with('-') => {}
            _ => plain.push('-'),
        }
    }
    plain.truncate(plain.trim_end_matches('-').len());
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn names_lose_their_marks() {
        for (name, file) in [
            ("Ba Đình", "ba-dinh"),
            ("M'Drắk", "mdrak"),
            ("Đắk Tờ Kan", "dak-to-kan"),
            ("Hà Giang 1", "ha-giang-1"),
            ("Bình Lợi – Trung", "binh-loi-trung"),
            (" . ", ""),
        ] {
            assert_eq!(plain(name), file);
        }
    }
}
