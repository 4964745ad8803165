//! Long values in messages: what a file holds is quoted so that people know it again, not whole.
//!
//! In: a message with values between backticks or quotation marks. Out: the same message, each long value
//! without its middle. How characters that steer a terminal are shown is left to [`super::render`].

use std::borrow::Cow;

/// A longer value is shortened to its first and last characters.
const LONGEST: usize = 160;
const FIRST: usize = 100;
const LAST: usize = 50;
/// A longer message has more values than anybody reads.
const LONGEST_MESSAGE: usize = 6_000;

/// The message with its long values shortened.
pub(super) fn shortened(message: String) -> String {
    // Most messages are short, and letters take at most four bytes.
    if message.len() <= LONGEST {
        return message;
    }
    let mut short = String::with_capacity(message.len().min(2 * LONGEST_MESSAGE));
    let mut rest = message.as_str();
    while let Some((before, close, inside)) = opened(rest) {
        short += before;
        let Some(end) = inside.find(close) else {
            rest = inside;
            break;
        };
        short += &without_middle(&inside[..end], LONGEST, FIRST, LAST);
        short.push(close);
        rest = &inside[end + close.len_utf8()..];
    }
    short += rest;
    without_middle(&short, LONGEST_MESSAGE, LONGEST_MESSAGE / 2, LONGEST_MESSAGE / 2).into_owned()
}

/// What stands up to an opening mark and with it, the mark that closes, and what follows.
fn opened(text: &str) -> Option<(&str, char, &str)> {
    let at = text.find(['`', '“'])?;
    let open = text[at..].chars().next()?;
    let behind = at + open.len_utf8();
    Some((&text[..behind], if open == '`' { '`' } else { '”' }, &text[behind..]))
}

/// A text of more characters than `longest` as its first and last ones.
fn without_middle(text: &str, longest: usize, first: usize, last: usize) -> Cow<'_, str> {
    if text.len() <= longest || text.chars().nth(longest).is_none() {
        return Cow::Borrowed(text);
    }
    let head = text.char_indices().nth(first).map_or(text.len(), |(at, _)| at);
    let tail = text.char_indices().rev().nth(last - 1).map_or(0, |(at, _)| at);
    Cow::Owned(format!("{} … {}", text[..head].trim_end(), text[tail..].trim_start()))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, LONGEST_MESSAGE, shortened};

    #[test]
    fn long_values_lose_their_middle_and_the_words_around_them_stay() {
        let value = "ă".repeat(10_000);
        let message = format!("khóa `{value}` không có, “{value}” cũng vậy; gõ `a`");
        let short = shortened(message);
        assert!(short.chars().count() < 400, "{short}");
        assert!(short.starts_with("khóa `ăăă") && short.contains("ă … ă"), "{short}");
        assert!(short.contains("` không có, “") && short.ends_with("” cũng vậy; gõ `a`"), "{short}");
    }

    #[test]
    fn what_is_short_stays_and_what_is_never_closed_has_an_end() {
        let fits = format!("`{}`", "a".repeat(LONGEST));
        assert_eq!(shortened(fits.clone()), fits);
        let open = shortened(format!("`{}", "b".repeat(1_000_000)));
        assert!(open.chars().count() <= LONGEST_MESSAGE + 3);
        let many = shortened("`a`, ".repeat(100_000));
        assert!(many.chars().count() <= LONGEST_MESSAGE + 3);
    }
}
