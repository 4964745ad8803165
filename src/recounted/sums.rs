//! All sums of a table added up again.
//!
//! In: a recognised table. Out: its [`Recount`]: sums that differ from what they are of, those that rounding
//! may explain, and those of which it is not sure what they are of.

use rust_decimal::Decimal;

use super::evidence::{SumOutcome, SumTally, Worth, compare, worths};
use super::words::{NamedSum, named_sum};
use super::{PrintedFigure, RecognisedKind, RecognisedSort, RecognisedTable};
use crate::content::row_label::{LabelClass, LabelSort};

/// What came of adding up a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recount {
    /// Sums that are wrong.
    pub differences: Vec<SumDifference>,
    /// Sums that are off by no more than rounding may be.
    pub rounded: Vec<SumDifference>,
    /// Figures that may be sums, and differ from what they seem to be of.
    pub doubts: Vec<SumDoubt>,
    /// How many sums are right.
    pub held: usize,
}

/// A sum that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumDifference {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// What is printed.
    pub printed: Decimal,
    /// What its parts are together.
    pub computed: Decimal,
    /// The parts.
    pub of: AddedUp,
}

/// What was added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddedUp {
    /// Other columns of the row, each with whether it is taken away.
    Columns(Vec<(usize, bool)>),
    /// Other rows of the column.
    Rows(Vec<usize>),
    /// Nothing: two other columns of the row are multiplied.
    Product([usize; 2]),
}

/// A figure of which it is not sure that it is the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumDoubt {
    /// Why it is not.
    pub why: DoubtReason,
    /// The figure.
    pub of: SumDifference,
}

/// Why it is not sure what a figure is the sum of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtReason {
    /// Few rows of the column are what its formula says.
    Formula,
    /// Few groups of its kind are what stands under them.
    Groups,
    /// It is not clear which rows are of it.
    Rows,
}

impl Recount {
    /// How many figures are no right sums.
    pub(super) fn wrong(&self) -> usize {
        self.differences.len() + self.doubts.len()
    }

    /// Takes in outcomes of one kind: as differences where they are sure to be sums, else as doubts, or not at
    /// all.
    pub(super) fn take(&mut self, found: FoundSums, sure: Sureness) {
        for (mut one, outcome) in found {
            match outcome {
                SumOutcome::Holds => self.held += 1,
                SumOutcome::Rounds(computed) if sure == Sureness::Sure => {
                    one.computed = computed;
                    self.rounded.push(one);
                }
                SumOutcome::Differs(computed) => {
                    one.computed = computed;
                    match sure {
                        Sureness::Sure => self.differences.push(one),
                        Sureness::Doubt(why) => self.doubts.push(SumDoubt { why, of: one }),
                        Sureness::Silent => {}
                    }
                }
                SumOutcome::Rounds(_) => {}
            }
        }
    }
}

/// Whether figures are sums.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sureness {
    Sure,
    Doubt(DoubtReason),
    Silent,
}

/// A sum to be filled in with what it should be.
pub(super) fn difference(row: usize, column: usize, printed: PrintedFigure, of: AddedUp) -> SumDifference {
    SumDifference { row, column, printed: printed.amount, computed: printed.amount, of }
}

/// The columns of money.
fn money(table: &RecognisedTable<'_>) -> Vec<usize> {
    table.amounts().filter(|column| table.columns[*column].is_money).collect()
}

/// Adds up the columns and the groups of a table. Returns what the rows of each column of money are worth.
pub(super) fn columns_and_groups(
    table: &RecognisedTable<'_>,
    recount: &mut Recount,
) -> Vec<(usize, Vec<Worth>)> {
    let columns = money(table);
    columns.iter().for_each(|column| row_totals(table, *column, recount));
    let all: Vec<(usize, Vec<Worth>)> =
        columns.iter().map(|column| (*column, worths(table, *column))).collect();
    groups(table, &all, recount);
    all
}

