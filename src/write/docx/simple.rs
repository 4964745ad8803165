//! Blocks that may be on the pages or in one of two columns.
//!
//! In: such a block laid out, and what its place asks for. Out: `w:p`, for a frame `w:tbl`. It leaves
//! paragraphs to `paragraph`, frames to `frames`, images to `images`.

use super::paragraph::{ParagraphPlace, RuleRoom, paragraph, rule, sign_space};
use super::{
    frames,
    images::{self, Images},
};
use crate::layout::LaidSimple;
use crate::length::Length;
use crate::theme::Theme;
use crate::write::xml::Xml;

/// The place of a rule: the width there, and its room.
#[derive(Clone, Copy)]
pub(super) struct RuleGround {
    pub(super) width: Length,
    pub(super) rule: RuleRoom,
}

/// Writes a block.
pub(super) fn write(
    xml: &mut Xml,
    simple: &LaidSimple<'_>,
    ground: RuleGround,
    place: &ParagraphPlace<'_>,
    images: &mut Images,
    theme: &Theme,
) {
    let ParagraphPlace { flow, ends, .. } = *place;
    match simple {
        LaidSimple::Text(text) => paragraph(xml, text, place),
        LaidSimple::Rule(length) => rule(xml, *length, ground.width, ground.rule, ends),
        LaidSimple::SignSpace(height) => sign_space(xml, *height, flow, ends, |_| ()),
        LaidSimple::Signed(source) => images::signed(xml, source, flow, ends, images),
        LaidSimple::Frame(frame) => frames::mark(xml, frame, theme),
    }
}
