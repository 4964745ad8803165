//! Where the files of issued papers go: no two to one name, nothing lost, all noted in the record.

use std::fs;
use std::path::PathBuf;

use super::{Paper, Run, Wanted};
use crate::cli::kept::Kept;
use crate::cli::places::{Claims, Source};
use crate::cli::present::Asking;
use crate::cli::record::{self, Line, Record};
use crate::cli::save::{self, Ready};
use crate::cli::{Refusal, locks, system};
use crate::diag::{Diagnostic, codes};
use crate::write::Format;

impl Run<'_> {
    /// Where a paper is written, without ending.
    pub(super) fn target(&self, wanted: &Wanted) -> PathBuf {
        self.args.out.join(wanted.path.file_stem().unwrap_or_default())
    }

    /// No file may be written for two of the papers, nor be the register too.
    pub(super) fn compare_targets(&self, papers: &mut [Paper<'_>]) {
        let mut claims = Claims::default();
        if let Some(register) = self.args.register_file() {
            claims.take(register, &system::shown(register));
        }
        for paper in papers {
            let wanted = &paper.edited.wanted;
            let files = Format::ALL.map(|format| save::with_ending(&self.target(wanted), format));
            let own = [wanted.path.clone(), locks::path_of(&wanted.path)];
            let taken: Vec<&PathBuf> = files.iter().chain(&own).collect();
            let other = taken.iter().find_map(|path| claims.take(path, &wanted.name).map(str::to_owned));
            if let Some(other) = other {
                let message = format!("`{other}`, `{}` cùng ghi ra một tên tệp", wanted.name);
                let hint = "đổi tên một tệp, hoặc cấp số từng văn bản với `--out` khác nhau";
                paper.report.findings.push(Diagnostic::general(codes::W003, message).hint(hint));
            }
        }
    }

    /// Everything of a paper, ready to be put in its place.
    pub(super) fn prepare(&mut self, paper: &mut Paper<'_>) -> Option<Ready> {
        let path = &paper.edited.wanted.path;
        let target = self.target(&paper.edited.wanted);
        let source = Source::of(path);
        let asking = Asking { records: &self.records, source: Some(&source), issued: Some(&paper.lock) };
        let files =
            paper.files.iter().map(|(format, bytes)| (save::with_ending(&target, *format), &bytes[..]));
        let files: Vec<(PathBuf, &[u8])> = files.collect();
        let ready = save::ready(&files, &asking, self.args.overwrite()).and_then(|mut ready| {
            // A link stays a link.
            let source = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            let beside = [(source, &paper.edited.bytes), (locks::path_of(path), &paper.lock.to_file())];
            let added = beside.into_iter().try_for_each(|(path, bytes)| ready.add(path, bytes));
            added.map(|()| ready).map_err(|unsaved| vec![unsaved])
        });
        match ready {
            Ok(ready) => {
                let overwritten = ready.overwritten.iter().map(Kept::overwritten);
                overwritten.for_each(|note| paper.report.findings.push(note));
                Some(ready)
            }
            Err(unsaved) => {
                unsaved.iter().for_each(|unsaved| paper.report.findings.push(unsaved.finding()));
                None
            }
        }
    }

    /// The record of the folder says of each file which paper it is of.
    pub(super) fn keep_record(&self, mut record: Record, papers: &[Paper<'_>]) -> Result<(), Refusal> {
        for paper in papers {
            let target = self.target(&paper.edited.wanted);
            let known = record.known();
            let source = known.source(&Source::of(&paper.edited.wanted.path));
            let line = |format: Format| {
                Some(Line {
                    tep: known.name(&target, format)?,
                    ket_qua: paper.lock.ket_qua.get(format.extension())?.clone(),
                    nguon: Some(source.clone()),
                    phat_hanh: Some(paper.lock.van_ban.clone()),
                    ..Line::default()
                })
            };
            let lines = Format::ALL.into_iter().filter_map(line).collect();
            record.add(lines).map_err(|error| {
                Refusal::new(format!("không ghi được `{}`: {}", record::OF_BUILD, system::words(&error)))
            })?;
        }
        record.finish()
    }
}
