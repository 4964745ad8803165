//! The numbers of groups and of tasks in them.
//!
//! In: places in each level of a table. Out: `A`, `I`, `1`, `1.1`.

use crate::content::number::{capital, roman};

/// How many levels of groups have capitals and Roman numbers; those below them have `1`, `1.1`.
pub(super) const NAMED_LEVELS: usize = 2;

/// The number of a group from its place in each level: Roman, or capitals if it holds groups; Arabic from the
/// third level on.
pub(super) fn label(numbers: &[u32], levels: usize) -> String {
    let last = numbers.last().copied().unwrap_or(1);
    match (numbers.len(), levels) {
        (1, 2..) => capital(last),
        (1 | 2, _) => roman(last),
        _ => dotted(&numbers[NAMED_LEVELS..]),
    }
}

/// `1.2.3`
pub(super) fn dotted(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}
