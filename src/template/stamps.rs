//! Frames and images at their places: what stands in the top margin, and on the room to sign.
//!
//! In: words, and images with their sizes. Out: blocks whose every length is decided.

use crate::content::NguoiKy;
use crate::content::image::{Anh, Shows};
use crate::document::{Block, Columns, ColumnsKind, Image, Mark, Marks, Paragraph, Placed, Signed};
use crate::layout::measure;
use crate::length::Length;
use crate::theme::Theme;

/// What of a signer lies on the room to sign.
#[derive(Clone, Debug, Default)]
pub(super) struct Signer {
    signature: Option<Image>,
    seal: Option<Image>,
}

impl Signer {
    /// The images of a signer, as far as there are any.
    pub(super) fn of(signer: &NguoiKy) -> Signer {
        let words = |shows| match (shows, &signer.ho_ten) {
            (Shows::Signature, Some(name)) => format!("Hình ảnh chữ ký của {name}"),
            (Shows::Signature, None) => "Hình ảnh chữ ký".to_owned(),
            (Shows::Seal, _) => "Hình ảnh dấu của cơ quan ban hành".to_owned(),
        };
        let image = |anh: &Option<Anh>| {
            let anh = anh.as_ref()?;
            let (width, height) = anh.size()?;
            Some(Image { png: anh.png.as_ref()?.bytes.clone(), width, height, words: words(anh.shows) })
        };
        Signer { signature: image(&signer.anh_chu_ky), seal: image(&signer.anh_dau) }
    }
}

/// A frame of 8 mm (PL I, III.2b), so wide or as wide as its word with room at both sides.
pub(super) fn mark(width: Option<Length>, paragraph: Paragraph, theme: &Theme) -> Mark {
    let style = theme.style(paragraph.role);
    let widest = Length::mm(200.0);
    let word =
        measure::longest_line(&measure::wrap(&paragraph.content, style, style.size, widest, &theme.faces));
    let width = width.unwrap_or(word + Length::mm(3.0) * 2);
    Mark { width, height: Length::mm(8.0), paragraph }
}

/// Frames of the top margin (PL I, IV, ô 11): where page numbers stand on later pages, centred
/// over the Quốc hiệu unless they are wider.
pub(super) fn marks(
    frames: Vec<Mark>,
    header: Option<&Columns>,
    theme: &Theme,
    width: Length,
) -> Option<Marks> {
    let tallest = frames.iter().map(|mark| mark.height).max()?;
    let gap = Length::mm(3.0);
    let all = frames.iter().map(|mark| mark.width).sum::<Length>() + gap * (frames.len() as i32 - 1);
    let right = header
        .filter(|columns| columns.kind == ColumnsKind::Header)
        .map_or(width, |columns| columns.widths[1]);
    let left = (width - right + (right - all).scale(0.5)).min(width - all);
    let free = theme.page.margins.top - tallest - Length::mm(1.0);
    Some(Marks { left, top: theme.page.number_from_top.min(free), gap, frames })
}

/// Room to sign in a column of this width. The image of the signature stands in its middle, the
/// seal over about the left third of it (PL I, II.7d and II.8a). The rooms of all who sign grow
/// with the highest image, so that their names stay level.
pub(super) fn room(signers: &[Signer], at: usize, theme: &Theme, width: Length) -> Block {
    let images = signers.iter().flat_map(|one| one.signature.iter().chain(&one.seal));
    let height = images.map(|image| image.height).fold(theme.room.signature, Length::max);
    let signer = signers.get(at);
    let Some(Signer { signature, seal }) = signer.filter(|one| one.signature.is_some() || one.seal.is_some())
    else {
        return Block::SignSpace(height);
    };
    // A seal alone leaves the place where one will sign by hand.
    let signed = signature.as_ref().map_or(Length::mm(40.0), |image| image.width);
    let signed_left = (width - signed).scale(0.5);
    let place = |image: &Image, left: Length| Placed {
        image: image.clone(),
        left,
        top: (height - image.height).scale(0.5),
    };
    let under = signature.as_ref().map(|image| place(image, signed_left));
    let over = seal.as_ref().map(|image| place(image, signed_left + signed.scale(1.0 / 3.0) - image.width));
    Block::Signed(Signed { height, images: under.into_iter().chain(over).collect() })
}
