//! How words and paragraphs of a Word file look in the end, whatever decided it.
//!
//! Lengths are exact: sizes, indents and rooms in twips.

use std::sync::Arc;

use super::place::NumberRef;
use crate::length::Length;

/// How words look.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RunLook {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined, in whatever way.
    pub underline: bool,
    /// Struck through, once or twice.
    pub strike: bool,
    /// Shown in capitals, whatever was typed.
    pub caps: bool,
    /// Shown in small capitals.
    pub small_caps: bool,
    /// Hidden.
    pub hidden: bool,
    /// Above or below the line.
    pub height: LetterHeight,
    /// Size of the letters.
    pub size: Length,
    /// Typeface of plain Latin letters.
    pub font: Arc<str>,
    /// Typeface of letters beyond those, Vietnamese ones among them.
    pub high_font: Arc<str>,
    /// Colour, as red, green, blue; None where it is the automatic one.
    pub color: Option<[u8; 3]>,
    /// Marked with a colour behind.
    pub highlighted: bool,
    /// Room added between letters; negative where they are pushed together.
    pub spacing: Length,
    /// Letters are as wide as this many hundredths of themselves.
    pub scale: u16,
}

impl RunLook {
    /// What a program shows when nothing is said.
    pub(super) fn plain() -> RunLook {
        let font: Arc<str> = Arc::from("Times New Roman");
        RunLook {
            bold: false,
            italic: false,
            underline: false,
            strike: false,
            caps: false,
            small_caps: false,
            hidden: false,
            height: LetterHeight::Line,
            size: Length::twips(200),
            font: font.clone(),
            high_font: font,
            color: None,
            highlighted: false,
            spacing: Length::ZERO,
            scale: 100,
        }
    }

    /// Whether they are bold, by their look or by the name of their typeface ("Times New Roman Bold").
    pub fn is_bold(&self) -> bool {
        let ends = |end: &[u8]| end.eq_ignore_ascii_case(b" bold");
        self.bold || self.font.len().checked_sub(5).is_some_and(|at| ends(&self.font.as_bytes()[at..]))
    }
}

/// Where letters stand to their line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LetterHeight {
    /// On it.
    #[default]
    Line,
    /// Small and above.
    Above,
    /// Small and below.
    Below,
}

/// How a paragraph looks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ParagraphLook {
    /// How its lines stand.
    pub align: WordAlign,
    /// Room left of it.
    pub left: Length,
    /// Room right of it.
    pub right: Length,
    /// Where its first line begins, seen from its left edge; negative where it hangs out.
    pub first: Length,
    /// Room above.
    pub before: Length,
    /// Room below.
    pub after: Length,
    /// No room between paragraphs of the same style.
    pub contextual: bool,
    /// Height of its lines.
    pub line: LineHeight,
    /// Stays with the next paragraph.
    pub keep_next: bool,
    /// Its lines stay together.
    pub keep_lines: bool,
    /// Begins a page.
    pub page_break_before: bool,
    /// StoryLevel in the outline from 1 to 9; None where it is body text.
    pub outline: Option<u8>,
    /// Has a line above it.
    pub border_above: bool,
    /// Has a line below it.
    pub border_below: bool,
    /// Stands in a frame of its own.
    pub framed: bool,
    /// Stops of the tab key, from left to right.
    pub tabs: Vec<TabPlace>,
    /// The list it belongs to; None where it has no number.
    pub number: Option<NumberRef>,
}

impl ParagraphLook {
    /// What a program shows when nothing is said.
    pub(super) fn plain() -> ParagraphLook {
        ParagraphLook {
            align: WordAlign::Left,
            left: Length::ZERO,
            right: Length::ZERO,
            first: Length::ZERO,
            before: Length::ZERO,
            after: Length::ZERO,
            contextual: false,
            line: LineHeight::Times(240),
            keep_next: false,
            keep_lines: false,
            page_break_before: false,
            outline: None,
            border_above: false,
            border_below: false,
            framed: false,
            tabs: Vec::new(),
            number: None,
        }
    }
}

/// How lines stand between the edges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WordAlign {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
    /// At both edges, but for the last line.
    Justified,
    /// At both edges, the last line too.
    Distributed,
}

/// How high lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineHeight {
    /// So many 240ths of a line of the typeface.
    Times(i32),
    /// This high, whatever stands in it.
    Exact(Length),
    /// At least this high.
    AtLeast(Length),
}

/// A stop of the tab key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TabPlace {
    /// From the edge of the text.
    pub at: Length,
    /// What stands there.
    pub kind: TabKind,
}

/// How words stand at a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TabKind {
    /// They begin there.
    Left,
    /// Their middle is there.
    Center,
    /// They end there.
    Right,
    /// Their decimal sign is there.
    Decimal,
    /// A line is drawn there, no stop.
    Bar,
    /// A stop of the style is taken away.
    Clear,
}
