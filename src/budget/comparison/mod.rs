//! What changed between two versions of a table.
//!
//! In: the [`ComparedTable`] of both. Out: a [`TableComparison`]: the groups and tasks of both in one
//! tree, each with its old and its new side. It leaves how that is shown to `rows` and its callers.
//!
//! A task of the new table matches the old one of the same `ma`; if one of them has none, the one of the
//! same name, preferably in the same group. The same holds for groups. A row with the same `ma` and
//! another name was renamed.

mod figures;
mod pairs;
mod rows;
mod tables;
#[cfg(test)]
mod tests;

pub use figures::{ComparedColumn, ComparedRow, ComparedSums, ComparedTable, mid_sentence};
pub use rows::{BarPair, ComparisonLevel, ComparisonRow, ShownRows, bars, percent, rows};
pub use tables::pairs_of_tables;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::RowKind;
use crate::content::money::Unit;
use pairs::Pairs;

/// Two versions of a table side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableComparison {
    /// Id of the table.
    pub id: Option<String>,
    /// Name of the new table on one line; empty if it has none.
    pub title: String,
    /// The unit of all figures: that of the new table.
    pub unit: Unit,
    /// The columns of both, those of the new table first from left to right.
    pub columns: Vec<ColumnPair>,
    /// The column whose figures stand for a whole line, if both tables have it.
    pub main: Option<usize>,
    /// The columns of words that both have, by the titles of the new table: id and title.
    pub words: Vec<(String, String)>,
    /// The columns that both have under another title each: the old title, the new one.
    pub retitled: Vec<(String, String)>,
    /// Whether its bars show years and nothing else.
    pub years_alone: bool,
    /// Groups and tasks of both: in the new table's order, each removed one after the one that preceded
    /// it.
    pub lines: Vec<RowComparison>,
    /// The grand totals, by the columns of both.
    pub total: Sides<ComparedSums>,
}

/// A column of either table that is added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnPair {
    /// As it is in the new table, or in the old one if the new one no longer has it.
    pub head: ComparedColumn,
    /// Which tables have it.
    pub there: Sides<bool>,
}

/// The old and the new version of something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Sides<T> {
    pub old: T,
    pub new: T,
}

/// A group or a task of either table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowComparison {
    /// Which of the two.
    pub of: RowKind,
    /// Its id: the new one's, otherwise the old one's.
    pub id: Option<String>,
    /// What it was and what it is.
    pub sides: Sides<Option<RowSide>>,
    /// Whether it is in another group now.
    pub moved: bool,
    /// The lines of a group.
    pub lines: Vec<RowComparison>,
}

/// A group or a task in one of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowSide {
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The number of the group it is in.
    pub group: Option<String>,
    /// Its figures, by the columns of both tables.
    pub sums: ComparedSums,
    /// Its words, by the columns of words of both tables; none for a group.
    pub words: Vec<String>,
}

/// How a group or a task changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum RowChange {
    Added,
    Removed,
    Renamed,
    Moved,
    Words,
    Figures,
}

impl RowComparison {
    /// How it changed; empty if it did not.
    pub fn changes(&self) -> Vec<RowChange> {
        let (old, new) = match (&self.sides.old, &self.sides.new) {
            (Some(old), Some(new)) => (old, new),
            (None, _) => return vec![RowChange::Added],
            (_, None) => return vec![RowChange::Removed],
        };
        let found = [
            (old.name != new.name, RowChange::Renamed),
            (self.moved, RowChange::Moved),
            (old.words != new.words, RowChange::Words),
            (differs(&old.sums, &new.sums), RowChange::Figures),
        ];
        found.into_iter().filter(|(holds, _)| *holds).map(|(_, change)| change).collect()
    }

    /// Whether it is unchanged, with all it holds.
    pub fn is_same(&self) -> bool {
        self.changes().is_empty() && self.lines.iter().all(RowComparison::is_same)
    }

    /// The columns of words whose words changed, by their places.
    pub fn changed_words(&self) -> Vec<usize> {
        let Sides { old: Some(old), new: Some(new) } = &self.sides else { return Vec::new() };
        let pairs = old.words.iter().zip(&new.words).enumerate();
        pairs.filter(|(_, (old, new))| old != new).map(|(at, _)| at).collect()
    }

