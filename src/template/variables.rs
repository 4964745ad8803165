//! Variables in a text, before it is given to Tera.
//!
//! In: a text as typed. Out: whether it holds any, and the text with `\{` hidden from Tera.

use std::borrow::Cow;

use super::carriers::ESCAPED_BRACE;

/// A text with `\\{` hidden from Tera.
pub(super) fn protected(raw: &str) -> String {
    raw.replace("\\{", &ESCAPED_BRACE.to_string())
}

/// Whether it holds variables or conditions.
pub(super) fn has_variables(raw: &str) -> bool {
    if !raw.contains('{') {
        return false;
    }
    let plain = match raw.contains("\\{") {
        true => Cow::Owned(raw.replace("\\{", "")),
        false => Cow::Borrowed(raw),
    };
    plain.contains("{{") || plain.contains("{%")
}
