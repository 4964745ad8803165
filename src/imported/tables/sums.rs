//! A table whose figures add up: tasks with money, numbers of things, groups, totals.
//!
//! In: a grid, the unit of its money. Out: which columns hold money, which rows are groups, tasks and totals,
//! and every stated sum that is not the computed one; nothing where the table does not add up, which is then
//! typed as words.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::checked::{
    CheckedSums, DifferingFigure, check_column, made_of_rows, plain_sums, sums_of_columns, sums_of_rows,
};
use super::columns::{ColumnGuess, words_above};
use super::figure_columns::{FigureColumns, unsummed};
use super::figures::{CellFigure, RowGuess, figure};
use super::grid::GridTable;
use super::made::MadeColumns;
use super::outline::{LabelledColumns, NumbersOfRows, RowsReading, readings};
use super::products::{NoProduct, ProductFinder, is_price};
use crate::content::money::format_amount;

/// A table that adds up.
pub(super) struct Summed {
    pub(super) columns: Vec<ColumnGuess>,
    pub(super) name: usize,
    pub(super) rows: Vec<RowGuess>,
    /// Whether tasks are numbered anew in each group.
    pub(super) restarts: bool,
    /// How zero stands in the cells: `0`, `-` or nothing.
    pub(super) zero: Option<&'static str>,
    /// The columns of figures of tasks that have signs.
    pub(super) signed: BTreeSet<usize>,
    /// How figures below zero stand in the cells: nothing where with a minus.
    pub(super) sign: Option<&'static str>,
    /// Stated figures that are not the computed ones.
    pub(super) differing: Vec<DifferingFigure>,
    /// Columns that are called products and stay as they are stated.
    pub(super) no_products: Vec<NoProduct>,
}

impl Summed {
    /// Whether a column holds money.
    pub(super) fn has_money(&self) -> bool {
        self.columns.iter().any(|column| column.is_leaf() || *column == ColumnGuess::Price)
    }

    /// Whether a column is added up.
    pub(super) fn has_sums(&self) -> bool {
        self.columns.iter().any(ColumnGuess::is_summed)
    }
}

/// Reads a table that adds up, and whose rows are numbered as the program does it, or by nobody. Returns None for
/// another one. Without a unit no column is money.
pub(super) fn read(table: &GridTable, has_unit: bool) -> Option<Summed> {
    let above = words_above(table);
    let label = label_column(table, &above);
    let figures = FigureColumns::of(table, &above, label, has_unit);
    // Without figures it is the numbers of its rows that the program gives.
    if figures.money.is_empty() && figures.things.is_empty() && label.is_none() {
        return None;
    }
    let name = (0..table.columns)
        .filter(|column| !figures.contains(*column) && Some(*column) != label)
        .max_by_key(|column| {
            let named =
                ["ten", "noi dung", "nhiem vu", "hang muc"].iter().any(|word| above[*column].contains(word));
            let first = usize::MAX - *column;
            (named, first)
        })?;
    let (is_figure, is_added) = (|column| figures.all.contains(&column), |column| figures.contains(column));
    let columns = LabelledColumns { label, name, figures: &is_figure, added: &is_added };
    let reader = SummedReader { table, above: &above, label, name, figures: &figures };
    let mut best: Option<Summed> = None;
    for reading in readings(table, columns) {
        let Some(read) = reader.read(reading) else { continue };
        let faults = read.differing.len();
        if best.as_ref().is_none_or(|best| faults < best.differing.len()) {
            best = Some(read);
        }
        if faults == 0 {
            break;
        }
    }
    best
}

struct SummedReader<'a> {
    table: &'a GridTable,
    /// The words above each column, folded.
    above: &'a [String],
    label: Option<usize>,
    name: usize,
    figures: &'a FigureColumns,
}

