//! `vanban budget diff`: what changed between two versions of a dossier's tables.

mod files;
mod json;
mod text;
mod workbook;

use std::path::Path;

use super::args::{DiffArgs, DiffFormat};
use crate::budget::diff::Shown;
use crate::cli::console::Console;

use crate::cli::own_templates::{self, Pipelines};
use crate::cli::values::MessageFormat;
use crate::cli::{Outcome, Refusal, system};
use crate::files::Disk;
use crate::pipeline::{Input, Report};

/// Names of the two files, as they are shown.
struct Names {
    old: String,
    new: String,
}

/// Runs the command.
pub(super) fn run(args: &DiffArgs) -> Result<Outcome, Refusal> {
    let outputs = args.out.iter().map(|path| Ok((path, files::kind(path)?)));
    let outputs: Vec<_> = outputs.collect::<Result<_, Refusal>>()?;
    let names = Names { old: system::shown(&args.old), new: system::shown(&args.new) };
    let [old, new] = [(&args.old, &names.old), (&args.new, &names.new)].map(|(path, name)| read(path, name));
    let (old, new) = (old?, new?);
    let console = Console::new(MessageFormat::Human);
    let mut pipelines = Pipelines::default();
    let at = pipelines.of(own_templates::beside(system::folder_of(&args.new)).as_deref());
    pipelines.all().for_each(|prepared| console.findings(&prepared.report));
    let Some(pipeline) = pipelines.get(at) else { return Ok(Outcome::NotWritten) };
    let old = Input { name: &names.old, bytes: &old, files: &Disk };
    let new = Input { name: &names.new, bytes: &new, files: &Disk };
    let (comparison, report) = pipeline.compare(old, new, args.bang.as_deref());
    console.findings(&report);
    let Some(comparison) = comparison else { return Ok(Outcome::NotWritten) };
    let shown = if args.all { Shown::All } else { Shown::Changed };
    if args.format == DiffFormat::Json {
        console.print(&json::json(&comparison, &names, shown));
    } else if outputs.is_empty() {
        console.print(&text::text(&comparison, &names, shown));
    }
    let mut report = Report::default();
    for (path, kind) in outputs {
        match files::write(path, kind, pipeline, &comparison, shown)? {
            // With JSON stdout holds that and nothing else.
            Ok(()) if args.format == DiffFormat::Text => {
                console.print(&format!("Đã ghi {}\n", system::shown(path)));
            }
            Ok(()) => {}
            Err(finding) => report.findings.push(finding),
        }
    }
    console.findings(&report);
    Ok(if report.findings.is_empty() { Outcome::Done } else { Outcome::NotWritten })
}

fn read(path: &Path, name: &str) -> Result<Vec<u8>, Refusal> {
    system::read(path)
        .map_err(|error| Refusal::new(format!("không đọc được `{name}`: {}", system::words(&error))))
}
