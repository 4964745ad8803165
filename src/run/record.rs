//! What was made from what: one line per written file, kept in the folder of the files.
//!
//! In: the hash of a document's inputs and the files it resulted in. Out: whether they still are what would
//! be made again, and JSON Lines for whoever takes over the files. A line is added as soon as a document is
//! written, so that an interrupted run loses nothing; at the end the lines are put in order. Runs that share
//! a folder each add their own lines; what the others wrote meanwhile stays.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::places::SourcePath;
use super::signed::is_signed_form;
use super::whole::{self, Existing, Saved, with_ending};
use super::{Refusal, durable, hold, places, system};
use crate::digest::{of_bytes, of_file};
use crate::files::{Files, NotOpened, disk};
use crate::made_of::Blob;
use crate::write::Format;

/// The record of `build`, a hidden file.
pub(crate) const OF_BUILD: &str = ".vanban.jsonl";
/// The record of `batch`, to be passed on.
pub(crate) const OF_BATCH: &str = "danh-muc.jsonl";

/// One written file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RecordLine {
    /// The path of the file from the folder of the record, with `/` between folders.
    pub(crate) tep: String,
    /// The code of the locality it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) don_vi: Option<String>,
    /// A mark of everything it was made from except further files it names: 16 hexadecimal digits; empty if
    /// it is not known, so that it is made again.
    pub(crate) dau_vao: String,
    /// SHA-256 of the file.
    pub(crate) ket_qua: String,
    /// SHA-256 of further files it names, by name; empty for one that did not exist.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) tep_dan: BTreeMap<String, String>,
    /// The number of warnings and notes: a document with some is made again, so that they are shown again.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(crate) canh_bao: usize,
    /// The YAML file it was made from, from the folder of the record. Version 0.1.0 did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) nguon: Option<String>,
    /// For the file of a locality: the table that lists the localities, by its path from the folder of the
    /// record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) bang: Option<String>,
    /// For a file written from an issued paper, all of it or an appendix: the paper as others cite it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) phat_hanh: Option<String>,
    /// Why it no longer belongs here, as found by the last run that could tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) thua: Option<Stale>,
}

/// Why a file no longer belongs to what is written to its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stale {
    /// The YAML file it was made from is gone, or no longer gives a document.
    #[serde(rename = "van_ban")]
    Document,
    /// The document was written again in other formats only.
    #[serde(rename = "loai_tep")]
    Format,
    /// The document has fewer appendices, or names them differently.
    #[serde(rename = "phu_luc")]
    Appendix,
    /// The locality is gone from the table, or has another name there.
    #[serde(rename = "dia_phuong")]
    Unit,
    /// It was written before the document was issued, or issued again.
    #[serde(rename = "phat_hanh")]
    Issued,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// A mark of some parts, each separated from the next, by which a later run recognises them. It is only
/// compared with marks of this program, never with what other programs say about files, so it need not be a
/// SHA-256, which costs much more.
#[derive(Clone, Default)]
pub(crate) struct Hash(DefaultHasher);

impl Hash {
    /// Adds a part.
    pub(crate) fn part(mut self, bytes: &[u8]) -> Hash {
        self.0.write(&(bytes.len() as u64).to_le_bytes());
        self.0.write(bytes);
        self
    }

    /// The mark as hexadecimal digits.
    pub(crate) fn finish(self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// Files that remember which of them were read.
pub(crate) struct Watched<'a> {
    files: &'a dyn Files,
    seen: Mutex<BTreeMap<String, Option<Blob>>>,
}

impl<'a> Watched<'a> {
    pub(crate) fn new(files: &'a dyn Files) -> Watched<'a> {
        Watched { files, seen: Mutex::default() }
    }

    /// The files that were read, and these.
    pub(crate) fn read_with(self, others: &[&Path]) -> Vec<PathBuf> {
        let others = others.iter().map(|path| path.to_path_buf());
        self.seen().into_keys().map(PathBuf::from).chain(others).collect()
    }

    /// The files that were read, by name; None for one that did not exist.
    pub(crate) fn seen(self) -> BTreeMap<String, Option<Blob>> {
        self.seen.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Files for Watched<'_> {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let read = self.files.read(name);
        let blob = read.as_ref().ok().map(|bytes| Blob::of(bytes));
        let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        seen.insert(name.to_owned(), blob);
        read
    }
}

/// What earlier runs wrote to a folder.
#[derive(Clone)]
pub(crate) struct KnownFiles {
    folder: PathBuf,
    /// The absolute path of the folder, from which sources are named.
    place: PathBuf,
    lines: BTreeMap<String, RecordLine>,
}

impl KnownFiles {
    /// The name of a document's file in the record. Returns None for a file outside its folder.
    pub(crate) fn name(&self, target: &Path, format: Format) -> Option<String> {
        self.name_of(&with_ending(target, format))
    }

