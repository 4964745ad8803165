//! What a rule found: where on the paper, how grave, and what to write.
//!
//! In: lines with the words that are wrong. Out: findings of one rule, gathered by the pipeline,
//! which knows where each line was written.

use std::ops::Range;

use super::paper_view::Line;
use crate::finding::Severity;
use crate::paper::Paragraph;

/// One finding of a rule.
pub struct Broken<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// The words that are wrong, every blank a plain one.
    pub words: String,
    /// How often the same words stand in the paragraph before them.
    pub earlier: usize,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong: one sentence without a stop.
    pub message: String,
    /// What to write.
    pub hint: String,
    /// Another place that belongs to it, with its words.
    pub related: Option<(&'a Paragraph, String)>,
    /// The words that stand there then, where that is beyond doubt, or why it is in doubt; None where nobody
    /// knows any.
    pub instead: Option<Result<String, &'static str>>,
    /// Whether it is about what the paper does with these words, wherever they were taken from.
    pub of_use: bool,
}

/// Findings of one rule.
#[derive(Default)]
pub struct Breaches<'a> {
    pub(super) all: Vec<Broken<'a>>,
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
        if let Some(last) = self.all.last_mut() {
            last.instead = Some(Ok(right));
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

    /// It is so grave.
    pub(super) fn add(
        &mut self,
        severity: Severity,
        line: &Line<'a>,
        at: Range<usize>,
        message: String,
        hint: String,
    ) {
        let words = line.text[at.clone()].to_owned();
        let earlier = line.text[..at.start].matches(&words).count();
        let paragraph = line.paragraph;
        self.all.push(Broken {
            paragraph,
            words,
            earlier,
            severity,
            message,
            hint,
            related: None,
            instead: None,
            of_use: false,
        });
    }
}
