//! A Word file that others wrote, judged as a paper: by the rules of content and by those of layout.
//!
//! In: its bytes. Out: a report with findings at its paragraphs, and the verdict of each rule. Reading Word
//! is left to [`crate::word`], recognising components to [`crate::observed`].

use super::Pipeline;
use crate::finding::{Code, Finding, Gathered, Report, Verdict};
use crate::form;
use crate::observed::ObservedPaper;
use crate::rules;
use crate::word::{self, ChangeView, RemarkKind};

/// What was found in a Word file.
#[derive(Debug)]
pub struct WordLook {
    /// Kind and subject; empty if it has neither.
    pub title: String,
    /// What was found.
    pub report: Report,
}

impl Pipeline {
    /// Judges a Word file.
    ///
    /// # Errors
    /// The report, if the file cannot be read as a Word file.
    pub fn judge_word(&self, name: &str, bytes: &[u8]) -> Result<WordLook, Report> {
        let mut report = Report { verdicts: self.unseen_in_word(), ..Report::default() };
        let file = match word::read(bytes, ChangeView::Accepted) {
            Ok(file) => file,
            Err(fault) => {
                report.findings.push(fault.finding(name));
                return Err(report);
            }
        };
        // A rule of layout reports each place of these two.
        let told = |kind| matches!(kind, RemarkKind::LegacyFont | RemarkKind::LooseTones);
        let remarks = file.remarks.iter().filter(|remark| !told(remark.kind));
        remarks.for_each(|remark| report.findings.push(remark.finding(name)));
        let kinds: Vec<&str> = self.office.catalogue.kinds().map(|kind| kind.ten.as_str()).collect();
        let paper = ObservedPaper::of(&file, name, kinds.into_iter(), &mut report.sources);
        // Of several papers in one file each is judged alone; a rule that one of them breaks is broken.
        let mut verdicts = Vec::new();
        for tree in paper.papers() {
            self.judge_observed(&tree, &mut report);
            verdicts = worse(verdicts, std::mem::take(&mut report.verdicts));
        }
        report.verdicts = verdicts;
        report
            .findings
            .iter_mut()
            .for_each(|one| one.hint = one.hint.take().and_then(|hint| for_word(&hint)));
        let of_layout = layout_of(&paper, &mut report);
        report.verdicts.extend(of_layout);
        report.findings.sort();
        Ok(WordLook { title: paper.tree.title, report })
    }

    /// The verdicts on a file that could not be read.
    fn unseen_in_word(&self) -> Vec<(Code, Verdict)> {
        let of_form = form::ALL.iter().map(|rule| (rule.code, Verdict::NotEvaluated));
        rules::unseen(&self.office.house).into_iter().chain(of_form).collect()
    }
}

/// Of two verdicts on each rule the one that says more.
fn worse(known: Vec<(Code, Verdict)>, others: Vec<(Code, Verdict)>) -> Vec<(Code, Verdict)> {
    if known.is_empty() {
        return others;
    }
    let pairs = known.into_iter().zip(others);
    pairs.map(|((code, one), (_, other))| (code, one.graver(other))).collect()
}

/// Advice without what is written in a YAML file only; None where nothing is left.
pub(super) fn for_word(hint: &str) -> Option<String> {
    let of_yaml = |clause: &&str| {
        let typed = clause.split('`').skip(1).step_by(2);
        let is_key = |words: &str| {
            let key = words.split(':').next().unwrap_or(words);
            key.contains('_') && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        };
        clause.contains("{{")
            || clause.contains("\\[")
            || clause.contains("`bo_qua`")
            || typed.into_iter().any(is_key)
    };
    let kept: Vec<&str> = hint.split("; ").filter(|clause| !of_yaml(clause)).collect();
    (!kept.is_empty()).then(|| kept.join("; "))
}

/// The verdicts of the rules of layout.
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
            gathered.add(
                format!("{} {}", judged.rule.code.name, breach.name),
                "chỗ",
                finding.hint(breach.hint),
            );
        }
        verdicts.push((judged.rule.code, judged.verdict));
    }
    gathered.tell(&mut report.findings);
    verdicts
}
