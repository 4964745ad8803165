//! Horizontal bars in groups, each with its words beside it, so that no figure is shown by length or
//! shade alone.

use rust_decimal::Decimal;

use super::Paragraph;
use crate::length::Length;

/// A chart of horizontal bars. Its widths and heights are decided by `layout`; the writers only draw.
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
    /// Whether it stays on one page: then it is parted only if it fits no page, and then between groups.
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
    /// Its part of the longest bar, from 0 to 1.
    pub share: Decimal,
    /// Its length, decided by `layout` from its share; a bar of length zero is not drawn.
    pub length: Length,
    /// How dark it is.
    pub shade: Shade,
    /// The words to its right.
    pub words: Paragraph,
}

/// One of two greys that differ on a laser printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// The bar of what was before.
    Light,
    /// The bar of what is now.
    Dark,
}

impl Chart {
    /// A chart of these groups; its widths and heights are not decided yet.
    pub fn new(title: String, text_size: Length, groups: Vec<BarGroup>) -> Chart {
        let [label_width, plot_width, bar_height, group_gap] = [Length::ZERO; 4];
        Chart { title, text_size, label_width, plot_width, bar_height, group_gap, whole: true, groups }
    }
}

impl Shade {
    /// The grey, from 0, black, to 255, white.
    pub const fn grey(self) -> u8 {
        match self {
            Shade::Light => 191,
            Shade::Dark => 89,
        }
    }
}
