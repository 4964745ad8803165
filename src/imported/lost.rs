//! What of a Word file no paper of ours can have: pictures, shapes, notes, words in the heads and feet of pages.
//!
//! In: a Word file. Out: each sort with how many there are and where the first one stands.

use super::page_marks;
use crate::word::{
    DrawingKind, StoryId, StoryKind, WordBlock, WordFile, WordParagraph, WordPiece, WordRun, WordStory,
};

/// What cannot be kept, by sorts that somebody may give up one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LossSort {
    /// Pictures.
    Picture,
    /// Shapes, charts, objects of other programs.
    Shape,
    /// Notes at the foot of the page or at the end.
    Note,
    /// Words in the heads and feet of pages.
    PageWords,
    /// Comments.
    Comment,
    /// Tracked changes.
    Change,
    /// Hidden words.
    Hidden,
}

/// Something that is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotKept {
    /// Of which sort it is.
    pub sort: LossSort,
    /// What, and how many: `2 hình ảnh`.
    pub what: String,
    /// Its words, the first of them; empty where it has none.
    pub words: String,
    /// What to do.
    pub hint: &'static str,
    /// The number of the paragraph of the main part where the first one stands.
    pub paragraph: Option<u32>,
}

impl NotKept {
    /// What a YAML file cannot hold.
    pub fn message(&self) -> String {
        let words = if self.words.is_empty() { String::new() } else { format!(": {}", self.words) };
        format!("{} không đưa được vào tệp YAML{words}", self.what)
    }
}

/// What is not kept of a file.
pub fn not_kept(file: &WordFile) -> Vec<NotKept> {
    let mut lost = Vec::new();
    lost.extend(drawings(
        file,
        (LossSort::Picture, &[DrawingKind::Picture]),
        "hình ảnh",
        "chèn lại ảnh vào bản DOCX xuất ra",
    ));
    let shapes = [DrawingKind::Shape, DrawingKind::Chart, DrawingKind::Diagram, DrawingKind::Object];
    lost.extend(drawings(
        file,
        (LossSort::Shape, &shapes),
        "hình vẽ, biểu đồ, đối tượng nhúng",
        "vẽ lại trên bản DOCX xuất ra, nếu cần",
    ));
    lost.extend(notes(file));
    lost.extend(pages(file));
    lost
}

/// Looks that a paper of the decree does not have, whose words are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlatLook {
    /// What is plain text afterwards, and how often.
    pub message: String,
    /// What to do.
    pub hint: &'static str,
    /// The number of the paragraph of the main part where the first one stands.
    pub paragraph: u32,
}

/// Whether a paragraph holds something.
type HoldsLook<'a> = &'a dyn Fn(&WordParagraph) -> bool;

/// Words that are underlined, lead somewhere or are counted by Word, which are plain words afterwards.
pub fn flat_looks(file: &WordFile) -> Vec<FlatLook> {
    let starts = |paragraph: &WordParagraph, name: &str| {
        paragraph.runs.iter().any(|run| match &run.piece {
            WordPiece::Field(words) => {
                words.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(name))
            }
            _ => false,
        })
    };
    let says = |piece: &WordPiece| {
        let mut text = String::new();
        piece.show(&mut text);
        text.chars().any(char::is_alphanumeric)
    };
    let leads = |link: Option<u32>| {
        let link = link.and_then(|link| file.links.get(link as usize));
        link.is_some_and(|link| !link.starts_with('#'))
    };
    let underlined = |one: &WordParagraph| {
        one.runs
            .iter()
            .any(|run| run.look.underline && run.link.is_none() && !run.look.hidden && says(&run.piece))
    };
    let addressed = |run: &WordRun| match &run.piece {
        // One with a switch leads to a place of the file itself.
        WordPiece::Field(words) => {
            let mut words = words.split_whitespace();
            words.next().is_some_and(|word| word.eq_ignore_ascii_case("HYPERLINK"))
                && words.next().is_some_and(|word| !word.starts_with('\\'))
        }
        piece => leads(run.link) && says(piece),
    };
    let linked = |one: &WordParagraph| one.runs.iter().any(addressed);
    let listed = |one: &WordParagraph| starts(one, "TOC");
    let sorts: [(HoldsLook<'_>, &str, &'static str); 3] = [
        (&underlined, "gạch chân", "cần nhấn mạnh thì để chữ đậm hoặc nghiêng trước khi nhập"),
        (&linked, "liên kết", "địa chỉ cần cho người đọc thì viết ra trong lời văn"),
        (&listed, "mục lục tự động", "xóa các dòng mục lục: số trang trong đó không còn đúng"),
    ];
    let found = sorts.into_iter().filter_map(|(holds, what, hint)| {
        let main = file.paragraphs.iter().filter(|one| one.place.part == 0);
        let places: Vec<u32> = main.filter(|one| holds(one)).map(|one| one.place.number).collect();
        let paragraph = *places.first()?;
        let count = places.len();
        Some(FlatLook {
            message: format!("{what} ở {count} đoạn nay là chữ thường"), hint, paragraph
        })
    });
    found.collect()
}

