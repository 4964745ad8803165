//! What a rule found: where on the paper, how grave, and what to write.
//!
//! In: lines with the words that are wrong. Out: findings of one rule, gathered by the pipeline,
//! which knows where each line was written.

use std::ops::Range;

use super::paper_view::Line;
use crate::finding::{Occurrences, Severity, Version};
use crate::paper::Paragraph;

/// One finding of a rule.
pub struct Broken<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// The words that are wrong, every blank a plain one.
    pub words: String,
    /// How often the same words stand in the paragraph before them; [`Occurrences::UNKNOWN`] of very many.
    pub earlier: usize,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong: one sentence without a stop.
    pub message: String,
    /// What to write.
    pub hint: String,
    /// Another place that belongs to it, with its words.
    pub related: Option<(&'a Paragraph, String)>,
    /// What to write, where that is beyond doubt, or why it is in doubt; None where nobody knows any.
    pub instead: Option<Result<Rewording, &'static str>>,
    /// What it is told together with, where its rule finds many that are one fault; None where only the same
    /// words are.
    pub kind: Option<&'static str>,
    /// Whether it is about the paper as a whole and no words of it, so that it has no place there.
    pub of_paper: bool,
    /// Whether it is about what the paper does with these words, wherever they were taken from.
    pub of_use: bool,
    /// Whether others like it are told along with it.
    pub telling: Telling,
    /// The version that first found it, where the code of the rule is older.
    pub since: Option<Version>,
}

/// How findings of a rule with the same words are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// Up to a few of them, then how many others there are: they are one habit.
    #[default]
    Gathered,
    /// Each by itself: somebody has to go there.
    Each,
    /// Each by itself, but what to do once, as it is the same everywhere.
    EachHintOnce,
}

/// Words of a paragraph and the right ones.
pub struct Rewording {
    /// The words as they stand there, every blank a plain one: those that are wrong, or more.
    pub words: String,
    /// How often the same words stand in the paragraph before them.
    pub earlier: usize,
    /// What stands there then.
    pub right: String,
}

/// Findings of one rule.
#[derive(Default)]
pub struct Breaches<'a> {
    pub(super) all: Vec<Broken<'a>>,
    occurrences: Occurrences,
}

impl<'a> Breaches<'a> {
    /// The paper is wrong there.
    pub(super) fn error(&mut self, line: &Line<'a>, at: Range<usize>, message: String, hint: String) {
        self.add(Severity::Error, line, at, message, hint);
    }

    /// An office would send the paper back for it.
    pub(super) fn warning(&mut self, line: &Line<'a>, at: Range<usize>, message: String, hint: String) {
        self.add(Severity::Warning, line, at, message, hint);
    }

    /// Practice writes it otherwise.
    pub(super) fn note(&mut self, line: &Line<'a>, at: Range<usize>, message: String, hint: String) {
        self.add(Severity::Note, line, at, message, hint);
    }

    /// Another line belongs to the last finding.
    pub(super) fn related(&mut self, line: &Line<'a>, words: &str) {
        if let Some(last) = self.all.last_mut() {
            last.related = Some((line.paragraph, words.to_owned()));
        }
    }

    /// These words are to be others, which is beyond doubt.
    pub(super) fn rewrite(
        &mut self,
        severity: Severity,
        line: &Line<'a>,
        at: Range<usize>,
        message: String,
        right: String,
    ) {
        self.add(severity, line, at, message, format!("viết `{right}`"));
        self.instead(right);
    }

    /// The words of the last finding are to be these, which is beyond doubt.
    pub(super) fn instead(&mut self, right: impl Into<String>) {
        if let Some(last) = self.all.last_mut() {
            let (words, right) = (last.words.clone(), right.into());
            last.instead = Some(Ok(Rewording { words, earlier: last.earlier, right }));
        }
    }

    /// What stands at a place around the last finding is to be these words.
    pub(super) fn instead_of(&mut self, line: &Line<'a>, at: Range<usize>, right: impl Into<String>) {
        if let Some(last) = self.all.last_mut() {
            let (words, earlier) = counted(line, &at, &mut self.occurrences);
            last.instead = Some(Ok(Rewording { words, earlier, right: right.into() }));
        }
    }

    /// The last finding has another hint.
    pub(super) fn hint(&mut self, hint: String) {
        if let Some(last) = self.all.last_mut() {
            last.hint = hint;
        }
    }

    /// The paper as a whole is wrong; `line` is any of its own.
    pub(super) fn of_paper(&mut self, severity: Severity, line: &Line<'a>, message: String, hint: String) {
        self.add(severity, line, 0..0, message, hint);
        if let Some(last) = self.all.last_mut() {
            last.of_paper = true;
        }
    }

    /// The last finding is about what the paper does with the words, which may be right by themselves.
    pub(super) fn of_use(&mut self) {
        if let Some(last) = self.all.last_mut() {
            last.of_use = true;
        }
    }

    /// Which words are right in the last finding is in doubt.
    pub(super) fn doubt(&mut self, why: &'static str) {
        if let Some(last) = self.all.last_mut() {
            last.instead = Some(Err(why));
        }
    }

    /// The last finding is told together with all of this kind.
    pub(super) fn gather(&mut self, kind: &'static str) {
        if let Some(last) = self.all.last_mut() {
            last.kind = Some(kind);
        }
    }

    /// How the last finding is told.
    pub(super) fn telling(&mut self, telling: Telling) {
        if let Some(last) = self.all.last_mut() {
            last.telling = telling;
        }
    }

    /// The last finding is found since this version only.
    pub(super) fn since(&mut self, version: Version) {
        if let Some(last) = self.all.last_mut() {
            last.since = Some(version);
        }
    }

    /// It is so grave.
    pub(super) fn add(
        &mut self,
        severity: Severity,
        line: &Line<'a>,
        at: Range<usize>,
        message: String,
        hint: String,
    ) {
        let counted = counted(line, &at, &mut self.occurrences);
        self.add_words(severity, line, counted, message, hint);
    }

    /// The same of words that may have begun on the line before, so often after the same ones on their own
    /// line; without words it is about the line as a whole.
    pub(super) fn add_words(
        &mut self,
        severity: Severity,
        line: &Line<'a>,
        (words, earlier): (String, usize),
        message: String,
        hint: String,
    ) {
        let paragraph = line.paragraph;
        let (telling, since) = (Telling::default(), None);
        let broken = Broken {
            paragraph,
            words,
            earlier,
            severity,
            message,
            hint,
            related: None,
            instead: None,
            kind: None,
            of_paper: false,
            of_use: false,
            telling,
            since,
        };
        self.all.push(broken);
    }
}

/// Words of a line, and how often the same stand before them.
fn counted(line: &Line<'_>, at: &Range<usize>, occurrences: &mut Occurrences) -> (String, usize) {
    let words = line.text[at.clone()].to_owned();
    let number = Occurrences::number(line.paragraph);
    let earlier = occurrences.before(number, &line.text, &words, at.start);
    (words, earlier)
}
