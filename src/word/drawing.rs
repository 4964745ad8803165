//! A drawing in a text: a picture, a line, a shape; what it is and how large, not what it shows.
//!
//! In: elements of a drawing as they come, of either age. Out: a [`WordDrawing`]. It leaves texts in
//! boxes to the reader of stories.

use super::measure;
use super::space::Space;
use super::xml::{XmlElement, XmlReader};
use crate::length::Length;

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordDrawing {
    /// What it is.
    pub kind: DrawingKind,
    /// Its name, as the program that made it gives it.
    pub name: String,
    /// What somebody wrote to describe it.
    pub words: String,
    /// Width and height; none where they are not stated.
    pub size: (Length, Length),
    /// Whether it stands in the line as a letter does.
    pub in_line: bool,
    /// From what it is measured across: `column`, `page`, `margin`…; empty in the line.
    pub from: String,
    /// How far right of that it stands; None where it is aligned.
    pub left: Option<Length>,
    /// How it is aligned across: `center`…; empty where it is not.
    pub aligned: String,
}

/// What a drawing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DrawingKind {
    /// Something drawn.
    #[default]
    Shape,
    /// A straight line.
    Line,
    /// A picture.
    Picture,
    /// A chart.
    Chart,
    /// A drawing of ideas (SmartArt).
    Diagram,
    /// An object of another program.
    Object,
    /// A box of text.
    Box,
}

impl WordDrawing {
    /// Takes what an element inside it says.
    pub(super) fn take<'a>(&mut self, xml: &XmlReader<'a>, element: &XmlElement<'a>) {
        let plain = |key: &str| xml.attribute(element, Space::Unnamed, key);
        match element.name() {
            (Space::Anchor, "inline") => self.in_line = true,
            (Space::Anchor, "extent") => {
                let length = |key: &str| plain(key).and_then(|text| measure::emu(&text)).unwrap_or_default();
                self.size = (length("cx"), length("cy"));
            }
            (Space::Anchor, "docPr") => {
                self.name = plain("name").unwrap_or_default();
                self.words = plain("descr").unwrap_or_default();
            }
            (Space::Anchor, "positionH") => self.from = plain("relativeFrom").unwrap_or_default(),
            (Space::Drawing, "prstGeom") => {
                let preset = plain("prst").unwrap_or_default();
                if preset == "line" || preset.contains("Connector1") {
                    self.kind = DrawingKind::Line;
                }
            }
            (Space::Picture, "pic") => self.kind = DrawingKind::Picture,
            (Space::Chart, "chart") => self.kind = DrawingKind::Chart,
            (Space::Diagram, "relIds") => self.kind = DrawingKind::Diagram,
            (Space::Office, "OLEObject") => self.kind = DrawingKind::Object,
            (Space::Vml, "imagedata") if self.kind == DrawingKind::Shape => {
                self.kind = DrawingKind::Picture;
                self.words = xml.attribute(element, Space::Office, "title").unwrap_or_default();
            }
            (Space::Vml, local @ ("line" | "shape" | "rect" | "roundrect" | "oval" | "polyline")) => {
                self.vml(local, plain("style"), plain("from"), plain("to"));
                if self.name.is_empty() {
                    self.name = plain("id").unwrap_or_default();
                }
                // A shape may go by the number of a line's kind.
                if local == "shape" && plain("type").is_some_and(|kind| kind.trim_end().ends_with("_t32")) {
                    self.kind = DrawingKind::Line;
                }
            }
            _ => {}
        }
    }

    /// An older drawing says its size in a style, a line by its ends.
    fn vml(&mut self, local: &str, style: Option<String>, from: Option<String>, to: Option<String>) {
        let style = style.unwrap_or_default();
        let said = |key: &str| {
            let mut pairs = style.split(';').filter_map(|pair| pair.split_once(':'));
            pairs.find(|(name, _)| name.trim() == key).map(|(_, value)| value.trim().to_owned())
        };
        let length = |key: &str| said(key).and_then(|text| measure::twips(&text));
        self.in_line = said("position").is_none_or(|word| word != "absolute");
        if let (Some(width), Some(height)) = (length("width"), length("height")) {
            self.size = (width, height);
        }
        self.left = length("margin-left").or(self.left);
        if local == "line" {
            self.kind = DrawingKind::Line;
            let ends = |text: Option<String>| {
                let text = text?;
                let (x, y) = text.split_once(',')?;
                Some((measure::twips(x)?, measure::twips(y)?))
            };
            if let (Some(from), Some(to)) = (ends(from), ends(to)) {
                let apart = |one: Length, other: Length| if one > other { one - other } else { other - one };
                self.size = (apart(from.0, to.0), apart(from.1, to.1));
                self.left = Some(from.0.min(to.0));
            }
        }
    }
}
