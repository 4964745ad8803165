//! Which paper of this program a PDF is: by the records around it, that of an issued paper or that of a folder.
//!
//! In: a PDF and where it is. Out: the record of its issuing and its YAML, or that it begins with something else than
//! what its record says. Records in the folder of the file and a few above are looked at; no other file is.

use std::path::{Path, PathBuf};

use crate::files::disk;
use crate::fingerprint::{self, FileState};
use crate::issue::lock::{ENDING, Lock};
use crate::run::record::{self, Record, RecordLine};
use crate::run::signed::states;
use crate::run::stand;
use crate::run::{places, system};
use crate::write::Format;

/// How many folders above that of a file may hold the record that names it.
const ABOVE: usize = 3;

/// What a PDF is known as.
pub(super) enum PdfOrigin {
    /// It begins with an issued paper.
    Issued(Box<IssuedPdf>),
    /// A record says that another file is here: the issued paper, as others cite it.
    OtherThan(String),
    /// It begins with a paper that has no number yet: its YAML, if it is known.
    Draft,
    /// It begins as this program writes files; no record says of which paper.
    Own,
    /// Nothing is known of it.
    Unknown,
}

/// A PDF that begins with an issued paper.
pub(super) struct IssuedPdf {
    pub(super) lock: Lock,
    /// Where in the file the issued one ends.
    pub(super) end: usize,
    /// The YAML of the paper, if the way to it is known.
    pub(super) source: Option<PathBuf>,
    /// Whether it is that of a locality.
    pub(super) is_of_unit: bool,
}

/// Looks for the paper that a file is.
pub(super) fn of(path: &Path, file: &[u8]) -> PdfOrigin {
    let states = states(file);
    let end_of = |hash: &String| states.iter().find(|(_, state)| state == hash).map(|(end, _)| *end);
    let begins_with = |hash: &String| end_of(hash).is_some();
    let issued = |lock: &Lock| lock.ket_qua.get(Format::Pdf.extension()).and_then(end_of);
    let place = places::absolute(path);
    let folder = system::folder_of(&place).to_owned();
    let (mut other, mut draft) = (None, false);
    for (record, line) in folder.ancestors().take(ABOVE + 1).flat_map(lines) {
        let is_here = places::follow(&record, &line.tep) == place;
        if !is_here && !begins_with(&line.ket_qua) {
            continue;
        }
        let source = line.nguon.as_ref().and_then(|name| places::source_path(&record, name));
        let lock = source.as_ref().and_then(|source| stand::lock_of(source, &line));
        if let Some((lock, end)) = lock.as_ref().and_then(|lock| Some((lock.clone(), issued(lock)?))) {
            return PdfOrigin::Issued(Box::new(IssuedPdf {
                lock,
                end,
                source,
                is_of_unit: line.don_vi.is_some(),
            }));
        }
        match lock {
            // A file of only an appendix has no record of its own.
            Some(lock) if is_here && !stand::is_as_issued(&lock, &line) => other = Some(lock.van_ban),
            _ if begins_with(&line.ket_qua) => draft = true,
            Some(lock) => other = Some(lock.van_ban),
            None => {}
        }
    }
    for (lock, source) in beside(&place) {
        if let Some(end) = issued(&lock) {
            return PdfOrigin::Issued(Box::new(IssuedPdf { lock, end, source, is_of_unit: false }));
        }
    }
    match (other, draft) {
        (Some(paper), _) => PdfOrigin::OtherThan(paper),
        (None, true) => PdfOrigin::Draft,
        (None, false) => match fingerprint::state(file) {
            FileState::AsWritten | FileState::Continued(_) => PdfOrigin::Own,
            FileState::Other(_) => PdfOrigin::Unknown,
        },
    }
}

/// The lines of PDFs in the records of a folder, each with the place of the record.
fn lines(folder: &Path) -> Vec<(PathBuf, RecordLine)> {
    let mut all = Vec::new();
    for name in [record::OF_BUILD, record::OF_BATCH] {
        let Ok(record) = Record::open(folder, name) else { continue };
        let place = record.place().to_owned();
        let is_pdf = |line: &RecordLine| line.tep.ends_with(".pdf");
        all.extend(record.into_lines().into_iter().filter(is_pdf).map(|line| (place.clone(), line)));
    }
    all
}

/// The records of issued papers in the folder of a file, each with the YAML beside it, if it is there.
fn beside(place: &Path) -> Vec<(Lock, Option<PathBuf>)> {
    let Ok(entries) = disk::read_dir(system::folder_of(place)) else { return Vec::new() };
    let mut names: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    names.sort();
    let read = |path: PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        let stem = name.strip_suffix(ENDING)?;
        let lock = Lock::read(&disk::read(&path).ok()?).ok()?;
        let source = path.with_file_name(format!("{stem}.yaml"));
        Some((lock, disk::is_file(&source).then_some(source)))
    };
    names.into_iter().filter_map(read).collect()
}
