//! A Word file that others wrote, judged as a paper: by the rules of content and by those of layout.
//!
//! In: its bytes. Out: a report with findings at its paragraphs, and what each rule says of it. It leaves
//! reading Word to [`crate::word`] and telling components to [`crate::observed`].

use super::Pipeline;
use crate::finding::{Code, Finding, Gathered, Report, Severity, Verdict};
use crate::form;
use crate::localities::UnitTable;
use crate::observed::ObservedPaper;
use crate::paper::Paragraph;
use crate::rules::{self, Background, Broken, Judged};
use crate::source::{Sources, Span};
use crate::word::{self, ChangeView, RemarkKind};

/// What was seen in a Word file.
#[derive(Debug)]
pub struct WordLook {
    /// Kind and subject; empty where it has neither.
    pub title: String,
    /// What was found.
    pub report: Report,
}

impl Pipeline {
    /// Judges a Word file.
    ///
    /// # Errors
    /// The report, when it cannot be read as one.
    pub fn judge_word(&self, name: &str, bytes: &[u8]) -> Result<WordLook, Report> {
        let mut report = Report { verdicts: unseen(), ..Report::default() };
        let file = match word::read(bytes, ChangeView::Accepted) {
            Ok(file) => file,
            Err(fault) => {
                report.findings.push(fault.finding(name));
                return Err(report);
            }
        };
        // Of these two a rule of layout tells each place.
        let told = |kind| matches!(kind, RemarkKind::LegacyFont | RemarkKind::LooseTones);
        let remarks = file.remarks.iter().filter(|remark| !told(remark.kind));
        remarks.for_each(|remark| report.findings.push(remark.finding(name)));
        let kinds: Vec<&str> = self.office.catalogue.kinds().map(|kind| kind.ten.as_str()).collect();
        let paper = ObservedPaper::of(&file, name, kinds.into_iter(), &mut report.sources);
        report.verdicts = self.content_of(&paper, &mut report);
        let of_form = layout_of(&paper, &mut report);
        report.verdicts.extend(of_form);
        report.findings.sort();
        Ok(WordLook { title: paper.tree.title, report })
    }

    /// What rules of content say.
    fn content_of(&self, paper: &ObservedPaper<'_>, report: &mut Report) -> Vec<(Code, Verdict)> {
        let background = Background { laws: self.office.laws.as_ref(), units: UnitTable::shipped };
        let mut gathered = Gathered::default();
        let mut verdicts = Vec::new();
        for Judged { rule, verdict, broken } in rules::judge(&paper.tree, background) {
            for one in broken {
                let name = format!("{} {}", rule.code.name, one.words);
                let finding = content_finding(rule.code, one, &report.sources);
                gathered.add(name, "chỗ", finding);
            }
            verdicts.push((rule.code, verdict));
        }
        gathered.tell(&mut report.findings);
        verdicts
    }
}

/// The verdicts on a file that could not be read.
fn unseen() -> Vec<(Code, Verdict)> {
    let of_form = form::ALL.iter().map(|rule| (rule.code, Verdict::NotEvaluated));
    rules::unseen().into_iter().chain(of_form).collect()
}

fn content_finding(code: Code, broken: Broken<'_>, sources: &Sources) -> Finding {
    let Broken { paragraph, words, earlier, severity, message, hint, related, .. } = broken;
    let at = place(paragraph, &words, earlier, sources);
    let finding = Finding { at, severity, ..Finding::general(code, message) }.hint(hint);
    match related.and_then(|(other, about)| Some((place(other, "", 0, sources)?, about))) {
        Some((other, about)) if Some(other) != at => finding.related(other, about),
        _ => finding,
    }
}

/// Where words of a paragraph stand; the paragraph where they are not found as they are.
fn place(paragraph: &Paragraph, words: &str, earlier: usize, sources: &Sources) -> Option<Span> {
    let at = paragraph.origin?;
    let text = sources.slice(at).replace(['\t', '\u{a0}', '\u{2028}'], " ");
    let blanks_fit = text.len() == sources.slice(at).len();
    let found = text.match_indices(words).nth(earlier).filter(|_| blanks_fit && !words.is_empty());
    Some(found.map_or(at, |(start, _)| {
        let start = at.start as usize + start;
        Span::new(at.file, start..start + words.len())
    }))
}

/// What rules of layout say.
fn layout_of(paper: &ObservedPaper<'_>, report: &mut Report) -> Vec<(Code, Verdict)> {
    let mut gathered = Gathered::default();
    let mut verdicts = Vec::new();
    for judged in form::judge(paper) {
        for breach in judged.breaches {
            let finding = Finding {
                at: breach.at,
                severity: breach.severity,
                ..Finding::general(judged.rule.code, breach.message)
            };
            gathered.add(format!("{} {}", judged.rule.code.name, breach.name), "chỗ", finding.hint(breach.hint));
        }
        verdicts.push((judged.rule.code, judged.verdict));
    }
    gathered.tell(&mut report.findings);
    verdicts
}

impl WordLook {
    /// Whether something in it would have stopped a document of ours.
    pub fn has_errors(&self) -> bool {
        self.report.findings.iter().any(|one| one.severity == Severity::Error)
    }
}
