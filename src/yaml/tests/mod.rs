//! The messages as a person sees them, the tree, and what must hold for any text.

mod faults;
mod indentation;
mod lists;
mod signs;
mod splice;
mod traps;
mod tree;

use expect_test::Expect;

use super::{Node, open};
use crate::finding::{Report, render};

/// Reads a text as the file `vb.yaml`.
fn read(text: &str) -> (Option<Node>, Report) {
    let mut report = Report::default();
    (open("vb.yaml", text.as_bytes(), &mut report), report)
}

/// The whole message for a text.
#[track_caller]
fn shows(text: &str, expected: Expect) {
    let (_, report) = read(text);
    assert!(report.findings.has_errors(), "no finding for {text:?}");
    expected.assert_eq(&render::human(&report, false));
}
