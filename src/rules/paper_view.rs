//! A paper as rules see it: its parts, and its lines with their roles, each read once for all rules.
//!
//! In: a tree, and what is known besides it. Out: a [`PaperView`]. Nothing of the YAML is seen here: a
//! paper that was read from a Word file has the same lines.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::cite::{Citation, CitationPlace};
use super::lead_columns::{InCell, LeadColumns};
use super::legal_places::LegalPlace;
use super::quotes::Quotes;
use super::recall::TextFacts;
use super::signature::{SignedText, WantedWords};
use super::tasks::{Duties, LineAt};
use super::topics::Topic;
use super::watched::Topics;
use crate::budget::Sheets;
use crate::content::laws::LegalRegister;
use crate::localities::UnitTable;
use crate::paper::walk::WalkNode;
use crate::paper::{Inline, Paper, Paragraph, Role, Section};
use crate::recounted::{self, RecognisedTable};

/// What is known besides the paper, as data: rules read no file.
#[derive(Clone, Copy, Debug)]
pub struct Background<'a> {
    /// The office's register of laws; None where it keeps none.
    pub laws: Option<&'a LegalRegister>,
    /// The units of the country, which are read once a rule asks.
    pub units: fn() -> &'static UnitTable,
    /// The tables of the paper with their figures; None where they were not observed.
    pub sheets: Option<&'a Sheets>,
    /// Where a text could not be filled in and is missing: how many articles each document would have, by
    /// its number. None where all of the paper is there.
    pub unfinished: Option<&'a [usize]>,
}

/// A whole file of paper.
pub struct PaperView<'a> {
    pub(super) document: &'a Paper,
    pub(super) background: Background<'a>,
    parts: Vec<Part<'a>>,
    /// The topics that any of its lines may be about.
    topics: Topics,
    /// Who does what by it, once a rule has asked.
    pub(super) tasks: OnceCell<Duties>,
    /// Where its grounds stand, once a rule has asked.
    pub(super) grounds: OnceCell<Vec<(LineAt, Range<usize>)>>,
    /// Its tables of figures that the program has not added up itself, once a rule has asked.
    recognised: OnceCell<Vec<RecognisedTable<'a>>>,
    /// Where the line of each paragraph stands, once a rule has asked.
    line_places: OnceCell<HashMap<*const Paragraph, LineAt>>,
    /// Where it cites texts that the register should know, once a rule has asked.
    pub(super) legal: OnceCell<Vec<LegalPlace<'a>>>,
}

/// The document, what is attached to it, or an appendix.
pub struct Part<'a> {
    /// Which of them.
    pub kind: PartKind,
    /// The document that it is, or whose appendix it is, by its number in the tree.
    pub document: u32,
    /// The name of its kind as on paper, `QUYẾT ĐỊNH`; empty for an official letter and an appendix.
    pub name: String,
    /// Its paragraphs in reading order.
    pub lines: Vec<Line<'a>>,
}

/// Which part of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// What is issued.
    Main,
    /// What is attached to it.
    Attached,
    /// An appendix of either.
    Appendix,
}

/// One paragraph.
pub struct Line<'a> {
    /// It, as in the tree.
    pub paragraph: &'a Paragraph,
    /// What it is.
    pub role: Role,
    /// Where it stands in a table.
    pub(super) cell: Option<InCell>,
    /// Its words, every blank a plain one, a new line within it as well.
    pub text: Cow<'a, str>,
    /// What is seen of them, whatever paper they stand in.
    facts: Rc<TextFacts>,
    /// What stands between quotation marks: names, and words of other papers.
    quoted: Vec<Range<usize>>,
}

