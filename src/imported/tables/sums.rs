//! A table whose figures add up: tasks with money, groups, totals.
//!
//! In: a grid, the unit of its money. Out: which columns hold money, which rows are groups, tasks and totals,
//! and every stated sum that is not the computed one; nothing where the table does not add up, which is then
//! typed as words.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::checked::{CheckedSums, made_of_rows, plain_sums, sums_of_columns, sums_of_rows};
use super::columns::{ColumnGuess, words_above};
use super::figures::{CellFigure, RowGuess, figure};
use super::folded;
use super::grid::GridTable;
use super::made::{MadeColumns, is_per_cent};
use crate::content::money::format_amount;
use crate::content::number::{capital, roman};

/// A table that adds up.
pub(super) struct Summed {
    pub(super) columns: Vec<ColumnGuess>,
    pub(super) name: usize,
    pub(super) rows: Vec<RowGuess>,
    /// Whether tasks are numbered anew in each group.
    pub(super) restarts: bool,
    /// How zero stands in the cells: `0`, `-` or nothing.
    pub(super) zero: Option<&'static str>,
    /// The columns of money of tasks that have signs.
    pub(super) signed: BTreeSet<usize>,
    /// How figures below zero stand in the cells: nothing where with a minus.
    pub(super) sign: Option<&'static str>,
    /// Stated sums that are not the computed ones: row, column, stated, computed.
    pub(super) differing: Vec<(usize, usize, Decimal, Decimal)>,
}

impl Summed {
    /// Whether a column holds money.
    pub(super) fn has_money(&self) -> bool {
        self.columns.iter().any(|column| matches!(column, ColumnGuess::Money))
    }
}

/// Whether words are the label of a row of totals.
pub(super) fn is_total(words: &str) -> bool {
    let words = words.trim_end_matches([':', '.', ' ']);
    matches!(
        words,
        "tong" | "cong" | "tong cong" | "tong so" | "tong kinh phi" | "cong chung" | "tong cong kinh phi"
    ) || ["tong cong (", "cong (", "tong ("].iter().any(|opening| words.starts_with(opening))
}

/// Reads a table that adds up, and whose rows are numbered as the program does it. Returns None for another one.
/// Without a unit no column is money.
pub(super) fn read(table: &GridTable, has_unit: bool) -> Option<Summed> {
    let above = words_above(table);
    let label = label_column(table, &above);
    let mut money = if has_unit { money_columns(table, &above, label) } else { BTreeSet::new() };
    // Without money it is the numbers of its rows that the program gives.
    if money.is_empty() && label.is_none() {
        return None;
    }
    let name = (0..table.columns)
        .filter(|column| !money.contains(column) && Some(*column) != label)
        .max_by_key(|column| {
            let named =
                ["ten", "noi dung", "nhiem vu", "hang muc"].iter().any(|word| above[*column].contains(word));
            let first = usize::MAX - *column;
            (named, first)
        })?;
    let rows = row_guesses(table, label, &money)?;
    let factors = unsummed(table, &rows, &money);
    money.retain(|column| !factors.contains(column));
    let has_total = rows.contains(&RowGuess::Total);
    let plain = table.body.iter().flatten().all(|cell| cell.span == 1 && cell.rows == 1);
    if money.is_empty() && (has_total || !plain && rows.iter().all(|row| *row == RowGuess::Task)) {
        return None;
    }
    let restarts = numbered(table, label, &rows)?;
    let finder = MadeColumns { table, above: &above, rows: &rows, money: &money };
    let others: Vec<usize> = (0..table.columns)
        .filter(|column| !money.contains(column) && Some(*column) != label && *column != name)
        .collect();
    let mut made = finder.all();
    let ratios = finder.ratios(&others);
    // A group has its name and money, nothing else.
    for (row, guess) in rows.iter().enumerate() {
        if *guess != RowGuess::Task {
            let words = (0..table.columns).filter(|column| !money.contains(column) && Some(*column) != label);
            let words = words.filter(|column| !ratios.contains_key(column));
            if words.filter(|column| !table.text(row, *column).is_empty()).count() > 1 {
                return None;
            }
        } else if table.text(row, name).is_empty() {
            return None;
        }
    }
    made.extend(ratios);
    let mut columns: Vec<ColumnGuess> = (0..table.columns)
        .map(|column| match made.get(&column) {
            Some(guess) => guess.clone(),
            None if Some(column) == label => ColumnGuess::RowNumber,
            None if money.contains(&column) => ColumnGuess::Money,
            None if column == name => ColumnGuess::Words,
            None if factors.contains(&column) || is_centred(table, column) => ColumnGuess::Centre,
            None => ColumnGuess::Words,
        })
        .collect();
    let mut checked = CheckedSums { differing: Vec::new(), count: 0 };
    made_of_rows(table, &rows, &columns, &mut checked);
    sums_of_rows(table, &above, &rows, &mut columns, &mut checked);
    let made: BTreeSet<usize> = made.into_keys().collect();
    plain_sums(&mut columns, &made);
    sums_of_columns(table, &rows, &columns, &mut checked)?;
    if checked.differing.len() * 8 > checked.count {
        return None;
    }
    let zero = zero(table, &rows, &columns);
    let is_signed = |column: &usize| columns[*column] == ColumnGuess::Money && table.any_below_zero(*column);
    let signed = (0..table.columns).filter(is_signed).collect();
    let sign = sign(table, &columns);
    Some(Summed { columns, name, rows, restarts, zero, signed, sign, differing: checked.differing })
}

