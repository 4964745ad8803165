//! The document as a closed tree, which is laid out and written, and nothing else.
//!
//! In: what the templates and the tables gave. Out: sections of blocks, every capital set; a length or a
//! width that `layout` decides is [`Length::ZERO`] until then. It leaves sizes, weights and spacing to
//! the [`crate::theme::Theme`] by [`Role`], and drawing to the writers.

mod chart;
pub mod dump;
mod fit;
mod frames;
mod given;
mod named;
pub mod walk;

pub use chart::{Bar, BarGroup, Chart, Shade};
pub use fit::{ContentColumn, DeclaredColumn, Fit, Holds, StatedWidth};
pub use frames::{Image, MarginFrames, PlacedField, PlacedImage, Shows, Signed, WordFrame};
pub use given::{GivenBy, GivenWords};
pub use named::PaperName;

pub use crate::orientation::Orientation;
pub use crate::role::Role;

use std::collections::BTreeMap;

use self::walk::{Holder, WalkNode};
use crate::length::Length;
use crate::source::{Span, TableId};

/// A whole file of paper: one PDF, one DOCX.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    /// Title of the file's properties: kind and trích yếu, "Quyết định Phê duyệt …".
    pub title: String,
    /// Author of the file's properties: the issuing body's full name.
    pub author: String,
    /// Year, month and day of issue; None while day and month are left open.
    pub date: Option<(u16, u8, u8)>,
    /// Keywords of the file's properties: number and symbol, kind, the unit's code.
    pub keywords: Vec<String>,
    /// What it is known by among others.
    pub named: PaperName,
    /// The fields of its PDF.
    pub fields: FieldPlan,
    /// The sections, each starting on a new page.
    pub sections: Vec<Section>,
}

/// Which fields the PDF of a paper has, to be signed digitally and filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FieldPlan {
    /// None.
    #[default]
    None,
    /// Those of signers and agency on the room to sign, and of number and day that are open.
    Inside {
        /// What is said of the paper where the agency signs a file that goes separately; empty while number or day is
        /// open.
        apart: String,
    },
    /// The agency's alone, at the top right of page 1, behind these words (PL I, III.1; Mẫu 2.2).
    Apart(String),
}

impl Paper {
    /// Whether number and day that are open are fields of its PDF, to be filled in once it is signed.
    pub fn has_fields(&self) -> bool {
        matches!(self.fields, FieldPlan::Inside { .. })
    }

    /// Each appendix as a document of its own, in the order of the paper: its sections unchanged, its
    /// title from its first lines ("Phụ lục I DANH MỤC …").
    pub fn appendices(&self) -> Vec<Paper> {
        let mut sections: BTreeMap<u32, Vec<Section>> = BTreeMap::new();
        for section in &self.sections {
            if let Some(number) = section.appendix {
                sections.entry(number).or_default().push(section.clone());
            }
        }
        let document = |sections: Vec<Section>| Paper {
            title: title_of(&sections).unwrap_or_else(|| self.title.clone()),
            author: self.author.clone(),
            date: self.date,
            keywords: self.keywords.clone(),
            named: self.named.clone(),
            fields: match &self.fields {
                FieldPlan::Inside { apart } => FieldPlan::Apart(apart.clone()),
                FieldPlan::None | FieldPlan::Apart(_) => FieldPlan::None,
            },
            sections,
        };
        sections.into_values().map(document).collect()
    }
}

