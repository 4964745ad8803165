//! Settings of an office that are YAML, read as documents are.
//!
//! In: the text of a file of its `templates/`. Out: its tree, or everything that is wrong with the YAML. What
//! the values mean is the readers': `content::kind`, `wording`.

use crate::finding::{Finding, Report, codes};
use crate::yaml::{self, Node};

/// The tree of a file of the folder; what is wrong with it goes to the report. Returns None if there is no
/// tree.
pub(super) fn open(folder: &str, name: &str, text: &str, report: &mut Report) -> Option<Node> {
    let (node, found) =
        report.apart(None, |report| yaml::open(&format!("{folder}/{name}"), text.as_bytes(), report));
    // Of a file that can be read, such characters are reported with each document (`unfit`): papers that
    // 0.1.0 issued with them stay as they are.
    let later = |one: &&Finding| node.is_some() && [codes::Y005, codes::Y020].contains(&one.code);
    found.iter().filter(|one| !later(one)).for_each(|one| report.findings.push(one.clone()));
    node
}
