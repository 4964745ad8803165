//! Files of one folder that use each other in a ring.
//!
//! In: which file uses which. Out: the rings of each folder. A folder in it counts as one file; the
//! folder's own file (`mod.rs`, or `a.rs` beside `a/`) is no part of a ring: it speaks for the folder,
//! and what it defines is for all within.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{House, module_of};

/// Rings that stay, by their folder and their files, each with the reason in a comment. None does.
const KNOWN: &[(&str, &[&str])] = &[];

/// Files or folders that use each other in a ring, by their names.
pub(super) struct Ring {
    pub(super) folder: String,
    pub(super) rooms: Vec<String>,
    /// What ties it, a sentence for each use between two of them.
    ties: Vec<String>,
}

/// Which of two rooms of a folder uses the other, with a sentence for each use.
type Ties = BTreeMap<(String, String), Vec<String>>;

/// Rings that are not known, and known ones that are no more.
pub(super) fn unknown(house: &House) -> Vec<String> {
    let rings = of(house);
    let is = |ring: &Ring, (folder, rooms): &(&str, &[&str])| ring.folder == *folder && ring.rooms == *rooms;
    let new = rings.iter().filter(|ring| !KNOWN.iter().any(|known| is(ring, known)));
    let new = new.map(|ring| {
        let Ring { folder, rooms, ties } = ring;
        format!("src/{folder}: {} use each other in a ring:\n  {}", rooms.join(", "), ties.join("\n  "))
    });
    let gone = KNOWN.iter().filter(|known| !rings.iter().any(|ring| is(ring, known)));
    new.chain(gone.map(|(folder, rooms)| format!("src/{folder}: {rooms:?} is no ring any more"))).collect()
}

/// All rings.
pub(super) fn of(house: &House) -> Vec<Ring> {
    let mut folders: BTreeMap<String, Ties> = BTreeMap::new();
    for one in house.uses() {
        if let Some((folder, from, to)) = meeting(one.from, one.to) {
            let tie = format!("src/{}:{} uses `{}`", one.from, one.line, one.path);
            folders.entry(folder).or_default().entry((from, to)).or_default().push(tie);
        }
    }
    folders.iter().flat_map(|(folder, ties)| in_folder(folder, ties)).collect()
}

fn in_folder(folder: &str, ties: &Ties) -> Vec<Ring> {
    let mut seen: BTreeSet<&String> = BTreeSet::new();
    let mut found = Vec::new();
    for (start, _) in ties.keys() {
        if seen.contains(start) {
            continue;
        }
        let (onward, back) = (reached(start, ties, false), reached(start, ties, true));
        let rooms: BTreeSet<&String> = onward.intersection(&back).copied().collect();
        if rooms.is_empty() {
            continue;
        }
        seen.extend(&rooms);
        let inside = ties.iter().filter(|((from, to), _)| rooms.contains(from) && rooms.contains(to));
        let ties = inside.flat_map(|(_, ties)| ties.clone()).collect();
        found.push(Ring { folder: folder.to_owned(), rooms: rooms.into_iter().cloned().collect(), ties });
    }
    found
}

/// The folder in which two files part, and the names of the file or folder there that each is in; None
/// where one of them is the folder's own.
fn meeting(from: &str, to: &str) -> Option<(String, String, String)> {
    let (from, to) = (module_of(from), module_of(to));
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split("::").collect(), to.split("::").collect());
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let name = |parts: &[&str]| parts.get(common).map(|name| (*name).to_owned());
    Some((from[..common].join("/"), name(&from)?, name(&to)?))
}

/// All that a room uses, or that uses it, over however many others.
fn reached<'a>(start: &'a String, ties: &'a Ties, back: bool) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut open = vec![start];
    while let Some(room) = open.pop() {
        let next = ties.keys().filter_map(|(from, to)| match back {
            false => (from == room).then_some(to),
            true => (to == room).then_some(from),
        });
        open.extend(next.filter(|next| found.insert(*next)));
    }
    found
}
