//! Bold and italic in texts, as a person types them: `**đậm**`, `*nghiêng*`, and `\` before a sign that
//! is meant literally.
//!
//! In: a text with its variables filled in, and the places of the values. Out: its runs, with the places
//! of these values and of the signs meant literally. It leaves to `carriers` how they pass through the
//! frame's template.

use super::carriers::MEANT;
use super::filled::{FilledText, Runs};
use crate::paper::{GivenBy, GivenWords, Inline};

/// Reads the marks a person types. Closed `**` and `*` that touch their text and are outside of words are
/// bold and italic; `\` before a sign makes it plain; everything else is literal.
pub(super) fn typed(text: &str) -> FilledText {
    filled(text, Vec::new())
}

/// As [`typed`], for a text in which `given` are the words that its author did not type.
pub(super) fn filled(text: &str, given: Vec<GivenWords>) -> FilledText {
    let marked = text.bytes().any(|byte| matches!(byte, b'*' | b'\\'));
    match marked {
        true => marked_text(text, &given),
        false if text.is_empty() => FilledText::default(),
        false => FilledText { content: vec![Inline::text(text)], given },
    }
}

/// Reads a text that may hold marks.
fn marked_text(text: &str, given: &[GivenWords]) -> FilledText {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut reader = MarkReader { runs: Runs::default(), length: 0, given, found: Vec::new() };
    let closers = Closers::list(&letters);
    let closers = Closers { first: &closers, front: 0 };
    reader.read(&letters, &closers, false, false);
    FilledText { content: reader.runs.finish(), given: reader.found }
}

/// Reads marks, and keeps the places of the words that the author did not type.
struct MarkReader<'a> {
    runs: Runs,
    /// Bytes read so far, without marks.
    length: usize,
    /// Words that the author did not type, by their bytes in the text with marks; those already read are
    /// removed.
    given: &'a [GivenWords],
    /// The same words by their bytes without marks, and signs that are meant literally.
    found: Vec<GivenWords>,
}

impl MarkReader<'_> {
    fn read(&mut self, letters: &[(usize, char)], closers: &Closers<'_>, bold: bool, italic: bool) {
        let mut at = 0;
        while at < letters.len() {
            match letters[at].1 {
                '\\' if letters.get(at + 1).is_some_and(|(_, next)| next.is_ascii_punctuation()) => {
                    self.push(letters[at + 1], bold, italic, true);
                    at += 2;
                }
                '*' => {
                    let width = if letters.get(at + 1).is_some_and(|(_, next)| *next == '*') { 2 } else { 1 };
                    match closing(letters, closers, at, width) {
                        Some(end) => {
                            let inner = &letters[at + width..end];
                            let within = closers.from(at + width);
                            self.read(inner, &within, bold || width == 2, italic || width == 1);
                            at = end + width;
                        }
                        None => {
                            (at..at + width).for_each(|star| self.push(letters[star], bold, italic, false));
                            at += width;
                        }
                    }
                }
                _ => {
                    self.push(letters[at], bold, italic, false);
                    at += 1;
                }
            }
        }
    }

    fn push(&mut self, (place, letter): (usize, char), bold: bool, italic: bool, meant: bool) {
        self.runs.push(letter, bold, italic);
        let at = self.length..self.length + letter.len_utf8();
        self.length = at.end;
        while self.given.first().is_some_and(|one| one.at.end <= place) {
            self.given = &self.given[1..];
        }
        let by = match self.given.first().filter(|one| one.at.start <= place) {
            // Marks of bold in a value are literal, and are not recorded as meant.
            _ if meant && matches!(letter, '[' | ']') => GivenBy::Meant,
            Some(one) => one.by.clone(),
            None if meant => GivenBy::Meant,
            None => return,
        };
        match self.found.last_mut().filter(|last| last.at.end == at.start && last.by == by) {
            Some(last) => last.at.end = at.end,
            None => self.found.push(GivenWords { at, by }),
        }
    }
}

/// Where stars close what others opened before: for each letter of the whole text the first such place from
/// there on, of one star and of two. A long text has many stars that open nothing, and each would ask.
#[derive(Clone, Copy)]
struct Closers<'a> {
    first: &'a [[Option<usize>; 2]],
    /// How many letters of the whole text are left out at the front.
    front: usize,
}

