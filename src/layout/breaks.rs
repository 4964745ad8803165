//! Where the lines of a paragraph may end and where they may not, found once for all who write it.
//!
//! In: a paragraph with its look, in lines so wide. Out: its ties, its partings, its lines. Nothing is
//! found of a paragraph that no one asks for, nor anything but its width of one that is one line.

use super::laid::LaidText;
use super::letters::{Limits, Measured, on_one_line};
use super::measure::{SetLine, lines};
use super::parting::parted;
use super::ties::Ties;
use crate::document::{Inline, Paragraph};
use crate::fonts::Faces;
use crate::length::Length;
use crate::theme::{Style, Theme};

/// What the lines of a paragraph depend on.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Its pieces.
    pub content: &'a [Inline],
    /// Its look.
    pub style: &'a Style,
    /// The size of its letters.
    pub size: Length,
    /// The width of its lines, its indents among it.
    pub width: Length,
    /// What its letters are set in.
    pub faces: &'a Faces,
}

impl<'a> Setting<'a> {
    /// A paragraph in lines so wide, of its role's size unless another is given.
    pub(super) fn of(
        paragraph: &'a Paragraph,
        size: Option<Length>,
        width: Length,
        theme: &'a Theme,
    ) -> Setting<'a> {
        let style = theme.style(paragraph.role);
        let size = size.unwrap_or(style.size);
        Setting { content: &paragraph.content, style, size, width, faces: &theme.faces }
    }

    pub(super) fn limits(&self) -> Limits {
        Limits::new(self.style, self.size, self.width)
    }
}

/// The breaks of a paragraph.
#[derive(Default)]
pub(super) struct Breaks {
    /// None where it is one line without a doubt.
    pub(super) measured: Option<Measured>,
    pub(super) ties: Ties,
    /// As [`super::parting`] has them.
    pub(super) partings: Vec<usize>,
}

impl Breaks {
    pub(super) fn of(setting: &Setting<'_>) -> Breaks {
        let Setting { content, style, size, width, faces } = *setting;
        let limits = setting.limits();
        if on_one_line(content, style, size, limits.narrowest(), faces).is_some() {
            return Breaks::default();
        }
        let measured = Measured::of(content, style, faces);
        let ties = Ties::within(&measured, style, size, width);
        let partings = parted(&measured, limits);
        Breaks { measured: Some(measured), ties, partings }
    }

    /// The lines of a paragraph of more than one.
    pub(super) fn lines(&self, measured: &Measured, limits: Limits) -> Vec<SetLine> {
        lines(measured, limits, &self.ties, &self.partings)
    }
}

impl LaidText<'_> {
    pub(super) fn breaks(&self) -> &Breaks {
        self.breaks.get_or_init(|| Breaks::of(&self.setting))
    }

    /// Its parts that stay on one line each.
    pub fn ties(&self) -> &Ties {
        &self.breaks().ties
    }

    /// Where its words that are wider than their line may part, as numbers of letters from its start.
    /// No tied word has any.
    pub fn partings(&self) -> &[usize] {
        &self.breaks().partings
    }

    /// How many lines it takes.
    pub fn line_count(&self) -> usize {
        let breaks = self.breaks();
        breaks.measured.as_ref().map_or(1, |measured| breaks.lines(measured, self.setting.limits()).len())
    }
}
