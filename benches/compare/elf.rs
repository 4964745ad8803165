//! Is a program stripped? By the sections of its file (ELF, 64 bits, little-endian).

use std::path::Path;

/// Type of the section that holds names of functions, as linkers write it.
const SYMBOLS: u32 = 2;

/// Nothing for files of another form.
pub(crate) fn stripped(program: &Path) -> Option<bool> {
    let bytes = std::fs::read(program).ok()?;
    if !bytes.starts_with(b"\x7fELF\x02\x01") {
        return None;
    }
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let half = |at: usize| Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let table = usize::try_from(u64::from_le_bytes(bytes.get(40..48)?.try_into().ok()?)).ok()?;
    let (size, count) = (half(58)?, half(60)?);
    let kinds: Option<Vec<u32>> = (0..count).map(|section| word(table + section * size + 4)).collect();
    Some(!kinds?.contains(&SYMBOLS))
}
