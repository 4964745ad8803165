//! `vanban budget export`: the tables of money of a document as a workbook.

use super::{console, tables};
use crate::cli::args::ExportArgs;
use crate::cli::record::Watched;
use crate::cli::save::{self, Existing};
use crate::cli::{Outcome, Refusal, system};
use crate::exchange;
use crate::files::Disk;
use crate::tabular::workbook;

/// Runs the command.
pub(super) fn run(args: &ExportArgs) -> Result<Outcome, Refusal> {
    let console = console();
    let files = Watched::new(&Disk);
    let Some((tables, _)) = tables(&args.file, &files, args.bang.as_deref(), &console)? else {
        return Ok(Outcome::NotWritten);
    };
    let out = args.out.clone().unwrap_or_else(|| args.file.with_extension("xlsx"));
    let bytes =
        workbook::write(&exchange::workbook(&tables)).map_err(|error| Refusal::new(error.to_string()))?;
    let existing = Existing::with(args.signed.with(args.force));
    console.notes(save::files(&[(&out, &bytes)], &files.read_with(&[&args.file]), existing)?);
    console.say(&format!("đã ghi {}", system::shown(&out)));
    Ok(Outcome::Done)
}
