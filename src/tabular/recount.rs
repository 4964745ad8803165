//! Simple formulas calculated again from the cells.
//!
//! In: the sheets of a workbook. Out: for a cell with a formula, its exact result, or that it cannot be
//! calculated here. A result that a workbook stores is a float: it agrees if it is as near as sums of
//! floats are.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::CellValue;
use super::book::{Grid, Results, Stored, StoredBook};
use super::formula::{CellRange, Expr, Function, Operator};
use super::rounding::{edge, power, rounded};

/// A cell: its sheet among those of the workbook, its row and its column.
type Spot = (usize, u32, u32);

/// Cells that hold something, each with its row and column.
type StoredCells<'a> = Vec<((u32, u32), &'a Stored)>;

/// Cells and parts of formulas that are looked at for one workbook, and formats under a condition.
const STEPS: usize = 8_000_000;
const TRIALS: usize = 4_000_000;

/// The result of a formula, or what a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellOutcome {
    /// A number, and the largest number on the way to it: its float is only as exact as that one's.
    Number(Decimal, Decimal),
    Truth(bool),
    Text,
    /// A text without letters, which is no empty cell: nothing is calculated with it.
    Blank,
    Empty,
    /// Cannot be calculated here.
    Unknown,
}

/// What calculating again says of a stored result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecountVerdict {
    /// It is the result, which is exactly this.
    Agrees(Decimal),
    /// The result is another.
    Differs(Decimal),
    /// It is an empty text.
    Blank,
    /// It was not calculated again.
    Unknown,
}

/// Calculates the formulas of a workbook.
pub(super) struct Counter<'a> {
    book: &'a StoredBook,
    known: BTreeMap<Spot, CellOutcome>,
    steps: usize,
    trials: usize,
}

impl<'a> Counter<'a> {
    /// For a workbook.
    pub(super) fn of(book: &'a StoredBook) -> Counter<'a> {
        Counter { book, known: BTreeMap::new(), steps: 0, trials: 0 }
    }

    /// What calculating the formula of a cell says of its stored result.
    pub(super) fn verdict(&mut self, spot: Spot) -> RecountVerdict {
        let stored = match self.cell(spot).map(|cell| &cell.value) {
            Some(CellValue::Number(stored)) => Some(*stored),
            Some(CellValue::Empty) => None,
            _ => return RecountVerdict::Unknown,
        };
        let agrees = |counted, largest| stored.is_some_and(|stored| near(counted, stored, largest));
        match self.outcome(spot) {
            CellOutcome::Number(counted, largest) if agrees(counted, largest) => {
                RecountVerdict::Agrees(counted)
            }
            CellOutcome::Number(counted, _) => RecountVerdict::Differs(counted),
            CellOutcome::Blank if stored.is_none() => RecountVerdict::Blank,
            _ => RecountVerdict::Unknown,
        }
    }

    /// Whether another format may be tried, of which it takes note.
    pub(super) fn may_try(&mut self) -> bool {
        self.trials += 1;
        self.trials <= TRIALS
    }

    /// Takes note of steps. Returns None if there were too many.
    fn step(&mut self, count: usize) -> Option<()> {
        self.steps = self.steps.saturating_add(count);
        (self.steps < STEPS).then_some(())
    }

    fn grid(&self, tab: usize) -> Option<&'a Grid> {
        self.book.tabs.get(tab)?.grid.as_ref()
    }

