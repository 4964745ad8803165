//! The columns of a table and the headings above them, as they are typed.
//!
//! In: the head rows of a grid. Out: the tree of headings, and an id for each column.

use super::super::yaml_text::TypedLine;
use super::folded;
use super::grid::{GridTable, SourceCell};

/// A heading with what is below it.
pub(super) struct TypedHeading {
    pub(super) title: Vec<TypedLine>,
    pub(super) note: Vec<TypedLine>,
    /// The headings below it; empty for a column.
    pub(super) below: Vec<TypedHeading>,
    /// The column, where nothing is below it.
    pub(super) column: usize,
}

/// What a column is typed as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ColumnGuess {
    /// Numbers of rows, which the program gives.
    RowNumber,
    /// Words.
    Words,
    /// Short words in the middle.
    Centre,
    /// Money of tasks.
    Money,
    /// Numbers of things that are printed as they stand.
    Quantity,
    /// Numbers of things that are added up.
    Count,
    /// Money for one thing.
    Price,
    /// The product of these columns: numbers of things, and a price.
    Product(Vec<usize>),
    /// The sum of these columns; of all columns of money where that is None.
    RowSum(Option<Vec<usize>>),
    /// The sum of the first columns less the others.
    RowLess(Vec<usize>, Vec<usize>),
    /// The first column less the others.
    Difference(Vec<usize>),
    /// What rises by such a difference, or in a column that has signs.
    Rise(Vec<usize>),
    /// What falls.
    Fall(Vec<usize>),
    /// Per cent of one column to another.
    Ratio(usize, usize),
}

impl ColumnGuess {
    /// The columns that it names as those it is made of.
    pub(super) fn terms(&self) -> Vec<usize> {
        match self {
            ColumnGuess::RowSum(Some(of))
            | ColumnGuess::Product(of)
            | ColumnGuess::Difference(of)
            | ColumnGuess::Rise(of)
            | ColumnGuess::Fall(of) => of.clone(),
            ColumnGuess::RowLess(of, less) => [&of[..], less].concat(),
            ColumnGuess::Ratio(part, whole) => vec![*part, *whole],
            _ => Vec::new(),
        }
    }

    /// Whether groups and totals add it up.
    pub(super) fn is_summed(&self) -> bool {
        self.holds_figures()
            && !matches!(self, ColumnGuess::Quantity | ColumnGuess::Price | ColumnGuess::Ratio(..))
    }

    /// Whether it holds figures that the program knows as such.
    pub(super) fn holds_figures(&self) -> bool {
        !matches!(self, ColumnGuess::RowNumber | ColumnGuess::Words | ColumnGuess::Centre)
    }

    /// Whether tasks state it under its own id.
    pub(super) fn is_factor(&self) -> bool {
        matches!(self, ColumnGuess::Quantity | ColumnGuess::Count | ColumnGuess::Price)
    }

    /// Whether it is money of a task's own, which sums of a row add up.
    pub(super) fn is_leaf(&self) -> bool {
        matches!(self, ColumnGuess::Money | ColumnGuess::Product(_))
    }

    /// Whether its figures are typed, and printed as the program prints them.
    pub(super) fn is_stated(&self) -> bool {
        matches!(self, ColumnGuess::Money | ColumnGuess::Count)
    }
}

/// The headings of a table; the numbers of its columns are notes of them unless they are written otherwise.
pub(super) fn headings(table: &GridTable, numbered: bool) -> Vec<TypedHeading> {
    let end = if numbered { table.titles() } else { table.head.len() };
    within(table, 0..table.columns, 0..end)
}

