//! `vanban completions`: what a shell offers at the tab key.

use clap::CommandFactory;
use clap::builder::PossibleValuesParser;

use super::args::{Cli, CompletionsArgs};
use super::console::Console;
use super::values::MessageFormat;
use crate::run::{Outcome, Refusal};
use crate::template::{BUILT_IN, Office};

/// Runs the command.
pub(super) fn run(args: &CompletionsArgs) -> Result<Outcome, Refusal> {
    // The program itself also accepts an office's own kinds, which are not known here.
    let catalogue = Office::built_in().catalogue;
    let names = BUILT_IN.iter().filter_map(|(name, _)| name.strip_suffix(".yaml"));
    let kinds = PossibleValuesParser::new(names.filter(|id| catalogue.kind(id).is_some()));
    let command = Cli::command();
    let mut command =
        command.mut_subcommand("new", |new| new.mut_arg("kind", |kind| kind.value_parser(kinds)));
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "vanban", &mut script);
    Console::new(MessageFormat::Human).print(&String::from_utf8_lossy(&script));
    Ok(Outcome::Done)
}
