//! What one place of a Word file says of a look: the defaults, a style, a paragraph or some words
//! each say some of it, the later over the earlier.
//!
//! In: elements that were read. Out: settings that are laid over one another. It leaves the order
//! of the places to `resolve`.

use std::sync::Arc;

use super::look::{LetterHeight, LineHeight, TabPlace, WordAlign};
use crate::length::Length;

/// A typeface as it is named: by itself, or by its use in the theme.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum FontName {
    /// By itself.
    Named(Arc<str>),
    /// `minorHAnsi` and its like.
    Theme(Arc<str>),
}

/// The settings that flip what the styles below them say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Toggles {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) caps: Option<bool>,
    pub(super) small_caps: Option<bool>,
    pub(super) strike: Option<bool>,
    pub(super) double_strike: Option<bool>,
    pub(super) hidden: Option<bool>,
}

impl Toggles {
    /// These over others.
    pub(super) fn over(self, below: Toggles) -> Toggles {
        self.with(below, |mine, below| mine.or(below))
    }

    /// Each of these and of others put together.
    pub(super) fn with(
        self,
        other: Toggles,
        join: impl Fn(Option<bool>, Option<bool>) -> Option<bool>,
    ) -> Toggles {
        Toggles {
            bold: join(self.bold, other.bold),
            italic: join(self.italic, other.italic),
            caps: join(self.caps, other.caps),
            small_caps: join(self.small_caps, other.small_caps),
            strike: join(self.strike, other.strike),
            double_strike: join(self.double_strike, other.double_strike),
            hidden: join(self.hidden, other.hidden),
        }
    }
}

/// What is said of words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct RunSettings {
    /// The style of letters, by its id.
    pub(super) style: Option<Arc<str>>,
    pub(super) toggles: Toggles,
    pub(super) underline: Option<bool>,
    pub(super) height: Option<LetterHeight>,
    pub(super) size: Option<Length>,
    pub(super) font: Option<FontName>,
    pub(super) high_font: Option<FontName>,
    /// The automatic colour is `Some(None)`.
    pub(super) color: Option<Option<[u8; 3]>>,
    pub(super) highlighted: Option<bool>,
    pub(super) spacing: Option<Length>,
    pub(super) scale: Option<u16>,
}

impl RunSettings {
    /// Lays these over others; toggles are left as they are.
    pub(super) fn put_over(&self, below: &mut RunSettings) {
        fn put<T: Clone>(mine: &Option<T>, below: &mut Option<T>) {
            if mine.is_some() {
                below.clone_from(mine);
            }
        }
        put(&self.underline, &mut below.underline);
        put(&self.height, &mut below.height);
        put(&self.size, &mut below.size);
        put(&self.font, &mut below.font);
        put(&self.high_font, &mut below.high_font);
        put(&self.color, &mut below.color);
        put(&self.highlighted, &mut below.highlighted);
        put(&self.spacing, &mut below.spacing);
        put(&self.scale, &mut below.scale);
    }
}

/// What is said of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct ParagraphSettings {
    /// The style of the paragraph, by its id.
    pub(super) style: Option<Arc<str>>,
    pub(super) align: Option<WordAlign>,
    pub(super) left: Option<Length>,
    pub(super) right: Option<Length>,
    pub(super) first: Option<Length>,
    pub(super) before: Option<Length>,
    pub(super) after: Option<Length>,
    pub(super) contextual: Option<bool>,
    pub(super) line: Option<LineHeight>,
    pub(super) keep_next: Option<bool>,
    pub(super) keep_lines: Option<bool>,
    pub(super) page_break_before: Option<bool>,
    /// From 1; 0 is body text.
    pub(super) outline: Option<u8>,
    pub(super) border_above: Option<bool>,
    pub(super) border_below: Option<bool>,
    pub(super) framed: Option<bool>,
    pub(super) tabs: Vec<TabPlace>,
    /// The list; 0 is none.
    pub(super) list: Option<i32>,
    pub(super) level: Option<u8>,
}

impl ParagraphSettings {
    /// Lays these over others.
    pub(super) fn put_over(&self, below: &mut ParagraphSettings) {
        fn put<T: Copy>(mine: Option<T>, below: &mut Option<T>) {
            *below = mine.or(*below);
        }
        put(self.align, &mut below.align);
        put(self.left, &mut below.left);
        put(self.right, &mut below.right);
        put(self.first, &mut below.first);
        put(self.before, &mut below.before);
        put(self.after, &mut below.after);
        put(self.contextual, &mut below.contextual);
        put(self.line, &mut below.line);
        put(self.keep_next, &mut below.keep_next);
        put(self.keep_lines, &mut below.keep_lines);
        put(self.page_break_before, &mut below.page_break_before);
        put(self.outline, &mut below.outline);
        put(self.border_above, &mut below.border_above);
        put(self.border_below, &mut below.border_below);
        put(self.framed, &mut below.framed);
        put(self.list, &mut below.list);
        put(self.level, &mut below.level);
        for tab in &self.tabs {
            below.tabs.retain(|known| known.at != tab.at);
            below.tabs.push(*tab);
        }
    }
}
