//! The papers of a batch, their records, the record of the folder, the list and the register: all of them are
//! written, or none.
//!
//! In: the papers as they will be. Out: what becomes of each file, so that nothing is lost; then the files. How
//! they are written together is left to [`FileChange`].

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{BatchIssue, UnitPaper};
use crate::cli::args::IssueArgs;
use crate::cli::batched::listed;
use crate::cli::issue::entered::{self, real};
use crate::files::disk;
use crate::issue::register::Register;
use crate::run::change::FileChange;
use crate::run::change::Unchanged;
use crate::run::hold::{HeldFolder, Hold};
use crate::run::kept::Kept;
use crate::run::packs::Packs;
use crate::run::places::SourcePath;
use crate::run::present::Asking;
use crate::run::record::{Record, RecordLine};
use crate::run::save::{self, Decided, Saved, Unsaved};
use crate::run::spool::Spooled;
use crate::run::{Refusal, system, unit_locks};
use crate::write::Format;

/// The folders that a run writes to: of the results, of the template, of the list, of the register.
pub(super) fn places(args: &IssueArgs, template: &Path, out: &Path) -> Vec<HeldFolder> {
    let folder = |path: &Path| system::folder_of(path).to_owned();
    let mut folders = vec![out.to_owned(), folder(template), folder(&real(template))];
    folders.push(unit_locks::folder(template));
    if let Some(list) = listed::place(template) {
        folders.push(folder(&list));
    }
    folders.extend(args.register_file().map(entered::folders).into_iter().flatten());
    folders.retain(|folder| disk::is_dir(folder));
    folders.into_iter().map(HeldFolder::own).collect()
}

impl BatchIssue<'_> {
    /// Decides what becomes of all files of a paper, its record last.
    pub(super) fn decide(&self, paper: &mut UnitPaper<'_>) -> Option<Decided> {
        let asking = Asking {
            records: &self.records,
            source: Some(&self.source),
            issued: Some(&paper.lock),
            locked: paper.old.is_some(),
        };
        // Folders are made only when everything else is right.
        if paper.report.findings.has_errors() {
            return None;
        }
        let record = unit_locks::path_of(self.template, paper.job.unit.code());
        let bytes = |(format, spooled): &(Format, Spooled)| {
            let path = save::with_ending(&paper.target, *format);
            let read = self.spool.read(spooled);
            read.map(|bytes| (path.clone(), bytes)).map_err(|error| vec![Unsaved::Failed { path, error }])
        };
        let read: Result<Vec<(PathBuf, Vec<u8>)>, Vec<Unsaved>> = paper.files.iter().map(bytes).collect();
        let decided = read.and_then(|read| {
            let files: Vec<(PathBuf, &[u8])> =
                read.iter().map(|(path, bytes)| (path.clone(), &bytes[..])).collect();
            save::decide(&files, &asking, self.args.overwrite())
        });
        let decided = decided.and_then(|mut decided| {
            let added = decided.add(record, &paper.lock.to_file());
            added.map(|()| decided).map_err(|unsaved| vec![unsaved])
        });
        match decided {
            Ok(decided) => {
                let overwritten = decided.overwritten.iter().map(Kept::overwritten);
                overwritten.for_each(|note| paper.report.findings.push(note));
                Some(decided)
            }
            Err(unsaved) => {
                unsaved.iter().for_each(|unsaved| paper.report.findings.push(unsaved.finding()));
                None
            }
        }
    }

    /// Writes everything.
    pub(super) fn write(
        &self,
        papers: &[UnitPaper<'_>],
        decided: &[Decided],
        (mut record, register, list): (Record, Option<&Register>, Option<&[u8]>),
        hold: &Hold,
    ) -> Result<(), Refusal> {
        let home = self.args.register_file().map_or(self.out, system::folder_of);
        let what = format!("cấp số {} văn bản theo mẫu `{}`", papers.len(), self.batch.name);
        let mut change = FileChange::new(what, home, hold);
        let mut coming = BTreeSet::new();
        for (paper, decided) in papers.iter().zip(decided) {
            let waiting = paper.files.iter().map(|(_, spooled)| Some(spooled)).chain([None]);
            for ((path, state), waiting) in decided.files.iter().zip(waiting) {
                if *state != Saved::Written {
                    continue;
                }
                match waiting {
                    Some(spooled) => change.put_waiting(path, &self.spool, spooled),
                    // The record comes last.
                    None => change.put(path, paper.lock.to_file()),
                }
                coming.extend(record.known().name_of(path));
            }
        }
        self.note(&mut record, papers);
        if let Some((path, text)) = record.ordered(&coming) {
            entered::put(&mut change, path, text.into_bytes())?;
        }
        if let Some(bytes) = list {
            entered::put(&mut change, &self.batch.units.list.path, bytes.to_owned())?;
        }
        if let (Some(register), Some(path)) = (register, self.args.register_file()) {
            entered::put(&mut change, path, register.to_file())?;
        }
        // What a file names exists before the file does, also after the results were cleared away.
        let packs = || papers.iter().filter_map(|paper| paper.pack.as_ref());
        Packs::of(self.out).keep_all(packs())?;
        Packs::of(system::folder_of(self.template)).keep_all(packs())?;
        change.write().map_err(Unchanged::refusal)
    }

    /// Writes into the record of the folder which paper each file belongs to.
    fn note(&self, record: &mut Record, papers: &[UnitPaper<'_>]) {
        let known = record.known().clone();
        let table = self.batch.units.tables.first().map(|table| known.source(&SourcePath::of(table)));
        let source = known.source(&self.source);
        let mut lines = Vec::new();
        for paper in papers {
            let mut line = |format: Format, hash: String| {
                lines.extend(known.name(&paper.target, format).map(|tep| RecordLine {
                    tep,
                    don_vi: Some(paper.job.unit.code().to_owned()),
                    ket_qua: hash,
                    nguon: Some(source.clone()),
                    bang: table.clone(),
                    phat_hanh: Some(paper.lock.van_ban.clone()),
                    ..RecordLine::default()
                }));
            };
            for format in Format::PAPER {
                if let Some(hash) = paper.lock.ket_qua.get(format.extension()) {
                    line(format, hash.clone());
                }
            }
            for (format, spooled) in paper.files.iter().filter(|(format, _)| !Format::PAPER.contains(format))
            {
                line(*format, spooled.hash.clone());
            }
        }
        record.note(lines);
    }
}