fn within(
    table: &GridTable,
    columns: std::ops::Range<usize>,
    rows: std::ops::Range<usize>,
) -> Vec<TypedHeading> {
    let row = rows.start;
    let mut headings = Vec::new();
    let mut column = columns.start;
    while column < columns.end {
        let found = (row..rows.end)
            .find_map(|at| Some((at, cell_at(table, at, column).filter(|cell| cell.column == column)?)));
        let Some((at, cell)) = found else {
            headings.push(leaf(column, Vec::new()));
            column += 1;
            continue;
        };
        let span = cell.span.min(columns.end - column);
        if span <= 1 {
            // What stands below it in the same column, as the number of the column, is part of it.
            let mut heading = leaf(column, cell.typed());
            heading.note = (at + 1..rows.end)
                .filter_map(|below| cell_at(table, below, column).filter(|one| one.column == column))
                .flat_map(SourceCell::typed)
                .collect();
            headings.push(heading);
            column += 1;
            continue;
        }
        let mut next = at + cell.rows;
        let note = (next < rows.end)
            .then(|| cell_at(table, next, column))
            .flatten()
            .filter(|below| below.column == column && below.span == cell.span);
        next += note.map_or(0, |note| note.rows);
        let below = within(table, column..column + span, next..rows.end);
        headings.push(TypedHeading {
            title: cell.typed(),
            note: note.map(SourceCell::typed).unwrap_or_default(),
            below,
            column,
        });
        column += span;
    }
    headings
}

/// The cell of a head row that covers a column.
fn cell_at(table: &GridTable, row: usize, column: usize) -> Option<&SourceCell> {
    table.head[row].iter().find(|cell| (cell.column..cell.column + cell.span).contains(&column))
}

fn leaf(column: usize, title: Vec<TypedLine>) -> TypedHeading {
    TypedHeading { title, note: Vec::new(), below: Vec::new(), column }
}

/// All words above each column, folded; its number is none.
pub(super) fn words_above(table: &GridTable) -> Vec<String> {
    let above = |column: usize| {
        let cells = (0..table.titles()).filter_map(|row| cell_at(table, row, column));
        cells.map(|cell| folded(&cell.text())).collect::<Vec<_>>().join(" | ")
    };
    (0..table.columns).map(above).collect()
}

/// Keys of a task, which no column of words may have as its id.
const TAKEN: [&str; 8] = ["ma", "ten", "kinh_phi", "tong", "nguon", "khi", "nhom", "nhiem_vu"];

/// An id for each column; `name` is the column of names.
pub(super) fn ids(table: &GridTable, guesses: &[ColumnGuess], name: usize) -> Vec<String> {
    let above = words_above(table);
    let mut ids: Vec<String> = Vec::new();
    for (column, guess) in guesses.iter().enumerate() {
        let last = above[column].rsplit(" | ").next().unwrap_or_default();
        let year = year_in(last).or_else(|| year_in(&above[column]));
        let money = guess.holds_figures() && !guess.is_factor();
        let slug = slug(last);
        let id = match guess {
            _ if column == name => "ten".to_owned(),
            ColumnGuess::RowNumber => "tt".to_owned(),
            ColumnGuess::RowSum(_) => "tong".to_owned(),
            _ => match (year, money) {
                (Some(year), true) if year_in(last).is_some() => year,
                (Some(year), _) if !slug.is_empty() && !slug.contains(&year) => format!("{slug}_{year}"),
                (Some(year), false) => format!("nam_{year}"),
                (Some(year), true) => year,
                (None, _) if slug.is_empty() => format!("cot_{}", column + 1),
                (None, _) => slug,
            },
        };
        let reserved = column != name && !money && TAKEN.contains(&id.as_str());
        let mut unique = if reserved { format!("cot_{id}") } else { id };
        if column != name && (unique == "ten" || ids.contains(&unique)) {
            unique = format!("{unique}_{}", column + 1);
        }
        ids.push(unique);
    }
    ids
}

fn year_in(words: &str) -> Option<String> {
    let found = words.split(|one: char| !one.is_ascii_alphanumeric()).find(|word| {
        word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
    });
    found.map(str::to_owned)
}

/// The first words of a heading as an id.
fn slug(words: &str) -> String {
    let words = words.split(|one: char| !one.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.take(3).collect::<Vec<_>>().join("_");
    // An id of a column of words begins with a letter, so that it is never taken for a year.
    if slug.starts_with(|one: char| one.is_ascii_digit()) { format!("cot_{slug}") } else { slug }
}
