//! A value of one line as it is typed: plain where YAML lets it be, else in quotation marks.
//!
//! In: the value, what is around it. Out: its text in the file.

use super::traps;

/// What is around a value: between brackets `,`, `[`, `{` are YAML's own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueContext {
    Block,
    Flow,
}

/// A value as plain as YAML lets it be.
pub(super) fn written(value: &str, around: ValueContext) -> String {
    let own = |letter: char| "-?:,[]{}#&*!|>'\"%@`=~“”„‟«‘’‚".contains(letter);
    let plain = !value.is_empty()
        && value.trim() == value
        && !value.starts_with(own)
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.ends_with(':')
        // A reader would ask whether an item of a list was meant.
        && traps::foreign_dash(value).is_none()
        && !(around == ValueContext::Flow && value.contains([',', '[', ']', '{', '}', ':']));
    if plain { value.to_owned() } else { quoted(value) }
}

/// A value in double quotation marks.
pub(super) fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}
