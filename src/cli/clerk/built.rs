//! The files of a paper, made as `build` makes them, on their way to the browser.
//!
//! In: a paper, or the paths of what was made of it. Out: what is told of the files, their bytes.

use std::path::Path;

use super::super::args::{BuildArgs, FontArgs};
use super::super::build::{self, MadeFile};
use super::super::console::Console;
use crate::files::disk;
use crate::run::{Outcome, Refusal, system};
use crate::workbench::{PaperFile, SentFile};

/// Makes the files of a paper. Returns None if it has an error, which is reported.
pub(super) fn files(
    paper: &Path,
    fonts: &FontArgs,
    console: &Console,
) -> Result<Option<Vec<MadeFile>>, Refusal> {
    let args = BuildArgs::one(paper.to_owned(), fonts.clone());
    let mut files = Vec::new();
    let outcome = build::build(&args, console, &mut |saved| files.extend(saved.iter().cloned()))?;
    Ok((outcome == Outcome::Done).then_some(files))
}

/// What is told of a file.
pub(super) fn told((path, state): &MadeFile) -> PaperFile {
    let ending = ending(path);
    PaperFile { ending, name: system::shown(path), state: state.words().trim().to_owned() }
}

/// A file as it is on the disk.
pub(super) fn sent(path: &Path) -> Option<SentFile> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    Some(SentFile { name, bytes: disk::read(path).ok()? })
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().into_owned()
}
