//! The four faces that letters are set in, and the widths of texts in them.
//!
//! In: a text, its face and size. Out: its width. Built in is Tinos, metric-compatible with Times New
//! Roman; `own` reads Times New Roman itself. Signs of forms that neither has are in a face of their own,
//! `symbols`. It leaves drawing to the writers.

mod own;
pub mod symbols;

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization;

use crate::length::Length;

pub use own::TIMES;

/// The built-in files in the order regular, bold, italic, bold italic.
const TINOS: [&[u8]; 4] = [
    include_bytes!("../../fonts/Tinos-Regular.ttf"),
    include_bytes!("../../fonts/Tinos-Bold.ttf"),
    include_bytes!("../../fonts/Tinos-Italic.ttf"),
    include_bytes!("../../fonts/Tinos-BoldItalic.ttf"),
];

/// The style of one of the four faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaceStyle {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

impl FaceStyle {
    /// The four, in the order of [`Faces::files`].
    pub const ALL: [FaceStyle; 4] = [
        FaceStyle { bold: false, italic: false },
        FaceStyle { bold: true, italic: false },
        FaceStyle { bold: false, italic: true },
        FaceStyle { bold: true, italic: true },
    ];

    /// Its place in [`Faces::files`].
    pub fn place(self) -> usize {
        usize::from(self.bold) + 2 * usize::from(self.italic)
    }
}

/// The four faces of one family. Cheap to clone.
#[derive(Clone)]
pub struct Faces(Arc<Family>);

struct Family {
    name: &'static str,
    files: [FontFile; 4],
    scales: [Scale; 4],
    /// Advances by the letter's number, up to U+FFFF, below which all letters of office papers are. Each
    /// face has pages of them, which are read when their first letter is met: papers use about ten.
    pages: Box<[[OnceLock<AdvancePage>; 4]; PAGES]>,
    /// One bit per letter of a page: set where all faces have a glyph for it.
    covered: Box<[OnceLock<u64>; PAGES]>,
}

/// What the advances of a face are counted in.
#[derive(Clone, Copy)]
struct Scale {
    units_per_em: u16,
    /// The advance of glyph 0, which is drawn where a letter has no glyph.
    missing: u16,
}

/// How many letters are on a page: as many as a `u64` has bits.
const PAGE: usize = 64;

/// How many pages there are.
const PAGES: usize = 0x1_0000 / PAGE;

/// The advances of letters that follow each other, in one face.
type AdvancePage = Box<[u16; PAGE]>;

/// No glyph.
const NONE: u16 = u16::MAX;

impl Family {
    /// A letter's advance in a face, [`NONE`] where it has no glyph for it.
    fn advance(&self, letter: char, face: usize) -> u16 {
        let (page, place) = (letter as usize / PAGE, letter as usize % PAGE);
        let page = self.pages.get(page).map(|faces| faces[face].get_or_init(|| self.page(page, face)));
        page.map_or(NONE, |page| page[place])
    }

    /// Whether all faces have a glyph for a letter.
    fn covers(&self, letter: char) -> bool {
        let (page, place) = (letter as usize / PAGE, letter as usize % PAGE);
        let bits = self.covered.get(page).map(|bits| bits.get_or_init(|| self.covered(page)));
        bits.is_some_and(|bits| bits >> place & 1 == 1)
    }

    fn covered(&self, page: usize) -> u64 {
        let faces = &self.pages[page];
        let read = |face: usize| faces[face].get_or_init(|| self.page(page, face));
        let covers = |place: usize| (0..faces.len()).all(|face| read(face)[place] != NONE);
        (0..PAGE).filter(|&place| covers(place)).fold(0, |bits, place| bits | 1 << place)
    }

