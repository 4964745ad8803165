//! The words of a paragraph, each with its look, and runs made of words again.
//!
//! In: a paragraph in plain runs. Out: its words, blanks and other pieces in order. A figure, a date, the number of
//! a paper is one word. A field from its begin to its end is one piece, as is a drawing. The width that is added to
//! a blank only sets a line, and whether a line may end at a blank too: neither is a difference.

use std::rc::Rc;

use super::atoms::{WordSort, atoms};
use super::markup::{Markup, MarkupChild};

/// A word, a blank, a sign, or something that is no letter.
#[derive(Clone, Debug)]
pub(super) struct RedlineWord {
    /// What is compared of its letters.
    pub(super) key: Rc<str>,
    /// As a run holds it; as a deleted run does.
    xml: Rc<str>,
    deleted: Rc<str>,
    /// What is written of its look.
    look: Rc<str>,
    /// What is compared of its look.
    pub(super) seen: Rc<str>,
    /// The link that it stands in: how that begins.
    link: Option<Rc<str>>,
    /// Bookmarks before it.
    before: String,
    pub(super) sort: WordSort,
}

/// The words of a paragraph, and bookmarks behind the last.
#[derive(Clone, Debug, Default)]
pub(super) struct RedlineWords {
    pub(super) all: Vec<RedlineWord>,
    behind: String,
}

impl RedlineWords {
    /// Of a paragraph.
    pub(super) fn of(paragraph: &Markup) -> RedlineWords {
        let mut words = RedlineWords::default();
        let mut reader = WordsReader { words: &mut words, link: None, field: Vec::new(), depth: 0 };
        paragraph.elements().for_each(|element| reader.take(element));
        reader.end();
        words
    }

    /// Bookmarks behind the last word.
    pub(super) fn behind(&self) -> &str {
        &self.behind
    }
}

struct WordsReader<'w> {
    words: &'w mut RedlineWords,
    link: Option<Rc<str>>,
    /// Runs of a field that has not ended.
    field: Vec<Markup>,
    depth: i32,
}