/// A column that is the sum of others, in every row.
fn row_totals(table: &RecognisedTable<'_>, column: usize, recount: &mut Recount) {
    let RecognisedKind::RowTotal { of } = &table.columns[column].kind else { return };
    let mut found = Vec::new();
    let mut tally = SumTally::default();
    for (at, row) in table.body().filter(|(_, row)| row.sort != RecognisedSort::Remark) {
        let Some(printed) = table.figure(at, column) else { continue };
        let worth = |(one, less): &(usize, bool)| {
            (Worth::of(row.cells[*one].as_ref(), table.columns[*one].unit), *less)
        };
        let Some(outcome) = compare(printed, Worth::sum(of.iter().map(worth))) else { continue };
        tally.count(outcome, printed);
        found.push((difference(at, column, printed, AddedUp::Columns(of.clone())), outcome));
    }
    let sure = if tally.is_likely() { Sureness::Sure } else { Sureness::Doubt(DoubtReason::Formula) };
    recount.take(found, sure);
}

/// The class of a group with that of the rows under it.
type GroupPair = (LabelClass, LabelClass);

/// Figures that may be sums, each with how it fits.
type FoundSums = Vec<(SumDifference, SumOutcome)>;

/// Groups whose figures are the sums of the rows right under them: those of numbers of one way are believed
/// together, what stands under a dash or without a number only where it fits by itself.
fn groups(table: &RecognisedTable<'_>, all: &[(usize, Vec<Worth>)], recount: &mut Recount) {
    let mut under: Vec<Vec<usize>> = vec![Vec::new(); table.rows.len()];
    for (at, row) in table.body().filter(|(_, row)| row.sort.is_entry()) {
        row.parent.into_iter().for_each(|parent| under[parent].push(at));
    }
    let is_numbered = table.body().any(|(_, row)| row.label.is_some());
    let mut strict: (SumTally, FoundSums) = (tops(table, all), Vec::new());
    let mut loose: Vec<FoundOfPair> = Vec::new();
    for (at, row) in table.body().filter(|(_, row)| row.sort == RecognisedSort::Group) {
        let Some(first) = under[at].first().map(|first| &table.rows[*first]) else { continue };
        let is_part = |child: &usize| named_sum(&table.rows[*child].name) == NamedSum::OfWhich;
        let is_loose = matches!(first.class.sort, LabelSort::Dash(_) | LabelSort::Small)
            || is_numbered && first.class.sort == LabelSort::Plain
            || under[at].iter().any(is_part)
            || named_sum(&row.name) == NamedSum::OfWhich;
        for (column, worths) in all {
            let Some(printed) = table.figure(at, *column) else { continue };
            let added = Worth::sum(under[at].iter().map(|child| (worths[*child], false)));
            let Some(outcome) = compare(printed, added) else { continue };
            let one = difference(at, *column, printed, AddedUp::Rows(under[at].clone()));
            let (tally, found) = match is_loose {
                false => (&mut strict.0, &mut strict.1),
                true => of_pair(&mut loose, (row.class, first.class)),
            };
            tally.count(outcome, printed);
            found.push((one, outcome));
        }
    }
    let (tally, found) = strict;
    let sure = if tally.is_likely() { Sureness::Sure } else { Sureness::Doubt(DoubtReason::Groups) };
    recount.take(found, sure);
    for (_, tally, found) in loose {
        recount.take(found, if tally.is_plain() { Sureness::Sure } else { Sureness::Silent });
    }
}

/// How often a total is the sum of the topmost rows, which are groups then and not remarks.
fn tops(table: &RecognisedTable<'_>, all: &[(usize, Vec<Worth>)]) -> SumTally {
    let tops: Vec<usize> = table
        .body()
        .filter(|(_, row)| row.sort.is_entry() && row.parent.is_none())
        .map(|(at, _)| at)
        .collect();
    let mut tally = SumTally::default();
    for (at, _) in table.body().filter(|(_, row)| row.sort == RecognisedSort::Total) {
        for (column, worths) in all {
            let Some(printed) = table.figure(at, *column) else { continue };
            let added = Worth::sum(tops.iter().map(|row| (worths[*row], false)));
            if compare(printed, added) == Some(SumOutcome::Holds) {
                tally.count(SumOutcome::Holds, printed);
            }
        }
    }
    tally
}

/// Those of groups of one pair of classes, and how often they fit.
type FoundOfPair = (GroupPair, SumTally, FoundSums);

fn of_pair(all: &mut Vec<FoundOfPair>, pair: GroupPair) -> (&mut SumTally, &mut FoundSums) {
    let known = all.iter().position(|(known, ..)| *known == pair);
    let known = known.unwrap_or_else(|| {
        all.push((pair, SumTally::default(), Vec::new()));
        all.len() - 1
    });
    let (_, tally, found) = &mut all[known];
    (tally, found)
}
