//! A text with its variables filled in: its runs, and which of its words nobody typed there.
//!
//! In: runs, and the places of what was put into them. Out: the same with words removed or put in front,
//! and the places moved accordingly. It leaves what to remove to `beside` and `body`.

use std::ops::Range;

use crate::content::first_capital;
use crate::paper::{GivenBy, GivenWords, Inline, Paragraph, Role, Run};

/// A text with its variables filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FilledText {
    /// The runs as on paper.
    pub(super) content: Vec<Inline>,
    /// The words that nobody typed there, by their bytes in [`FilledText::plain`].
    pub(super) given: Vec<GivenWords>,
}

impl FilledText {
    /// A text of words that the program puts there.
    pub(super) fn made(words: &str) -> FilledText {
        let given = vec![GivenWords { at: 0..words.len(), by: GivenBy::Program }];
        FilledText { content: vec![Inline::text(words)], given }
    }

    /// Whether it holds nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// The text without its marks.
    pub(super) fn plain(&self) -> String {
        let words = |inline: &'_ Inline| match inline {
            Inline::Text(run) => run.text.clone(),
            Inline::LineBreak => " ".to_owned(),
        };
        self.content.iter().map(words).collect()
    }

    /// Makes a paragraph of it.
    pub(super) fn into_paragraph(self, role: Role) -> Paragraph {
        Paragraph { given: self.given, ..Paragraph::new(role, self.content) }
    }

    /// Removes this many bytes at the start; a break counts as one.
    pub(super) fn drop_front(&mut self, bytes: usize) {
        let mut left = bytes;
        self.content.retain_mut(|inline| {
            let length = length(inline);
            let cut = left.min(length);
            left -= cut;
            match inline {
                Inline::Text(run) if cut < length => {
                    run.text.drain(..cut);
                    true
                }
                _ => cut == 0,
            }
        });
        self.move_places(|at| at.saturating_sub(bytes - left));
    }

    /// Removes this many bytes at the end.
    pub(super) fn drop_back(&mut self, mut bytes: usize) {
        while bytes > 0 {
            match self.content.last_mut() {
                Some(Inline::Text(run)) if run.text.len() > bytes => {
                    run.text.truncate(run.text.len() - bytes);
                    break;
                }
                Some(last) => {
                    bytes = bytes.saturating_sub(length(last));
                    self.content.pop();
                }
                None => break,
            }
        }
        if !self.given.is_empty() {
            let end = self.content.iter().map(length).sum();
            self.move_places(|at| at.min(end));
        }
    }

    /// Puts words in front: into the first run if that looks the same, otherwise as a run of their own.
    pub(super) fn put_in_front(&mut self, words: &str, bold: bool) {
        if words.is_empty() {
            return;
        }
        match self.content.first_mut() {
            Some(Inline::Text(run)) if run.bold == bold && !run.italic => run.text.insert_str(0, words),
            _ if bold => self.content.insert(0, Inline::bold(words)),
            _ => self.content.insert(0, Inline::text(words)),
        }
        self.move_places(|at| at + words.len());
    }

    /// Puts a line above the text.
    pub(super) fn put_above(&mut self, words: String) {
        let added = words.len() + 1;
        self.content.splice(0..0, [Inline::text(words), Inline::LineBreak]);
        self.move_places(|at| at + added);
    }

    /// Puts a sign at the end.
    pub(super) fn end_with(&mut self, sign: &str) {
        self.content.push(Inline::text(sign));
    }

    /// Puts a line below the text.
    pub(super) fn put_below(&mut self, line: FilledText) {
        self.content.push(Inline::LineBreak);
        let before: usize = self.content.iter().map(length).sum();
        self.content.extend(line.content);
        let moved =
            |GivenWords { at, by }: GivenWords| GivenWords { at: at.start + before..at.end + before, by };
        self.given.extend(line.given.into_iter().map(moved));
    }

    /// Makes the first letter a capital, as at the start of a sentence.
    pub(super) fn raise(&mut self) {
        if let Some(Inline::Text(run)) = self.content.first_mut() {
            let raised = first_capital(&run.text);
            let (before, after) = (run.text.len(), raised.len());
            run.text = raised;
            self.move_places(|at| if at == 0 { 0 } else { (at + after).saturating_sub(before) });
        }
    }

    /// Makes all of it bold.
    pub(super) fn embolden(&mut self) {
        for inline in &mut self.content {
            if let Inline::Text(run) = inline {
                run.bold = true;
            }
        }
    }

    /// Sets all of it in capitals.
    pub(super) fn capitals(&mut self) {
        if !self.given.is_empty() {
            let text = self.plain();
            self.move_places(|at| text.get(..at).map_or(at, |before| before.to_uppercase().len()));
        }
        for inline in &mut self.content {
            if let Inline::Text(run) = inline {
                run.text = run.text.to_uppercase();
            }
        }
    }

    fn move_places(&mut self, to: impl Fn(usize) -> usize) {
        self.given.iter_mut().for_each(|one| one.at = to(one.at.start)..to(one.at.end));
        self.given.retain(|one| !one.at.is_empty());
    }
}

