//! A table whose figures add up: tasks with money, groups, totals.
//!
//! In: a grid, the unit of its money. Out: which columns hold money, which rows are groups, tasks and totals,
//! and every stated sum that is not the computed one; nothing where the table does not add up, which is then
//! typed as words.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::columns::{ColumnGuess, folded, words_above};
use super::grid::GridTable;
use crate::content::money::{format_amount, parse_amount};
use crate::content::number::{capital, roman};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowGuess {
    /// A group of this depth.
    Group(usize),
    Task,
    Total,
}

/// A table that adds up.
pub(super) struct Summed {
    pub(super) columns: Vec<ColumnGuess>,
    pub(super) name: usize,
    pub(super) rows: Vec<RowGuess>,
    /// Whether tasks are numbered anew in each group.
    pub(super) restarts: bool,
    /// How zero stands in the cells: `0`, `-` or nothing.
    pub(super) zero: Option<&'static str>,
    /// Stated sums that are not the computed ones: row, column, stated, computed.
    pub(super) differing: Vec<(usize, usize, Decimal, Decimal)>,
}

impl Summed {
    /// Whether a column holds money.
    pub(super) fn has_money(&self) -> bool {
        self.columns.iter().any(|column| matches!(column, ColumnGuess::Money))
    }
}

/// A figure of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellFigure {
    Blank,
    Amount(Decimal),
    Words,
}

fn figure(text: &str) -> CellFigure {
    let text = text.trim_matches([' ', '\u{a0}']);
    if text.is_empty() {
        return CellFigure::Blank;
    }
    parse_amount(text).map_or(CellFigure::Words, CellFigure::Amount)
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
    // A group has its name and money, nothing else.
    for (row, guess) in rows.iter().enumerate() {
        if *guess != RowGuess::Task {
            let words = (0..table.columns).filter(|column| !money.contains(column) && Some(*column) != label);
            if words.filter(|column| !table.text(row, *column).is_empty()).count() > 1 {
                return None;
            }
        } else if table.text(row, name).is_empty() {
            return None;
        }
    }
    let mut columns: Vec<ColumnGuess> = (0..table.columns)
        .map(|column| match () {
            () if Some(column) == label => ColumnGuess::RowNumber,
            () if money.contains(&column) => ColumnGuess::Money,
            () if column == name => ColumnGuess::Words,
            () if factors.contains(&column) || is_centred(table, column) => ColumnGuess::Centre,
            () => ColumnGuess::Words,
        })
        .collect();
    let mut checked = CheckedSums { differing: Vec::new(), count: 0 };
    sums_of_rows(table, &above, &rows, &mut columns, &mut checked);
    sums_of_columns(table, &rows, &columns, &mut checked)?;
    if checked.differing.len() * 8 > checked.count {
        return None;
    }
    let zero = zero(table, &rows, &columns);
    Some(Summed { columns, name, rows, restarts, zero, differing: checked.differing })
}

/// Sums that were looked at.
struct CheckedSums {
    differing: Vec<(usize, usize, Decimal, Decimal)>,
    count: usize,
}

/// The column of row numbers.
fn label_column(table: &GridTable, above: &[String]) -> Option<usize> {
    let head = above.first()?.split(" | ").next().unwrap_or_default();
    let named = matches!(head.trim_end_matches('.'), "tt" | "stt" | "so tt" | "so thu tu" | "s tt" | "no");
    let first = table.body.first().map(|_| table.text(0, 0)).unwrap_or_default();
    (named || matches!(first.trim_end_matches('.'), "1" | "I" | "A")).then_some(0)
}

