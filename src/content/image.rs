//! Images of signature and seal, as a person names them and as their file describes them.
//!
//! In: the fields of a signer; later the bytes of the file. Out: an [`Anh`] whose size on paper is known.
//! Only the head of a PNG is read: whether the picture can be drawn is left to the writer.

use rust_decimal::Decimal;

use super::declare::{Fields, Word};
use super::money::parse_amount;
use crate::finding::{Finding, Findings, codes};
use crate::length::Length;

/// What an image shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageKind {
    /// The handwritten signature (PL I, II.7d).
    Signature,
    /// The seal of the body (PL I, II.8a).
    Seal,
}

impl ImageKind {
    fn key(self) -> &'static str {
        match self {
            ImageKind::Signature => "anh_chu_ky",
            ImageKind::Seal => "anh_dau",
        }
    }

    /// The name for use in the middle of a sentence.
    pub fn name(self) -> &'static str {
        match self {
            ImageKind::Signature => "ảnh chữ ký",
            ImageKind::Seal => "ảnh con dấu",
        }
    }

    /// The smallest and largest size of such an image on paper, in millimetres.
    fn sizes(self) -> (u8, u8) {
        match self {
            ImageKind::Signature => (5, 60),
            ImageKind::Seal => (20, 50),
        }
    }
}

/// An image that a signer names.
#[derive(Clone, Debug, PartialEq)]
pub struct Anh {
    /// What it shows.
    pub shows: ImageKind,
    /// Its file.
    pub tep: Word,
    /// Its width on paper, if it is written.
    rong: Option<Decimal>,
    /// The file, once read.
    pub png: Option<Png>,
}

/// A PNG file and what its head says.
#[derive(Clone, PartialEq)]
pub struct Png {
    /// The file.
    pub bytes: Vec<u8>,
    pixels: (u32, u32),
    /// Pixels per metre, across and down.
    density: Option<(u32, u32)>,
    transparent: bool,
}

impl std::fmt::Debug for Png {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Png {{ {} bytes, {:?} }}", self.bytes.len(), self.pixels)
    }
}

/// Reads an image that a signer names.
pub(super) fn read(signer: Fields<'_>, shows: ImageKind, findings: &mut Findings) -> Option<Anh> {
    let image = signer.map(shows.key())?;
    let rong = match image.word("rong") {
        // Already reported; no other width is meant.
        Some(word) => Some(width(&word, shows, findings)?),
        None => None,
    };
    Some(Anh { shows, tep: image.word("tep")?, rong, png: None })
}

fn width(word: &Word, shows: ImageKind, findings: &mut Findings) -> Option<Decimal> {
    let (low, high) = shows.sizes();
    match parse_amount(&word.text) {
        Ok(mm) if (Decimal::from(low)..=Decimal::from(high)).contains(&mm) => Some(mm),
        _ => {
            let message = format!("`rong: {}` không phải bề rộng của {}", word.text, shows.name());
            let hint = format!("ghi số milimét, từ {low} đến {high}, ví dụ `rong: {}`", (low + high) / 2);
            findings.push(Finding::error(codes::C022, word.at, message).hint(hint));
            None
        }
    }
}

impl Png {
    /// Largest file, in bytes.
    pub const LARGEST: usize = 4 * 1024 * 1024;
    /// Largest width and height, in pixels: 60 mm at 1200 dpi.
    const MOST_PIXELS: u32 = 3000;

    /// Reads the head of a file.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn read(bytes: Vec<u8>) -> Result<Png, String> {
        const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
        if bytes.len() > Png::LARGEST {
            return Err(format!("lớn quá {} MB", Png::LARGEST / 1024 / 1024));
        }
        let Some(chunks) = bytes.strip_prefix(SIGNATURE) else {
            return Err("không phải ảnh PNG".to_owned());
        };
        let broken = || "là ảnh PNG bị hỏng".to_owned();
        let (mut pixels, mut density, mut transparent) = (None, None, false);
        let mut rest = chunks;
        // The head ends where the picture begins.
        while let Some((kind, data, after)) = chunk(rest) {
            match kind {
                _ if pixels.is_none() && kind != b"IHDR" => return Err(broken()),
                // A decoder may believe the first of two.
                b"IHDR" if pixels.is_some() => return Err(broken()),
                b"IHDR" => {
                    pixels = Some((number(data, 0).ok_or_else(broken)?, number(data, 4).ok_or_else(broken)?));
                    // Colour types 4 and 6 have an alpha channel.
                    transparent |= data.get(9).is_some_and(|colours| colours & 4 != 0);
                }
                b"pHYs" if data.get(8) == Some(&1) => density = number(data, 0).zip(number(data, 4)),
                b"tRNS" => transparent = true,
                b"IDAT" => break,
                _ => {}
            }
            rest = after;
        }
        let pixels: (u32, u32) = pixels.ok_or_else(broken)?;
        if pixels.0 == 0 || pixels.1 == 0 {
            return Err(broken());
        }
        if pixels.0.max(pixels.1) > Png::MOST_PIXELS {
            return Err(format!(
                "rộng {} và cao {} điểm, nhiều nhất là {}",
                pixels.0,
                pixels.1,
                Png::MOST_PIXELS
            ));
        }
        let density = density.filter(|&(across, down)| across > 0 && down > 0);
        Ok(Png { bytes, pixels, density, transparent })
    }
}

