//! Changes of PNG pictures: chunks dropped, doubled, moved, with other words, each with the sum that it should
//! bear.
//!
//! In: the bytes of a picture. Out: those of one that is nearly right.

use super::bytes;
use super::dice::Dice;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Kinds that a decoder knows, some of which are too much for a signature.
const KINDS: [&[u8; 4]; 16] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"tEXt", b"zTXt",
    b"iTXt", b"pHYs", b"acTL", b"fdAT", b"eXIf",
];

type Chunk = ([u8; 4], Vec<u8>);

/// One change of a picture.
pub(crate) fn changed(picture: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut chunks = chunks(picture);
    if chunks.is_empty() || dice.one_in(10) {
        return bytes::changed(picture, dice);
    }
    let (at, to) = (dice.roll(chunks.len()), dice.roll(chunks.len()));
    match dice.roll(8) {
        0 => drop(chunks.remove(at)),
        1 => {
            let chunk = chunks[at].clone();
            chunks.insert(to, chunk);
        }
        2 => chunks.swap(at, to),
        3 => chunks[at].0 = *KINDS[dice.roll(KINDS.len())],
        4 => {
            let data = (0..dice.roll(20)).map(|_| dice.roll(256) as u8).collect();
            chunks.insert(to, (*KINDS[dice.roll(KINDS.len())], data));
        }
        5 => {
            // One stream of data in two chunks.
            let place = dice.roll(chunks[at].1.len());
            let rest = chunks[at].1.split_off(place);
            let kind = chunks[at].0;
            chunks.insert(at + 1, (kind, rest));
        }
        6 => bytes::number(&mut chunks[at].1, dice),
        _ => chunks[at].1 = bytes::changed(&chunks[at].1, dice),
    }
    let mut picture = SIGNATURE.to_vec();
    for (kind, data) in &chunks {
        let length = u32::try_from(data.len()).unwrap_or(0);
        // One in many is longer or shorter than it says.
        let stated = if dice.one_in(40) { length ^ (1 << dice.roll(32)) } else { length };
        picture.extend(stated.to_be_bytes());
        let body = [kind.as_slice(), data].concat();
        let sum = crc32fast::hash(&body) ^ u32::from(dice.one_in(40));
        picture.extend(body);
        picture.extend(sum.to_be_bytes());
    }
    picture
}

fn chunks(picture: &[u8]) -> Vec<Chunk> {
    let mut found = Vec::new();
    let mut rest = picture.strip_prefix(SIGNATURE).unwrap_or_default();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let Some((kind, after)) = after.split_first_chunk::<4>() else { break };
        let length = (u32::from_be_bytes(*length) as usize).min(after.len());
        found.push((*kind, after[..length].to_vec()));
        rest = after.get(length + 4..).unwrap_or_default();
    }
    found
}
