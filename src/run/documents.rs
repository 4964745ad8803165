//! All documents of a run: made and saved, counted, and written down in the record of the folder.
//!
//! In: jobs, how the command makes one of them ([`DocumentMaker`]), and what it says about it. Out: files,
//! the record, counts. Saving one document is left to [`super::job`].

use super::crash::Crash;
use super::job::JobOutcome;
use super::record::Record;
use super::tally::Tally;
use super::{Listener, Refusal, packs, stale, whole, workers};
use crate::finding::Finding;

/// How a command makes one document.
pub(crate) trait DocumentMaker: Sync {
    /// What identifies a document.
    type Job: Sync;

    /// The name of the document in messages.
    fn called(&self, job: &Self::Job) -> String;

    /// Makes the document.
    fn make(&self, job: &Self::Job) -> JobOutcome;

    /// The finding if making it ended in a bug.
    fn crashed(&self, job: &Self::Job, crash: &Crash) -> Finding {
        crash.finding(Some(&self.called(job)))
    }
}

/// A run that makes documents.
pub(crate) struct DocumentRun<'a, L> {
    pub(crate) listener: &'a L,
    /// The record of the folder that is written to.
    pub(crate) record: Record,
    pub(crate) tally: Tally,
    /// The word for its documents in the last line: "văn bản".
    pub(crate) what: &'static str,
}

impl<L: Listener> DocumentRun<'_, L> {
    /// Makes all documents; `tell` reports what became of each, in the order of the jobs. An error is one of
    /// the record: what the record lacks is made again by the next run. What was written is counted all the
    /// same.
    pub(crate) fn make<M: DocumentMaker>(
        &mut self,
        jobs: &[M::Job],
        threads: usize,
        maker: &M,
        mut tell: impl FnMut(&M::Job, &mut JobOutcome),
    ) -> Result<(), Refusal> {
        let DocumentRun { listener, record, tally, .. } = self;
        let mut unrecorded = None;
        workers::all(
            jobs,
            threads,
            *listener,
            |job| maker.called(job),
            |job| maker.make(job),
            |job, result| {
                let crashed = |crash| JobOutcome::failed(maker.crashed(job, &crash));
                let mut made = result.unwrap_or_else(crashed);
                tally.add(&made.report, made.saved.as_deref());
                tell(job, &mut made);
                unrecorded = unrecorded.take().or(record.add(made.lines).err());
            },
        );
        let Some(error) = unrecorded else { return Ok(()) };
        self.end();
        Err(self.unrecorded(whole::refused(&self.record.path, &error)))
    }

    /// The last line of the run.
    pub(crate) fn summary(&self) -> String {
        self.tally.summary(self.what)
    }

    /// Reports how the run ended.
    pub(crate) fn end(&self) {
        self.listener.say(&self.summary());
        self.listener.sum(&self.tally.sum());
    }

    /// The refusal if files were written that are not in the record.
    fn unrecorded(&self, refusal: Refusal) -> Refusal {
        if self.tally.written == 0 {
            return refusal;
        }
        refusal.hint(
            "các tệp vừa ghi là đúng, nhưng chưa có trong danh mục; xem lại chỗ trống, quyền ghi của thư mục đó rồi chạy \
             lại đúng lệnh này: tệp chưa đổi không ghi lại, danh mục được bổ sung",
        )
    }

    /// Puts the record in order, once `mark` has marked what no longer belongs there; with `remove` such
    /// files are removed. Returns the findings about them.
    pub(crate) fn finish(
        &mut self,
        mark: impl FnOnce(&mut Record),
        remove: bool,
    ) -> Result<Vec<Finding>, Refusal> {
        let _others = self.record.gather()?;
        mark(&mut self.record);
        let stale = stale::tell(&mut self.record, remove);
        match self.record.finish() {
            Ok(()) => Ok(stale),
            Err(refusal) => {
                self.listener.notes(stale);
                self.end();
                Err(self.unrecorded(refusal))
            }
        }
    }

    /// Removes what documents were made of and no file names any more. It is called once all files are there,
    /// also an archive, for what they name stays. Returns the findings about it.
    pub(crate) fn sweep(&self) -> Vec<Finding> {
        // Nobody knows what other runs are about to name.
        if self.record.is_shared() { Vec::new() } else { packs::sweep(self.record.folder()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentMaker, DocumentRun};
    use crate::finding::{Finding, Report, codes};
    use crate::run::job::JobOutcome;
    use crate::run::listener::Nobody;
    use crate::run::record::{self, Record, RecordLine};
    use crate::run::tally::Tally;

    /// Makes one file per job; for one job it has a bug, and one job has an error.
    struct Clerk;

    impl DocumentMaker for Clerk {
        type Job = &'static str;

        fn called(&self, job: &&'static str) -> String {
            (*job).to_owned()
        }

        fn make(&self, job: &&'static str) -> JobOutcome {
            assert!(*job != "b.yaml", "hỏng");
            if *job == "c.yaml" {
                return JobOutcome::failed(Finding::general(codes::W002, "không đọc được"));
            }
            let line = RecordLine { tep: format!("{job}.pdf"), ..RecordLine::default() };
            JobOutcome { report: Report::default(), saved: Some(Vec::new()), lines: vec![line] }
        }
    }

    #[test]
    fn a_bug_in_one_document_is_a_finding_and_the_others_are_recorded() {
        let folder = tempfile::tempdir().unwrap();
        let record = Record::open(folder.path(), record::OF_BUILD).unwrap();
        let mut run = DocumentRun { listener: &Nobody, record, tally: Tally::start(), what: "văn bản" };
        let mut told = Vec::new();
        let jobs = ["a.yaml", "b.yaml", "c.yaml", "d.yaml"];
        run.make(&jobs, 3, &Clerk, |job, made| {
            let found = made.report.findings.iter().map(|one| one.message.clone()).collect::<Vec<_>>();
            told.push(format!("{job}: {}", found.join("; ")));
        })
        .unwrap();
        assert_eq!(
            (&told[0], &told[2], &told[3]),
            (&"a.yaml: ".into(), &"c.yaml: không đọc được".into(), &"d.yaml: ".into())
        );
        assert!(
            told[1].starts_with("b.yaml: `b.yaml`: lỗi của chương trình, không phải của văn bản ("),
            "{told:?}"
        );
        assert_eq!((run.tally.errors, run.tally.not_written), (2, 2));
        let lines: Vec<_> = run.record.lines().map(|line| line.tep.as_str()).collect();
        assert_eq!(lines, ["a.yaml.pdf", "d.yaml.pdf"]);
    }
}
