//! What was made of what: one line for each written file, kept in the folder of the files.
//!
//! In: the hash of a document's inputs and the files it came to. Out: whether they still are
//! what would be made again, and JSON Lines for whoever takes the files over. A line is added
//! as soon as a document is written, so that an interrupted run loses nothing; at the end the
//! lines are put in order.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::save::{self, Existing};
use super::{Refusal, system};
use crate::files::Files;
use crate::write::Format;

/// The record of `build`, out of sight.
pub(super) const OF_BUILD: &str = ".vanban.jsonl";
/// The record of `batch`, to be handed on.
pub(super) const OF_BATCH: &str = "danh-muc.jsonl";

/// One written file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    /// The file, from the folder of the record, `/` between folders.
    pub(super) tep: String,
    /// The code of the unit it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) don_vi: Option<String>,
    /// A mark of all it was made from but further files it names: 16 hexadecimal digits.
    pub(super) dau_vao: String,
    /// SHA-256 of the file.
    pub(super) ket_qua: String,
    /// SHA-256 of further files it names, by name; empty for one that there was not.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) tep_dan: BTreeMap<String, String>,
    /// Warnings and notes: what has some is made again, so that they show again.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) canh_bao: usize,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// A mark of some parts, each told from the next, by which a later run knows them again. It is
/// compared with itself only, never with what other programs say of files, and so need not be a
/// SHA-256, which costs much more.
#[derive(Clone, Default)]
pub(super) struct Hash(DefaultHasher);

impl Hash {
    /// With a part.
    pub(super) fn part(mut self, bytes: &[u8]) -> Hash {
        self.0.write(&(bytes.len() as u64).to_le_bytes());
        self.0.write(bytes);
        self
    }

    /// As hexadecimal digits.
    pub(super) fn finish(self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// SHA-256 of bytes, as `sha256sum` prints it.
pub(super) fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 of a file.
pub(super) fn of_file(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex(&hash.finalize())),
            read => hash.update(&buffer[..read]),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Files that remember which of them were read.
pub(super) struct Watched<'a> {
    files: &'a dyn Files,
    seen: Mutex<BTreeMap<String, String>>,
}

impl<'a> Watched<'a> {
    pub(super) fn new(files: &'a dyn Files) -> Watched<'a> {
        Watched { files, seen: Mutex::default() }
    }

    /// Hashes of the files read, by name.
    pub(super) fn seen(self) -> BTreeMap<String, String> {
        self.seen.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Files for Watched<'_> {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let read = self.files.read(name);
        let hash = read.as_ref().map_or_else(|_| String::new(), |bytes| of_bytes(bytes));
        let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        seen.insert(name.to_owned(), hash);
        read
    }
}

/// What earlier runs wrote into a folder.
#[derive(Clone)]
pub(super) struct Known {
    folder: PathBuf,
    lines: BTreeMap<String, Line>,
}

impl Known {
    /// The name of a document's file in the record; none outside its folder.
    pub(super) fn name(&self, target: &Path, format: Format) -> Option<String> {
        let inside = target.strip_prefix(&self.folder).ok()?;
        Some(system::shown(&save::with_ending(inside, format)))
    }

    /// Are all these files of a document what its inputs would give again?
    pub(super) fn is_current(
        &self,
        target: &Path,
        formats: &[Format],
        inputs: &str,
        files: &dyn Files,
    ) -> bool {
        formats.iter().all(|&format| {
            let line = self.name(target, format).and_then(|name| self.lines.get(&name));
            line.is_some_and(|line| {
                line.canh_bao == 0
                    && line.dau_vao == inputs
                    && line.tep_dan.iter().all(|(name, hash)| of_named(files, name) == *hash)
                    && of_file(&save::with_ending(target, format)).is_ok_and(|hash| hash == line.ket_qua)
            })
        })
    }
}

/// The record of a folder.
pub(super) struct Record {
    path: PathBuf,
    known: Known,
    journal: Option<File>,
}

impl Record {
    /// Reads what earlier runs left; a line that was not finished is passed over.
    pub(super) fn open(folder: &Path, name: &str) -> Record {
        let path = folder.join(name);
        let text =
            fs::read(&path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
        let lines = lines.map(|line| (line.tep.clone(), line)).collect();
        Record { path, known: Known { folder: folder.to_owned(), lines }, journal: None }
    }

    /// What it holds now.
    pub(super) fn known(&self) -> &Known {
        &self.known
    }

    /// All lines, by file.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.known.lines.values()
    }

    /// The lines of these files as they stand in the record.
    pub(super) fn text_of(&self, files: &[String]) -> String {
        files.iter().filter_map(|file| self.known.lines.get(file)).map(json).collect()
    }

    /// Adds lines, at once on disk too.
    pub(super) fn add(&mut self, lines: Vec<Line>) -> io::Result<()> {
        let mut text = String::new();
        for line in lines {
            if self.known.lines.get(&line.tep) == Some(&line) {
                continue;
            }
            text += &json(&line);
            self.known.lines.insert(line.tep.clone(), line);
        }
        if text.is_empty() {
            return Ok(());
        }
        if self.journal.is_none() {
            let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
            // An unfinished line of a run that was cut off must not swallow this one.
            file.write_all(b"\n")?;
            self.journal = Some(file);
        }
        self.journal.as_mut().map_or(Ok(()), |file| file.write_all(text.as_bytes()))
    }

    /// Puts the lines in order, without those of files that are gone.
    pub(super) fn finish(&mut self) -> Result<(), Refusal> {
        drop(self.journal.take());
        let Known { folder, lines } = &mut self.known;
        lines.retain(|name, _| folder.join(name).is_file());
        let text: String = lines.values().map(json).collect();
        let same = fs::read(&self.path).map_or(text.is_empty(), |old| old == text.as_bytes());
        if same { Ok(()) } else { save::text(&self.path, &text, Existing::Replace) }
    }
}

fn of_named(files: &dyn Files, name: &str) -> String {
    files.read(name).map_or_else(|_| String::new(), |bytes| of_bytes(&bytes))
}

fn json(line: &Line) -> String {
    serde_json::to_string(line).expect("texts and numbers are always JSON") + "\n"
}

/// What the program itself brings into every document: its version and its own source.
pub(super) fn program() -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), env!("VANBAN_SOURCE"))
}
