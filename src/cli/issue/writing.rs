//! Papers, their files, the record of the folder and the register: all of them are written, or none.
//!
//! In: the papers as they will be. Out: what becomes of each file, so that nothing is lost; then the files.
//! How they are written together is left to [`change`].

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::entered::{self, real};
use super::{IssueRun, IssuedPaper, OrderedPaper};
use crate::cli::args::IssueArgs;
use crate::digest;
use crate::finding::Finding;
use crate::issue::register::Register;
use crate::run::change::{FileChange, Unchanged};
use crate::run::hold::{HeldFolder, Hold};
use crate::run::kept::Kept;
use crate::run::packs::Packs;
use crate::run::places::SourcePath;
use crate::run::present::Asking;
use crate::run::record::{Record, RecordLine};
use crate::run::records::Records;
use crate::run::save::{self, Decided, Saved};
use crate::run::{Refusal, locks, stale, system};
use crate::write::Format;

/// At most this many names are shown; more say nothing new.
const SHOWN: usize = 3;

/// The folders that a run writes to: of the results, of the papers, of the register.
pub(super) fn places(args: &IssueArgs, wanted: &[OrderedPaper]) -> Vec<HeldFolder> {
    let folder = |path: &Path| system::folder_of(path).to_owned();
    let mut folders = vec![args.out().to_owned()];
    folders.extend(args.register_file().map(entered::folders).into_iter().flatten());
    let records = Records::around([args.out()]);
    for OrderedPaper { path, .. } in wanted {
        folders.extend([folder(path), folder(&real(path))]);
        let target = args.out().join(path.file_stem().unwrap_or_default());
        let others = records.of_paper(&SourcePath::of(path), &target, args.out());
        folders.extend(others.iter().map(|(path, _)| folder(path)));
    }
    folders.into_iter().map(HeldFolder::own).collect()
}

impl IssueRun<'_> {
    /// Decides what becomes of all files of a paper, its YAML and its record last.
    pub(super) fn decide(&mut self, paper: &mut IssuedPaper<'_>) -> Option<Decided> {
        let path = &paper.edited.wanted.path;
        let target = self.target(&paper.edited.wanted);
        let source = SourcePath::of(path);
        let asking = Asking {
            records: &self.records,
            source: Some(&source),
            issued: Some(&paper.lock),
            locked: paper.edited.old.is_some(),
        };
        let files =
            paper.files.iter().map(|(format, bytes)| (save::with_ending(&target, *format), &bytes[..]));
        let further = paper.further.files.iter().map(|(path, bytes)| (path.clone(), &bytes[..]));
        let files: Vec<(PathBuf, &[u8])> = files.chain(further).collect();
        let decided = save::decide(&files, &asking, self.args.overwrite()).and_then(|mut decided| {
            let beside = [(real(path), &paper.edited.bytes), (locks::path_of(path), &paper.lock.to_file())];
            let added = beside.into_iter().try_for_each(|(path, bytes)| decided.add(path, bytes));
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

    /// Writes everything. Returns the findings about files that still show the papers as they were before.
    pub(super) fn write(
        &self,
        papers: &[IssuedPaper<'_>],
        decided: &[Decided],
        (mut record, register): (Record, Option<&Register>),
        hold: &Hold,
    ) -> Result<Vec<Finding>, Refusal> {
        let home = self.args.register_file().map_or(self.args.out(), system::folder_of);
        let mut change = FileChange::new(what(papers), home, hold);
        let mut coming = BTreeSet::new();
        for (paper, decided) in papers.iter().zip(decided) {
            for ((path, state), bytes) in decided.files.iter().zip(paper.bytes()) {
                if *state == Saved::Written {
                    change.put(path, bytes);
                    coming.extend(record.known().name_of(path));
                }
            }
        }
        let left = self.note(&mut record, papers);
        if let Some((path, text)) = record.ordered(&coming) {
            entered::put(&mut change, path, text.into_bytes())?;
        }
        if let (Some(register), Some(path)) = (register, self.args.register_file()) {
            entered::put(&mut change, path, register.to_file())?;
        }
        // What a file names exists before the file does.
        let packs = papers.iter().filter_map(|paper| paper.pack.as_ref());
        Packs::of(self.args.out()).keep_all(packs)?;
        // The results may be cleared away, and a comment may change the YAML: what was issued stays with its
        // record.
        for paper in papers {
            let beside = Packs::of(system::folder_of(&paper.edited.wanted.path));
            beside.keep_all(paper.pack.iter())?;
        }
        change.write().map_err(Unchanged::refusal)?;
        Ok(left)
    }

    /// Writes into the record of the folder which paper each file belongs to. Returns the findings about
    /// files that still show the papers as they were before.
    fn note(&self, record: &mut Record, papers: &[IssuedPaper<'_>]) -> Vec<Finding> {
        let mut left = Vec::new();
        for paper in papers {
            let target = self.target(&paper.edited.wanted);
            let known = record.known();
            let source = known.source(&SourcePath::of(&paper.edited.wanted.path));
            let line = |format: Format| {
                Some(RecordLine {
                    tep: known.name(&target, format)?,
                    ket_qua: paper.lock.ket_qua.get(format.extension())?.clone(),
                    nguon: Some(source.clone()),
                    phat_hanh: Some(paper.lock.van_ban.clone()),
                    ..RecordLine::default()
                })
            };
            let further = paper.further.files.iter().filter_map(|(path, bytes)| {
                Some(RecordLine {
                    tep: known.name_of(path)?,
                    ket_qua: digest::of_bytes(bytes),
                    nguon: Some(source.clone()),
                    phat_hanh: Some(paper.lock.van_ban.clone()),
                    ..RecordLine::default()
                })
            });
            let old = paper.further.left.iter().filter_map(|(path, line)| {
                Some(RecordLine { tep: known.name_of(path)?, nguon: Some(source.clone()), ..line.clone() })
            });
            let old: Vec<RecordLine> = old.collect();
            left.extend(stale::left(&old, self.args.out(), &paper.edited.wanted.name));
            let lines = Format::ALL.into_iter().filter_map(line).chain(further).chain(old).collect();
            record.note(lines);
        }
        left
    }
}

impl IssuedPaper<'_> {
    /// The bytes of all its files, in the order in which `decide` lists them.
    fn bytes(&self) -> impl Iterator<Item = Cow<'_, [u8]>> {
        let files = self.files.iter().map(|(_, bytes)| bytes);
        let further = self.further.files.iter().map(|(_, bytes)| bytes);
        let own = files.chain(further).chain([&self.edited.bytes]);
        own.map(|bytes| Cow::from(&bytes[..])).chain([Cow::from(self.lock.to_file())])
    }
}

/// `cấp số (Quyết định số 206/QĐ-UBND ngày 31/10/2026)`.
fn what(papers: &[IssuedPaper<'_>]) -> String {
    let names: Vec<&str> = papers.iter().take(SHOWN).map(|paper| paper.lock.van_ban.as_str()).collect();
    let more = match papers.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" và {more} văn bản khác"),
    };
    format!("cấp số ({}{more})", names.join(", "))
}