    fn page(&self, page: usize, at: usize) -> AdvancePage {
        let mut advances = Box::new([NONE; PAGE]);
        let file = &self.files[at];
        // All files were read before; a face that cannot be read has no glyphs.
        let Ok(face) = Face::parse(&file.bytes, file.index) else { return advances };
        for (place, advance) in advances.iter_mut().enumerate() {
            let letter = u32::try_from(page * PAGE + place).ok().and_then(char::from_u32);
            let glyph = letter.and_then(|letter| face.glyph_index(letter));
            let own = glyph.and_then(|glyph| face.glyph_hor_advance(glyph));
            let sign = || symbols::advance(letter?, self.scales[at].units_per_em);
            if let Some(units) = own.or_else(sign) {
                *advance = units.min(NONE - 1);
            }
        }
        advances
    }
}

/// The bytes of a font file. Cheap to clone: all faces of a file have the same.
#[derive(Clone, Debug)]
pub enum FontBytes {
    /// Part of the program.
    BuiltIn(&'static [u8]),
    /// Read from a disk.
    Read(Arc<[u8]>),
}

impl Deref for FontBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            FontBytes::BuiltIn(bytes) => bytes,
            FontBytes::Read(bytes) => bytes,
        }
    }
}

impl PartialEq for FontBytes {
    fn eq(&self, other: &FontBytes) -> bool {
        **self == **other
    }
}

impl Eq for FontBytes {}

/// The bytes of a face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontFile {
    /// The file.
    pub bytes: FontBytes,
    /// Which face of the file; 0 except in collections (`.ttc`).
    pub index: u32,
}

impl Faces {
    /// The built-in faces.
    pub fn built_in() -> Faces {
        static BUILT_IN: OnceLock<Faces> = OnceLock::new();
        let parse = || {
            let files = TINOS.map(|bytes| FontFile { bytes: FontBytes::BuiltIn(bytes), index: 0 });
            // The files are part of the program and parsed by its tests, so that this cannot fail.
            Faces::new("Tinos", files).expect("built-in faces")
        };
        BUILT_IN.get_or_init(parse).clone()
    }

    /// Faces of a family in the order regular, bold, italic, bold italic. Returns None if one cannot be
    /// read.
    fn new(name: &'static str, files: [FontFile; 4]) -> Option<Faces> {
        let [regular, bold, italic, bold_italic] = &files;
        let scale = |file: &FontFile| {
            let face = Face::parse(&file.bytes, file.index).ok()?;
            let missing = face.glyph_hor_advance(ttf_parser::GlyphId(0)).unwrap_or(0);
            Some(Scale { units_per_em: face.units_per_em(), missing })
        };
        let scales = [scale(regular)?, scale(bold)?, scale(italic)?, scale(bold_italic)?];
        let pages = Box::new([const { [const { OnceLock::new() }; 4] }; PAGES]);
        let covered = Box::new([const { OnceLock::new() }; PAGES]);
        Some(Faces(Arc::new(Family { name, files, scales, pages, covered })))
    }

    /// The name that the files give to their family.
    pub fn family(&self) -> &'static str {
        self.0.name
    }

    /// The file of a face.
    pub fn file(&self, style: FaceStyle) -> &FontFile {
        &self.0.files[style.place()]
    }

    /// The files in the order regular, bold, italic, bold italic.
    pub fn files(&self) -> &[FontFile; 4] {
        &self.0.files
    }

    /// The advance of one letter, in a face that has so many units per em, rounded up.
    pub fn advance(&self, letter: char, style: FaceStyle, units_per_em: i64) -> i64 {
        let place = style.place();
        let scale = self.0.scales[place];
        let advance = match self.0.advance(letter, place) {
            NONE => scale.missing,
            advance => advance,
        };
        let em = i64::from(scale.units_per_em);
        (i64::from(advance) * units_per_em + em - 1) / em
    }

    /// The width of a text on one line, without kerning (both writers set it so).
    pub fn width(&self, text: &str, style: FaceStyle, size: Length) -> Length {
        let place = style.place();
        let scale = self.0.scales[place];
        let of_letter = |letter| match self.0.advance(letter, place) {
            // Drawn as glyph 0; the writers report it.
            NONE => scale.missing,
            advance => advance,
        };
        let units: i64 = text.chars().map(|letter| i64::from(of_letter(letter))).sum();
        // Rounded up, so that what counts as fitting does fit.
        let em = i64::from(scale.units_per_em);
        Length::twips(((units * i64::from(size.to_twips()) + em - 1) / em) as i32)
    }

    /// Whether all four faces, or the face of signs, have a glyph for a letter.
    pub fn covers(&self, letter: char) -> bool {
        self.0.covers(letter)
    }
}

