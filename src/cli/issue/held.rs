//! A paper that was issued before, and must stay what it was.
//!
//! In: the paper as it will be, its record. Out: its files that stay, or a finding that says what has
//! changed. Which bytes on the disk are accepted is left to [`IssuedBefore`].

use super::{Edited, IssueRun, IssuedPaper, OrderedPaper};
use crate::finding::Finding;
use crate::pipeline::Pipeline;
use crate::run::locks::{self, IssuedBefore};
use crate::run::places::SourcePath;
use crate::run::present::Asking;
use crate::write::Format;
use crate::yaml::{Node, Value};

impl IssueRun<'_> {
    /// Compares a paper that was issued before with what it was then, and takes the files that stay out of
    /// its files. Returns true if the whole paper stays, whatever this version would make of it.
    pub(super) fn hold(&self, paper: &mut IssuedPaper<'_>, pipeline: &Pipeline) -> bool {
        let Edited { wanted: OrderedPaper { path, name, .. }, old: Some(old), rules, .. } = paper.edited
        else {
            return false;
        };
        let (target, source) = (self.target(&paper.edited.wanted), SourcePath::of(path));
        let issued = IssuedBefore {
            lock: old,
            name,
            command: locks::command(name),
            target: &target,
            catalogue: &pipeline.office().catalogue,
            kind: &paper.dossier.content.kind.id,
            overwrite: self.args.overwrite(),
            asking: Asking { records: &self.records, source: Some(&source), issued: Some(old), locked: true },
        };
        if self.args.force {
            paper.kept = issued.signed(*rules, &mut paper.files, &mut paper.lock);
            return false;
        }
        match issued.keep(&paper.dossier.tree, &mut paper.files) {
            Ok(kept) => (paper.kept, paper.lock) = (kept, old.clone()),
            Err(finding) => {
                let names = &paper.edited.wanted.order.nguoi_ky;
                let finding = match paper.edited.bytes == paper.edited.on_disk || names.is_empty() {
                    true => finding,
                    false => other_signer(finding, &paper.dossier.node, names),
                };
                paper.report.findings.push(finding);
                if let Some(kept) = locks::untouched(old, name, &target, &Format::PAPER, &issued.asking) {
                    paper.report.findings.as_notes();
                    paper.files.clear();
                    (paper.kept, paper.lock) = (kept, old.clone());
                    return true;
                }
            }
        }
        false
    }
}

/// The finding for an issued paper whose only change is the signers' names that this command gives: a finding
/// without a place gets the place of the name, and says what to do about the command.
fn other_signer(finding: Finding, paper: &Node, names: &[String]) -> Finding {
    if finding.at.is_some() {
        return finding;
    }
    let signers = paper.get("nguoi_ky");
    let first = signers.map(|node| match &node.value {
        Value::List(all) => all.first().unwrap_or(node),
        _ => node,
    });
    let at = first.map(|node| node.get("ho_ten").unwrap_or(node).span);
    let hint = format!(
        "bỏ `--nguoi-ky` (hay ô `nguoi_ky` của bảng), hoặc ghi đúng họ tên như bản đã phát hành; chưa gửi đi mà phải ghi \
         {} thì thêm `--force`",
        names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
    );
    Finding { at, ..finding }.hint(hint)
}
