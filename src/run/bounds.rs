//! What a run may use that works on what strangers send: one folder, so much time, so much memory.
//!
//! In: the folder and the figures; what ends the program. Out: a process that is confined for as long as it
//! lives: [`crate::files::disk`] opens nothing outside the folder, [`super::workers`] begins no document once
//! the time is over, a thread of its own ends the program soon after, and the system gives no more memory.
//! The words of the end are left to the command line.

use std::path::PathBuf;
use std::sync::{Mutex, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use super::{Refusal, system};
use crate::files::reach::{Reach, confine};
use crate::pipeline::Deadline;

/// How long a document that was begun may still take when the time is over.
const GRACE: Duration = Duration::from_secs(5);

/// When the time of this run is over, and how many seconds it had.
static END: OnceLock<(Instant, u64)> = OnceLock::new();

/// What a run may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RunBounds {
    /// Nothing outside of it is read or written.
    pub(crate) folder: PathBuf,
    pub(crate) seconds: u64,
    pub(crate) megabytes: u64,
}

impl RunBounds {
    /// Confines the process; `ended` ends it when the time is over, with the number of seconds.
    pub(crate) fn apply(self, ended: fn(u64)) -> Result<(), Refusal> {
        let RunBounds { folder, seconds, megabytes } = self;
        let name = system::shown(&folder);
        let reach = Reach::of(&folder).map_err(|error| {
            Refusal::new(format!("không giới hạn được trong thư mục `{name}`: {}", system::words(&error)))
                .hint("nêu sau `--gioi-han` một thư mục đã có")
        })?;
        confine(reach);
        limit_memory(megabytes);
        let allowed = Duration::from_secs(seconds);
        END.get_or_init(|| (now() + allowed, seconds));
        let watch = move || {
            thread::sleep(allowed + GRACE);
            ended(seconds);
        };
        let started = thread::Builder::new().spawn(watch);
        started.map(drop).map_err(|error| {
            Refusal::new(format!("không giới hạn được thời gian: {}", system::words(&error)))
        })
    }
}

/// The seconds that this run had, if they are over.
pub(crate) fn is_over() -> Option<u64> {
    END.get().filter(|(end, _)| now() >= *end).map(|(_, seconds)| *seconds)
}

/// The end of this run, for the stages of a document; None if it has none.
pub(crate) fn deadline() -> Option<Deadline> {
    let (_, seconds) = END.get()?;
    let words = format!("quá {seconds} giây (`--gioi-han-giay`)");
    Some(Deadline::new(words, || is_over().is_some()))
}

/// How far a document of this run is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Waiting,
    Begun,
    Done,
}

/// The documents of a run that is confined, by name.
static DOCUMENTS: Mutex<Vec<(String, Progress)>> = Mutex::new(Vec::new());

/// Takes note of the documents that are to be made now.
pub(crate) fn plan(names: impl Iterator<Item = String>) {
    if is_set()
        && let Ok(mut documents) = DOCUMENTS.lock()
    {
        *documents = names.map(|name| (name, Progress::Waiting)).collect();
    }
}

/// Takes note that work on the document with this number begins, or ends.
pub(crate) fn note(at: usize, is_done: bool) {
    if is_set()
        && let Ok(mut documents) = DOCUMENTS.lock()
        && let Some((_, progress)) = documents.get_mut(at)
    {
        *progress = if is_done { Progress::Done } else { Progress::Begun };
    }
}

/// Which documents are not done though they were begun, which are done, and how many were not begun.
pub(crate) fn documents() -> (Vec<String>, Vec<String>, usize) {
    let Ok(documents) = DOCUMENTS.lock() else { return (Vec::new(), Vec::new(), 0) };
    let of = |wanted: Progress| {
        let all = documents.iter().filter(move |(_, progress)| *progress == wanted);
        all.map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    (of(Progress::Begun), of(Progress::Done), of(Progress::Waiting).len())
}

fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "it only says when to stop; in no document")]
    Instant::now()
}

/// Whether the run is confined.
pub(crate) fn is_set() -> bool {
    END.get().is_some()
}

/// Asks the system to give this process no more than so much memory of its own. A bound that is lower
/// already stays. Only Linux keeps such a bound.
fn limit_memory(megabytes: u64) {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let bytes = megabytes.saturating_mul(1024 * 1024);
        let known = getrlimit(Resource::Data);
        let lower = |bound: Option<u64>| Some(bound.map_or(bytes, |bound| bound.min(bytes)));
        // It only fails if a bound were raised.
        let _ = setrlimit(
            Resource::Data,
            Rlimit { current: lower(known.current), maximum: lower(known.maximum) },
        );
    }
    #[cfg(not(target_os = "linux"))]
    let _ = megabytes;
}

#[cfg(test)]
mod tests {
    use super::{is_over, is_set};

    #[test]
    fn a_run_without_bounds_is_never_over() {
        assert!(!is_set());
        assert_eq!(is_over(), None);
    }
}
