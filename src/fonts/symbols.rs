//! Signs of forms that no face of the Times family has: boxes to tick, ticks and crosses.
//!
//! In: a letter. Out: whether it is one of them, and its width. They are set in a small face of
//! their own (`fonts/README.md` says how it was made), and only they: a PDF without them does not
//! hold it.

use std::sync::OnceLock;

use ttf_parser::Face;

use super::{FontBytes, FontFile};

const FILE: &[u8] = include_bytes!("../../fonts/VanbanSymbols.ttf");

/// The name that the file gives to its family.
pub const FAMILY: &str = "Vanban Symbols";

/// All signs of the face.
pub const SIGNS: [char; 7] = ['☐', '☑', '☒', '✓', '✔', '✗', '✘'];

/// The face.
pub fn file() -> FontFile {
    FontFile { bytes: FontBytes::BuiltIn(FILE), index: 0 }
}

/// Whether a letter is a sign of the face.
pub fn is_sign(letter: char) -> bool {
    // One comparison for most letters: all signs have far higher numbers than the letters of Vietnamese.
    letter >= SIGNS[0] && SIGNS.contains(&letter)
}

/// A text in pieces, each with whether it consists of such signs.
pub fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let signs = is_sign(first);
        let end = rest.find(|letter| is_sign(letter) != signs).unwrap_or(rest.len());
        pieces.push((&rest[..end], signs));
        rest = &rest[end..];
    }
    pieces
}

/// The advance of a sign in a face with so many units per em. Returns None for other letters.
pub(super) fn advance(letter: char, units_per_em: u16) -> Option<u16> {
    static ADVANCES: OnceLock<[u32; SIGNS.len()]> = OnceLock::new();
    let place = SIGNS.iter().position(|sign| *sign == letter)?;
    // In thousandths of an em, so that every face can count with them. The file is part of the
    // program and read by its tests, so that this cannot fail.
    let read = || {
        let face = Face::parse(FILE, 0).expect("the built-in face of signs");
        let em = u32::from(face.units_per_em());
        SIGNS.map(|sign| {
            let glyph = face.glyph_index(sign).and_then(|glyph| face.glyph_hor_advance(glyph));
            u32::from(glyph.unwrap_or_default()) * 65_536 / em
        })
    };
    let advance = ADVANCES.get_or_init(read)[place];
    u16::try_from((advance * u32::from(units_per_em)).div_ceil(65_536)).ok()
}

#[cfg(test)]
mod tests {
    use ttf_parser::Face;

    use super::{FAMILY, FILE, SIGNS, advance, pieces};

    #[test]
    fn the_face_has_these_signs_and_no_others() {
        let face = Face::parse(FILE, 0).unwrap();
        let mapped: Vec<char> =
            ('\0'..='\u{fffd}').filter(|letter| face.glyph_index(*letter).is_some()).collect();
        assert_eq!(mapped, SIGNS, "the end mark of the table of letters aside");
        let name = face.names().into_iter().find(|name| name.name_id == ttf_parser::name_id::FAMILY);
        assert_eq!(name.and_then(|name| name.to_string()).as_deref(), Some(FAMILY));
        for sign in SIGNS {
            let units = face.glyph_hor_advance(face.glyph_index(sign).unwrap()).unwrap();
            assert_eq!(advance(sign, face.units_per_em()), Some(units), "{sign}");
        }
        assert_eq!(advance('a', 2048), None);
        assert!(FILE.len() < 20_000);
    }

    #[test]
    fn a_text_is_parted_at_its_signs() {
        assert_eq!(pieces("☐ Có ☑☒ Không"), [("☐", true), (" Có ", false), ("☑☒", true), (" Không", false)]);
        assert_eq!(pieces("Có"), [("Có", false)]);
        assert_eq!(pieces(""), []);
    }
}