    /// The name of a path in the record.
    pub(crate) fn name_of(&self, path: &Path) -> Option<String> {
        path.strip_prefix(&self.folder).ok().map(system::shown)
    }

    /// The name of a source in the record.
    pub(crate) fn source(&self, source: &SourcePath) -> String {
        source.name_in(&self.place)
    }

    /// The line of a file that is to stay as it was; if it belonged to an issued paper, it still does, even
    /// if the record of the paper is gone.
    pub(crate) fn as_issued_before(&self, line: RecordLine) -> RecordLine {
        let same = |old: &&RecordLine| old.ket_qua == line.ket_qua && old.nguon == line.nguon;
        let old = self.lines.get(&line.tep).filter(same);
        let issued = old.and_then(|old| old.phat_hanh.clone());
        RecordLine { phat_hanh: line.phat_hanh.clone().or(issued), ..line }
    }

    /// The files of a document, if all of them are what its inputs would give again, or those of an issued
    /// paper as it was signed.
    pub(crate) fn current(
        &self,
        target: &Path,
        formats: &[Format],
        inputs: &str,
        files: &dyn Files,
    ) -> Option<Vec<(PathBuf, Saved)>> {
        let state = |&format| {
            let line = self.lines.get(&self.name(target, format)?)?;
            let same_inputs = line.canh_bao == 0
                && line.dau_vao == inputs
                && line.tep_dan.iter().all(|(name, hash)| of_named(files, name) == *hash);
            let path = with_ending(target, format);
            let state = match of_file(&path).ok().filter(|_| same_inputs)? {
                hash if hash == line.ket_qua => Saved::Unchanged,
                _ if line.phat_hanh.is_some() && is_signed_form(&path, &line.ket_qua) => Saved::Signed,
                _ => return None,
            };
            Some((path, state))
        };
        formats.iter().map(state).collect()
    }
}

/// The record of a folder.
pub(crate) struct Record {
    pub(crate) path: PathBuf,
    known: KnownFiles,
    journal: Option<File>,
    /// The lines of this run, by file.
    own: BTreeSet<String>,
    /// Whether other runs write to it too.
    shared: bool,
}

impl Record {
    /// Reads what earlier runs left; an unfinished line is skipped. A file that is no record belongs to
    /// somebody, and is not replaced by a record.
    pub(crate) fn open(folder: &Path, name: &str) -> Result<Record, Refusal> {
        let path = folder.join(name);
        let lines = read(&path)?;
        let known = KnownFiles { folder: folder.to_owned(), place: places::folder(folder), lines };
        Ok(Record { path, known, journal: None, own: BTreeSet::new(), shared: false })
    }

    /// A record that other runs write to as well.
    pub(crate) fn shared(self) -> Record {
        Record { shared: true, ..self }
    }

    /// Takes in what other runs wrote since it was opened. They cannot write for as long as the returned lock
    /// is kept.
    pub(crate) fn gather(&mut self) -> Result<Option<File>, Refusal> {
        if !self.shared {
            return Ok(None);
        }
        let lock = hold::of_record(self.folder()).map_err(|error| whole::refused(&self.path, &error))?;
        let own = std::mem::replace(&mut self.known.lines, read(&self.path)?);
        let own = own.into_iter().filter(|(name, _)| self.own.contains(name));
        self.known.lines.extend(own);
        Ok(lock)
    }

    /// Whether other runs write to it too.
    pub(crate) fn is_shared(&self) -> bool {
        self.shared
    }

    /// What it holds at present.
    pub(crate) fn known(&self) -> &KnownFiles {
        &self.known
    }

    /// All lines, by file.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &RecordLine> {
        self.known.lines.values()
    }

    /// All lines, to be changed.
    pub(crate) fn lines_mut(&mut self) -> impl Iterator<Item = &mut RecordLine> {
        self.known.lines.values_mut()
    }

    /// All lines, of a record that is only read.
    pub(crate) fn into_lines(self) -> Vec<RecordLine> {
        self.known.lines.into_values().collect()
    }

    /// The folder of the record.
    pub(crate) fn folder(&self) -> &Path {
        &self.known.folder
    }

    /// The absolute path of the folder.
    pub(crate) fn place(&self) -> &Path {
        &self.known.place
    }

    /// The lines of these files as they are in the record.
    pub(crate) fn text_of(&self, files: &[String]) -> String {
        files.iter().filter_map(|file| self.known.lines.get(file)).map(json).collect()
    }

