//! Letters of Word files: the form that words are compared in, signs of typefaces of signs, and
//! typefaces that are codes of their own.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text in the form that words are compared in: letters with their tone marks are one (NFC).
pub fn composed(text: &str) -> Cow<'_, str> {
    match text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

/// Whether a sign is a letter, as [`char::is_alphabetic`] says; of Vietnamese ones, which are most, without its
/// tables.
pub fn is_letter(sign: char) -> bool {
    match sign {
        '\0'..='\u{7f}' => sign.is_ascii_alphabetic(),
        '\u{d7}' | '\u{f7}' => false,
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => sign.is_alphabetic(),
    }
}

/// Whether a sign is a letter or a digit, as [`char::is_alphanumeric`] says.
pub fn is_letter_or_digit(sign: char) -> bool {
    is_letter(sign) || sign.is_ascii_digit() || !sign.is_ascii() && sign.is_alphanumeric()
}

/// Whether tone marks stand apart from letters they have a common form with.
pub(super) fn has_loose_tones(text: &str) -> bool {
    matches!(composed(text), Cow::Owned(whole) if whole != text)
}

/// The sign that a typeface of signs has at a place; `□` where that is not known.
pub(super) fn symbol(font: &str, code: u32) -> char {
    // Word writes them in a private range.
    let place = if (0xf000..0xf100).contains(&code) { code - 0xf000 } else { code };
    let font = font.to_lowercase();
    let known = match font.as_str() {
        "symbol" => SYMBOL.iter().find(|(at, _)| *at == place),
        "wingdings" => WINGDINGS.iter().find(|(at, _)| *at == place),
        "wingdings 2" => WINGDINGS_2.iter().find(|(at, _)| *at == place),
        "webdings" | "wingdings 3" => None,
        // A sign of a typeface of letters is the letter itself.
        _ => return char::from_u32(place).filter(|letter| !letter.is_control()).unwrap_or(UNKNOWN),
    };
    known.map_or(UNKNOWN, |(_, sign)| *sign)
}

/// What stands for a sign that is not known.
pub(super) const UNKNOWN: char = '□';

const SYMBOL: &[(u32, char)] = &[
    (0x2d, '-'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xa7, '♣'),
    (0xa8, '♦'),
    (0xa9, '♥'),
    (0xaa, '♠'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xbb, '≈'),
    (0xbc, '…'),
    (0xd7, '⋅'),
    (0xde, '⇒'),
];

const WINGDINGS: &[(u32, char)] = &[
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '☐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

const WINGDINGS_2: &[(u32, char)] =
    &[(0x4f, '✗'), (0x50, '✓'), (0x52, '☑'), (0x54, '☒'), (0xa3, '☐'), (0x97, '•')];

/// Whether words in this typeface are written in its own code: no word of ours can be found in them.
pub fn is_legacy(font: &str, text: &str) -> bool {
    let name = font.trim_start();
    let tcvn = name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(".vn"));
    let vni = name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("vni-"));
    // Letters of Vietnamese that Unicode alone has were typed in Unicode, whatever the typeface.
    let unicode = |letter: char| {
        matches!(letter, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
    };
    (tcvn || vni)
        && text.chars().any(|letter| ('\u{80}'..='\u{ff}').contains(&letter) && letter != '\u{a0}')
        && !text.chars().any(unicode)
}

#[cfg(test)]
mod tests {
    use super::{composed, has_loose_tones, is_legacy, is_letter, is_letter_or_digit, symbol};

    #[test]
    fn letters_and_digits_are_those_of_the_tables() {
        for sign in '\0'..=char::MAX {
            assert_eq!(is_letter(sign), sign.is_alphabetic(), "{sign:?}");
            assert_eq!(is_letter_or_digit(sign), sign.is_alphanumeric(), "{sign:?}");
        }
    }

    #[test]
    fn letters_are_compared_whole() {
        assert_eq!(composed("ke\u{302}\u{301} hoạch"), "kế hoạch");
        assert!(has_loose_tones("kê\u{301}") && !has_loose_tones("kế hoạch"));
    }

    #[test]
    fn signs_and_codes() {
        assert_eq!(symbol("Symbol", 0xf0b7), '•');
        assert_eq!(symbol("Wingdings", 0xfc), '✓');
        assert_eq!(symbol("Wingdings", 0xf001), '□');
        assert_eq!(symbol("Times New Roman", 0x2013), '–');
        assert!(is_legacy(".VnTime", "ñy ban") && is_legacy("VNI-Times", "Uyû ban"));
        assert!(!is_legacy(".VnTime", "Số 12") && !is_legacy(".VnTime", "ke 12") && !is_legacy("Arial", "ñ"));
    }
}
