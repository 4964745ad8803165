//! Formulas of old workbooks (.xls): tokens of a stack machine.
//!
//! In: the bytes of a formula (MS-XLS 2.5.198). Out: an [`Expr`], or None if a token is not understood.

use rust_decimal::Decimal;

use super::{CellRange, Expr, Function, Operator};
use crate::tabular::CellValue;
use crate::tabular::number;

/// Longest formula, in bytes.
const LONGEST: usize = 2_000;

/// Reads a formula. `cell` is its cell, for references that count from there; `tabs` are the sheets that
/// references to other sheets name by number.
pub(in crate::tabular) fn read(bytes: &[u8], cell: (u32, u32), tabs: &[Option<String>]) -> Option<Expr> {
    if bytes.len() > LONGEST {
        return None;
    }
    let mut reader = FormulaTokenReader { bytes, cell, tabs, stack: Vec::new() };
    while !reader.bytes.is_empty() {
        reader.token()?;
    }
    match reader.stack.pop() {
        Some(expr) if reader.stack.is_empty() => Some(expr),
        _ => None,
    }
}

/// The cell whose formula this one shares: the token `01`. Returns None if it shares none.
pub(in crate::tabular) fn shared(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes {
        [1, row0, row1, column0, column1] => {
            let pair = |low: &u8, high: &u8| u32::from(u16::from_le_bytes([*low, *high]));
            Some((pair(row0, row1), pair(column0, column1)))
        }
        _ => None,
    }
}

struct FormulaTokenReader<'a> {
    bytes: &'a [u8],
    cell: (u32, u32),
    tabs: &'a [Option<String>],
    stack: Vec<Expr>,
}

impl FormulaTokenReader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*taken)
    }

    fn short(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn two(&mut self, operator: Operator) -> Option<()> {
        let right = Box::new(self.stack.pop()?);
        let left = Box::new(self.stack.pop()?);
        self.stack.push(Expr::Two(operator, left, right));
        Some(())
    }

    fn token(&mut self) -> Option<()> {
        let [token] = self.take()?;
        // References and functions come in three classes, which are calculated alike.
        let token = if token >= 0x40 { (token & 0x1f) | 0x20 } else { token };
        match token {
            0x03 => self.two(Operator::Add)?,
            0x04 => self.two(Operator::Subtract)?,
            0x05 => self.two(Operator::Multiply)?,
            0x06 => self.two(Operator::Divide)?,
            0x07 => self.two(Operator::Power)?,
            0x09 => self.two(Operator::Below)?,
            0x0a => self.two(Operator::AtMost)?,
            0x0b => self.two(Operator::Equal)?,
            0x0c => self.two(Operator::AtLeast)?,
            0x0d => self.two(Operator::Above)?,
            0x0e => self.two(Operator::Unequal)?,
            // A plus in front, brackets.
            0x12 | 0x15 => {}
            0x13 => {
                let of = self.stack.pop()?;
                self.stack.push(Expr::Minus(Box::new(of)));
            }
            0x14 => {
                let of = self.stack.pop()?;
                self.stack.push(Expr::Percent(Box::new(of)));
            }
            0x16 => self.stack.push(Expr::Nothing),
            0x17 => {
                let [length, wide] = self.take()?;
                let bytes = usize::from(length) << (wide & 1);
                self.bytes = self.bytes.get(bytes..)?;
                self.stack.push(if length == 0 { Expr::Blank } else { Expr::Text });
            }
            0x19 => self.attribute()?,
            0x1d => {
                let [truth] = self.take()?;
                self.stack.push(Expr::Truth(truth != 0));
            }
            0x1e => {
                let whole = self.short()?;
                self.stack.push(Expr::Number(Decimal::from(whole)));
            }
            0x1f => match number::of_bytes(self.take()?) {
                CellValue::Number(number) => self.stack.push(Expr::Number(number)),
                _ => return None,
            },
            0x21 => {
                let function = Function::of_number(self.short()?)?;
                let count = match function {
                    Function::Abs | Function::Int => 1,
                    Function::Round | Function::RoundUp | Function::RoundDown => 2,
                    _ => return None,
                };
                self.call(function, count)?;
            }
            0x22 => {
                let [count] = self.take()?;
                let function = Function::of_number(self.short()?)?;
                self.call(function, usize::from(count & 0x7f))?;
            }
            0x24 => {
                let (row, column) = (self.short()?, self.short()?);
                self.push(None, &[row], &[column], false)?;
            }
            0x25 => {
                let (rows, columns) = ([self.short()?, self.short()?], [self.short()?, self.short()?]);
                self.push(None, &rows, &columns, false)?;
            }
            0x2c => {
                let (row, column) = (self.short()?, self.short()?);
                self.push(None, &[row], &[column], true)?;
            }
            0x2d => {
                let (rows, columns) = ([self.short()?, self.short()?], [self.short()?, self.short()?]);
                self.push(None, &rows, &columns, true)?;
            }
            0x3a => {
                let tab = self.tab()?;
                let (row, column) = (self.short()?, self.short()?);
                self.push(Some(tab), &[row], &[column], false)?;
            }
            0x3b => {
                let tab = self.tab()?;
                let (rows, columns) = ([self.short()?, self.short()?], [self.short()?, self.short()?]);
                self.push(Some(tab), &rows, &columns, false)?;
            }
            _ => return None,
        }
        Some(())
    }

    /// Remarks for the program that calculates; one of them is a sum of one argument.
    fn attribute(&mut self) -> Option<()> {
        let [kind] = self.take()?;
        let value = self.short()?;
        match kind {
            0x10 => self.call(Function::Sum, 1)?,
            // A table of jumps.
            0x04 => self.bytes = self.bytes.get((usize::from(value) + 1) * 2..)?,
            _ => {}
        }
        Some(())
    }

    fn call(&mut self, function: Function, count: usize) -> Option<()> {
        let from = self.stack.len().checked_sub(count)?;
        let arguments = self.stack.split_off(from);
        self.stack.push(Expr::Call(function, arguments));
        Some(())
    }

    fn tab(&mut self) -> Option<String> {
        let at = usize::from(self.short()?);
        self.tabs.get(at)?.clone()
    }

    /// Pushes a reference; if `counted`, parts marked as relative count from the formula's own cell.
    fn push(&mut self, tab: Option<String>, rows: &[u16], columns: &[u16], counted: bool) -> Option<()> {
        let place = |row: u16, column: u16| {
            let (row_moves, column_moves) = (column & 0x8000 != 0, column & 0x4000 != 0);
            let column = column & 0xff;
            let row = match counted && row_moves {
                true => (self.cell.0 as u16).wrapping_add(row),
                false => row,
            };
            let column = match counted && column_moves {
                true => u16::from((self.cell.1 as u8).wrapping_add(column as u8)),
                false => column,
            };
            (u32::from(row), u32::from(column))
        };
        let first = place(*rows.first()?, *columns.first()?);
        let last = place(*rows.last()?, *columns.last()?);
        if first.0 > last.0 || first.1 > last.1 {
            return None;
        }
        self.stack.push(Expr::Cells(CellRange { tab, first, last, single: rows.len() == 1 }));
        Some(())
    }
}