impl WordsReader<'_> {
    fn take(&mut self, element: &Markup) {
        match element.name.as_str() {
            "w:pPr" => {}
            "w:r" => self.run(element),
            "w:hyperlink" => {
                self.end();
                let empty = Markup { children: Vec::new(), ..element.clone() };
                let link = empty.xml().trim_end_matches("/>").to_owned() + ">";
                let before = self.link.replace(link.into());
                element.elements().for_each(|inner| self.take(inner));
                self.end();
                self.link = before;
            }
            "w:bookmarkStart" | "w:bookmarkEnd" => element.write(&mut self.words.behind),
            _ => {
                self.end();
                let xml = element.xml();
                self.add(&key_of(element), &xml, &xml, "", WordSort::Runs);
            }
        }
    }

    fn run(&mut self, run: &Markup) {
        for inner in run.elements().filter(|inner| inner.name == "w:fldChar") {
            self.depth += match inner.attribute("w:fldCharType") {
                Some("begin") => 1,
                Some("end") => -1,
                _ => 0,
            };
        }
        let begins_field = self.field.is_empty() && self.depth > 0;
        if begins_field || !self.field.is_empty() {
            self.field.push(run.clone());
            if self.depth <= 0 {
                self.depth = 0;
                let runs = std::mem::take(&mut self.field);
                self.whole(&runs);
            }
            return;
        }
        self.depth = self.depth.max(0);
        self.pieces(run);
    }

    /// A field that does not end here is no piece: its runs are what they are.
    fn end(&mut self) {
        self.depth = 0;
        for run in std::mem::take(&mut self.field) {
            self.pieces(&run);
        }
    }

    /// Runs that go together.
    fn whole(&mut self, runs: &[Markup]) {
        let (mut key, mut xml, mut deleted) = (String::new(), String::new(), String::new());
        for run in runs {
            key.push_str(&key_of(run));
            run.write(&mut xml);
            let children = run.children.iter().map(|child| match child {
                MarkupChild::Element(inner) => MarkupChild::Element(deleted_of(inner)),
                MarkupChild::Text(_) => child.clone(),
            });
            Markup { children: children.collect(), ..run.clone() }.write(&mut deleted);
        }
        self.add(&key, &xml, &deleted, "", WordSort::Runs);
    }

    fn pieces(&mut self, run: &Markup) {
        let look = run.child("w:rPr").map(|look| look.inner_without(&[])).unwrap_or_default();
        let seen = run.child("w:rPr").map(|look| seen_of(look, &[])).unwrap_or_default();
        let of_blanks = run.child("w:rPr").map(|look| seen_of(look, &["w:spacing"])).unwrap_or_default();
        let (look, seen, of_blanks): (Rc<str>, Rc<str>, Rc<str>) =
            (look.into(), seen.into(), of_blanks.into());
        for inner in run.elements().filter(|inner| inner.name != "w:rPr") {
            if inner.name == "w:t" {
                let text = shown(inner);
                let parts = match self.words.all.len() < MOST_WORDS {
                    true => atoms(&text),
                    false => vec![(text.as_str(), WordSort::Letters)],
                };
                for (piece, sort) in parts {
                    let key =
                        if sort == WordSort::Blank { piece.replace('\u{a0}', " ") } else { piece.to_owned() };
                    let escaped = quick_xml::escape::escape(piece);
                    let seen = if sort == WordSort::Blank { &of_blanks } else { &seen };
                    self.push(&key, &escaped, &escaped, (&look, seen), sort);
                }
            } else {
                let deleted = deleted_of(inner).xml();
                self.push(&key_of(inner), &inner.xml(), &deleted, (&look, &seen), WordSort::Piece);
            }
        }
    }

    fn add(&mut self, key: &str, xml: &str, deleted: &str, look: &str, sort: WordSort) {
        let look: Rc<str> = look.into();
        self.push(key, xml, deleted, (&look, &look), sort);
    }

    fn push(
        &mut self,
        key: &str,
        xml: &str,
        deleted: &str,
        (look, seen): (&Rc<str>, &Rc<str>),
        sort: WordSort,
    ) {
        self.words.all.push(RedlineWord {
            key: key.into(),
            xml: xml.into(),
            deleted: deleted.into(),
            look: look.clone(),
            seen: seen.clone(),
            link: self.link.clone(),
            before: std::mem::take(&mut self.words.behind),
            sort,
        });
    }
}

/// Words of a paragraph that are told apart; in longer ones whole runs are.
const MOST_WORDS: usize = 50_000;

/// Settings that no reader sees: languages for the check of spelling, looks of letters of other scripts.
const UNSEEN: &[&str] = &["w:lang", "w:noProof", "w:webHidden", "w:bCs", "w:iCs", "w:szCs", "w:rtl", "w:cs"];
/// Typefaces of other scripts.
const UNSEEN_FONTS: &[&str] = &["w:eastAsia", "w:cs", "w:hint", "w:eastAsiaTheme", "w:cstheme"];

/// What a reader sees of a look, but for settings of these names.
pub(super) fn seen_of(look: &Markup, without: &[&str]) -> String {
    let mut seen = String::new();
    for one in look.elements() {
        let name = one.name.as_str();
        if UNSEEN.contains(&name) || without.contains(&name) {
            continue;
        }
        if name == "w:rFonts" {
            let mut fonts = one.clone();
            fonts.attributes.retain(|(key, _)| !UNSEEN_FONTS.contains(&key.as_str()));
            if !fonts.attributes.is_empty() {
                fonts.write(&mut seen);
            }
            continue;
        }
        one.write(&mut seen);
    }
    seen
}

/// The letters of `w:t` as they are shown.
fn shown(text: &Markup) -> String {
    let letters = text.text().replace(['\n', '\r'], " ");
    match text.attribute("xml:space") {
        Some("preserve") => letters,
        _ => letters.trim_matches([' ', '\t']).to_owned(),
    }
}

/// An element as a deleted run holds it.
fn deleted_of(element: &Markup) -> Markup {
    let name = match element.name.as_str() {
        "w:t" => "w:delText",
        "w:instrText" => "w:delInstrText",
        _ => return element.clone(),
    };
    Markup { name: name.to_owned(), ..element.clone() }
}

