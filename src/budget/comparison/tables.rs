//! Matches the tables of the old dossier with those of the new one.
//!
//! In: the tables of both. Out: pairs. It leaves what differs in a pair to [`super::compare`]. The
//! position and the name of a table say little: tables are moved, and renamed. Both are used only to
//! choose among tables with the same tasks.

use std::collections::BTreeMap;

use super::{ComparedColumn, ComparedSums, ComparedTable};
use crate::budget::RowKind;

/// Pairs the tables of two versions of a dossier: a single one with a single one, those of the same id;
/// without an id, those that have most tasks in common, and the last one left with the last one left. A
/// table that only one version has is compared with an empty one.
pub fn pairs_of_tables(old: &[ComparedTable], new: &[ComparedTable]) -> Vec<(ComparedTable, ComparedTable)> {
    if let ([old], [new]) = (old, new) {
        return vec![(old.clone(), new.clone())];
    }
    let mut old_of = partners(old, new);
    let left = |old_of: &[Option<usize>]| -> Vec<usize> {
        (0..old.len()).filter(|at| !old_of.contains(&Some(*at))).collect()
    };
    let alone = |at: &usize| old_of[*at].is_none() && new[*at].id.is_none();
    let open: Vec<usize> = (0..new.len()).filter(alone).collect();
    let unnamed: Vec<usize> = left(&old_of).into_iter().filter(|at| old[*at].id.is_none()).collect();
    if let ([new], [old]) = (open.as_slice(), unnamed.as_slice()) {
        old_of[*new] = Some(*old);
    }
    let pair = |(at, new): (usize, &ComparedTable)| match old_of[at] {
        Some(at) => (old[at].clone(), new.clone()),
        None => (new.emptied(), new.clone()),
    };
    let gone = left(&old_of).into_iter().map(|at| (old[at].clone(), old[at].emptied()));
    new.iter().enumerate().map(pair).chain(gone).collect()
}

/// The old table of each new one, as far as ids or tasks decide it.
fn partners(old: &[ComparedTable], new: &[ComparedTable]) -> Vec<Option<usize>> {
    let same_id = |new: &ComparedTable| old.iter().position(|old| old.id.is_some() && old.id == new.id);
    let mut old_of: Vec<Option<usize>> = new.iter().map(same_id).collect();
    let mut common: Vec<(Alike, usize, usize)> = Vec::new();
    for (at, new) in new.iter().enumerate().filter(|(_, new)| new.id.is_none()) {
        for (before, old) in old.iter().enumerate().filter(|(_, old)| old.id.is_none()) {
            common.push((Alike::of(old, new), at, before));
        }
    }
    // Most in common first; if equal, in the order of the tables.
    common.sort_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    for (_, at, before) in common.into_iter().filter(|(alike, ..)| alike.tasks > 0) {
        if old_of[at].is_none() && !old_of.contains(&Some(before)) {
            old_of[at] = Some(before);
        }
    }
    old_of
}

/// How much two tables have in common; an earlier field takes precedence over a later one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Alike {
    /// Tasks, by their ids or, without one, by their names. Groups say little: many tables have "Chi
    /// thường xuyên".
    tasks: usize,
    /// Columns, by their ids.
    columns: usize,
    /// Whether both have the same name.
    named: bool,
    /// Whether both are in an appendix of the same name.
    placed: bool,
    /// Whether everything is the same. That only some figures are the same would say nothing: many are 0.
    same: bool,
}

impl Alike {
    fn of(old: &ComparedTable, new: &ComparedTable) -> Alike {
        let (before, now) = (tasks(old), tasks(new));
        let is_old = |head: &&ComparedColumn| old.columns.iter().any(|other| other.id == head.id);
        let ids = |columns: &[ComparedColumn]| columns.iter().map(|head| head.id.clone()).collect::<Vec<_>>();
        Alike {
            tasks: now.keys().filter(|task| before.contains_key(*task)).count(),
            columns: new.columns.iter().filter(is_old).count(),
            named: !new.title.is_empty() && old.title == new.title,
            placed: !new.appendix.is_empty() && old.appendix == new.appendix,
            same: before == now && ids(&old.columns) == ids(&new.columns),
        }
    }
}

/// The figures of the tasks of a table, by what identifies a task: its id, or its name.
fn tasks(table: &ComparedTable) -> BTreeMap<(bool, &str), &ComparedSums> {
    let lines = table.lines.iter().filter(|line| line.of == RowKind::Task);
    let called = lines.map(|line| match &line.id {
        Some(id) => ((true, id.as_str()), &line.sums),
        None => ((false, line.name.as_str()), &line.sums),
    });
    called.collect()
}
