//! Changes of CSV that know what a cell is, and of the way its letters are stored.
//!
//! In: the bytes of a table. Out: the same with cells, columns and rows changed, other separators, other
//! encodings.

use super::dice::Dice;
use super::words::{KEYS, NUMBERS, SIGNS};
use super::{bytes, lines};

/// What people put into cells.
const CELLS: &[&str] = &[
    "",
    "-",
    "–",
    " ",
    "x",
    "=1+1",
    "=SUM(A1:A9)",
    "+5",
    "@a",
    "'0123",
    "\"a\"\"b\"",
    "\"a\nb\"",
    "\"",
    "\"\"",
    "#N/A",
    "#REF!",
    "Tổng cộng",
    "(1)",
    "1=2+3",
    "phường",
    "xã",
    "đặc khu",
    "00175",
    "175",
    "1.210",
    "\"3,5\"",
    "có",
    "không",
    "{{ nam }}",
    "ma",
    "ten",
    "loai",
    "nhiem_vu",
    "ma_tinh",
    "79228162514264337593543950335",
    "1e5",
    "5%",
    "01/02/2026",
    "45000",
    "TRUE",
];

/// One change of a table.
pub(crate) fn changed(table: &[u8], dice: &mut Dice) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(table) else { return bytes::changed(table, dice) };
    let separator = [',', ';', '\t'].into_iter().max_by_key(|one| text.matches(*one).count()).unwrap_or(',');
    let mut rows: Vec<Vec<String>> =
        text.lines().map(|line| line.split(separator).map(str::to_owned).collect()).collect();
    if rows.is_empty() {
        return lines::changed(text, dice, CELLS).into_bytes();
    }
    let (row, other) = (dice.roll(rows.len()), dice.roll(rows.len()));
    let (cell, next) = (dice.roll(rows[row].len()), dice.roll(rows[row].len()));
    match dice.roll(13) {
        0 | 1 => dice.of(CELLS).clone_into(&mut rows[row][cell]),
        2 => dice.of(NUMBERS).clone_into(&mut rows[row][cell]),
        3 => rows[row][cell].push_str(dice.of(SIGNS)),
        4 => rows[row].swap(cell, next),
        5 => drop(rows[row].remove(cell)),
        6 => rows[row].insert(cell, KEYS[dice.roll(KEYS.len())].clone()),
        7 => {
            // A whole column doubled, or put elsewhere.
            let gone = dice.one_in(2);
            for cells in rows.iter_mut().filter(|cells| cells.len() > cell) {
                let value = if gone { cells.remove(cell) } else { cells[cell].clone() };
                cells.insert(next.min(cells.len()), value);
            }
        }
        8 => {
            let copy = rows[row].clone();
            rows.insert(other, copy);
        }
        9 => {
            let value = rows[other].get(cell).cloned().unwrap_or_default();
            rows[row][cell] = value;
        }
        10 => return stored(text, dice),
        11 => return bytes::changed(table, dice),
        _ => return lines::changed(text, dice, CELLS).into_bytes(),
    }
    let separator =
        if dice.one_in(20) { *[',', ';', '\t', '|'].get(dice.roll(4)).unwrap_or(&',') } else { separator };
    let end = if dice.one_in(20) { "\r\n" } else { "\n" };
    let rows = rows.iter().map(|cells| cells.join(&separator.to_string()) + end);
    rows.collect::<String>().into_bytes()
}

/// The text as other programs store it.
fn stored(text: &str, dice: &mut Dice) -> Vec<u8> {
    match dice.roll(4) {
        0 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        1 => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        2 => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        _ => text.chars().map(|one| u8::try_from(u32::from(one)).unwrap_or(b'?')).collect(),
    }
}
