//! Work on many documents at the same time, with the results in the documents' order.
//!
//! In: jobs and what to do with one. Out: results, in the order of the jobs, as soon as all before them are
//! there. This is never called inside a rayon pool: Typst uses rayon itself.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::crash::{Crash, catch};
use super::{Listener, bounds};
use crate::write::pdf;

/// The stack of a thread: Typst and the readers recurse, deeper than the 1 MiB of the main thread on Windows.
const STACK: usize = 8 * 1024 * 1024;

/// Runs `work` on a thread with a deep stack, and catches a panic in it.
pub(crate) fn with_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Crash> {
    thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || catch(work));
        // A system that cannot start one thread cannot run this program; the panic was caught inside, so
        // joining cannot fail.
        worker.expect("a thread to work on").join().expect("panics are caught inside")
    })
}

/// How many threads this machine runs at the same time.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does `work` with every job on `threads` threads; `tell` gets the results in order, on this thread. The
/// listener is told the name of the next one.
pub(crate) fn all<'j, J: Sync, R: Send>(
    jobs: &'j [J],
    threads: usize,
    listener: &impl Listener,
    name: impl Fn(&J) -> String,
    work: impl Fn(&'j J) -> R + Sync,
    mut tell: impl FnMut(&'j J, Result<R, Crash>),
) {
    let next = |at: usize| listener.next(at, &jobs.get(at).map(&name).unwrap_or_default());
    next(0);
    bounds::plan(jobs.iter().map(&name));
    let stopped = AtomicBool::new(listener.is_stopped());
    each(jobs, threads, work, &stopped, |at, result| {
        tell(&jobs[at], result);
        next(at + 1);
        stopped.store(listener.is_stopped(), Ordering::Relaxed);
    });
    listener.finish();
}

fn each<'j, J: Sync, R: Send>(
    jobs: &'j [J],
    threads: usize,
    work: impl Fn(&'j J) -> R + Sync,
    stopped: &AtomicBool,
    mut tell: impl FnMut(usize, Result<R, Crash>),
) {
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    let worker = |sender: mpsc::Sender<(usize, Result<R, Crash>)>| {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(at) else { break };
            let done = match bounds::is_over() {
                Some(seconds) => Err(Crash::late(seconds)),
                None if stopped.load(Ordering::Relaxed) => Err(Crash::Stopped),
                None => {
                    bounds::note(at, false);
                    let done = catch(|| work(job));
                    bounds::note(at, true);
                    done
                }
            };
            // Limits Typst's cache over many documents.
            if at % 8 == 7 {
                pdf::evict();
            }
            // The receiver stays until all senders are gone.
            let _ = sender.send((at, done));
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads.min(jobs.len()) {
            let sender = sender.clone();
            let started = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || worker(sender));
            started.expect("a thread to work on");
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut told = 0;
        for (at, result) in results {
            early.insert(at, result);
            while let Some(result) = early.remove(&told) {
                tell(told, result);
                told += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use super::{Crash, each, with_deep_stack};

    #[test]
    fn results_come_in_order_and_a_panic_ends_one_job_only() {
        let jobs: Vec<u64> = (0..20).collect();
        let mut seen = Vec::new();
        let work = |job: &u64| {
            std::thread::sleep(Duration::from_millis(20 - job));
            assert!(*job != 3, "ba");
            job * 2
        };
        each(&jobs, 4, work, &AtomicBool::new(false), |at, result| seen.push((at, result.ok())));
        let expected: Vec<_> = (0..20).map(|job| (job as usize, (job != 3).then_some(job * 2))).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn no_jobs_are_no_results() {
        each(&[], 2, |job: &u64| *job, &AtomicBool::new(false), |_, _| panic!("nothing to tell"));
    }

    /// What has begun is done, the others are told that they were not.
    #[test]
    fn a_run_that_is_stopped_begins_no_further_job() {
        let (jobs, stopped): (Vec<u64>, _) = ((0..20).collect(), AtomicBool::new(false));
        let mut seen = Vec::new();
        let work = |job: &u64| {
            stopped.fetch_or(*job == 3, Ordering::Relaxed);
            *job
        };
        each(&jobs, 1, work, &stopped, |_, result| seen.push(result));
        assert_eq!(seen[..4], [0, 1, 2, 3].map(Ok));
        assert!(seen.len() == 20 && seen[4..].iter().all(|one| *one == Err(Crash::Stopped)), "{seen:?}");
    }

    #[test]
    fn the_deep_stack_is_deep() {
        fn deep(depth: usize) -> usize {
            let room = std::hint::black_box([depth; 512]);
            if depth == 0 { 0 } else { deep(depth - 1) + room[511] / depth }
        }
        assert_eq!(with_deep_stack(|| deep(1000)), Ok(1000));
    }
}
