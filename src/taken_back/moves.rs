//! Lines that stand elsewhere in the edited file.
//!
//! In: the differences of two papers. Out: which line that has come is one that is gone, word by word or nearly so. What
//! its text in the source says goes along, `{{ … }}` and all: typed anew from what is printed it would say the same
//! once, and no longer follow.

use std::collections::{BTreeMap, BTreeSet};

use super::differences::Difference;
use super::lines::{TakenLine, TakenPaper};
use super::typed::label;

/// Of a line that comes near to another one, in hundredths, so many of its words are the other's.
const NEAR: usize = 60;

/// Lines that moved.
#[derive(Default)]
pub(super) struct MovedLines {
    /// For lines that have come, those of the base that say the same but for their number.
    pub(super) from: BTreeMap<usize, usize>,
    /// For lines that have come, those of the base that say nearly the same.
    pub(super) near: BTreeMap<usize, usize>,
}

impl MovedLines {
    pub(super) fn of(all: &[Difference], (base, edited): (&TakenPaper, &TakenPaper)) -> MovedLines {
        let mut gone: Vec<usize> = Vec::new();
        let mut come: Vec<usize> = Vec::new();
        for one in all {
            match one {
                Difference::Gone { base } => gone.push(*base),
                Difference::Come { edited, .. } => come.push(*edited),
                _ => {}
            }
        }
        let mut moved = MovedLines::default();
        for line in &come {
            let new = said(&edited.lines[*line]);
            if let Some(at) = gone.iter().position(|old| said(&base.lines[*old]) == new) {
                moved.from.insert(*line, gone.remove(at));
            }
        }
        for line in come.iter().filter(|line| !moved.from.contains_key(line)) {
            let new = words(&edited.lines[*line]);
            let near = |old: &usize| {
                let old = words(&base.lines[*old]);
                let shared = new.intersection(&old).count();
                shared * 100 >= NEAR * new.len().max(old.len()).max(1)
            };
            if let Some(at) = gone.iter().position(near) {
                moved.near.insert(*line, gone.remove(at));
            }
        }
        moved
    }
}

/// What a line says, without its number: its words, and which stand out.
fn said(line: &TakenLine) -> Vec<(&str, bool, bool)> {
    let front = label(&line.text);
    let own = line.atoms.iter().filter(|atom| atom.at.start >= front);
    own.map(|atom| (line.word(atom), atom.look.bold, atom.look.italic)).collect()
}

fn words(line: &TakenLine) -> BTreeSet<&str> {
    let all = line.atoms.iter().map(|atom| line.word(atom));
    all.filter(|word| word.contains(char::is_alphanumeric)).collect()
}
