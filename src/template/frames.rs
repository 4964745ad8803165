//! Frames and images: in the top margin, and on the room to sign.
//!
//! In: words, and images with their sizes. Out: blocks. It leaves their positions to `layout`.

use crate::content::NguoiKy;
use crate::content::image::{self, Anh};
use crate::length::Length;
use crate::paper::{Image, MarginFrames, Paragraph, PlacedImage, Shows, Signed, Simple, WordFrame};

/// The images of a signer that lie on the room to sign.
#[derive(Clone, Debug, Default)]
pub(super) struct Signer {
    signature: Option<Image>,
    seal: Option<Image>,
}

impl Signer {
    /// The images of a signer that there are.
    pub(super) fn of(signer: &NguoiKy) -> Signer {
        let words = |shows| match (shows, &signer.ho_ten) {
            (image::ImageKind::Signature, Some(name)) => format!("Hình ảnh chữ ký của {name}"),
            (image::ImageKind::Signature, None) => "Hình ảnh chữ ký".to_owned(),
            (image::ImageKind::Seal, _) => "Hình ảnh dấu của cơ quan ban hành".to_owned(),
        };
        let image = |anh: &Option<Anh>| {
            let anh = anh.as_ref()?;
            let (width, height) = anh.size()?;
            Some(Image { png: anh.png.as_ref()?.bytes.clone(), width, height, words: words(anh.shows) })
        };
        Signer { signature: image(&signer.anh_chu_ky), seal: image(&signer.anh_dau) }
    }
}

/// A frame of 8 mm (PL I, III.2b), of this width, or without one as wide as its word needs.
pub(super) fn mark(width: Option<Length>, paragraph: Paragraph) -> WordFrame {
    WordFrame { width: width.unwrap_or_default(), height: Length::mm(8.0), paragraph }
}

/// Frames of the top margin. Returns None if there are none.
pub(super) fn marks(frames: Vec<WordFrame>) -> Option<MarginFrames> {
    let open = Length::ZERO;
    (!frames.is_empty()).then_some(MarginFrames { left: open, top: open, gap: open, frames })
}

/// Room to sign, with the images that lie there: a seal over a signature.
pub(super) fn room(signer: Option<&Signer>) -> Simple {
    let open = Length::ZERO;
    let signature = signer.and_then(|one| Some((Shows::Signature, one.signature.as_ref()?)));
    let seal = signer.and_then(|one| Some((Shows::Seal, one.seal.as_ref()?)));
    let placed =
        |(shows, image): (Shows, &Image)| PlacedImage { shows, image: image.clone(), left: open, top: open };
    let images: Vec<PlacedImage> = signature.into_iter().chain(seal).map(placed).collect();
    if images.is_empty() { Simple::SignSpace(open) } else { Simple::Signed(Signed { height: open, images }) }
}
