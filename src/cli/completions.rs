//! `vanban completions`: what a shell offers at the tab key.

use clap::CommandFactory;

use super::args::{Cli, CompletionsArgs};
use super::console::Console;
use super::values::MessageFormat;
use super::{Outcome, Refusal};

/// Runs the command.
pub(super) fn run(args: &CompletionsArgs) -> Result<Outcome, Refusal> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "vanban", &mut script);
    Console::new(MessageFormat::Human).print(&String::from_utf8_lossy(&script));
    Ok(Outcome::Done)
}
