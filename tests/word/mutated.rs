//! Files that are broken at random: none of them makes the reader panic, nor what judges, imports or lays out again
//! what was read; and what is read is never more than what stands in the file.

use std::ops::Range;

use vanban::rooms::finding::Findings;
use vanban::rooms::pipeline::LossSort;
use vanban::rooms::word::{ChangeView, listing, read, texts};

use super::all;
use crate::imported::notice::notice;
use crate::support::papers::PIPELINE;
use crate::support::word_file::{WordBuilder, changed, p, r, r_as, tbl, tc, tr, zipped};

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

/// The parts of a package, by name.
fn parts_of(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let Ok(mut part) = archive.by_index(at) else { continue };
        let mut text = Vec::new();
        if std::io::Read::read_to_end(&mut part, &mut text).is_ok() {
            parts.push((part.name().unwrap().into_owned(), text));
        }
    }
    Some(parts)
}

/// Changes one of the parts, whichever it falls on.
fn mutate_one(parts: &mut [(String, Vec<u8>)], dice: &mut Dice) {
    let at = dice.roll(parts.len());
    if let Some((_, bytes)) = parts.get_mut(at)
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        *bytes = mutated(text, dice).into_bytes();
    }
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
        let Some(mut parts) = parts_of(bytes) else { continue };
        for _ in 0..1 + dice.roll(3) {
            mutate_one(&mut parts, &mut dice);
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

/// Papers with something of everything that import and norm look at.
fn papers() -> [WordBuilder; 3] {
    let row = |said: &str, words: [&str; 3]| tr(said, &words.map(|words| tc("", &p(&r(words)))));
    let table = tbl(
        "",
        3,
        &[
            row("<w:tblHeader/>", ["STT", "Nội dung", "Thành tiền (đồng)"]),
            row("", ["1", "Mua sách", "1.200.000"]),
            row("", ["2", "In tài liệu", "800.000"]),
            row("", ["", "Tổng cộng", "2.000.000"]),
        ],
    );
    let text = p(&format!(
        "{}{}{}{}",
        r("a) Tiếp "),
        r_as("<w:b/><w:i/><w:u w:val=\"single\"/>", "đúng giờ"),
        changed("ins", &r(" và tận tình")),
        r_as("<w:vanish/>", " (hỏi lại)")
    ));
    let note = format!("{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>", r("- Ngày lễ thì dời lịch;"));
    let notes = format!(
        "<w:footnotes{}><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
        crate::support::word_file::spaces(),
        p(&r("Theo thông báo riêng."))
    );
    [
        notice(&text),
        notice(&table).head("header", "default", &p("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")),
        notice(&p(&note)).part("footnotes", "footnotes.xml", &notes),
    ]
}

/// A paper that is broken is judged, imported and laid out again, or refused with a reason.
#[test]
fn broken_papers_are_judged_imported_and_laid_out_or_refused() {
    const GIVEN_UP: [LossSort; 7] = [
        LossSort::Picture,
        LossSort::Shape,
        LossSort::Note,
        LossSort::PageWords,
        LossSort::Comment,
        LossSort::Change,
        LossSort::Hidden,
    ];
    let mut dice = Dice(0x5eed_0003);
    let papers = papers().map(|paper| paper.bytes());
    let (mut imported, mut laid_out) = (0, 0);
    for round in 0..ROUNDS {
        let Some(mut parts) = parts_of(&papers[round % papers.len()]) else { continue };
        let main = parts.iter().position(|(name, _)| name == "word/document.xml").expect("the main part");
        for _ in 0..1 + dice.roll(2) {
            // Mostly the text itself, else any part.
            match dice.roll(4) {
                0 => mutate_one(&mut parts, &mut dice),
                _ => mutate_one(&mut parts[main..=main], &mut dice),
            }
        }
        let bytes = zipped(&parts);
        let judged = PIPELINE.judge_word("a.docx", &bytes);
        let import = PIPELINE.import_word("a.docx", &bytes, Findings::default());
        let given_up = GIVEN_UP.into_iter().collect();
        let norm = PIPELINE.norm_word(("a.docx", "b.docx"), &bytes, &given_up, Findings::default());
        for refused in [judged.as_ref().err(), import.as_ref().err(), norm.as_ref().err()] {
            assert!(refused.is_none_or(|report| report.findings.has_errors()));
        }
        imported += usize::from(import.is_ok());
        laid_out += usize::from(norm.is_ok());
    }
    // Most changes leave a paper; else this would try the reader alone.
    assert!(imported * 5 > ROUNDS && laid_out * 10 > ROUNDS, "{imported}, {laid_out} of {ROUNDS}");
}

/// So many take some seconds in a build that is not optimised.
const ROUNDS: usize = 120;
