//! The faces that are built in (Tinos, metric-compatible with Times New Roman) and the widths
//! of texts in them.
//!
//! In: a text, its face and size. Out: its width. It leaves drawing to the writers.

use std::sync::OnceLock;

use ttf_parser::{Face, GlyphId};

use crate::length::Length;

/// The four faces in the order regular, bold, italic, bold italic.
pub const FACES: [&[u8]; 4] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
];

/// One of the four faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaceStyle {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

fn face(style: FaceStyle) -> &'static Face<'static> {
    static PARSED: OnceLock<[Face<'static>; 4]> = OnceLock::new();
    // The faces are part of the program and parsed by its tests, so that this cannot fail.
    let faces = PARSED.get_or_init(|| FACES.map(|bytes| Face::parse(bytes, 0).expect("built-in face")));
    &faces[usize::from(style.bold) + 2 * usize::from(style.italic)]
}

/// The width of a text on one line, without kerning (both writers set it so).
pub fn width(text: &str, style: FaceStyle, size: Length) -> Length {
    let face = face(style);
    let units: u64 = text.chars().map(|letter| u64::from(advance(face, letter))).sum();
    // 2048 units an em in all four faces.
    Length::twips((units as f64 * f64::from(size.to_twips()) / f64::from(face.units_per_em())).ceil() as i32)
}

fn advance(face: &Face<'_>, letter: char) -> u16 {
    // A letter without a glyph is drawn as glyph 0; the writers report it.
    let glyph = face.glyph_index(letter).unwrap_or(GlyphId(0));
    face.glyph_hor_advance(glyph).unwrap_or(0)
}

/// Does the regular face have a glyph for it? The four faces cover the same letters (tested).
pub fn covers(letter: char) -> bool {
    face(FaceStyle { bold: false, italic: false }).glyph_index(letter).is_some()
}