impl Closers<'_> {
    fn list(letters: &[(usize, char)]) -> Vec<[Option<usize>; 2]> {
        let mut next = [None; 2];
        let mut first = vec![next; letters.len()];
        for at in (0..letters.len()).rev() {
            for width in [1, 2] {
                if closes(letters, at, width) {
                    next[width - 1] = Some(at);
                }
            }
            first[at] = next;
        }
        first
    }

    /// The same for a part of the text that begins at this letter.
    fn from(self, front: usize) -> Self {
        Closers { front: self.front + front, ..self }
    }

    /// The first place from `from` on, in a part of this many letters; where the part ends, letters behind it
    /// would have a say that they must not have.
    fn within(self, letters: &[(usize, char)], from: usize, width: usize) -> Option<usize> {
        let known = self.first.get(self.front + from).and_then(|first| first[width - 1]);
        let known = known.map(|at| at - self.front).filter(|at| at + width < letters.len());
        let last = letters.len().checked_sub(width).filter(|&last| last >= from);
        known.or_else(|| last.filter(|&last| closes(letters, last, width)))
    }
}

/// The place where the stars that open at `open` close. Returns None if they do not.
fn closing(letters: &[(usize, char)], closers: &Closers<'_>, open: usize, width: usize) -> Option<usize> {
    let word = |at: usize| letters.get(at).is_some_and(|(_, letter)| letter.is_alphanumeric());
    let blank = |at: usize| letters.get(at).is_none_or(|(_, letter)| letter.is_whitespace());
    let star = |at: usize| letters.get(at).is_some_and(|(_, letter)| *letter == '*');
    if blank(open + width) || (open > 0 && word(open - 1)) {
        return None;
    }
    let at = closers.within(letters, open + width + 1, width)?;
    // `***`: the inner mark closes first.
    Some(if width == 2 && star(at + 2) { at + 1 } else { at })
}

/// Whether stars of this width close here what was opened before.
fn closes(letters: &[(usize, char)], at: usize, width: usize) -> bool {
    let word = |at: usize| letters.get(at).is_some_and(|(_, letter)| letter.is_alphanumeric());
    let star = |at: usize| letters.get(at).is_some_and(|(_, letter)| *letter == '*');
    let Some(&(_, before)) = at.checked_sub(1).and_then(|before| letters.get(before)) else { return false };
    // A single star next to another one belongs to a pair.
    let exact = width == 2 || (!star(at + 1) && before != '*');
    (at..at + width).all(star) && exact && !before.is_whitespace() && before != '\\' && !word(at + width)
}

/// Escapes a value that a template inserts into a text: its signs come out literally, except for `\[` and
/// `\]`, which are brackets wherever they are typed.
pub(super) fn escape(value: &str, output: &mut dyn std::io::Write) -> std::io::Result<()> {
    let mut letters = value.chars().peekable();
    while let Some(letter) = letters.next() {
        let bracket = letter == '\\' && letters.peek().is_some_and(|next| matches!(next, '[' | ']'));
        if matches!(letter, '\\' | '*') && !bracket {
            output.write_all(b"\\")?;
        }
        write!(output, "{letter}")?;
    }
    Ok(())
}

/// Prepares a word, which has no other marks, for a frame: `\[` is a literal bracket, not the start of a
/// place to be filled in.
pub(super) fn word(word: &str) -> String {
    let bracket = |one: char| MEANT[0].to_string() + &one.to_string() + &MEANT[1].to_string();
    word.replace("\\[", &bracket('[')).replace("\\]", &bracket(']'))
}