impl SummedReader<'_> {
    /// The table by one way to read its rows.
    fn read(&self, reading: RowsReading) -> Option<Summed> {
        let (table, name) = (self.table, self.name);
        let RowsReading { rows, numbers } = reading;
        let mut money = self.figures.money.clone();
        let factors = unsummed(table, &rows, &money);
        money.retain(|column| !factors.contains(column));
        let counts = self.counts(&rows);
        let has_total = rows.contains(&RowGuess::Total);
        let plain = table.body.iter().flatten().all(|cell| cell.span == 1 && cell.rows == 1);
        let flat = rows.iter().all(|row| matches!(row, RowGuess::Task(_)));
        let is_words = money.is_empty() && counts.is_empty();
        if is_words && (has_total || !plain && flat || self.label.is_none() || self.has_plain_heads(&rows)) {
            return None;
        }
        let owns = rows.iter().any(|row| matches!(row, RowGuess::OwnSum(_)));
        // A group that holds nothing states money alone.
        if owns && !counts.is_empty() {
            return None;
        }
        let finder = MadeColumns { table, above: self.above, rows: &rows, money: &money };
        let others: Vec<usize> = (0..table.columns)
            .filter(|column| !money.contains(column) && Some(*column) != self.label && *column != name)
            .collect();
        let mut made = finder.all();
        let ratios = finder.ratios(&others);
        let is_figure =
            |column: &usize| money.contains(column) || counts.contains(column) || ratios.contains_key(column);
        // A group has its name and money, nothing else.
        for (row, guess) in rows.iter().enumerate() {
            let mut words =
                (0..table.columns).filter(|column| !is_figure(column) && Some(*column) != self.label);
            let fits = match guess {
                RowGuess::Task(_) => !table.text(row, name).is_empty(),
                _ => words.by_ref().filter(|column| !table.text(row, *column).is_empty()).count() <= 1,
            };
            if !fits {
                return None;
            }
        }
        made.extend(ratios);
        let mut checked = CheckedSums::default();
        let stated: Vec<usize> = money.iter().copied().filter(|column| !made.contains_key(column)).collect();
        let (products, no_products) = match owns {
            true => (Vec::new(), Vec::new()),
            false => self.products(&rows, &stated, (&factors, &counts)),
        };
        let mut columns: Vec<ColumnGuess> = (0..table.columns)
            .map(|column| match made.get(&column) {
                Some(guess) => guess.clone(),
                None if Some(column) == self.label && numbers == NumbersOfRows::Typed => ColumnGuess::Centre,
                None if Some(column) == self.label => ColumnGuess::RowNumber,
                None if money.contains(&column) => ColumnGuess::Money,
                None if counts.contains(&column) => ColumnGuess::Count,
                None if self.figures.prices.contains(&column) => ColumnGuess::Price,
                None if self.figures.things.contains(&column) => ColumnGuess::Quantity,
                None if column == name => ColumnGuess::Words,
                None if factors.contains(&column) || is_centred(table, column) => ColumnGuess::Centre,
                None => ColumnGuess::Words,
            })
            .collect();
        let mut used = BTreeSet::new();
        for product in products {
            let Some((price, things)) = product.of.split_last() else { continue };
            columns[*price] = ColumnGuess::Price;
            for thing in things.iter().filter(|thing| !counts.contains(thing)) {
                columns[*thing] = ColumnGuess::Quantity;
            }
            used.extend(product.of.iter().copied());
            let tasks = rows.iter().filter(|row| row.is_counted()).count();
            checked.extend(product.differing, tasks);
            columns[product.column] = ColumnGuess::Product(product.of);
        }
        made_of_rows(table, &rows, &columns, &mut checked)?;
        sums_of_rows(table, self.above, &rows, &mut columns, &mut checked);
        let made: BTreeSet<usize> = made.into_keys().collect();
        plain_sums(&mut columns, &made);
        sums_of_columns(table, &rows, &columns, &mut checked)?;
        if checked.is_doubtful() {
            return None;
        }
        let zero = zero(table, &rows, &columns);
        for column in (0..table.columns).filter(|column| !used.contains(column)) {
            let is_own = matches!(columns[column], ColumnGuess::Quantity | ColumnGuess::Price);
            if is_own && !self.stays(column, zero) {
                columns[column] = ColumnGuess::Centre;
            }
        }
        let is_signed = |column: &usize| columns[*column].is_stated() && table.any_below_zero(*column);
        let signed = (0..table.columns).filter(is_signed).collect();
        let sign = sign(table, &columns);
        let restarts = numbers == NumbersOfRows::Given { restarts: true };
        let differing = checked.differing;
        Some(Summed { columns, name, rows, restarts, zero, signed, sign, differing, no_products })
    }

    /// Numbers of things that groups or totals add up.
    fn counts(&self, rows: &[RowGuess]) -> BTreeSet<usize> {
        let is_sum = |row: &RowGuess| matches!(row, RowGuess::Group(_) | RowGuess::Total);
        let stated = |row: usize, column: usize| {
            matches!(figure(&self.table.text(row, column)), CellFigure::Amount(_))
        };
        let is_added = |column: &usize| {
            let mut checked = CheckedSums::default();
            (0..rows.len()).any(|row| is_sum(&rows[row]) && stated(row, *column))
                && check_column(self.table, rows, *column, &mut checked).is_some()
                && !checked.is_doubtful()
        };
        self.figures.things.iter().copied().filter(is_added).collect()
    }

    /// Whether a group without rows stands in letters that are not those of groups.
    fn has_plain_heads(&self, rows: &[RowGuess]) -> bool {
        (0..rows.len()).any(|row| {
            let holds = rows.get(row + 1).is_some_and(|next| next.depth() > rows[row].depth());
            rows[row].heads() && !holds && !self.table.is_bold(row)
        })
    }

    /// The columns of money that are products, and those that are called so.
    fn products(
        &self,
        rows: &[RowGuess],
        money: &[usize],
        (factors, counts): (&BTreeSet<usize>, &BTreeSet<usize>),
    ) -> (Vec<super::products::FoundProduct>, Vec<NoProduct>) {
        let is_free = |column: &&usize| !is_price(&self.above[**column]);
        let things: BTreeSet<usize> =
            self.figures.things.iter().chain(factors.iter().filter(is_free)).chain(counts).copied().collect();
        let mut prices: Vec<usize> = self.figures.prices.iter().chain(factors).copied().collect();
        // Of two figures that nobody adds up, a number of something is no price.
        let is_number = |column: &usize| {
            let heading = self.above[*column].rsplit(" | ").next().unwrap_or_default();
            (!is_price(&self.above[*column]), heading.starts_with("so "))
        };
        prices.sort_by_key(is_number);
        let things: Vec<usize> = things.into_iter().collect();
        let finder =
            ProductFinder { table: self.table, above: self.above, rows, things: &things, prices: &prices };
        let found = finder.all(money);
        let rest = money.iter().filter(|column| !found.iter().any(|one| one.column == **column));
        let missed = rest.filter_map(|column| finder.missed(*column)).collect();
        (found, missed)
    }

    /// Whether the figures of a column are printed as they stand.
    fn stays(&self, column: usize, zero: Option<&str>) -> bool {
        (0..self.table.body.len()).all(|row| {
            let text = self.table.text(row, column);
            match figure(&text) {
                CellFigure::Blank => true,
                CellFigure::Amount(amount) if amount.is_zero() => zero.is_none() && text == "0",
                CellFigure::Amount(amount) => format_amount(amount) == text,
                CellFigure::Words => false,
            }
        })
    }
}

