//! The program: see `src/cli/`.

// This runs before Rust's runtime, which opens `/dev/null` in the place of a stream that is closed.
#[cfg(unix)]
ctor::declarative::ctor! {
    #[ctor(unsafe)]
    fn before_main() {
        vanban::program::look_at_streams();
    }
}

fn main() -> std::process::ExitCode {
    vanban::program::main()
}
