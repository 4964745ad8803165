//! A difference as the rows of a sheet and the bars of a chart: the same for the terminal, the
//! workbook and paper.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Change, Diff, LineDiff, Row, Sides, difference};
use crate::budget::RowKind;
use crate::content::money::format_amount;

/// Which lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Those that changed, and the groups they stand in.
    Changed,
    /// All.
    All,
}

/// A row of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// What it is.
    pub level: Level,
    /// Number in the new table; empty for totals, columns and what was removed.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its figures; none where it has none, or the table no column that tells them all.
    pub sides: Sides<Option<Decimal>>,
    /// "Bổ sung", "Đổi tên …"; empty where the figures say it all.
    pub note: String,
}

/// What a row of the sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The grand total.
    Total,
    /// A group.
    Group,
    /// A task.
    Task,
    /// A column of the row above in which it changed.
    Column,
}

impl SheetRow {
    /// New less old; none for a row without figures.
    pub fn difference(&self) -> Option<Decimal> {
        let Sides { old, new } = self.sides;
        (old.is_some() || new.is_some()).then(|| difference(old, new))
    }

    /// Old, new, difference and per cent as they print; empty where there is none.
    pub fn words(&self) -> [String; 4] {
        let figure = |amount: Option<Decimal>| amount.map(format_amount).unwrap_or_default();
        let signed = |amount: Decimal, words: String| match amount > Decimal::ZERO {
            true => format!("+{words}"),
            false => words,
        };
        [
            figure(self.sides.old),
            figure(self.sides.new),
            self.difference().map(|change| signed(change, format_amount(change))).unwrap_or_default(),
            self.percent().map(|share| signed(share, two_decimals(share))).unwrap_or_default(),
        ]
    }

    /// By how many hundredths of the old figure it changed, with two decimals; none where it
    /// was nothing.
    pub fn percent(&self) -> Option<Decimal> {
        percent(self.sides.old, self.sides.new)
    }
}

/// `13,70`; in a column of shares the commas stand below each other.
fn two_decimals(share: Decimal) -> String {
    let sign = if share.is_sign_negative() && !share.is_zero() { "-" } else { "" };
    let cents = format!("{:.2}", share.abs().fract());
    format!("{sign}{},{}", format_amount(share.trunc().abs()), &cents[2..])
}

/// The change in hundredths of the old figure, with two decimals, rounded half away from zero;
/// none where that was nothing.
pub fn percent(old: Option<Decimal>, new: Option<Decimal>) -> Option<Decimal> {
    let whole = old.filter(|old| !old.is_zero())?;
    let share = difference(old, new).checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}

fn stated(diff: &Diff) -> impl Iterator<Item = usize> {
    (0..diff.columns.len()).filter(|&at| diff.columns[at].head.sum_of.is_none())
}

/// The rows of the sheet, the grand total last.
pub fn rows(diff: &Diff, shown: Shown) -> Vec<SheetRow> {
    let mut sheet = Sheet { diff, main: diff.main, shown, rows: Vec::new() };
    diff.lines.iter().for_each(|line| sheet.line(line));
    sheet.row(Level::Total, "", "Tổng cộng", (&diff.total.old, &diff.total.new), String::new());
    sheet.rows
}

struct Sheet<'a> {
    diff: &'a Diff,
    main: Option<usize>,
    shown: Shown,
    rows: Vec<SheetRow>,
}

impl Sheet<'_> {
    fn line(&mut self, line: &LineDiff) {
        if self.shown == Shown::Changed && line.is_same() {
            return;
        }
        let Some(side) = line.shown() else { return };
        let level = match line.of {
            RowKind::Group => Level::Group,
            RowKind::Task => Level::Task,
            RowKind::Total => Level::Total,
        };
        // A number of the old table would be taken for one of the new.
        let number = line.sides.new.as_ref().map_or("", |new| &new.number);
        let none = vec![None; self.diff.columns.len()];
        let old = line.sides.old.as_ref().map_or(&none, |side| &side.sums);
        let new = line.sides.new.as_ref().map_or(&none, |side| &side.sums);
        self.row(level, number, &side.name, (old, new), note(line));
        line.lines.iter().for_each(|line| self.line(line));
    }

    /// A row, and one for each column in which it changed where it has several.
    fn row(&mut self, level: Level, number: &str, name: &str, (old, new): (&Row, &Row), note: String) {
        let at = |row: &Row| self.main.and_then(|main| row[main]);
        let sides = Sides { old: at(old), new: at(new) };
        self.rows.push(SheetRow { level, number: number.to_owned(), name: name.to_owned(), sides, note });
        for column in stated(self.diff).filter(|&column| Some(column) != self.main) {
            let sides = Sides { old: old[column], new: new[column] };
            if difference(sides.old, sides.new).is_zero() {
                continue;
            }
            let head = &self.diff.columns[column];
            // The unit over the sheet is that of its money.
            let note = match (head.there.old, head.there.new, head.head.is_money) {
                (false, _, true) => "Cột mới",
                (false, _, false) => "Cột mới, không phải tiền",
                (_, false, true) => "Cột đã bỏ",
                (_, false, false) => "Cột đã bỏ, không phải tiền",
                (_, _, false) => "Không phải tiền",
                (_, _, true) => "",
            };
            self.rows.push(SheetRow {
                level: Level::Column,
                number: String::new(),
                name: head.head.title.clone(),
                sides,
                note: note.to_owned(),
            });
        }
    }
}

/// What became of a line, in words; figures say it themselves.
fn note(line: &LineDiff) -> String {
    let old = line.sides.old.as_ref();
    let words = line.changes().into_iter().filter_map(|change| match change {
        Change::Added => Some("Bổ sung".to_owned()),
        Change::Removed => {
            let what = if line.of == RowKind::Group { "nhóm" } else { "số" };
            Some(format!("Bỏ, trước là {what} {}", old?.number))
        }
        Change::Renamed => Some(format!("Đổi tên, trước là “{}”", old?.name)),
        Change::Moved => Some(match &old?.group {
            Some(group) => format!("Chuyển từ nhóm {group}"),
            None => "Đưa vào nhóm".to_owned(),
        }),
        Change::Figures => None,
    });
    words.collect::<Vec<_>>().join("; ")
}

/// A pair of bars: totals of a year before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// "Năm 2027", or the column's own words where no column is a year's.
    pub label: String,
    /// The totals.
    pub sides: Sides<Decimal>,
}

/// The totals of money by year, of all stated columns of each; by column where none is a year's.
pub fn bars(diff: &Diff) -> Vec<Bar> {
    let sides = |at: usize| Sides {
        old: diff.total.old[at].unwrap_or_default(),
        new: diff.total.new[at].unwrap_or_default(),
    };
    let mut years: BTreeMap<u16, Sides<Decimal>> = BTreeMap::new();
    let money = || stated(diff).filter(|&at| diff.columns[at].head.is_money);
    for at in money() {
        let Some(year) = diff.columns[at].head.year else { continue };
        let sum = years.entry(year).or_default();
        let Sides { old, new } = sides(at);
        (sum.old, sum.new) = (sum.old + old, sum.new + new);
    }
    if years.is_empty() {
        let bar = |at: usize| Bar { label: diff.columns[at].head.title.clone(), sides: sides(at) };
        return money().map(bar).collect();
    }
    years.into_iter().map(|(year, sides)| Bar { label: format!("Năm {year}"), sides }).collect()
}
