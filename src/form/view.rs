//! An observed paper as rules of layout see it: its lines with role and look, section by section.
//!
//! In: an observed paper. Out: a [`FormView`], and what rules find in it.

use std::ops::Range;
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::finding::Severity;
use crate::length::Length;
use crate::observed::ObservedPaper;
use crate::paper::walk::Holder;
use crate::paper::{Role, Section};
use crate::source::Span;
use crate::word::{RunLook, WordFile, WordParagraph, WordRun, is_letter_or_digit};

/// A paper with the looks of its lines.
pub struct FormView<'a> {
    /// The file.
    pub(super) file: &'a WordFile,
    /// Whether the decree speaks of papers like it.
    pub(super) is_administrative: bool,
    /// Its lines.
    pub(super) lines: Vec<FormLine<'a>>,
    /// Its sections of the tree.
    pub(super) sections: &'a [Section],
    /// The sections of the file that begin in it; the first is the one it begins in.
    pub(super) parts: Range<usize>,
    /// Which of several papers of the file it is, from 1; None where there is but one.
    pub(super) number: Option<usize>,
    /// Whether the paper before it in the file ends in the section that it begins in.
    pub(super) goes_on: bool,
}

/// A line of the paper.
pub(super) struct FormLine<'a> {
    /// What it is.
    pub(super) role: Role,
    /// Its words.
    pub(super) text: String,
    /// Where they stand.
    pub(super) at: Option<Span>,
    /// The paragraph they stand in.
    pub(super) word: &'a WordParagraph,
    /// Whether it stands in a table of data.
    pub(super) in_table: bool,
    /// Which section of the tree it stands in.
    pub(super) section: usize,
    /// Its words, where they are not all of the paragraph.
    part: Option<Vec<(&'a WordRun, String)>>,
    /// Whether others stand beside it in the paragraph, parted by tabs or blanks: how the paragraph stands says
    /// nothing of either.
    pub(super) beside: bool,
}

impl<'a> FormView<'a> {
    /// The view of a file, as if all of it were one paper.
    pub fn of(paper: &'a ObservedPaper<'a>) -> FormView<'a> {
        let sections = &paper.tree.sections[..];
        let parts = 0..paper.file.sections.len();
        FormView {
            file: paper.file,
            is_administrative: paper.is_administrative(sections),
            lines: lines_of(paper, sections),
            sections,
            parts,
            number: None,
            goes_on: false,
        }
    }

    /// The views of its papers, each alone.
    pub(super) fn of_each(paper: &'a ObservedPaper<'a>) -> Vec<FormView<'a>> {
        let ranges = paper.paper_ranges();
        if ranges.len() < 2 {
            return Vec::new();
        }
        let mut views: Vec<FormView<'a>> = Vec::new();
        for (at, range) in ranges.into_iter().enumerate() {
            let sections = &paper.tree.sections[range];
            let lines = lines_of(paper, sections);
            let of = |line: Option<&FormLine<'_>>| line.map_or(0, |line| line.word.place.section as usize);
            let (first, last) = (of(lines.first()), of(lines.last()));
            let ended = views.last().map(|above| of(above.lines.last()));
            views.push(FormView {
                file: paper.file,
                is_administrative: paper.is_administrative(sections),
                lines,
                sections,
                parts: first..(last + 1).min(paper.file.sections.len()).max(first),
                number: Some(at + 1),
                goes_on: ended == Some(first),
            });
        }
        views
    }

    /// Where its first words stand.
    pub(super) fn begins(&self) -> Option<Span> {
        self.lines.first().and_then(|line| line.at)
    }

    /// The lines of a role.
    pub(super) fn of_role(&self, role: Role) -> impl Iterator<Item = &FormLine<'a>> {
        self.lines.iter().filter(move |line| line.role == role)
    }

    /// Whether the paper has the head that the decree asks for, and is thus one it speaks of.
    pub(super) fn has_head(&self) -> bool {
        self.is_administrative
            && self.lines.iter().any(|line| matches!(line.role, Role::QuocHieu | Role::TieuNgu))
    }

    /// Whether a paragraph is of the main part, not of a head of pages or a note.
    pub(super) fn is_of_main(&self, paragraph: &WordParagraph) -> bool {
        paragraph.place.part == 0
    }

    /// Lines whose looks the decree says and the file shows: without the name and the subject of a paper that it
    /// does not speak of.
    pub(super) fn judged(&self) -> impl Iterator<Item = &FormLine<'a>> {
        let others = [Role::TenLoai, Role::TrichYeu];
        self.lines.iter().filter(move |line| self.is_administrative || !others.contains(&line.role))
    }

    /// Lines of text that is read on: paragraphs of the body, grounds among them.
    pub(super) fn prose(&self) -> impl Iterator<Item = &FormLine<'a>> {
        self.lines.iter().filter(|line| !line.in_table && PROSE.contains(&line.role))
    }
}

