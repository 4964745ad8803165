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

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::{FACES, FaceStyle, face, width};
    use crate::length::Length;

    const REGULAR: FaceStyle = FaceStyle { bold: false, italic: false };

    fn all_faces() -> impl Iterator<Item = FaceStyle> {
        [(false, false), (true, false), (false, true), (true, true)]
            .into_iter()
            .map(|(bold, italic)| FaceStyle { bold, italic })
    }

    /// Twelve vowels in six tones and đ, small and capital.
    fn vietnamese() -> Vec<char> {
        let tones = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
        let vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".chars();
        let mut letters: Vec<char> = "đĐ".chars().collect();
        for vowel in vowels {
            letters.push(vowel);
            letters.extend(tones.iter().flat_map(|&tone| [vowel, tone].into_iter().nfc()));
        }
        letters
    }

    #[test]
    fn every_face_has_every_vietnamese_letter() {
        assert_eq!(vietnamese().len(), 146);
        for style in all_faces() {
            let missing: Vec<char> = vietnamese()
                .into_iter()
                .filter(|&letter| face(style).glyph_index(letter).is_none())
                .collect();
            assert!(missing.is_empty(), "{style:?}: {missing:?}");
        }
    }

    #[test]
    fn every_face_has_the_marks_of_office_papers() {
        let marks = (' '..='~').chain("–—‘’“”…₫°±×÷≤≥½²³§•‰\u{a0}\u{2011}".chars());
        for mark in marks {
            assert!(all_faces().all(|style| face(style).glyph_index(mark).is_some()), "{mark:?}");
        }
    }

    /// `covers` asks the regular face alone.
    #[test]
    fn the_four_faces_cover_the_same_letters() {
        for letter in '\0'..='\u{ffff}' {
            let covered = all_faces().filter(|&style| face(style).glyph_index(letter).is_some()).count();
            assert!(covered == 0 || covered == FACES.len(), "{letter:?} in {covered} faces");
        }
    }

    #[test]
    fn advances_are_those_of_times_new_roman() {
        let advances = [("a", 909), ("A", 1479), ("W", 1933), ("0", 1024), ("9", 1024), (" ", 512)];
        for (text, units) in advances {
            // At this size a unit of the face is a twip.
            assert_eq!(width(text, REGULAR, Length::twips(2048)), Length::twips(units), "{text}");
        }
    }

    #[test]
    fn a_line_is_as_high_as_the_theme_says() {
        for style in all_faces() {
            let face = face(style);
            assert_eq!((face.ascender(), face.descender(), face.line_gap()), (1825, -443, 87));
            assert_eq!(face.units_per_em(), 2048);
        }
    }

    #[test]
    fn bold_capitals_of_the_national_title_are_as_wide_as_measured() {
        let bold = FaceStyle { bold: true, italic: false };
        let title = width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold, Length::pt(13.0));
        assert!((title.to_mm() - 95.6).abs() < 0.1, "{} mm", title.to_mm());
    }
}
