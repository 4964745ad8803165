//! The files of a batch in one archive, to be handed on.
//!
//! In: the names of files in a folder, and the record of them. Out: a ZIP file beside it; the
//! same files give the same bytes. Files go through a small buffer, never whole into memory.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Refusal, save, system};

/// Packs these files of `folder`, and their record under `name`, into `<folder>.zip`; its path.
pub(super) fn pack(folder: &Path, names: &[String], name: &str, record: &str) -> Result<PathBuf, Refusal> {
    let mut path = folder.as_os_str().to_owned();
    path.push(".zip");
    let path = PathBuf::from(path);
    write(folder, names, (name, record), &path).map_err(|error| {
        Refusal::new(format!("không ghi được `{}`: {}", system::shown(&path), system::words(&error)))
    })?;
    Ok(path)
}

fn write(folder: &Path, names: &[String], record: (&str, &str), path: &Path) -> io::Result<()> {
    // PDF and DOCX are packed already.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let file = save::temporary(system::folder_of(path))?;
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
