//! The correction in a file for what a rule found on paper.
//!
//! In: words of a paragraph, the right ones, the place of the text that the paragraph was made from. Out: the
//! place of these very words in that text, or why it is not certain: a variable gave the words, or the file
//! has them in another form.

use crate::finding::{Fix, Remedy};
use crate::paper::Paragraph;
use crate::source::{Sources, Span};

/// Words that a rule found wrong.
pub(super) struct WrongWords<'a> {
    /// The paragraph with the words.
    pub(super) paragraph: &'a Paragraph,
    /// The words, with every blank a plain one.
    pub(super) words: &'a str,
    /// How often the same words occur before them.
    pub(super) earlier: usize,
}

/// The correction for them.
pub(super) fn remedy(wrong: &WrongWords<'_>, right: &str, sources: &Sources) -> Remedy {
    let WrongWords { paragraph, words, earlier } = *wrong;
    let Some(at) = paragraph.origin else {
        return Remedy::Leave("không rõ chữ này lấy từ đâu trong tệp");
    };
    let typed = sources.slice(at);
    if typed.contains("{%") {
        return Remedy::Leave("câu có điều kiện `{% … %}`");
    }
    // If they occur as often on paper as in the file, it is clear which is which.
    let plain = |text: &str| text.replace('\u{a0}', " ");
    let count = |text: &str| plain(text).matches(words).count();
    if count(typed) != count(&paragraph.plain_text()) {
        return Remedy::Leave("chữ trong tệp khác chữ trên giấy (biến, chữ đậm, chữ xuống dòng)");
    }
    let spaced = |text: &str| text.replace(' ', "\u{a0}");
    let forms = [(words.to_owned(), right.to_owned()), (spaced(words), spaced(right))];
    // All these words must have the same sort of blanks in the text, otherwise it is not clear which one is
    // meant.
    let form = forms.into_iter().find(|(old, _)| typed.matches(old.as_str()).count() == count(typed));
    let found =
        form.and_then(|(old, new)| Some((typed.match_indices(old.as_str()).nth(earlier)?.0, old, new)));
    match found {
        Some((start, ..)) if is_in_braces(typed, start) => Remedy::Leave("chữ nằm trong `{{ … }}`"),
        Some((start, old, new)) => {
            let start = at.start as usize + start;
            Remedy::Write(Fix { at: Span::new(at.file, start..start + old.len()), old, new, value: None })
        }
        None => Remedy::Leave("chữ trong tệp khác chữ trên giấy (biến, chữ đậm, chữ xuống dòng)"),
    }
}

/// Whether a byte is between the braces of a variable.
fn is_in_braces(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.rfind("{{").is_some_and(|opened| before.rfind("}}").is_none_or(|closed| closed < opened))
}