impl<'a> PaperView<'a> {
    /// Reads a tree.
    pub fn of(document: &'a Paper, background: Background<'a>) -> PaperView<'a> {
        PaperView::read(document, background, TextFacts::of)
    }

    /// Reads a tree such that every rule looks at every line.
    #[cfg(feature = "rooms")]
    pub(super) fn of_anything(document: &'a Paper, background: Background<'a>) -> PaperView<'a> {
        PaperView::read(document, background, TextFacts::of_anything)
    }

    fn read(
        document: &'a Paper,
        background: Background<'a>,
        facts_of: fn(&str) -> Rc<TextFacts>,
    ) -> PaperView<'a> {
        let mut parts: Vec<Part<'a>> = Vec::new();
        for section in &document.sections {
            let kind = match (section.appendix, parts.is_empty()) {
                (Some(_), _) => PartKind::Appendix,
                (None, true) => PartKind::Main,
                (None, false) => PartKind::Attached,
            };
            let part = part(section, kind, facts_of);
            // Pages without a head of their own go on with the part before them.
            let heads = |line: &Line<'_>| matches!(line.role, Role::QuocHieu | Role::TenLoai | Role::PhuLuc);
            match parts.last_mut() {
                Some(last) if !part.lines.iter().any(heads) => last.lines.extend(part.lines),
                _ => parts.push(part),
            }
        }
        let lines = parts.iter().flat_map(|part| &part.lines);
        let topics = lines.fold(Topics::NONE, |topics, line| topics.and(line.facts.topics()));
        let (tasks, grounds, legal) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        let (recognised, line_places) = (OnceCell::new(), OnceCell::new());
        PaperView { document, background, parts, topics, tasks, grounds, recognised, line_places, legal }
    }

    /// The office's register of laws; None where it keeps none.
    pub fn laws(&self) -> Option<&'a LegalRegister> {
        self.background.laws
    }

    /// The units of the country.
    pub fn units(&self) -> &'static UnitTable {
        (self.background.units)()
    }

    /// All parts, the main one first.
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// The part that is issued; None of a paper without pages.
    pub fn main(&self) -> Option<&Part<'a>> {
        self.parts.first()
    }

    /// All lines.
    pub fn lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.parts.iter().flat_map(|part| &part.lines)
    }

    /// All lines whose texts may be about a topic.
    pub(super) fn about(&self, topic: Topic) -> impl Iterator<Item = &Line<'a>> {
        let parts = if self.may(topic) { &self.parts[..] } else { &[] };
        parts.iter().flat_map(|part| &part.lines).filter(move |line| line.may(topic))
    }

    /// Whether any line may be about a topic; false only where none is.
    pub(super) fn may(&self, topic: Topic) -> bool {
        self.topics.any_of(topic.alone())
    }

    /// All lines, each with the number of its part and its own.
    pub(super) fn placed(&self) -> impl Iterator<Item = (LineAt, &Line<'a>)> {
        let parts = self.parts.iter().enumerate();
        parts.flat_map(|(number, part)| {
            part.lines.iter().enumerate().map(move |(at, line)| ((number, at), line))
        })
    }

    /// The line of this part and number.
    pub(super) fn line(&self, (part, line): LineAt) -> &Line<'a> {
        &self.parts[part].lines[line]
    }

    /// Its tables of figures: all of a paper that was read from a file, else those of which the program holds
    /// no figures.
    pub(super) fn recognised(&self) -> &[RecognisedTable<'a>] {
        self.recognised.get_or_init(|| {
            recounted::tables(self.document, |table| match (self.background.sheets, table.id) {
                (None, _) => true,
                (Some(sheets), Some(id)) => sheets.get(id).is_some_and(|sheet| !sheet.bang.has_money()),
                (Some(_), None) => false,
            })
        })
    }

    /// The line of a paragraph.
    pub(super) fn line_of(&self, paragraph: &Paragraph) -> Option<&Line<'a>> {
        let places = self.line_places.get_or_init(|| {
            self.placed().map(|(at, line)| (std::ptr::from_ref(line.paragraph), at)).collect()
        });
        Some(self.line(*places.get(&std::ptr::from_ref(paragraph))?))
    }

    /// All lines of a role.
    pub fn of_role(&self, role: Role) -> impl Iterator<Item = &Line<'a>> {
        self.lines().filter(move |line| line.role == role)
    }

    /// Its day: year, month, day. None where day and month are left open.
    pub fn day(&self) -> Option<(u16, u8, u8)> {
        self.document.date
    }

    /// Its year, also of a draft whose day is open.
    pub fn year(&self) -> Option<u16> {
        let dated = || {
            let line = self.main()?.first(Role::DiaDanhThoiGian)?;
            let (_, year) = line.text.rsplit_once("năm ")?;
            year.trim().parse().ok()
        };
        self.day().map(|(year, ..)| year).or_else(dated)
    }

    /// Its symbol, `QĐ-UBND` of `Số: 05/QĐ-UBND`, with its line.
    pub fn symbol(&self) -> Option<(&Line<'a>, &str)> {
        let line = self.main()?.first(Role::SoKyHieu)?;
        let (_, symbol) = line.text.split_once('/')?;
        Some((line, symbol.trim()))
    }

    /// Whether it is a legal paper (văn bản quy phạm pháp luật), whose symbol holds the year, and
    /// which other rules than those of Nghị định 30 are for.
    pub fn is_law(&self) -> bool {
        let year = |part: &str| part.len() == 4 && part.bytes().all(|one| one.is_ascii_digit());
        self.symbol().is_some_and(|(_, symbol)| symbol.split('/').next().is_some_and(year))
    }
}

