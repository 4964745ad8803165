//! Matches the lines of the old table with those of the new one.
//!
//! In: the lines of both. Out: the partner of each. It leaves the differences to the parent module.

use std::collections::BTreeMap;

use super::{ComparedRow, ComparedTable};
use crate::budget::RowKind;

/// The lines of both tables from top to bottom, and their partners.
pub(super) struct Pairs<'a> {
    pub(super) old: &'a [ComparedRow],
    pub(super) new: &'a [ComparedRow],
    /// The old line by the position of the new one.
    pub(super) old_of: Vec<Option<usize>>,
    /// The new line by the position of the old one.
    pub(super) new_of: Vec<Option<usize>>,
}

impl<'a> Pairs<'a> {
    pub(super) fn of(old: &'a ComparedTable, new: &'a ComparedTable) -> Pairs<'a> {
        let (old, new) = (old.lines.as_slice(), new.lines.as_slice());
        let (old_of, new_of) = (vec![None; new.len()], vec![None; old.len()]);
        let mut pairs = Pairs { old, new, old_of, new_of };
        // Groups first, so that a task is first looked for in its own group.
        for kind in [RowKind::Group, RowKind::Task] {
            pairs.join(kind, |line, _| line.id.clone());
            pairs.join(kind, |line, group| Some((group?, line.name.clone())));
            pairs.join(kind, |line, _| Some(line.name.clone()));
        }
        pairs
    }

    /// Pairs lines that have no partner yet and have the same name, in their order. `name` gets the line
    /// and its group, by its position in the old table if it is there.
    fn join<N: Ord>(&mut self, kind: RowKind, name: impl Fn(&ComparedRow, Option<GroupPlace>) -> Option<N>) {
        let mut waiting: BTreeMap<N, Vec<usize>> = BTreeMap::new();
        for (at, line) in self.old.iter().enumerate().filter(|(_, line)| line.of == kind) {
            let group = Some(line.inside.map_or(GroupPlace::Top, GroupPlace::In));
            if self.new_of[at].is_none()
                && let Some(name) = name(line, group)
            {
                waiting.entry(name).or_default().push(at);
            }
        }
        for at in 0..self.new.len() {
            let line = &self.new[at];
            if line.of != kind || self.old_of[at].is_some() {
                continue;
            }
            let group = match line.inside {
                None => Some(GroupPlace::Top),
                Some(group) => self.old_of[group].map(GroupPlace::In),
            };
            let Some(called) = name(line, group).and_then(|name| waiting.get_mut(&name)) else { continue };
            // Lines with different ids are different, whatever their names.
            let both = |old: &usize| self.old[*old].id.is_some() && line.id.is_some();
            let same = |old: &usize| !both(old) || self.old[*old].id == line.id;
            if let Some(first) = called.iter().position(same) {
                let old = called.remove(first);
                self.old_of[at] = Some(old);
                self.new_of[old] = Some(at);
            }
        }
    }
}

/// Where a line is: at the top of its table, or in a group of the old one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum GroupPlace {
    Top,
    In(usize),
}
