//! The messages as a person sees them, the tree, and what must hold for any text.

mod faults;
mod indentation;
mod signs;
mod splice;
mod traps;
mod tree;

use expect_test::Expect;

use super::{Node, parse};
use crate::finding::{Findings, render};
use crate::source::Sources;

/// Reads a text as the file `vb.yaml`.
fn read(text: &str) -> (Sources, Option<Node>, Findings) {
    let mut sources = Sources::default();
    let file = sources.add("vb.yaml", text);
    let mut findings = Findings::default();
    let node = parse(&sources, file, &mut findings);
    (sources, node, findings)
}

/// The whole message for a text.
#[track_caller]
fn shows(text: &str, expected: Expect) {
    let (sources, _, findings) = read(text);
    assert!(findings.has_errors(), "no finding for {text:?}");
    expected.assert_eq(&render::human(&sources, &findings, false));
}
