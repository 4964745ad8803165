//! The ZIP around the parts. In: names and bytes, and a package whose parts go along as they are.
//! Out: the file's bytes, the same on every machine and at every hour: fixed order, fixed time,
//! fixed attributes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::write::WriteError;

/// A part's name in the package and its bytes.
pub(super) type Part = (&'static str, Vec<u8>);

/// By custom the first entry of a package.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// A package of nothing: the record that ends one.
pub(super) const EMPTY: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// Packs the parts together with those of another package, whose bytes stay as they are: most of
/// a small file is parts that every file has, and compressing costs the most.
pub(super) fn zip(parts: Vec<Part>, others: &[u8]) -> Result<Vec<u8>, WriteError> {
    // Word refuses entries with external attributes of 0, so that each is a plain Unix file;
    // `DateTime::default` is 1980-01-01, the first day a ZIP knows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut others = ZipArchive::new(Cursor::new(others)).map_err(failed)?;
    let mut entries: Vec<(String, Entry)> = Vec::new();
    for (at, name) in others.file_names().enumerate() {
        entries.push((name.map_err(failed)?.into_owned(), Entry::Other(at)));
    }
    entries.extend(parts.into_iter().map(|(name, bytes)| (name.to_owned(), Entry::Part(bytes))));
    entries.sort_by(|(one, _), (other, _)| {
        (one != CONTENT_TYPES, one.as_str()).cmp(&(other != CONTENT_TYPES, other.as_str()))
    });
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, entry) in entries {
        match entry {
            Entry::Other(at) => {
                let other = others.by_index_raw(at).map_err(failed)?;
                writer.raw_copy_file(other).map_err(failed)?;
            }
            Entry::Part(bytes) => {
                writer.start_file(name, options).map_err(failed)?;
                writer.write_all(&bytes).map_err(|error| failed(error.into()))?;
            }
        }
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

/// Where an entry's bytes come from.
enum Entry {
    Other(usize),
    Part(Vec<u8>),
}

fn failed(error: zip::result::ZipError) -> WriteError {
    WriteError::Engine { reason: format!("không đóng gói được tệp DOCX: {error}") }
}
