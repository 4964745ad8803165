//! Files of every format that are nearly right, and what holds of each.
//!
//! In: a file of a [`Target`] and dice. Out: the same file with a change that its format allows
//! (`nodes`, `elements`, `archives`, `records`, `chunks`, `objects`, `rows`, `lines`, `bytes`), and of any bytes at all whether
//! the program holds what it promises (`held`). The tests beside and the long runs of `fuzz/` use the same
//! functions: so this folder uses nothing but the program and its libraries.

pub(crate) mod archives;
pub(crate) mod around;
pub(crate) mod bytes;
pub(crate) mod chunks;
pub(crate) mod dice;
pub(crate) mod elements;
pub(crate) mod held;
pub(crate) mod lines;
pub(crate) mod nodes;
pub(crate) mod objects;
pub(crate) mod parsed;
pub(crate) mod records;
pub(crate) mod rows;
pub(crate) mod signed;
pub(crate) mod targets;
pub(crate) mod words;

pub(crate) use dice::Dice;
pub(crate) use held::{Depth, hold};
pub(crate) use targets::{TARGETS, Target};

/// The target of this name.
pub(crate) fn target(name: &str) -> &'static Target {
    TARGETS.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("no target `{name}`"))
}
