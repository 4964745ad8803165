//! The program: see `src/cli/`.

use std::alloc::{GlobalAlloc, Layout, System};

// This runs before Rust's runtime, which opens `/dev/null` in the place of a stream that is closed.
#[cfg(unix)]
ctor::declarative::ctor! {
    #[ctor(unsafe)]
    fn before_main() {
        vanban::program::look_at_streams();
    }
}

/// The system's allocator, but for the words: where there is no more memory, Rust would say so in English and
/// abort.
struct ToldAllocator;

fn told(found: *mut u8) -> *mut u8 {
    if found.is_null() {
        vanban::program::out_of_memory();
    }
    found
}

#[expect(unsafe_code, reason = "an allocator has no other interface; each call is handed on as it came")]
unsafe impl GlobalAlloc for ToldAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        told(unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        told(unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, known: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        told(unsafe { System.realloc(known, layout, size) })
    }

    unsafe fn dealloc(&self, known: *mut u8, layout: Layout) {
        unsafe { System.dealloc(known, layout) }
    }
}

#[global_allocator]
static MEMORY: ToldAllocator = ToldAllocator;

fn main() -> std::process::ExitCode {
    vanban::program::main()
}
