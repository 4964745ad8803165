//! Old Excel workbooks (.xls of Excel 97 to 2003), read.
//!
//! In: bytes. Out: a [`StoredBook`]. calamine gives no number formats and no hidden rows of these files, and
//! panics at damaged ones; so the records (MS-XLS) are read here, the length of each checked. `strings`
//! reads their texts.

mod sheet;
mod strings;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use super::Unreadable;
use super::book::{BookRoom, LOOKS, Results, StoredBook, StoredTab, TABS};
use super::format::{self, CellFormat, Epoch, KnownFormats};
use strings::Strings;

/// Kinds of records.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const EOF: u16 = 0x000a;
    pub(super) const HEADER: u16 = 0x0014;
    pub(super) const FOOTER: u16 = 0x0015;
    pub(super) const EXTERN_SHEET: u16 = 0x0017;
    pub(super) const NOTE: u16 = 0x001c;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const FILE_PASS: u16 = 0x002f;
    pub(super) const FONT: u16 = 0x0031;
    pub(super) const CONTINUE: u16 = 0x003c;
    pub(super) const UNCALCULATED: u16 = 0x005e;
    pub(super) const COLUMN: u16 = 0x007d;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const FILTER_MODE: u16 = 0x009b;
    pub(super) const PACKED_NUMBERS: u16 = 0x00bd;
    pub(super) const RICH_LABEL: u16 = 0x00d6;
    pub(super) const XF: u16 = 0x00e0;
    pub(super) const MERGED: u16 = 0x00e5;
    pub(super) const STRINGS: u16 = 0x00fc;
    pub(super) const SHARED_LABEL: u16 = 0x00fd;
    pub(super) const SUP_BOOK: u16 = 0x01ae;
    pub(super) const RECALCULATED: u16 = 0x01c1;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(super) const TEXT_RESULT: u16 = 0x0207;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const DEFAULT_ROW: u16 = 0x0225;
    pub(super) const PACKED_NUMBER: u16 = 0x027e;
    pub(super) const FORMAT: u16 = 0x041e;
    pub(super) const SHARED_FORMULA: u16 = 0x04bc;
    pub(super) const BOF: u16 = 0x0809;
}

/// The weight from which letters are bold.
const BOLD: u16 = 700;
/// Version of Excel 97 to 2003 in a BOF record.
const BIFF8: u16 = 0x0600;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<StoredBook, Unreadable> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    if file.is_stream("EncryptedPackage") {
        return Err(Unreadable::Locked);
    }
    let name = ["Workbook", "WORKBOOK"].into_iter().find(|name| file.is_stream(name));
    let Some(name) = name else {
        return Err(if file.is_stream("Book") { Unreadable::Ancient } else { Unreadable::Broken });
    };
    let mut stream = Vec::new();
    let part = file.open_stream(name).map_err(|_| Unreadable::Broken)?;
    part.take(bytes.len() as u64).read_to_end(&mut stream).map_err(|_| Unreadable::Broken)?;
    let globals = Globals::of(&stream)?;
    let mut book = StoredBook {
        formats: globals.formats(),
        struck: globals.looks_of(&globals.striking),
        bold: globals.looks_of(&globals.heavy),
        epoch: globals.epoch,
        results: globals.results,
        ..StoredBook::default()
    };
    if globals.sheets.len() > TABS {
        return Err(Unreadable::Large);
    }
    let mut room = BookRoom::default();
    // Two sheets have no record in common, but each may say that it begins where another does.
    let mut left = stream.len();
    for (name, visible, start) in &globals.sheets {
        let part = stream.get(*start..).ok_or(Unreadable::Broken)?;
        let (grid, uncalculated) = sheet::read(part, &globals, &mut left, &mut room)?;
        if uncalculated {
            book.results = Results::ToCalculate;
        }
        book.tabs.push(StoredTab { name: name.clone(), visible: *visible, grid });
    }
    Ok(book)
}

/// A record: what kind it is, and its bytes.
#[derive(Clone, Copy)]
struct XlsRecord<'a> {
    kind: u16,
    data: &'a [u8],
}

impl XlsRecord<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.data.get(at).copied()
    }

    fn short(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.data.get(at..at + 2)?.try_into().ok()?))
    }

    fn long(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.data.get(at..at + 4)?.try_into().ok()?))
    }

    /// Row and column, from 0: records of cells begin with them.
    fn cell(&self) -> Option<(u32, u32)> {
        Some((self.short(0)?.into(), self.short(2)?.into()))
    }
}

/// The records of a stream, up to the first that is not whole.
fn records(mut stream: &[u8]) -> impl Iterator<Item = XlsRecord<'_>> {
    std::iter::from_fn(move || {
        let (head, rest) = stream.split_first_chunk::<4>()?;
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let data = rest.get(..length)?;
        stream = &rest[length..];
        Some(XlsRecord { kind, data })
    })
}

