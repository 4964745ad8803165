//! A paragraph with all that the breaks of its lines depend on.
//!
//! In: a paragraph of the tree, the theme, the width it has. Out: its [`Setting`]. It leaves finding the
//! breaks to `breaks`.

use super::letters::Limits;
use crate::fonts::Faces;
use crate::length::Length;
use crate::paper::{Inline, Paragraph};
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
    /// The width of its lines, including its indents.
    pub width: Length,
    /// The faces of its letters.
    pub faces: &'a Faces,
}

impl<'a> Setting<'a> {
    /// A paragraph in lines of this width, in its role's size unless another is given.
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
