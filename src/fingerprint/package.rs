//! Packages of Office (DOCX, XLSX): a property in them holds a hash of what the ZIP's directory
//! says of all other parts, which is name, length and checksum (CRC-32) of each.
//!
//! In: those facts before the file is finished, or a file's bytes. Out: the part with the hash,
//! or whether it still fits. Word, Excel and LibreOffice write every part anew when they save, so
//! that a saved file never fits, whatever was typed.
//!
//! A directory alone is not believed: where its facts fit the hash, every part is unpacked and has
//! to have that length and checksum, so that a broken or patched file is not taken for ours. What
//! does not fit is not unpacked at all, and what unpacks to more than it says is left at once.
//!
//! A second property may name the pack of what the file was made of. The hash is over that name too.
//! Word and LibreOffice keep both properties when they save, so that an edited file still names it.

use std::io::{Cursor, Read, Write, copy, sink};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::digest::Running;
use crate::packed::{self, PackedBytes};

/// The part with the hash.
pub const PART: &str = "docProps/custom.xml";

/// The property's name, as Word and Excel show it under the file's own properties.
pub const PROPERTY: &str = "vanban-hash";

/// The property that names the pack of what the file was made of.
pub const PACK: &str = "vanban-nguon";

/// Digits of such a name.
const PACK_DIGITS: usize = 32;

/// No set of properties is longer that is read.
const LONGEST_PROPERTIES: u64 = 1024 * 1024;

/// What the hash is over, at the head of the property's value: a value of another making, or of
/// another version of this program, fits no file, which then counts as changed and is kept.
const MAKING: &str = "crc32-sha256:";

/// The part that holds title and author.
const CORE: &str = "docProps/core.xml";

/// The part that says which part is what.
const RELATIONS: &str = "_rels/.rels";

/// How the kind of [`PART`] ends there, in both forms of the standard.
const CUSTOM: [&str; 2] = ["/custom-properties", "/customProperties"];

/// Where Office puts signatures.
const SIGNATURES: &str = "_xmlsignatures/";

/// What the directory of a package says of a part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// Bytes, unpacked.
    pub size: u64,
    /// Checksum of them.
    pub crc32: u32,
}

/// The part with the hash, for a package that has these others.
pub fn part(others: &[Fact]) -> Vec<u8> {
    properties(others.iter().collect(), None)
}

/// A finished package that names a pack, its other parts as they are.
///
/// # Errors
/// It is no package.
pub fn with_pack(package: &[u8], pack: &str) -> ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(package))?;
    let mut facts = Vec::new();
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(package.len() + 512)));
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at)?;
        let name = entry.name()?.into_owned();
        if name != PART {
            facts.push(Fact { name, size: entry.size(), crc32: entry.crc32() });
            writer.raw_copy_file(entry)?;
        }
    }
    writer.start_file(PART, plain().compression_method(CompressionMethod::Stored))?;
    writer.write_all(&properties(facts.iter().collect(), Some(pack)))?;
    Ok(writer.finish()?.into_inner())
}

