//! A Word file laid out again by the decree, its words untouched.
//!
//! In: a Word file, and what of it may be given up. Out: the bytes of a DOCX, what changed in its form, and what
//! is still to be told; or why there is none. The paper becomes YAML and a paper again in memory, as an import
//! does it; the file that came of it is read as any Word file, and its words are held against those of the
//! source: one missing, new or standing elsewhere, and nothing comes of it.

use std::collections::BTreeSet;

use super::word_lines::{ComparedLines, SeenPaper, line_span, tell_words};
use super::{Pipeline, own_words, word_import, word_losses, word_paper};
use crate::finding::{Code, Finding, Findings, Report, Severity, Verdict, codes};
use crate::form::{self, FormView};
use crate::imported::{DoubtfulPlace, LossSort, UnlikeWords, WordsCompared};
use crate::observed::ObservedPaper;
use crate::word::{self, ChangeView, RemarkKind, WordFile};
use crate::write::Format;

/// A paper that was laid out again.
#[derive(Debug)]
pub struct NormedPaper {
    /// Kind and subject.
    pub title: String,
    /// The DOCX.
    pub bytes: Vec<u8>,
    /// How many words it has, those of the source.
    pub words: usize,
    /// What rules of layout found in the source and no more here.
    pub changes: Vec<FormChange>,
    /// Words that are written otherwise: signs beside them, capitals, a zero in front.
    pub respelled: Vec<NormedWords>,
    /// Paragraphs of the source with bold or italic letters in their text that are plain now, by number.
    pub plainer: Vec<u32>,
    /// What somebody should know; places are those of the source.
    pub report: Report,
    /// What rules of layout still find; places are those of the new file.
    pub left: Report,
    /// How many rules of content it breaks, as the source does.
    pub broken: usize,
}

/// What changed in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormChange {
    /// The rule that found it.
    pub code: Code,
    /// What was found.
    pub message: String,
    /// What is there now, where a figure tells it.
    pub now: Option<String>,
    /// The paragraphs of the source, by number; none where it is about the file as a whole.
    pub paragraphs: Vec<usize>,
}

/// A word that is written otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormedWords {
    /// The word with the signs beside it, as it stands in the source.
    pub from: String,
    /// As it stands now.
    pub to: String,
    /// The paragraphs of the source, by number.
    pub paragraphs: Vec<usize>,
}

impl Pipeline {
    /// Lays a Word file out again. The names are those of the source and of what comes of it; `told` is what
    /// was found on the way to its bytes.
    ///
    /// # Errors
    /// The report, if something that was not given up would be gone, or words would not be the same.
    pub fn norm_word(
        &self,
        (name, target): (&str, &str),
        bytes: &[u8],
        given_up: &BTreeSet<LossSort>,
        told: Findings,
    ) -> Result<NormedPaper, Report> {
        let mut report = Report { findings: told, ..Report::default() };
        let mut file = match word::read(bytes, ChangeView::Accepted) {
            Ok(file) => file,
            Err(fault) => {
                report.findings.push(fault.finding(name));
                return Err(report);
            }
        };
        let converted = word::to_unicode(&mut file);
        word_import::told_of_codes(name, &converted, &mut report.findings);
        let source = self.seen(&file, name, &mut report)?;
        tell_file(&source, (name, given_up), !converted.is_empty(), &mut report);
        let made = self.made(&source, name, &mut report);
        let Some((bytes, doubts)) = made else {
            report.findings.sort();
            return Err(report);
        };
        let mut other = Report::default();
        let file = word::read(&bytes, ChangeView::Accepted).map_err(|fault| {
            std::iter::once(Finding::general(codes::W004, fault.finding(target).message)).collect::<Report>()
        })?;
        let built = self.seen(&file, target, &mut other)?;
        let lines = ComparedLines::of((&source, &report), (&built, &other));
        lines.lost.iter().for_each(|loss| report.findings.push(loss.finding(given_up)));
        let words = lines.compared();
        tell_words(&source, (&words, &lines), &mut report);
        tell_doubts(doubts, &mut report);
        report.findings.sort();
        if report.findings.has_errors() {
            return Err(report);
        }
        let changes = changes(&source, &built, &words, &report);
        let look = self.judge_word(target, &bytes)?;
        let is_form = |code: Code| form::ALL.iter().any(|rule| rule.code == code);
        let broken = look
            .report
            .verdicts
            .iter()
            .filter(|(code, verdict)| *verdict == Verdict::Failed && !is_form(*code));
        let broken = broken.count();
        let mut left = look.report;
        left.findings.retain(|one| is_form(one.code));
        // The paper is written, whatever is left to do.
        left.findings.iter_mut().filter(|one| one.severity == Severity::Error).for_each(|one| {
            one.severity = Severity::Warning;
        });
        let home = |number: u32| {
            let home = words.homes.get(&(number as usize).checked_sub(1)?)?;
            u32::try_from(home + 1).ok()
        };
        let plainer = form::plainer(&FormView::of(&source.paper), &FormView::of(&built.paper), home);
        let respelled = respelled(&words.unlike);
        Ok(NormedPaper {
            title: look.title,
            bytes,
            words: words.all,
            changes,
            respelled,
            plainer,
            report,
            left,
            broken,
        })
    }

