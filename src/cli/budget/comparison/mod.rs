//! `vanban budget diff`: what changed between two versions of a dossier's tables.

mod files;
mod json;
mod text;
mod workbook;

use std::path::Path;

use super::{ArgumentFile, ask, console};
use crate::budget::comparison::ShownRows;
use crate::cli::args::{DiffArgs, DiffFormat};
use crate::files::Disk;
use crate::run::record::Watched;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, system};

/// Runs the command.
pub(super) fn run(args: &DiffArgs) -> Result<Outcome, Refusal> {
    let kinds = args.out.iter().map(|path| files::kind(path));
    let kinds: Vec<_> = kinds.collect::<Result<_, Refusal>>()?;
    let (old, new) = (ArgumentFile::read(&args.old)?, ArgumentFile::read(&args.new)?);
    let shown = if args.all { ShownRows::All } else { ShownRows::Changed };
    let console = console();
    let watched = Watched::new(&Disk);
    let made = ask(&args.new, &console, |pipeline| {
        let (comparison, mut report) =
            pipeline.compare(old.input(&watched), new.input(&watched), args.bang.as_deref());
        let Some(comparison) = comparison else { return (None, report) };
        let file = |&kind| files::bytes(kind, pipeline, &comparison, shown, &mut report);
        let files: Result<Vec<_>, Refusal> = kinds.iter().map(file).collect();
        (Some((comparison, files)), report)
    });
    let Some(((comparison, files), _)) = made else { return Ok(Outcome::NotWritten) };
    let files = files?;
    if args.format == DiffFormat::Json {
        console.print(&json::json(&comparison, [&old.name, &new.name], shown));
    } else if files.is_empty() {
        console.print(&text::text(&comparison, [&old.name, &new.name], shown));
    }
    let mut outcome = Outcome::Done;
    let mut ready: Vec<(&Path, &[u8])> = Vec::new();
    for (path, bytes) in args.out.iter().zip(&files) {
        match bytes {
            Some(bytes) => ready.push((path, bytes)),
            None => outcome = Outcome::NotWritten,
        }
    }
    let inputs = watched.read_with(&[&args.old, &args.new]);
    console.notes(save::files(&ready, &inputs, Existing::Own(args.signed.with(args.force)))?);
    for (path, _) in ready {
        // With JSON, stdout holds the JSON and nothing else.
        if args.format == DiffFormat::Text {
            console.print(&format!("Đã ghi {}\n", system::shown(path)));
        }
    }
    Ok(outcome)
}
