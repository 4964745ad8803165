//! Whether the changes that were found do what they are for: the paper made again with them says what the edited one
//! says at each of their places.
//!
//! In: the changes, each with its differences. Out: those that hold; the others with why not. Changes with which the
//! paper cannot be made are found by halves.

use std::collections::BTreeMap;
use std::ops::Range;

use super::differences::{Difference, differences};
use super::files::FilePatch;
use super::halves::halves;
use super::lines::TakenPaper;
use super::placing::TakePlacement;
use super::refusal::{TakeRefusal, WhyNot};
use super::typed;
use super::{TakeFault, made_paper};
use crate::files::Files;
use crate::finding::{Report, Severity, codes};
use crate::made_of::{Blob, Materials};
use crate::pipeline::Pipeline;

/// What the proof is about.
pub(super) struct Proof<'a> {
    pub(super) materials: &'a Materials,
    pub(super) pipeline: &'a Pipeline,
    pub(super) base: &'a TakenPaper,
    pub(super) edited: &'a TakenPaper,
    pub(super) found: &'a [Difference],
    pub(super) patches: &'a [FilePatch],
    /// Whether the base has no letter that the faces of the office lack.
    pub(super) prints: bool,
    /// Patches that go along with those of a table.
    pub(super) sums: &'a BTreeMap<usize, Vec<usize>>,
}

/// What is left once all that holds is made.
pub(super) struct Proven {
    /// Which differences are gone.
    pub(super) is_gone: Vec<bool>,
    /// What the paper made again says in the line of a difference that is left.
    pub(super) now: Vec<Option<String>>,
    /// How the paper made again differs, where none of the differences is: what follows from the changes.
    pub(super) follows: Vec<(String, String)>,
}

