//! The program: see [`vanban::cli`].

fn main() -> std::process::ExitCode {
    vanban::cli::main()
}
