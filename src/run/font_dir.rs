//! `--font-dir`: Times New Roman from a folder, for the PDFs of a run.
//!
//! In: the argument. Out: the faces, or findings that name the files. [`crate::fonts`] decides which file is
//! which face.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Refusal, system};
use crate::finding::Findings;
use crate::fonts::Faces;
use crate::source::Sources;

/// The faces: the built-in ones without a folder. Returns None if there are findings.
pub(crate) fn faces(folder: Option<&Path>, findings: &mut Findings) -> Result<Option<Faces>, Refusal> {
    let Some(folder) = folder else { return Ok(Some(Faces::built_in())) };
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| {
        let (name, words) = (system::shown(folder), system::words(&error));
        Refusal::new(format!("không đọc được thư mục phông chữ `{name}`: {words}"))
            .hint("nêu thư mục chứa bốn tệp Times New Roman sau `--font-dir`")
    })?;
    let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    paths.retain(|path| is_font(path));
    paths.sort();
    // One after the other: a font folder of the system holds hundreds of megabytes.
    let files = paths.iter().map(|path| {
        // A file that cannot be read counts as no font; it is reported by name if a face is missing.
        (system::shown(path), system::read(path).unwrap_or_default())
    });
    Ok(Faces::times_new_roman(&system::shown(folder), files, findings))
}

/// Whether a file is a font by its name, and small enough: Chinese fonts are huge, Times New Roman has about
/// 1 MB.
fn is_font(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    let known = ["ttf", "otf", "ttc"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    known && fs::metadata(path).map_or(true, |file| file.is_file() && file.len() <= Sources::LIMIT as u64)
}
