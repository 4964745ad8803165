//! PDFs: the second part of `/ID` in the trailer is a hash of all other bytes. What is made of a
//! file later (a signature, a note) is either added behind its end or written anew as a whole.
//!
//! In: the bytes that Typst gives, or those of any file. Out: the bytes with that hash; whether
//! it fits; where in a longer file it fits; whether there is a signature.
//!
//! Version 0.1.0 left the second part as Typst had made it: a hash of all bytes before the
//! metadata. That fits too, so that its files are known, and can be made again byte for byte.
//! The rest of them (metadata, catalog, table of places) is looked at for its form only.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{FileState, find, find_last, hash};

/// How every file ends.
const END: &[u8] = b"%%EOF";
/// What stands before the two parts of the id, between them and behind them.
const ID: &[u8] = b"/ID[(";
const BETWEEN: &[u8] = b")(";
const BEHIND: &[u8] = b")]>>\nstartxref\n";
/// Digits of 128 bits in base 64.
const DIGITS: usize = 24;
/// The last bytes in which the id is looked for: the trailer is about 150 long.
const TRAILER: usize = 400;
/// Longer files are no longer looked at for each of their ends; a paper has a few signatures.
const ENDS: usize = 64;

/// Where the two parts of a file's id begin, if its trailer is one of ours.
fn id(file: &[u8]) -> Option<(usize, usize)> {
    let from = file.len().saturating_sub(TRAILER);
    let first = from + find_last(&file[from..], ID)? + ID.len();
    let second = first + DIGITS + BETWEEN.len();
    let fits = file.get(first + DIGITS..)?.starts_with(BETWEEN)
        && file.get(second + DIGITS..)?.starts_with(BEHIND)
        && file.ends_with(END);
    fits.then_some((first, second))
}

fn digits(hash: u128) -> String {
    STANDARD.encode(hash.to_be_bytes())
}

/// What the second part of the id has to be.
fn whole(file: &[u8], second: usize) -> String {
    digits(hash([&file[..second], b"vanban", &file[second + DIGITS..]]))
}

/// Puts the hash in. False where the trailer is none that is known here: a defect of this
/// program, since it made the file.
#[must_use]
pub fn put(file: &mut [u8]) -> bool {
    let Some((_, second)) = id(file) else { return false };
    let whole = whole(file, second);
    file[second..second + DIGITS].copy_from_slice(whole.as_bytes());
    true
}

/// The file as version 0.1.0 wrote it, of one that [`put`] was used on.
pub fn as_0_1_0(file: &[u8]) -> Option<Vec<u8>> {
    let (_, second) = id(file)?;
    let own = digits(before_metadata(file)?);
    let mut old = file.to_vec();
    old[second..second + DIGITS].copy_from_slice(own.as_bytes());
    Some(old)
}

/// Whether the file is as this program, or version 0.1.0 of it, wrote it.
pub fn is_as_written(file: &[u8]) -> bool {
    let Some((first, second)) = id(file) else { return false };
    let own = &file[second..second + DIGITS];
    own == whole(file, second).as_bytes()
        || (before_metadata(file).is_some_and(|hash| own == digits(hash).as_bytes())
            && has_old_form(file, &file[first..first + DIGITS], own))
}

/// What the bytes say.
pub(super) fn state(file: &[u8]) -> FileState {
    if is_as_written(file) {
        return FileState::AsWritten;
    }
    match ends(file).find(|&end| end < file.len() && is_as_written(&file[..end])) {
        Some(end) => FileState::Continued(end),
        None => FileState::Other(super::FileLooks::Pdf),
    }
}

/// Where a file may have ended before something was added to it, the whole file last.
pub fn ends(file: &[u8]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    let next = std::iter::from_fn(move || {
        let end = from + find(file.get(from..)?, END)? + END.len();
        from = end;
        Some(end)
    });
    next.take(ENDS)
}

