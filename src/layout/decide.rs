//! What is decided of a page before it is laid out: every length that the tree leaves open, and what
//! stays together.
//!
//! In: the tree as the template gives it, the theme. Out: the same tree, with nothing open. It leaves
//! rooms and areas, which no tree holds, to `place`.

use super::{marks, pairs};
use crate::document::{Document, Section};
use crate::theme::Theme;

/// Decides the pages of a document.
pub fn decide(document: &mut Document, theme: &Theme) {
    document.sections.iter_mut().for_each(|section| decide_section(section, theme));
}

fn decide_section(section: &mut Section, theme: &Theme) {
    let width = theme.text_width(section.orientation);
    pairs::decide(&mut section.blocks, theme, width);
    marks::mark(&mut section.blocks, theme, section.orientation);
    if let Some(marks) = &mut section.marks {
        pairs::top_margin(marks, &section.blocks, theme, width);
    }
}
