//! Files that change together: all of them have their new bytes, or all of them their old ones, even if the
//! program is killed in between.
//!
//! In: files and their new bytes, in folders that only this run may write to ([`super::hold`]). Out: the
//! files, or why none has changed. The new bytes are first written beside the files, and a journal says so;
//! then the files are replaced. A run that finds a journal settles the change ([`settle`]): it is undone if
//! not all new bytes are there yet, and finished otherwise.

mod journal;
mod settle;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use journal::{Journal, JournalEntry, Pointer, Stage, gone, spare, sync, way};

use super::hold::{HeldFolder, Hold};
use super::save::Unsaved;
use super::spool::{Spool, Spooled};
use super::step::step;
use super::whole::{self, NEW, OLD};
use super::{Listener, Refusal, places, system};
use crate::digest::{of_bytes, of_file};
use crate::files::disk;
use crate::finding::{Finding, Severity, codes};

use settle::{is_begun, settle};

/// Waits until no other run is in the way, and settles what a killed run had begun.
pub(crate) fn enter(wanted: &[HeldFolder], listener: &impl Listener) -> Result<Hold, Refusal> {
    loop {
        listener.notes(settle(wanted.iter().map(|place| place.folder.as_path()), listener)?);
        let hold = Hold::take(wanted, listener)?;
        // A run may have been killed while this one waited.
        if !wanted.iter().any(|place| is_begun(&place.folder)) {
            listener.notes(hold.notes());
            wanted.iter().filter(|place| place.is_written()).for_each(|place| tidy(&place.folder));
            return Ok(hold);
        }
    }
}

/// Removes what interrupted runs left in a folder. If there is no journal, files that were written beside
/// others came with a copy of the folder.
fn tidy(folder: &Path) {
    whole::clean(folder);
    for entry in disk::read_dir(folder).into_iter().flatten().flatten() {
        if settle::is_laid(&entry.file_name().to_string_lossy()) {
            drop(disk::remove_file(entry.path()));
        }
    }
}

/// The same for a command that only reads: a change that cannot be settled, as in a folder that may not be
/// written to, is reported and left. Returns false if one is left so.
pub(crate) fn enter_to_read(wanted: &[HeldFolder], listener: &impl Listener) -> (Hold, bool) {
    let settled = settle(wanted.iter().map(|place| place.folder.as_path()), listener);
    let good = settled.is_ok();
    listener.notes(settled.unwrap_or_else(|Refusal { message, hint }| {
        let finding = Finding::general(codes::P015, message);
        vec![Finding { severity: Severity::Warning, hint, ..finding }]
    }));
    (Hold::take(wanted, listener).unwrap_or_default(), good)
}

/// Files that are to change together.
pub(crate) struct FileChange<'a> {
    /// What is done, in words for people: part of a sentence.
    what: String,
    /// The folder of the journal; the other folders that take part follow.
    home: PathBuf,
    others: BTreeSet<PathBuf>,
    files: Vec<(PathBuf, NewBytes<'a>)>,
}

/// The new bytes of a file.
enum NewBytes<'a> {
    Held(Cow<'a, [u8]>),
    /// They wait on the disk.
    Waiting(&'a Spool, &'a Spooled),
}

impl NewBytes<'_> {
    fn get(&self) -> io::Result<Cow<'_, [u8]>> {
        match self {
            NewBytes::Held(bytes) => Ok(Cow::from(&bytes[..])),
            NewBytes::Waiting(spool, spooled) => spool.read(spooled).map(Cow::from),
        }
    }

    fn hash(&self) -> String {
        match self {
            NewBytes::Held(bytes) => of_bytes(bytes),
            NewBytes::Waiting(_, spooled) => spooled.hash.clone(),
        }
    }
}

/// Why the files have not changed.
#[derive(Debug)]
pub(crate) struct Unchanged {
    /// The file that could not be written.
    pub(crate) path: PathBuf,
    pub(crate) error: io::Error,
    /// Whether some of them could not get their old bytes back: the next command tries again.
    pub(crate) open: bool,
}

impl Unchanged {
    /// The refusal, in words for people.
    pub(crate) fn refusal(self) -> Refusal {
        let Unchanged { path, error, open } = self;
        let path = PathBuf::from(places::from_here(&path));
        let finding = Unsaved::Failed { path, error }.finding();
        let (rest, more) = match open {
            false => ("chưa ghi gì, mọi tệp như trước", None),
            true => (
                "có tệp đã ghi mà chưa trả lại được",
                Some("chạy lại lệnh thì các tệp đó được trả lại trước"),
            ),
        };
        let hint = finding.hint.into_iter().chain(more.map(str::to_owned)).collect::<Vec<_>>().join("; ");
        let hint = Some(hint).filter(|hint| !hint.is_empty());
        Refusal { message: format!("{}; {rest}", finding.message), hint }
    }
}