/// The column of row numbers.
fn label_column(table: &GridTable, above: &[String]) -> Option<usize> {
    let head = above.first()?.split(" | ").next().unwrap_or_default();
    let named = matches!(head.trim_end_matches('.'), "tt" | "stt" | "so tt" | "so thu tu" | "s tt" | "no");
    let first = table.body.first().map(|_| table.text(0, 0)).unwrap_or_default();
    (named || matches!(first.trim_end_matches('.'), "1" | "I" | "A")).then_some(0)
}

/// Whether the words of a column stand in the middle of its cells.
pub(super) fn is_centred(table: &GridTable, column: usize) -> bool {
    let cells = (0..table.body.len()).filter_map(|row| table.cell(row, column));
    let mut filled = cells.filter(|cell| !cell.lines.is_empty() && cell.span == 1).peekable();
    filled.peek().is_some() && filled.all(|cell| cell.centred && cell.text().chars().count() <= 40)
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

/// How zero stands in the cells of tasks and of groups that are empty: None where `0` is printed.
fn zero(table: &GridTable, rows: &[RowGuess], columns: &[ColumnGuess]) -> Option<&'static str> {
    let (mut digits, mut dashes, mut blanks) = (0, 0, 0);
    let is_empty = |row: usize| {
        let below = rows.get(row + 1).copied().and_then(RowGuess::depth);
        rows[row].heads() && below <= rows[row].depth()
    };
    for row in (0..rows.len()).filter(|row| rows[*row].is_counted() || is_empty(*row)) {
        for column in (0..columns.len()).filter(|column| columns[*column].is_stated()) {
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
