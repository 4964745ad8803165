//! Tables of figures as readers see them: what each row and each column is, told from their words alone,
//! and whether the sums that they state are right.
//!
//! In: a tree, of whatever origin. Out: a [`RecognisedTable`] for each table that holds figures, and its
//! [`Recount`]. Nothing is known of a table but its cells; what is not sure is told as doubt, never as a
//! fault. It leaves words and places of findings to rules.

mod columns;
mod evidence;
mod figures;
mod formula;
mod grid;
mod head;
mod products;
mod row_totals;
mod rows;
mod sums;
mod totals;
mod words;

#[cfg(test)]
mod tests;

pub use columns::{ColumnHeading, RecognisedColumn, RecognisedKind};
pub use figures::{CellReading, MarksOfNumbers, PrintedFigure};
pub use formula::ColumnFormula;
pub use rows::{RecognisedRow, RecognisedSort};
pub use sums::{AddedUp, DoubtReason, Recount, SumDifference, SumDoubt};
pub use words::shortened;

use rust_decimal::Decimal;

pub use crate::content::row_label::{LabelClass, LabelSort, RowLabel};

use crate::content::money::{Unit, named};
use crate::paper::{Block, Cell, Inline, Paper, Paragraph, Section, Simple, Table};
use grid::TextGrid;

/// A table of figures with what its rows and columns are.
#[derive(Clone, Debug)]
pub struct RecognisedTable<'a> {
    /// How its numbers are written.
    pub marks: MarksOfNumbers,
    /// Its columns, those of its grid.
    pub columns: Vec<RecognisedColumn>,
    /// All its rows, those of the head first.
    pub rows: Vec<RecognisedRow<'a>>,
    /// The paragraph that follows it.
    pub below: Option<&'a Paragraph>,
}

/// A cell at the place where it begins.
#[derive(Clone, Debug)]
pub struct RecognisedCell<'a> {
    /// The cell.
    pub cell: &'a Cell,
    /// All its words in one line.
    pub text: String,
    /// What they are as a figure.
    pub reading: CellReading,
}

impl<'a> RecognisedCell<'a> {
    /// Its first paragraph, where it has one: the place that a finding names.
    pub fn paragraph(&self) -> Option<&'a Paragraph> {
        let holds = |one: &&Paragraph| !one.plain_text().trim().is_empty();
        self.cell.paragraphs.iter().find(holds).or(self.cell.paragraphs.first())
    }
}

/// The tables of a paper that hold figures, as far as `wanted`; those of no use are passed over quickly.
pub fn tables<'a>(paper: &'a Paper, wanted: impl Fn(&Table) -> bool) -> Vec<RecognisedTable<'a>> {
    let mut found = Vec::new();
    for section in &paper.sections {
        for (at, block) in section.blocks.iter().enumerate() {
            let Block::Table(table) = block else { continue };
            if !wanted(table) || !may_hold_figures(table) {
                continue;
            }
            found.extend(
                RecognisedTable::of(table, caption_unit(section, at))
                    .map(|one| RecognisedTable { below: paragraph(section.blocks.get(at + 1)), ..one }),
            );
        }
    }
    found
}

fn paragraph(block: Option<&Block>) -> Option<&Paragraph> {
    match block? {
        Block::Simple(Simple::Paragraph(paragraph)) => Some(paragraph),
        _ => None,
    }
}

/// The unit that one of the three lines above a table names.
fn caption_unit(section: &Section, table: usize) -> Option<Unit> {
    let above = section.blocks[..table].iter().rev().take(3).map_while(|block| paragraph(Some(block)));
    above.filter_map(|line| labelled_unit(&line.plain_text())).next()
}

/// The unit of a line that is there for nothing else: "Đơn vị tính: triệu đồng".
fn labelled_unit(text: &str) -> Option<Unit> {
    let named = named::named(text).filter(|named| named.labelled || named.only)?;
    match named.units[..] {
        [unit] => unit,
        _ => None,
    }
}

/// Whether any two cells of its body may be figures: most tables of words have none.
fn may_hold_figures(table: &Table) -> bool {
    let cells = table.body.iter().chain(&table.head).flat_map(|row| &row.cells);
    let figures = cells.filter(|cell| {
        let [paragraph] = &cell.paragraphs[..] else { return false };
        let (mut digits, mut length) = (0, 0);
        for inline in &paragraph.content {
            let Inline::Text(run) = inline else { continue };
            digits += run.text.bytes().filter(u8::is_ascii_digit).count();
            length += run.text.len();
        }
        digits > 1 && digits * 2 >= length
    });
    figures.take(2).count() == 2
}

impl<'a> RecognisedTable<'a> {
    /// Recognises a table; `caption` is the unit of money that is named above it. Returns None if none of
    /// its columns holds figures.
    ///
    /// Numbers are read as in Vietnam, and as in English where that leaves fewer of them unread or more sums
    /// right.
    pub fn of(table: &'a Table, caption: Option<Unit>) -> Option<RecognisedTable<'a>> {
        let grid = TextGrid::of(table)?;
        let mut read = MarksOfNumbers::ALL.map(|marks| {
            let mut read = rows::read(table, &grid, caption, marks)?;
            row_totals::find(&mut read);
            Some(read)
        });
        let cost = |one: &Option<RecognisedTable<'_>>| {
            one.as_ref().map_or((usize::MAX, usize::MAX), |one| (one.unread(), one.recount().wrong()))
        };
        let chosen = usize::from(cost(&read[1]) < cost(&read[0]));
        read[chosen].take()
    }

    /// How many cells under the head have digits and are no figures.
    fn unread(&self) -> usize {
        let cells = self.body().flat_map(|(_, row)| row.cells.iter().flatten());
        cells.filter(|cell| cell.reading == CellReading::Unclear).count()
    }

    /// The rows under the head, each with its number.
    pub fn body(&self) -> impl Iterator<Item = (usize, &RecognisedRow<'a>)> {
        self.rows.iter().enumerate().filter(|(_, row)| !row.sort.is_head())
    }

    /// The columns of amounts, row totals among them.
    pub fn amounts(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.columns.len()).filter(|column| self.columns[*column].kind.is_amount())
    }

    /// Whether it is a table of money: a unit of money is named, or a heading speaks of it.
    pub fn has_money(&self) -> bool {
        self.amounts().any(|column| self.columns[column].is_money)
    }

    /// The figure at a place.
    pub fn figure(&self, row: usize, column: usize) -> Option<PrintedFigure> {
        match self.rows[row].cells[column].as_ref()?.reading {
            CellReading::Figure(figure) => Some(figure),
            CellReading::Nothing | CellReading::Words | CellReading::Unclear => None,
        }
    }

    /// The amounts of its totals as printed, in the units of their columns, each with row and column.
    pub fn totals(&self) -> Vec<(usize, usize, Decimal)> {
        let rows = self.body().filter(|(_, row)| row.sort == RecognisedSort::Total);
        let figures = rows.flat_map(|(row, _)| {
            self.amounts().filter_map(move |column| Some((row, column, self.figure(row, column)?.amount)))
        });
        figures.collect()
    }

    /// Adds up all that it states.
    pub fn recount(&self) -> Recount {
        let mut recount = Recount::default();
        let worths = sums::columns_and_groups(self, &mut recount);
        totals::check(self, &worths, &mut recount);
        products::check(self, &mut recount);
        recount.differences.sort_by_key(|one| (one.row, one.column));
        recount
    }
}