impl fmt::Debug for Faces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Faces({})", self.family())
    }
}

impl PartialEq for Faces {
    fn eq(&self, other: &Faces) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.files == other.0.files
    }
}

/// Twelve vowels in six tones and đ, small and capital: the 146 letters of Vietnamese that a face
/// must have besides those of English.
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

#[cfg(test)]
mod tests {
    use ttf_parser::Face;

    use super::{FaceStyle, Faces, TINOS, symbols, vietnamese};
    use crate::length::Length;

    const REGULAR: FaceStyle = FaceStyle { bold: false, italic: false };

    fn faces() -> [Face<'static>; 4] {
        TINOS.map(|bytes| Face::parse(bytes, 0).unwrap())
    }

    #[test]
    fn every_face_has_every_vietnamese_letter() {
        assert_eq!(vietnamese().len(), 146);
        for (face, style) in faces().iter().zip(FaceStyle::ALL) {
            assert_eq!((face.is_bold(), face.is_italic()), (style.bold, style.italic));
            let letters = vietnamese();
            let missing: Vec<&char> =
                letters.iter().filter(|&&letter| face.glyph_index(letter).is_none()).collect();
            assert!(missing.is_empty(), "{style:?}: {missing:?}");
        }
    }

    #[test]
    fn every_face_has_the_marks_of_office_papers() {
        let marks =
            (' '..='~').chain("–—‘’“”…₫°±×÷≤≥½²³§•‰→←↑↓√∞№₀₁₂₃₄₅₉⁰⁹■□●○☐☑☒✓✔✗✘\u{a0}\u{2011}".chars());
        for mark in marks {
            assert!(Faces::built_in().covers(mark), "{mark:?}");
        }
    }

    /// The advances are those of the faces' own tables, for every letter.
    #[test]
    fn advances_and_coverage_are_those_of_the_faces() {
        let (built_in, faces) = (Faces::built_in(), faces());
        for letter in '\0'..='\u{fffd}' {
            let mut covered = 0;
            for (face, style) in faces.iter().zip(FaceStyle::ALL) {
                let glyph = face.glyph_index(letter);
                let sign = symbols::advance(letter, 2048).filter(|_| glyph.is_none());
                covered += usize::from(glyph.is_some() || sign.is_some());
                let own = || face.glyph_hor_advance(glyph.unwrap_or_default()).unwrap();
                let units = sign.unwrap_or_else(own);
                // At this size a unit of the face is a twip.
                let width = built_in.width(&letter.to_string(), style, Length::twips(2048));
                assert_eq!(width, Length::twips(i32::from(units)), "{letter:?} {style:?}");
            }
            assert_eq!(built_in.covers(letter), covered == 4, "{letter:?}");
        }
        assert!(!built_in.covers('\u{1f600}'));
    }

    #[test]
    fn advances_are_those_of_times_new_roman() {
        let advances = [("a", 909), ("A", 1479), ("W", 1933), ("0", 1024), ("9", 1024), (" ", 512)];
        for (text, units) in advances {
            let width = Faces::built_in().width(text, REGULAR, Length::twips(2048));
            assert_eq!(width, Length::twips(units), "{text}");
        }
    }

    #[test]
    fn a_line_is_as_high_as_the_theme_says() {
        for face in faces() {
            assert_eq!((face.ascender(), face.descender(), face.line_gap()), (1825, -443, 87));
            assert_eq!(face.units_per_em(), 2048);
        }
    }

    #[test]
    fn bold_capitals_of_the_national_title_are_as_wide_as_measured() {
        let bold = FaceStyle { bold: true, italic: false };
        let title = Faces::built_in().width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold, Length::pt(13.0));
        assert!((title.to_mm() - 95.6).abs() < 0.1, "{} mm", title.to_mm());
    }
}
