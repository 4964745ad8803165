//! What tests share and none of them tests.

pub(crate) mod harness;
pub(crate) mod word_file;
