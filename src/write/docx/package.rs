//! The ZIP around the parts. In: names and bytes, and shared parts that go along as they were
//! packed. Out: the file's bytes, the same on every machine and at every hour: fixed order, fixed time,
//! fixed attributes.

use std::borrow::Cow;
use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::write::WriteError;

/// A part's name in the package and its bytes.
pub(super) type Part = (Cow<'static, str>, Vec<u8>);

/// By custom the first entry of a package.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// Parts that files share, packed once: most of a small file is parts that every file has, and
/// compressing costs the most.
pub(super) struct Packed {
    parts: Vec<Part>,
    package: Vec<u8>,
}

impl Packed {
    /// Packs the parts.
    pub(super) fn new(parts: Vec<Part>) -> Result<Packed, WriteError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &parts {
            add(&mut writer, name, bytes)?;
        }
        Ok(Packed { package: writer.finish().map_err(failed)?.into_inner(), parts })
    }

    /// Those that a file with these parts of its own takes from here.
    pub(super) fn besides(&self, own: &[Part]) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|(name, _)| own.iter().all(|(other, _)| other != name))
    }
}

/// Packs the parts of a file together with the shared ones. Where both have a part of the same
/// name, the file's own goes in.
pub(super) fn zip(own: Vec<Part>, shared: &Packed) -> Result<Vec<u8>, WriteError> {
    let mut packed = ZipArchive::new(Cursor::new(shared.package.as_slice())).map_err(failed)?;
    let mut entries: Vec<(&str, Option<&[u8]>)> =
        shared.besides(&own).map(|(name, _)| (name.as_ref(), None)).collect();
    entries.extend(own.iter().map(|(name, bytes)| (name.as_ref(), Some(bytes.as_slice()))));
    entries.sort_by_key(|&(name, _)| (name != CONTENT_TYPES, name));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        match bytes {
            Some(bytes) => add(&mut writer, name, bytes)?,
            None => {
                let at = packed.index_for_name(name).ok_or(ZipError::FileNotFound).map_err(failed)?;
                writer.raw_copy_file(packed.by_index_raw(at).map_err(failed)?).map_err(failed)?;
            }
        }
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

fn add(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
    // Word refuses entries with external attributes of 0, so that each is a plain Unix file;
    // `DateTime::default` is 1980-01-01, the first day a ZIP knows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    writer.start_file(name, options).map_err(failed)?;
    writer.write_all(bytes).map_err(|error| failed(error.into()))
}

fn failed(error: ZipError) -> WriteError {
    WriteError::Engine { reason: format!("không đóng gói được tệp DOCX: {error}") }
}
