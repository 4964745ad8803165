//! What the surrounding lines of a block say about the number of a line: `b.` after `a)` is a point, the same
//! letters elsewhere may be a street or a name.
//!
//! In: the lines of a block, and its items one after another. Out: whether a number is the next one of its
//! level.

use std::collections::BTreeMap;

use super::{dashes, names};
use crate::content::declare::Text;
use crate::content::item::Item;
use crate::content::level::Level;

/// The numbers that a block has so far.
#[derive(Clone, Debug, Default)]
pub(in crate::content) struct SeenNumbers {
    numbers: BTreeMap<Level, u32>,
    /// Whether the block has lines `A. …` and `B. …`: then they are not initials of persons.
    capitals: bool,
    /// Whether every number counts as the next one.
    any: bool,
    /// Whether its dashes and bullets are all of one sort.
    one_bullet: bool,
}

impl SeenNumbers {
    /// The state before the first of these lines.
    pub(in crate::content) fn of(lines: &[Text]) -> SeenNumbers {
        let opens = |letter| lines.iter().any(|line| names::is_lettered_part(&line.raw, letter));
        let mut bullets = lines.iter().filter_map(|line| dashes::sort_of(&line.raw));
        let first = bullets.next();
        let one_bullet = bullets.all(|bullet| Some(bullet) == first);
        SeenNumbers { capitals: opens('A') && opens('B'), one_bullet, ..SeenNumbers::default() }
    }

    /// A state in which every number counts as the next one: whatever may be a mark in some block is one.
    pub(in crate::content) fn any() -> SeenNumbers {
        SeenNumbers { any: true, ..SeenNumbers::default() }
    }

    /// Adds the next item; lower levels begin again.
    pub(in crate::content) fn meet(&mut self, item: &Item) {
        if item.level == Level::DoanVan {
            return;
        }
        let last = self.last(item.level);
        self.numbers.retain(|&lower, _| lower.stays_below(item.level));
        self.numbers.insert(item.level, item.typed.unwrap_or(last + 1));
    }

    /// Whether this is the next number of its level, or the first of a new list.
    pub(super) fn is_next(&self, level: Level, number: u32) -> bool {
        self.any || number == 1 || self.goes_on(level, number)
    }

    /// Whether this is the next number of its level and no other.
    pub(super) fn goes_on(&self, level: Level, number: u32) -> bool {
        self.any || number == self.last(level) + 1
    }

    /// Whether `1`, or `2.3` of clause 2, is the next number.
    pub(super) fn is_next_path(&self, parts: &[u32]) -> bool {
        match parts {
            [number] => self.is_next(Level::Khoan, *number),
            [above, number] => {
                let clause = self.last(Level::Khoan);
                self.is_next(Level::TieuKhoan, *number) && (self.any || clause == 0 || clause == *above)
            }
            [_, above, number] => {
                let clause = self.last(Level::TieuKhoan);
                self.is_next(Level::TieuKhoanCon, *number) && (self.any || clause == 0 || clause == *above)
            }
            _ => self.any,
        }
    }

    /// Whether its dashes and bullets are all of one sort: others may be levels of their own.
    pub(super) fn has_one_bullet(&self) -> bool {
        self.one_bullet
    }

    /// Whether the block has lines `A. …` and `B. …`.
    pub(super) fn has_lettered_parts(&self) -> bool {
        self.capitals
    }

    /// Whether there was a clause, so that parts of it may follow.
    pub(super) fn has_clause(&self) -> bool {
        self.any || self.last(Level::Khoan) > 0
    }

    fn last(&self, level: Level) -> u32 {
        self.numbers.get(&level).copied().unwrap_or(0)
    }
}
