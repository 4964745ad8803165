//! The ZIP around the parts. In: names and bytes. Out: the file's bytes, the same on every machine
//! and at every hour: fixed order, fixed time, fixed attributes.

use std::borrow::Cow;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::write::WriteError;

/// A part's name in the package and its bytes.
pub(super) type Part = (Cow<'static, str>, Vec<u8>);

/// By custom the first entry of a package.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// Packs the parts.
pub(super) fn zip(mut parts: Vec<Part>) -> Result<Vec<u8>, WriteError> {
    parts.sort_by(|(one, _), (other, _)| (one != CONTENT_TYPES, one).cmp(&(other != CONTENT_TYPES, other)));
    // Word refuses entries with external attributes of 0, so that each is a plain Unix file;
    // `DateTime::default` is 1980-01-01, the first day a ZIP knows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name, options).map_err(failed)?;
        writer.write_all(&bytes).map_err(|error| failed(error.into()))?;
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

fn failed(error: zip::result::ZipError) -> WriteError {
    WriteError::Engine { reason: format!("không đóng gói được tệp DOCX: {error}") }
}
