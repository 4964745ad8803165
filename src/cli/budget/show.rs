//! `vanban budget show`: the tables of money of a document on the terminal.

use super::{console, tables};
use crate::cli::args::ShowArgs;
use crate::files::Disk;
use crate::run::{Outcome, Refusal};
use crate::spreadsheet;

/// Runs the command.
pub(super) fn run(args: &ShowArgs) -> Result<Outcome, Refusal> {
    let console = console();
    let Some((tables, report)) = tables(&args.file, &Disk, args.bang.as_deref(), &console)? else {
        return Ok(Outcome::NotWritten);
    };
    let shown = tables.iter().map(|table| match args.trace {
        true => spreadsheet::trace(table, &report.sources),
        false => spreadsheet::text(table),
    });
    console.print(&shown.collect::<Vec<_>>().join("\n"));
    Ok(Outcome::Done)
}
