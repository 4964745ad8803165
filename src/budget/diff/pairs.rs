//! Which line of the old table is which of the new one.

use std::collections::BTreeMap;

use super::{Figures, Line};
use crate::budget::PartKind;

/// A line and where it stands.
pub(super) struct Flat<'a> {
    pub(super) line: &'a Line,
    /// The group it stands in, by its place among the flat lines.
    pub(super) parent: Option<usize>,
}

/// The lines of both tables from top to bottom, and their partners.
pub(super) struct Pairs<'a> {
    pub(super) old: Vec<Flat<'a>>,
    pub(super) new: Vec<Flat<'a>>,
    /// By the new line's place.
    pub(super) old_of: Vec<Option<usize>>,
    /// By the old line's place.
    pub(super) new_of: Vec<Option<usize>>,
}

impl<'a> Pairs<'a> {
    pub(super) fn of(old: &'a Figures, new: &'a Figures) -> Pairs<'a> {
        let (old, new) = (flat(&old.lines), flat(&new.lines));
        let (old_of, new_of) = (vec![None; new.len()], vec![None; old.len()]);
        let mut pairs = Pairs { old, new, old_of, new_of };
        // Groups first, so that a task is looked for in its own.
        for kind in [PartKind::Group, PartKind::Task] {
            pairs.join(kind, |flat, _| flat.line.id.clone());
            pairs.join(kind, |flat, group| Some((group?, flat.line.name.clone())));
            pairs.join(kind, |flat, _| Some(flat.line.name.clone()));
        }
        pairs
    }

    /// Joins the lines that have no partner yet and are called the same, the first with the
    /// first. A name is told the line and its group, by the old table's place where it has one.
    fn join<N: Ord>(&mut self, kind: PartKind, name: impl Fn(&Flat<'_>, Option<Place>) -> Option<N>) {
        let mut waiting: BTreeMap<N, Vec<usize>> = BTreeMap::new();
        for (at, flat) in self.old.iter().enumerate().filter(|(_, flat)| flat.line.of == kind) {
            let group = Some(flat.parent.map_or(Place::Top, Place::In));
            if self.new_of[at].is_none()
                && let Some(name) = name(flat, group)
            {
                waiting.entry(name).or_default().push(at);
            }
        }
        for at in 0..self.new.len() {
            let flat = &self.new[at];
            if flat.line.of != kind || self.old_of[at].is_some() {
                continue;
            }
            let group = match flat.parent {
                None => Some(Place::Top),
                Some(group) => self.old_of[group].map(Place::In),
            };
            let Some(called) = name(flat, group).and_then(|name| waiting.get_mut(&name)) else { continue };
            // Two ids that differ are two things, whatever they are called.
            let both = |old: &usize| self.old[*old].line.id.is_some() && flat.line.id.is_some();
            let same = |old: &usize| !both(old) || self.old[*old].line.id == flat.line.id;
            if let Some(first) = called.iter().position(same) {
                let old = called.remove(first);
                self.old_of[at] = Some(old);
                self.new_of[old] = Some(at);
            }
        }
    }
}

/// Where a line stands: at the top of its table, or in a group of the old one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Top,
    In(usize),
}

fn flat(lines: &[Line]) -> Vec<Flat<'_>> {
    fn push<'a>(lines: &'a [Line], parent: Option<usize>, all: &mut Vec<Flat<'a>>) {
        for line in lines {
            all.push(Flat { line, parent });
            let own = all.len() - 1;
            push(&line.lines, Some(own), all);
        }
    }
    let mut all = Vec::new();
    push(lines, None, &mut all);
    all
}
