//! Where words of a paper were typed.
//!
//! In: a tree, the nodes it was made from, words of a paragraph. Out: their place: in the variable that gave
//! them, in the text that the paragraph comes from, else in a value that no paragraph comes from (a name in
//! the header), else in any value; and how they were typed, if paper shows them in capitals or without marks.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::places;
use crate::finding::Occurrences;
use crate::paper::{GivenBy, Inline, Paper, Paragraph};
use crate::source::{Sources, Span};
use crate::yaml::{Node, Scalar, Value};

/// Where the words of a paper were written.
pub(super) struct WrittenPlaces<'a> {
    /// The nodes it was made from; None for a paper that was read from its file.
    node: Option<&'a Node>,
    sources: &'a Sources,
    tree: &'a Paper,
    /// The texts that paragraphs come from, filled at first use.
    origins: OnceCell<Vec<Span>>,
    /// How often words of paragraphs that come from no text were asked for.
    asked: RefCell<BTreeMap<String, usize>>,
    /// What was looked up before: one paragraph may have thousands of faults.
    looked_up: RefCell<LookedUp>,
}

/// Places that are looked up once.
#[derive(Default)]
struct LookedUp {
    /// Of words in a text.
    within: BTreeMap<(Span, String), Rc<[Range<usize>]>>,
    /// Of words in the values that are wanted, by whether those of texts are.
    in_values: BTreeMap<(bool, String), Rc<[WrittenPlace]>>,
    /// What a paragraph with variables knows about words in it.
    said: BTreeMap<(usize, String), Rc<[SaidPlace]>>,
    /// The rest of its value from a text on.
    values: BTreeMap<Span, Span>,
    gone_over: Occurrences,
}

/// Where words were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct WrittenPlace {
    /// Their place; None if it is not known.
    pub(super) at: Option<Span>,
    /// The words as they were typed, if paper shows them differently.
    pub(super) typed: Option<String>,
}

