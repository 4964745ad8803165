//! Words without what typists differ in: case, tone marks, blanks, sorts of dashes.

use unicode_normalization::UnicodeNormalization;

/// A text in small letters without marks, dashes as `-`, every run of blanks one, none at the ends.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars().flat_map(char::to_lowercase).nfd() {
        match sign {
            '\u{300}'..='\u{36f}' => {}
            'đ' => folded.push('d'),
            '\u{2010}'..='\u{2015}' => folded.push('-'),
            sign if sign.is_whitespace() || sign == '\u{a0}' => {
                if !folded.ends_with(' ') && !folded.is_empty() {
                    folded.push(' ');
                }
            }
            sign => folded.push(sign),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn what_typists_differ_in_is_gone() {
        assert_eq!(folded("  ĐỘC LẬP –  Tự do\t— Hạnh phúc "), "doc lap - tu do - hanh phuc");
        assert_eq!(folded("Ho\u{300}a"), "hoa");
    }
}
