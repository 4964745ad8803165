//! The check sheet as files: all of them are made before the first is written.
//!
//! In: a sheet that is filled in. Out: its files, in the look that does not depend on the office, so that it
//! can be made even if the office's own templates cannot be used.

use std::path::{Path, PathBuf};

use crate::cli::args::CheckArgs;
use crate::cli::console::Console;
use crate::pipeline::Report;
use crate::run::own_templates::Pipelines;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Refusal, system};
use crate::slip::Slip;
use crate::write::Format;

/// Writes them, never over a file of a document that was looked at.
pub(super) fn write(
    args: &CheckArgs,
    slip: &Slip,
    pipelines: &mut Pipelines,
    sources: &[PathBuf],
    console: &Console,
) -> Result<(), Refusal> {
    let at = pipelines.of(None, None);
    // Font files that cannot be used were already reported.
    let Some(pipeline) = pipelines.get(at) else { return Ok(()) };
    let faces = &pipeline.office().theme.faces;
    let paper = slip.paper(env!("CARGO_PKG_VERSION"), &|letter| faces.covers(letter));
    let formats: Vec<Format> = args.slips.iter().map(|file| file.format).collect();
    let mut report = Report::default();
    let written = pipeline.paper(paper, &formats, &mut report);
    let Some(written) = written else {
        let found = report.findings.iter().next().map(|one| one.message.clone()).unwrap_or_default();
        return Err(Refusal::new(format!("không lập được phiếu kiểm tra: {found}")));
    };
    let files: Vec<(&Path, &[u8])> =
        args.slips.iter().zip(&written).map(|(file, (_, bytes))| (&*file.path, bytes.as_slice())).collect();
    let saved = save::files(&files, sources, Existing::Own(args.overwrite()));
    // Here another flag gives the name of the file.
    let saved = saved.map_err(|refusal| {
        let hint = refusal.hint.map(|hint| hint.replace("--out", "--phieu"));
        Refusal { hint, ..refusal }
    });
    console.notes(saved?);
    for (path, _) in files {
        console.say(&format!("Phiếu kiểm tra: {}", system::shown(path)));
    }
    Ok(())
}