#[cfg(test)]
mod tests {
    use super::super::carriers::{decode, encode};
    use super::super::filled::FilledText;
    use super::{escape, filled, marked_text, typed, word};
    use crate::paper::{GivenBy, GivenWords, Inline, Run};
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        let show = |inline: &Inline| match inline {
            Inline::LineBreak => "/".to_owned(),
            Inline::Text(Run { text, bold, italic }) => match (bold, italic) {
                (false, false) => text.clone(),
                (true, false) => format!("<b>{text}</b>"),
                (false, true) => format!("<i>{text}</i>"),
                (true, true) => format!("<bi>{text}</bi>"),
            },
        };
        typed(text).content.iter().map(show).collect()
    }

    #[test]
    fn closed_marks_that_hug_their_text_count() {
        let cases = [
            ("một **hai** ba", "một <b>hai</b> ba"),
            ("*nghiêng*, **đậm**.", "<i>nghiêng</i>, <b>đậm</b>."),
            ("***cả hai***", "<bi>cả hai</bi>"),
            ("**đậm có *nghiêng* trong**", "<b>đậm có </b><bi>nghiêng</bi><b> trong</b>"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("2*3*4", "2*3*4"),
            ("**hở", "**hở"),
            ("** cách **", "** cách **"),
            ("* Ghi chú", "* Ghi chú"),
            (r"\*không\* \\ \# C:\Users", r"*không* \ # C:\Users"),
            ("a_b_c $x$ #set @ref <w:p> // [x]{y}", "a_b_c $x$ #set @ref <w:p> // [x]{y}"),
        ];
        for (typed, paper) in cases {
            assert_eq!(shown(typed), paper, "{typed}");
        }
    }

    /// The places of words that the author did not type are those on paper, whatever marks are around
    /// them.
    #[test]
    fn given_words_are_followed() {
        let text = r"**Tổng** là *\*125 triệu*, \[sic\]";
        let at = text.find("125").unwrap();
        let filled = filled(text, vec![GivenWords { at: at..at + 3, by: GivenBy::Program }]);
        let plain = filled.plain();
        let given: Vec<_> = filled.given.iter().map(|one| (&plain[one.at.clone()], &one.by)).collect();
        let meant = &GivenBy::Meant;
        assert_eq!(given, [("*", meant), ("125", &GivenBy::Program), ("[", meant), ("]", meant)]);
    }

    proptest! {
        /// A text without marks is one run, just as when it is read letter by letter.
        #[test]
        fn a_text_without_marks_is_one_run(text in r"[a-zđế*\\_ ]{0,8}") {
            prop_assert_eq!(typed(&text).content, marked_text(&text, &[]).content);
        }

        /// What goes through a template comes back unchanged: runs, breaks, origin, the words given.
        #[test]
        fn marks_survive_the_template(words in prop::collection::vec(("[a-zđ]{1,6}", any::<bool>(), any::<bool>(), 0..4), 1..6), origin in 0usize..60000) {
            let mut text = FilledText::default();
            for (words, bold, italic, by) in words {
                let start = text.plain().len();
                let by = match by {
                    0 => None,
                    1 => Some(GivenBy::Program),
                    2 => Some(GivenBy::Meant),
                    _ => Some(GivenBy::Variable("kinh_phí".to_owned())),
                };
                text.given.extend(by.map(|by| GivenWords { at: start..start + words.len(), by }));
                text.content.push(Inline::Text(Run { text: words, bold, italic }));
                text.content.push(Inline::LineBreak);
            }
            prop_assert_eq!(decode(&encode(origin, &text)), (text, Some(origin)));
        }

        /// A bracket meant literally is written the same way in a value and in a text.
        #[test]
        fn brackets_are_written_alike_everywhere(before in r"[a-z* ]{0,4}", inside in "[a-z ]{1,5}") {
            let value = format!(r"{before}\[{inside}\]");
            let mut escaped = Vec::new();
            escape(&value, &mut escaped).unwrap();
            let in_text = typed(std::str::from_utf8(&escaped).unwrap());
            let (in_frame, _) = decode(&word(&value));
            let paper = format!("{before}[{inside}]");
            prop_assert_eq!(in_text.plain(), paper.as_str());
            // The frame's own blanks are folded.
            prop_assert_eq!(in_frame.plain().split_whitespace().collect::<String>(), paper.replace(' ', ""));
            for text in [in_text, in_frame] {
                let plain = text.plain();
                let meant = text.given.iter().filter(|one| one.by == GivenBy::Meant);
                prop_assert_eq!(meant.filter(|one| plain[one.at.clone()].contains(['[', ']'])).count(), 2);
            }
        }

        /// A value inserted into a text is never a mark.
        #[test]
        fn inserted_values_are_literal(value in r"[a-z*\\_#{}<>& ]{0,20}") {
            let mut escaped = Vec::new();
            escape(&value, &mut escaped).unwrap();
            let plain: String = typed(std::str::from_utf8(&escaped).unwrap()).content.iter().map(|one| match one {
                Inline::Text(run) if !run.bold && !run.italic => run.text.as_str(),
                _ => "?",
            }).collect();
            prop_assert_eq!(plain, value);
        }
    }
}
