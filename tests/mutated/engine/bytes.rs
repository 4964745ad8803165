//! Changes of bytes, whatever they are. In: bytes. Out: the same with one change.

use super::dice::Dice;

/// Numbers at an edge, as files store them.
const EDGES: [u32; 12] =
    [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/// One change.
pub(crate) fn changed(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if bytes.is_empty() {
        return vec![dice.roll(256) as u8];
    }
    match dice.roll(6) {
        0 => bytes.truncate(dice.roll(bytes.len())),
        1 => {
            let range = dice.range(bytes.len(), 40);
            bytes.drain(range);
        }
        2 => {
            let range = dice.range(bytes.len(), 40);
            let piece = bytes[range.clone()].to_vec();
            bytes.splice(range.start..range.start, piece);
        }
        3 => number(&mut bytes, dice),
        _ => {
            for _ in 0..=dice.roll(4) {
                let at = dice.roll(bytes.len());
                bytes[at] = dice.roll(256) as u8;
            }
        }
    }
    bytes
}

/// A number of one, two or four bytes that becomes one at an edge, in one order of bytes or the other.
pub(crate) fn number(bytes: &mut [u8], dice: &mut Dice) {
    let width = 1 << dice.roll(3);
    if bytes.len() < width {
        return;
    }
    let at = dice.roll(bytes.len() - width + 1);
    let edge = EDGES[dice.roll(EDGES.len())];
    let stored = edge.to_le_bytes();
    for (place, byte) in bytes[at..at + width].iter_mut().enumerate() {
        *byte = stored[place];
    }
    if dice.one_in(2) {
        bytes[at..at + width].reverse();
    }
}
