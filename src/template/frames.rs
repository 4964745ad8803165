//! Frames and images: in the top margin, and on the room to sign.
//!
//! In: words, and images with their sizes. Out: blocks. It leaves their positions to `layout`.

use crate::content::NguoiKy;
use crate::content::image::{self, Anh};
use crate::length::Length;
use crate::paper::{
    Image, MarginFrames, Paragraph, PlacedField, PlacedImage, Shows, Signed, Simple, WordFrame,
};

/// What lies on a signer's room to sign.
#[derive(Clone, Debug, Default)]
pub(super) struct Signer {
    signature: Option<Image>,
    seal: Option<Image>,
    fields: Vec<PlacedField>,
}

impl Signer {
    /// The images of a signer that there are; the fields to sign where the paper has any. Signers are counted
    /// from 0.
    pub(super) fn of(at: usize, signer: &NguoiKy, has_fields: bool) -> Signer {
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
        let fields = if has_fields { fields(at, signer) } else { Vec::new() };
        Signer { signature: image(&signer.anh_chu_ky), seal: image(&signer.anh_dau), fields }
    }
}

/// The fields of a signer, which `layout` sizes and places: the signer's own, and the agency's (PL I, II.7, II.8).
fn fields(at: usize, signer: &NguoiKy) -> Vec<PlacedField> {
    let open = Length::ZERO;
    let whose = [signer.chuc_vu.as_deref(), signer.ho_ten.as_deref()];
    let whose: Vec<&str> = whose.into_iter().flatten().collect();
    let own = if whose.is_empty() { String::new() } else { format!(" của {}", whose.join(" ")) };
    let field = |shows, name: &str, words: String| PlacedField {
        shows,
        name: format!("{name}_{}", at + 1),
        words,
        width: open,
        height: open,
        left: open,
        top: open,
    };
    vec![
        field(Shows::Signature, "ky", format!("Chữ ký số{own}")),
        field(Shows::Seal, "co_quan", "Chữ ký số của cơ quan ban hành".to_owned()),
    ]
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

/// Room to sign, with the images and fields that lie there: a seal over a signature.
pub(super) fn room(signer: Option<&Signer>) -> Simple {
    let open = Length::ZERO;
    let signature = signer.and_then(|one| Some((Shows::Signature, one.signature.as_ref()?)));
    let seal = signer.and_then(|one| Some((Shows::Seal, one.seal.as_ref()?)));
    let placed =
        |(shows, image): (Shows, &Image)| PlacedImage { shows, image: image.clone(), left: open, top: open };
    let images: Vec<PlacedImage> = signature.into_iter().chain(seal).map(placed).collect();
    let fields = signer.map(|one| one.fields.clone()).unwrap_or_default();
    match images.is_empty() && fields.is_empty() {
        true => Simple::SignSpace(open),
        false => Simple::Signed(Signed { height: open, images, fields }),
    }
}
