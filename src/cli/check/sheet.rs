//! The check sheet as files: all of them are made before the first is written.
//!
//! In: a sheet that is filled in. Out: its files. It leaves how they are made to `sheets`.

use std::path::{Path, PathBuf};

use crate::cli::args::CheckArgs;
use crate::cli::console::Console;
use crate::cli::sheets;
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
    let formats: Vec<Format> = args.slips.iter().map(|file| file.format).collect();
    let written = sheets::made("phiếu kiểm tra", &formats, pipelines, |printable| {
        slip.paper(env!("CARGO_PKG_VERSION"), printable)
    })?;
    if written.is_empty() {
        return Ok(());
    }
    let files: Vec<(&Path, &[u8])> =
        args.slips.iter().zip(&written).map(|(file, bytes)| (&*file.path, bytes.as_slice())).collect();
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
