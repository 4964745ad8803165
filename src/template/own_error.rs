//! Errors that the program's own filters and functions raise, carried through Tera.
//!
//! In: a sentence and what to do, in Vietnamese. Out: Tera's error; and both again, read from Tera's
//! message.

use tera::Error;

/// Precedes each of the two.
const OWN: char = '\u{E030}';

/// An error of a filter or function: a Vietnamese sentence, and what to do.
pub(super) fn own(sentence: &str, hint: &str) -> Error {
    Error::message(format!("{OWN}{sentence}{OWN}{hint}"))
}

/// Follows the two if a bound was met.
const BEYOND: char = '\u{E031}';

/// The error of a text that asks for more than a bound allows.
pub(super) fn beyond(sentence: &str, hint: &str) -> Error {
    Error::message(format!("{OWN}{sentence}{OWN}{hint}{OWN}{BEYOND}"))
}

/// Whether Tera's message says that a bound was met.
pub(super) fn is_beyond(message: &str) -> bool {
    message.contains(BEYOND)
}

/// The sentence and what to do in Tera's message. Returns None if the error is not one of these.
pub(super) fn read(message: &str) -> Option<(&str, &str)> {
    let mut parts = message.split(OWN).skip(1);
    let (sentence, hint) = (parts.next()?, parts.next()?);
    Some((sentence, hint.lines().next().unwrap_or_default()))
}