/// Words above a column of figures that say it is no money.
const OTHER_FIGURES: [&str; 16] = [
    "so luong",
    "ty le",
    "%",
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
        let other = OTHER_FIGURES.iter().any(|words| above[*column].contains(words));
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

fn amount(table: &GridTable, row: usize, column: usize) -> Decimal {
    if let CellFigure::Amount(amount) = figure(&table.text(row, column)) { amount } else { Decimal::ZERO }
}

/// Columns that are sums of others of their row.
fn sums_of_rows(
    table: &GridTable,
    above: &[String],
    rows: &[RowGuess],
    columns: &mut [ColumnGuess],
    checked: &mut CheckedSums,
) {
    let tasks: Vec<usize> = (0..rows.len()).filter(|row| rows[*row] == RowGuess::Task).collect();
    let money: Vec<usize> =
        (0..columns.len()).filter(|column| columns[*column] == ColumnGuess::Money).collect();
    let titled = |column: &usize| {
        let last = above[*column].rsplit(" | ").next().unwrap_or_default();
        ["tong", "cong"].iter().any(|word| last.split(' ').any(|one| one == *word)) || last.is_empty()
    };
    let sums: Vec<usize> = money.iter().copied().filter(titled).collect();
    for sum in sums {
        let leaves: Vec<usize> =
            money.iter().copied().filter(|one| *one != sum && columns[*one] == ColumnGuess::Money).collect();
        let common = above[sum].rsplit_once(" | ").map(|(common, _)| common.to_owned());
        let siblings = leaves
            .iter()
            .copied()
            .filter(|one| common.as_ref().is_some_and(|common| above[*one].starts_with(common.as_str())));
        for of in [leaves.clone(), siblings.collect()] {
            if of.len() < 2 {
                continue;
            }
            let differs: Vec<(usize, Decimal, Decimal)> = tasks
                .iter()
                .filter_map(|row| {
                    let stated = amount(table, *row, sum);
                    let computed = of.iter().map(|one| amount(table, *row, *one)).sum();
                    let is_blank = figure(&table.text(*row, sum)) == CellFigure::Blank;
                    (stated != computed && !is_blank).then_some((*row, stated, computed))
                })
                .collect();
            if differs.len() * 8 <= tasks.len() {
                checked.count += tasks.len();
                checked
                    .differing
                    .extend(differs.iter().map(|(row, stated, computed)| (*row, sum, *stated, *computed)));
                let all = of.len() == leaves.len();
                columns[sum] = ColumnGuess::RowSum((!all).then_some(of));
                break;
            }
        }
    }
    // A column of sums adds up columns of money only.
    let money: BTreeSet<usize> =
        (0..columns.len()).filter(|column| columns[*column] == ColumnGuess::Money).collect();
    for guess in columns.iter_mut() {
        if let ColumnGuess::RowSum(Some(of)) = guess {
            of.retain(|one| money.contains(one));
            if of.len() == money.len() {
                *guess = ColumnGuess::RowSum(None);
            }
        }
    }
}

/// Compares the stated sums of groups and of the table with the computed ones.
fn sums_of_columns(
    table: &GridTable,
    rows: &[RowGuess],
    columns: &[ColumnGuess],
    checked: &mut CheckedSums,
) -> Option<()> {
    for (column, guess) in columns.iter().enumerate() {
        if !matches!(guess, ColumnGuess::Money | ColumnGuess::RowSum(_)) {
            continue;
        }
        for (row, guess) in rows.iter().enumerate() {
            let of: Vec<usize> = match guess {
                RowGuess::Task => continue,
                RowGuess::Total => (0..rows.len()).filter(|one| rows[*one] == RowGuess::Task).collect(),
                RowGuess::Group(depth) => (row + 1..rows.len())
                    .take_while(|one| match rows[*one] {
                        RowGuess::Group(other) => other > *depth,
                        RowGuess::Task => true,
                        RowGuess::Total => false,
                    })
                    .filter(|one| rows[*one] == RowGuess::Task)
                    .collect(),
            };
            let CellFigure::Amount(stated) = figure(&table.text(row, column)) else { continue };
            let mut computed = Decimal::ZERO;
            for one in of {
                computed = computed.checked_add(amount(table, one, column))?;
            }
            checked.count += 1;
            if stated != computed {
                checked.differing.push((row, column, stated, computed));
            }
        }
    }
    Some(())
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
