//! Texts of old Excel workbooks: one or two bytes per letter, as a mark in front says.
//!
//! In: the bytes of a record. Out: the text; of a table of strings all of them, though a string
//! may go on in the next record.

/// A text with the count of its letters in one byte.
pub(super) fn short(bytes: &[u8]) -> Option<String> {
    let (count, rest) = bytes.split_first()?;
    letters(rest, usize::from(*count))
}

/// A text with the count of its letters in two bytes.
pub(super) fn long(bytes: &[u8]) -> Option<String> {
    let (count, rest) = bytes.split_first_chunk::<2>()?;
    letters(rest, usize::from(u16::from_le_bytes(*count)))
}

fn letters(bytes: &[u8], count: usize) -> Option<String> {
    let (flags, rest) = bytes.split_first()?;
    let rich = if flags & 8 == 0 { 0 } else { 2 };
    let far = if flags & 4 == 0 { 0 } else { 4 };
    let rest = rest.get(rich + far..)?;
    let units: Vec<u16> = match flags & 1 {
        0 => rest.get(..count)?.iter().map(|byte| u16::from(*byte)).collect(),
        _ => rest.get(..count * 2)?.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect(),
    };
    Some(String::from_utf16_lossy(&units))
}

/// A table of strings in one or several records.
pub(super) struct Strings<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Strings<'a> {
    /// In these records.
    pub(super) fn of(parts: Vec<&'a [u8]>) -> Strings<'a> {
        Strings { parts, part: 0, at: 0 }
    }

    /// All strings, up to the first that is not whole.
    pub(super) fn all(mut self) -> Vec<String> {
        std::iter::from_fn(|| self.string()).collect()
    }

    fn string(&mut self) -> Option<String> {
        let count = u16::from_le_bytes([self.byte()?, self.byte()?]);
        let mut flags = self.byte()?;
        let runs =
            if flags & 8 == 0 { 0 } else { usize::from(u16::from_le_bytes([self.byte()?, self.byte()?])) };
        let mut behind = runs * 4;
        if flags & 4 != 0 {
            let length = [self.byte()?, self.byte()?, self.byte()?, self.byte()?];
            behind = behind.checked_add(u32::from_le_bytes(length) as usize)?;
        }
        let mut units = Vec::new();
        while units.len() < usize::from(count) {
            // A new record begins with the width of letters again.
            if self.at >= self.parts.get(self.part)?.len() {
                flags = self.byte()?;
            }
            let low = self.byte()?;
            let high = if flags & 1 == 0 { 0 } else { self.byte()? };
            units.push(u16::from_le_bytes([low, high]));
        }
        self.skip(behind)?;
        Some(String::from_utf16_lossy(&units))
    }

    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.part += 1;
            self.at = 0;
        }
        self.at += 1;
        Some(self.parts[self.part][self.at - 1])
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let left = self.parts.get(self.part)?.len() - self.at;
            if left > count {
                self.at += count;
                return Some(());
            }
            count -= left;
            self.part += 1;
            self.at = 0;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Strings, long, short};

    /// "Bê" with one byte per letter, "Đào" with two; the second goes over two records and has notes
    /// behind it.
    #[test]
    fn strings_go_on_in_the_next_record() {
        let first = [2, 0, 0, b'B', 0xea, 3, 0, 9, 1, 0, 0x10, 0x01];
        let second = [1, 0xe0, 0, b'o', 0, 1, 2, 3, 4, 1, 0, 0, b'x'];
        assert_eq!(Strings::of(vec![&first, &second]).all(), ["Bê", "Đào", "x"]);
        assert_eq!(short(&[2, 0, b'a', b'b']).as_deref(), Some("ab"));
        assert_eq!(long(&[1, 0, 1, 0x10, 0x01]).as_deref(), Some("Đ"));
        assert_eq!(long(&[9, 0, 1, 0x10, 0x01]), None);
    }
}