/// Drawings of some kinds; lines under a name are drawn anew anyway.
fn drawings(
    file: &WordFile,
    (sort, kinds): (LossSort, &[DrawingKind]),
    name: &str,
    hint: &'static str,
) -> Option<NotKept> {
    let mut count = 0;
    let mut first = None;
    for paragraph in file.paragraphs.iter().filter(|one| one.place.part == 0) {
        for run in &paragraph.runs {
            let WordPiece::Drawing(drawing) = &run.piece else { continue };
            // A shape without height is a line.
            let is_line = drawing.kind == DrawingKind::Shape && drawing.size.1.to_mm() < 3.0;
            if kinds.contains(&drawing.kind) && !is_line {
                count += 1;
                first = first.or(Some(paragraph.place.number));
            }
        }
    }
    (count > 0).then(|| NotKept {
        sort,
        what: format!("{count} {name}"),
        words: String::new(),
        hint,
        paragraph: first,
    })
}

fn notes(file: &WordFile) -> Option<NotKept> {
    let is_note = |story: &&WordStory| matches!(story.kind, StoryKind::Footnote(_) | StoryKind::Endnote(_));
    let texts: Vec<String> = file
        .stories
        .iter()
        .filter(is_note)
        .map(|story| text(file, story))
        .filter(|text| !text.is_empty())
        .collect();
    let marked = file.paragraphs.iter().filter(|one| one.place.part == 0);
    let mut marked =
        marked.filter(|one| one.runs.iter().any(|run| matches!(run.piece, WordPiece::NoteMark { .. })));
    let paragraph = marked.next().map(|one| one.place.number);
    (!texts.is_empty()).then(|| NotKept {
        sort: LossSort::Note,
        what: format!("{} chú thích cuối trang", texts.len()),
        words: quoted(&texts),
        hint: "cần giữ thì đưa lời chú thích vào nội dung",
        paragraph,
    })
}

/// Words in the heads and feet of pages, beside numbers of pages.
fn pages(file: &WordFile) -> Option<NotKept> {
    let is_page = |story: &&WordStory| matches!(story.kind, StoryKind::Header | StoryKind::Footer);
    let mut texts: Vec<String> = file.stories.iter().filter(is_page).map(|story| text(file, story)).collect();
    texts.retain(|text| text.chars().any(char::is_alphabetic) && !super::page_marks::is_contact(text));
    texts.dedup();
    (!texts.is_empty()).then(|| NotKept {
        sort: LossSort::PageWords,
        what: "chữ ở đầu trang, chân trang".to_owned(),
        words: quoted(&texts),
        hint: "số trang do chương trình in; địa chỉ cơ quan ghi ở `lien_he`",
        paragraph: None,
    })
}

/// All lines in the heads and feet of pages that hold more than the number of the page, each once.
pub fn page_lines(file: &WordFile) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (at, story) in (0..).zip(&file.stories) {
        if !matches!(story.kind, StoryKind::Header | StoryKind::Footer) {
            continue;
        }
        for line in page_marks::story(file, Some(StoryId(at))) {
            let says = line.to_lowercase().replace("trang", "").chars().any(char::is_alphabetic);
            if says && !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
}

/// The first few texts, shortened.
pub fn quoted(texts: &[String]) -> String {
    let shown = texts.iter().take(3).map(|text| {
        let short: String = text.chars().take(60).collect();
        if short.len() < text.len() { format!("“{short}…”") } else { format!("“{short}”") }
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// The words of a story.
fn text(file: &WordFile, story: &WordStory) -> String {
    let paragraphs = story.blocks.iter().filter_map(|block| match block {
        WordBlock::Paragraph(id) => Some(file.paragraph(*id).text()),
        WordBlock::Table(_) => None,
    });
    let words: Vec<String> =
        paragraphs.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    words.join(" ")
}
