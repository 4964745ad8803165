//! What is decided of a page before it is laid out: every length that the tree leaves open, and what
//! stays together.
//!
//! In: the tree as the template gives it, the theme. Out: the same tree with nothing left open, and what
//! does not fit its pages. It leaves the room above blocks and areas, which no tree holds, to `place`.

use super::faults::PageFault;
use super::{keep_marks, pairs, tables};
use crate::paper::{Paper, Section};
use crate::theme::Theme;

/// Decides the pages of a document. Returns what does not fit them.
pub fn decide(document: &mut Paper, theme: &Theme) -> Vec<PageFault> {
    document.sections.iter_mut().flat_map(|section| decide_section(section, theme)).collect()
}

fn decide_section(section: &mut Section, theme: &Theme) -> Vec<PageFault> {
    let width = theme.text_width(section.orientation);
    let mut faults = pairs::decide(&mut section.blocks, theme, width);
    let tables = tables::decide(&mut section.blocks, theme, section.orientation);
    faults.extend(tables.into_iter().map(PageFault::Table));
    keep_marks::mark(&mut section.blocks, theme, section.orientation);
    if let Some(marks) = &mut section.marks {
        pairs::top_margin(marks, &section.blocks, theme, width);
    }
    faults
}