/// The pack that a package names, whoever saved it last; None where it names none.
///
/// # Errors
/// It is no package that can be read, so that it is not known whether it names one.
pub fn pack(file: &[u8]) -> Result<Option<String>, UnreadablePackage> {
    let mut archive = packed::open(file).map_err(|_| UnreadablePackage)?;
    for part in custom_parts(&mut archive)? {
        let text = text_of(&mut archive, &part)?;
        if let Some(name) = text.as_deref().map_or(Some(None), pack_in).ok_or(UnreadablePackage)? {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// The parts with properties that people may define: what the package itself says, for another program
/// may call it otherwise, and the usual one.
fn custom_parts(archive: &mut PackedBytes<'_>) -> Result<Vec<String>, UnreadablePackage> {
    let mut parts = vec![PART.to_owned()];
    let Some(text) = text_of(archive, RELATIONS)? else { return Ok(parts) };
    let document =
        roxmltree::Document::parse(text.trim_start_matches('\u{feff}')).map_err(|_| UnreadablePackage)?;
    let is_custom = |node: &roxmltree::Node<'_, '_>| {
        node.attribute("Type").is_some_and(|kind| CUSTOM.iter().any(|custom| kind.ends_with(custom)))
    };
    let targets = document.descendants().filter(is_custom).filter_map(|node| node.attribute("Target"));
    parts.extend(targets.map(|target| target.trim_start_matches("./").trim_start_matches('/').to_owned()));
    Ok(parts)
}

/// A part as text; names of parts are the same in small and capital letters. None where there is none.
fn text_of(archive: &mut PackedBytes<'_>, part: &str) -> Result<Option<String>, UnreadablePackage> {
    let mut names = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|_| UnreadablePackage)?;
        names.push(entry.name().map_err(|_| UnreadablePackage)?.into_owned());
    }
    let Some(at) = names.iter().position(|name| name.eq_ignore_ascii_case(part)) else { return Ok(None) };
    let entry = archive.by_index(at).map_err(|_| UnreadablePackage)?;
    let mut text = String::new();
    entry.take(LONGEST_PROPERTIES).read_to_string(&mut text).map_err(|_| UnreadablePackage)?;
    Ok(Some(text))
}

/// A package that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnreadablePackage;

/// The pack that a set of properties names; None outside where it is no set of properties.
fn pack_in(text: &str) -> Option<Option<String>> {
    let document = roxmltree::Document::parse(text.trim_start_matches('\u{feff}')).ok()?;
    let is_named = |node: &roxmltree::Node<'_, '_>| node.is_element() && node.attribute("name") == Some(PACK);
    let property = document.descendants().find(is_named);
    let mut texts = property.iter().flat_map(roxmltree::Node::descendants).filter_map(|node| node.text());
    Some(texts.find(|text| is_pack_name(text.trim())).map(|name| name.trim().to_owned()))
}

/// Whether this may be the name of a pack.
pub fn is_pack_name(name: &str) -> bool {
    name.len() == PACK_DIGITS && name.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a package has a part of this name with a hash, of whatever other parts.
pub fn has_mark(package: &[u8]) -> bool {
    let text = packed::open(package).ok().and_then(|mut archive| text_of(&mut archive, PART).ok().flatten());
    text.is_some_and(|text| text.contains(PROPERTY))
}

/// A finished package with its part of this name in place of the one it has.
///
/// # Errors
/// It is no package.
pub fn put(package: &[u8]) -> ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(package))?;
    let mut facts = Vec::new();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at)?;
        let name = entry.name()?.into_owned();
        if name != PART {
            facts.push(Fact { name, size: entry.size(), crc32: entry.crc32() });
            writer.raw_copy_file(entry)?;
        }
    }
    writer.start_file(PART, plain())?;
    writer.write_all(&part(&facts))?;
    Ok(writer.finish()?.into_inner())
}

/// A plain file of no day.
fn plain() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644)
}

/// Is this a file as the program wrote it? A file that cannot be read, or of another program,
/// is not.
pub fn is_as_written(file: &[u8]) -> bool {
    fits(file).unwrap_or(false)
}

/// Whether a package has the parts of the new one but for that with the hash, and for those that
/// name all others.
pub(super) fn is_unmarked(file: &[u8], new: &[u8]) -> bool {
    let others = |file: &[u8]| {
        let mut archive = packed::open(file).ok()?;
        let facts: Option<Vec<Fact>> = (0..archive.len()).map(|at| fact(&mut archive, at)).collect();
        let mut facts = facts?;
        facts.retain(|fact| ![PART, "[Content_Types].xml", "_rels/.rels"].contains(&fact.name.as_str()));
        facts.sort_unstable();
        Some(facts)
    };
    let mut archive = packed::open(file).ok();
    let has_hash = archive.as_mut().is_none_or(|archive| archive.by_name(PART).is_ok());
    !has_hash && others(file).is_some() && others(file) == others(new)
}

/// Whether it holds a signature.
pub(super) fn is_signed(file: &[u8]) -> bool {
    packed::open(file)
        .is_ok_and(|archive| archive.file_names().flatten().any(|name| name.starts_with(SIGNATURES)))
}

