//! Whether the streams that a program writes to were closed when it was started (`>&-`).
//!
//! In: the streams as they were handed over. Out: which of them are closed. Rust's runtime opens `/dev/null`
//! in the place of a closed one, so that what is written is lost without an error; so the streams have to be
//! looked at before that.

use std::sync::atomic::{AtomicBool, Ordering};

static STDOUT: AtomicBool = AtomicBool::new(false);
static STDERR: AtomicBool = AtomicBool::new(false);

/// Looks at both streams; to be called before `main`.
#[cfg(unix)]
pub(super) fn look() {
    use std::io;
    use std::os::fd::{AsFd, BorrowedFd};

    // A closed stream cannot be duplicated.
    let is_closed = |stream: BorrowedFd<'_>| stream.try_clone_to_owned().is_err();
    STDOUT.store(is_closed(io::stdout().as_fd()), Ordering::Relaxed);
    STDERR.store(is_closed(io::stderr().as_fd()), Ordering::Relaxed);
}

pub(super) fn stdout() -> bool {
    STDOUT.load(Ordering::Relaxed)
}

pub(super) fn stderr() -> bool {
    STDERR.load(Ordering::Relaxed)
}