    /// Its side in the new table, otherwise in the old one.
    pub fn shown(&self) -> Option<&RowSide> {
        self.sides.new.as_ref().or(self.sides.old.as_ref())
    }
}

impl TableComparison {
    /// Groups and tasks of both, from top to bottom.
    pub fn all_lines(&self) -> Vec<&RowComparison> {
        fn collect<'a>(lines: &'a [RowComparison], all: &mut Vec<&'a RowComparison>) {
            for line in lines {
                all.push(line);
                collect(&line.lines, all);
            }
        }
        let mut all = Vec::new();
        collect(&self.lines, &mut all);
        all
    }

    /// Whether there is no difference. The order of lines and their numbers do not count.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(RowComparison::is_same)
            && self.retitled.is_empty()
            && self.columns.iter().all(|column| column.there.old && column.there.new)
    }
}

/// The names by which rows without an id can be called: those that no other row has as its name or id.
pub fn names_without_id(diff: &TableComparison, of: RowKind) -> Vec<&str> {
    let lines: Vec<&RowComparison> = diff.all_lines().into_iter().filter(|line| line.of == of).collect();
    fn name(line: &RowComparison) -> Option<&str> {
        line.shown().map(|side| side.name.as_str())
    }
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &lines {
        let called = line.id.as_deref().or_else(|| name(line));
        called.into_iter().for_each(|called| *met.entry(called).or_default() += 1);
    }
    let without = lines.iter().filter(|line| line.id.is_none()).filter_map(|line| name(line));
    without.filter(|name| met[*name] == 1).collect()
}

/// Whether any figure differs. A missing figure counts as zero.
fn differs(old: &ComparedSums, new: &ComparedSums) -> bool {
    old.iter().zip(new).any(|(old, new)| difference(*old, *new) != Decimal::ZERO)
}

/// New minus old. A missing figure counts as zero.
pub fn difference(old: Option<Decimal>, new: Option<Decimal>) -> Decimal {
    // Both are below 10^21 with six decimals, so that nothing is rounded.
    new.unwrap_or_default() - old.unwrap_or_default()
}

/// Compares two versions of a table. Returns None if the figures of the old one cannot be expressed
/// exactly in the unit of the new one.
pub fn compare(old: &ComparedTable, new: &ComparedTable) -> Option<TableComparison> {
    let old = &old.clone().in_unit(new.unit)?;
    let columns = columns(old, new);
    let aligned = Aligned {
        old: columns.iter().map(|column| place(old, &column.head.id)).collect(),
        new: columns.iter().map(|column| place(new, &column.head.id)).collect(),
        words: words(old, new),
        pairs: Pairs::of(old, new),
    };
    let words = aligned.words.iter().map(|&(_, at)| new.words[at].clone()).collect();
    let total = Sides { old: aligned.of_old(&old.total), new: aligned.of_new(&new.total) };
    let lines = aligned.lines(None, None);
    let id = new.id.clone().or_else(|| old.id.clone());
    let main = new.main.as_ref().or(old.main.as_ref());
    let is_main = |column: &ColumnPair| Some(&column.head.id) == main && column.there.old && column.there.new;
    let main = columns.iter().position(is_main);
    Some(TableComparison {
        id,
        title: new.title.clone(),
        unit: new.unit,
        columns,
        main,
        words,
        retitled: retitled(old, new),
        years_alone: new.years_alone,
        lines,
        total,
    })
}

fn place(figures: &ComparedTable, id: &str) -> Option<usize> {
    figures.columns.iter().position(|column| column.id == id)
}

fn columns(old: &ComparedTable, new: &ComparedTable) -> Vec<ColumnPair> {
    let column = |head: &ComparedColumn| {
        let there = Sides { old: place(old, &head.id).is_some(), new: place(new, &head.id).is_some() };
        ColumnPair { head: head.clone(), there }
    };
    let gone = old.columns.iter().filter(|head| place(new, &head.id).is_none());
    new.columns.iter().chain(gone).map(column).collect()
}

