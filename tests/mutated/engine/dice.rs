//! Throws of dice. In: a seed. Out: the same row of numbers for it each time, and what is chosen by them.

use std::ops::Range;

/// A row of numbers that looks random and is the same each time.
pub(crate) struct Dice(u64);

impl Dice {
    /// The row of a seed.
    pub(crate) fn new(seed: u64) -> Dice {
        // Seeds beside each other would begin alike, and of zero nothing would come.
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below another one; 0 where there is none.
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 8) % below.max(1) as u64) as usize
    }

    /// Whether one chance in so many comes true.
    pub(crate) fn one_in(&mut self, chances: usize) -> bool {
        self.roll(chances) == 0
    }

    /// A range within a length.
    pub(crate) fn range(&mut self, length: usize, longest: usize) -> Range<usize> {
        let start = self.roll(length);
        start..(start + 1 + self.roll(longest)).min(length)
    }

    /// One of a list that is not empty.
    pub(crate) fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.roll(list.len())]
    }
}
