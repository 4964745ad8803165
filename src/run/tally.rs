//! The results of a run: the figures of its last line, and its exit code.
//!
//! In: what was found in each document and what became of its files. Out: counts, in words where all commands
//! use the same ones. It is the only place that reads the clock: for the seconds of that line.

use std::path::PathBuf;
use std::time::Instant;

use serde::Serialize;

use super::Outcome;
use super::whole::Saved;
use crate::finding::{Report, Severity};

/// Counts of a run.
pub(crate) struct Tally {
    started: Instant,
    /// Documents with a file that has new bytes.
    pub(crate) written: usize,
    /// Documents whose files are all as they were.
    unchanged: usize,
    /// Documents that were not written, or would not be.
    pub(crate) not_written: usize,
    /// Documents that have no such part as was asked for.
    without: usize,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notes: usize,
}

/// The total of a run that writes documents.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct WrittenTotal {
    /// All documents; in a batch one per locality.
    pub(crate) van_ban: usize,
    pub(crate) da_ghi: usize,
    pub(crate) khong_doi: usize,
    pub(crate) chua_ghi: usize,
    pub(crate) khong_co_phu_luc: usize,
    pub(crate) loi: usize,
    pub(crate) canh_bao: usize,
    pub(crate) luu_y: usize,
}

impl Tally {
    /// The counts of a run that begins now.
    pub(crate) fn start() -> Tally {
        #[expect(clippy::disallowed_methods, reason = "the seconds of the last line; in no document")]
        let started = Instant::now();
        let [written, unchanged, not_written, without, errors, warnings, notes] = [0; 7];
        Tally { started, written, unchanged, not_written, without, errors, warnings, notes }
    }

    /// Counts findings that belong to no document, or to one that is counted elsewhere.
    pub(crate) fn count(&mut self, report: &Report) {
        let (errors, warnings) = report.findings.count();
        self.errors += errors;
        self.warnings += warnings;
        self.notes += report.findings.how_many(Severity::Note);
    }

    /// Counts a document with its files; without any if it was not written.
    pub(crate) fn add(&mut self, report: &Report, saved: Option<&[(PathBuf, Saved)]>) {
        self.count(report);
        let count = match saved {
            None => &mut self.not_written,
            Some([]) => &mut self.without,
            Some(files) if files.iter().any(|(_, state)| *state == Saved::Written) => &mut self.written,
            Some(_) => &mut self.unchanged,
        };
        *count += 1;
    }

    /// How the command ends.
    pub(crate) fn outcome(&self) -> Outcome {
        if self.not_written == 0 && self.errors == 0 { Outcome::Done } else { Outcome::NotWritten }
    }

    /// The figures of that line for programs, without its seconds, which differ each time.
    pub(crate) fn sum(&self) -> WrittenTotal {
        let Tally { written, unchanged, not_written, without, errors, warnings, notes, .. } = *self;
        WrittenTotal {
            van_ban: written + unchanged + not_written + without,
            da_ghi: written,
            khong_doi: unchanged,
            chua_ghi: not_written,
            khong_co_phu_luc: without,
            loi: errors,
            canh_bao: warnings,
            luu_y: notes,
        }
    }

    /// The last line of a run; `what` is the word for its documents: "văn bản".
    pub(crate) fn summary(&self, what: &str) -> String {
        let Tally { started, written, unchanged, not_written, without, errors, warnings, .. } = self;
        let all = written + unchanged + not_written + without;
        let without =
            if *without > 0 { format!(", {without} không có phụ lục") } else { String::new() };
        let time = started.elapsed();
        let (seconds, tenths) = (time.as_secs(), time.subsec_millis() / 100);
        format!(
            "Xong {all} {what}: {written} đã ghi, {unchanged} không đổi, {not_written} chưa ghi{without}; {errors} lỗi, \
             {warnings} cảnh báo ({seconds},{tenths} giây)"
        )
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::Tally;
    use crate::finding::{Finding, Report, codes};
    use crate::run::Outcome;
    use crate::run::whole::Saved;

    #[test]
    fn a_document_counts_by_what_became_of_its_files() {
        let mut tally = Tally::start();
        let files = |states: &[Saved]| -> Vec<(PathBuf, Saved)> {
            states.iter().map(|state| (PathBuf::from("a.pdf"), *state)).collect()
        };
        let nothing = Report::default();
        for states in [&[Saved::Unchanged, Saved::Written][..], &[Saved::Signed, Saved::Issued], &[]] {
            tally.add(&nothing, Some(&files(states)));
        }
        assert_eq!(tally.outcome(), Outcome::Done);
        let mut report = Report::default();
        report.findings.push(Finding::general(codes::W002, "hỏng"));
        tally.add(&report, None);
        assert_eq!(tally.outcome(), Outcome::NotWritten);
        let said = tally.summary("văn bản");
        let expected =
            "Xong 4 văn bản: 1 đã ghi, 1 không đổi, 1 chưa ghi, 1 không có phụ lục; 1 lỗi, 0 cảnh báo (";
        assert!(said.starts_with(expected), "{said}");
    }
}
