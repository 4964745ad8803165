//! A paper as rules see it: its parts, and its lines with their roles, each read once for all rules.
//!
//! In: a tree, and what is known besides it. Out: a [`PaperView`]. Nothing of the YAML is seen here: a
//! paper that was read from a Word file has the same lines.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::legal_places::LegalPlace;
use super::quotes::Quotes;
use super::recall::{Question, TextFacts};
use super::signature::{AnyOf, WantedWords};
use super::tasks::{Duties, LineAt};
use super::words;
use crate::budget::Sheets;
use crate::content::laws::LegalRegister;
use crate::localities::UnitTable;
use crate::paper::walk::{Holder, WalkNode};
use crate::paper::{Inline, Paper, Paragraph, Role, Section, Table};
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
    pub document: u16,
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

/// A place in a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct InCell {
    /// Which table of its part.
    pub(super) table: usize,
    /// Its column; None where it takes several.
    pub(super) column: Option<usize>,
    /// Whether it says who leads a task: its column is headed so.
    pub(super) leads: bool,
    /// Whether its column tells of places or papers of before: it is headed "Quê quán", "Tên văn bản".
    pub(super) of_before: bool,
}

/// Headings of columns that tell where somebody comes from, what a place or an owner was before, or
/// which papers were issued.
const OF_BEFORE: [&str; 17] = [
    "quê",
    "quê quán",
    "nguyên quán",
    "nơi sinh",
    "thường trú",
    "trú quán",
    "khai sinh",
    "hộ khẩu",
    "hy sinh",
    "nơi cấp",
    "cũ",
    "trước đây",
    "trước sắp xếp",
    "trước sáp nhập",
    "trước khi",
    "tên văn bản",
    "cơ quan ban hành",
];

impl<'a> PaperView<'a> {
    /// Reads a tree.
    pub fn of(document: &'a Paper, background: Background<'a>) -> PaperView<'a> {
        let mut parts: Vec<Part<'a>> = Vec::new();
        for section in &document.sections {
            let kind = match (section.appendix, parts.is_empty()) {
                (Some(_), _) => PartKind::Appendix,
                (None, true) => PartKind::Main,
                (None, false) => PartKind::Attached,
            };
            let part = part(section, kind);
            // Pages without a head of their own go on with the part before them.
            let heads = |line: &Line<'_>| matches!(line.role, Role::QuocHieu | Role::TenLoai | Role::PhuLuc);
            match parts.last_mut() {
                Some(last) if !part.lines.iter().any(heads) => last.lines.extend(part.lines),
                _ => parts.push(part),
            }
        }
        let (tasks, grounds, legal) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        let (recognised, line_places) = (OnceCell::new(), OnceCell::new());
        PaperView { document, background, parts, tasks, grounds, recognised, line_places, legal }
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
    /// Each place of words that stand alone, not in the middle of others, and outside quotation marks.
    pub(super) fn find(&self, wanted: WantedWords) -> impl Iterator<Item = Range<usize>> + '_ {
        // Most lines do not hold them.
        let text = self.facts.signature.may_hold_ends(wanted).then_some(&*self.text);
        let all = text.into_iter().flat_map(move |text| words::find(text, wanted.text));
        all.filter(|at| !self.is_quoted(at.start))
    }

    /// Whether the first of these words may stand in it; false only where it does not.
    pub(super) fn may_hold(&self, wanted: WantedWords) -> bool {
        self.facts.signature.may_hold(wanted)
    }

    /// Whether the first word of any of these may stand in it.
    pub(super) fn may_hold_any(&self, any: &AnyOf) -> bool {
        self.facts.signature.may_hold_any(any)
    }

    /// The answer to a question about its words, which follows from them alone: it is asked once for all
    /// papers of a thread.
    pub(super) fn answer(&self, question: Question, ask: impl FnOnce(&str) -> bool) -> bool {
        self.facts.answer(question, || ask(&self.text))
    }

    /// Whether it holds a digit.
    pub fn has_digit(&self) -> bool {
        self.facts.signature.digit
    }

    /// Whether it may cite a paper by its number.
    pub fn may_cite(&self) -> bool {
        self.facts.signature.digit && self.facts.signature.slash
    }

    /// Whether what begins at this byte stands between quotation marks.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quoted.iter().any(|quoted| quoted.contains(&at))
    }
}

/// A section as a part of its own.
fn part(section: &Section, kind: PartKind) -> Part<'_> {
    let mut quotes = Quotes::default();
    let mut columns = LeadColumns::default();
    // Room for those of most papers at once.
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(200);
    for (holder, node) in section.walk() {
        if let Some(paragraph) = node.paragraph() {
            let cell = columns.cell(holder);
            lines.push(Line { cell, ..line(paragraph, &mut quotes) });
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

fn line<'a>(paragraph: &'a Paragraph, quotes: &mut Quotes) -> Line<'a> {
    let text = match &paragraph.content[..] {
        [Inline::Text(run)] if !run.text.contains('\u{a0}') => Cow::Borrowed(run.text.as_str()),
        _ => Cow::Owned(paragraph.plain_text().replace('\u{a0}', " ")),
    };
    let facts = TextFacts::of(&text);
    let quoted = if facts.signature.quote || quotes.are_open() { quotes.in_line(&text) } else { Vec::new() };
    Line { paragraph, role: paragraph.role, cell: None, text, facts, quoted }
}

/// The columns of the table that the walk is in.
#[derive(Default)]
struct LeadColumns {
    table: usize,
    head: usize,
    leading: Vec<Range<usize>>,
    before: Vec<Range<usize>>,
}

impl LeadColumns {
    fn enter(&mut self, table: &Table) {
        self.table += 1;
        self.head = table.head.len();
        self.leading.clear();
        self.before.clear();
        for cell in table.head.iter().flat_map(|row| &row.cells) {
            let says = |paragraph: &Paragraph| {
                let text = words::small(&paragraph.plain_text());
                ["chủ trì", "đơn vị thực hiện", "cơ quan thực hiện", "đơn vị phụ trách"]
                    .iter()
                    .any(|one| text.contains(one))
            };
            let columns = cell.column..cell.column + cell.colspan;
            if cell.paragraphs.iter().any(says) {
                self.leading.push(columns.clone());
            }
            let text = cell.paragraphs.iter().map(|one| one.plain_text().to_lowercase() + " ");
            let text = text.collect::<String>().replace(['\u{a0}', '\n'], " ");
            if OF_BEFORE.iter().any(|words| words::find(&text, words).next().is_some()) {
                self.before.push(columns);
            }
        }
    }

    fn cell(&self, holder: Holder<'_>) -> Option<InCell> {
        let Holder::Cell(_, row, cell) = holder else { return None };
        let column = (cell.colspan == 1).then_some(cell.column);
        let of_body = row >= self.head && cell.colspan == 1;
        let leads = of_body && self.leading.iter().any(|leading| leading.contains(&cell.column));
        let of_before = row >= self.head && self.before.iter().any(|before| before.contains(&cell.column));
        Some(InCell { table: self.table, column, leads, of_before })
    }
}
