//! The files of a batch in one archive, to be handed on.
//!
//! In: the names of files in a folder, and the record of them. Out: a ZIP file beside it; the
//! same files give the same bytes. Files go through a small buffer, never whole into memory. An
//! archive is known again by the record in it, which says what its files are.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::digest::of_reader;
use super::kept::{Case, Kept, Wanted};
use super::record::Line;
use super::save::Overwrite;
use super::{Refusal, system, whole};
use crate::diag::Diagnostic;
use crate::fingerprint::Looks;

/// Where the archive of a folder is.
pub(super) fn path(folder: &Path) -> PathBuf {
    let mut path = folder.as_os_str().to_owned();
    path.push(".zip");
    PathBuf::from(path)
}

/// Packs these files of `folder`, and their record under `name`, into `<folder>.zip`: its path,
/// and what was lost there, as was asked for.
pub(super) fn pack(
    folder: &Path,
    names: &[String],
    name: &str,
    record: &str,
    overwrite: Overwrite,
) -> Result<(PathBuf, Vec<Diagnostic>), Refusal> {
    let path = path(folder);
    let mut overwritten = Vec::new();
    if let Some(kept) = present(&path, name) {
        match overwrite.allows(&kept) {
            true => overwritten.push(kept.overwritten()),
            false => return Err(Refusal::of(kept.finding(Wanted::File))),
        }
    }
    write(folder, names, (name, record), &path).map_err(|error| {
        Refusal::new(format!("không ghi được `{}`: {}", system::shown(&path), system::words(&error)))
    })?;
    Ok((path, overwritten))
}

/// What would be lost under the archive's name; none where nothing stands there, or an archive
/// as [`pack`] writes it.
fn present(path: &Path, record: &str) -> Option<Kept> {
    let kept = |case| Some(Kept { path: path.to_owned(), case });
    let found = fs::metadata(path).ok()?;
    if found.is_dir() {
        return None;
    }
    if !found.is_file() {
        return kept(Case::NoFile);
    }
    match File::open(path).map(|file| holds_what_it_says(file, record)) {
        Ok(Some(true)) => None,
        Ok(_) if found.len() == 0 => kept(Case::Foreign(Looks::Empty)),
        Ok(_) => kept(Case::Foreign(Looks::Package)),
        Err(error) => kept(Case::Unread(error)),
    }
}

/// Whether an archive holds its record and the files that this names, just as it says; None
/// where it cannot be read.
fn holds_what_it_says(file: File, record: &str) -> Option<bool> {
    const LONGEST: u64 = 64 * 1024 * 1024;
    let mut archive = ZipArchive::new(BufReader::new(file)).ok()?;
    let mut text = String::new();
    archive.by_name(record).ok()?.take(LONGEST).read_to_string(&mut text).ok()?;
    let lines: Vec<Line> = text.lines().map(|line| serde_json::from_str(line).ok()).collect::<Option<_>>()?;
    let named: BTreeSet<&str> = lines.iter().map(|line| line.tep.as_str()).collect();
    let same_names = !archive.has_duplicate_names() && archive.len() == named.len() + 1;
    let as_said = |line: &Line| {
        archive.by_name(&line.tep).is_ok_and(|entry| of_reader(entry).is_ok_and(|hash| hash == line.ket_qua))
    };
    Some(same_names && lines.iter().all(as_said))
}

fn write(folder: &Path, names: &[String], record: (&str, &str), path: &Path) -> io::Result<()> {
    // PDF and DOCX are packed already.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let file = whole::temporary(system::folder_of(path))?;
    let mut zip = ZipWriter::new(BufWriter::new(file));
    for name in names {
        zip.start_file(name.as_str(), options)?;
        io::copy(&mut File::open(folder.join(name))?, &mut zip)?;
    }
    zip.start_file(record.0, options)?;
    zip.write_all(record.1.as_bytes())?;
    let mut buffered = zip.finish()?;
    buffered.flush()?;
    let file = buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}
