//! Has anyone changed the file since it was written? A property in it tells: a hash of what the
//! ZIP's directory says of all other parts, which is name, length and checksum (CRC-32) of each.
//!
//! In: those facts before the file is finished, or a file's bytes. Out: the part with the hash,
//! or whether it still fits. Word and LibreOffice write every part anew when they save, so that a
//! saved file never fits, whatever was typed. It knows a file again; it protects nothing: who
//! wants to can write the hash anew, or make other bytes of the same checksum.
//!
//! A directory alone is not believed: where its facts fit the hash, every part is unpacked and has
//! to have that length and checksum, so that a broken or patched file is not taken for ours. What
//! does not fit is not unpacked at all, and what unpacks to more than it says is left at once.

use std::io::{Cursor, Read, copy, sink};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::package::{Fact, Part};
use super::xml::Xml;

/// The part with the hash.
pub(super) const PART: &str = "docProps/custom.xml";

/// The property's name, as Word shows it under the file's own properties.
const PROPERTY: &str = "vanban-hash";

/// What the hash is over, at the head of the property's value: a value of another making, or of
/// another version of this program, fits no file, which then counts as changed and is kept.
const MAKING: &str = "crc32-sha256:";

/// The part that says what all others are.
pub(super) fn part(others: &[Fact]) -> Part {
    (PART.into(), property(&hash(others.iter().collect())))
}

/// Is this a file as [`super::write`] gave it? A file that cannot be read, or of another
/// program, is not.
pub fn is_as_written(file: &[u8]) -> bool {
    fits(file).unwrap_or(false)
}

/// None where the file cannot be read.
fn fits(file: &[u8]) -> Option<bool> {
    let mut archive = ZipArchive::new(Cursor::new(file)).ok()?;
    // Which of two parts of one name another program takes cannot be known.
    if archive.has_duplicate_names() {
        return Some(false);
    }
    let facts: Vec<Fact> = (0..archive.len()).map(|at| fact(&mut archive, at)).collect::<Option<_>>()?;
    let expected = property(&hash(facts.iter().filter(|fact| fact.name != PART).collect()));
    let mut found = Vec::new();
    let sealed = archive.by_name(PART).ok()?;
    sealed.take(expected.len() as u64 + 1).read_to_end(&mut found).ok()?;
    Some(found == expected && (0..facts.len()).all(|at| unpacks(&mut archive, at, facts[at].size)))
}

/// What the directory says.
fn fact(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize) -> Option<Fact> {
    let entry = archive.by_index_raw(at).ok()?;
    Some(Fact { name: entry.name().ok()?.into_owned(), size: entry.size(), crc32: entry.crc32() })
}

/// Does a part have this length, and the checksum that the directory has of it?
fn unpacks(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize, size: u64) -> bool {
    let Ok(entry) = archive.by_index(at) else { return false };
    // The reader compares the checksum when it comes to the end, one byte beyond.
    copy(&mut entry.take(size.saturating_add(1)), &mut sink()).is_ok_and(|read| read == size)
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
            xml.element("vt:lpwstr", |xml| xml.text(format_args!("{MAKING}{hash}")));
        });
    })
}

/// Over the facts in the order of the names, each name with its length before it, so that no two
/// sets of parts give the same bytes.
fn hash(mut facts: Vec<&Fact>) -> String {
    facts.sort_unstable();
    let mut hasher = Sha256::new();
    for fact in facts {
        hasher.update((fact.name.len() as u64).to_be_bytes());
        hasher.update(fact.name.as_bytes());
        hasher.update(fact.size.to_be_bytes());
        hasher.update(fact.crc32.to_be_bytes());
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
