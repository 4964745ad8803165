//! A paragraph in its place.
//!
//! In: a paragraph, its setting, its room and its area. Out: also where its lines may end, found when
//! it is first asked for and once for all who write it, on whatever thread.

use std::sync::OnceLock;

use super::area::{Area, AreaKind};
use super::breaks::{Breaks, CutPiece};
use super::setting::Setting;
use crate::length::Length;
use crate::paper::Paragraph;

/// A paragraph in its place.
pub struct LaidText<'a> {
    /// In the tree.
    pub paragraph: &'a Paragraph,
    /// Its look, the size of its letters and the width of its lines.
    pub setting: Setting<'a>,
    /// The room above it.
    pub gap: Length,
    /// Its level among the headings, from 1; 0 where it is none.
    pub level: u8,
    /// Where its words may stand.
    pub area: Area,
    /// Where its lines may end.
    pub(super) breaks: OnceLock<Breaks>,
}

impl<'a> LaidText<'a> {
    /// A paragraph that is no heading. What stands above it wants so much room `below`, which then is what
    /// this one wants; between both is the larger of what they want.
    pub(super) fn under(
        below: &mut Length,
        paragraph: &'a Paragraph,
        setting: Setting<'a>,
        area: Area,
    ) -> LaidText<'a> {
        let gap = setting.style.before.max(*below);
        *below = setting.style.after;
        LaidText { paragraph, setting, gap, level: 0, area, breaks: OnceLock::new() }
    }
}

impl LaidText<'_> {
    pub(super) fn breaks(&self) -> &Breaks {
        self.breaks.get_or_init(|| Breaks::of(&self.setting))
    }

    /// Its text, cut where its lines may break. A frame is one line, in which nothing parts.
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
