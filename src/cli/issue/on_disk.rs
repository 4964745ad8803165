//! Findings of a paper as it will be, if it is not written: they point to its file as it is.
//!
//! In: a report on texts that are not on disk. Out: the same report, on the files on disk.

use std::collections::BTreeMap;

use super::Edited;
use crate::files;
use crate::pipeline::Report;
use crate::source::Span;

/// Moves the places of a report to the files as they are. `edited` are the papers of the run, by the names
/// that findings use for them.
pub(super) fn places(report: &mut Report, edited: &BTreeMap<String, &Edited>) {
    let Report { sources, findings, .. } = report;
    for file in sources.ids() {
        let name = sources.file(file).name().to_owned();
        let Some(paper) = edited.get(&files::clean(&name)) else { continue };
        // A paper that was read earlier may refer to this file, which was then read as it is.
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
