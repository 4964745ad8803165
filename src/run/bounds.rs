//! What a run may use that works on what strangers send: one folder, so much time, so much memory.
//!
//! In: the folder and the figures; what ends the program. Out: a process that is confined for as long as it
//! lives: [`crate::files::disk`] opens nothing outside the folder, [`super::workers`] begins no document once
//! the time is over, a thread of its own ends the program soon after, and the system gives no more memory.
//! The words of the end are left to the command line.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use super::{Refusal, system};
use crate::files::reach::{Reach, confine};

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
