//! All documents of a run: made and saved, counted, and written down in the record of the folder.
//!
//! In: jobs, and of the command how one of them is made ([`DocumentMaker`]) and what is said of it. Out: files,
//! the record, counts. How one document is saved is [`super::make`]'s.

use std::io;

use super::crash::Crash;
use super::make::Made;
use super::record::Record;
use super::tally::Tally;
use super::{Listener, Refusal, packs, stale, workers};
use crate::diag::Diagnostic;

/// How a command makes one document.
pub(crate) trait DocumentMaker: Sync {
    /// What says which document.
    type Job: Sync;

    /// What it is called.
    fn called(&self, job: &Self::Job) -> String;

    /// Makes it.
    fn make(&self, job: &Self::Job) -> Made;

    /// What is found where that ended in a bug.
    fn crashed(&self, job: &Self::Job, crash: &Crash) -> Diagnostic {
        crash.finding(Some(&self.called(job)))
    }
}

/// A run that makes documents.
pub(crate) struct DocumentRun<'a, L> {
    pub(crate) listener: &'a L,
    /// What is written into the folder.
    pub(crate) record: Record,
    pub(crate) tally: Tally,
}

impl<L: Listener> DocumentRun<'_, L> {
    /// Makes them all; `tell` says what became of each, in the order of the jobs. The error is one of
    /// the record: what it lacks is made again by the next run.
    pub(crate) fn make<M: DocumentMaker>(
        &mut self,
        jobs: &[M::Job],
        threads: usize,
        maker: &M,
        mut tell: impl FnMut(&M::Job, &mut Made),
    ) -> io::Result<()> {
        let DocumentRun { listener, record, tally } = self;
        let mut unrecorded = None;
        workers::all(
            jobs,
            threads,
            *listener,
            |job| maker.called(job),
            |job| maker.make(job),
            |job, result| {
                let crashed = |crash| Made::failed(maker.crashed(job, &crash));
                let mut made = result.unwrap_or_else(crashed);
                tally.add(&made.report, made.saved.as_deref());
                tell(job, &mut made);
                unrecorded = unrecorded.take().or(record.add(made.lines).err());
            },
        );
        unrecorded.map_or(Ok(()), Err)
    }

    /// Puts the record in order, once `mark` has marked what no longer belongs there: with `remove`
    /// such files are taken away. What is to be told of them is returned.
    pub(crate) fn finish(
        &mut self,
        mark: impl FnOnce(&mut Record),
        remove: bool,
    ) -> Result<Vec<Diagnostic>, Refusal> {
        let _others = self.record.gather()?;
        mark(&mut self.record);
        let mut stale = stale::tell(&mut self.record, remove);
        // Beside other runs nobody knows what they are about to name.
        if remove && !self.record.is_shared() {
            stale.extend(packs::sweep(self.record.folder()));
        }
        match self.record.finish() {
            Ok(()) => Ok(stale),
            Err(refusal) => {
                self.listener.notes(stale);
                Err(refusal)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentMaker, DocumentRun};
    use crate::diag::{Diagnostic, Report, codes};
    use crate::run::listener::Nobody;
    use crate::run::make::Made;
    use crate::run::record::{self, Line, Record};
    use crate::run::tally::Tally;

    /// Makes one file of each job, but of one it has a bug, and one is at fault.
    struct Clerk;

    impl DocumentMaker for Clerk {
        type Job = &'static str;

        fn called(&self, job: &&'static str) -> String {
            (*job).to_owned()
        }

        fn make(&self, job: &&'static str) -> Made {
            assert!(*job != "b.yaml", "hỏng");
            if *job == "c.yaml" {
                return Made::failed(Diagnostic::general(codes::W002, "không đọc được"));
            }
            let line = Line { tep: format!("{job}.pdf"), ..Line::default() };
            Made { report: Report::default(), saved: Some(Vec::new()), lines: vec![line] }
        }
    }

    #[test]
    fn a_bug_in_one_document_is_a_finding_and_the_others_are_recorded() {
        let folder = tempfile::tempdir().unwrap();
        let record = Record::open(folder.path(), record::OF_BUILD).unwrap();
        let mut run = DocumentRun { listener: &Nobody, record, tally: Tally::start() };
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
            told[1].starts_with("b.yaml: `b.yaml`: lỗi của chương trình, không phải của văn bản: hỏng"),
            "{told:?}"
        );
        assert_eq!((run.tally.errors, run.tally.not_written), (2, 2));
        let lines: Vec<_> = run.record.lines().map(|line| line.tep.as_str()).collect();
        assert_eq!(lines, ["a.yaml.pdf", "d.yaml.pdf"]);
    }
}