/// What is compared of an element: not the numbers and names that programs give to drawings, nor the second form
/// of a drawing that older programs show.
fn key_of(element: &Markup) -> String {
    let mut seen = element.clone();
    seen.each_mut(&mut |one| {
        one.children.retain(|child| {
            !matches!(child, MarkupChild::Element(inner)
                if matches!(inner.name.as_str(), "mc:Fallback" | "w:lang" | "w:noProof"))
        });
        if one.name.ends_with(":docPr") || one.name.ends_with(":cNvPr") {
            one.attributes.retain(|(key, _)| key != "id" && key != "name");
        }
        if one.name.starts_with("v:") {
            one.attributes.retain(|(key, _)| !matches!(key.as_str(), "id" | "o:spid" | "o:gfxdata" | "type"));
        }
    });
    seen.xml()
}

/// How words are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordsAs {
    /// As runs.
    Runs,
    /// As deleted runs.
    Deleted,
}

/// A stretch of words that stand in one link, as runs.
pub(super) struct WordStretch {
    /// How the link begins, if there is one.
    pub(super) link: Option<Rc<str>>,
    /// Bookmarks before it.
    pub(super) before: String,
    /// The runs.
    pub(super) runs: String,
}

/// Words as runs, one stretch for each link they stand in. `old` tells the look that one of them had before, where
/// that differs; `record` writes down such a look.
pub(super) fn stretches(
    words: &[RedlineWord],
    as_what: WordsAs,
    old: impl Fn(usize) -> Option<String>,
    mut record: impl FnMut(&str, &str) -> String,
) -> Vec<WordStretch> {
    let mut all: Vec<WordStretch> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let first = &words[at];
        let starts = all.last().is_none_or(|last| last.link != first.link || !first.before.is_empty());
        if starts {
            let before = if as_what == WordsAs::Deleted { String::new() } else { first.before.clone() };
            all.push(WordStretch { link: first.link.clone(), before, runs: String::new() });
        }
        let Some(stretch) = all.last_mut() else { break };
        if first.sort == WordSort::Runs {
            stretch.runs.push_str(if as_what == WordsAs::Deleted { &first.deleted } else { &first.xml });
            at += 1;
            continue;
        }
        let before = old(at);
        let mut end = at + 1;
        while end < words.len()
            && words[end].sort != WordSort::Runs
            && words[end].look == first.look
            && words[end].link == first.link
            && words[end].before.is_empty()
            && old(end) == before
        {
            end += 1;
        }
        let change = before.map(|before| record(&before, &first.look));
        run(&words[at..end], as_what, change.as_deref(), &mut stretch.runs);
        at = end;
    }
    all
}

/// Words of one look as a run.
fn run(words: &[RedlineWord], as_what: WordsAs, change: Option<&str>, to: &mut String) {
    let name = if as_what == WordsAs::Deleted { "w:delText" } else { "w:t" };
    to.push_str("<w:r>");
    let look = &words[0].look;
    if !look.is_empty() || change.is_some() {
        to.push_str("<w:rPr>");
        to.push_str(look);
        to.push_str(change.unwrap_or_default());
        to.push_str("</w:rPr>");
    }
    let mut is_open = false;
    for word in words {
        let is_piece = word.sort == WordSort::Piece;
        if is_open && is_piece {
            to.push_str(&format!("</{name}>"));
            is_open = false;
        }
        if !is_open && !is_piece {
            to.push_str(&format!("<{name} xml:space=\"preserve\">"));
            is_open = true;
        }
        to.push_str(if as_what == WordsAs::Deleted { &word.deleted } else { &word.xml });
    }
    if is_open {
        to.push_str(&format!("</{name}>"));
    }
    to.push_str("</w:r>");
}

impl RedlineWord {
    /// What is written of its look.
    pub(super) fn look(&self) -> &str {
        &self.look
    }

    /// What is compared of it, but for its look.
    pub(super) fn compared(&self) -> (Rc<str>, Option<Rc<str>>) {
        (self.key.clone(), self.link.clone())
    }
}
