//! Changes of archives: unpacked, a part changed, packed again.
//!
//! In: the bytes of a ZIP file. Out: those of one with other parts, or with parts lost, doubled, renamed. Bytes
//! that are no archive are changed as bytes.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::dice::Dice;
use super::{bytes, elements};

/// Parts of more bytes are left as they are.
const LARGEST: u64 = 1 << 20;

/// The parts of an archive, each with its name.
pub(crate) fn unpacked(archive: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len().min(100) {
        let part = archive.by_index(at).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut inside = Vec::new();
        part.take(LARGEST).read_to_end(&mut inside).ok()?;
        parts.push((name, inside));
    }
    Some(parts)
}

/// An archive of these parts.
pub(crate) fn packed(parts: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, inside) in parts {
        // A name that stands there already is not written again.
        if archive.start_file(name.as_str(), options).is_ok() {
            let _ = archive.write_all(inside);
        }
    }
    archive.finish().map_or_else(|_| Vec::new(), Cursor::into_inner)
}

/// One change of an archive, of one of its parts mostly.
pub(crate) fn changed(archive: &[u8], dice: &mut Dice) -> Vec<u8> {
    if dice.one_in(12) {
        return bytes::changed(archive, dice);
    }
    let Some(mut parts) = unpacked(archive).filter(|parts| !parts.is_empty()) else {
        return bytes::changed(archive, dice);
    };
    let at = dice.roll(parts.len());
    match dice.roll(16) {
        0 => drop(parts.remove(at)),
        1 => {
            let other = dice.roll(parts.len());
            parts[at].0 = format!("{}{}", parts[other].0, if other == at { "x" } else { "" });
        }
        2 => {
            let other = dice.roll(parts.len());
            let inside = parts[other].1.clone();
            parts[at].1 = inside;
        }
        3 => parts[at].1 = bytes::changed(&parts[at].1, dice),
        _ => {
            // Large parts say most: they are changed as often as they are long.
            let at = by_length(&parts, dice);
            parts[at].1 = match std::str::from_utf8(&parts[at].1) {
                Ok(text) => elements::changed(text, dice).into_bytes(),
                Err(_) => bytes::changed(&parts[at].1, dice),
            };
        }
    }
    let method = if dice.one_in(4) { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    packed(&parts, method)
}

fn by_length(parts: &[(String, Vec<u8>)], dice: &mut Dice) -> usize {
    let all: usize = parts.iter().map(|(_, inside)| inside.len() + 200).sum();
    let mut place = dice.roll(all);
    for (at, (_, inside)) in parts.iter().enumerate() {
        match place.checked_sub(inside.len() + 200) {
            Some(rest) => place = rest,
            None => return at,
        }
    }
    0
}
