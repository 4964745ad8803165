//! What `vanban check` counts.
//!
//! In: reports of documents. Out: a line for each, the sum of the run, and whether all could be written.

use crate::finding::render::{RunTotal, total};
use crate::finding::{Code, Report, Verdict};
use crate::run::Outcome;
use crate::run::tally::Tally;

/// What was found so far in the documents of a run.
pub(super) struct Inspection {
    strict: bool,
    tally: Tally,
    documents: usize,
    /// Whether Word files are among them, which nobody writes.
    pub(super) of_word: bool,
    verdicts: [usize; Verdict::ALL.len()],
}

impl Inspection {
    /// An empty count; if `strict`, a document with warnings is not written either.
    pub(super) fn new(strict: bool) -> Inspection {
        Inspection { strict, tally: Tally::start(), documents: 0, of_word: false, verdicts: [0; _] }
    }

    /// Counts findings that are about no document.
    pub(super) fn count(&mut self, report: &Report) {
        self.tally.count(report);
    }

    /// The line of a document, which could be `made` or not, and whether `build` would write it.
    pub(super) fn document(&mut self, name: &str, report: &Report, made: bool) -> (String, bool) {
        self.count(report);
        self.documents += 1;
        let (errors, warnings) = report.findings.count();
        let refused = !made || errors > 0 || self.strict && warnings > 0;
        self.tally.not_written += usize::from(refused);
        let counts = Verdict::ALL.map(|verdict| of(&report.verdicts, verdict).count());
        self.verdicts.iter_mut().zip(counts).for_each(|(all, count)| *all += count);
        let broken: Vec<&str> = of(&report.verdicts, Verdict::Failed).map(|code| code.name).collect();
        let broken = if broken.is_empty() { String::new() } else { format!(" ({})", broken.join(", ")) };
        (format!("{name}: {}{broken}", told(counts)), !refused)
    }

    /// How the command ends.
    pub(super) fn outcome(&self) -> Outcome {
        self.tally.outcome()
    }

    pub(super) fn summary(&self) -> String {
        let Tally { not_written, errors, warnings, notes, .. } = &self.tally;
        let (good, bad, rules) = match self.of_word {
            true => ("không lỗi", "có lỗi", "quy tắc"),
            false => ("xuất được", "không", "quy tắc nội dung"),
        };
        format!(
            "Đã kiểm tra {} văn bản: {} {good}, {not_written} {bad}; {errors} lỗi, {warnings} cảnh báo, {notes} lưu \
             ý; {rules}: {}",
            self.documents,
            self.documents - not_written,
            told(self.verdicts)
        )
    }

    /// The same for programs.
    pub(super) fn line(&self) -> String {
        let numbers = RunTotal {
            van_ban: self.documents,
            xuat_duoc: self.documents - self.tally.not_written,
            loi: self.tally.errors,
            canh_bao: self.tally.warnings,
            luu_y: self.tally.notes,
        };
        total(numbers, self.verdicts)
    }
}

/// The codes of the rules with this verdict.
fn of(verdicts: &[(Code, Verdict)], wanted: Verdict) -> impl Iterator<Item = Code> + '_ {
    verdicts.iter().filter(move |(_, verdict)| *verdict == wanted).map(|(code, _)| *code)
}

/// `18 đạt, 1 không đạt, 3 không áp dụng, 0 chưa xét được, 0 bỏ qua`.
fn told(counts: [usize; Verdict::ALL.len()]) -> String {
    let words = Verdict::ALL.into_iter().zip(counts);
    words.map(|(verdict, count)| format!("{count} {}", verdict.words())).collect::<Vec<_>>().join(", ")
}
