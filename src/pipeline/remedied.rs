//! The correction in a file for what a rule found on paper.
//!
//! In: words of a paragraph, the right ones, the place of the text that the paragraph was made from. Out: the
//! place of these very words in that text, or why it is not certain: a variable gave the words, or the file
//! has them in another form.

use std::collections::BTreeMap;
use std::rc::Rc;

use memchr::memmem;

use crate::finding::{Fix, Occurrences, Remedy};
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

const DIFFERENT: &str = "chữ trong tệp khác chữ trên giấy (biến, chữ đậm, chữ xuống dòng)";

/// Corrections in the files of a paper.
pub(super) struct Remedies<'a> {
    sources: &'a Sources,
    /// Where words of a paragraph were typed; each looked up once.
    known: BTreeMap<(usize, String), Result<TypedWords, &'static str>>,
    /// What is between braces in texts that have any.
    braces: BTreeMap<Span, Rc<Braces>>,
    gone_over: Occurrences,
}

/// Words as they stand in a text.
#[derive(Clone)]
struct TypedWords {
    /// Whether their blanks keep them on one line.
    spaced: bool,
    starts: Rc<[usize]>,
}

/// The bytes where braces of variables begin.
struct Braces {
    opened: Vec<usize>,
    closed: Vec<usize>,
}

impl<'a> Remedies<'a> {
    /// In these files.
    pub(super) fn of(sources: &'a Sources) -> Remedies<'a> {
        let (known, braces) = (BTreeMap::new(), BTreeMap::new());
        Remedies { sources, known, braces, gone_over: Occurrences::default() }
    }

    /// The correction for wrong words.
    pub(super) fn remedy(&mut self, wrong: &WrongWords<'_>, right: &str) -> Remedy {
        let WrongWords { paragraph, words, earlier } = *wrong;
        let Some(at) = paragraph.origin else {
            return Remedy::Leave("không rõ chữ này lấy từ đâu trong tệp");
        };
        let key = (Occurrences::number(paragraph), words.to_owned());
        let known = match self.known.get(&key) {
            Some(known) => known.clone(),
            None => {
                let found = self.typed(paragraph, at, words);
                self.known.insert(key, found.clone());
                found
            }
        };
        let TypedWords { spaced, starts } = match known {
            Ok(typed) => typed,
            Err(why) => return Remedy::Leave(why),
        };
        let Some(&start) = starts.get(earlier) else { return Remedy::Leave(DIFFERENT) };
        if self.braces(at).hold(start) {
            return Remedy::Leave("chữ nằm trong `{{ … }}`");
        }
        let form = |text: &str| if spaced { text.replace(' ', "\u{a0}") } else { text.to_owned() };
        let (old, new) = (form(words), form(right));
        let start = at.start as usize + start;
        Remedy::Write(Fix { at: Span::new(at.file, start..start + old.len()), old, new, value: None })
    }

    /// Where words of a paragraph stand in its text, if it is clear which is which.
    fn typed(&mut self, paragraph: &Paragraph, at: Span, words: &str) -> Result<TypedWords, &'static str> {
        let typed = self.sources.slice(at);
        if !self.gone_over.spend(typed.len() * 4) {
            return Err("đoạn có quá nhiều chỗ sai");
        }
        if typed.contains("{%") {
            return Err("câu có điều kiện `{% … %}`");
        }
        // If they occur as often on paper as in the file, it is clear which is which.
        let plain = |text: &str| text.replace('\u{a0}', " ");
        let count = |text: &str| plain(text).matches(words).count();
        let all = count(typed);
        if all != count(&paragraph.plain_text()) {
            return Err(DIFFERENT);
        }
        // All these words must have the same sort of blanks in the text, otherwise it is not clear which one
        // is meant.
        let starts =
            |words: &str| typed.match_indices(words).map(|(start, _)| start).collect::<Rc<[usize]>>();
        let plain = starts(words);
        if plain.len() == all {
            return Ok(TypedWords { spaced: false, starts: plain });
        }
        let starts = starts(&words.replace(' ', "\u{a0}"));
        if starts.len() == all { Ok(TypedWords { spaced: true, starts }) } else { Err(DIFFERENT) }
    }

    fn braces(&mut self, at: Span) -> Rc<Braces> {
        let found = || {
            let text = self.sources.slice(at).as_bytes();
            // Of three braces the last two count as well.
            let all = |pair: &[u8]| {
                let starts = memmem::find_iter(text, pair).flat_map(|start| [start, start + 1]);
                starts.filter(|start| text[*start..].starts_with(pair)).collect()
            };
            Rc::new(Braces { opened: all(b"{{"), closed: all(b"}}") })
        };
        self.braces.entry(at).or_insert_with(found).clone()
    }
}

impl Braces {
    /// Whether a byte is between the braces of a variable.
    fn hold(&self, at: usize) -> bool {
        let last = |all: &[usize]| all[..all.partition_point(|start| start + 2 <= at)].last().copied();
        let closed = last(&self.closed);
        last(&self.opened).is_some_and(|opened| closed.is_none_or(|closed| closed < opened))
    }
}