/// The first chunk: its kind, its data and what follows its checksum.
fn chunk(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let length = usize::try_from(number(bytes, 0)?).ok()?;
    let data = bytes.get(8..)?;
    Some((bytes.get(4..8)?, data.get(..length)?, data.get(length.checked_add(4)?..)?))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

impl Anh {
    /// Adds its file; reported if its size on paper is unknown or not usual for such an image, and if it
    /// would hide what is below it.
    pub fn fill(&mut self, png: Png, findings: &mut Findings) {
        if !png.transparent {
            let message = format!("{} không có nền trong suốt", self.shows.name());
            findings.push(
                Finding::warning(codes::C023, self.tep.at, message)
                    .hint("Phụ lục I, II.7d và II.8a: định dạng PNG, nền trong suốt; ảnh nền trắng che mất chữ bên dưới"),
            );
        }
        self.png = Some(png);
        let (low, high) = self.shows.sizes();
        let within = |mm: Decimal| (Decimal::from(low)..=Decimal::from(high)).contains(&mm);
        match self.millimetres() {
            None => findings.push(
                Finding::error(
                    codes::C022,
                    self.tep.at,
                    format!("không biết {} rộng bao nhiêu trên giấy", self.shows.name()),
                )
                .hint("con dấu in đúng kích thước thật (Phụ lục I, II.8a): thêm bề rộng tính bằng mm, ví dụ `{tep: dau.png, rong: 36}`"),
            ),
            Some((width, height)) if !within(width) || !within(height) => {
                let message = format!(
                    "{} trên giấy rộng {} và cao {} mm, phải từ {low} đến {high} mm",
                    self.shows.name(),
                    width.round(),
                    height.round()
                );
                findings.push(
                    Finding::error(codes::C022, self.tep.at, message)
                        .hint("cắt sát hình và lưu đúng độ phân giải đã quét, hoặc ghi bề rộng bằng mm ở `rong`"),
                );
            }
            Some(_) => {}
        }
    }

    /// Width and height on paper, once the file is read.
    pub fn size(&self) -> Option<(Length, Length)> {
        let (width, height) = self.millimetres()?;
        Some((Length::from_decimal_mm(width)?, Length::from_decimal_mm(height)?))
    }

    /// Width and height on paper: as written, else by the file's density. A signature without either is 40 mm
    /// wide; a seal's size is its real one and never guessed.
    fn millimetres(&self) -> Option<(Decimal, Decimal)> {
        let png = self.png.as_ref()?;
        let (across, down) = (Decimal::from(png.pixels.0), Decimal::from(png.pixels.1));
        let metre = |pixels: Decimal, density: u32| pixels * Decimal::ONE_THOUSAND / Decimal::from(density);
        Some(match (self.rong, png.density, self.shows) {
            (Some(width), Some((x, y)), _) => (width, width * metre(down, y) / metre(across, x)),
            (Some(width), None, _) => (width, width * down / across),
            (None, Some((x, y)), _) => (metre(across, x), metre(down, y)),
            (None, None, ImageKind::Signature) => (Decimal::from(40), Decimal::from(40) * down / across),
            (None, None, ImageKind::Seal) => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Png;

    const SEAL: &[u8] = include_bytes!("../../tests/cases/anh/dau.png");

    #[test]
    fn a_head_says_pixels_density_and_transparency() {
        let seal = Png::read(SEAL.to_vec()).unwrap();
        assert_eq!((seal.pixels, seal.density, seal.transparent), ((18, 18), Some((500, 500)), true));
        let white = Png::read(include_bytes!("../../tests/cases/anh/nen-trang.png").to_vec()).unwrap();
        assert!(!white.transparent);
    }

    proptest! {
        #[test]
        fn a_broken_file_is_no_panic(at in 8..SEAL.len(), byte: u8, end in 8..SEAL.len()) {
            let mut broken = SEAL.to_vec();
            broken[at] = byte;
            let _ = Png::read(broken.clone());
            broken.truncate(end);
            let _ = Png::read(broken);
        }
    }
}