impl Proof<'_> {
    /// Keeps of the placements those that hold.
    pub(super) fn keep(&self, placements: &mut [TakePlacement]) -> Result<Proven, TakeFault> {
        self.keep_apart(placements);
        self.keep_building(placements)?;
        loop {
            let made = self.made(&self.in_use(placements))?.map_err(TakeFault::Base)?;
            let left = differences(&made, self.edited);
            let is_gone: Vec<bool> = self.found.iter().map(|one| !self.is_left(one, &left, &made)).collect();
            let mut fails = Vec::new();
            for (at, placement) in placements.iter().enumerate() {
                if let Ok(patch) = placement
                    && !is_gone[at]
                {
                    fails.push(*patch);
                }
            }
            let mut why = "ghi vào tệp YAML thì văn bản dựng lại không đúng như tệp Word";
            if fails.is_empty() {
                fails = halves(self.found, placements, (self.base, self.edited));
                why = "lời này chuyển từ chỗ này sang chỗ khác, mà một trong hai chỗ không ghi được";
            }
            if fails.is_empty() {
                let follows = self.follows(&left, &made);
                let now = self.found.iter().map(|one| now(one, &left, &made)).collect();
                return Ok(Proven { is_gone, now, follows });
            }
            drop_patches(placements, &fails, why);
        }
    }

    /// Whether all that was placed is in the paper that a template gives with this own file of a locality.
    pub(super) fn holds_with_own(
        &self,
        way: &str,
        text: &str,
        placements: &[TakePlacement],
    ) -> Result<bool, TakeFault> {
        let mut materials = self.materials.clone();
        materials.put(way, Blob::of(text.as_bytes()));
        if let Some(unit) = &mut materials.unit {
            unit.overlay = Some(way.to_owned());
        }
        let made = match made_paper(&materials, self.pipeline) {
            Ok((_, _, made)) => made,
            Err(TakeFault::Base(_)) => return Ok(false),
            Err(other) => return Err(other),
        };
        let left = differences(&made, self.edited);
        let mut placed = self.found.iter().zip(placements).filter(|(_, placement)| placement.is_ok());
        Ok(placed.all(|(one, _)| !self.is_left(one, &left, &made)))
    }

    /// Of changes that take the same bytes only the first is kept.
    fn keep_apart(&self, placements: &mut [TakePlacement]) {
        let used = self.in_use(placements);
        let mut order = used.clone();
        order.sort_by_key(|at| {
            let patch = &self.patches[*at];
            (patch.file.clone(), patch.range.start, patch.range.end)
        });
        let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
        let mut fails = Vec::new();
        for at in order {
            let patch = &self.patches[at];
            let end = ends.entry(patch.file.as_str()).or_default();
            if patch.range.start < *end {
                fails.push(at);
                continue;
            }
            *end = patch.range.end.max(*end);
        }
        drop_patches(placements, &fails, "chồng lên một chỗ sửa khác của cùng dòng");
    }

    /// Keeps the changes with which the paper can be made.
    fn keep_building(&self, placements: &mut [TakePlacement]) -> Result<(), TakeFault> {
        let used = self.in_use(placements);
        if self.made(&used)?.is_ok() {
            return Ok(());
        }
        let (mut good, mut fails) = (Vec::new(), BTreeMap::new());
        // Figures of one table agree with its sums together only.
        let mut by_table: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (placement, one) in placements.iter().zip(self.found) {
            if let (Ok(patch), Some(table)) = (placement, self.table_of(one)) {
                by_table.entry(table).or_default().push(*patch);
            }
        }
        let mut rest = used;
        rest.retain(|at| self.sums.values().flatten().all(|sum| sum != at));
        for (table, mut all) in by_table {
            all.extend(self.sums.get(&table).into_iter().flatten());
            if all.len() < 2 {
                continue;
            }
            if self.made(&good.iter().chain(&all).copied().collect::<Vec<_>>())?.is_ok() {
                rest.retain(|at| !all.contains(at));
                good.extend(all);
            }
        }
        self.halve(&rest, &mut good, &mut fails)?;
        for (at, why) in fails {
            for placement in &mut *placements {
                if *placement == Ok(at) {
                    *placement = Err(TakeRefusal { why: why.clone(), at: None });
                }
            }
        }
        Ok(())
    }

    /// The patches that placements ask for, and those that go along with them.
    pub(super) fn in_use(&self, placements: &[TakePlacement]) -> Vec<usize> {
        let mut used: Vec<usize> = placements.iter().filter_map(|one| one.as_ref().ok()).copied().collect();
        for (placement, one) in placements.iter().zip(self.found) {
            let table = self.table_of(one).filter(|_| placement.is_ok());
            used.extend(table.and_then(|table| self.sums.get(&table)).into_iter().flatten());
        }
        used.sort_unstable();
        used.dedup();
        used
    }

    /// The table that a difference is in.
    fn table_of(&self, one: &Difference) -> Option<usize> {
        let line = match one {
            Difference::Words { base, .. } | Difference::Gone { base } => *base,
            Difference::Come { cell, .. } => return cell.map(|(table, _, _)| table),
            Difference::RowGone { table, .. } | Difference::RowCome { table, .. } => return Some(*table),
            _ => return None,
        };
        let has = |table: &super::lines::TakenTable| {
            table.rows.iter().flatten().any(|cell| cell.lines.contains(&line))
        };
        self.base.tables.iter().position(has)
    }

    fn halve(
        &self,
        all: &[usize],
        good: &mut Vec<usize>,
        fails: &mut BTreeMap<usize, WhyNot>,
    ) -> Result<(), TakeFault> {
        let together: Vec<usize> = good.iter().chain(all).copied().collect();
        match self.made(&together)? {
            Ok(_) => good.extend(all),
            Err(report) if all.len() == 1 => {
                let first = report.findings.iter().find(|one| one.severity == Severity::Error);
                let why = first.map_or(String::new(), |one| one.message.clone());
                let is_sum = first.is_some_and(|one| one.code == codes::B003);
                fails.insert(all[0], if is_sum { WhyNot::Sum(why) } else { WhyNot::Faulty(why) });
            }
            Err(_) => {
                let (front, behind) = all.split_at(all.len() / 2);
                self.halve(front, good, fails)?;
                self.halve(behind, good, fails)?;
            }
        }
        Ok(())
    }

    /// The paper made with these changes, or what prevents it.
    fn made(&self, patches: &[usize]) -> Result<Result<TakenPaper, Report>, TakeFault> {
        let materials = with_patches(self.materials, patches.iter().map(|at| &self.patches[*at]));
        match made_paper(&materials, self.pipeline) {
            Ok((stages, mut report, paper)) => {
                let prints =
                    !self.prints || self.pipeline.prints((&stages.tree, Some(&stages.node)), &mut report);
                Ok(if prints { Ok(paper) } else { Err(report) })
            }
            Err(TakeFault::Base(report)) => Ok(Err(report)),
            Err(other) => Err(other),
        }
    }

    /// Whether a difference is still there.
    fn is_left(&self, one: &Difference, left: &[Difference], made: &TakenPaper) -> bool {
        let touches =
            |at: &Range<usize>, other: &Range<usize>| at.start <= other.end && other.start <= at.end;
        let text = |paper: &TakenPaper, line: usize| paper.lines[line].compact();
        let row = |paper: &TakenPaper, table: usize, row: usize| -> String {
            let cells = paper.tables[table].rows[row].iter();
            cells.flat_map(|cell| &cell.lines).map(|line| text(paper, *line) + "|").collect()
        };
        // Capitals that the form prints are none of the words.
        let is_same = |other: &Difference| match other {
            Difference::Words { base, edited, old, new } => {
                let (now, wanted) =
                    (&made.lines[*base].text[old.clone()], &self.edited.lines[*edited].text[new.clone()]);
                now != wanted && *now == wanted.to_uppercase()
            }
            _ => false,
        };
        left.iter().filter(|other| !is_same(other)).any(|other| match (one, other) {
            (
                Difference::Words { edited, new, .. } | Difference::Emphasis { edited, new, .. },
                Difference::Words { edited: line, new: at, .. }
                | Difference::Emphasis { edited: line, new: at, .. },
            ) => edited == line && touches(new, at),
            (
                Difference::Words { edited, .. }
                | Difference::Emphasis { edited, .. }
                | Difference::Come { edited, .. },
                Difference::Come { edited: line, .. },
            ) => edited == line,
            (
                Difference::Come { edited, .. },
                Difference::Words { edited: line, new, .. } | Difference::Emphasis { edited: line, new, .. },
            ) => edited == line && new.end > typed::label(&self.edited.lines[*line].text),
            (Difference::Gone { base }, Difference::Gone { base: line }) => {
                text(self.base, *base) == text(made, *line)
            }
            (Difference::Look { edited, .. }, Difference::Look { edited: line, .. }) => edited == line,
            (Difference::RowGone { table, row: at }, Difference::RowGone { table: t, row: r }) => {
                row(self.base, *table, *at) == row(made, *t, *r)
            }
            (Difference::RowCome { edited, row, .. }, Difference::RowCome { edited: t, row: r, .. }) => {
                (edited, row) == (t, r)
            }
            (Difference::TableGone { .. }, Difference::TableGone { .. })
            | (Difference::Columns { .. }, Difference::Columns { .. }) => true,
            (Difference::TableCome { edited }, Difference::TableCome { edited: table }) => edited == table,
            (Difference::Beside { .. }, Difference::Beside { .. }) => one == other,
            _ => false,
        })
    }

    /// What is otherwise in the paper made again where the edited one was not touched: what it says, what the edited
    /// one still says.
    fn follows(&self, left: &[Difference], made: &TakenPaper) -> Vec<(String, String)> {
        let known = |other: &Difference| {
            self.found.iter().any(|one| match (one, other) {
                (
                    Difference::Words { edited, .. }
                    | Difference::Emphasis { edited, .. }
                    | Difference::Look { edited, .. }
                    | Difference::Come { edited, .. },
                    Difference::Words { edited: line, .. }
                    | Difference::Emphasis { edited: line, .. }
                    | Difference::Look { edited: line, .. }
                    | Difference::Come { edited: line, .. },
                ) => edited == line,
                (Difference::RowCome { edited, row, .. }, Difference::Words { edited: line, .. }) => {
                    let cells = self.edited.tables[*edited].rows[*row].iter();
                    cells.flat_map(|cell| &cell.lines).any(|one| one == line)
                }
                _ => false,
            })
        };
        let words = |difference: &Difference| match difference {
            Difference::Words { base, edited, old, new } => {
                let (old, new) =
                    (&made.lines[*base].text[old.clone()], &self.edited.lines[*edited].text[new.clone()]);
                Some((old.to_owned(), new.to_owned()))
            }
            _ => None,
        };
        let mut follows: Vec<(String, String)> = Vec::new();
        for one in left.iter().filter(|one| !known(one)).filter_map(words) {
            if !follows.contains(&one) {
                follows.push(one);
            }
        }
        follows
    }
}