/// Whether there is a signature: a dictionary that says over which bytes it is.
pub fn has_signature(file: &[u8]) -> bool {
    const RANGE: &[u8] = b"/ByteRange";
    let mut rest = file;
    while let Some(at) = find(rest, RANGE) {
        rest = &rest[at + RANGE.len()..];
        if is_range(rest) {
            return true;
        }
    }
    false
}

/// `[0 840 960 240]`, all four known: a file that is yet to be signed has stars in their place.
fn is_range(text: &[u8]) -> bool {
    let Some(text) = text.trim_ascii_start().strip_prefix(b"[") else { return false };
    let Some(end) = text.iter().take(200).position(|byte| *byte == b']') else { return false };
    let numbers: Vec<&[u8]> =
        text[..end].split(u8::is_ascii_whitespace).filter(|number| !number.is_empty()).collect();
    numbers.len() == 4 && numbers.iter().all(|number| number.iter().all(u8::is_ascii_digit))
}

/// The first part of the id, which Typst makes of title and author.
pub(super) fn subject(file: &[u8]) -> Option<String> {
    let (first, _) = id(file)?;
    Some(String::from_utf8_lossy(&file[first..first + DIGITS]).into_owned())
}

/// The hash that Typst makes: over all bytes before the metadata, as Rust hashes a slice.
fn before_metadata(file: &[u8]) -> Option<u128> {
    let (metadata, _) = last_objects(file)?;
    let before = file.get(..metadata)?;
    Some(hash([&(before.len() as u64).to_le_bytes()[..], before]))
}

/// Where the two last objects begin: metadata and catalog.
fn last_objects(file: &[u8]) -> Option<(usize, usize)> {
    let table = table(file)?;
    let [.., metadata, catalog] = *table.as_slice() else { return None };
    Some((metadata, catalog))
}

/// The places of all objects, by their numbers, as the file's table has them. None where the
/// table, or what stands behind it, is otherwise than this program writes it.
fn table(file: &[u8]) -> Option<Vec<usize>> {
    let number = |text: &[u8]| std::str::from_utf8(text).ok()?.parse::<usize>().ok();
    let (_, second) = id(file)?;
    let start = second + DIGITS + BEHIND.len();
    let start = number(file[start..].strip_suffix(END)?.strip_suffix(b"\n")?)?;
    let rest = file.get(start..)?.strip_prefix(b"xref\n0 ")?;
    let line = rest.iter().position(|byte| *byte == b'\n')?;
    let count = number(&rest[..line])?;
    let entries = rest.get(line + 1..)?;
    // Each entry is 20 bytes; the first is of no object.
    let entry = |at: usize| entries.get(at * 20..(at + 1) * 20);
    if entry(0)? != b"0000000000 65535 f\r\n"
        || !entries.get(count.checked_mul(20)?..)?.starts_with(b"trailer\n")
    {
        return None;
    }
    let place = |at: usize| {
        let place = number(entry(at)?.strip_suffix(b" 00000 n\r\n")?)?;
        file.get(place..)?.starts_with(format!("{at} 0 obj\n").as_bytes()).then_some(place)
    };
    (1..count).map(place).collect()
}

/// Whether metadata and catalog have what version 0.1.0 wrote there, and nothing that opens,
/// runs or fills anything.
fn has_old_form(file: &[u8], first: &[u8], second: &[u8]) -> bool {
    let Some((metadata, catalog)) = last_objects(file) else { return false };
    let ids = [
        b"<xmpMM:InstanceID>",
        second,
        b"</xmpMM:InstanceID><xmpMM:DocumentID>",
        first,
        b"</xmpMM:DocumentID>",
    ];
    let Some(end) = find(&file[catalog..], b"\nendobj\n") else { return false };
    let catalog_text = &file[catalog..catalog + end];
    find(&file[metadata..catalog], &ids.concat()).is_some()
        && find(catalog_text, b"<</Type/Catalog/Pages ").is_some()
        && [&b"/AcroForm"[..], b"/OpenAction", b"/AA"].iter().all(|key| find(catalog_text, key).is_none())
}
