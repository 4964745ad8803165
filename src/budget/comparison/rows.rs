//! A comparison as the rows of a sheet and the bars of a chart: the same for the terminal, the workbook
//! and paper.
//!
//! In: a comparison. Out: rows and bars. It leaves their looks to those who show them.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{ComparedSums, RowChange, RowComparison, Sides, TableComparison, difference, mid_sentence};
use crate::budget::RowKind;
use crate::content::money::format_amount;

/// Which lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownRows {
    /// Those that changed, and the groups they are in.
    Changed,
    /// All.
    All,
}

/// A row of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonRow {
    /// What it is.
    pub level: ComparisonLevel,
    /// Number in the new table; empty for totals, columns and what was removed.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its figures; None if it has none, or if the table has no column that stands for all of them.
    pub sides: Sides<Option<Decimal>>,
    /// "Bổ sung", "Đổi tên …"; empty if the figures say everything.
    pub note: String,
}

/// What a row of the sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonLevel {
    /// The grand total.
    Total,
    /// A group.
    Group,
    /// A task.
    Task,
    /// A column in which the row above changed.
    Column,
}

impl ComparisonRow {
    /// New minus old. Returns None for a row without figures.
    pub fn difference(&self) -> Option<Decimal> {
        let Sides { old, new } = self.sides;
        (old.is_some() || new.is_some()).then(|| difference(old, new))
    }

    /// Old, new, difference and per cent as printed; empty where there is none.
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

    /// The change in per cent of the old figure, with two decimals. Returns None if the old figure was
    /// zero.
    pub fn percent(&self) -> Option<Decimal> {
        percent(self.sides.old, self.sides.new)
    }
}

/// `13,70`; always two decimals, so that the commas are aligned in a column of shares.
fn two_decimals(share: Decimal) -> String {
    let sign = if share.is_sign_negative() && !share.is_zero() { "-" } else { "" };
    let cents = format!("{:.2}", share.abs().fract());
    format!("{sign}{},{}", format_amount(share.trunc().abs()), &cents[2..])
}

/// The change in per cent of the old figure, with two decimals, rounded half away from zero. Returns None
/// if the old figure was zero.
pub fn percent(old: Option<Decimal>, new: Option<Decimal>) -> Option<Decimal> {
    let whole = old.filter(|old| !old.is_zero())?;
    let share = difference(old, new).checked_div(whole.abs())?.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}

fn stated(diff: &TableComparison) -> impl Iterator<Item = usize> {
    (0..diff.columns.len()).filter(|&at| diff.columns[at].head.sum_of.is_none())
}

/// The rows of the sheet, the grand total last.
pub fn rows(diff: &TableComparison, shown: ShownRows) -> Vec<ComparisonRow> {
    let mut sheet = ComparisonSheet { diff, main: diff.main, shown, rows: Vec::new() };
    diff.lines.iter().for_each(|line| sheet.line(line));
    sheet.row(ComparisonLevel::Total, "", "Tổng cộng", (&diff.total.old, &diff.total.new), String::new());
    sheet.rows
}

struct ComparisonSheet<'a> {
    diff: &'a TableComparison,
    main: Option<usize>,
    shown: ShownRows,
    rows: Vec<ComparisonRow>,
}

