//! Findings of a paper as it will be, when it is not written: they point to its file as it stands.
//!
//! In: a report on texts that are on no disk. Out: the same on those that are.

use std::collections::BTreeMap;

use super::Edited;
use crate::files;
use crate::pipeline::Report;
use crate::source::Span;

/// The places of a report, in the files as they are. `edited` are the papers of the run, by the
/// names that findings call them.
pub(super) fn places(report: &mut Report, edited: &BTreeMap<String, &Edited>) {
    let Report { sources, findings, .. } = report;
    for file in sources.ids() {
        let name = sources.file(file).name().to_owned();
        let Some(paper) = edited.get(&files::clean(&name)) else { continue };
        // A file that a paper of an earlier reading refers to may have been read as it is.
        let before = |at: Span| match at.file == file {
            true => paper.moved.before(at.range()).map(|range| Span::new(file, range)),
            false => Some(at),
        };
        for one in findings.iter_mut() {
            let at = one.at.and_then(before);
            if one.at.is_some() && at.is_none() {
                one.message = format!("`{name}`, chỗ lệnh này ghi thêm: {}", one.message);
            }
            one.at = at;
            one.related =
                one.related.drain(..).filter_map(|(at, words)| Some((before(at)?, words))).collect();
        }
        sources.replace(file, &String::from_utf8_lossy(&paper.on_disk));
    }
}
