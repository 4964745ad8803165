//! What is wrong with a value that somebody typed for a deed, so that a page can say it where it was typed.
//!
//! In: nothing. Out: the values, and what is said of one.

/// What is wrong with a value that somebody typed for a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishFault {
    /// Which value.
    pub field: WishField,
    /// One sentence.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// A value that somebody types for a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum WishField {
    Number,
    Day,
    Signers,
    File,
}
