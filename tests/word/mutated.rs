//! Files that are broken at random: none of them makes the reader panic, and what it reads is never
//! more than what stands in the file.

use std::ops::Range;

use vanban::rooms::word::{ChangeView, listing, read, texts};

use super::all;
use crate::support::word_file::zipped;

/// A row of numbers that looks random and is the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }

    fn range(&mut self, length: usize, longest: usize) -> Range<usize> {
        let start = self.roll(length);
        start..(start + self.roll(longest)).min(length)
    }
}

/// Reads a file in every way. Returns how many paragraphs were read.
fn try_all(bytes: &[u8]) -> usize {
    let views = [ChangeView::Accepted, ChangeView::Rejected, ChangeView::Marked];
    let read = views.iter().filter_map(|view| read(bytes, *view).ok());
    read.map(|file| {
        assert!(!listing(&file).is_empty());
        texts(&file);
        assert!(file.remarks.iter().all(|remark| !remark.finding("a.docx").message.is_empty()));
        for paragraph in &file.paragraphs {
            assert!(!file.part_of(&paragraph.place).is_empty());
            if let Some(cell) = paragraph.place.cell {
                let _ = &file.table(cell.table).rows[cell.row as usize].cells[cell.cell as usize];
            }
        }
        file.paragraphs.len()
    })
    .sum()
}

/// The tags of a text, each from `<` to `>`.
fn tags(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find('<').map(|at| from + at) {
        let Some(end) = text[start..].find('>').map(|at| start + at + 1) else { break };
        found.push(start..end);
        from = end;
    }
    found
}

/// One change of a part that leaves it text: elements and attributes doubled, dropped, put elsewhere.
fn mutated(text: &str, dice: &mut Dice) -> String {
    let tags = tags(text);
    if tags.is_empty() {
        return text.to_owned();
    }
    let mut text = text.to_owned();
    let one = tags[dice.roll(tags.len())].clone();
    let two = tags[dice.roll(tags.len())].clone();
    let (first, last) = (one.start.min(two.start), one.end.max(two.end));
    match dice.roll(6) {
        0 => text.replace_range(one, ""),
        1 => {
            let piece = text[first..last].to_owned();
            text.insert_str(last, &piece);
        }
        2 => {
            let tag = text[one].to_owned();
            text.insert_str(two.start, &tag);
        }
        3 => text.replace_range(first..last, ""),
        4 => {
            let numbers: Vec<usize> =
                text.match_indices(|letter: char| letter.is_ascii_digit()).map(|(at, _)| at).collect();
            if let Some(&at) = numbers.get(dice.roll(numbers.len())) {
                let new = ["-", "99999999999", "9", "", "x"][dice.roll(5)];
                text.replace_range(at..=at, new);
            }
        }
        _ => {
            let tag = text[one.clone()].to_owned();
            let other = text[two].to_owned();
            if !tag.starts_with("</") && !tag.ends_with("/>") && other.ends_with("/>") {
                text.replace_range(one, &other);
            } else {
                text.insert_str(one.start, "<w:p><w:r><w:tab/></w:r></w:p>");
            }
        }
    }
    text
}

/// Parts that say something else: doubled, dropped and moved elements, other numbers.
#[test]
fn files_with_changed_parts_are_read_or_refused() {
    let mut dice = Dice(0x5eed_0001);
    let files: Vec<Vec<u8>> =
        all().into_iter().flat_map(|(_, constructs)| constructs).map(|construct| construct.bytes).collect();
    let small: Vec<&Vec<u8>> = files.iter().filter(|bytes| bytes.len() < 8_000).collect();
    let mut read = 0;
    for round in 0..2_000 {
        let bytes = small[round % small.len()];
        let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())) else { continue };
        let mut parts = Vec::new();
        for at in 0..archive.len() {
            let Ok(mut part) = archive.by_index(at) else { continue };
            let mut text = Vec::new();
            if std::io::Read::read_to_end(&mut part, &mut text).is_ok() {
                parts.push((part.name().unwrap().into_owned(), text));
            }
        }
        for _ in 0..1 + dice.roll(3) {
            let at = dice.roll(parts.len());
            if let Some((_, bytes)) = parts.get_mut(at)
                && let Ok(text) = std::str::from_utf8(bytes)
            {
                *bytes = mutated(text, &mut dice).into_bytes();
            }
        }
        let count: usize =
            parts.iter().map(|(_, bytes)| bytes.windows(2).filter(|two| two[0] == b'<').count()).sum();
        let paragraphs = try_all(&zipped(&parts));
        assert!(paragraphs <= 3 * count, "{paragraphs} of {count}");
        read += usize::from(paragraphs > 0);
    }
    // Most changes leave a file that can be read; else this would try the XML reader alone.
    assert!(read > 500, "{read}");
}

/// Bytes of the archive itself that are others, doubled or gone.
#[test]
fn files_with_changed_bytes_are_read_or_refused() {
    let mut dice = Dice(0x5eed_0002);
    let files: Vec<Vec<u8>> =
        all().into_iter().flat_map(|(_, constructs)| constructs).map(|construct| construct.bytes).collect();
    let small: Vec<&Vec<u8>> = files.iter().filter(|bytes| (100..8_000).contains(&bytes.len())).collect();
    for round in 0..2_000 {
        let mut bytes = small[round % small.len()].clone();
        match dice.roll(4) {
            0 => bytes.truncate(dice.roll(small[round % small.len()].len())),
            1 => {
                let range = dice.range(bytes.len(), 40);
                bytes.drain(range);
            }
            2 => {
                let range = dice.range(bytes.len(), 40);
                let piece = bytes[range.clone()].to_vec();
                bytes.splice(range.start..range.start, piece);
            }
            _ => {
                for _ in 0..4 {
                    let at = dice.roll(bytes.len());
                    bytes[at] = dice.roll(256) as u8;
                }
            }
        }
        try_all(&bytes);
    }
}
