//! A paper as a Word file shows it: the same tree that templates make, with roles that were recognised.
//!
//! In: a Word file. Out: an [`ObservedPaper`], whose paragraphs know where they stand in the file, so that
//! rules of content judge it as any paper and rules of layout its looks. What could not be recognised is a
//! plain paragraph; what was not observed is not evaluated by anyone.

mod blocks;
mod body;
mod folded;
mod head;
mod lines;
mod recognise;
mod signature;
mod tables;
mod words;
mod zones;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::paper::{Paper, Paragraph, Role, Section};
use crate::source::{PartCell, Sources, WordPart};
use crate::word::{ParagraphId, WordFile, WordRun};
use lines::WordLines;
use recognise::Recogniser;

/// A paper that was read from a Word file.
pub struct ObservedPaper<'a> {
    /// The file.
    pub file: &'a WordFile,
    /// Its words with their roles. Lengths and widths are not in it.
    pub tree: Paper,
    /// Where the paragraphs of the main part begin in the source, in order.
    starts: Vec<(usize, ParagraphId)>,
}

impl<'a> ObservedPaper<'a> {
    /// Recognises what a file holds. `kinds` are names of kinds of papers, as printed.
    pub fn of<'k>(
        file: &'a WordFile,
        name: &str,
        kinds: impl Iterator<Item = &'k str>,
        sources: &mut Sources,
    ) -> ObservedPaper<'a> {
        let text = lines::source_text(file);
        let part = WordPart {
            name: file.paragraphs.first().map_or("", |one| file.part_of(&one.place)).to_owned(),
            cells: cells(file),
        };
        let source = sources.add_part(name, part, text);
        let text = sources.file(source).text();
        let lines = WordLines::of(file, source, text);
        let others = OTHER_KINDS.into_iter().chain(LETTERS);
        let mut kinds: Vec<String> = kinds.chain(others).map(folded::folded).collect();
        kinds.sort();
        let tree = paper_of(Recogniser::new(&lines, &kinds).run());
        let starts = lines.starts();
        ObservedPaper { file, tree, starts }
    }

    /// Whether the decree speaks of papers like the one of these sections: an official letter, or a kind of
    /// Điều 7.
    pub fn is_administrative(&self, sections: &[Section]) -> bool {
        let mut names = sections.iter().flat_map(Section::paragraphs).filter(|one| one.role == Role::TenLoai);
        names.next().is_none_or(|name| {
            let name = folded::folded(&name.plain_text());
            !OTHER_KINDS.iter().chain(&LETTERS).any(|other| name.starts_with(&folded::folded(other)))
        })
    }

    /// The papers of the file, each as one of its own: a further one has a number and recipients of its own,
    /// which what is attached to a paper has not.
    pub fn papers(&self) -> Vec<Paper> {
        let ranges = self.paper_ranges().into_iter();
        ranges.map(|range| paper_of(self.tree.sections[range].to_vec())).collect()
    }

    /// Which sections of the tree each of them has.
    pub fn paper_ranges(&self) -> Vec<Range<usize>> {
        let mut begins: Vec<usize> = Vec::new();
        for (at, section) in self.tree.sections.iter().enumerate() {
            let first_is_whole = begins.last().is_some_and(|&first| is_whole(&self.tree.sections[first]));
            if begins.is_empty() || first_is_whole && is_whole(section) && !is_form(section) {
                begins.push(at);
            }
        }
        let ends = begins.iter().skip(1).copied().chain([self.tree.sections.len()]);
        begins.iter().copied().zip(ends).map(|(begin, end)| begin..end).collect()
    }

    /// Whether most letters of a paragraph are bold.
    pub fn is_bold(&self, paragraph: &Paragraph) -> bool {
        self.paragraph_of(paragraph).is_some_and(|id| lines::looks(self.file.paragraph(id), None).0)
    }

    /// The words of a paragraph run by run, each with whether it is bold and whether italic; without its number
    /// where Word counts it.
    pub fn looks(&self, paragraph: &Paragraph) -> Vec<(String, bool, bool)> {
        let Some(id) = self.paragraph_of(paragraph) else { return Vec::new() };
        let runs = match self.part(paragraph) {
            Some(part) => part.runs,
            None => lines::pieces(self.file.paragraph(id), None),
        };
        runs.into_iter().map(|(run, text)| (text, run.look.is_bold(), run.look.italic)).collect()
    }

    /// Which paragraph of the file one of the tree is.
    pub fn paragraph_of(&self, paragraph: &Paragraph) -> Option<ParagraphId> {
        Some(self.home(paragraph)?.1)
    }

    /// Where the paragraph of the file that one of the tree stands in begins in the source.
    fn home(&self, paragraph: &Paragraph) -> Option<(usize, ParagraphId)> {
        let start = paragraph.origin?.start as usize;
        let at = self.starts.partition_point(|(begin, _)| *begin <= start);
        self.starts.get(at.checked_sub(1)?).copied()
    }

    /// The words that a paragraph of the tree has in the file, run by run, where other words stand in its
    /// paragraph there; None where none do.
    pub fn part(&self, paragraph: &Paragraph) -> Option<LinePart<'a>> {
        let (begin, id) = self.home(paragraph)?;
        let word = self.file.paragraph(id);
        let text = lines::shown(word);
        let at = paragraph.origin?;
        let range = (at.start as usize).checked_sub(begin)?..(at.end as usize).checked_sub(begin)?;
        let (before, behind) = (text.get(..range.start)?, text.get(range.end..)?);
        if before.trim().is_empty() && behind.trim().is_empty() {
            return None;
        }
        let line = [before.rsplit('\u{2028}').next(), behind.split('\u{2028}').next()];
        let beside = line.into_iter().flatten().any(|words| !words.trim().is_empty());
        Some(LinePart { runs: lines::pieces(word, Some(range)), beside })
    }
}

