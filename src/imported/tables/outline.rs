//! Which rows of a table are groups, which stand in them, and which beside them.
//!
//! In: a grid, its column of numbers and that of names. Out: the ways in which its rows may be read, the likeliest
//! first. Which of them adds up is left to `sums`.

use super::figures::{CellFigure, RowGuess, figure, is_total};
use super::folded;
use super::grid::GridTable;
use crate::content::row_label::{self, LabelClass, LabelSort, RowLabel};
use crate::content::table::RowNumbers;

/// A way to read the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowsReading {
    pub(super) rows: Vec<RowGuess>,
    pub(super) numbers: NumbersOfRows,
}

/// Where the numbers of rows come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumbersOfRows {
    /// The program gives them; whether tasks are numbered anew in each group.
    Given { restarts: bool },
    /// They are words of the tasks, or there are none.
    Typed,
}

/// Which columns say what a row is.
#[derive(Clone, Copy)]
pub(super) struct LabelledColumns<'a> {
    /// The column of numbers.
    pub(super) label: Option<usize>,
    /// The column of names.
    pub(super) name: usize,
    /// Columns that hold figures alone.
    pub(super) figures: &'a dyn Fn(usize) -> bool,
    /// Those of them that groups and totals may add up.
    pub(super) added: &'a dyn Fn(usize) -> bool,
}

/// A row with what its words say.
struct SeenRow {
    class: LabelClass,
    label: Option<RowLabel>,
    /// The number as it stands in its own column.
    text: String,
    is_total: bool,
    is_bold: bool,
    /// Whether it has words beside its number and its name.
    has_more: bool,
    /// Whether it has no figure but zero.
    is_blank: bool,
}

/// The ways to read the rows.
pub(super) fn readings(table: &GridTable, columns: LabelledColumns<'_>) -> Vec<RowsReading> {
    let rows: Vec<SeenRow> = (0..table.body.len()).map(|row| SeenRow::of(table, columns, row)).collect();
    let totals: Vec<usize> = (0..rows.len()).filter(|row| rows[*row].is_total).collect();
    let at_end = |at: &usize| *at == 0 || at + 1 == rows.len();
    if rows.len() == totals.len() || totals.len() > 1 || !totals.iter().all(at_end) {
        return Vec::new();
    }
    let typed = |rows| RowsReading { rows, numbers: NumbersOfRows::Typed };
    let flat = || rows.iter().map(|row| if row.is_total { RowGuess::Total } else { RowGuess::Task(0) });
    let mut found: Vec<RowsReading> = match columns.label {
        Some(_) => {
            let by = [LetterSense::Groups, LetterSense::Nothing];
            let numbered = by.into_iter().filter_map(|by| given(outline(&rows, true, by)?, &rows));
            numbered.chain(bold_groups(&rows).map(typed)).collect()
        }
        None => [outline(&rows, false, LetterSense::Groups), bold_groups(&rows), Some(flat().collect())]
            .into_iter()
            .flatten()
            .map(typed)
            .collect(),
    };
    let beside = found.iter().filter(|one| one.numbers == NumbersOfRows::Typed);
    let beside: Vec<RowsReading> =
        beside.filter_map(|one| freed(table, columns, &one.rows)).map(typed).collect();
    found.extend(beside);
    found.dedup();
    found
}

