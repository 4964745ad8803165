//! Which paper of this program a PDF is: by the records around it, that of an issued paper or that of a folder.
//!
//! In: a PDF and where it is. Out: the record of its issuing and its YAML, or that it begins with something else than
//! what its record says, be it another file of the same folder. Records in the folder of the file and a few above are looked at; no other file is.

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
    /// It begins with the file that a record has under another name: that name, or the paper.
    OtherFile(String),
    /// It begins with a paper that has no number yet, which ends here.
    Draft(usize),
    /// It begins as this program writes files, up to here; no record says of which paper.
    Own(usize),
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
    let issued = |lock: &Lock| lock.ket_qua.get(Format::Pdf.extension()).and_then(end_of);
    let place = places::absolute(path);
    let folder = system::folder_of(&place).to_owned();
    let known: Vec<KnownLine> = folder
        .ancestors()
        .take(ABOVE + 1)
        .flat_map(lines)
        .filter_map(|(record, line)| {
            let is_here = places::follow(&record, &line.tep) == place;
            let end = end_of(&line.ket_qua);
            let source = line.nguon.as_ref().and_then(|name| places::source_path(&record, name));
            let lock = source.as_ref().filter(|_| is_here || end.is_some());
            let lock = lock.and_then(|source| stand::lock_of(source, &line));
            let issued = lock.as_ref().and_then(issued);
            (is_here || end.is_some()).then_some(KnownLine { is_here, end, source, lock, issued, line })
        })
        .collect();
    let is_it = |known: &&KnownLine| known.end.is_some() || known.issued.is_some();
    // A file that was put under the name of another one.
    if known.iter().any(|known| known.is_here)
        && !known.iter().filter(|known| known.is_here).any(|known| is_it(&known))
        && let Some(other) = known.iter().find(is_it)
    {
        return PdfOrigin::OtherFile(other.called());
    }
    let (mut other, mut draft) = (None, None);
    for known in known {
        let KnownLine { is_here, end, source, lock, issued, line } = known;
        if let (Some(lock), Some(end)) = (&lock, issued) {
            let (lock, is_of_unit) = (lock.clone(), line.don_vi.is_some());
            return PdfOrigin::Issued(Box::new(IssuedPdf { lock, end, source, is_of_unit }));
        }
        match (lock, end) {
            // A file of only an appendix has no record of its own.
            (Some(lock), _) if is_here && !stand::is_as_issued(&lock, &line) => other = Some(lock.van_ban),
            (_, Some(end)) => draft = Some(end),
            (Some(lock), None) => other = Some(lock.van_ban),
            (None, None) => {}
        }
    }
    let beside = beside(&place);
    let own_stem = place.file_stem().unwrap_or_default();
    let is_own = |(stem, ..): &&(String, Lock, Option<PathBuf>)| own_stem == stem.as_str();
    let here = beside.iter().find(is_own).map(|(_, lock, _)| issued(lock).is_some());
    for (_, lock, source) in beside {
        let Some(end) = issued(&lock) else { continue };
        if here == Some(false) {
            return PdfOrigin::OtherFile(lock.van_ban);
        }
        return PdfOrigin::Issued(Box::new(IssuedPdf { lock, end, source, is_of_unit: false }));
    }
    match (other, draft) {
        (Some(paper), _) => PdfOrigin::OtherThan(paper),
        (None, Some(end)) => PdfOrigin::Draft(end),
        (None, None) => match fingerprint::state(file) {
            FileState::AsWritten => PdfOrigin::Own(file.len()),
            FileState::Continued(end) => PdfOrigin::Own(end),
            FileState::Other(_) => PdfOrigin::Unknown,
        },
    }
}

/// A line of a record that names the file, or begins it.
struct KnownLine {
    is_here: bool,
    /// Where in the file ends what the line is of.
    end: Option<usize>,
    source: Option<PathBuf>,
    lock: Option<Lock>,
    /// Where in the file ends the paper as it was issued.
    issued: Option<usize>,
    line: RecordLine,
}

impl KnownLine {
    /// The name of its file, with the locality or the paper that it is of.
    fn called(&self) -> String {
        let file = format!("`{}`", self.line.tep);
        match (&self.lock, &self.line.don_vi) {
            (Some(lock), _) => format!("{file} ({})", lock.van_ban),
            (None, Some(code)) => format!("{file} (địa phương {code})"),
            (None, None) => file,
        }
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

/// The records of issued papers in the folder of a file, each with its name and the YAML beside it, if it is there.
fn beside(place: &Path) -> Vec<(String, Lock, Option<PathBuf>)> {
    let Ok(entries) = disk::read_dir(system::folder_of(place)) else { return Vec::new() };
    let mut names: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    names.sort();
    let read = |path: PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        let stem = name.strip_suffix(ENDING)?;
        let lock = Lock::read(&disk::read(&path).ok()?).ok()?;
        let source = path.with_file_name(format!("{stem}.yaml"));
        Some((stem.to_owned(), lock, disk::is_file(&source).then_some(source)))
    };
    names.into_iter().filter_map(read).collect()
}
