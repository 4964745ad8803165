//! The numbers of groups and of tasks in them.
//!
//! In: rows from top to bottom, each with how many groups it stands in. Out: `A`, `I`, `1`, `1.1`.

use crate::content::number::{capital, roman};

/// How many levels of groups have capitals and Roman numbers; those below them have `1`, `1.1`.
const NAMED_LEVELS: usize = 2;

/// Numbers the rows of a table one after another.
#[derive(Clone, Debug)]
pub struct RowNumbers {
    /// How many levels of groups the table has.
    levels: usize,
    /// Whether tasks are numbered anew in each group.
    restart: bool,
    /// The number of the last task that is not beside groups.
    task: u32,
    /// The place of the last row at each level that has groups.
    places: Vec<u32>,
}

impl RowNumbers {
    /// Begins a table with so many levels of groups; `restart` says whether tasks are numbered anew in each.
    pub fn new(levels: usize, restart: bool) -> RowNumbers {
        // If groups have numbers too, a task's number is one below its group's.
        RowNumbers { levels, restart: restart || levels > NAMED_LEVELS, task: 0, places: Vec::new() }
    }

    /// The number of a group that stands in so many others.
    pub fn group(&mut self, depth: usize) -> String {
        if self.restart {
            self.task = 0;
        }
        self.beside(depth)
    }

    /// The number of a task in so many groups: the next one, or that of a group where it stands beside groups.
    pub fn task(&mut self, depth: usize) -> String {
        if self.places.len() > depth {
            return self.beside(depth);
        }
        self.task += 1;
        match self.places.get(NAMED_LEVELS..) {
            Some(above @ [_, ..]) => dotted(&[above, &[self.task]].concat()),
            _ => self.task.to_string(),
        }
    }

    /// The next number at a level of groups: Roman, or capitals if groups hold groups; Arabic from the third
    /// level on.
    fn beside(&mut self, depth: usize) -> String {
        self.places.resize(depth + 1, 0);
        let last = &mut self.places[depth];
        *last += 1;
        match (depth, self.levels) {
            (0, 2..) => capital(*last),
            (0 | 1, _) => roman(*last),
            _ => dotted(&self.places[NAMED_LEVELS..]),
        }
    }
}

/// `1.2.3`
fn dotted(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::RowNumbers;

    /// The numbers of rows: `G` a group, `t` a task, each behind as many dots as it stands in groups.
    fn numbers(rows: &str, levels: usize, restart: bool) -> String {
        let mut numbers = RowNumbers::new(levels, restart);
        let number = |row: &str| match row.strip_suffix('G') {
            Some(dots) => numbers.group(dots.len()),
            None => numbers.task(row.len() - 1),
        };
        rows.split(' ').map(number).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_are_numbered_by_their_level() {
        assert_eq!(numbers("t t", 0, false), "1 2");
        assert_eq!(numbers("G .t .t G .t t t", 1, false), "I 1 2 II 3 III IV");
        assert_eq!(numbers("G .t .t G .t", 1, true), "I 1 2 II 1");
        assert_eq!(numbers("G .G ..t .t G .t t", 2, false), "A I 1 II B 2 C");
        assert_eq!(numbers("G .G ..G ...t ...t ..G ..t .G ..t", 3, false), "A I 1 1.1 1.2 2 3 II 1");
        assert_eq!(numbers("G .G ..G ...G ....t ...t", 4, true), "A I 1 1.1 1.1.1 1.2");
    }
}
