//! What a decoder gets of a PNG image: the picture and nothing else.
//!
//! In: the bytes of a file. Out: the same image without what no paper needs: colour profiles, texts, notes of
//! cameras, animations. A few bytes of such a chunk may unpack to gigabytes, or turn the picture around. It
//! leaves what is needed as it came, broken or not: the decoder tells. Only a palette that is no list of colours is
//! left out, for the decoder does not tell of it, it breaks down.

/// What every PNG file begins with.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that the picture is made of: its size, its palette, its transparency, its points, its end.
const NEEDED: [&[u8; 4]; 5] = [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"];

/// The image without chunks that it does not need.
pub(super) fn needed(png: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(png.len());
    let Some(mut rest) = png.strip_prefix(SIGNATURE) else { return kept };
    kept.extend_from_slice(SIGNATURE);
    while let Some((chunk, after)) = chunk(rest) {
        if NEEDED.iter().any(|kind| chunk[4..8] == **kind) && !is_broken_palette(chunk) {
            kept.extend_from_slice(chunk);
        }
        rest = after;
    }
    kept
}

/// Whether a chunk says that it is a palette and is none: colours are three bytes each, at most 256 (ISO 15948, 11.2.2).
fn is_broken_palette(chunk: &[u8]) -> bool {
    let length = chunk.len() - 12;
    chunk[4..8] == *b"PLTE" && (!length.is_multiple_of(3) || !(3..=3 * 256).contains(&length))
}

/// The first chunk, with its length and its checksum, and what follows it.
fn chunk(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = u32::from_be_bytes(*bytes.first_chunk()?);
    bytes.split_at_checked(usize::try_from(length).ok()?.checked_add(12)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{SIGNATURE, needed};

    const SEAL: &[u8] = include_bytes!("../../../tests/cases/anh/dau.png");

    /// A chunk; nobody looks at the checksum here.
    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        [&(data.len() as u32).to_be_bytes(), kind.as_slice(), data, &[0; 4]].concat()
    }

    #[test]
    fn what_no_picture_needs_is_left_out() {
        let picture = needed(SEAL);
        let profile = chunk(b"iCCP", b"a profile");
        let head = SIGNATURE.len() + 25;
        let with = [&SEAL[..head], &profile, &chunk(b"zTXt", b"words"), &SEAL[head..]].concat();
        assert_eq!(needed(&with), picture);
        assert_eq!(needed(&picture), picture);
        assert!(super::super::draws(&with));
    }

    #[test]
    fn a_palette_is_whole_colours_or_left_out() {
        let file = |palette: &[u8]| [SIGNATURE, &chunk(b"PLTE", palette)].concat();
        for (colours, is_left) in [(0, true), (3, false), (4, true), (5, true), (768, false), (771, true)] {
            let file = file(&vec![7; colours]);
            assert_eq!(needed(&file) != file, is_left, "{colours}");
        }
    }

    proptest! {
        #[test]
        fn broken_files_stay_broken_and_are_no_panic(at in 8..SEAL.len(), byte: u8, end in 8..SEAL.len()) {
            let mut broken = SEAL[..end].to_vec();
            if let Some(one) = broken.get_mut(at) {
                *one = byte;
            }
            prop_assert!(needed(&broken).len() <= broken.len());
        }
    }
}