impl<'a> WrittenPlaces<'a> {
    /// The places of this paper.
    pub(super) fn of(tree: &'a Paper, node: Option<&'a Node>, sources: &'a Sources) -> WrittenPlaces<'a> {
        let (asked, looked_up) = (RefCell::default(), RefCell::default());
        WrittenPlaces { node, sources, tree, origins: OnceCell::new(), asked, looked_up }
    }

    /// Where words of a paragraph were typed; `earlier` is how many of the same words come before. Without
    /// words, the place of the whole paragraph.
    pub(super) fn find(&self, paragraph: &Paragraph, words: &str, earlier: usize) -> WrittenPlace {
        let origin = paragraph.origin;
        if (words.is_empty() || earlier == Occurrences::UNKNOWN) && origin.is_some() {
            return WrittenPlace { at: origin, typed: None };
        }
        let said = self.said(paragraph, words, earlier);
        if let Some(found) = said.variable.and_then(|(name, number)| self.in_variable(name, words, number)) {
            return found;
        }
        let text = origin.map(|at| self.text_of(paragraph, at));
        let found = text.and_then(|at| self.nth_within(at, words, said.typed_before));
        if let Some(found) = found {
            return found;
        }
        let before = match origin {
            Some(_) => 0,
            None => {
                let mut asked = self.asked.borrow_mut();
                let count = asked.entry(words.to_owned()).or_default();
                *count += 1;
                *count - 1
            }
        };
        let found = if before == 0 { self.in_own_value(paragraph, words) } else { None };
        let found = found.or_else(|| self.in_values(words, before, false));
        let found = found.or_else(|| self.in_values(words, 0, true));
        found.unwrap_or(WrittenPlace { at: origin, typed: None })
    }

    /// Where a word of a paragraph was typed, if the words around it are this paragraph's own: in the variable that
    /// gave it, in the text that the paragraph comes from, in the value that its line is made from.
    pub(super) fn own(&self, paragraph: &Paragraph, word: &str, earlier: usize) -> Option<Span> {
        let said = self.said(paragraph, word, earlier);
        if let Some(found) = said.variable.and_then(|(name, number)| self.in_variable(name, word, number)) {
            return found.at;
        }
        let found = match paragraph.origin {
            Some(at) => self.nth_within(self.text_of(paragraph, at), word, said.typed_before),
            None => self.in_own_value(paragraph, word),
        };
        found?.at
    }

    /// The text that a paragraph comes from, by its origin.
    fn text_of(&self, paragraph: &Paragraph, origin: Span) -> Span {
        match paragraph.content.contains(&Inline::LineBreak) {
            // It comes from several lines of one value, of which the first is known.
            true => self.value_from(origin),
            false => origin,
        }
    }

    /// In the value that a line of the head or the end is made from, with no letter next to the words: `TCB`
    /// is more likely a value of its own than a part of `TCBC`.
    fn in_own_value(&self, paragraph: &Paragraph, words: &str) -> Option<WrittenPlace> {
        let own = places::key_of(paragraph.role).and_then(|key| self.node?.get(key))?;
        let mut found = None;
        places::each_scalar(own, &mut |node, _| {
            let text = self.sources.slice(node.span);
            let free = |place: &WrittenPlace| {
                let at = place.at.unwrap_or(node.span);
                let [start, end] = [at.start, at.end].map(|byte| (byte - node.span.start) as usize);
                !text[..start].ends_with(char::is_alphanumeric)
                    && !text[end..].starts_with(char::is_alphanumeric)
            };
            found = found.take().or_else(|| self.all_within(node.span, words).into_iter().find(free));
        });
        found
    }

    /// In the value of a variable, the occurrence with this number.
    fn in_variable(&self, name: &str, words: &str, number: usize) -> Option<WrittenPlace> {
        let mut found = None;
        variables(self.node?, &mut |variable, value| {
            if variable == name && found.is_none() {
                found = self.nth_within(value.span, words, number);
            }
        });
        found
    }

    /// The rest of its value from a text on.
    fn value_from(&self, text: Span) -> Span {
        if let Some(known) = self.looked_up.borrow().values.get(&text) {
            return *known;
        }
        let mut end = text.end;
        if let Some(node) = self.node {
            places::each_scalar(node, &mut |node, _| {
                let value = node.span;
                if value.file == text.file && value.start <= text.start && text.end <= value.end {
                    end = value.end;
                }
            });
        }
        let whole = Span { end, ..text };
        self.looked_up.borrow_mut().values.insert(text, whole);
        whole
    }

    /// In all values, or in those that no paragraph comes from: the place with this number, else the last.
    fn in_values(&self, words: &str, number: usize, all: bool) -> Option<WrittenPlace> {
        let node = self.node?;
        let key = (all, words.to_owned());
        let known = self.looked_up.borrow().in_values.get(&key).cloned();
        let known = known.unwrap_or_else(|| {
            let mut found = Vec::new();
            places::each_scalar(node, &mut |node, scalar| {
                let length = scalar.text.len() + 100;
                if (all || !self.is_text(node.span)) && self.looked_up.borrow_mut().gone_over.spend(length) {
                    found.extend(self.in_value(node.span, scalar, words));
                }
            });
            let found: Rc<[WrittenPlace]> = found.into();
            self.looked_up.borrow_mut().in_values.insert(key, found.clone());
            found
        });
        let last = known.len().checked_sub(1)?;
        known.get(number.min(last)).cloned()
    }

    fn in_value(&self, at: Span, scalar: &Scalar, words: &str) -> Vec<WrittenPlace> {
        let text = self.sources.slice(at);
        // Words marked as meant were typed for another place.
        let meant = |place: &WrittenPlace| {
            let start = place.at.map_or(0, |found| (found.start - at.start) as usize);
            text[..start].ends_with('\\')
        };
        let mut found = self.all_within(at, words);
        found.retain(|place| !meant(place));
        // A word that a locality's value was filled into is written differently in the file.
        if found.is_empty() && !occurrences(&scalar.text, words).is_empty() && !text.contains(&scalar.text) {
            found.push(WrittenPlace { at: Some(at), typed: None });
        }
        found
    }

    /// All places of words within a text: as they are, else in other capitals, or separated by other blanks.
    fn all_within(&self, at: Span, words: &str) -> Vec<WrittenPlace> {
        let found = occurrences(self.sources.slice(at), words);
        found.into_iter().map(|found| self.place_within(at, words, found)).collect()
    }

    /// The place with this number of words within a text.
    fn nth_within(&self, at: Span, words: &str, number: usize) -> Option<WrittenPlace> {
        let key = (at, words.to_owned());
        let known = self.looked_up.borrow().within.get(&key).cloned();
        let known = match known {
            Some(known) => known,
            None => {
                let text = self.sources.slice(at);
                let may = self.looked_up.borrow_mut().gone_over.spend(text.len() * 2);
                let found: Rc<[Range<usize>]> = may.then(|| occurrences(text, words))?.into();
                self.looked_up.borrow_mut().within.insert(key, found.clone());
                found
            }
        };
        known.get(number).map(|found| self.place_within(at, words, found.clone()))
    }

    fn place_within(&self, at: Span, words: &str, found: Range<usize>) -> WrittenPlace {
        let text = self.sources.slice(at);
        let place = |found: Range<usize>| {
            // A place is within one line.
            let line = text[found.clone()].lines().next().map_or(0, str::len);
            places::within(at, Some(found.start..found.start + line))
        };
        let shown = |found: &Range<usize>| {
            let one_blank = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let typed = one_blank(&text[found.clone()].replace('*', ""));
            (typed != one_blank(words)).then_some(typed)
        };
        WrittenPlace { typed: shown(&found), at: Some(place(found)) }
    }

    /// Whether a paragraph comes from a value.
    fn is_text(&self, value: Span) -> bool {
        let origins = self.origins.get_or_init(|| {
            let mut origins: Vec<Span> = self.tree.paragraphs().filter_map(|one| one.origin).collect();
            origins.sort();
            origins
        });
        let first = origins.partition_point(|one| (one.file, one.start) < (value.file, value.start));
        origins.get(first).is_some_and(|one| one.file == value.file && one.end <= value.end)
    }
}

/// What a paragraph knows about words in it.
struct Said<'p> {
    /// How many of the same words before them were typed in its text.
    typed_before: usize,
    /// The variable that gave them, and how many of the same words it gave before them.
    variable: Option<(&'p str, usize)>,
}

/// The same of one place of these words: the variable is one of those that gave words to the paragraph.
#[derive(Clone, Copy)]
struct SaidPlace {
    typed_before: usize,
    variable: Option<(usize, usize)>,
}

impl WrittenPlaces<'_> {
    fn said<'p>(&self, paragraph: &'p Paragraph, words: &str, earlier: usize) -> Said<'p> {
        let variables = || {
            let given = paragraph.given.iter();
            given.filter_map(|one| match &one.by {
                GivenBy::Variable(name) => Some((name.as_str(), &one.at)),
                GivenBy::Program | GivenBy::Meant => None,
            })
        };
        if variables().next().is_none() {
            return Said { typed_before: earlier, variable: None };
        }
        let key = (Occurrences::number(paragraph), words.to_owned());
        let known = self.looked_up.borrow().said.get(&key).cloned();
        let known = known.unwrap_or_else(|| {
            let found: Rc<[SaidPlace]> = said_places(&paragraph.plain_text(), words, variables()).into();
            self.looked_up.borrow_mut().said.insert(key, found.clone());
            found
        });
        // The last one is behind all places.
        let SaidPlace { typed_before, variable } = known[earlier.min(known.len() - 1)];
        let named = |(at, number)| Some((variables().nth(at)?.0, number));
        Said { typed_before, variable: variable.and_then(named) }
    }
}

