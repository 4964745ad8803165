//! Which table of the old dossier is which of the new one.
//!
//! In: the tables of both. Out: pairs. It leaves what differs in a pair to [`super::compare`]. Where a
//! table stands and what it is called says nothing: tables are moved, and renamed.

use std::collections::BTreeSet;

use super::Figures;
use crate::budget::RowKind;

/// The tables of two versions of a dossier: one of each, or those of the same id; without an id, those
/// that have most tasks in common, and a last one with a last one. A table that only one version has
/// is compared with an empty one.
pub fn pairs_of_tables(old: &[Figures], new: &[Figures]) -> Vec<(Figures, Figures)> {
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
    let pair = |(at, new): (usize, &Figures)| match old_of[at] {
        Some(at) => (old[at].clone(), new.clone()),
        None => (new.emptied(), new.clone()),
    };
    let gone = left(&old_of).into_iter().map(|at| (old[at].clone(), old[at].emptied()));
    new.iter().enumerate().map(pair).chain(gone).collect()
}

/// The old table of each new one, as far as ids or tasks say which.
fn partners(old: &[Figures], new: &[Figures]) -> Vec<Option<usize>> {
    let same_id = |new: &Figures| old.iter().position(|old| old.id.is_some() && old.id == new.id);
    let mut old_of: Vec<Option<usize>> = new.iter().map(same_id).collect();
    let mut common: Vec<(usize, usize, usize)> = Vec::new();
    for (at, new) in new.iter().enumerate().filter(|(_, new)| new.id.is_none()) {
        for (before, old) in old.iter().enumerate().filter(|(_, old)| old.id.is_none()) {
            common.push((in_common(old, new), at, before));
        }
    }
    // The most first; where as many are, the first with the first.
    common.sort_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    for (_, at, before) in common.into_iter().filter(|(tasks, ..)| *tasks > 0) {
        if old_of[at].is_none() && !old_of.contains(&Some(before)) {
            old_of[at] = Some(before);
        }
    }
    old_of
}

/// How many tasks both tables have, by their ids or, without one, by their names; columns that both have
/// decide between tables with as many. Groups say little: many tables have "Chi thường xuyên".
fn in_common(old: &Figures, new: &Figures) -> usize {
    let tasks = |table: &Figures| -> BTreeSet<String> {
        let called = |line: &super::Line| match &line.id {
            Some(id) => format!("i {id}"),
            None => format!("n {}", line.name),
        };
        table.lines.iter().filter(|line| line.of == RowKind::Task).map(called).collect()
    };
    let tasks = tasks(old).intersection(&tasks(new)).count();
    let columns = new.columns.iter().filter(|one| old.columns.iter().any(|other| other.id == one.id)).count();
    if tasks == 0 { 0 } else { tasks * 1_000 + columns.min(999) }
}
