//! `--font-dir`: Times New Roman from a folder, for the PDFs of a run.
//!
//! In: the argument. Out: the faces, or findings that name the files. [`crate::fonts`] decides which file is
//! which face.

use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use super::{Refusal, system};
use crate::files::disk;
use crate::finding::Findings;
use crate::fonts::Faces;
use crate::source::Sources;

/// The faces: the built-in ones without a folder. Returns None if there are findings.
pub(crate) fn faces(folder: Option<&Path>, findings: &mut Findings) -> Result<Option<Faces>, Refusal> {
    let Some(folder) = folder else { return Ok(Some(Faces::built_in())) };
    let entries = disk::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| {
        let (name, words) = (system::shown(folder), system::words(&error));
        Refusal::new(format!("không đọc được thư mục phông chữ `{name}`: {words}"))
            .hint("nêu thư mục chứa bốn tệp Times New Roman sau `--font-dir`")
    })?;
    let mut paths: Vec<PathBuf> = entries.iter().map(DirEntry::path).collect();
    paths.retain(|path| is_font(path));
    paths.sort();
    // One after the other: a font folder of the system holds hundreds of megabytes.
    let files = paths.iter().map(|path| {
        // A file that cannot be read is reported by name if a face is missing.
        (
            system::shown(path),
            system::read(path).map_err(|error| format!("không đọc được: {}", system::words(&error))),
        )
    });
    Ok(Faces::times_new_roman(&system::shown(folder), files, findings))
}

/// Whether a file is a font by its name, and small enough: Chinese fonts are huge, Times New Roman has about
/// 1 MB.
fn is_font(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    let known = ["ttf", "otf", "ttc"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    // What is no file is reported when it is read.
    known && disk::metadata(path).map_or(true, |file| !file.is_dir() && file.len() <= Sources::LIMIT as u64)
}
