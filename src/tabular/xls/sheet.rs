//! A sheet of an old Excel workbook.
//!
//! In: its records. Out: its cells with formats and formulas, and which rows and columns are hidden;
//! nothing of charts in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Globals, XlsRecord, kind, records, strings};
use crate::tabular::book::{BookRoom, Formula, Grid, Stored, TooLarge, text};
use crate::tabular::formula::tokens;
use crate::tabular::print::parts_of_print;
use crate::tabular::{CellValue, Unreadable, number};

/// Rows that a sheet of these workbooks may have.
const ROWS: u32 = 65_536;

/// Reads a sheet, which may be too large, and whether its results were left uncalculated; `left` is how many
/// bytes of records all sheets may still have.
pub(super) fn read(
    stream: &[u8],
    globals: &Globals,
    left: &mut usize,
    room: &mut BookRoom,
) -> Result<(Option<Grid>, bool), Unreadable> {
    let mut sheet = XlsSheet {
        globals,
        room,
        grid: Grid::default(),
        last: None,
        sharing: Vec::new(),
        shared: BTreeMap::new(),
    };
    let mut depth = 0_usize;
    let mut uncalculated = false;
    let mut hides_all = false;
    let mut shown_rows = BTreeSet::new();
    for record in records(stream) {
        *left = left.checked_sub(record.data.len() + 4).ok_or(Unreadable::Large)?;
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => {
                sheet.formulas();
                if hides_all {
                    let rows = 0..ROWS.min(sheet.grid.height);
                    for row in rows.filter(|row| !shown_rows.contains(row)) {
                        if sheet.grid.hide(row..row + 1, sheet.room).is_err() {
                            return Ok((None, uncalculated));
                        }
                    }
                }
                return Ok((Some(sheet.grid), uncalculated));
            }
            kind::EOF => depth -= 1,
            // A chart in the sheet has cells of its own.
            _ if depth != 1 => {}
            kind::UNCALCULATED => uncalculated = true,
            kind::DEFAULT_ROW => hides_all = record.short(0).is_some_and(|flags| flags & 2 != 0),
            kind::ROW => {
                let row = u32::from(record.short(0).ok_or(Unreadable::Broken)?);
                let flat = record.short(6).is_some_and(|height| height & 0x7fff == 0);
                match flat || record.short(12).is_some_and(|flags| flags & 0x20 != 0) {
                    true if sheet.grid.hide(row..row + 1, sheet.room).is_err() => {
                        return Ok((None, uncalculated));
                    }
                    true => {}
                    false => drop(shown_rows.insert(row)),
                }
            }
            _ => match sheet.note(record) {
                Some(Ok(())) => {}
                Some(Err(TooLarge)) => return Ok((None, uncalculated)),
                None => return Err(Unreadable::Broken),
            },
        }
    }
    Err(Unreadable::Broken)
}

struct XlsSheet<'a> {
    globals: &'a Globals,
    room: &'a mut BookRoom,
    grid: Grid,
    /// The last cell with a formula: the next record may be its text or the formula it shares.
    last: Option<(u32, u32)>,
    /// Cells with the cell whose formula they share.
    sharing: Vec<((u32, u32), (u32, u32))>,
    /// Formulas that are shared, by the first cell that has them.
    shared: BTreeMap<(u32, u32), Vec<u8>>,
}

