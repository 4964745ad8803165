//! A cell that names a place, with what its row says besides.
//!
//! In: nothing. Out: [`NameCell`]. It leaves to `bare` what a cell holds besides the name, to `written`
//! whether the name is written right.

use super::known::Signs;

/// A cell with a name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NameCell<'a> {
    /// The name as typed.
    pub(super) name: &'a str,
    /// What the row says besides.
    pub(super) signs: Signs<'a>,
    /// Whether it is the name of a province.
    pub(super) province: bool,
}
