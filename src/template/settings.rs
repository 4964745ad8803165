//! An office's YAML settings, read in the same way as documents.
//!
//! In: the text of a file of its `templates/`. Out: its nodes, or everything that is wrong with the YAML.
//! It leaves what the values mean to their readers: `content::kind`, `wording`.

use crate::finding::{Finding, Report, codes};
use crate::yaml::{self, Node};

/// The nodes of a file of the folder; what is wrong with it goes to the report. Returns None if there are
/// none.
pub(super) fn open(folder: &str, name: &str, text: &str, report: &mut Report) -> Option<Node> {
    let (node, found) =
        report.apart(None, |report| yaml::open(&format!("{folder}/{name}"), text.as_bytes(), report));
    // If a file can be read, such characters are reported with each document (`unfit`): papers that 0.1.0
    // issued with them stay unchanged.
    let later = |one: &&Finding| node.is_some() && [codes::Y005, codes::Y020].contains(&one.code);
    found.iter().filter(|one| !later(one)).for_each(|one| report.findings.push(one.clone()));
    node
}
