//! `vanban budget show`: the tables of money of a document on the terminal.

use super::{console, tables};
use crate::cli::args::ShowArgs;
use crate::exchange;
use crate::files::Disk;
use crate::run::{Outcome, Refusal};

/// Runs the command.
pub(super) fn run(args: &ShowArgs) -> Result<Outcome, Refusal> {
    let console = console();
    let Some((tables, report)) = tables(&args.file, &Disk, args.bang.as_deref(), &console)? else {
        return Ok(Outcome::NotWritten);
    };
    let shown = tables.iter().map(|table| match args.trace {
        true => exchange::trace(table, &report.sources),
        false => exchange::text(table),
    });
    console.print(&shown.collect::<Vec<_>>().join("\n"));
    Ok(Outcome::Done)
}
