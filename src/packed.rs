//! The archives that workbooks and Word files are: how much they may hold, before a library believes what they
//! say of themselves. A leaf.
//!
//! In: bytes, or a file. Out: the archive, once its own counts can be true; the names of its parts, once each
//! is seen to unpack to no more than it says, and to no more than any office needs. What the parts mean is
//! left to their readers.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use zip::ZipArchive;

/// Parts of an archive.
pub const PARTS: usize = 10_000;
/// What a part of a workbook may unpack to, in bytes, and all together.
const LARGEST_PART: u64 = 128 * 1024 * 1024;
const LARGEST: u64 = 256 * 1024 * 1024;

/// An archive in memory.
pub type PackedBytes<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Why an archive is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackedFault {
    /// It is none, is damaged, or says of itself what cannot be.
    Broken,
    /// It has more parts, or unpacks to more, than any office needs.
    Large,
}

/// Opens an archive in memory; nothing is unpacked yet.
///
/// # Errors
/// It is broken, or has too many parts.
pub fn open(bytes: &[u8]) -> Result<PackedBytes<'_>, PackedFault> {
    if !counts_truly(&mut Cursor::new(bytes)).unwrap_or(false) {
        return Err(PackedFault::Broken);
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackedFault::Broken)?;
    if archive.len() > PARTS { Err(PackedFault::Large) } else { Ok(archive) }
}

/// The names of all parts. A small archive may unpack to more than a disk holds, so this counts.
///
/// # Errors
/// It is broken, too large, or a part unpacks to less than it says.
pub fn names(bytes: &[u8]) -> Result<Vec<String>, PackedFault> {
    let mut archive = open(bytes)?;
    let mut names = Vec::new();
    let mut left = LARGEST;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| PackedFault::Broken)?;
        names.push(part.name().map_err(|_| PackedFault::Broken)?.into_owned());
        let said = part.size();
        let most = left.min(LARGEST_PART);
        let read = io::copy(&mut part.take(most + 1), &mut io::sink()).map_err(|_| PackedFault::Broken)?;
        if read > most {
            return Err(PackedFault::Large);
        }
        // A reader may make room for what a part says.
        if said > read {
            return Err(PackedFault::Broken);
        }
        left -= read;
    }
    Ok(names)
}

/// Whether an archive with the numbers of large ones, which hold any count, states no more parts than it has
/// room for: a library makes room for them first. All other archives count to 65,535 only.
///
/// # Errors
/// The file cannot be read.
pub fn counts_truly(file: &mut (impl Read + Seek)) -> io::Result<bool> {
    /// The longest comment, the last record with it, and the two records before it.
    const TAIL: u64 = 65_535 + 22 + 20 + 56;
    /// What the record of a part takes at least.
    const RECORD: u64 = 46;
    let length = file.seek(SeekFrom::End(0))?;
    let from = length.saturating_sub(TAIL);
    file.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    file.by_ref().take(TAIL).read_to_end(&mut tail)?;
    file.rewind()?;
    let number = |at: usize| {
        let bytes = tail.get(at..)?.first_chunk::<8>()?;
        Some(u64::from_le_bytes(*bytes))
    };
    // The record that says where the large numbers are must name the one right before it, in which they are.
    let is_true = |at: usize| {
        let record = at.checked_sub(56)?;
        let here = tail[record..].starts_with(b"PK\x06\x06");
        let named = number(at + 8)? == from + record as u64;
        Some(
            here && named
                && number(record + 32)? <= length / RECORD
                && number(record + 24)? <= length / RECORD,
        )
    };
    let found: Vec<usize> = memchr::memmem::find_iter(&tail, b"PK\x06\x07").collect();
    Ok(found.into_iter().all(|at| is_true(at).unwrap_or(false)))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::{PackedFault, counts_truly, names, open};

    fn archive() -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a.xml", SimpleFileOptions::default()).unwrap();
        zip.write_all(&[b' '; 1000]).unwrap();
        zip.finish().unwrap().into_inner()
    }

    /// The same archive with the records of large ones, which state this many parts.
    fn large(count: u64) -> Vec<u8> {
        let mut bytes = archive();
        let end = bytes.len() - 22;
        let last = bytes.split_off(end);
        let (size, start) = (&last[12..16], &last[16..20]);
        let record = bytes.len() as u64;
        let long = |four: &[u8]| [four, &[0; 4]].concat();
        bytes.extend(b"PK\x06\x06");
        bytes.extend(44_u64.to_le_bytes());
        bytes.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        bytes.extend(count.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(long(size));
        bytes.extend(long(start));
        bytes.extend(b"PK\x06\x07\0\0\0\0");
        bytes.extend(record.to_le_bytes());
        bytes.extend([1, 0, 0, 0]);
        bytes.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0");
        bytes
    }

    #[test]
    fn parts_are_counted_before_a_library_believes_their_count() {
        assert_eq!(names(&archive()), Ok(vec!["a.xml".to_owned()]));
        assert_eq!(names(&large(1)), Ok(vec!["a.xml".to_owned()]));
        for count in [100, u64::from(u32::MAX), u64::MAX] {
            assert_eq!(open(&large(count)).err(), Some(PackedFault::Broken), "{count}");
        }
        let mut elsewhere = large(1);
        let at = elsewhere.len() - 22 - 20 + 8;
        elsewhere[at] ^= 1;
        assert!(!counts_truly(&mut Cursor::new(&elsewhere)).unwrap());
    }

    #[test]
    fn a_part_that_says_more_than_it_has_is_broken() {
        let mut bytes = archive();
        let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
        bytes[directory + 27] = 0x7f;
        assert_eq!(names(&bytes), Err(PackedFault::Broken));
    }
}
