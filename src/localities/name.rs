//! Names of places in the forms in which they are compared, without marks or with them; and the names of
//! files made of them.
//!
//! In: a name. Out: its letters for a file, for a search, for a comparison. It leaves comparing to its
//! callers.

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

/// Only its letters and digits, without marks, in lower case and joined: `Avương` and `A Vương` are
/// `avuong`.
pub(super) fn folded(name: &str) -> String {
    plain(name).replace('-', "")
}

/// The same text however a name is typed: capitals, blanks, dashes and apostrophes do not count, nor
/// which of two vowels has the tone (`Hòa`, `Hoà`). Marks do count.
pub(super) fn spelling(name: &str) -> String {
    let (letters, tones) = letters_and_tones(name);
    letters + &tones
}

/// Whether this may be that name without its tones, or without any of its marks: it has no mark that the
/// name does not have. Both must have the same letters apart from marks.
pub(super) fn may_have_lost(typed: &str, name: &str) -> bool {
    let ((letters, tones), (of_name, _)) = (letters_and_tones(typed), letters_and_tones(name));
    is_unmarked(typed) || (tones.is_empty() && letters == of_name)
}

/// Whether it has no letter with a tone.
pub(super) fn is_toneless(name: &str) -> bool {
    letters_and_tones(name).1.is_empty()
}

fn letters_and_tones(name: &str) -> (String, String) {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let (mut letters, mut tones) = (String::new(), String::new());
    for letter in name.nfd().flat_map(char::to_lowercase) {
        match letter {
            tone if TONES.contains(&tone) => tones.push(tone),
            letter if letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter) => {
                letters.push(letter);
            }
            _ => {}
        }
    }
    (letters, tones)
}

/// A name with i in each syllable that may have i or y, as `Lý` and `Lí`, `Quy` and `Qui`, `Quỳnh`
/// and `Quình`; `Tây`, `Thủy` and `Yên` have y only.
pub(super) fn with_i(name: &str) -> String {
    let of_tone = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    let word = |word: &str| {
        let mut letters: Vec<char> = word.nfd().collect();
        let Some(at) = letters.iter().position(|one| matches!(one, 'y' | 'Y')) else {
            return word.to_owned();
        };
        let onset: String = letters[..at].iter().flat_map(|one| one.to_lowercase()).collect();
        let of_qu = onset == "qu";
        let plain = of_qu || onset.chars().all(|one| !"aeiouy".contains(one) && !of_tone(&one));
        let open = letters[at + 1..].iter().all(of_tone);
        if plain && (open || of_qu) {
            letters[at] = if letters[at] == 'y' { 'i' } else { 'I' };
        }
        letters.into_iter().nfc().collect()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Whether it has no letter that only Vietnamese has.
pub(super) fn is_unmarked(name: &str) -> bool {
    name.nfd().all(|letter| !('\u{300}'..='\u{36f}').contains(&letter) && !matches!(letter, 'đ' | 'Đ'))
}

/// Whether it may be a syllable of Vietnamese, marks aside. Names from other languages of the country,
/// such as `Kbang`, have capitals of their own within a word.
pub(super) fn is_syllable(word: &str) -> bool {
    const ONSETS: [&str; 26] = [
        "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
        "m", "n", "p", "r", "s", "t", "v", "x",
    ];
    const CODAS: [&str; 8] = ["ch", "ng", "nh", "c", "m", "n", "p", "t"];
    if !word.chars().all(char::is_alphabetic) {
        return false;
    }
    let folded = plain(word);
    let is_rhyme = |rhyme: &str| {
        let nucleus = CODAS.iter().find_map(|coda| rhyme.strip_suffix(coda)).unwrap_or(rhyme);
        (1..=3).contains(&nucleus.len()) && nucleus.chars().all(|letter| "aeiouy".contains(letter))
    };
    // "Gia" has the onset "gi", "Gìn" the onset "g".
    is_rhyme(&folded) || ONSETS.iter().any(|onset| folded.strip_prefix(onset).is_some_and(is_rhyme))
}

#[cfg(test)]
mod tests {
    use super::{folded, is_syllable, is_unmarked, plain, spelling, with_i};

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
        assert_eq!(folded("A Vương"), folded("Avương"));
    }

    #[test]
    fn a_name_is_the_same_however_it_is_typed() {
        for (one, other) in [
            ("Yên Hòa", "YÊN HOÀ"),
            ("Ea H'Leo", "Ea H’leo"),
            ("Văn Miếu - Quốc Tử Giám", "Văn Miếu – Quốc Tử Giám"),
        ] {
            assert_eq!(spelling(one), spelling(other));
        }
        for (one, other) in [("Yên Hòa", "Yên Hoa"), ("Đak Pơ", "Đăk Pơ"), ("Ba Tơ", "Ba Tô")] {
            assert_ne!(spelling(one), spelling(other));
        }
        assert!(is_unmarked("Ea H'Leo 2") && !is_unmarked("Đak") && !is_unmarked("Bình"));
    }

    #[test]
    fn i_and_y_are_one_where_a_syllable_may_have_either() {
        for (one, other) in
            [("Lý Quốc", "Lí Quốc"), ("Sơn Quy", "Sơn Qui"), ("QUỲNH LƯU", "QUÌNH LƯU"), ("Y Tý", "I Tí")]
        {
            assert_eq!(with_i(one), with_i(other));
        }
        for name in ["Tây Phương", "Thủy Nguyên", "Yên Hòa", "Tuy Phước", "Đại Mỗ", "Khuya", "Bảy Hiền"]
        {
            assert_eq!(with_i(name), name);
        }
    }

    #[test]
    fn words_of_other_languages_are_no_syllables() {
        for word in ["Yên", "HÒA", "Nghĩa", "Quý", "Gìn", "Gia", "Uyên", "Khuya", "Đặc", "Ý"] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["Kbang", "KDang", "SRó", "Drắk", "H'Leo", "HCM", "II1", "Đakrông", "Wer", "Ktur"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
