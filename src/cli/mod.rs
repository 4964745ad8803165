//! The command line. Only this module prints and exits.
//!
//! In: arguments. Out: files, lines and an exit code: 0 if everything was written, 1 if some document was
//! not, 2 if the program could not run, 3 if it was ended because its time or memory was used up. It leaves every judgement of a document to [`crate::pipeline`].

mod answer;
mod args;
mod batch;
mod batched;
mod budget;
mod build;
mod check;
mod clerk;
mod closed;
mod completions;
mod console;
mod desk_server;
mod edited;
mod explain;
mod import;
mod issue;
mod lsp;
mod man;
mod new;
mod norm;
mod redline;
mod redline_sheet;
mod repeated;
mod schema;
mod sheets;
mod soan;
mod stopped;
mod take;
mod tree;
mod usage;
mod values;
mod verify;
mod watch;
mod watched;

use std::process::ExitCode;

use args::Command;
use console::Console;

use crate::run::{Outcome, Refusal, crash, workers};

/// Looks at the streams before the runtime opens the closed ones: see `closed`.
#[cfg(unix)]
pub fn look_at_streams() {
    closed::look();
}

/// Ends a confined run for which there is no more memory: see `stopped`.
pub fn out_of_memory() {
    stopped::by_memory();
}

/// Runs the program with the arguments it was started with.
pub fn main() -> ExitCode {
    crash::keep_quiet();
    let (command, bounds) = match args::parse() {
        Ok(parsed) => parsed,
        Err(stop) => return usage::tell(&stop),
    };
    let confined = bounds.bounds().and_then(|bounds| match bounds {
        Some(bounds) => bounds.apply(stopped::by_time),
        None => Ok(()),
    });
    if let Err(refusal) = confined {
        Console::refuse(&refusal);
        return ExitCode::from(2);
    }
    // Laying out needs a deeper stack than the main thread has on Windows.
    let ended = workers::with_deep_stack(move || run(command));
    let ended = ended.unwrap_or_else(|crash| Err(crash.refusal()));
    // If something could not be printed, the command did not do what was asked.
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
        Command::Watch(args) => watch::run(&args),
        Command::Soan(args) => soan::run(&args),
        Command::Lsp(args) => lsp::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Norm(args) => norm::run(&args),
        Command::Redline(args) if !args.bang.is_empty() => redline_sheet::run(&args),
        Command::Redline(args) => redline::run(&args),
        Command::Answer(args) => answer::run(&args),
        Command::Take(args) => take::run(&args),
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