/// What the paper made again says in the line of a difference that is left.
fn now(one: &Difference, left: &[Difference], made: &TakenPaper) -> Option<String> {
    let Difference::Words { edited, .. } = one else { return None };
    left.iter().find_map(|other| match other {
        Difference::Words { base, edited: line, .. } if line == edited => {
            Some(made.lines[*base].text.clone())
        }
        _ => None,
    })
}

fn drop_patches(placements: &mut [TakePlacement], fails: &[usize], why: &str) {
    for placement in placements {
        if matches!(placement, Ok(patch) if fails.contains(patch)) {
            *placement = Err(TakeRefusal::other(why, None));
        }
    }
}

/// The materials with changes made in their files.
pub(super) fn with_patches<'p>(
    materials: &Materials,
    patches: impl Iterator<Item = &'p FilePatch>,
) -> Materials {
    let mut by_file: BTreeMap<&str, Vec<&FilePatch>> = BTreeMap::new();
    patches.for_each(|patch| by_file.entry(&patch.file).or_default().push(patch));
    let mut new = materials.clone();
    for (name, mut patches) in by_file {
        let Ok(bytes) = materials.read(name) else { continue };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
        let (mut made, mut at) = (text[..mark].to_owned(), mark);
        for patch in patches {
            // Of changes that take the same bytes only the first is made.
            if patch.range.start + mark < at {
                continue;
            }
            made.push_str(&text[at..patch.range.start + mark]);
            made.push_str(&patch.text);
            at = patch.range.end + mark;
        }
        made.push_str(&text[at..]);
        new.put(name, Blob::of(made.as_bytes()));
    }
    new
}
