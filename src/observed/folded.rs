//! Words without what typists differ in: case, tone marks, blanks, sorts of dashes.

use unicode_normalization::char::decompose_canonical;

/// A text in small letters without marks, dashes as `-`, every run of blanks one, none at the ends.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_ascii() {
            push(sign.to_ascii_lowercase(), &mut folded);
        } else {
            // Marks go, so their order among one another is nothing to wait for.
            sign.to_lowercase().for_each(|small| decompose_canonical(small, |part| push(part, &mut folded)));
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn push(sign: char, folded: &mut String) {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::folded;

    proptest! {
        /// Letters are taken apart one by one as if the whole text were, but for the order of marks that stay.
        #[test]
        fn letters_are_what_their_whole_text_is(text in "[ -~\u{a0}-\u{1ef9}\u{300}-\u{36f}]{0,40}") {
            let whole: String = text.to_lowercase().nfd().collect();
            let apart: String = text.chars().flat_map(char::to_lowercase).collect();
            prop_assume!(text.to_lowercase() == apart);
            prop_assert!(folded(&text).nfd().eq(folded(&whole).nfd()), "{text:?}");
        }
    }

    #[test]
    fn what_typists_differ_in_is_gone() {
        assert_eq!(folded("  ĐỘC LẬP –  Tự do\t— Hạnh phúc "), "doc lap - tu do - hanh phuc");
        assert_eq!(folded("Ho\u{300}a"), "hoa");
    }
}