/// Title and author, as far as there are any.
pub(super) fn subject(file: &[u8]) -> Option<String> {
    const LONGEST: u64 = 64 * 1024;
    let mut archive = packed::open(file).ok()?;
    let mut text = String::new();
    archive.by_name(CORE).ok()?.take(LONGEST).read_to_string(&mut text).ok()?;
    let document = roxmltree::Document::parse(&text).ok()?;
    let texts = ["title", "creator"].map(|name| {
        let node = document.descendants().find(|node| node.tag_name().name() == name);
        node.and_then(|node| node.text()).unwrap_or_default().to_owned()
    });
    Some(texts.join("\n"))
}

/// None where the file cannot be read.
fn fits(file: &[u8]) -> Option<bool> {
    let mut archive = packed::open(file).ok()?;
    // Which of two parts of one name another program takes cannot be known, nor what stands
    // before or behind the archive.
    if archive.has_duplicate_names() || !is_nothing_else(file) {
        return Some(false);
    }
    let facts: Vec<Fact> = (0..archive.len()).map(|at| fact(&mut archive, at)).collect::<Option<_>>()?;
    let mut found = Vec::new();
    archive.by_name(PART).ok()?.take(LONGEST_PROPERTIES).read_to_end(&mut found).ok()?;
    let pack = std::str::from_utf8(&found).ok().and_then(pack_in)?;
    let others = facts.iter().filter(|fact| fact.name != PART).collect();
    let expected = properties(others, pack.as_deref());
    Some(found == expected && (0..facts.len()).all(|at| unpacks(&mut archive, at, facts[at].size)))
}

/// Whether the file begins with its first part and ends with its directory, without a comment.
fn is_nothing_else(file: &[u8]) -> bool {
    const END: &[u8] = b"PK\x05\x06";
    let end = file.len().checked_sub(22).map_or(&[][..], |at| &file[at..]);
    file.starts_with(b"PK\x03\x04") && end.starts_with(END) && end.ends_with(&[0, 0])
}

/// What the directory says.
fn fact(archive: &mut PackedBytes<'_>, at: usize) -> Option<Fact> {
    let entry = archive.by_index_raw(at).ok()?;
    Some(Fact { name: entry.name().ok()?.into_owned(), size: entry.size(), crc32: entry.crc32() })
}

/// Does a part have this length, and the checksum that the directory has of it?
fn unpacks(archive: &mut PackedBytes<'_>, at: usize, size: u64) -> bool {
    let Ok(entry) = archive.by_index(at) else { return false };
    // The reader compares the checksum when it comes to the end, one byte beyond.
    copy(&mut entry.take(size.saturating_add(1)), &mut sink()).is_ok_and(|read| read == size)
}

/// The set of properties for these other parts, and the pack that is named. Such a set that people may
/// define goes by a fixed name; numbers begin at 2.
fn properties(others: Vec<&Fact>, pack: Option<&str>) -> Vec<u8> {
    let hash = hash(others, pack);
    let property = |number: u32, name: &str, value: &str| {
        format!(
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{number}\" name=\"{name}\">\
             <vt:lpwstr>{value}</vt:lpwstr></property>"
        )
    };
    let own = property(2, PROPERTY, &format!("{MAKING}{hash}"));
    let named = pack.map_or_else(String::new, |pack| property(3, PACK, pack));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">{own}{named}</Properties>"
    )
    .into_bytes()
}

/// Over the facts in the order of the names, each name with its length before it, so that no two
/// sets of parts give the same bytes; and over the name of the pack, where one is named.
fn hash(mut facts: Vec<&Fact>, pack: Option<&str>) -> String {
    facts.sort_unstable();
    let mut running = Running::default();
    for fact in facts {
        running.add(&(fact.name.len() as u64).to_be_bytes());
        running.add(fact.name.as_bytes());
        running.add(&fact.size.to_be_bytes());
        running.add(&fact.crc32.to_be_bytes());
    }
    if let Some(pack) = pack {
        running.add(PACK.as_bytes());
        running.add(pack.as_bytes());
    }
    running.so_far()
}