/// Roles of text that is read on.
pub(super) const PROSE: [Role; 11] = [
    Role::CanCu,
    Role::DoanVan,
    Role::Dieu,
    Role::Muc,
    Role::TieuDeKhoan,
    Role::Khoan,
    Role::TieuDeTieuKhoan,
    Role::TieuKhoan,
    Role::Diem,
    Role::Gach,
    Role::Cong,
];

/// The lines of sections of the tree.
fn lines_of<'a>(paper: &ObservedPaper<'a>, sections: &[Section]) -> Vec<FormLine<'a>> {
    let mut lines = Vec::new();
    for (section, one) in sections.iter().enumerate() {
        for (holder, node) in one.walk() {
            let Some(paragraph) = node.paragraph() else { continue };
            let Some(id) = paper.paragraph_of(paragraph) else { continue };
            let in_table = matches!(holder, Holder::Cell(..));
            let part = if in_table { None } else { paper.part(paragraph) };
            lines.push(FormLine {
                role: paragraph.role,
                text: paragraph.plain_text(),
                at: paragraph.origin,
                word: paper.file.paragraph(id),
                in_table,
                section,
                beside: part.as_ref().is_some_and(|part| part.beside),
                part: part.map(|part| part.runs),
            });
        }
    }
    lines
}

impl<'a> FormLine<'a> {
    /// Its words, run by run.
    pub(super) fn words(&self) -> Vec<(&'a WordRun, String)> {
        if let Some(part) = &self.part {
            return part.clone();
        }
        let runs = self.word.runs.iter().filter(|run| !run.look.hidden);
        let words = runs.map(|run| {
            let mut text = String::new();
            run.piece.show(&mut text);
            (run, if run.look.caps { text.to_uppercase() } else { text })
        });
        words.collect()
    }

    /// Runs that show letters, with how many.
    pub(super) fn letters(&self) -> impl Iterator<Item = (&'a WordRun, usize)> + '_ {
        let count = |text: &str| text.chars().filter(|sign| is_letter_or_digit(*sign)).count();
        let part = self.part.iter().flatten().map(move |(run, text)| (*run, count(text)));
        let runs: &'a [WordRun] = if self.part.is_some() { &[] } else { &self.word.runs };
        let whole = runs.iter().filter(|run| !run.look.hidden).map(move |run| {
            let mut text = String::new();
            run.piece.show(&mut text);
            (run, count(&text))
        });
        part.chain(whole).filter(|(_, letters)| *letters > 0)
    }

    /// The share of its letters of which something is so, in hundredths; None where it has none.
    pub(super) fn share(&self, is: impl Fn(&RunLook) -> bool) -> Option<usize> {
        let (mut all, mut found) = (0, 0);
        for (run, letters) in self.letters() {
            all += letters;
            found += if is(&run.look) { letters } else { 0 };
        }
        (found * 100).checked_div(all)
    }
}

/// What breaks a rule.
#[derive(Clone, Debug)]
pub struct FormBreach {
    /// How grave it is.
    pub severity: Severity,
    /// Where; None where it is about the file as a whole.
    pub at: Option<Span>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Breaches of one name are one fault at several places.
    pub name: Rc<str>,
}

/// What breaks one rule.
#[derive(Default)]
pub struct FormBreaches {
    all: Vec<FormBreach>,
}

impl FormBreaches {
    /// A fault of this gravity; those with one message are told together.
    pub(super) fn add(
        &mut self,
        severity: Severity,
        at: Option<Span>,
        message: String,
        hint: impl Into<String>,
    ) {
        let name = Rc::from(message.as_str());
        self.all.push(FormBreach { severity, at, message, hint: hint.into(), name });
    }

    /// A fault of a line.
    pub(super) fn line(
        &mut self,
        severity: Severity,
        line: &FormLine<'_>,
        message: String,
        hint: impl Into<String>,
    ) {
        self.add(severity, line.at, message, hint);
    }

    pub(super) fn take(self) -> Vec<FormBreach> {
        self.all
    }
}

/// A length in millimetres with at most one decimal: `12,7`.
pub(super) fn mm(length: Length) -> String {
    decimal(length.to_decimal_mm().round_dp(1))
}

/// A length in points with at most one decimal: `13,5`.
pub(super) fn pt(length: Length) -> String {
    decimal((Decimal::from(length.to_twips()) / Decimal::from(20)).round_dp(1))
}

fn decimal(value: Decimal) -> String {
    value.normalize().to_string().replace('.', ",")
}
