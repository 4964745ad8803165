//! A paragraph laid out.
//!
//! In: a paragraph, its setting, the room above it and its area. Out: also where its lines may end,
//! computed when it is first asked for, once for all writers, on whatever thread. It leaves the breaks to
//! `breaks`.

use std::sync::OnceLock;

use super::area::{Area, AreaKind};
use super::breaks::{Breaks, CutPiece};
use super::setting::Setting;
use crate::length::Length;
use crate::paper::Paragraph;

/// A paragraph laid out.
pub struct LaidText<'a> {
    /// The paragraph in the tree.
    pub paragraph: &'a Paragraph,
    /// Its look, the size of its letters and the width of its lines.
    pub setting: Setting<'a>,
    /// The room above it.
    pub gap: Length,
    /// The room below it, where it wants more than its look has: above a table.
    pub below: Option<Length>,
    /// Its level among the headings, from 1; 0 if it is no heading.
    pub level: u8,
    /// The area its words may use.
    pub area: Area,
    /// Where its lines may end.
    pub(super) breaks: OnceLock<Breaks>,
}

impl<'a> LaidText<'a> {
    /// Lays out a paragraph that is no heading. `below` is the room that the block above wants below it,
    /// and is set to what this paragraph wants; the gap between the two is the larger of what they want.
    pub(super) fn under(
        below: &mut Length,
        paragraph: &'a Paragraph,
        setting: Setting<'a>,
        area: Area,
    ) -> LaidText<'a> {
        let gap = setting.style.before.max(*below);
        *below = setting.style.after;
        LaidText { paragraph, setting, gap, below: None, level: 0, area, breaks: OnceLock::new() }
    }
}

impl LaidText<'_> {
    pub(super) fn breaks(&self) -> &Breaks {
        self.breaks.get_or_init(|| Breaks::of(&self.setting))
    }

    /// Its text, cut where its lines may break. A frame is one line, in which no word parts.
    pub fn pieces(&self) -> Vec<CutPiece<'_>> {
        let framed = matches!(self.area.kind, AreaKind::Mark | AreaKind::TopMark);
        self.breaks().pieces(self.setting.content, !framed)
    }

    /// How many lines it takes.
    pub fn line_count(&self) -> usize {
        let breaks = self.breaks();
        breaks.measured.as_ref().map_or(1, |measured| breaks.lines(measured, self.setting.limits()).len())
    }
}
