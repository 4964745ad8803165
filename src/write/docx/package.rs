//! The ZIP around the parts. In: names and bytes, and shared parts that are taken over packed. Out: the
//! file's bytes, the same on every machine and at every hour: order as given, fixed time, fixed
//! attributes.

use std::borrow::Cow;
use std::io::{Cursor, Write};
use std::sync::Arc;

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::fingerprint::package::Fact;
use crate::write::WriteError;

/// A part's name in the package and its bytes.
pub(super) type PackagePart = (Cow<'static, str>, Vec<u8>);

/// The first entry of a package: programs that guess a file's type look there.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// Parts with fewer bytes are stored unpacked: setting up an encoder takes longer than packing twenty
/// times as much, and would save a few hundred bytes.
const WORTH_PACKING: usize = 1024;

/// The level of deflate, from 1 to 9. Compared with 6, which most programs use, a plan takes half the
/// time and an eighth more room.
const LEVEL: i64 = 2;

/// Parts that files share, packed once: most of a small file is parts that all files have.
#[derive(Clone)]
pub(super) struct Packed {
    facts: Vec<Fact>,
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
}

impl Packed {
    /// Packs the parts.
    pub(super) fn new(parts: &[PackagePart]) -> Result<Packed, WriteError> {
        let mut package = Package::default();
        for part in parts {
            package.add(part, Effort::Most)?;
        }
        let (facts, bytes) = (package.facts.clone(), package.finish()?);
        Ok(Packed { facts, archive: ZipArchive::new(Cursor::new(bytes.into())).map_err(failed)? })
    }
}

/// How much time packing may take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effort {
    /// It is packed once for all files.
    Most,
    /// It is packed once per file.
    Little,
}

/// A package that is being put together.
pub(super) struct Package {
    writer: ZipWriter<Cursor<Vec<u8>>>,
    facts: Vec<Fact>,
}

impl Default for Package {
    fn default() -> Package {
        Package { writer: ZipWriter::new(Cursor::new(Vec::new())), facts: Vec::new() }
    }
}

impl Package {
    /// Packs one part.
    pub(super) fn own(&mut self, part: &PackagePart) -> Result<(), WriteError> {
        self.add(part, Effort::Little)
    }

    /// Takes along parts that were packed before.
    pub(super) fn shared(&mut self, parts: &Packed) -> Result<(), WriteError> {
        self.facts.extend_from_slice(&parts.facts);
        self.writer.merge_archive(parts.archive.clone()).map_err(failed)
    }

    /// What is in it so far.
    pub(super) fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The file's bytes.
    pub(super) fn finish(self) -> Result<Vec<u8>, WriteError> {
        Ok(self.writer.finish().map_err(failed)?.into_inner())
    }

    fn add(&mut self, (name, bytes): &PackagePart, effort: Effort) -> Result<(), WriteError> {
        let packed = match effort {
            Effort::Most => true,
            // A PNG image is packed already.
            Effort::Little => bytes.len() >= WORTH_PACKING && !name.ends_with(".png"),
        };
        let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let level = (effort == Effort::Little && packed).then_some(LEVEL);
        // Word refuses entries with external attributes of 0, so that each is a plain Unix file;
        // `DateTime::default` is 1980-01-01, the first day a ZIP knows.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(level)
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644);
        self.writer.start_file(name.as_ref(), options).map_err(failed)?;
        self.writer.write_all(bytes).map_err(|error| failed(error.into()))?;
        let (size, crc32) = (bytes.len() as u64, crc32fast::hash(bytes));
        self.facts.push(Fact { name: name.to_string(), size, crc32 });
        Ok(())
    }
}

fn failed(error: ZipError) -> WriteError {
    WriteError::Engine { step: "đóng gói tệp DOCX", reason: error.to_string() }
}
