//! Changes of workbooks in the older format: records of a stream in a container.
//!
//! In: the bytes of an `.xls` file. Out: one whose records are dropped, doubled, moved, shortened, or say
//! something else.

use std::io::{Cursor, Read, Write};

use super::bytes;
use super::dice::Dice;

/// The stream of the records.
const STREAM: &str = "/Workbook";

type Record = (u16, Vec<u8>);

/// One change of a workbook.
pub(crate) fn changed(book: &[u8], dice: &mut Dice) -> Vec<u8> {
    if dice.one_in(8) {
        return bytes::changed(book, dice);
    }
    let Some(mut records) = records(book).filter(|records| records.len() > 2) else {
        return bytes::changed(book, dice);
    };
    let (at, to) = (dice.roll(records.len()), dice.roll(records.len()));
    match dice.roll(8) {
        0 => drop(records.remove(at)),
        1 => {
            let record = records[at].clone();
            records.insert(to, record);
        }
        2 => records.swap(at, to),
        3 => {
            let shorter = dice.roll(records[at].1.len());
            records[at].1.truncate(shorter);
        }
        4 => records[at].0 = records[to].0,
        5 => records[at].1 = records[to].1.clone(),
        6 => records[at].1 = bytes::changed(&records[at].1, dice),
        _ => bytes::number(&mut records[at].1, dice),
    }
    let stream: Vec<u8> = records.iter().flat_map(|(kind, data)| stored(*kind, data)).collect();
    held(&stream).unwrap_or_else(|| book.to_vec())
}

fn records(book: &[u8]) -> Option<Vec<Record>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(book)).ok()?;
    let mut stream = Vec::new();
    file.open_stream(STREAM).ok()?.take(1 << 20).read_to_end(&mut stream).ok()?;
    let mut rest = stream.as_slice();
    let mut records = Vec::new();
    while let [kind_low, kind_high, low, high, after @ ..] = rest {
        let length = usize::from(u16::from_le_bytes([*low, *high])).min(after.len());
        records.push((u16::from_le_bytes([*kind_low, *kind_high]), after[..length].to_vec()));
        rest = &after[length..];
    }
    Some(records)
}

fn stored(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap_or(u16::MAX);
    let head = [kind.to_le_bytes(), length.to_le_bytes()].concat();
    [&head, &data[..usize::from(length)]].concat()
}

fn held(stream: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).ok()?;
    file.create_stream(STREAM).ok()?.write_all(stream).ok()?;
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}
