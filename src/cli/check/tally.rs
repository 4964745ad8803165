//! What `vanban check` counts.
//!
//! In: reports of documents. Out: a line for each, the sum of the run, and whether all could be written.

use crate::diag::render::{RunTotal, total};
use crate::diag::{Code, Report, Severity, Verdict};

/// Counts for the last line and the exit code.
#[derive(Default)]
pub(super) struct Tally {
    strict: bool,
    documents: usize,
    /// That `build` would not write.
    refused: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    verdicts: [usize; Verdict::ALL.len()],
}

impl Tally {
    /// Nothing yet; with warnings a document is not written either, where that is asked for.
    pub(super) fn new(strict: bool) -> Tally {
        Tally { strict, ..Tally::default() }
    }

    pub(super) fn count(&mut self, report: &Report) {
        let (errors, warnings) = report.findings.count();
        self.errors += errors;
        self.warnings += warnings;
        self.notes += report.findings.iter().filter(|finding| finding.severity == Severity::Note).count();
    }

    /// The line of a document, which could be `made` or not, and whether `build` would write it.
    pub(super) fn document(&mut self, name: &str, report: &Report, made: bool) -> (String, bool) {
        self.count(report);
        self.documents += 1;
        let (errors, warnings) = report.findings.count();
        let refused = !made || errors > 0 || self.strict && warnings > 0;
        self.refused += usize::from(refused);
        let counts = Verdict::ALL.map(|verdict| of(&report.verdicts, verdict).count());
        self.verdicts.iter_mut().zip(counts).for_each(|(all, count)| *all += count);
        let broken: Vec<&str> = of(&report.verdicts, Verdict::Failed).map(|code| code.name).collect();
        let broken = if broken.is_empty() { String::new() } else { format!(" ({})", broken.join(", ")) };
        (format!("{name}: {}{broken}", told(counts)), !refused)
    }

    /// Whether all documents could be written.
    pub(super) fn is_good(&self) -> bool {
        self.refused == 0 && self.errors == 0
    }

    pub(super) fn summary(&self) -> String {
        let Tally { documents, refused, errors, warnings, notes, .. } = self;
        format!(
            "Đã kiểm tra {documents} văn bản: {} xuất được, {refused} không; {errors} lỗi, {warnings} cảnh báo, \
             {notes} lưu ý; quy tắc nội dung: {}",
            documents - refused,
            told(self.verdicts)
        )
    }

    /// The same for programs.
    pub(super) fn line(&self) -> String {
        let numbers = RunTotal {
            van_ban: self.documents,
            xuat_duoc: self.documents - self.refused,
            loi: self.errors,
            canh_bao: self.warnings,
            luu_y: self.notes,
        };
        total(numbers, self.verdicts)
    }
}

/// The codes of rules of which a verdict was given.
fn of(verdicts: &[(Code, Verdict)], wanted: Verdict) -> impl Iterator<Item = Code> + '_ {
    verdicts.iter().filter(move |(_, verdict)| *verdict == wanted).map(|(code, _)| *code)
}

/// `18 đạt, 1 không đạt, 3 không áp dụng, 0 chưa xét được, 0 bỏ qua`.
fn told(counts: [usize; Verdict::ALL.len()]) -> String {
    let words = Verdict::ALL.into_iter().zip(counts);
    words.map(|(verdict, count)| format!("{count} {}", verdict.words())).collect::<Vec<_>>().join(", ")
}