impl XlsSheet<'_> {
    fn put(&mut self, record: XlsRecord<'_>, value: CellValue) -> Option<Result<(), TooLarge>> {
        let format = usize::from(record.short(4)?);
        Some(self.store(record.cell()?, Stored { value, format, formula: None }))
    }

    fn store(&mut self, cell: (u32, u32), stored: Stored) -> Result<(), TooLarge> {
        if stored.value == CellValue::Empty && stored.formula.is_none() {
            return Ok(());
        }
        self.grid.put(cell, stored, self.room)
    }

    fn note(&mut self, record: XlsRecord<'_>) -> Option<Result<(), TooLarge>> {
        match record.kind {
            kind::NUMBER => self.put(record, number::of_bytes(record.data.get(6..14)?.try_into().ok()?)),
            kind::PACKED_NUMBER => self.put(record, number::of_packed(record.long(6)?)),
            kind::PACKED_NUMBERS => {
                let (row, column) = record.cell()?;
                let count = record.data.len().checked_sub(6)? / 6;
                for at in 0..count {
                    let (format, packed) = (record.short(4 + at * 6)?, record.long(6 + at * 6)?);
                    let stored =
                        Stored { value: number::of_packed(packed), format: format.into(), formula: None };
                    if let Err(large) = self.store((row, column + at as u32), stored) {
                        return Some(Err(large));
                    }
                }
                Some(Ok(()))
            }
            kind::SHARED_LABEL => {
                let label = self.globals.strings.get(record.long(6)? as usize);
                let value = label.map_or(CellValue::Empty, |label| text(label));
                self.put(record, value)
            }
            kind::LABEL | kind::RICH_LABEL => self.put(record, text(&strings::long(record.data.get(6..)?)?)),
            kind::TRUTH_OR_ERROR => {
                let held = record.byte(6)?;
                self.put(record, if record.byte(7)? == 0 { CellValue::Bool(held != 0) } else { error(held) })
            }
            kind::FORMULA => self.formula(record),
            kind::TEXT_RESULT => {
                let result = text(&strings::long(record.data)?);
                if let Some(cell) = self.last.and_then(|cell| self.grid.cells.get_mut(&cell)) {
                    let nothing = result == CellValue::Empty;
                    let formula = cell.formula.as_mut().map(Arc::make_mut);
                    formula.into_iter().for_each(|formula| formula.says_nothing = nothing);
                    cell.value = result;
                }
                Some(Ok(()))
            }
            kind::SHARED_FORMULA => {
                let length = usize::from(record.short(8)?);
                let tokens = record.data.get(10..10 + length)?;
                self.shared.extend(self.last.map(|cell| (cell, tokens.to_vec())));
                Some(Ok(()))
            }
            kind::COLUMN => {
                if record.short(8)? & 1 != 0 || record.short(4)? == 0 {
                    self.grid.hidden_columns.push((record.short(0)?.into(), record.short(2)?.into()));
                }
                Some(Ok(()))
            }
            kind::MERGED => {
                for at in 0..usize::from(record.short(0)?) {
                    let part = |place: usize| record.short(2 + at * 8 + place * 2).map(u32::from);
                    let (top, bottom, left, right) = (part(0)?, part(1)?, part(2)?, part(3)?);
                    self.grid.merge((top, left), (bottom, right));
                }
                Some(Ok(()))
            }
            // Its text is among the drawings.
            kind::NOTE => {
                self.grid.remarks.push((record.cell()?, String::new()));
                Some(Ok(()))
            }
            kind::HEADER | kind::FOOTER => {
                let text = strings::long(record.data).unwrap_or_default();
                self.grid.printed.extend(parts_of_print(&text));
                Some(Ok(()))
            }
            kind::FILTER_MODE => {
                self.grid.filtered = true;
                Some(Ok(()))
            }
            _ => Some(Ok(())),
        }
    }

    fn formula(&mut self, record: XlsRecord<'_>) -> Option<Result<(), TooLarge>> {
        let cell = record.cell()?;
        let result: [u8; 8] = record.data.get(6..14)?.try_into().ok()?;
        let value = match result {
            // A text follows.
            [0, _, _, _, _, _, 0xff, 0xff] => CellValue::Empty,
            [1, _, truth, _, _, _, 0xff, 0xff] => CellValue::Bool(truth != 0),
            [2, _, code, _, _, _, 0xff, 0xff] => error(code),
            // An empty text.
            [3, _, _, _, _, _, 0xff, 0xff] => CellValue::Empty,
            number => number::of_bytes(number),
        };
        let length = usize::from(record.short(20)?);
        let tokens = record.data.get(22..22 + length)?;
        let shared = tokens::shared(tokens);
        self.sharing.extend(shared.map(|first| (cell, first)));
        let expr = match shared {
            Some(_) => None,
            None => {
                self.room.formula(tokens.len()).and_then(|()| tokens::read(tokens, cell, &self.globals.tabs))
            }
        };
        self.last = Some(cell);
        let says_nothing = matches!(result, [3, _, _, _, _, _, 0xff, 0xff]);
        let formula = Some(Arc::new(Formula { expr, says_nothing, ..Formula::default() }));
        Some(self.store(cell, Stored { value, format: record.short(4)?.into(), formula }))
    }

    /// Gives cells the formulas that they share.
    fn formulas(&mut self) {
        for (cell, first) in std::mem::take(&mut self.sharing) {
            let tokens = self.shared.get(&first);
            let tokens = tokens.filter(|tokens| self.room.formula(tokens.len()).is_some());
            let expr = tokens.and_then(|tokens| tokens::read(tokens, cell, &self.globals.tabs));
            let formula = self.grid.cells.get_mut(&cell).and_then(|stored| stored.formula.as_mut());
            formula.map(Arc::make_mut).into_iter().for_each(|formula| formula.expr.clone_from(&expr));
        }
    }
}

fn error(code: u8) -> CellValue {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#?",
    };
    CellValue::Error(name.to_owned())
}
