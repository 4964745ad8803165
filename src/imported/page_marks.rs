//! What of a paper stands in the head and the foot of its first page: the frames in the top margin, the address.
//!
//! In: a Word file. Out: the words of these components. Other words there are told as not kept.

use super::tables::folded;
use crate::word::{PageSort, ParagraphId, StoryId, WordBlock, WordFile, WordPiece};

/// Components of the head and the foot of a first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PageMarks {
    /// The draft.
    pub(super) draft: Option<String>,
    /// Who may see it.
    pub(super) circle: Option<String>,
    /// The address.
    pub(super) contact: Vec<String>,
}

impl PageMarks {
    /// Those of the first section of a file.
    pub(super) fn of(file: &WordFile) -> PageMarks {
        let mut marks = PageMarks::default();
        let Some(section) = file.sections.first() else { return marks };
        for line in story(file, section.header(PageSort::First, file.even_pages)) {
            let words = folded(&line);
            if words.starts_with("du thao") {
                marks.draft = marks.draft.or(Some(line));
            } else if is_circle(&words) {
                marks.circle = marks.circle.or(Some(line));
            }
        }
        let foot = story(file, section.footer(PageSort::First, file.even_pages)).into_iter();
        marks.contact = foot.filter(|line| is_contact(line)).collect();
        marks
    }
}

/// Whether folded words say who may see a paper.
pub(super) fn is_circle(words: &str) -> bool {
    words == "luu hanh noi bo" || words == "xem xong tra lai"
}

/// Whether a line tells where the office is found.
pub(super) fn is_contact(line: &str) -> bool {
    let words = folded(line);
    ["dia chi:", "website:", "e-mail:", "email:", "trang thong tin dien tu:"]
        .iter()
        .any(|start| words.starts_with(start))
}

/// The lines of a story, those of its tables and boxes in their place.
pub(super) fn story(file: &WordFile, story: Option<StoryId>) -> Vec<String> {
    let Some(story) = story else { return Vec::new() };
    let mut open: Vec<WordBlock> = file.story(story).blocks.iter().rev().copied().collect();
    let mut lines = Vec::new();
    // A file may name a box within itself.
    for _ in 0..10_000 {
        match open.pop() {
            None => break,
            Some(WordBlock::Paragraph(id)) => {
                lines.push(file.paragraph(id).text().split_whitespace().collect::<Vec<_>>().join(" "));
                open.extend(boxes(file, id));
            }
            Some(WordBlock::Table(id)) => {
                let cells = file.table(id).rows.iter().flat_map(|row| &row.cells);
                let inner: Vec<WordBlock> = cells.flat_map(|cell| &cell.blocks).copied().collect();
                open.extend(inner.into_iter().rev());
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn boxes(file: &WordFile, id: ParagraphId) -> Vec<WordBlock> {
    let boxes = file.paragraph(id).runs.iter().filter_map(|run| match run.piece {
        WordPiece::TextBox(story) => Some(file.story(story)),
        _ => None,
    });
    boxes.flat_map(|story| &story.blocks).rev().copied().collect()
}
