//! What is stamped on a paper rather than written: words in frames, images of signature and seal.
//!
//! Sizes of images come from the content; `layout` decides everything else, and the writers only draw.

use crate::length::Length;
use crate::paper::Paragraph;

/// A frame of one line with a word centred in it. In a column its place is the alignment of its
/// paragraph's role, with the room above that the role has.
#[derive(Clone, Debug, PartialEq)]
pub struct WordFrame {
    /// From the left to the right line of the frame; where the template states none, `layout` makes it
    /// as wide as its word.
    pub width: Length,
    /// From the upper to the lower line of the frame.
    pub height: Length,
    /// The word; its role gives the letters' look and the colour of both.
    pub paragraph: Paragraph,
}

/// Frames side by side in the top margin (PL I, IV, ô 11), where `layout` places them.
#[derive(Clone, Debug, PartialEq)]
pub struct MarginFrames {
    /// From the text's left edge to the first frame.
    pub left: Length,
    /// From the sheet's upper edge to the frames.
    pub top: Length,
    /// Between two frames.
    pub gap: Length,
    /// From left to right.
    pub frames: Vec<WordFrame>,
}

/// Room to sign with the images and fields in it; these lie over one another and take no room.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// The height of the room.
    pub height: Length,
    /// From the lowest to the topmost.
    pub images: Vec<PlacedImage>,
    /// Where it is signed as a file: the signer's field, then the agency's.
    pub fields: Vec<PlacedField>,
}

/// What an image shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// A signature.
    Signature,
    /// A seal.
    Seal,
}

/// An image at its place, which `layout` decides.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedImage {
    /// What it shows.
    pub shows: Shows,
    /// What is drawn.
    pub image: Image,
    /// From the left edge of the column; negative where it reaches out of it.
    pub left: Length,
    /// From the upper edge of the room.
    pub top: Length,
}

/// A field of the PDF for a digital signature, at its place, which `layout` decides as for images.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedField {
    /// Whose signature it will show: the signer's, or the agency's, which stands for its seal.
    pub shows: Shows,
    /// Its name in the file: `ky_1`, `co_quan_1`.
    pub name: String,
    /// What it is for, in words for readers who cannot see it.
    pub words: String,
    /// On paper.
    pub width: Length,
    /// On paper.
    pub height: Length,
    /// From the left edge of the column.
    pub left: Length,
    /// From the upper edge of the room.
    pub top: Length,
}

/// A PNG image.
#[derive(Clone, PartialEq)]
pub struct Image {
    /// The file.
    pub png: Vec<u8>,
    /// On paper.
    pub width: Length,
    /// On paper.
    pub height: Length,
    /// What it shows, in words for readers who cannot see it.
    pub words: String,
}

impl std::fmt::Debug for Image {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Image { png, width, height, words } = self;
        write!(f, "Image {{ {} bytes, {width:?} × {height:?}, {words:?} }}", png.len())
    }
}