/// The column of row numbers.
fn label_column(table: &GridTable, above: &[String]) -> Option<usize> {
    let head = above.first()?.split(" | ").next().unwrap_or_default();
    let named = matches!(head.trim_end_matches('.'), "tt" | "stt" | "so tt" | "so thu tu" | "s tt" | "no");
    let first = table.body.first().map(|_| table.text(0, 0)).unwrap_or_default();
    (named || matches!(first.trim_end_matches('.'), "1" | "I" | "A")).then_some(0)
}

/// Words above a column of figures that say it is no money.
const OTHER_FIGURES: [&str; 15] = [
    "so luong",
    "ty le",
    "dien tich",
    "so nguoi",
    "nam sinh",
    "ma so",
    "khoi luong",
    "so ho",
    "so to",
    "he so",
    "diem",
    "so hieu",
    "thoi gian",
    "so ngay",
    "don gia",
];

fn money_columns(table: &GridTable, above: &[String], label: Option<usize>) -> BTreeSet<usize> {
    let is_money = |column: &usize| {
        let figures: Vec<CellFigure> =
            (0..table.body.len()).map(|row| figure(&table.text(row, *column))).collect();
        let amounts = figures.iter().filter(|one| matches!(one, CellFigure::Amount(_))).count();
        let other =
            OTHER_FIGURES.iter().any(|words| above[*column].contains(words)) || is_per_cent(&above[*column]);
        Some(*column) != label
            && !other
            && !figures.contains(&CellFigure::Words)
            && amounts * 3 >= figures.len()
    };
    (0..table.columns).filter(is_money).collect()
}

/// Columns of figures that no group and no total adds up, though they add up others: numbers of things, prices.
fn unsummed(table: &GridTable, rows: &[RowGuess], figures: &BTreeSet<usize>) -> BTreeSet<usize> {
    let sums: Vec<usize> = (0..rows.len()).filter(|row| rows[*row] != RowGuess::Task).collect();
    let blank = |row: &usize, column: usize| figure(&table.text(*row, column)) == CellFigure::Blank;
    let (blank, stated): (BTreeSet<usize>, BTreeSet<usize>) =
        figures.iter().partition(|column| sums.iter().all(|row| blank(row, **column)));
    if stated.is_empty() { BTreeSet::new() } else { blank }
}

/// Whether the words of a column stand in the middle of its cells.
pub(super) fn is_centred(table: &GridTable, column: usize) -> bool {
    let cells = (0..table.body.len()).filter_map(|row| table.cell(row, column));
    let mut filled = cells.filter(|cell| !cell.lines.is_empty() && cell.span == 1).peekable();
    filled.peek().is_some() && filled.all(|cell| cell.centred && cell.text().chars().count() <= 40)
}

