//! A YAML file's bytes as a tree: the one way from a file to nodes.
//!
//! In: the name and the bytes of a file. Out: its tree, the file among the sources, and what is wrong
//! with it as findings. It leaves reading the disk to the caller.

use super::{Node, decode, parse};
use crate::finding::{Finding, Report, codes};
use crate::source::Sources;

/// Whether there is nothing but comments in a file of settings: it changes nothing.
pub fn names_nothing(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
}

/// The tree of a file; what is wrong with it goes to the findings. Returns None if there is no tree.
pub fn open(name: &str, bytes: &[u8], report: &mut Report) -> Option<Node> {
    if bytes.len() > Sources::LIMIT {
        let message = format!("tệp `{name}` lớn quá {} MB", Sources::LIMIT / 1024 / 1024);
        report.findings.push(Finding::general(codes::Y004, message));
        return None;
    }
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(words) => {
            report.findings.push(Finding::general(codes::Y006, format!("tệp `{name}`: {words}")));
            return None;
        }
    };
    let file = report.sources.add(name, &text);
    parse(file, report)
}