/// The words of an appendix's label and name.
fn title_of(sections: &[Section]) -> Option<String> {
    let words = sections.iter().flat_map(Section::walk).filter_map(|step| match step {
        (Holder::Pages, WalkNode::Paragraph(one)) if matches!(one.role, Role::PhuLuc | Role::TenPhuLuc) => {
            Some(one.plain_text())
        }
        _ => None,
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Pages of one orientation that are numbered together.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The document that it belongs to, or whose appendix it is: 0 is what is issued, what is attached
    /// follows from 1 on.
    pub document: u32,
    /// The appendix that it belongs to, counted from 1 through the whole dossier; None in the document
    /// and in what is attached.
    pub appendix: Option<u32>,
    /// The sheet, as it is held; the margins are the theme's.
    pub orientation: Orientation,
    /// Whether page numbers start at 1 here; otherwise they run on. The number of a section's page 1 is
    /// hidden (PL I, I.7), also in appendices (by analogy).
    pub restart_numbering: bool,
    /// Frames in the top margin of its first page.
    pub marks: Option<MarginFrames>,
    /// At the foot of its first page, inside the margins, under a line as wide as the text
    /// (PL I, III.4).
    pub foot: Vec<Paragraph>,
    /// What is on the pages, from top to bottom.
    pub blocks: Vec<Block>,
}

/// One thing below another on the pages. No block holds blocks again, so that nobody has to recurse.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A block that may also be in one of two columns.
    Simple(Simple),
    /// Rows of two cells side by side, without borders: header, signature.
    Columns(Columns),
    /// A table with borders.
    Table(Table),
    /// Horizontal bars with words.
    Chart(Chart),
}

/// A block that may be on the pages or in one of two columns.
#[derive(Clone, Debug, PartialEq)]
pub enum Simple {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A solid horizontal line, centred.
    Rule(HorizontalRule),
    /// Empty height for signature and seal, decided by `layout`.
    SignSpace(Length),
    /// The same with their images.
    Signed(Signed),
    /// A frame with a word in it.
    Mark(WordFrame),
}

/// Text with one role.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// What it is, which decides its look.
    pub role: Role,
    /// Its text. Already in capitals where the role demands them.
    pub content: Vec<Inline>,
    /// Whether it stays on one page with the next block.
    pub keep_next: bool,
    /// Where it comes from; never written to paper.
    pub origin: Option<Span>,
    /// Words of it that nobody typed there, in order; never written to paper.
    pub given: Vec<GivenWords>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// A run of text.
    Text(Run),
    /// A forced new line within the paragraph.
    LineBreak,
}

/// Text of one look. Bold and italic add to what the role already has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The characters, exactly as on paper.
    pub text: String,
    /// Whether it is bold where its role is not.
    pub bold: bool,
    /// Whether it is italic where its role is not.
    pub italic: bool,
}

/// Rows of two cells side by side. Each cell's text is laid out without padding, and the whole
/// stays on one page, but for a last row that flows on.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// Whether they are a header or a signature.
    pub kind: ColumnsKind,
    /// Widths of the left and the right cells, decided by `layout`; together the width of the text.
    pub widths: [Length; 2],
    /// From top to bottom.
    pub rows: Vec<PairRow>,
}

/// What a pair of columns is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnsKind {
    /// Issuing body left, Quốc hiệu right, at the head.
    Header,
    /// Nơi nhận left, signature right, at the end.
    Signature,
}

/// One row of [`Columns`].
#[derive(Clone, Debug, PartialEq)]
pub struct PairRow {
    /// Left and right cell.
    pub cells: [Vec<Simple>; 2],
    /// Whether the last lines of both cells are level (Số beside the date); otherwise the first ones are.
    pub level_bottom: bool,
    /// How many blocks of the left cell stay on one page with the right cell; those below them may go on
    /// to the next pages. None if the whole row stays on one page. Only the last row of [`Columns`]
    /// flows.
    pub flows_after: Option<usize>,
}

/// A table with single borders.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Which table of its dossier it shows; None for one that no content declares.
    pub id: Option<TableId>,
    /// What it is about, for readers who cannot see it.
    pub title: String,
    /// How its columns get their widths.
    pub fit: Fit,
    /// Widths of the columns, decided by `layout` unless they are given.
    pub columns: Vec<Length>,
    /// Size of all text in it, 11 to 13 pt: a choice of the table.
    pub text_size: Length,
    /// Rows repeated at the top of each page.
    pub head: Vec<Row>,
    /// All other rows.
    pub body: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The cells that start in this row, by column.
    pub cells: Vec<Cell>,
    /// Whether it stays on one page, as far as `layout` finds that it fits one.
    pub whole: bool,
    /// Whether it stays on one page with the next row (a group's row with its first task), as far as
    /// `layout` finds room for both.
    pub keep_next: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The column where it starts, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub colspan: usize,
    /// How many rows it covers, at least 1.
    pub rowspan: usize,
    /// Whether its text is centred from top to bottom; otherwise it is at the top.
    pub middle: bool,
    /// Its paragraphs; may be none.
    pub paragraphs: Vec<Paragraph>,
}

