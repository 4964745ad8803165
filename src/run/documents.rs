//! All documents of a run: made and saved, counted, and written down in the record of the folder.
//!
//! In: jobs, and of the command how one of them is made ([`DocumentMaker`]) and what is said of it. Out: files,
//! the record, counts. How one document is saved is [`super::make`]'s.

use std::io;

use super::crash::Crash;
use super::make::Made;
use super::record::Record;
use super::tally::Tally;
use super::{Listener, Refusal, stale, workers};
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
        let stale = stale::tell(&mut self.record, remove);
        match self.record.finish() {
            Ok(()) => Ok(stale),
            Err(refusal) => {
                self.listener.notes(stale);
                Err(refusal)
            }
        }
    }
}