/// A line that is not all of its paragraph in the file.
pub struct LinePart<'a> {
    /// Its words, run by run.
    pub runs: Vec<(&'a WordRun, String)>,
    /// Whether other words stand beside it, parted by tabs or blanks, and not only above or below.
    pub beside: bool,
}

/// Whether a section is a paper of its own: with a number, and with recipients or a signature, which what is
/// attached to a paper has not.
fn is_whole(section: &Section) -> bool {
    let has = |roles: &[Role]| section.paragraphs().any(|one| roles.contains(&one.role));
    section.appendix.is_none() && has(&[Role::SoKyHieu]) && has(&[Role::TieuDeNoiNhan, Role::HoTen])
}

/// Whether a section is a form to fill in, of which dots tell where number and day go.
fn is_form(section: &Section) -> bool {
    let mut head = section
        .paragraphs()
        .filter(|one| matches!(one.role, Role::SoKyHieu | Role::DiaDanhThoiGian | Role::CoQuanBanHanh));
    head.any(|one| {
        let text = one.plain_text();
        text.contains('…') || text.contains("...")
    })
}

/// A paper of these sections, whose documents and appendices are counted from its own first ones.
fn paper_of(mut sections: Vec<Section>) -> Paper {
    let document = sections.first().map_or(0, |section| section.document);
    let appendix =
        sections.iter().filter_map(|section| section.appendix).min().unwrap_or(1).saturating_sub(1);
    for section in &mut sections {
        section.document = section.document.saturating_sub(document);
        section.appendix = section.appendix.map(|number| number - appendix);
    }
    let mut paper = Paper { sections, ..Paper::default() };
    paper.date = day(&paper);
    paper.title = title(&paper);
    paper
}

/// The cells that paragraphs of the main part stand in, by their numbers.
fn cells(file: &WordFile) -> BTreeMap<usize, PartCell> {
    let main = file.paragraphs.iter().filter(|one| one.place.part == 0);
    let cells = main.filter_map(|one| {
        let place = one.place.cell?;
        let column =
            file.table(place.table).rows.get(place.row as usize)?.cells.get(place.cell as usize)?.column;
        let [table, row, column] = [place.table.0, place.row, column].map(|number| number as usize + 1);
        Some((one.place.number as usize, PartCell { table, row, column }))
    });
    cells.collect()
}

/// Names of papers that are no kinds of Điều 7, but that look like one, or are attached to one; and of those kinds
/// for which the decree has no form.
const OTHER_KINDS: [&str; 16] = [
    "Nghị định",
    "Thông tư",
    "Luật",
    "Pháp lệnh",
    "Điều lệ",
    "Nội quy",
    "Phiếu trình",
    "Hợp đồng",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
    "Thư mời",
    "Bản cam kết",
    "Bài phát biểu",
    "Tham luận",
    "Diễn văn",
    "Giải trình",
];

/// What official letters (thư công) are headed by, which have no name of their kind.
const LETTERS: [&str; 7] =
    ["Thư chúc mừng", "Thư chúc Tết", "Thư khen", "Thư cảm ơn", "Thư thăm hỏi", "Thư chia buồn", "Thư ngỏ"];

/// The title of an official letter as it is written in a sentence, if a line is one.
pub fn letter_title(line: &str) -> Option<String> {
    let words = folded::folded(line);
    let title = LETTERS.iter().find(|title| words.starts_with(&folded::folded(title)))?;
    let whole = words.trim_end().len() == folded::folded(title).len();
    Some(if whole { (*title).to_owned() } else { line.trim().to_owned() })
}

/// Year, month and day of its place and day, where all are filled in.
fn day(tree: &Paper) -> Option<(u16, u8, u8)> {
    let line = tree.paragraphs().find(|one| one.role == Role::DiaDanhThoiGian)?;
    let words = folded::folded(&line.plain_text());
    let number = |before: &str| -> Option<u16> {
        let (_, rest) = words.split_once(before)?;
        let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let (day, month, year) = (number("ngay")?, number("thang")?, number("nam")?);
    let holds = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..=2200).contains(&year);
    holds.then(|| (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1)))
}

/// Its kind and subject.
fn title(tree: &Paper) -> String {
    let of = |role: Role| tree.paragraphs().filter(move |one| one.role == role).map(Paragraph::plain_text);
    let kind = of(Role::TenLoai).next().unwrap_or_default();
    let subject: Vec<String> = of(Role::TrichYeu).chain(of(Role::TrichYeuCongVan)).take(3).collect();
    format!("{kind} {}", subject.join(" ")).trim().to_owned()
}