fn row_guesses(table: &GridTable, label: Option<usize>, money: &BTreeSet<usize>) -> Option<Vec<RowGuess>> {
    let labels: Vec<String> = (0..table.body.len())
        .map(|row| {
            label.map(|column| table.text(row, column)).unwrap_or_default().trim_end_matches('.').to_owned()
        })
        .collect();
    let letters =
        labels.iter().any(|label| label == "A") && labels.iter().any(|label| label == "I" || label == "B");
    let mut rows = Vec::new();
    for (row, label) in labels.iter().enumerate() {
        let words =
            (0..table.columns).filter(|column| !money.contains(column)).map(|column| table.text(row, column));
        let total = words.filter(|text| !text.is_empty()).take(2).any(|text| is_total(&folded(&text)));
        let roman = !label.is_empty() && label.chars().all(|one| "IVXLC".contains(one));
        rows.push(match () {
            () if total => RowGuess::Total,
            () if letters
                && label.chars().count() == 1
                && !label.starts_with(['I', 'V', 'X'])
                && label.chars().all(char::is_uppercase) =>
            {
                RowGuess::Group(0)
            }
            () if roman => RowGuess::Group(usize::from(letters)),
            () => RowGuess::Task,
        });
    }
    let totals = rows.iter().filter(|row| **row == RowGuess::Total).count();
    let place = rows.iter().position(|row| *row == RowGuess::Total);
    let at_end = place.is_none_or(|at| at + 1 == rows.len() || at == 0);
    (totals <= 1 && at_end).then_some(rows)
}

/// Whether the numbers are those that the program gives, and whether tasks are numbered anew in each group.
fn numbered(table: &GridTable, label: Option<usize>, rows: &[RowGuess]) -> Option<bool> {
    let Some(label) = label else {
        return rows.iter().all(|row| !matches!(row, RowGuess::Group(_))).then_some(false);
    };
    let depth = rows
        .iter()
        .filter_map(|row| if let RowGuess::Group(depth) = row { Some(*depth) } else { None })
        .max();
    let mut groups = [0_u32; 2];
    let (mut running, mut anew, mut in_group, mut number) = (true, true, 0, 0);
    for (row, guess) in rows.iter().enumerate() {
        let text = table.text(row, label).trim_end_matches('.').to_owned();
        match guess {
            RowGuess::Total => {}
            RowGuess::Group(at) => {
                groups[*at] += 1;
                groups[*at + 1..].fill(0);
                let given =
                    if depth == Some(1) && *at == 0 { capital(groups[0]) } else { roman(groups[*at]) };
                if given != text {
                    return None;
                }
                in_group = 0;
            }
            RowGuess::Task => {
                (in_group, number) = (in_group + 1, number + 1);
                running &= text == number.to_string();
                anew &= text == in_group.to_string();
            }
        }
    }
    // A group has tasks or groups below it.
    let empty = rows.iter().enumerate().any(|(at, row)| {
        let RowGuess::Group(depth_here) = row else { return false };
        !match rows.get(at + 1) {
            Some(RowGuess::Task) => depth.is_some_and(|depth| depth == *depth_here),
            Some(RowGuess::Group(below)) => below > depth_here,
            _ => false,
        }
    });
    match (empty, running, anew) {
        (true, ..) | (_, false, false) => None,
        (_, true, _) => Some(false),
        _ => Some(true),
    }
}

/// How figures below zero stand in the cells.
fn sign(table: &GridTable, columns: &[ColumnGuess]) -> Option<&'static str> {
    let of_figures = || (0..columns.len()).filter(|column| columns[*column].is_summed());
    let opens = |with: char| {
        of_figures().any(|column| {
            (0..table.body.len()).any(|row| {
                let text = table.text(row, column);
                text.starts_with(with) && matches!(figure(&text), CellFigure::Amount(_))
            })
        })
    };
    match (opens('('), opens('+')) {
        (true, _) => Some("ngoac"),
        (false, true) => Some("cong_tru"),
        (false, false) => None,
    }
}

/// How zero stands in the cells of tasks: None where `0` is printed.
fn zero(table: &GridTable, rows: &[RowGuess], columns: &[ColumnGuess]) -> Option<&'static str> {
    let (mut digits, mut dashes, mut blanks) = (0, 0, 0);
    for row in (0..rows.len()).filter(|row| rows[*row] == RowGuess::Task) {
        for column in (0..columns.len()).filter(|column| columns[*column] == ColumnGuess::Money) {
            let text = table.text(row, column);
            match figure(&text) {
                CellFigure::Blank => blanks += 1,
                CellFigure::Amount(amount) if amount.is_zero() && text.contains('0') => digits += 1,
                CellFigure::Amount(amount) if amount.is_zero() => dashes += 1,
                _ => {}
            }
        }
    }
    match (digits, dashes, blanks) {
        (0, 0, 1..) => Some("trống"),
        (0, 1.., _) => Some("-"),
        _ => None,
    }
}

/// A figure as it is told.
pub(super) fn told(amount: Decimal) -> String {
    format_amount(amount)
}
