//! Where the files of issued papers go: no two may have the same name.

use std::path::PathBuf;

use super::{IssueRun, IssuedPaper, OrderedPaper};
use crate::finding::{Finding, codes};
use crate::run::places::Claims;
use crate::run::{locks, save, system};
use crate::write::Format;

impl IssueRun<'_> {
    /// The path of a paper's files, without ending.
    pub(super) fn target(&self, wanted: &OrderedPaper) -> PathBuf {
        self.args.out().join(wanted.path.file_stem().unwrap_or_default())
    }

    /// Checks that no file is written for two of the papers, and that none of them is the register.
    pub(super) fn compare_targets(&self, papers: &mut [IssuedPaper<'_>]) {
        let mut claims = Claims::default();
        if let Some(register) = self.args.register_file() {
            claims.take(register, &system::shown(register));
        }
        for paper in papers {
            let wanted = &paper.edited.wanted;
            let files = Format::ALL.map(|format| save::with_ending(&self.target(wanted), format));
            let own = [wanted.path.clone(), locks::path_of(&wanted.path)];
            let further = paper.further.files.iter().map(|(path, _)| path);
            let taken: Vec<&PathBuf> = files.iter().chain(&own).chain(further).collect();
            let other = taken.iter().find_map(|path| claims.take(path, &wanted.name).map(str::to_owned));
            if let Some(other) = other {
                let message = format!("`{other}`, `{}` cùng ghi ra một tên tệp", wanted.name);
                let hint = "đổi tên một tệp, hoặc cấp số từng văn bản với `--out` khác nhau";
                paper.report.findings.push(Finding::general(codes::W003, message).hint(hint));
            }
        }
    }
}
