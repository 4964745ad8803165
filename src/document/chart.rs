//! Horizontal bars in groups, each with its words beside it, so that no figure is told by length
//! or shade alone.

use super::Paragraph;
use crate::length::Length;

/// A chart of horizontal bars. All widths are decided: the writers draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it is about, for readers who cannot see it.
    pub title: String,
    /// Size of its letters.
    pub text_size: Length,
    /// Width of the labels at the left.
    pub label_width: Length,
    /// Width of the bars with the words beside them; both widths together are the text's.
    pub plot_width: Length,
    /// Height of a bar.
    pub bar_height: Length,
    /// Room below each group.
    pub group_gap: Length,
    /// It never breaks over a page (decided here: it fits one); otherwise only its groups do not.
    pub whole: bool,
    /// From top to bottom.
    pub groups: Vec<BarGroup>,
}

/// Bars under one label.
#[derive(Clone, Debug, PartialEq)]
pub struct BarGroup {
    /// Its label.
    pub label: Paragraph,
    /// From top to bottom.
    pub bars: Vec<Bar>,
}

/// A bar and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// How long it is; nothing is drawn of none.
    pub length: Length,
    /// How dark.
    pub shade: Shade,
    /// What stands to its right.
    pub words: Paragraph,
}

/// A grey that a laser printer tells from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// What was.
    Light,
    /// What is.
    Dark,
}

impl Shade {
    /// From 0, black, to 255, white.
    pub const fn grey(self) -> u8 {
        match self {
            Shade::Light => 191,
            Shade::Dark => 89,
        }
    }
}