/// What is known of each place of words in a text, and behind the last.
fn said_places<'p>(
    text: &str,
    words: &str,
    variables: impl Iterator<Item = (&'p str, &'p Range<usize>)>,
) -> Vec<SaidPlace> {
    let mut variables: Vec<(usize, &Range<usize>)> = variables.map(|(_, at)| at).enumerate().collect();
    variables.sort_by_key(|(_, at)| at.start);
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut typed_before = 0;
    let mut all = Vec::new();
    for place in occurrences(text, words) {
        let behind = variables.partition_point(|(_, at)| at.start <= place.start);
        let giver = variables[..behind].last().filter(|(_, at)| at.contains(&place.start)).map(|(at, _)| *at);
        let number = giver.map(|at| {
            let count = counts.entry(at).or_default();
            *count += 1;
            (at, *count - 1)
        });
        all.push(SaidPlace { typed_before, variable: number });
        typed_before += usize::from(giver.is_none());
    }
    all.push(SaidPlace { typed_before, variable: None });
    all
}

/// The variables of a dossier's documents.
fn variables<'n>(node: &'n Node, see: &mut dyn FnMut(&'n str, &'n Node)) {
    let Value::Map(entries) = &node.value else { return };
    for entry in entries {
        match (entry.key.as_str(), &entry.value.value) {
            ("bien", Value::Map(own)) => own.iter().for_each(|one| see(&one.key, &one.value)),
            ("kem_theo", Value::List(attached)) => attached.iter().for_each(|node| variables(node, see)),
            _ => {}
        }
    }
}