/// What the sheets share.
#[derive(Default)]
struct Globals {
    /// The name of each sheet with cells, whether people see it, and where it begins.
    sheets: Vec<(String, bool, usize)>,
    /// The names of all sheets, in the order in which references count them.
    all: Vec<String>,
    strings: Vec<String>,
    /// The number format of each look.
    looks: Vec<u16>,
    /// The fonts of looks, and those that strike through.
    fonts: Vec<u16>,
    striking: Vec<bool>,
    /// Whether each font is bold.
    heavy: Vec<bool>,
    codes: Vec<(u16, String)>,
    epoch: Epoch,
    results: Results,
    /// Which of the workbooks that references name is this one.
    own_book: Option<u16>,
    books: u16,
    /// The sheets that references name by number.
    tabs: Vec<Option<String>>,
}

impl Globals {
    fn of(stream: &[u8]) -> Result<Globals, Unreadable> {
        let mut globals = Globals::default();
        let mut shared: Vec<&[u8]> = Vec::new();
        let mut continues = false;
        let mut begun = false;
        for record in records(stream) {
            match record.kind {
                kind::BOF if !begun => {
                    begun = true;
                    if record.short(0) != Some(BIFF8) {
                        return Err(Unreadable::Ancient);
                    }
                }
                kind::FILE_PASS => return Err(Unreadable::Locked),
                kind::EOF => {
                    globals.strings = Strings::of(shared).all();
                    return Ok(globals);
                }
                kind::STRINGS => shared.extend(record.data.get(8..)),
                kind::CONTINUE if continues => shared.push(record.data),
                _ => globals.note(record).ok_or(Unreadable::Broken)?,
            }
            continues = matches!(record.kind, kind::STRINGS) || (continues && record.kind == kind::CONTINUE);
        }
        Err(Unreadable::Broken)
    }

    fn note(&mut self, record: XlsRecord<'_>) -> Option<()> {
        match record.kind {
            kind::DATE_MODE if record.short(0)? == 1 => self.epoch = Epoch::Of1904,
            kind::FORMAT => {
                let code = strings::long(record.data.get(2..)?)?;
                self.codes.push((record.short(0)?, code));
            }
            kind::XF if self.looks.len() < LOOKS => {
                self.fonts.push(record.short(0)?);
                self.looks.push(record.short(2)?);
            }
            kind::FONT => {
                self.striking.push(record.short(2).is_some_and(|flags| flags & 8 != 0));
                self.heavy.push(record.short(6).is_some_and(|weight| weight >= BOLD));
            }
            kind::BOUND_SHEET => {
                let name = strings::short(record.data.get(6..)?)?;
                self.all.push(name.clone());
                // Charts and macros have no cells.
                if record.byte(5)? == 0 {
                    self.sheets.push((name, record.byte(4)? & 3 == 0, record.long(0)? as usize));
                }
            }
            kind::SUP_BOOK => {
                if record.short(2)? == 0x0401 {
                    self.own_book = Some(self.books);
                }
                self.books = self.books.saturating_add(1);
            }
            kind::EXTERN_SHEET => {
                let most = LOOKS.saturating_sub(self.tabs.len());
                for at in 0..usize::from(record.short(0)?).min(most) {
                    let part = |place: usize| record.short(2 + at * 6 + place);
                    let (book, first, last) = (part(0)?, part(2)?, part(4)?);
                    let own = Some(book) == self.own_book && first == last;
                    self.tabs.push(self.all.get(usize::from(first)).filter(|_| own).cloned());
                }
            }
            // Excel and LibreOffice write which of their versions calculated it.
            kind::RECALCULATED if record.long(4)? == 0 => self.results = Results::ToCalculate,
            kind::RECALCULATED => self.results = Results::Calculated,
            _ => {}
        }
        Some(())
    }

    /// The looks whose fonts are of these; no font has the number 4.
    fn looks_of(&self, fonts: &[bool]) -> BTreeSet<usize> {
        let is_one = |font: u16| {
            let at = usize::from(if font > 4 { font - 1 } else { font });
            fonts.get(at).copied().unwrap_or_default()
        };
        self.fonts.iter().enumerate().filter(|(_, font)| is_one(**font)).map(|(at, _)| at).collect()
    }

    fn formats(&self) -> Vec<CellFormat> {
        let codes: BTreeMap<u16, &str> = self.codes.iter().map(|(own, code)| (*own, code.as_str())).collect();
        let code = |number: &u16| codes.get(number).copied().unwrap_or_else(|| format::built_in(*number));
        let mut known = KnownFormats::default();
        self.looks.iter().map(|number| known.of(code(number).to_owned())).collect()
    }
}