    /// The paper of a file.
    fn seen<'a>(&self, file: &'a WordFile, name: &str, report: &mut Report) -> Result<SeenPaper<'a>, Report> {
        let kinds: Vec<&str> = self.office.catalogue.kinds().map(|kind| kind.ten.as_str()).collect();
        let paper = ObservedPaper::of(file, name, kinds.into_iter(), &mut report.sources);
        match report.sources.ids().last() {
            Some(source) => Ok(SeenPaper { file, paper, source }),
            None => Err(std::mem::take(report)),
        }
    }

    /// The DOCX of a paper, and what is doubtful in it. Returns None if it cannot be made.
    fn made(
        &self,
        source: &SeenPaper<'_>,
        name: &str,
        report: &mut Report,
    ) -> Option<(Vec<u8>, Vec<DoubtfulPlace>)> {
        let (typed, mut tree) = match self.typed_paper(&source.paper, (name, "chuẩn hóa")) {
            Ok(made) => made,
            Err(faults) => {
                faults.into_iter().for_each(|fault| report.findings.push(fault));
                return None;
            }
        };
        let back = own_words::put_back(&source.paper.tree, &mut tree);
        let tree = if back.is_empty() { tree } else { self.decided(tree, None, &mut report.findings)? };
        let files = self.files((&tree, None), &[Format::Docx], report)?;
        // What was doubtful about words that were put back is so no more.
        let mut doubts = typed.doubts;
        doubts.retain(|doubt| !doubt.at.is_some_and(|at| back.iter().any(|one| one.start == at.start)));
        Some((files.into_iter().next()?.1, doubts))
    }
}

/// Tells what of a file is not kept, and what is not read as Word shows it.
fn tell_file(
    source: &SeenPaper<'_>,
    (name, given_up): (&str, &BTreeSet<LossSort>),
    is_converted: bool,
    report: &mut Report,
) {
    for loss in word_losses::of(source.file) {
        let at = loss.paragraph.map(|number| line_span(report, source.source, number as usize));
        report.findings.push(Finding { at, ..loss.finding(given_up) });
    }
    word_import::tell_flat(source.file, source.source, report);
    // Letters are brought to one form, and those of old codes to Unicode, which is told.
    let told = |kind| match kind {
        RemarkKind::LooseTones => false,
        RemarkKind::LegacyFont => !is_converted,
        kind => !word_losses::is_loss(kind),
    };
    for remark in source.file.remarks.iter().filter(|one| told(one.kind)) {
        let finding = remark.finding(name);
        report.findings.push(match remark.kind {
            RemarkKind::LegacyFont => Finding { severity: Severity::Error, ..finding },
            _ => finding,
        });
    }
}

/// Tells what is doubtful about the components, without what is done about it in a YAML file.
fn tell_doubts(doubts: Vec<DoubtfulPlace>, report: &mut Report) {
    for doubt in doubts {
        let finding = Finding {
            at: doubt.at,
            severity: Severity::Warning,
            hint: doubt.hint.as_deref().and_then(word_paper::for_word),
            ..Finding::general(codes::W010, doubt.message)
        };
        report.findings.push(finding);
    }
}

/// What rules of layout found in the source and no more in the paper.
fn changes(
    source: &SeenPaper<'_>,
    built: &SeenPaper<'_>,
    words: &WordsCompared,
    report: &Report,
) -> Vec<FormChange> {
    let view = FormView::of(&built.paper);
    let mut changes: Vec<FormChange> = Vec::new();
    for (before, after) in form::judge(&source.paper).into_iter().zip(form::judge(&built.paper)) {
        if after.verdict == Verdict::NotEvaluated {
            continue;
        }
        for breach in before.breaches {
            if after.breaches.iter().any(|one| one.name == breach.name) {
                continue;
            }
            let line = breach.at.map(|at| report.sources.file(at.file).line_column(at.start as usize).0);
            let home = line.and_then(|line| words.homes.get(&(line - 1)));
            let home = home.and_then(|home| u32::try_from(home + 1).ok());
            let now = form::shown(&view, before.rule, &breach.message, home);
            let code = before.rule.code;
            let known = changes
                .iter_mut()
                .find(|one| one.code == code && one.message == breach.message && one.now == now);
            match known {
                Some(known) => known.paragraphs.extend(line),
                None => changes.push(FormChange {
                    code,
                    message: breach.message,
                    now,
                    paragraphs: line.into_iter().collect(),
                }),
            }
        }
    }
    changes.iter_mut().for_each(|one| one.paragraphs.dedup());
    changes
}

/// Words that are written otherwise, alike ones together.
fn respelled(unlike: &[UnlikeWords]) -> Vec<NormedWords> {
    let mut all: Vec<NormedWords> = Vec::new();
    for UnlikeWords { paragraph, from, to } in unlike {
        match all.iter_mut().find(|one| one.from == *from && one.to == *to) {
            Some(known) => known.paragraphs.push(paragraph + 1),
            None => {
                all.push(NormedWords { from: from.clone(), to: to.clone(), paragraphs: vec![paragraph + 1] });
            }
        }
    }
    all.iter_mut().for_each(|one| one.paragraphs.dedup());
    all
}
