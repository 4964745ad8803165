//! A cell that names a place, with what its row says besides.
//!
//! In: nothing. Out: [`Place`]. What a cell holds besides the name, `bare` says; whether it is
//! written right, `written`.

use super::known::Signs;

/// A cell with a name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place<'a> {
    /// As typed.
    pub(super) name: &'a str,
    /// What the row says besides.
    pub(super) signs: Signs<'a>,
    /// It is the name of a province.
    pub(super) province: bool,
}