/// The places of words in a text: exactly these, else the same except for capitals, marks of bold and the
/// width of blanks.
fn occurrences(text: &str, words: &str) -> Vec<Range<usize>> {
    let exact = |words: &str| -> Vec<Range<usize>> {
        text.match_indices(words).map(|(start, _)| start..start + words.len()).collect()
    };
    if words.is_empty() {
        return Vec::new();
    }
    let found = exact(words);
    let found = if found.is_empty() { exact(&words.replace(' ', "\u{a0}")) } else { found };
    if !found.is_empty() {
        return found;
    }
    let text = Folded::of(text);
    let words = Folded::of(words).letters;
    let all = text.letters.match_indices(&words);
    all.map(|(start, _)| text.places[start]..text.ends[start + words.len() - 1]).collect()
}

/// A text in small letters, without asterisks, with each run of blanks as one.
struct Folded {
    letters: String,
    /// For each of its bytes the first byte of the letter in the text, and the byte after that letter.
    places: Vec<usize>,
    ends: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Folded {
        let mut folded = Folded { letters: String::new(), places: Vec::new(), ends: Vec::new() };
        for (at, letter) in text.char_indices().filter(|(_, letter)| *letter != '*') {
            let end = at + letter.len_utf8();
            if !letter.is_whitespace() {
                letter.to_lowercase().for_each(|small| folded.push(small, at, end));
            } else if !folded.letters.ends_with(' ') {
                folded.push(' ', at, end);
            }
        }
        folded
    }

    fn push(&mut self, letter: char, at: usize, end: usize) {
        self.letters.push(letter);
        self.places.resize(self.letters.len(), at);
        self.ends.resize(self.letters.len(), end);
    }
}

#[cfg(test)]
mod tests {
    use super::occurrences;

    #[test]
    fn words_are_found_as_they_may_have_been_typed() {
        let all = |text: &'static str, words: &str| {
            occurrences(text, words).into_iter().map(|at| &text[at]).collect::<Vec<_>>()
        };
        assert_eq!(all("xã [tên xã], [TÊN XÃ]", "[TÊN XÃ]"), ["[TÊN XÃ]"]);
        assert_eq!(all("xã [tên xã], [Tên  **xã**]", "[TÊN XÃ]"), ["[tên xã]", "[Tên  **xã**]"]);
        assert_eq!(all("[tên\n   nguồn]", "[tên nguồn]"), ["[tên\n   nguồn]"]);
        assert_eq!(all("5\u{a0}triệu", "5 triệu"), ["5\u{a0}triệu"]);
        assert_eq!(all("a", "b"), Vec::<&str>::new());
        assert_eq!(all("a", ""), Vec::<&str>::new());
    }
}