/// Puts runs together letter by letter.
#[derive(Default)]
pub(super) struct Runs {
    pub(super) done: Vec<Inline>,
    pub(super) run: Run,
}

impl Runs {
    pub(super) fn push(&mut self, letter: char, bold: bool, italic: bool) {
        if (self.run.bold, self.run.italic) != (bold, italic) {
            self.flush();
            (self.run.bold, self.run.italic) = (bold, italic);
        }
        self.run.text.push(letter);
    }

    pub(super) fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if !run.text.is_empty() {
            self.done.push(Inline::Text(run));
        }
    }

    pub(super) fn finish(mut self) -> Vec<Inline> {
        self.flush();
        self.done
    }
}

/// The number of bytes of a run or a break in the plain text.
fn length(inline: &Inline) -> usize {
    if let Inline::Text(run) = inline { run.text.len() } else { 1 }
}

/// Moves the places of a text in which the bytes at `at` were replaced by `long` bytes.
pub(super) fn grown(given: &mut [GivenWords], at: Range<usize>, long: usize) {
    let moved = |byte: usize| if byte >= at.end { byte - at.len() + long } else { byte };
    given.iter_mut().for_each(|one| one.at = moved(one.at.start)..moved(one.at.end));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::FilledText;
    use crate::paper::{GivenBy, GivenWords, Inline, Run};

    fn text(runs: Vec<(String, bool)>) -> FilledText {
        let run = |(text, bold)| Inline::Text(Run { text, bold, italic: false });
        FilledText { content: runs.into_iter().map(run).collect(), given: Vec::new() }
    }

    fn given(text: &FilledText) -> Vec<String> {
        let plain = text.plain();
        text.given.iter().map(|one| plain[one.at.clone()].to_owned()).collect()
    }

    proptest! {
        /// Removing bytes gives the same text however it is cut into runs.
        #[test]
        fn runs_do_not_matter(runs in prop::collection::vec(("[a-zđ]{1,4}", any::<bool>()), 0..5), front in 0usize..6, back in 0usize..6) {
            let mut text = text(runs);
            let whole = text.plain();
            let front = whole.ceil_char_boundary(front);
            let end = whole.floor_char_boundary(whole.len().saturating_sub(back)).max(front);
            text.drop_front(front);
            text.drop_back(whole.len() - end);
            prop_assert_eq!(text.plain(), &whole[front..end]);
            prop_assert!(text.content.iter().all(|inline| !matches!(inline, Inline::Text(run) if run.text.is_empty())));
        }

        /// Whatever is done to a text, the same words of it count as given.
        #[test]
        fn places_move_along(before in "[a-zđ]{0,4}", value in "[0-9]{1,4}", behind in "[a-zđ]{0,4}", bold in any::<bool>()) {
            let mut one = text(vec![(format!("- {before}"), bold), (format!("{value}{behind};"), false)]);
            let start = 2 + before.len();
            one.given = vec![GivenWords { at: start..start + value.len(), by: GivenBy::Program }];
            one.drop_front(2);
            one.drop_back(1);
            one.raise();
            one.put_in_front("1. ", false);
            one.put_above("Chương I".to_owned());
            one.capitals();
            one.end_with(".");
            let mut all = FilledText::made("Số 5");
            all.put_below(one);
            prop_assert_eq!(given(&all), ["Số 5".to_owned(), value]);
        }
    }
}