impl SeenRow {
    fn of(table: &GridTable, columns: LabelledColumns<'_>, row: usize) -> SeenRow {
        let LabelledColumns { label: number, name, figures, added } = columns;
        let text = number.map(|column| table.text(row, column)).unwrap_or_default();
        let text = text.trim_end_matches('.').to_owned();
        let label = match number {
            Some(_) => row_label::whole(&text),
            None => row_label::in_front(&table.text(row, name)).map(|(label, _)| label),
        };
        let words = (0..table.columns).filter(|column| !figures(*column));
        let filled: Vec<(usize, String)> = words
            .map(|column| (column, table.text(row, column)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let at_end = row == 0 || row + 1 == table.body.len();
        let is_total = filled.iter().take(2).any(|(_, text)| is_total(&folded(text), at_end));
        let is_bold = table.is_bold(row);
        let own = |column: usize| Some(column) == number || column == name;
        // The name of a group may begin in the column of numbers.
        let has_name = filled.iter().any(|(column, _)| *column == name);
        let has_more = filled.iter().any(|(column, _)| !own(*column)) && has_name;
        let amounts = (0..table.columns).filter(|column| added(*column));
        let is_zero = |column: usize| match figure(&table.text(row, column)) {
            CellFigure::Amount(amount) => amount.is_zero(),
            CellFigure::Blank => true,
            CellFigure::Words => false,
        };
        let is_blank = amounts.into_iter().all(is_zero);
        let sort = if is_bold { LabelSort::Bold } else { LabelSort::Plain };
        let class = label.as_ref().map_or(LabelClass { sort, parts: 1 }, |label| label.class);
        SeenRow { class, label, text, is_total, is_bold, has_more, is_blank }
    }

    /// Whether it is printed as groups are.
    fn is_plain_head(&self) -> bool {
        self.is_bold && !self.has_more
    }
}

/// What bold letters of a row say whose number is that of a task or of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LetterSense {
    /// It is a group.
    Groups,
    /// All rows are bold, or some for another reason.
    Nothing,
}

/// The rows by the sorts of their numbers: `I` over `1`, whichever comes first. `numbered` says that the numbers
/// have a column of their own. Returns None where the rows cannot be told apart.
fn outline(rows: &[SeenRow], numbered: bool, bold: LetterSense) -> Option<Vec<RowGuess>> {
    let mut open: Vec<LabelClass> = Vec::new();
    let mut depths = Vec::new();
    for row in rows {
        if row.is_total {
            depths.push(None);
            continue;
        }
        if numbered && row.label.is_none() {
            return None;
        }
        match open.iter().position(|class| *class == row.class) {
            Some(depth) => open.truncate(depth),
            // Names of groups without a number stand over all that is numbered.
            None if row.class.sort == LabelSort::Bold => open.clear(),
            None => {}
        }
        depths.push(Some(open.len()));
        open.push(row.class);
    }
    let holds = |row: usize| depths[row].is_some() && depths.get(row + 1).copied().flatten() > depths[row];
    let class = |row: usize| (depths[row], rows[row].class);
    let of_groups: Vec<_> = (0..rows.len()).filter(|row| holds(*row)).map(class).collect();
    // Without numbers letters that are all bold or all not say nothing.
    if of_groups.is_empty() && !numbered {
        return None;
    }
    // The program gives no task such a number, unless it stands beside groups.
    let lettered =
        |row: usize| numbered && matches!(rows[row].class.sort, LabelSort::Roman | LabelSort::Capital);
    // Below two levels groups have the numbers of tasks.
    let deep = |row: usize| bold == LetterSense::Groups && depths[row] >= Some(2);
    let named = |row: usize| (!numbered || deep(row)) && rows[row].is_plain_head();
    let may_head = |row: usize| of_groups.contains(&class(row)) || lettered(row) || named(row);
    let is_plain = |row: usize| holds(row) || may_head(row) && rows[row].is_plain_head();
    let has_group_above = |row: usize| {
        let mut above = (0..row).rev().take_while(|one| depths[*one] >= depths[row]);
        above.any(|one| depths[one] == depths[row] && is_plain(one))
    };
    let mut guesses = vec![RowGuess::Total; rows.len()];
    // From the end: tasks beside groups have none of them below.
    let mut group_follows: Vec<bool> = Vec::new();
    for row in (0..rows.len()).rev() {
        let Some(depth) = depths[row] else { continue };
        group_follows.resize(depth + 1, false);
        let heads = is_plain(row)
            || may_head(row) && (group_follows[depth] || lettered(row) && !has_group_above(row));
        if heads && !holds(row) && rows[row].has_more {
            return None;
        }
        guesses[row] = match heads {
            true if holds(row) || rows[row].is_blank => RowGuess::Group(depth),
            true => RowGuess::OwnSum(depth),
            false => RowGuess::Task(depth),
        };
        group_follows[depth] |= heads;
    }
    is_in_order(&guesses).then_some(guesses)
}

/// Groups in bold letters without a number, over all rows up to the next. Returns None where there are none.
fn bold_groups(rows: &[SeenRow]) -> Option<Vec<RowGuess>> {
    let is_group = |row: &SeenRow| row.is_plain_head() && row.label.is_none();
    let mut inside = 0;
    let guess = |(at, row): (usize, &SeenRow)| match () {
        () if row.is_total => RowGuess::Total,
        () if is_group(row) => {
            inside = 1;
            let holds = rows.get(at + 1).is_some_and(|next| !next.is_total && !is_group(next));
            if holds || row.is_blank { RowGuess::Group(0) } else { RowGuess::OwnSum(0) }
        }
        () => RowGuess::Task(inside),
    };
    let guesses: Vec<RowGuess> = rows.iter().enumerate().map(guess).collect();
    let both =
        guesses.iter().any(|one| one.heads()) && guesses.iter().any(|one| !one.heads() && one.is_counted());
    (both && is_in_order(&guesses)).then_some(guesses)
}

/// Whether tasks that stand beside groups stand below them, as on paper.
fn is_in_order(rows: &[RowGuess]) -> bool {
    let mut has_tasks: Vec<bool> = Vec::new();
    rows.iter().all(|row| {
        let Some(depth) = row.depth() else { return true };
        has_tasks.resize(depth + 1, false);
        let is_task = matches!(row, RowGuess::Task(_));
        let fits = is_task || !has_tasks[depth];
        has_tasks[depth] |= is_task;
        fits
    })
}

/// The same rows where the program gives them the numbers that they have.
fn given(rows: Vec<RowGuess>, seen: &[SeenRow]) -> Option<RowsReading> {
    let levels = rows.iter().filter(|row| row.heads()).filter_map(|row| row.depth()).max();
    let levels = levels.map_or(0, |depth| depth + 1);
    let fits = |restarts: bool| {
        let mut numbers = RowNumbers::new(levels, restarts);
        rows.iter().zip(seen).all(|(row, seen)| match row {
            RowGuess::Total => true,
            RowGuess::Group(depth) | RowGuess::OwnSum(depth) => numbers.group(*depth) == seen.text,
            RowGuess::Task(depth) => numbers.task(*depth) == seen.text,
        })
    };
    let restarts = [false, true].into_iter().find(|restarts| fits(*restarts))?;
    Some(RowsReading { rows, numbers: NumbersOfRows::Given { restarts } })
}

/// The same rows with the last of them beside the last group, where only those above them are its parts.
fn freed(table: &GridTable, columns: LabelledColumns<'_>, rows: &[RowGuess]) -> Option<Vec<RowGuess>> {
    let last = rows.iter().rposition(|row| *row == RowGuess::Group(0))?;
    let tasks: Vec<usize> =
        (last + 1..rows.len()).take_while(|row| rows[*row] == RowGuess::Task(1)).collect();
    let stated = |column: &usize| match figure(&table.text(last, *column)) {
        CellFigure::Amount(amount) if (columns.added)(*column) => Some((*column, amount)),
        _ => None,
    };
    let stated: Vec<_> = (0..table.columns).collect::<Vec<_>>().iter().filter_map(stated).collect();
    let holds = |count: &usize| {
        stated.iter().all(|(column, amount)| {
            let parts = tasks[..*count].iter().map(|row| super::figures::amount(table, *row, *column));
            parts.sum::<rust_decimal::Decimal>() == *amount
        })
    };
    let count = (0..tasks.len()).rev().find(holds).filter(|_| !stated.is_empty())?;
    let mut rows = rows.to_vec();
    for row in &tasks[count..] {
        rows[*row] = RowGuess::Task(0);
    }
    Some(rows)
}
