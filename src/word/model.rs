//! What stands in a Word file: stories of paragraphs and tables, each with its place and its look.
//!
//! Everything lies in lists of the file and is named by its number there, so that nothing holds
//! itself: a cell holds numbers of paragraphs and tables, a text box is a story of its own. Texts are
//! as they were typed; [`super::composed`] brings them to the form that words are compared in.

use std::sync::Arc;

use super::change::WordChange;
use super::drawing::WordDrawing;
use super::look::{ParagraphLook, RunLook};
use super::place::{NumberRef, ParagraphId, StoryId, WordBlock, WordPlace, WordTableId};
use super::remarks::WordRemark;
use super::sections::WordSection;
use super::settings::{ParagraphSettings, RunSettings};
use super::table::WordTable;
use super::text;

/// A Word file that was read.
#[derive(Clone, Debug, Default)]
pub struct WordFile {
    /// The parts that hold texts, by their names in the package; the main one first.
    pub parts: Vec<String>,
    /// All stories; the body first.
    pub stories: Vec<WordStory>,
    /// All paragraphs, part by part in the order they stand in the part.
    pub paragraphs: Vec<WordParagraph>,
    /// All tables.
    pub tables: Vec<WordTable>,
    /// The sections of the body, in order; one at least.
    pub sections: Vec<WordSection>,
    /// Where links lead: addresses, or `#` and the name of a bookmark.
    pub links: Vec<String>,
    /// What of the file is not in here, or not as Word shows it.
    pub remarks: Vec<WordRemark>,
    /// The mode of Word that the file asks for: 15 for 2013 and later; None where it does not say.
    pub compatibility: Option<i32>,
    /// Whether pages of even number have headers and footers of their own.
    pub even_pages: bool,
    /// The typefaces that the theme has for headings and for other text.
    pub theme_fonts: [Option<Arc<str>>; 2],
}

/// A run of paragraphs and tables that belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordStory {
    /// What it is.
    pub kind: StoryKind,
    /// Which of the file's parts it stands in.
    pub part: u32,
    /// What stands in it.
    pub blocks: Vec<WordBlock>,
}

/// What a story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoryKind {
    /// The text itself.
    Body,
    /// The head of pages.
    Header,
    /// The foot of pages.
    Footer,
    /// A note at the foot of the page, by its number in the file.
    Footnote(i32),
    /// A note at the end.
    Endnote(i32),
    /// What parts notes from the text.
    NoteRule,
    /// What somebody remarked.
    Comment(i32),
    /// A box of text that this paragraph holds.
    TextBox(ParagraphId),
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct WordParagraph {
    /// Where it stands.
    pub place: WordPlace,
    /// What stands in it; words beside one another that look the same are one.
    pub runs: Vec<WordRun>,
    /// How it looks.
    pub look: Arc<ParagraphLook>,
    /// How its own mark looks, which is how its number does, and the words of an empty paragraph would.
    pub mark_look: Arc<RunLook>,
    /// The number that Word shows before it.
    pub label: Option<WordLabel>,
    /// The name of its style; empty where it has none.
    pub style: Arc<str>,
    /// The changes of its own mark, where changes are marked.
    pub changes: Vec<WordChange>,
    pub(super) settings: Arc<ParagraphSettings>,
    pub(super) mark: Arc<RunSettings>,
}

impl WordParagraph {
    /// Its words as Word shows them, without its number: hidden ones are left out, a tab is `\t`, a break `\n`.
    pub fn text(&self) -> String {
        let shown = self.runs.iter().filter(|run| !run.look.hidden);
        shown.fold(String::new(), |mut text, run| {
            run.piece.show(&mut text);
            text
        })
    }
}

/// Something in a paragraph, all of it of one look.
#[derive(Clone, Debug)]
pub struct WordRun {
    /// What it is.
    pub piece: WordPiece,
    /// How it looks.
    pub look: Arc<RunLook>,
    /// The changes it is in, outermost first, where changes are marked.
    pub changes: Arc<[WordChange]>,
    /// Which of the file's links it is.
    pub link: Option<u32>,
    /// Whether it is what a field gave.
    pub computed: bool,
    pub(super) settings: Arc<RunSettings>,
}

/// What may stand in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordPiece {
    /// Words.
    Text(String),
    /// A tab.
    Tab,
    /// The end of a line.
    LineBreak,
    /// The end of a page.
    PageBreak,
    /// The end of a column.
    ColumnBreak,
    /// A hyphen at which no line ends.
    FixedHyphen,
    /// A place where a word may be parted.
    SoftHyphen,
    /// A sign of a typeface of signs.
    Symbol {
        /// The typeface.
        font: Arc<str>,
        /// The number of the sign there.
        code: u32,
    },
    /// The mark of a note in the text, by the note's number in the file.
    NoteMark {
        /// Whether it stands at the end, not at the foot.
        at_end: bool,
        /// The number.
        id: i32,
    },
    /// The number of a note before its own text.
    NoteNumber,
    /// The mark of a comment.
    CommentMark(i32),
    /// A picture, a line, another drawing.
    Drawing(Box<WordDrawing>),
    /// A box of text.
    TextBox(StoryId),
    /// A field; what it gave last follows as computed runs.
    Field(String),
    /// Words that are part of an instruction and not shown.
    Instruction(String),
    /// The letters of a formula.
    Formula(String),
    /// Small letters over others that say how these are read.
    Ruby(String),
}

impl WordPiece {
    /// Adds what is read of it.
    pub fn show(&self, to: &mut String) {
        match self {
            WordPiece::Text(text) | WordPiece::Formula(text) | WordPiece::Ruby(text) => to.push_str(text),
            WordPiece::Tab => to.push('\t'),
            WordPiece::LineBreak | WordPiece::PageBreak | WordPiece::ColumnBreak => to.push('\n'),
            WordPiece::FixedHyphen => to.push('-'),
            WordPiece::Symbol { font, code } => to.push(text::symbol(font, *code)),
            WordPiece::SoftHyphen
            | WordPiece::NoteMark { .. }
            | WordPiece::NoteNumber
            | WordPiece::CommentMark(_)
            | WordPiece::Drawing(_)
            | WordPiece::TextBox(_)
            | WordPiece::Field(_)
            | WordPiece::Instruction(_) => {}
        }
    }
}

/// A number that Word shows before a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordLabel {
    /// As shown: `Điều 3.`, `e)`, `•`.
    pub text: String,
    /// What stands between it and the words.
    pub behind: LabelGap,
    /// The list and the level it is of.
    pub number: NumberRef,
}

/// What stands between a number and the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelGap {
    /// A tab.
    #[default]
    Tab,
    /// A blank.
    Blank,
    /// Nothing.
    Nothing,
}

impl WordFile {
    /// The paragraph of a number.
    pub fn paragraph(&self, id: ParagraphId) -> &WordParagraph {
        &self.paragraphs[id.0 as usize]
    }

    /// The table of a number.
    pub fn table(&self, id: WordTableId) -> &WordTable {
        &self.tables[id.0 as usize]
    }

    /// The story of a number.
    pub fn story(&self, id: StoryId) -> &WordStory {
        &self.stories[id.0 as usize]
    }

    /// The blocks of the body.
    pub fn body(&self) -> &[WordBlock] {
        self.stories.first().map_or(&[], |story| &story.blocks)
    }

    /// The name of the part that a place is in.
    pub fn part_of(&self, place: &WordPlace) -> &str {
        self.parts.get(place.part as usize).map_or("", String::as_str)
    }
}