impl ComparisonSheet<'_> {
    fn line(&mut self, line: &RowComparison) {
        if self.shown == ShownRows::Changed && line.is_same() {
            return;
        }
        let Some(side) = line.shown() else { return };
        let level = match line.of {
            RowKind::Group => ComparisonLevel::Group,
            RowKind::Task => ComparisonLevel::Task,
            RowKind::Total => ComparisonLevel::Total,
        };
        // A number of the old table would be mistaken for one of the new.
        let number = line.sides.new.as_ref().map_or("", |new| &new.number);
        let none = vec![None; self.diff.columns.len()];
        let old = line.sides.old.as_ref().map_or(&none, |side| &side.sums);
        let new = line.sides.new.as_ref().map_or(&none, |side| &side.sums);
        self.row(level, number, &side.name, (old, new), note(self.diff, line));
        line.lines.iter().for_each(|line| self.line(line));
    }

    /// A row; if the table has several columns, also one for each column in which it changed.
    fn row(
        &mut self,
        level: ComparisonLevel,
        number: &str,
        name: &str,
        (old, new): (&ComparedSums, &ComparedSums),
        note: String,
    ) {
        let at = |row: &ComparedSums| self.main.and_then(|main| row[main]);
        let sides = Sides { old: at(old), new: at(new) };
        self.rows.push(ComparisonRow {
            level,
            number: number.to_owned(),
            name: name.to_owned(),
            sides,
            note,
        });
        for column in stated(self.diff).filter(|&column| Some(column) != self.main) {
            let sides = Sides { old: old[column], new: new[column] };
            if difference(sides.old, sides.new).is_zero() {
                continue;
            }
            let head = &self.diff.columns[column];
            // The unit printed over the sheet is that of money only.
            let note = match (head.there.old, head.there.new, head.head.is_money) {
                (false, _, true) => "Cột mới",
                (false, _, false) => "Cột mới, không phải tiền",
                (_, false, true) => "Cột đã bỏ",
                (_, false, false) => "Cột đã bỏ, không phải tiền",
                (_, _, false) => "Không phải tiền",
                (_, _, true) => "",
            };
            self.rows.push(ComparisonRow {
                level: ComparisonLevel::Column,
                number: String::new(),
                name: head.head.title.clone(),
                sides,
                note: note.to_owned(),
            });
        }
    }
}

/// How a line changed, in words; figures are not repeated.
fn note(diff: &TableComparison, line: &RowComparison) -> String {
    let old = line.sides.old.as_ref();
    let words = line.changes().into_iter().filter_map(|change| match change {
        RowChange::Added => Some("Bổ sung".to_owned()),
        RowChange::Removed => {
            let what = if line.of == RowKind::Group { "nhóm" } else { "số" };
            Some(format!("Bỏ, trước là {what} {}", old?.number))
        }
        RowChange::Renamed => Some(format!("Đổi tên, trước là “{}”", old?.name)),
        RowChange::Moved => Some(match &old?.group {
            Some(group) => format!("Chuyển từ nhóm {group}"),
            None => "Đưa vào nhóm".to_owned(),
        }),
        // The words themselves may be long; they stand in the new table.
        RowChange::Words => {
            let titles = line.changed_words().into_iter().map(|at| format!("“{}”", diff.words[at].1));
            Some(format!("Sửa {}", titles.collect::<Vec<_>>().join(", ")))
        }
        RowChange::Figures => None,
    });
    // Only the first of several begins the sentence.
    let words = words.enumerate().map(|(at, words)| if at == 0 { words } else { mid_sentence(&words) });
    words.collect::<Vec<_>>().join("; ")
}

/// A pair of bars: totals of a year before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarPair {
    /// "Năm 2027", or the column's own title if no column belongs to a year.
    pub label: String,
    /// The totals.
    pub sides: Sides<Decimal>,
}

/// The totals of money by year, over all stated columns of each; by column if none belongs to a year. Where some
/// belong to none, the years are not all the money: the total alone is shown, if there is one.
pub fn bars(diff: &TableComparison) -> Vec<BarPair> {
    let sides = |at: usize| Sides {
        old: diff.total.old[at].unwrap_or_default(),
        new: diff.total.new[at].unwrap_or_default(),
    };
    let pair = |at: usize| BarPair { label: diff.columns[at].head.title.clone(), sides: sides(at) };
    let mut years: BTreeMap<u16, Sides<Decimal>> = BTreeMap::new();
    let money = || stated(diff).filter(|&at| diff.columns[at].head.is_money);
    for at in money() {
        let Some(year) = diff.columns[at].head.year else { continue };
        let sum = years.entry(year).or_default();
        let Sides { old, new } = sides(at);
        (sum.old, sum.new) = (sum.old + old, sum.new + new);
    }
    if years.is_empty() {
        return money().map(pair).collect();
    }
    let is_all = diff.years_alone || money().all(|at| diff.columns[at].head.year.is_some());
    if let Some(main) = diff.main.filter(|_| !is_all) {
        return vec![pair(main)];
    }
    years.into_iter().map(|(year, sides)| BarPair { label: format!("Năm {year}"), sides }).collect()
}
