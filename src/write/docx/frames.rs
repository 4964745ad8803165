//! Frames: words in a box, in a column or side by side in the top margin.
//!
//! In: frames laid out. Out: tables of one cell each.

use super::names;
use super::paragraph::{Flow, runs, separator, styled};
use super::table::{Frame, RowBreak, cell, fixed, line, row};
use crate::layout::{LaidFrame, LaidText};
use crate::length::Length;
use crate::theme::{Align, Theme};
use crate::write::xml::Xml;

/// A paragraph in its role's style; `look` writes what differs.
pub(super) fn paragraph(xml: &mut Xml, text: &LaidText<'_>, look: impl FnOnce(&mut Xml)) {
    styled(xml, names::id(text.paragraph.role), look, |xml| runs(xml, text));
}

/// A frame in a column, where its role's text would be.
pub(super) fn mark(xml: &mut Xml, frame: &LaidFrame<'_>, theme: &Theme) {
    let align = match frame.text.setting.style.align {
        Align::Center => Some("center"),
        Align::Right => Some("right"),
        Align::Left | Align::Justify => None,
    };
    let stand = Frame { align, indent: Some(Length::ZERO), ..Frame::default() };
    frames(xml, std::slice::from_ref(frame), Length::ZERO, stand, theme);
}

/// Frames side by side: a table, as Word draws its rows exactly as high as stated.
pub(super) fn frames(xml: &mut Xml, frames: &[LaidFrame<'_>], gap: Length, stand: Frame<'_>, theme: &Theme) {
    let mut widths = Vec::new();
    for frame in frames {
        if !widths.is_empty() {
            widths.push(gap);
        }
        widths.push(frame.source.width);
    }
    let height = frames.iter().map(|frame| frame.source.height).max().unwrap_or_default();
    fixed(xml, &Frame { columns: &widths, ..stand }, |xml| {
        row(xml, RowBreak::Exact(height), |xml| {
            for (at, frame) in frames.iter().enumerate() {
                if at > 0 {
                    cell(xml, gap, 1, |_| (), |xml| separator(xml, Flow::Free, None));
                }
                framed(xml, frame, theme);
            }
        });
    });
}

fn framed(xml: &mut Xml, frame: &LaidFrame<'_>, theme: &Theme) {
    let role = frame.text.paragraph.role;
    let look = |xml: &mut Xml| {
        let color = names::color(role.info().ink);
        xml.element("w:tcBorders", |xml| {
            for side in ["w:top", "w:left", "w:bottom", "w:right"] {
                line(xml, side, theme.room.stroke, 0, color);
            }
        });
        xml.val("w:vAlign", "center");
    };
    let level = |xml: &mut Xml| {
        xml.leaf("w:spacing", &[("w:before", &0), ("w:after", &0)]);
        xml.leaf("w:ind", &[("w:left", &0), ("w:firstLine", &0)]);
        xml.val("w:jc", "center");
    };
    cell(xml, frame.source.width, 1, look, |xml| paragraph(xml, &frame.text, level));
}
