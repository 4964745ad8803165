//! Words as they are typed in a text of the content: signs that a reader would take for marks or variables get
//! a `\` before them.
//!
//! In: words as they are to stand on paper. Out: the text to type. What is not to be printed at all is left to
//! the caller.

/// Clean words as they are typed in a text that may hold marks and variables.
pub fn prose(words: &str) -> String {
    let braces = ["{{", "{%", "{#", "}}", "%}", "#}"].iter().any(|pair| words.contains(pair));
    let stars = words.matches('*').count() > 1;
    let mut typed = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let next_is_sign = letters.peek().is_some_and(char::is_ascii_punctuation);
        let escaped = match letter {
            '\\' => next_is_sign,
            '*' => stars,
            '{' | '}' => braces,
            _ => false,
        };
        if escaped {
            typed.push('\\');
        }
        typed.push(letter);
    }
    typed
}
