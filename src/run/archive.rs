//! The files of a batch in one archive, to be passed on.
//!
//! In: the names of files in a folder, and the record of them. Out: a ZIP file beside it; the same files give
//! the same bytes. Files go through a small buffer, never whole into memory. An archive is recognised by the
//! record in it, which says what its files are, and by holding nothing else: no byte before, between or after
//! them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::kept::{Case, Kept, WriteTarget};
use super::record::{Record, RecordLine};
use super::save::Overwrite;
use super::{Refusal, system, whole};
use crate::digest::of_reader;
use crate::files::disk;
use crate::finding::{Finding, Severity, codes};
use crate::fingerprint::FileLooks;
use crate::packed;

/// Where the archive of a folder is.
pub(crate) fn path(folder: &Path) -> PathBuf {
    let mut path = folder.as_os_str().to_owned();
    path.push(".zip");
    PathBuf::from(path)
}

/// Packs these files of `folder`, and their record under `name`, into `<folder>.zip`. Returns its path, and
/// the findings about what was overwritten there, as was asked for.
pub(crate) fn pack(
    folder: &Path,
    names: &[String],
    name: &str,
    record: &str,
    overwrite: Overwrite,
) -> Result<(PathBuf, Vec<Finding>), Refusal> {
    let path = path(folder);
    let mut overwritten = Vec::new();
    if let Some(kept) = present(&path, name) {
        match overwrite.allows(&kept) {
            true => overwritten.push(kept.overwritten()),
            false => return Err(Refusal::of(kept.finding(WriteTarget::File))),
        }
    }
    write(folder, names, (name, record), &path).map_err(|error| whole::refused(&path, &error))?;
    Ok((path, overwritten))
}

/// The finding about an archive of an earlier run that this run was not asked to pack again: how many of its
/// files differ now, by the records in both places.
pub(crate) fn outdated(folder: &Path, name: &str, record: &Record) -> Option<Finding> {
    let path = path(folder);
    let mut archive = opened(BufReader::new(disk::open(&path).ok()?))?;
    let packed = lines(&mut archive, name)?;
    let now: BTreeMap<&str, &str> =
        record.lines().map(|line| (line.tep.as_str(), line.ket_qua.as_str())).collect();
    let old = packed.iter().filter(|line| now.get(line.tep.as_str()) != Some(&line.ket_qua.as_str())).count();
    let message =
        format!("`{}` đóng từ lần trước, {old} tệp trong đó khác với tệp hiện có", system::shown(&path));
    let finding = Finding { severity: Severity::Note, ..Finding::general(codes::U006, message) };
    (old > 0).then(|| finding.hint("đóng lại: chạy lại với `--zip`; không dùng nữa thì xóa tệp đó"))
}

/// What would be lost under the archive's name. Returns None if nothing is there, or an archive as [`pack`]
/// writes it.
fn present(path: &Path, record: &str) -> Option<Kept> {
    let kept = |case| Some(Kept { path: path.to_owned(), case });
    let found = disk::metadata(path).ok()?;
    if found.is_dir() {
        return None;
    }
    if !found.is_file() {
        return kept(Case::NoFile);
    }
    match disk::open(path).map(|file| holds_what_it_says(file, record)) {
        Ok(Some(true)) => None,
        Ok(_) if found.len() == 0 => kept(Case::Foreign(FileLooks::Empty)),
        Ok(_) => kept(Case::Foreign(FileLooks::Package)),
        Err(error) => kept(Case::Unread(error)),
    }
}

/// Whether an archive holds its record and the files that the record names, exactly as the record says.
/// Returns None if it cannot be read.
fn holds_what_it_says(file: File, record: &str) -> Option<bool> {
    let mut reader = BufReader::new(file);
    let directory = directory(&mut reader);
    let mut archive = opened(reader)?;
    if !directory.is_some_and(|start| is_nothing_else(&mut archive, start).unwrap_or(false)) {
        return Some(false);
    }
    let lines = lines(&mut archive, record)?;
    let named: BTreeSet<&str> = lines.iter().map(|line| line.tep.as_str()).collect();
    let same_names = !archive.has_duplicate_names() && archive.len() == named.len() + 1;
    let as_said = |line: &RecordLine| {
        archive.by_name(&line.tep).is_ok_and(|entry| of_reader(entry).is_ok_and(|hash| hash == line.ket_qua))
    };
    Some(same_names && lines.iter().all(as_said))
}

/// The archive in a file. Returns None if it is none, or cannot have as many parts as it says.
fn opened(mut file: BufReader<File>) -> Option<ZipArchive<BufReader<File>>> {
    packed::counts_truly(&mut file).ok().filter(|truly| *truly)?;
    ZipArchive::new(file).ok()
}

/// Whether the entries follow each other from the first byte to the directory, without a comment.
fn is_nothing_else(archive: &mut ZipArchive<BufReader<File>>, directory: u64) -> Option<bool> {
    let mut end = 0;
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).ok()?;
        if entry.header_start() != end || !entry.comment().is_empty() {
            return Some(false);
        }
        end = entry.data_start()?.checked_add(entry.compressed_size())?;
    }
    Some(end == directory && archive.central_directory_start() == directory)
}

/// The start of the directory that ends with the last byte of the file. Returns None if anything follows it,
/// even a comment.
fn directory(file: &mut BufReader<File>) -> Option<u64> {
    let mut end = [0; 98];
    let length = file.seek(SeekFrom::End(0)).ok()?;
    let known = length.min(98);
    file.seek(SeekFrom::End(-i64::try_from(known).ok()?)).ok()?;
    let from = end.len() - known as usize;
    file.read_exact(&mut end[from..]).ok()?;
    let number = |from: usize, bytes: usize| {
        end[from..from + bytes].iter().rev().fold(0_u64, |value, byte| value << 8 | u64::from(*byte))
    };
    if !end[76..].starts_with(b"PK\x05\x06") || number(96, 2) != 0 {
        return None;
    }
    let (size, start) = (number(88, 4), number(92, 4));
    // With more than 65.535 files or 4 GB the numbers are in two records before the last one.
    let large = number(86, 2) == 0xffff || size == 0xffff_ffff || start == 0xffff_ffff;
    let (size, start, behind) = match large && end.starts_with(b"PK\x06\x06") {
        true => (number(40, 8), number(48, 8), 98),
        false => (size, start, 22),
    };
    (start.checked_add(size)?.checked_add(behind)? == length).then_some(start)
}

/// The record in an archive.
fn lines(archive: &mut ZipArchive<BufReader<File>>, record: &str) -> Option<Vec<RecordLine>> {
    const LONGEST: u64 = 64 * 1024 * 1024;
    let mut text = String::new();
    archive.by_name(record).ok()?.take(LONGEST).read_to_string(&mut text).ok()?;
    text.lines().map(|line| serde_json::from_str(line).ok()).collect()
}

fn write(folder: &Path, names: &[String], record: (&str, &str), path: &Path) -> io::Result<()> {
    // PDF and DOCX are compressed already.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let file = whole::temporary(system::folder_of(path))?;
    let mut zip = ZipWriter::new(BufWriter::new(file));
    for name in names {
        zip.start_file(name.as_str(), options)?;
        io::copy(&mut disk::open(folder.join(name))?, &mut zip)?;
    }
    zip.start_file(record.0, options)?;
    zip.write_all(record.1.as_bytes())?;
    let mut buffered = zip.finish()?;
    buffered.flush()?;
    let file = buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}
