//! The command line. Only this module prints, exits and reads the clock.
//!
//! In: arguments. Out: files, lines and an exit code: 0 all written, 1 some document not
//! written, 2 could not run. It leaves every judgement of a document to [`crate::pipeline`].

mod allocations;
mod archive;
mod args;
mod batch;
mod budget;
mod build;
mod change;
mod check;
mod closed;
mod completions;
mod console;
mod crash;
mod durable;
mod explain;
mod font_dir;
mod hold;
mod inputs;
mod issue;
mod issued;
mod kept;
mod locks;
mod lost;
mod make;
mod man;
mod new;
mod numbers;
mod others;
mod own_templates;
mod packs;
mod parts;
mod places;
mod present;
mod record;
mod records;
mod rhythm;
mod save;
mod schema;
mod signed;
mod stale;
mod stand;
mod step;
mod system;
mod tree;
mod units;
mod usage;
mod values;
mod verify;
mod whole;
mod wildcards;
mod workers;

use std::io;
use std::process::ExitCode;

use args::Command;
use console::Console;

use crate::{diag, digest};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Everything asked for was done.
    Done,
    /// Some document was not written.
    NotWritten,
}

/// Why a command could not begin: a sentence, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Refusal {
    message: String,
    hint: Option<String>,
}

impl Refusal {
    fn new(message: impl Into<String>) -> Refusal {
        Refusal { message: message.into(), hint: None }
    }

    fn hint(self, hint: impl Into<String>) -> Refusal {
        Refusal { hint: Some(hint.into()), ..self }
    }

    /// A file that cannot be read.
    fn unread(name: &str, error: &io::Error) -> Refusal {
        let hint = system::where_from(error).map(str::to_owned);
        Refusal { message: format!("không đọc được `{name}`: {}", system::words(error)), hint }
    }

    /// A finding that leaves nothing more to do.
    fn of(finding: diag::Diagnostic) -> Refusal {
        Refusal { message: finding.message, hint: finding.hint }
    }
}

/// Looks at the streams before the runtime opens what is closed: see `closed`.
#[cfg(unix)]
pub fn look_at_streams() {
    closed::look();
}

/// Runs the program with the arguments it was started with.
pub fn main() -> ExitCode {
    crash::keep_quiet();
    let command = match args::parse() {
        Ok(command) => command,
        Err(stop) => return usage::tell(&stop),
    };
    // Laying out needs a deeper stack than the first thread has on Windows.
    let ended = workers::with_deep_stack(move || run(command));
    let ended = ended.unwrap_or_else(|crash| Err(crash.refusal()));
    // What was asked for and could not be said was not done.
    match ended.and_then(|outcome| console::all_said().map(|()| outcome)) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NotWritten) => ExitCode::from(1),
        Err(refusal) => {
            Console::refuse(&refusal);
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<Outcome, Refusal> {
    match command {
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Issue(args) => issue::run(&args),
        Command::Batch(args) => batch::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::New(args) => new::run(&args),
        Command::Tree(args) => tree::run(&args),
        Command::Budget(args) => budget::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    }
}
