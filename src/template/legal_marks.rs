//! The characters that stand for texts of the register of laws until a dossier is complete.
//!
//! In: nothing. Out: these characters. Nobody can type them: private characters are refused in input.

/// Stands for the first text of the register; the following characters stand for the following texts.
pub(super) const FIRST: u32 = 0x10_0000;
/// The last character that may stand for a text.
pub(super) const LAST: u32 = 0x10_fffd;

/// Whether a character stands for a text of the register.
pub(super) fn is_mark(one: char) -> bool {
    (FIRST..=LAST).contains(&u32::from(one))
}

/// The character that Tera has written as an escape, `\\u{100009}`, as it does within a map.
pub(super) fn written(escape: &str) -> Option<char> {
    let digits = escape.strip_prefix("\\u{")?.strip_suffix('}')?;
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).filter(|one| is_mark(*one))
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn only_own_characters_are_read_back() {
        assert_eq!(written("\\u{100009}"), Some('\u{100009}'));
        assert_eq!(written("\\u{e000}"), None);
        assert_eq!(written("125 triệu đồng"), None);
    }
}