    /// Adds lines, not yet on disk. Returns the text of the new ones.
    pub(crate) fn note(&mut self, lines: Vec<RecordLine>) -> String {
        let mut text = String::new();
        for line in lines {
            if self.known.lines.get(&line.tep) == Some(&line) {
                continue;
            }
            text += &json(&line);
            self.own.insert(line.tep.clone());
            self.known.lines.insert(line.tep.clone(), line);
        }
        text
    }

    /// Adds lines, also on disk at once.
    pub(crate) fn add(&mut self, lines: Vec<RecordLine>) -> io::Result<()> {
        let text = self.note(lines);
        if text.is_empty() {
            return Ok(());
        }
        let mut lock = None;
        if self.shared {
            lock = hold::of_record(self.folder())?;
            // Another run may have replaced the file.
            self.journal = None;
        }
        if self.journal.is_none() {
            let mut file = disk::open_to_append(&self.path)?;
            // An unfinished line of an interrupted run must not swallow this one.
            file.write_all(b"\n")?;
            self.journal = Some(file);
        }
        let written = self.journal.as_mut().map_or(Ok(()), |file| file.write_all(text.as_bytes()));
        drop(lock);
        written
    }

    /// Its path and its lines in order, without those of files that are gone and not `coming`. Returns None
    /// if the file already says all that.
    pub(crate) fn ordered(&mut self, coming: &BTreeSet<String>) -> Option<(&Path, String)> {
        let KnownFiles { folder, lines, .. } = &mut self.known;
        lines.retain(|name, _| coming.contains(name) || disk::is_file(folder.join(name)));
        let text: String = lines.values().map(json).collect();
        let same = disk::read(&self.path).map_or(text.is_empty(), |old| old == text.as_bytes());
        (!same).then_some((&self.path, text))
    }

    /// Puts the lines in order, without those of files that are gone. All files are safe on the disk before
    /// the record says so of the last one.
    pub(crate) fn finish(&mut self) -> Result<(), Refusal> {
        drop(self.journal.take());
        let (folder, own) = (self.folder().to_owned(), std::mem::take(&mut self.own));
        let Some((path, text)) = self.ordered(&BTreeSet::new()) else { return Ok(()) };
        let ready = whole::named(path, text.as_bytes(), Existing::Updated)?;
        if !own.is_empty() {
            durable::sync(&folder, &own).map_err(|error| whole::refused(path, &error))?;
        }
        ready.put(Existing::Updated)
    }
}

/// The lines of a record by file; an unfinished line is skipped.
fn read(path: &Path) -> Result<BTreeMap<String, RecordLine>, Refusal> {
    let bytes = match disk::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            let message =
                format!("không đọc được danh mục `{}`: {}", system::shown(path), system::words(&error));
            return Err(Refusal::new(message)
                .hint(NotOpened::of(&error).map_or("xem lại quyền đọc tệp", NotOpened::hint)));
        }
    };
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = BTreeMap::new();
    for text in text.lines().filter(|line| !line.trim().is_empty()) {
        match serde_json::from_str::<RecordLine>(text) {
            Ok(line) if is_below(&line.tep) => drop(lines.insert(line.tep.clone(), line)),
            // A forged record like that would make a run read, and remove, files of other folders.
            Ok(_) => {}
            Err(_) if is_unfinished(text) => {}
            Err(_) => return Err(no_record(path)),
        }
    }
    Ok(lines)
}

/// Whether a name leads to a file in its folder or below it.
pub(super) fn is_below(name: &str) -> bool {
    Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Whether a text may be the beginning of a line that a run did not finish.
fn is_unfinished(text: &str) -> bool {
    const BEGINNING: &str = "{\"tep\":";
    text.starts_with(BEGINNING) || BEGINNING.starts_with(text)
}

fn no_record(path: &Path) -> Refusal {
    let name = system::shown(path);
    Refusal::new(format!("`{name}` không phải danh mục do chương trình này ghi: giữ nguyên"))
        .hint("đổi tên hoặc chuyển tệp đó đi, hoặc xuất ra thư mục khác bằng `--out <THƯ MỤC>`")
}

fn of_named(files: &dyn Files, name: &str) -> String {
    files.read(name).map_or_else(|_| String::new(), |bytes| of_bytes(&bytes))
}

fn json(line: &RecordLine) -> String {
    serde_json::to_string(line).expect("texts and numbers are always JSON") + "\n"
}

/// What the program itself brings to every document: its version and its own source.
pub(crate) fn program() -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), env!("VANBAN_SOURCE"))
}