impl<'a> Part<'a> {
    /// The first line of a role.
    pub fn first(&self, role: Role) -> Option<&Line<'a>> {
        self.lines.iter().find(|line| line.role == role)
    }

    /// Whether its kind is one of these, as on paper.
    pub fn is_any(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }
}

impl Line<'_> {
    /// Its text with its signature.
    pub(super) fn signed(&self) -> SignedText<'_> {
        SignedText { text: &self.text, signature: &self.facts.signature }
    }

    /// Each place of words that stand alone, not in the middle of others, and outside quotation marks.
    pub(super) fn find(&self, wanted: WantedWords) -> impl Iterator<Item = Range<usize>> + '_ {
        self.signed().find(wanted).filter(|at| !self.is_quoted(at.start))
    }

    /// Whether the first of these words may stand in it; false only where it does not.
    pub(super) fn may_hold(&self, wanted: WantedWords) -> bool {
        self.signed().may_hold(wanted)
    }

    /// Whether its text may be about a topic; false only where it is not.
    pub(super) fn may(&self, topic: Topic) -> bool {
        self.facts.may(topic)
    }

    /// Whether its text is about a topic, or may be still: `ask` says so, which follows from the text alone and
    /// is asked once for all papers of a thread.
    pub(super) fn still(&self, topic: Topic, ask: impl FnOnce(SignedText<'_>) -> bool) -> bool {
        self.facts.is(topic, || ask(self.signed()))
    }

    /// Whether it holds a digit.
    pub fn has_digit(&self) -> bool {
        self.facts.signature.digit
    }

    /// Whether it may cite a paper by its number.
    pub fn may_cite(&self) -> bool {
        self.facts.signature.digit && self.facts.signature.slash()
    }

    /// The papers that it cites.
    pub(super) fn citations(&self) -> impl DoubleEndedIterator<Item = Citation<'_>> + Clone {
        self.facts.citations(&self.text).iter().map(|cited: &CitationPlace| cited.in_text(&self.text))
    }

    /// Whether what begins at this byte stands between quotation marks.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quoted.iter().any(|quoted| quoted.contains(&at))
    }
}

/// A section as a part of its own.
fn part(section: &Section, kind: PartKind, facts_of: fn(&str) -> Rc<TextFacts>) -> Part<'_> {
    let mut quotes = Quotes::default();
    let mut columns = LeadColumns::default();
    // Room for those of most papers at once.
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(200);
    for (holder, node) in section.walk() {
        if let Some(paragraph) = node.paragraph() {
            let cell = columns.cell(holder);
            lines.push(Line { cell, ..line(paragraph, &mut quotes, facts_of) });
        } else if let WalkNode::Table(table) = node {
            columns.enter(table);
        }
    }
    if quotes.are_open() {
        // What nobody closes ends with its own line.
        let mut quotes = Quotes::of_single_lines();
        lines.iter_mut().for_each(|line| line.quoted = quotes.in_line(&line.text));
    }
    let name = lines.iter().find(|line| line.role == Role::TenLoai).map(|line| line.text.to_string());
    Part { kind, document: section.document, name: name.unwrap_or_default(), lines }
}

fn line<'a>(paragraph: &'a Paragraph, quotes: &mut Quotes, facts_of: fn(&str) -> Rc<TextFacts>) -> Line<'a> {
    let text = match &paragraph.content[..] {
        // The first byte of a blank that does not break, and of few other signs.
        [Inline::Text(run)] if memchr::memchr(0xc2, run.text.as_bytes()).is_none() => {
            Cow::Borrowed(run.text.as_str())
        }
        _ => Cow::Owned(paragraph.plain_words()),
    };
    let facts = facts_of(&text);
    let quoted =
        if facts.signature.quote() || quotes.are_open() { quotes.in_line(&text) } else { Vec::new() };
    Line { paragraph, role: paragraph.role, cell: None, text, facts, quoted }
}