    fn cell(&self, (tab, row, column): Spot) -> Option<&'a Stored> {
        self.grid(tab)?.cells.get(&(row, column))
    }

    /// Calculates a cell and before it all cells it is made of, in a loop, as a chain of formulas may be
    /// as long as the sheet.
    fn outcome(&mut self, wanted: Spot) -> CellOutcome {
        let mut waiting = vec![wanted];
        let mut begun = BTreeSet::new();
        while let Some(&spot) = waiting.last() {
            if self.known.contains_key(&spot) {
                waiting.pop();
                continue;
            }
            let Some(formula) = self.cell(spot).and_then(|cell| cell.formula.as_ref()) else {
                self.known.insert(spot, self.cell(spot).map_or(CellOutcome::Empty, stored));
                continue;
            };
            let expr = formula.expr.as_ref();
            if begun.insert(spot) {
                let mut needed = Vec::new();
                expr.inspect(|expr| self.needed(expr, spot.0, &mut needed));
                // Cells that have begun already wait for this one: a circle, which is not calculated.
                needed.retain(|other| !begun.contains(other));
                waiting.extend(needed);
                if waiting.last() != Some(&spot) {
                    continue;
                }
            }
            let counted = expr.map_or(CellOutcome::Unknown, |expr| self.count(expr, spot.0));
            let trusted = self.book.results == Results::Calculated;
            let outcome = match (counted, self.cell(spot)) {
                (CellOutcome::Unknown, Some(cell)) if trusted => stored(cell),
                _ => counted,
            };
            self.known.insert(spot, outcome);
        }
        self.known.get(&wanted).copied().unwrap_or(CellOutcome::Unknown)
    }

    /// The cells with formulas that a formula is made of and that are not calculated yet.
    fn needed(&mut self, expr: &Expr, tab: usize, found: &mut Vec<Spot>) {
        if self.step(1).is_none() {
            return;
        }
        match expr {
            Expr::Cells(area) => {
                let Some((tab, cells)) = self.cells(area, tab) else { return };
                let formulas = cells.into_iter().filter(|(_, cell)| cell.formula.is_some());
                let spots = formulas.map(|((row, column), _)| (tab, row, column));
                found.extend(spots.filter(|spot| !self.known.contains_key(spot)));
            }
            Expr::Minus(of) | Expr::Percent(of) => self.needed(of, tab, found),
            Expr::Two(_, left, right) => {
                self.needed(left, tab, found);
                self.needed(right, tab, found);
            }
            Expr::Call(_, arguments) => arguments.iter().for_each(|one| self.needed(one, tab, found)),
            Expr::Number(_) | Expr::Text | Expr::Blank | Expr::Truth(_) | Expr::Nothing => {}
        }
    }

    /// The cells of an area that hold anything, with their sheet. Returns None if there is no such sheet
    /// or too much has been calculated already.
    fn cells(&mut self, area: &CellRange, tab: usize) -> Option<(usize, StoredCells<'a>)> {
        let tab = match &area.tab {
            Some(name) => {
                self.step(self.book.tabs.len())?;
                self.book.tabs.iter().position(|one| one.name.eq_ignore_ascii_case(name))?
            }
            None => tab,
        };
        let grid = self.grid(tab)?;
        let mut found = Vec::new();
        for row in area.first.0..=area.last.0.min(grid.height) {
            let before = found.len();
            let cells = grid.cells.range((row, area.first.1)..=(row, area.last.1));
            found.extend(cells.map(|(place, cell)| (*place, cell)));
            // Looked at in each row: one formula may name the whole sheet again and again.
            self.step(1 + found.len() - before)?;
        }
        Some((tab, found))
    }

    fn count(&mut self, expr: &Expr, tab: usize) -> CellOutcome {
        self.counted(expr, tab).unwrap_or(CellOutcome::Unknown)
    }

    fn counted(&mut self, expr: &Expr, tab: usize) -> Option<CellOutcome> {
        self.step(1)?;
        Some(match expr {
            Expr::Number(number) => CellOutcome::Number(*number, number.abs()),
            Expr::Text => CellOutcome::Text,
            Expr::Blank => CellOutcome::Blank,
            Expr::Truth(truth) => CellOutcome::Truth(*truth),
            Expr::Nothing => CellOutcome::Number(Decimal::ZERO, Decimal::ZERO),
            Expr::Cells(area) if !area.single => return None,
            Expr::Cells(area) => {
                let (tab, cells) = self.cells(area, tab)?;
                match cells.first() {
                    Some(((row, column), cell)) => self.of_cell((tab, *row, *column), cell),
                    None => CellOutcome::Empty,
                }
            }
            Expr::Minus(of) => {
                let (number, largest) = self.number(of, tab)?;
                CellOutcome::Number(-number, largest)
            }
            Expr::Percent(of) => {
                let (number, largest) = self.number(of, tab)?;
                CellOutcome::Number(number.checked_div(Decimal::ONE_HUNDRED)?, largest)
            }
            Expr::Two(operator @ (Operator::Equal | Operator::Unequal), left, right)
                if **left == Expr::Blank || **right == Expr::Blank =>
            {
                let other = if **left == Expr::Blank { right } else { left };
                let is_blank = match self.counted(other, tab)? {
                    CellOutcome::Empty | CellOutcome::Blank => true,
                    CellOutcome::Unknown => return None,
                    _ => false,
                };
                CellOutcome::Truth(is_blank == (*operator == Operator::Equal))
            }
            Expr::Two(operator, left, right) => {
                let (left, right) = (self.number(left, tab)?, self.number(right, tab)?);
                return two(*operator, left, right);
            }
            Expr::Call(function, arguments) => return self.call(*function, arguments, tab),
        })
    }

    /// The result of a cell, whose formula has been calculated before.
    fn of_cell(&self, spot: Spot, cell: &Stored) -> CellOutcome {
        match cell.formula {
            Some(_) => self.known.get(&spot).copied().unwrap_or(CellOutcome::Unknown),
            None => stored(cell),
        }
    }

    fn number(&mut self, expr: &Expr, tab: usize) -> Option<(Decimal, Decimal)> {
        match self.counted(expr, tab)? {
            CellOutcome::Number(number, largest) => Some((number, largest)),
            CellOutcome::Empty => Some((Decimal::ZERO, Decimal::ZERO)),
            _ => None,
        }
    }

    fn call(&mut self, function: Function, arguments: &[Expr], tab: usize) -> Option<CellOutcome> {
        let result =
            |number: Decimal, largest: Decimal| Some(CellOutcome::Number(number, largest.max(number.abs())));
        match (function, arguments) {
            (Function::If, [condition, rest @ ..]) => {
                let holds = match self.counted(condition, tab)? {
                    CellOutcome::Truth(truth) => truth,
                    CellOutcome::Number(number, _) => !number.is_zero(),
                    CellOutcome::Empty => false,
                    _ => return None,
                };
                self.counted(rest.get(usize::from(!holds))?, tab)
            }
            (Function::Abs, [of]) => {
                let (number, largest) = self.number(of, tab)?;
                result(number.abs(), largest)
            }
            (Function::Int, [of]) => {
                let (number, largest) = self.number(of, tab)?;
                let firm = matches!(of, Expr::Cells(_) | Expr::Number(_));
                result(edge(number, firm, Decimal::ZERO)?.floor(), largest)
            }
            (Function::Round | Function::RoundUp | Function::RoundDown, [of, places]) => {
                let (number, largest) = self.number(of, tab)?;
                let (places, _) = self.number(places, tab)?;
                result(rounded(function, number, places)?, largest)
            }
            (Function::Subtotal, [Expr::Number(kind), areas @ ..]) => {
                let kinds = [Decimal::from(9), Decimal::from(109)];
                if !kinds.contains(kind) {
                    return None;
                }
                self.subtotal(areas, tab)
            }
            (Function::Sum | Function::Product | Function::Average | Function::Min | Function::Max, _) => {
                let numbers = self.numbers(arguments, tab)?;
                let largest = numbers.iter().map(|(_, largest)| *largest).max().unwrap_or_default();
                let mut each = numbers.iter().map(|(number, _)| *number);
                match function {
                    Function::Product => {
                        each.try_fold(Decimal::ONE, Decimal::checked_mul).map(|all| (all, largest))
                    }
                    Function::Min => Some((each.min().unwrap_or_default(), largest)),
                    Function::Max => Some((each.max().unwrap_or_default(), largest)),
                    _ => each.try_fold(Decimal::ZERO, Decimal::checked_add).map(|all| (all, largest)),
                }
                .and_then(|(all, largest)| match function {
                    Function::Average => all.checked_div(numbers.len().into()).map(|all| (all, largest)),
                    _ => Some((all, largest)),
                })
                .and_then(|(all, largest)| result(all, largest))
            }
            _ => None,
        }
    }

    /// The numbers of arguments; in cells, texts and truths do not count.
    fn numbers(&mut self, arguments: &[Expr], tab: usize) -> Option<Vec<(Decimal, Decimal)>> {
        let mut numbers = Vec::new();
        for argument in arguments {
            let Expr::Cells(area) = argument else {
                numbers.push(self.number(argument, tab)?);
                continue;
            };
            let (tab, cells) = self.cells(area, tab)?;
            for ((row, column), cell) in cells {
                match self.of_cell((tab, row, column), cell) {
                    CellOutcome::Number(number, largest) => numbers.push((number, largest)),
                    CellOutcome::Unknown => return None,
                    _ => {}
                }
            }
        }
        Some(numbers)
    }

    /// A sum over areas without the subtotals in them. Which hidden rows it leaves out depends on why
    /// they are hidden.
    fn subtotal(&mut self, areas: &[Expr], tab: usize) -> Option<CellOutcome> {
        let mut sum = (Decimal::ZERO, Decimal::ZERO);
        for area in areas {
            let Expr::Cells(area) = area else { return None };
            let (tab, cells) = self.cells(area, tab)?;
            let hidden = &self.grid(tab)?.hidden_rows;
            if hidden.range(area.first.0..=area.last.0).next().is_some() {
                return None;
            }
            for ((row, column), cell) in cells {
                let expr = cell.formula.as_ref().and_then(|formula| formula.expr.as_ref());
                if matches!(expr, Some(Expr::Call(Function::Subtotal, _))) {
                    continue;
                }
                match self.of_cell((tab, row, column), cell) {
                    CellOutcome::Number(number, largest) => {
                        sum = (sum.0.checked_add(number)?, sum.1.max(largest));
                    }
                    CellOutcome::Unknown => return None,
                    _ => {}
                }
            }
        }
        Some(CellOutcome::Number(sum.0, sum.1.max(sum.0.abs())))
    }
}

