//! Changes of PDF files: objects emptied, one in the place of another, references led elsewhere, other names and
//! numbers, signatures with other bytes, states of a file cut off or added.
//!
//! In: the bytes of a PDF. Out: those of one that is nearly right: what is changed keeps its length, so that the tables of
//! places still hold.

use std::ops::Range;

use super::bytes;
use super::dice::Dice;

/// Names that a reader of signatures, fields and files goes by.
const NAMES: &str = "/V /T /P /F /N /EF /AF /AP /FT /Ff /Tx /Sig /Btn /Kids /Prev /Size /Lock /XRef /Names /Count \
                     /Fields /Parent /Length /Annots /ObjStm /Contents /ByteRange /SubFilter";

/// How every state of a file ends.
const END: &[u8] = b"%%EOF";

/// Digits of a text of this length at least are those of a signature.
const SIGNATURE: usize = 64;

/// One change of a PDF.
pub(crate) fn changed(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let objects = objects(file);
    if objects.is_empty() || dice.one_in(10) {
        return bytes::changed(file, dice);
    }
    let (at, other) = (dice.roll(objects.len()), dice.roll(objects.len()));
    let object = objects[at].clone();
    let mut changed = file.to_vec();
    match dice.roll(9) {
        0 => fit(&mut changed, object, b""),
        1 => fit(&mut changed, object, &file[objects[other].clone()]),
        2 => one_of(references(file, &object), dice, |place, dice| {
            let width = place.len();
            fit(&mut changed, place, format!("{:0width$}", dice.roll(objects.len() + 2)).as_bytes());
        }),
        3 => one_of(runs(file, &object, u8::is_ascii_digit), dice, |place, dice| {
            let numbers: [&[u8]; 5] = [b"0", b"1", b"-1", b"99999999999999999999", b"2147483648"];
            fit(&mut changed, place, dice.of(&numbers));
        }),
        4 | 5 => one_of(names(file, &object), dice, |place, dice| {
            let known: Vec<&str> = NAMES.split(' ').filter(|name| name.len() <= place.len()).collect();
            if !known.is_empty() {
                fit(&mut changed, place, dice.of(&known).as_bytes());
            }
        }),
        6 => one_of(signatures(file), dice, |place, dice| signature(&mut changed, place, dice)),
        7 => one_of(places(file, END), dice, |end, _| changed.truncate(end + END.len() + 1)),
        _ => add(&mut changed, &file[object], &file[objects[other].clone()], dice),
    }
    changed
}

/// What stands in each object, from `1 0 obj` to `endobj`.
fn objects(file: &[u8]) -> Vec<Range<usize>> {
    let ends = places(file, b"endobj");
    let starts = places(file, b" 0 obj").into_iter().map(|at| at + b" 0 obj".len());
    starts
        .filter_map(|start| ends.get(ends.partition_point(|end| *end < start)).map(|end| start..*end))
        .collect()
}

/// Where this word stands.
fn places(file: &[u8], word: &[u8]) -> Vec<usize> {
    let all = file.windows(word.len()).enumerate();
    all.filter(|(_, piece)| *piece == word).map(|(at, _)| at).collect()
}

/// Does something with one of these, if there is any.
fn one_of<T>(mut all: Vec<T>, dice: &mut Dice, act: impl FnOnce(T, &mut Dice)) {
    if !all.is_empty() {
        let one = all.swap_remove(dice.roll(all.len()));
        act(one, dice);
    }
}

/// Puts something in the place of what stands there, cut off or with blanks behind it.
fn fit(file: &mut [u8], place: Range<usize>, piece: &[u8]) {
    let pieces = piece.iter().copied().chain(std::iter::repeat(b' '));
    file[place].iter_mut().zip(pieces).for_each(|(old, new)| *old = new);
}

/// Runs of such bytes within an object.
fn runs(file: &[u8], object: &Range<usize>, is_in: impl Fn(&u8) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in object.clone().filter(|at| is_in(&file[*at])) {
        match found.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = at + 1,
            None => found.push(at..at + 1),
        }
    }
    found
}

/// The numbers of the objects that an object refers to.
fn references(file: &[u8], object: &Range<usize>) -> Vec<Range<usize>> {
    let numbers = runs(file, object, u8::is_ascii_digit);
    numbers.into_iter().filter(|number| file[number.end..].starts_with(b" 0 R")).collect()
}

/// The names in an object, with their strokes.
fn names(file: &[u8], object: &Range<usize>) -> Vec<Range<usize>> {
    let words = runs(file, object, u8::is_ascii_alphanumeric);
    let named = words.into_iter().filter(|word| word.start > 0 && file[word.start - 1] == b'/');
    named.map(|word| word.start - 1..word.end).collect()
}

/// The digits of each signature.
fn signatures(file: &[u8]) -> Vec<Range<usize>> {
    let digits = runs(file, &(0..file.len()), u8::is_ascii_hexdigit);
    digits.into_iter().filter(|digits| digits.len() >= SIGNATURE).collect()
}

/// Changes the bytes that digits stand for, within what is not filled up with zeros.
fn signature(file: &mut [u8], place: Range<usize>, dice: &mut Dice) {
    let digits = String::from_utf8_lossy(&file[place.clone()]).into_owned();
    let used = digits.trim_end_matches('0').len().next_multiple_of(2).min(digits.len());
    let pairs = digits.as_bytes()[..used].chunks_exact(2);
    let value = |pair: &[u8]| u8::from_str_radix(&String::from_utf8_lossy(pair), 16).unwrap_or_default();
    let mut own: Vec<u8> = pairs.map(value).collect();
    if dice.one_in(2) {
        bytes::number(&mut own, dice);
    } else {
        own = bytes::changed(&own, dice);
    }
    let written: String = own.iter().map(|byte| format!("{byte:02X}")).collect();
    let zeros = written.bytes().chain(std::iter::repeat(b'0'));
    file[place].iter_mut().zip(zeros).for_each(|(old, new)| *old = new);
}

/// Adds a state of the file in which one object is another one.
fn add(file: &mut Vec<u8>, object: &[u8], instead: &[u8], dice: &mut Dice) {
    let number = dice.roll(30) + 1;
    let word = b"startxref";
    let Some(last) = places(file, word).pop() else { return };
    let digits = file[last + word.len()..].iter().skip_while(|byte| byte.is_ascii_whitespace());
    let before: Vec<u8> = digits.copied().take_while(u8::is_ascii_digit).collect();
    let before = String::from_utf8_lossy(&before).into_owned();
    let body = if dice.one_in(3) { object } else { instead };
    file.push(b'\n');
    let place = file.len();
    file.extend(format!("{number} 0 obj").bytes());
    file.extend(body);
    file.extend(b"endobj\n");
    let table = file.len();
    let entry = format!("xref\n{number} 1\n{place:010} 00000 n \n");
    let trailer = format!("trailer\n<< /Size 200 /Root 1 0 R /Prev {before} >>\nstartxref\n{table}\n%%EOF\n");
    file.extend(entry.bytes().chain(trailer.bytes()));
}
