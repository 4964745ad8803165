//! One paragraph of a body, as it was read.
//!
//! In: nothing. Out: [`Item`]. The levels are described in `level`; `body` and `articles` read items.

use super::declare::{Text, Word};
use super::level::Level;

/// One paragraph of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its level.
    pub level: Level,
    /// Whether it is a title of its level, in bold (`# 1. …`, a mục's title).
    pub heading: bool,
    /// The number typed before it: the last part, 3 for `2.3.`.
    pub typed: Option<u32>,
    /// The parts before the last, 2 for `2.3.`.
    pub typed_above: Vec<u32>,
    /// Its text without number or mark.
    pub text: Text,
    /// Its id.
    pub ma: Option<Word>,
}

impl Item {
    pub(super) fn new(level: Level, text: Text) -> Item {
        Item { level, heading: false, typed: None, typed_above: Vec::new(), text, ma: None }
    }
}