/// A solid horizontal line, centred in the width of its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HorizontalRule {
    /// Its length; decided by `layout` where it depends on the words above it.
    pub length: Length,
    /// Its length in percent of the longest line above it, in one role: a body's name may take several
    /// paragraphs. None if it depends on no words.
    pub percent: Option<u8>,
}

impl Block {
    /// The paragraph, if it is one.
    pub fn paragraph(&self) -> Option<&Paragraph> {
        if let Block::Simple(simple) = self { simple.paragraph() } else { None }
    }

    /// The paragraph to be changed, if it is one.
    pub fn paragraph_mut(&mut self) -> Option<&mut Paragraph> {
        if let Block::Simple(simple) = self { simple.paragraph_mut() } else { None }
    }
}

impl Simple {
    /// The paragraph, if it is one.
    pub fn paragraph(&self) -> Option<&Paragraph> {
        if let Simple::Paragraph(paragraph) = self { Some(paragraph) } else { None }
    }

    /// The paragraph to be changed, if it is one.
    pub fn paragraph_mut(&mut self) -> Option<&mut Paragraph> {
        if let Simple::Paragraph(paragraph) = self { Some(paragraph) } else { None }
    }
}

impl Table {
    /// Whether it is wider than any page in portrait: 190 mm and more.
    pub fn is_for_landscape(&self) -> bool {
        self.columns.iter().copied().sum::<Length>() >= Length::twips(10_772)
    }
}

impl From<Simple> for Block {
    fn from(simple: Simple) -> Block {
        Block::Simple(simple)
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Block {
        Block::Simple(paragraph.into())
    }
}

impl From<Paragraph> for Simple {
    fn from(paragraph: Paragraph) -> Simple {
        Simple::Paragraph(paragraph)
    }
}

impl HorizontalRule {
    /// A line of this length.
    pub fn long(length: Length) -> HorizontalRule {
        HorizontalRule { length, percent: None }
    }

    /// A line of this percentage of the longest line above it.
    pub fn of_line_above(percent: u8) -> HorizontalRule {
        HorizontalRule { length: Length::ZERO, percent: Some(percent) }
    }
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Inline {
        Inline::Text(Run { text: text.into(), ..Run::default() })
    }

    /// Text made bold beyond its role.
    pub fn bold(text: impl Into<String>) -> Inline {
        Inline::Text(Run { text: text.into(), bold: true, italic: false })
    }
}

impl Paragraph {
    /// A paragraph kept with the next one as its role demands.
    pub fn new(role: Role, content: Vec<Inline>) -> Paragraph {
        Paragraph { role, content, keep_next: role.info().keep_next, origin: None, given: Vec::new() }
    }

    /// Its text, a forced new line as one space.
    pub fn plain_text(&self) -> String {
        let mut text = String::new();
        for inline in &self.content {
            text.push_str(match inline {
                Inline::Text(run) => &run.text,
                Inline::LineBreak => " ",
            });
        }
        text
    }

    /// The same with every blank a plain one.
    pub fn plain_words(&self) -> String {
        let runs = || {
            self.content.iter().map(|inline| match inline {
                Inline::Text(run) => run.text.as_str(),
                Inline::LineBreak => " ",
            })
        };
        let mut text = String::with_capacity(runs().map(str::len).sum());
        for mut run in runs() {
            // The first byte of such a blank, and of few other signs.
            while let Some(at) = memchr::memchr(0xc2, run.as_bytes()) {
                let blank = run[at..].starts_with('\u{a0}');
                text.push_str(if blank { &run[..at] } else { &run[..at + '\u{a0}'.len_utf8()] });
                text.push_str(if blank { " " } else { "" });
                run = &run[at + '\u{a0}'.len_utf8()..];
            }
            text.push_str(run);
        }
        text
    }
}