/// The titles of columns that both tables have, where they differ.
fn retitled(old: &ComparedTable, new: &ComparedTable) -> Vec<(String, String)> {
    let was = |id: &str| old.heads.iter().find(|(other, _)| other == id).map(|(_, title)| title.clone());
    let pairs = new.heads.iter().filter_map(|(id, title)| Some((was(id)?, title.clone())));
    pairs.filter(|(was, is)| was != is).collect()
}

/// The columns of words that both tables have, by their places in both.
fn words(old: &ComparedTable, new: &ComparedTable) -> Vec<(usize, usize)> {
    let place = |id: &str| old.words.iter().position(|(other, _)| other == id);
    let ids = new.words.iter().enumerate();
    ids.filter_map(|(at, (id, _))| Some((place(id)?, at))).collect()
}

/// Both tables with their columns and lines matched.
struct Aligned<'a> {
    /// For each column of the comparison, the column of the old table.
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
    /// The columns of words, in the old table and in the new one.
    words: Vec<(usize, usize)>,
    pairs: Pairs<'a>,
}

impl Aligned<'_> {
    fn of_old(&self, row: &ComparedSums) -> ComparedSums {
        self.old.iter().map(|place| row[(*place)?]).collect()
    }

    fn of_new(&self, row: &ComparedSums) -> ComparedSums {
        self.new.iter().map(|place| row[(*place)?]).collect()
    }

    /// The lines inside a group of the new table and of the old one; where no group is named, those of
    /// the table itself.
    fn lines(&self, new_group: Option<usize>, old_group: Option<usize>) -> Vec<RowComparison> {
        let in_group = new_group.is_some() || old_group.is_none();
        let news = (0..self.pairs.new.len())
            .filter(|&at| in_group && self.pairs.new[at].inside == new_group)
            .map(|at| (self.pairs.old_of[at], Some(at)));
        let mut order: Vec<(Option<usize>, Option<usize>)> = news.collect();
        let in_group = old_group.is_some() || new_group.is_none();
        let mut before: Option<usize> = None;
        for old in (0..self.pairs.old.len()).filter(|&at| in_group && self.pairs.old[at].inside == old_group)
        {
            if self.pairs.new_of[old].is_none() {
                // After the line that preceded it, if that still exists.
                let after = order.iter().position(|(of, _)| of.is_some() && *of == before);
                order.insert(after.map_or(0, |at| at + 1), (Some(old), None));
            }
            if order.iter().any(|(of, _)| *of == Some(old)) {
                before = Some(old);
            }
        }
        order.into_iter().map(|(old, new)| self.line(old, new)).collect()
    }

    /// At least one of the two is given.
    fn line(&self, old: Option<usize>, new: Option<usize>) -> RowComparison {
        let side = |line: &ComparedRow, all: &[ComparedRow], sums: ComparedSums, words: &[usize]| RowSide {
            number: line.number.clone(),
            name: line.name.clone(),
            group: line.inside.map(|group| all[group].number.clone()),
            sums,
            words: words.iter().filter_map(|&at| line.words.get(at).cloned()).collect(),
        };
        let pairs = &self.pairs;
        let (old_words, new_words): (Vec<_>, Vec<_>) = self.words.iter().copied().unzip();
        let old_side =
            old.map(|at| side(&pairs.old[at], pairs.old, self.of_old(&pairs.old[at].sums), &old_words));
        let new_side =
            new.map(|at| side(&pairs.new[at], pairs.new, self.of_new(&pairs.new[at].sums), &new_words));
        let lines = [new.map(|at| &pairs.new[at]), old.map(|at| &pairs.old[at])];
        let line = lines.iter().flatten().next();
        let id = lines.iter().flatten().find_map(|line| line.id.clone());
        let moved = match (old, new) {
            (Some(old), Some(new)) => {
                pairs.new[new].inside.map(|group| pairs.old_of[group]) != pairs.old[old].inside.map(Some)
            }
            _ => false,
        };
        let of = line.map_or(RowKind::Task, |line| line.of);
        let inside = if of == RowKind::Group { self.lines(new, old) } else { Vec::new() };
        RowComparison { of, id, sides: Sides { old: old_side, new: new_side }, moved, lines: inside }
    }
}
