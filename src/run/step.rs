//! The steps of writing, counted: a test can end the program at any of them, make it wait there, or
//! have the step fail.
//!
//! In: the environment of a program built for tests. Out: nothing; a release knows none of it.

#[cfg(debug_assertions)]
pub(crate) use counted::{lockless, step};

/// A step that changes something on disk is next.
#[cfg(not(debug_assertions))]
pub(crate) const fn step() -> std::io::Result<()> {
    Ok(())
}

/// Whether to act as on a drive that knows no locks.
#[cfg(not(debug_assertions))]
pub(crate) const fn lockless() -> bool {
    false
}

#[cfg(debug_assertions)]
mod counted {
    use std::io::{self, ErrorKind};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    /// How long a step waits that is asked to.
    const LONG: Duration = Duration::from_secs(6);

    static STEPS: AtomicUsize = AtomicUsize::new(0);

    /// A step that changes something on disk is next.
    pub(crate) fn step() -> io::Result<()> {
        let at = STEPS.fetch_add(1, Ordering::Relaxed) + 1;
        let is_named = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok()) == Some(at);
        if is_named("VANBAN_THU_NGAT") {
            // As if killed: nothing is tidied up.
            std::process::abort();
        }
        if is_named("VANBAN_THU_CHO") {
            std::thread::sleep(LONG);
        }
        if is_named("VANBAN_THU_LOI") { Err(ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    /// Whether to act as on a drive that knows no locks.
    pub(crate) fn lockless() -> bool {
        std::env::var_os("VANBAN_THU_KHONG_KHOA").is_some()
    }
}
