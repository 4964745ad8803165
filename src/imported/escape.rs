//! Words of a paper as they are typed in a text of the content: signs that a reader would take for marks,
//! variables or structure get a `\` before them.
//!
//! In: words as on paper. Out: the same words, clean and escaped. Numbers and dashes at the front of a line of
//! a body are left to `body`.

pub(super) use crate::content::escaped::prose;
use crate::signs::{self, SignKind};

/// Words without what cannot be in a document: unseen characters go, blanks of all sorts are one, private
/// characters and letters that no face has are `□`.
pub(super) fn clean(text: &str, covers: &dyn Fn(char) -> bool) -> String {
    let mut clean = String::with_capacity(text.len());
    for one in text.chars() {
        let one = match signs::kind(one) {
            Some(SignKind::Private | SignKind::Broken) => '□',
            Some(SignKind::LineBreak) => ' ',
            Some(SignKind::Control | SignKind::Unseen) => continue,
            None => one,
        };
        if one.is_whitespace() || one == '\u{a0}' {
            if !clean.is_empty() && !clean.ends_with(' ') {
                clean.push(' ');
            }
            continue;
        }
        clean.push(if covers(one) { one } else { '□' });
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// Clean words as a value of a variable: nothing of them is read as a word that is printed anyway.
pub(super) fn hidden(words: &str) -> String {
    let braces = ["{{", "{%", "{#", "}}", "%}", "#}"].iter().any(|pair| words.contains(pair));
    if braces {
        return prose(words);
    }
    format!("{{{{ \"{}\" }}}}", words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Clean words as a value that holds no variables: braces of others are brackets.
pub(super) fn word(words: &str) -> String {
    let words = words.replace("{{", "[").replace("}}", "]").replace("{%", "[").replace("%}", "]");
    words.replace("[ ", "[").replace(" ]", "]")
}

#[cfg(test)]
mod tests {
    use super::{clean, prose};

    #[test]
    fn marks_and_variables_are_escaped() {
        for (words, typed) in [
            ("2 * 3", "2 * 3"),
            ("*nghiêng* và **đậm**", r"\*nghiêng\* và \*\*đậm\*\*"),
            ("{{ tong }}", r"\{\{ tong \}\}"),
            ("{a}", "{a}"),
            (r"C:\Users và \*", r"C:\Users và \\*"),
        ] {
            assert_eq!(prose(words), typed);
        }
    }

    #[test]
    fn what_cannot_be_printed_is_gone() {
        assert_eq!(clean(" a\u{200b}b\u{a0}\u{a0}c\td\u{e000} ⇒ ", &|one| one != '⇒'), "ab c d□ □");
    }
}