impl<'a> FileChange<'a> {
    /// A change without files yet. The journal is in the folder `home`.
    pub(crate) fn new(what: String, home: &Path, hold: &Hold) -> FileChange<'a> {
        let home = places::folder(home);
        let others = hold.folders().filter(|folder| **folder != home).cloned().collect();
        FileChange { what, home, others, files: Vec::new() }
    }

    /// Adds a file and its new bytes.
    pub(crate) fn put(&mut self, path: &Path, bytes: impl Into<Cow<'a, [u8]>>) {
        self.files.push((places::absolute(path), NewBytes::Held(bytes.into())));
    }

    /// Adds a file whose new bytes wait on the disk.
    pub(crate) fn put_waiting(&mut self, path: &Path, spool: &'a Spool, spooled: &'a Spooled) {
        self.files.push((places::absolute(path), NewBytes::Waiting(spool, spooled)));
    }

    /// Writes all files.
    pub(crate) fn write(mut self) -> Result<(), Unchanged> {
        if self.files.is_empty() {
            return Ok(());
        }
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| Unchanged { path, error, open: false }
        };
        for (file, _) in &self.files {
            let folder = system::folder_of(file).to_owned();
            disk::create_dir_all(&folder).map_err(at(file))?;
            if folder != self.home {
                self.others.insert(folder);
            }
        }
        let mut journal = self.journal()?;
        if let Err(unchanged) = self.stage(&mut journal) {
            return Err(self.undone(&journal, unchanged));
        }
        for (file, _) in &self.files {
            if let Err(error) = step().and_then(|()| disk::rename(spare(file, NEW), file)) {
                journal.giai_doan = Stage::Undoing;
                let unchanged = at(file)(error);
                return Err(match journal.put(&self.home) {
                    Ok(()) => self.undone(&journal, unchanged),
                    Err(_) => Unchanged { open: true, ..unchanged },
                });
            }
        }
        // All files are as intended: what could not be cleaned up is left to the next run.
        drop(settle::tidy(&journal, &self.home));
        Ok(())
    }

    fn journal(&self) -> Result<Journal, Unchanged> {
        let entry = |(file, bytes): &(PathBuf, NewBytes<'_>)| {
            let cu = match of_file(file) {
                Ok(hash) => Some(hash),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(Unchanged { path: file.clone(), error, open: false }),
            };
            Ok(JournalEntry { tep: way(&self.home, file), moi: bytes.hash(), cu })
        };
        Ok(Journal {
            lenh: self.what.clone(),
            giai_doan: Stage::Staging,
            thu_muc: self.others.iter().map(|folder| way(&self.home, folder)).collect(),
            tep: self.files.iter().map(entry).collect::<Result<_, _>>()?,
        })
    }

    /// Writes the new bytes beside the files, and keeps the old ones; no file changes until all of that is on
    /// the disk.
    fn stage(&self, journal: &mut Journal) -> Result<(), Unchanged> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| Unchanged { path, error, open: false }
        };
        for folder in &self.others {
            Pointer::put(folder, &self.home).map_err(at(&folder.join(journal::NAME)))?;
        }
        let own = self.home.join(journal::NAME);
        journal.put(&self.home).map_err(at(&own))?;
        for (file, bytes) in &self.files {
            bytes.get().and_then(|bytes| lay(file, &bytes)).map_err(at(file))?;
        }
        for folder in self.folders() {
            sync(folder).map_err(at(folder))?;
        }
        journal.giai_doan = Stage::Writing;
        journal.put(&self.home).map_err(at(&own))
    }

    fn undone(&self, journal: &Journal, unchanged: Unchanged) -> Unchanged {
        Unchanged { open: settle::undo(journal, &self.home).is_err(), ..unchanged }
    }

    fn folders(&self) -> BTreeSet<&Path> {
        self.files.iter().map(|(file, _)| system::folder_of(file)).collect()
    }
}

/// Writes the new bytes beside a file, with its permissions, and the old bytes too.
fn lay(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let (new, old) = (spare(file, NEW), spare(file, OLD));
    // A copy of the folder may have brought this file along.
    gone(&new)?;
    gone(&old)?;
    step()?;
    let mut written = disk::create_new(&new)?;
    written.write_all(bytes)?;
    let rights = disk::metadata(file).map(|file| file.permissions());
    if let Ok(rights) = rights {
        written.set_permissions(rights)?;
        step()?;
        disk::keep_as(file, &old)?;
    }
    written.sync_all()
}
