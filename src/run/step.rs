//! The steps of writing, counted: a test can end the program at any of them, make it wait there, or make the
//! step fail.
//!
//! In: environment variables, which only tests set and no help mentions. Out: nothing, unless a test asks.
//! The program that users have is the one that is tested, so it counts as well: one addition at each step.

use std::io::{self, ErrorKind};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How long a step waits if a test asks it to.
const LONG: Duration = Duration::from_secs(6);

static STEPS: AtomicUsize = AtomicUsize::new(0);

/// What tests ask for: the numbers of the steps at which to end, to wait and to fail.
static ASKED: OnceLock<[Option<usize>; 3]> = OnceLock::new();

/// To be called before each step that changes something on disk.
pub(crate) fn step() -> io::Result<()> {
    let at = Some(STEPS.fetch_add(1, Ordering::Relaxed) + 1);
    let number = |name| std::env::var(name).ok()?.parse().ok();
    let asked = || ["VANBAN_THU_NGAT", "VANBAN_THU_CHO", "VANBAN_THU_LOI"].map(number);
    let [end, wait, fail] = *ASKED.get_or_init(asked);
    if end == at {
        // As if killed: nothing is cleaned up.
        std::process::abort();
    }
    if wait == at {
        std::thread::sleep(LONG);
    }
    if fail == at { Err(ErrorKind::StorageFull.into()) } else { Ok(()) }
}

/// Whether to act as on a drive without locks.
pub(crate) fn lockless() -> bool {
    std::env::var_os("VANBAN_THU_KHONG_KHOA").is_some()
}
