//! Has anyone changed the file since it was written? A property in it tells: a hash of all
//! other parts.
//!
//! In: the parts before they are packed, or a file's bytes. Out: the part with the hash, or
//! whether it still fits. Word and LibreOffice write every part anew when they save, so that a
//! saved file never fits, whatever was typed. It knows a file again; it protects nothing: who
//! wants to can write the hash anew.

use std::io::{Cursor, Read};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::package::Part;
use super::xml::Xml;

/// The part with the hash.
pub(super) const PART: &str = "docProps/custom.xml";

/// The property's name, as Word shows it under the file's own properties.
const PROPERTY: &str = "vanban-hash";

/// No DOCX of ours comes near it; a file that unpacks to more is not ours.
const LARGEST: u64 = 256 * 1024 * 1024;

/// The part that says what all others are.
pub(super) fn part<'a>(parts: impl Iterator<Item = &'a Part>) -> Part {
    let named = parts.map(|(name, bytes)| (name.as_ref(), bytes.as_slice())).collect();
    (PART.into(), property(&hash(named)))
}

/// Is this a file as [`super::write`] gave it? A file that cannot be read, or of another
/// program, is not.
pub fn is_as_written(file: &[u8]) -> bool {
    parts_of(file).is_some_and(|parts| {
        let (own, others): (Vec<_>, Vec<_>) = parts.iter().partition(|(name, _)| name == PART);
        let others = others.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        matches!(own.as_slice(), [(_, bytes)] if *bytes == property(&hash(others)))
    })
}

fn property(hash: &str) -> Vec<u8> {
    Xml::part("Properties", |xml| {
        xml.attr("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");
        xml.attr("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
        xml.element("property", |xml| {
            // The set of properties that people may define, by its fixed name; numbers begin at 2.
            xml.attr("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
            xml.attr("pid", 2);
            xml.attr("name", PROPERTY);
            xml.element("vt:lpwstr", |xml| xml.text(hash));
        });
    })
}

/// Over names and bytes in the order of the names, each with its length before it, so that no
/// two sets of parts give the same bytes.
fn hash(mut parts: Vec<(&str, &[u8])>) -> String {
    parts.sort_unstable();
    let mut hasher = Sha256::new();
    for piece in parts.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes]) {
        hasher.update((piece.len() as u64).to_be_bytes());
        hasher.update(piece);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// All parts of a file that is one.
fn parts_of(file: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(file)).ok()?;
    let mut parts = Vec::new();
    let mut room = LARGEST;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).ok()?;
        let name = entry.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        entry.take(room).read_to_end(&mut bytes).ok()?;
        room = room.checked_sub(bytes.len() as u64).filter(|room| *room > 0)?;
        parts.push((name, bytes));
    }
    Some(parts)
}