/// What a cell holds.
fn stored(cell: &Stored) -> CellOutcome {
    match &cell.value {
        CellValue::Number(number) => CellOutcome::Number(*number, number.abs()),
        CellValue::Empty if cell.formula.as_ref().is_some_and(|formula| formula.says_nothing) => {
            CellOutcome::Blank
        }
        CellValue::Empty => CellOutcome::Empty,
        CellValue::Text(_) => CellOutcome::Text,
        CellValue::Bool(truth) => CellOutcome::Truth(*truth),
        CellValue::Inexact(_) | CellValue::Date(_) | CellValue::Error(_) | CellValue::Formula(_) => {
            CellOutcome::Unknown
        }
    }
}

/// Whether two numbers are the same, as far as floats are exact after so large a number.
fn near(one: Decimal, other: Decimal, largest: Decimal) -> bool {
    let slack = largest.max(other.abs()).checked_mul(Decimal::new(1, 12)).unwrap_or(Decimal::MAX);
    (one - other).abs() <= slack + Decimal::new(1, 9)
}

fn two(operator: Operator, left: (Decimal, Decimal), right: (Decimal, Decimal)) -> Option<CellOutcome> {
    let largest = left.1.max(right.1);
    let (left, right) = (left.0, right.0);
    let number = match operator {
        Operator::Add => left.checked_add(right)?,
        Operator::Subtract => left.checked_sub(right)?,
        Operator::Multiply => left.checked_mul(right)?,
        Operator::Divide => left.checked_div(right)?,
        Operator::Power => power(left, right)?,
        _ => {
            // So near that the noise of floats decides.
            if left != right && near(left, right, largest) {
                return None;
            }
            return Some(CellOutcome::Truth(match operator {
                Operator::Equal => left == right,
                Operator::Unequal => left != right,
                Operator::Below => left < right,
                Operator::AtMost => left <= right,
                Operator::Above => left > right,
                _ => left >= right,
            }));
        }
    };
    Some(CellOutcome::Number(number, largest.max(number.abs())))
}
